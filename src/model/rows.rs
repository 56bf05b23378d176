//! The rows of one mineral's trade in columns, by line and year.
//! Knows exact dollars and kilograms; does not know which rows a question counts.

use super::{HsLine, Place};

const UNKNOWN: u64 = u64::MAX;

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
    usd: Vec<u64>,
    kg: Vec<u64>,
}

impl Rows {
    /// Adds the rows of one line and year.
    pub fn push_span(&mut self, line: HsLine, year: u16, rows: impl IntoIterator<Item = Row>) {
        let first = self.from.len();
        for row in rows {
            self.from.push(row.from);
            self.to.push(row.to);
            self.usd.push(row.usd);
            self.kg.push(row.kg.unwrap_or(UNKNOWN));
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

    /// Lines and years present.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The rows of one span.
    pub fn of(&self, span: &Span) -> impl Iterator<Item = Row> + Clone + '_ {
        (span.first..span.end).filter_map(|at| {
            let kg = *self.kg.get(at)?;
            Some(Row {
                from: *self.from.get(at)?,
                to: *self.to.get(at)?,
                usd: *self.usd.get(at)?,
                kg: (kg != UNKNOWN).then_some(kg),
            })
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
