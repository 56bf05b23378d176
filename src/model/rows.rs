//! The rows of one mineral's trade in columns, by line and year.
//! Knows exact dollars and kilograms; does not know which rows a question counts.

use super::{HsLine, Place};

/// A whole number below 2⁵⁶, seven bytes: with exporter and importer a row takes sixteen.
type Packed = [u8; 7];

/// Stands for no quantity. No amount comes near it: files hold whole numbers up to 9·10¹⁵ (`crate::json`).
const UNKNOWN: u64 = (1 << 56) - 1;

fn packed(value: u64) -> Packed {
    let [a, b, c, d, e, f, g, _] = value.min(UNKNOWN).to_le_bytes();
    [a, b, c, d, e, f, g]
}

fn unpacked([a, b, c, d, e, f, g]: Packed) -> u64 {
    u64::from_le_bytes([a, b, c, d, e, f, g, 0])
}

/// One flow of one line and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Exporter.
    pub from: Place,
    /// Importer.
    pub to: Place,
    /// Value, US dollars.
    pub usd: u64,
    /// Quantity; `None` is unknown.
    pub kg: Option<u64>,
}

impl Row {
    /// Value, thousand US dollars.
    #[must_use]
    pub fn value_kusd(&self) -> f64 {
        self.usd as f64 / 1000.0
    }

    /// Quantity, metric tonnes.
    #[must_use]
    pub fn tonnes(&self) -> Option<f64> {
        self.kg.map(|kg| kg as f64 / 1000.0)
    }
}

/// The rows of one line and year, as positions in the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// HS line.
    pub line: HsLine,
    /// Year.
    pub year: u16,
    first: usize,
    end: usize,
}

/// Rows of one mineral, as far as they are loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    spans: Vec<Span>,
    from: Vec<Place>,
    to: Vec<Place>,
    usd: Vec<Packed>,
    kg: Vec<Packed>,
}

impl Rows {
    /// Adds the rows of one line and year.
    pub fn push_span(&mut self, line: HsLine, year: u16, rows: impl IntoIterator<Item = Row>) {
        let first = self.from.len();
        for row in rows {
            self.from.push(row.from);
            self.to.push(row.to);
            self.usd.push(packed(row.usd));
            self.kg.push(packed(row.kg.unwrap_or(UNKNOWN)));
        }
        self.spans.push(Span { line, year, first, end: self.from.len() });
    }

    /// Adds the rows of another file of the same mineral.
    pub fn append(&mut self, mut other: Self) {
        let shift = self.from.len();
        self.spans.extend(other.spans.drain(..).map(|s| Span {
            first: s.first + shift,
            end: s.end + shift,
            ..s
        }));
        self.from.append(&mut other.from);
        self.to.append(&mut other.to);
        self.usd.append(&mut other.usd);
        self.kg.append(&mut other.kg);
    }

    /// Gives back what the columns hold beyond their rows.
    pub fn shrink(&mut self) {
        self.spans.shrink_to_fit();
        self.from.shrink_to_fit();
        self.to.shrink_to_fit();
        self.usd.shrink_to_fit();
        self.kg.shrink_to_fit();
    }

    /// Lines and years present.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The rows of one span.
    pub fn of(&self, span: &Span) -> impl Iterator<Item = Row> + Clone + '_ {
        fn part<'a, T>(column: &'a [T], span: &Span) -> std::slice::Iter<'a, T> {
            column.get(span.first..span.end).unwrap_or_default().iter()
        }
        let ends = part(&self.from, span).zip(part(&self.to, span));
        let amounts = part(&self.usd, span).zip(part(&self.kg, span));
        ends.zip(amounts).map(|((from, to), (usd, kg))| {
            let kg = unpacked(*kg);
            Row { from: *from, to: *to, usd: unpacked(*usd), kg: (kg != UNKNOWN).then_some(kg) }
        })
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether no row is loaded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_every_dollar_and_what_is_unknown_stays_so() {
        let row = |usd, kg| Row { from: Place(0), to: Place(1), usd, kg };
        let all = [row(0, None), row(1, Some(0)), row(987_654_321_987_654, Some((1 << 56) - 2))];
        let mut rows = Rows::default();
        rows.push_span(HsLine::parse("250410").unwrap(), 2024, all);
        rows.shrink();
        assert_eq!(rows.of(&rows.spans()[0]).collect::<Vec<_>>(), all);
    }
}
