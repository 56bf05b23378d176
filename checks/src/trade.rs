//! The trade of one stage and year: which basis it is solved in, and every flow in dollars and in tonnes.
//! Knows how a missing quantity is estimated; does not know China, output or shares.

use std::collections::BTreeMap;

use crate::rows::Row;

/// Part of the value that rows with a quantity must hold for the balance to be in tonnes.
const KNOWN_AT_LEAST: f64 = 0.9;

/// What amounts are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Thousand current US dollars.
    Dollars,
    /// Metric tonnes.
    Tonnes,
}

impl Unit {
    /// The unit as links and answers write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dollars => "usd",
            Self::Tonnes => "t",
        }
    }
}

/// What one place sold to another over all lines of the stage.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Flow {
    /// Value in thousand current US dollars.
    pub kusd: f64,
    /// Tonnes, estimated where a row has none; zero where the basis is dollars, and then never asked for.
    pub tonnes: f64,
}

/// The flows of one stage and year.
#[derive(Debug, Clone)]
pub struct Trade {
    /// What the balance is solved in.
    pub basis: Unit,
    /// By exporter and importer.
    pub flows: BTreeMap<(usize, usize), Flow>,
}

impl Trade {
    /// Adds up the rows of all lines of a stage in one year. None of them is of a place with itself.
    ///
    /// # Errors
    /// Where the basis is tonnes and yet no unit value can be had, which rows that hold 90 % of the value rule out.
    pub fn new(rows: &[&Row]) -> Result<Self, String> {
        Self::of_line(rows, None)
    }

    /// The same where one line alone is asked; basis and unit values are those of the whole stage.
    ///
    /// # Errors
    /// As of [`Trade::new`].
    pub fn of_line(rows: &[&Row], line: Option<&str>) -> Result<Self, String> {
        let all: f64 = rows.iter().map(|row| row.kusd).sum();
        let known: f64 = rows.iter().filter(|row| row.tonnes.is_some()).map(|row| row.kusd).sum();
        let basis = if known >= KNOWN_AT_LEAST * all { Unit::Tonnes } else { Unit::Dollars };
        let values = UnitValues::of(rows);
        let mut flows: BTreeMap<(usize, usize), Flow> = BTreeMap::new();
        for row in rows.iter().filter(|row| line.is_none_or(|line| line == row.line)) {
            let flow = flows.entry((row.from, row.to)).or_default();
            flow.kusd += row.kusd;
            if basis == Unit::Tonnes {
                flow.tonnes += values.tonnes(row)?;
            }
        }
        Ok(Self { basis, flows })
    }

    /// The unit an answer has when another is asked: dollars where the basis is dollars.
    pub fn unit(&self, asked: Unit) -> Unit {
        if self.basis == Unit::Dollars { Unit::Dollars } else { asked }
    }

    /// Exporter, importer and amount of every flow that counts: none inside China.
    pub fn counted<'a>(
        &'a self,
        unit: Unit,
        china: &'a [bool],
    ) -> impl Iterator<Item = (usize, usize, f64)> + 'a {
        let outside = |(from, to): (usize, usize)| !(china[from] && china[to]);
        let amount = move |flow: &Flow| match unit {
            Unit::Dollars => flow.kusd,
            Unit::Tonnes => flow.tonnes,
        };
        self.flows
            .iter()
            .filter(move |(ends, _)| outside(**ends))
            .map(move |((from, to), flow)| (*from, *to, amount(flow)))
    }
}

/// Value and tonnes of the rows that have both.
#[derive(Clone, Copy, Default)]
struct Both {
    kusd: f64,
    tonnes: f64,
}

impl Both {
    fn add(&mut self, row: &Row) {
        if let Some(tonnes) = row.tonnes {
            self.kusd += row.kusd;
            self.tonnes += tonnes;
        }
    }

    /// Thousand US dollars a tonne; `None` where there is nothing to take it from.
    fn unit_value(self) -> Option<f64> {
        (self.kusd > 0.0 && self.tonnes > 0.0).then(|| self.kusd / self.tonnes)
    }
}

/// Sums from which unit values are taken, from the narrowest to the widest.
#[derive(Default)]
struct UnitValues<'a> {
    exporter: BTreeMap<(&'a str, usize), Both>,
    line: BTreeMap<&'a str, Both>,
    stage: Both,
}

impl<'a> UnitValues<'a> {
    fn of(rows: &[&'a Row]) -> Self {
        let mut values = Self::default();
        for row in rows {
            values.exporter.entry((&row.line, row.from)).or_default().add(row);
            values.line.entry(&row.line).or_default().add(row);
            values.stage.add(row);
        }
        values
    }

    fn tonnes(&self, row: &Row) -> Result<f64, String> {
        if let Some(tonnes) = row.tonnes {
            return Ok(tonnes);
        }
        let exporter = self.exporter.get(&(row.line.as_str(), row.from)).and_then(|both| both.unit_value());
        let world = || self.line.get(row.line.as_str()).and_then(|both| both.unit_value());
        let unit_value = exporter.or_else(world).or_else(|| self.stage.unit_value());
        let none = || format!("line {}: no row of the stage has value and tonnes", row.line);
        Ok(row.kusd / unit_value.ok_or_else(none)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balance::hand::close;

    fn row(line: &str, from: usize, to: usize, kusd: f64, tonnes: Option<f64>) -> Row {
        Row { from, to, line: line.to_owned(), kusd, tonnes }
    }

    fn trade(rows: &[Row]) -> Trade {
        Trade::new(&rows.iter().collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn nine_tenths_of_the_value_with_tonnes_are_enough() {
        let with = |kusd| trade(&[row("a", 0, 1, kusd, Some(1.0)), row("a", 1, 0, 100.0 - kusd, None)]).basis;
        assert_eq!(with(90.0), Unit::Tonnes);
        assert_eq!(with(89.9), Unit::Dollars);
        let dollars = trade(&[row("a", 0, 1, 1.0, None)]);
        assert_eq!(dollars.unit(Unit::Tonnes), Unit::Dollars);
    }

    #[test]
    fn a_row_without_tonnes_takes_its_exporters_unit_value_then_the_lines_then_the_stages() {
        // Line a: exporter 0 sells 60 for 20 t (3 a tonne), exporter 1 sells 40 for 5 t (8 a tonne); together 100 for
        // 25 t, 4 a tonne. Line b has no tonnes at all, so that the stage's 4 a tonne hold there too.
        let trade = trade(&[
            row("a", 0, 1, 60.0, Some(20.0)),
            row("a", 1, 2, 40.0, Some(5.0)),
            row("a", 0, 2, 3.0, None),
            row("a", 2, 1, 2.0, None),
            row("b", 0, 1, 4.0, None),
        ]);
        assert_eq!(trade.basis, Unit::Tonnes, "100 of 109");
        let tonnes = |from, to| trade.flows[&(from, to)].tonnes;
        // 3 at its own 3 a tonne; 2 at the line's 4; 20 of line a, and 4 of line b at the stage's 4.
        close(&[tonnes(0, 2), tonnes(2, 1), tonnes(0, 1)], &[1.0, 0.5, 21.0]);
        close(&[trade.flows[&(0, 1)].kusd], &[64.0]);
    }

    #[test]
    fn one_line_alone_keeps_the_basis_and_the_unit_values_of_its_stage() {
        // Line b has no tonnes, but only 4 of 104: 4 at the 5 a tonne of line a.
        let rows = [row("a", 0, 1, 100.0, Some(20.0)), row("b", 0, 1, 3.0, None), row("b", 1, 0, 1.0, None)];
        let line = Trade::of_line(&rows.iter().collect::<Vec<_>>(), Some("b")).unwrap();
        assert_eq!((line.basis, line.flows.len()), (Unit::Tonnes, 2));
        close(&[line.flows[&(0, 1)].kusd, line.flows[&(0, 1)].tonnes], &[3.0, 0.6]);
    }

    #[test]
    fn trade_inside_china_counts_for_the_basis_alone() {
        let trade = trade(&[row("a", 0, 1, 99.0, Some(9.0)), row("a", 0, 2, 1.0, None)]);
        assert_eq!(trade.basis, Unit::Tonnes);
        let counted: Vec<_> = trade.counted(Unit::Dollars, &[true, true, false]).collect();
        assert_eq!(counted, [(0, 2, 1.0)]);
    }
}
