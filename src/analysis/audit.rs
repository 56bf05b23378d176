//! The way from a share back to its rows.
//! Knows which rows a share was made of and what each counted for; does not know how it is told.
//!
//! A claim is written as its subject, what is counted and the year of a line through the years:
//! `JPN`, `WORLD`, `JPN<CHN` (one supplier), `CHN>JPN` (one buyer of its exports), `JPN<3` (the three largest), `JPN<rest` (all but the largest),
//! `JPN<china` (China at face value), `JPN@2010`;
//! `WORLD#metals` is all trade of another stage, `OUTPUT#3@2024` the output of a series in a year.

use super::balance::Made;
use super::interval::Interval;
use super::look_through::LookThrough;
use super::matrix::Matrix;
use super::order::largest_first;
use super::scope::{Scope, is_in};
use super::trade::{CountedRow, counted_rows, total};
use super::{Analysis, analyze};
use crate::model::{Area, CoverageKind, Dataset, OutputSeries, OutputYear, Place, Row, Rows, Unit};
use crate::query::{Measure, Notice, Query};

/// Subject of a claim about the whole world.
pub const WORLD: &str = "WORLD";
/// Subject of a claim about output, before the position of the series.
pub const OUTPUT: &str = "OUTPUT#";
/// All suppliers but the largest, in a claim.
const REST: &str = "rest";

/// China by the direct share, whatever measure is asked.
const AT_FACE_VALUE: &str = "china";

/// What a share counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// China by the measure asked.
    China,
    /// One supplier.
    Supplier(Place),
    /// One buyer; then the subject is the exporter, and its exports are the whole.
    Buyer(Place),
    /// The largest suppliers together.
    Largest(u8),
    /// All suppliers but the largest.
    Rest,
}

/// A share that a surface shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The question it answers.
    pub query: Query,
    /// Whose imports, or exports where a buyer is counted; `None` is all trade of the world.
    pub area: Option<Area>,
    /// Who counts.
    pub counted: Counted,
}

impl Claim {
    /// Reads a claim made under a question; `None` where it is none.
    #[must_use]
    pub fn parse(text: &str, dataset: &Dataset, query: &Query) -> Option<Self> {
        let (text, year) = match text.split_once('@') {
            Some((text, year)) => (text, Some(year.parse().ok()?)),
            None => (text, None),
        };
        let (subject, counted) = match (text.split_once('<'), text.split_once('>')) {
            (None, Some((subject, who))) => (subject, Counted::Buyer(dataset.place(who)?)),
            (None, None) => (text, Counted::China),
            (Some((subject, who)), _) => match who.parse() {
                Ok(n) => (subject, Counted::Largest(n)),
                Err(_) if who == REST => (subject, Counted::Rest),
                Err(_) if who == AT_FACE_VALUE => (subject, Counted::China),
                Err(_) => (subject, Counted::Supplier(dataset.place(who)?)),
            },
        };
        if let Some(stage) = subject.strip_prefix(WORLD).and_then(|s| s.strip_prefix('#')) {
            return Self::of_stage(stage, dataset, query);
        }
        let area = if subject == WORLD { None } else { Some(dataset.area(subject)?) };
        let mut query = query.clone();
        if text.ends_with(AT_FACE_VALUE) {
            query.measure = Measure::Direct;
        }
        if let Some(year) = year {
            // A line through the years knows no other focus than its own.
            (query.year, query.focus) = (year, area);
        }
        Some(Self { query, area, counted })
    }

    /// China's part of the exports of a stage, as the chain of stages shows it: by value, at face value.
    fn of_stage(stage: &str, dataset: &Dataset, query: &Query) -> Option<Self> {
        let stage = query.mineral_in(dataset)?.stages.iter().position(|s| s.id == stage)?;
        let query = Query {
            stage,
            line: None,
            unit: Unit::Usd,
            measure: Measure::Direct,
            focus: None,
            ..query.clone()
        };
        Some(Self { query, area: None, counted: Counted::China })
    }
}

/// The series and year of a claim about output; `None` where it is none.
#[must_use]
pub fn output_claim<'d>(text: &str, dataset: &'d Dataset) -> Option<(&'d OutputSeries, &'d OutputYear)> {
    let (at, year) = text.strip_prefix(OUTPUT)?.split_once('@')?;
    let series = dataset.output.get(at.parse::<usize>().ok()?)?;
    Some((series, series.in_year(year.parse().ok()?)?))
}

/// A row and what it counted for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The row as it counts.
    pub row: CountedRow,
    /// Part of it that counts, 0–1.
    pub part: Interval,
}

/// The balance behind the part of one exporter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backing {
    /// The exporter.
    pub place: Place,
    /// Its output.
    pub made: Made,
    /// M.
    pub imports: f64,
    /// X.
    pub exports: f64,
    /// What part of its own output counts.
    pub own: Interval,
    /// What part of its supply counts.
    pub part: Interval,
}

/// A share with everything it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// What was claimed.
    pub claim: Claim,
    /// What the rows allow.
    pub kind: CoverageKind,
    /// Unit of the terms.
    pub unit: Unit,
    /// The measure that was used: the direct one in a partial year.
    pub measure: Measure,
    /// Sum of the rows: M_j, or X_i where a buyer is counted.
    pub imports: f64,
    /// Sum of what counts at both ends.
    pub counted: [f64; 2],
    /// The share.
    pub share: Interval,
    /// Rows, those that count most first.
    pub terms: Vec<Term>,
    /// Unit of the balances.
    pub basis: Unit,
    /// Balances of the exporters, in the order of what they send; empty for shares at face value.
    pub backing: Vec<Backing>,
    /// What must be told beside it.
    pub notices: Vec<Notice>,
}

/// Takes a share apart; `None` without rows.
#[must_use]
pub fn derive(dataset: &Dataset, rows: &Rows, claim: Claim) -> Option<Derivation> {
    let query = &claim.query;
    let stage = query.stage_in(dataset)?;
    let matrix = Matrix::of(dataset, rows, stage, query.year, query.line)?;
    let analysis = analyze(dataset, rows, query);
    let scope = Scope::of(dataset, query);
    let behind = analysis.look_through.as_ref().filter(|_| claim.counted == Counted::China);
    let measure = if behind.is_some() { query.measure } else { Measure::Direct };
    let largest = largest(&analysis, &claim);
    let part = |row: &Row| {
        let from = row.from;
        let whole = |counts: bool| Interval::exact(if counts { 1.0 } else { 0.0 });
        match (claim.counted, behind, measure) {
            (Counted::Supplier(place), ..) => whole(place == from),
            (Counted::Buyer(place), ..) => whole(place == row.to),
            (Counted::Largest(_), ..) => whole(largest.contains(&from)),
            (Counted::Rest, ..) => whole(!largest.contains(&from)),
            (_, Some(b), Measure::Origin) => b.origin.get(from.index()).copied().unwrap_or(Interval::UNKNOWN),
            (_, Some(b), Measure::Touch) => b.touch.get(from.index()).copied().unwrap_or(Interval::UNKNOWN),
            _ => whole(scope.is_china(from)),
        }
    };
    let is_export = matches!(claim.counted, Counted::Buyer(_));
    let of_subject = |row: &Row| {
        let end = if is_export { row.from } else { row.to };
        claim.area.is_none_or(|area| is_in(dataset, end, area))
    };
    let mut terms: Vec<Term> = counted_rows(rows, stage, query.year, query.line, analysis.unit)
        .into_iter()
        .filter(|c| of_subject(&c.row) && !scope.leaves_out(c.row.from, c.row.to))
        .map(|row| Term { row, part: part(&row.row) })
        .collect();
    largest_first(&mut terms, |t| (t.row.amount() * (1.0 + t.part.high), 0));
    let imports = total(terms.iter().map(|t| t.row.amount()));
    let sum = |end: fn(&Interval) -> f64| total(terms.iter().map(|t| t.row.amount() * end(&t.part)));
    let counted = [sum(|p| p.low), sum(|p| p.high)];
    if imports <= 0.0 {
        return None;
    }
    let shown = if claim.counted == Counted::China { measure } else { Measure::Direct };
    Some(Derivation {
        kind: matrix.kind,
        unit: analysis.unit,
        measure,
        imports,
        counted,
        share: Interval::new(counted[0] / imports, counted[1] / imports),
        basis: behind.map_or(analysis.unit, |b| b.basis),
        backing: behind
            .filter(|_| measure != Measure::Direct)
            .map_or(Vec::new(), |b| backing(&terms, &scope, b, measure)),
        notices: analysis.notices_for(shown).cloned().collect(),
        terms,
        claim,
    })
}

/// The largest suppliers that a claim counts, or leaves out.
fn largest(analysis: &Analysis, claim: &Claim) -> Vec<Place> {
    let n = match claim.counted {
        Counted::Largest(n) => usize::from(n),
        Counted::Rest => 1,
        _ => return Vec::new(),
    };
    match claim.area {
        Some(area) => analysis
            .importer(area)
            .map_or(Vec::new(), |i| i.suppliers.iter().take(n).map(|s| s.place).collect()),
        None => analysis.exporters.iter().take(n).map(|e| e.place).collect(),
    }
}

fn backing(terms: &[Term], scope: &Scope<'_>, behind: &LookThrough, measure: Measure) -> Vec<Backing> {
    let mut backing: Vec<Backing> = Vec::new();
    for term in terms {
        let place = term.row.row.from;
        let at = place.index();
        if backing.iter().any(|b| b.place == place) {
            continue;
        }
        let balance = &behind.balance;
        let (Some(made), Some(imports), Some(exports), Some(earlier)) =
            (balance.made.get(at), balance.imports.get(at), balance.exports.get(at), behind.earlier.get(at))
        else {
            continue;
        };
        let china = Interval::exact(if scope.is_china(place) { 1.0 } else { 0.0 });
        let own = if measure == Measure::Touch { *earlier } else { china };
        let (made, imports, exports) = (*made, *imports, *exports);
        backing.push(Backing { place, made, imports, exports, own, part: term.part });
    }
    backing
}
