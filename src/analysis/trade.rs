//! The trade matrix Z of one stage and year in one unit.
//! Knows how tonnes are estimated where a row lacks them; does not know shares.

use super::cells::Cells;
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
#[derive(Clone, Copy, Debug, Default)]
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

/// One row as it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountedRow {
    /// Its line.
    pub line: HsLine,
    /// The row.
    pub row: Row,
    /// Dollars or kilograms.
    pub(super) base_amount: f64,
    /// Whether the amount is value ÷ unit value.
    pub is_estimated: bool,
}

impl CountedRow {
    /// Thousand US dollars or tonnes.
    #[must_use]
    pub fn amount(&self) -> f64 {
        self.base_amount / 1000.0
    }
}

/// The rows of one line of a stage and year, or of all its lines, as they count in a unit.
///
/// In tonnes a row without quantity counts as its value ÷ the unit value of its exporter over that exporter's
/// rows of the line and year that have both; the world's of the line where there are none, the stage's where
/// the line has none, and not at all where the stage has none.
#[must_use]
pub fn counted_rows(
    rows: &Rows,
    stage: &Stage,
    year: u16,
    line: Option<HsLine>,
    unit: Unit,
) -> Vec<CountedRow> {
    let mut counted = Vec::new();
    each_counted(rows, stage, year, line, unit, |row| counted.push(row));
    counted
}

/// Calls `tell` with every row as it counts, line by line, in the order of the rows.
pub(super) fn each_counted(
    rows: &Rows,
    stage: &Stage,
    year: u16,
    line: Option<HsLine>,
    unit: Unit,
    mut tell: impl FnMut(CountedRow),
) {
    let spans: Vec<&Span> =
        rows.spans().iter().filter(|s| s.year == year && stage.lines.contains(&s.line)).collect();
    let mut any_line = Weighed::default();
    if unit == Unit::Tonnes {
        spans.iter().for_each(|span| rows.of(span).for_each(|row| any_line.add(&row)));
    }
    for span in spans.iter().filter(|s| line.is_none_or(|line| line == s.line)) {
        let mut as_is = |row: Row, base_amount: f64, is_estimated: bool| {
            tell(CountedRow { line: span.line, row, base_amount, is_estimated });
        };
        if unit == Unit::Usd {
            rows.of(span).for_each(|row| as_is(row, row.usd as f64, false));
            continue;
        }
        let prices = UnitValues::of(rows.of(span), any_line);
        for row in rows.of(span) {
            let known = row.kg.map(|kg| kg as f64);
            if let Some(amount) = known.or_else(|| prices.kilograms(&row)) {
                as_is(row, amount, known.is_none());
            }
        }
    }
}

impl Trade {
    /// Adds up the rows of one line of a stage and year, or of all its lines; a country's trade with itself is left
    /// out.
    #[must_use]
    pub fn of(rows: &Rows, stage: &Stage, year: u16, line: Option<HsLine>, unit: Unit) -> Self {
        let (mut cells, mut part_estimated) = (Cells::default(), false);
        each_counted(rows, stage, year, line, unit, |counted| {
            part_estimated |= counted.is_estimated;
            cells.add(counted.row.from, counted.row.to, counted.base_amount);
        });
        let mut flows = Vec::new();
        cells.sums(|from, to, sum| {
            if from != to && sum > 0.0 {
                flows.push(Flow { from, to, amount: sum / 1000.0 });
            }
        });
        Self { flows, part_estimated }
    }
}

/// Unit values of one line: of the world, of each exporter, and of the whole stage.
struct UnitValues {
    stage: Weighed,
    world: Weighed,
    of_exporter: Vec<Weighed>,
}

impl UnitValues {
    fn of(rows: impl Iterator<Item = Row>, stage: Weighed) -> Self {
        let mut values =
            Self { stage, world: Weighed::default(), of_exporter: vec![Weighed::default(); 256] };
        for row in rows {
            values.world.add(&row);
            if let Some(own) = values.of_exporter.get_mut(row.from.index()) {
                own.add(&row);
            }
        }
        values
    }

    /// Kilograms of a row without quantity.
    fn kilograms(&self, row: &Row) -> Option<f64> {
        let own = self.of_exporter.get(row.from.index()).and_then(|own| own.kg_for(row.usd));
        own.or_else(|| self.world.kg_for(row.usd)).or_else(|| self.stage.kg_for(row.usd))
    }
}

/// What a tonne costs by its exporter, where a change is known in one unit alone.
#[derive(Clone, Debug)]
pub struct Prices {
    world: Weighed,
    of_exporter: Vec<Weighed>,
}

impl Prices {
    /// Prices over the rows of a stage and year that have value and quantity, of one line or all.
    #[must_use]
    pub fn of(rows: &Rows, stage: &Stage, year: u16, line: Option<HsLine>) -> Self {
        let all = counted_rows(rows, stage, year, line, Unit::Usd);
        let values = UnitValues::of(all.iter().map(|c| c.row), Weighed::default());
        Self { world: values.world, of_exporter: values.of_exporter }
    }

    /// Thousand US dollars a tonne of what a territory sells: of its own rows, the world's where it has none;
    /// `None` where no row has both.
    #[must_use]
    pub fn usd_thousand_per_tonne(&self, from: Place) -> Option<f64> {
        let of = |w: &Weighed| (w.usd > 0.0 && w.kg > 0.0).then(|| w.usd / w.kg);
        self.of_exporter.get(from.index()).and_then(of).or_else(|| of(&self.world))
    }
}

/// Value over quantity of the rows that have both, US dollars a tonne; `None` where no row has.
#[must_use]
pub fn usd_per_tonne(rows: impl Iterator<Item = Row>) -> Option<f64> {
    let mut all = Weighed::default();
    rows.for_each(|row| all.add(&row));
    (all.usd > 0.0 && all.kg > 0.0).then(|| all.usd / all.kg * 1000.0)
}
