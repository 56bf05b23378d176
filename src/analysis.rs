//! From a question to its answer: shares, suppliers, flows, each a function of the dataset and the query alone.
//! Knows formulas; does not know sentences, colours or where anything lies on a map.
//!
//! [`matrix`] adds up rows, [`scope`] leaves out what does not count, [`balance`] and [`look_through`] see behind the
//! face value, [`importers`], [`world`] and [`exposure`] turn amounts into shares.

pub mod answer;
pub mod audit;
pub mod balance;
pub mod bought;
mod cells;
pub mod chain;
pub mod change;
pub mod concentration;
pub mod deals;
pub mod exposure;
pub mod flow;
pub mod importers;
pub mod interval;
pub mod look_through;
pub mod matrix;
pub mod network;
pub mod order;
pub mod registry;
pub mod reroute;
pub mod resilience;
pub mod scenario;
pub mod scope;
pub mod series;
pub mod set;
pub mod stockpile;
pub mod trade;
pub mod world;

pub use importers::{Importer, Supplier};
pub use interval::Interval;
pub use resilience::Resilience;
pub use scenario::Scenario;
pub use scope::{Scope, is_in};
pub use world::{Exporter, World};

use crate::model::{Area, CoverageKind, Dataset, Place, Rows, Unit};
use crate::query::{Measure, Notice, Query};
use exposure::Exposures;
use importers::importers;
use look_through::LookThrough;
use matrix::Matrix;
use order::largest_first;
use resilience::tonnes_to_move;
use trade::{Flow, total};
use world::{exporters, world};

/// What the rows of the stage and year asked allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// All rows, in dollars and tonnes.
    Complete,
    /// All rows, in dollars alone.
    ValueOnly,
    /// Only the largest partners of each country.
    Partial,
    /// No rows.
    NoData,
}

impl Coverage {
    /// The word on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::ValueOnly => "value only",
            Self::Partial => "partial",
            Self::NoData => "no data",
        }
    }
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// What the rows allow.
    pub coverage: Coverage,
    /// Unit of every amount.
    pub unit: Unit,
    /// `None` without rows.
    pub world: Option<World>,
    /// Every country with imports, and the focused group; largest first.
    pub importers: Vec<Importer>,
    /// Every country with exports, largest first.
    pub exporters: Vec<Exporter>,
    /// Trade inside the focused group, which no measure counts; zero without one.
    pub inside: f64,
    /// What each territory's supply consists of; `None` without complete rows.
    pub look_through: Option<LookThrough>,
    /// Tonnes from elsewhere by which the focus would take at most 65 % of its use from China; `None` where no tonnes are
    /// known, and without a focus.
    pub to_move_tonnes: Option<f64>,
    /// Every flow: those of the focus first, then by amount.
    pub flows: Vec<Flow>,
    /// How many of [`Self::flows`] are drawn.
    pub drawn: usize,
    /// What a reader must be told beside the numbers.
    pub notices: Vec<Notice>,
    /// What must be told besides where origin or touch are shown.
    pub notices_behind: Vec<Notice>,
}

impl Analysis {
    /// The importer an area is, if it imports anything.
    #[must_use]
    pub fn importer(&self, area: Area) -> Option<&Importer> {
        self.importers.iter().find(|i| i.area == area)
    }

    /// Exports of an area to outside it, in the answer's unit.
    #[must_use]
    pub fn exports_of(&self, dataset: &Dataset, area: Area) -> f64 {
        total(self.exporters.iter().filter(|e| is_in(dataset, e.place, area)).map(|e| e.exports))
    }

    /// How an importer stands, by the tests of dependency; `None` without complete rows.
    #[must_use]
    pub fn resilience(&self, dataset: &Dataset, query: &Query, importer: &Importer) -> Option<Resilience> {
        let behind = self.look_through.as_ref()?;
        let scope = Scope::of(dataset, query);
        let inside = if matches!(importer.area, Area::Group(_)) { self.inside } else { 0.0 };
        let exports = self.exports_of(dataset, importer.area);
        Some(resilience::resilience(&scope, behind, self.unit, importer, exports, inside))
    }

    /// The measure that can be shown: the direct one where only that is known.
    #[must_use]
    pub fn shown(&self, asked: Measure) -> Measure {
        if self.look_through.is_some() { asked } else { Measure::Direct }
    }

    /// What must be told beside an answer by a measure.
    pub fn notices_for(&self, measure: Measure) -> impl Iterator<Item = &Notice> {
        let behind = if measure == Measure::Direct { &[][..] } else { &self.notices_behind };
        self.notices.iter().chain(behind)
    }

    /// The flows that are drawn.
    #[must_use]
    pub fn drawn_flows(&self) -> &[Flow] {
        self.flows.get(..self.drawn).unwrap_or(&self.flows)
    }

    /// Amount of the flows that are not drawn.
    #[must_use]
    pub fn other(&self) -> f64 {
        total(self.flows.iter().skip(self.drawn).map(|f| f.amount))
    }
}

/// Answers a question from the rows of its mineral.
#[must_use]
pub fn analyze(dataset: &Dataset, rows: &Rows, query: &Query) -> Analysis {
    let Some(stage) = query.stage_in(dataset) else { return without_rows(query, Vec::new()) };
    match Matrix::of(dataset, rows, stage, query.year, query.line) {
        Some(matrix) => analyze_matrix(dataset, rows, query, &matrix),
        None => {
            let nearest = stage.nearest_year(query.year);
            let notice = if stage.lines.is_empty() { Notice::NoHeading } else { Notice::NoData { nearest } };
            without_rows(query, vec![notice])
        }
    }
}

/// Answers a question on the trade of its stage and year, as it was or as it would be.
fn analyze_matrix(dataset: &Dataset, rows: &Rows, query: &Query, matrix: &Matrix<'_>) -> Analysis {
    let Some(mineral) = query.mineral_in(dataset) else { return without_rows(query, Vec::new()) };
    let unit = if matrix.units().any(|u| u == query.unit) { query.unit } else { Unit::Usd };
    let scope = Scope::of(dataset, query);
    let trade = matrix.counted(unit, &scope);
    let exposures =
        matrix.is_complete().then(|| Exposures::of(mineral, rows, matrix, unit, query.china, &scope));
    let mut importers = importers(&scope, &trade);
    for importer in &mut importers {
        importer.exposure = exposures.as_ref().and_then(|e| e.of_area(importer.area));
    }
    let exporters = exporters(&trade);
    let world = world(&exporters, &scope, exposures.as_ref().and_then(Exposures::of_world));
    let look_through = exposures.map(|e| e.look_through);
    let mut notices = notices(dataset, query, matrix, unit);
    let notices_behind =
        look_through.as_ref().map_or(Vec::new(), |b| notices_behind(dataset, matrix, unit, b));
    if query.focus.is_some_and(|focus| importers.iter().all(|i| i.area != focus)) {
        notices.push(Notice::FocusWithoutImports);
    }
    let coverage = match matrix.kind {
        CoverageKind::Complete => Coverage::Complete,
        CoverageKind::ValueOnly => Coverage::ValueOnly,
        CoverageKind::Partial => Coverage::Partial,
    };
    let to_move_tonnes = query.focus.and_then(|area| tonnes_to_move(matrix, &scope, area));
    let inner = matrix.trade(unit).flows.iter().filter(|f| scope.in_group(f.from) && scope.in_group(f.to));
    let inside = total(inner.map(|f| f.amount));
    let flows = focus_first(dataset, query, trade);
    let drawn = flows.len().min(query.top.limit());
    Analysis {
        coverage,
        unit,
        world,
        importers,
        exporters,
        inside,
        look_through,
        to_move_tonnes,
        flows,
        drawn,
        notices,
        notices_behind,
    }
}

/// Flows by amount, those of the focus before all others.
fn focus_first(dataset: &Dataset, query: &Query, mut flows: Vec<Flow>) -> Vec<Flow> {
    let touches =
        |f: &Flow| query.focus.is_some_and(|a| is_in(dataset, f.from, a) || is_in(dataset, f.to, a));
    largest_first(&mut flows, |f| (f.amount, f.ends()));
    let (mut flows, others): (Vec<Flow>, Vec<Flow>) = flows.into_iter().partition(touches);
    flows.extend(others);
    flows
}

fn notices(dataset: &Dataset, query: &Query, matrix: &Matrix<'_>, unit: Unit) -> Vec<Notice> {
    let mut notices = Vec::new();
    if unit != query.unit {
        notices.push(Notice::InDollars);
    }
    if matrix.trade(unit).part_estimated {
        notices.push(Notice::PartEstimated);
    }
    if !matrix.is_complete() {
        notices.push(Notice::PartialYear);
        if query.measure != Measure::Direct {
            notices.push(Notice::DirectOnly);
        }
    }
    // Whether the last year of a reader's own file is provisional, nobody here knows.
    if query.year == dataset.years().1 && !dataset.is_own() {
        notices.push(Notice::Provisional);
    }
    notices
}

/// What must be told beside origin and touch: the unit of the balance, and where it was mended or stays open.
fn notices_behind(dataset: &Dataset, matrix: &Matrix<'_>, unit: Unit, behind: &LookThrough) -> Vec<Notice> {
    let mut notices = vec![Notice::BalancedIn(behind.basis)];
    if behind.basis != unit && matrix.trade(behind.basis).part_estimated {
        notices.push(Notice::PartEstimated);
    }
    let flagged = |flag: &dyn Fn(usize) -> bool| -> Vec<Place> {
        dataset.places().map(|(place, _)| place).filter(|p| flag(p.index())).collect()
    };
    let raised = flagged(&|i| behind.balance.made.get(i).is_some_and(|m| m.is_raised));
    if !raised.is_empty() {
        notices.push(Notice::OutputRaised(raised));
    }
    let undetermined = flagged(&|i| behind.is_undetermined(i));
    if !undetermined.is_empty() {
        notices.push(Notice::Undetermined(undetermined));
    }
    notices
}

fn without_rows(query: &Query, notices: Vec<Notice>) -> Analysis {
    Analysis {
        coverage: Coverage::NoData,
        unit: query.unit,
        world: None,
        importers: Vec::new(),
        exporters: Vec::new(),
        inside: 0.0,
        look_through: None,
        to_move_tonnes: None,
        flows: Vec::new(),
        drawn: 0,
        notices,
        notices_behind: Vec::new(),
    }
}

/// The territories counted as China, C in the formulas.
#[must_use]
pub fn china_set(dataset: &Dataset, query: &Query) -> Vec<Place> {
    scope::china_set(dataset, query.china)
}

#[cfg(test)]
mod hand_made;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod what_if;
