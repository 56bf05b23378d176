//! The trade matrix Z of one stage and year in one unit.
//! Knows how tonnes are estimated where a row lacks them; does not know shares.

use super::order::ascending;
use crate::model::{HsLine, Place, Row, Rows, Span, Stage, Unit};

/// Trade from one country to another over all lines asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// Exporter.
    pub from: Place,
    /// Importer.
    pub to: Place,
    /// Thousand US dollars or tonnes.
    pub amount: f64,
}

impl Flow {
    /// Exporter and importer as one number, for ordering.
    #[must_use]
    pub fn ends(&self) -> u32 {
        pair(self.from, self.to)
    }
}

/// Two territories as one number; the first decides the order.
fn pair(first: Place, second: Place) -> u32 {
    u32::from(first.0) << 8 | u32::from(second.0)
}

/// The sum of amounts; of none it is plain zero, where the standard sum of floats is −0.
#[must_use]
pub fn total(amounts: impl Iterator<Item = f64>) -> f64 {
    amounts.fold(0.0, |sum, amount| sum + amount)
}

/// The trade matrix as a list of its cells, by exporter, then importer.
#[derive(Clone, Debug, PartialEq)]
pub struct Trade {
    /// One cell a pair of countries.
    pub flows: Vec<Flow>,
    /// Whether some tonnes are value ÷ unit value.
    pub part_estimated: bool,
}

/// Value and quantity of rows that have both: what a unit value is made of.
#[derive(Clone, Copy, Default)]
struct Weighed {
    usd: f64,
    kg: f64,
}

impl Weighed {
    fn add(&mut self, row: &Row) {
        if let Some(kg) = row.kg {
            self.usd += row.usd as f64;
            self.kg += kg as f64;
        }
    }

    /// Kilograms that `usd` buys at this unit value; `None` where no row has both.
    fn kg_for(&self, usd: u64) -> Option<f64> {
        (self.usd > 0.0 && self.kg > 0.0).then(|| usd as f64 * self.kg / self.usd)
    }
}

impl Trade {
    /// Adds up one line of a stage and year, or all of its lines; a country's trade with itself is left out.
    ///
    /// In tonnes a row without quantity counts as its value ÷ the unit value of its exporter over that exporter's
    /// rows of the line and year that have both; the world's of the line where there are none, the stage's where
    /// the line has none.
    #[must_use]
    pub fn of(rows: &Rows, stage: &Stage, year: u16, line: Option<HsLine>, unit: Unit) -> Self {
        let of_stage = |line| stage.lines.contains(&line);
        let spans: Vec<&Span> = rows.spans().iter().filter(|s| s.year == year && of_stage(s.line)).collect();
        let mut any_line = Weighed::default();
        if unit == Unit::Tonnes {
            spans.iter().for_each(|span| rows.of(span).for_each(|row| any_line.add(&row)));
        }
        let mut cells: Vec<(Place, Place, f64)> = Vec::new();
        let mut part_estimated = false;
        for span in spans.iter().filter(|s| line.is_none_or(|line| line == s.line)) {
            match unit {
                Unit::Usd => cells.extend(rows.of(span).map(|r| (r.from, r.to, r.usd as f64))),
                Unit::Tonnes => {
                    let (kg, estimated) = kilograms(rows.of(span), any_line);
                    cells.extend(kg);
                    part_estimated |= estimated;
                }
            }
        }
        // The rows of one line come in this order already.
        if !cells.is_sorted_by(|a, b| (a.0, a.1) <= (b.0, b.1)) {
            ascending(&mut cells, |c| pair(c.0, c.1));
        }
        let flows = cells
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .filter_map(|same| {
                let (from, to, _) = *same.first()?;
                Some(Flow { from, to, amount: same.iter().map(|c| c.2).sum::<f64>() / 1000.0 })
            })
            .filter(|f| f.amount > 0.0 && f.from != f.to)
            .collect();
        Self { flows, part_estimated }
    }
}

/// Kilograms of the rows of one line, and whether any is estimated.
fn kilograms(rows: impl Iterator<Item = Row> + Clone, any_line: Weighed) -> (Vec<(Place, Place, f64)>, bool) {
    let mut world = Weighed::default();
    let mut by_exporter = vec![Weighed::default(); 256];
    for row in rows.clone() {
        world.add(&row);
        if let Some(own) = by_exporter.get_mut(row.from.index()) {
            own.add(&row);
        }
    }
    let mut estimated = false;
    let mut kg_of = |row: &Row| {
        if let Some(kg) = row.kg {
            return Some(kg as f64);
        }
        estimated = true;
        let own = by_exporter.get(row.from.index()).and_then(|own| own.kg_for(row.usd));
        own.or_else(|| world.kg_for(row.usd)).or_else(|| any_line.kg_for(row.usd))
    };
    let cells = rows.filter_map(|row| Some((row.from, row.to, kg_of(&row)?))).collect();
    (cells, estimated)
}
