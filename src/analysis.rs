//! From a question to its answer: shares, suppliers, flows, each a function of the dataset and the query alone.
//! Knows formulas; does not know sentences, colours or where anything lies on a map.

pub mod concentration;
pub mod order;
pub mod trade;

use crate::model::{Area, CoverageKind, Dataset, Group, Place, Rows, Unit};
use crate::query::{Notice, Query};
use order::{ascending, largest_first};
use trade::{Flow, Trade, total};

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

/// One supplier of an importer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Supplier {
    /// Who sends.
    pub place: Place,
    /// Amount in the answer's unit.
    pub amount: f64,
    /// Part of the importer's imports, 0–1.
    pub share: f64,
}

/// An importer and how much of its imports China sends.
#[derive(Clone, Debug, PartialEq)]
pub struct Importer {
    /// Who imports.
    pub area: Area,
    /// Imports in the answer's unit, above zero.
    pub imports: f64,
    /// Of these, from China.
    pub from_china: f64,
    /// Direct share, Σ_{i∈C} Z_ij / M_j, 0–1.
    pub share: f64,
    /// Herfindahl index of the suppliers, 0–1.
    pub hhi: f64,
    /// Suppliers, largest first.
    pub suppliers: Vec<Supplier>,
}

impl Importer {
    /// Part of the imports that the `n` largest suppliers send together, 0–1.
    #[must_use]
    pub fn top_share(&self, n: usize) -> f64 {
        total(self.suppliers.iter().take(n).map(|s| s.amount)) / self.imports
    }
}

/// A country's exports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exporter {
    /// Who exports.
    pub place: Place,
    /// Exports in the answer's unit.
    pub exports: f64,
    /// Part of world exports, 0–1.
    pub share: f64,
}

/// World trade of the stage and year.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// All trade counted, in the answer's unit.
    pub total: f64,
    /// Part of it that China exports, 0–1.
    pub china_export_share: f64,
    /// Herfindahl index of the exporters, 0–1.
    pub export_hhi: f64,
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
    /// Every flow: those of the focus first, then by amount.
    pub flows: Vec<Flow>,
    /// How many of [`Self::flows`] are drawn.
    pub drawn: usize,
    /// What a reader must be told beside the numbers.
    pub notices: Vec<Notice>,
}

impl Analysis {
    /// The importer an area is, if it imports anything.
    #[must_use]
    pub fn importer(&self, area: Area) -> Option<&Importer> {
        self.importers.iter().find(|i| i.area == area)
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
    let Some(kind) = stage.coverage_in(query.year) else {
        let nearest = stage.nearest_year(query.year);
        let notice = if stage.lines.is_empty() { Notice::NoHeading } else { Notice::NoData { nearest } };
        return without_rows(query, vec![notice]);
    };
    let mut notices = Vec::new();
    let unit = match (query.unit, kind) {
        (Unit::Tonnes, CoverageKind::Complete) => Unit::Tonnes,
        (Unit::Tonnes, _) => {
            notices.push(Notice::InDollars);
            Unit::Usd
        }
        (Unit::Usd, _) => Unit::Usd,
    };
    let china = china_set(dataset, query);
    let trade =
        Trade::of(rows, stage, query, unit).without(|from, to| is_inside(dataset, query, &china, from, to));
    if trade.part_estimated {
        notices.push(Notice::PartEstimated);
    }
    let coverage = match kind {
        CoverageKind::Complete => Coverage::Complete,
        CoverageKind::ValueOnly => Coverage::ValueOnly,
        CoverageKind::Partial => Coverage::Partial,
    };
    if coverage == Coverage::Partial {
        notices.push(Notice::PartialYear);
    }
    if query.year == dataset.years().1 {
        notices.push(Notice::Provisional);
    }
    let importers = importers(dataset, query, &trade.flows, &china);
    if query.focus.is_some_and(|focus| importers.iter().all(|i| i.area != focus)) {
        notices.push(Notice::FocusWithoutImports);
    }
    let exporters = exporters(&trade.flows);
    let world = world(&exporters, &china);
    let mut flows = trade.flows;
    let touches =
        |f: &Flow| query.focus.is_some_and(|a| is_in(dataset, f.from, a) || is_in(dataset, f.to, a));
    largest_first(&mut flows, |f| (f.amount, f.ends()));
    let (mut flows, others): (Vec<Flow>, Vec<Flow>) = flows.into_iter().partition(touches);
    flows.extend(others);
    let drawn = flows.len().min(query.top.limit());
    Analysis { coverage, unit, world, importers, exporters, flows, drawn, notices }
}

/// Whether a territory is the area or a member of it.
#[must_use]
pub fn is_in(dataset: &Dataset, place: Place, area: Area) -> bool {
    match area {
        Area::Country(country) => country == place,
        Area::Group(group) => dataset.is_member(place, group),
    }
}

fn without_rows(query: &Query, notices: Vec<Notice>) -> Analysis {
    Analysis {
        coverage: Coverage::NoData,
        unit: query.unit,
        world: None,
        importers: Vec::new(),
        exporters: Vec::new(),
        flows: Vec::new(),
        drawn: 0,
        notices,
    }
}

/// The territories counted as China, C in the formulas.
#[must_use]
pub fn china_set(dataset: &Dataset, query: &Query) -> Vec<Place> {
    query.china.codes().iter().filter_map(|code| dataset.place(code)).collect()
}

/// Trade inside C, inside a focused group, and of a country with itself is left out of every measure.
fn is_inside(dataset: &Dataset, query: &Query, china: &[Place], from: Place, to: Place) -> bool {
    let in_group = |group: Group| dataset.is_member(from, group) && dataset.is_member(to, group);
    from == to
        || (china.contains(&from) && china.contains(&to))
        || matches!(query.focus, Some(Area::Group(group)) if in_group(group))
}

fn importers(dataset: &Dataset, query: &Query, flows: &[Flow], china: &[Place]) -> Vec<Importer> {
    let mut by_importer: Vec<&Flow> = flows.iter().collect();
    ascending(&mut by_importer, |f| u32::from(f.to.0));
    let mut importers: Vec<Importer> = by_importer
        .chunk_by(|a, b| a.to == b.to)
        .filter_map(|of| Some((Area::Country(of.first()?.to), of)))
        .filter_map(|(area, of)| importer(area, of.iter().map(|f| (f.from, f.amount)).collect(), china))
        .collect();
    if let Some(Area::Group(group)) = query.focus {
        let mut into: Vec<(Place, f64)> =
            flows.iter().filter(|f| dataset.is_member(f.to, group)).map(|f| (f.from, f.amount)).collect();
        ascending(&mut into, |(from, _)| u32::from(from.0));
        let joint = into
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|of| Some((of.first()?.0, total(of.iter().map(|s| s.1)))))
            .collect();
        importers.extend(importer(Area::Group(group), joint, china));
    }
    largest_first(&mut importers, |i| (i.imports, tie(i.area)));
    importers
}

/// Territories by code, groups after them.
fn tie(area: Area) -> u32 {
    match area {
        Area::Country(place) => u32::from(place.0),
        Area::Group(group) => 256 + u32::from(group.bit()),
    }
}

/// Direct share and concentration of one importer; `None` where nothing is imported.
fn importer(area: Area, sent: Vec<(Place, f64)>, china: &[Place]) -> Option<Importer> {
    let imports = total(sent.iter().map(|s| s.1));
    if imports <= 0.0 {
        return None;
    }
    let from_china = total(sent.iter().filter(|s| china.contains(&s.0)).map(|s| s.1));
    let mut suppliers: Vec<Supplier> =
        sent.into_iter().map(|(place, amount)| Supplier { place, amount, share: amount / imports }).collect();
    largest_first(&mut suppliers, |s| (s.amount, u32::from(s.place.0)));
    let hhi = concentration::herfindahl(suppliers.iter().map(|s| s.share));
    Some(Importer { area, imports, from_china, share: from_china / imports, hhi, suppliers })
}

fn exporters(flows: &[Flow]) -> Vec<Exporter> {
    let all = total(flows.iter().map(|f| f.amount));
    let mut exporters: Vec<Exporter> = flows
        .chunk_by(|a, b| a.from == b.from)
        .filter_map(|of| Some((of.first()?.from, total(of.iter().map(|f| f.amount)))))
        .filter(|(_, exports)| *exports > 0.0)
        .map(|(place, exports)| Exporter { place, exports, share: exports / all })
        .collect();
    largest_first(&mut exporters, |e| (e.exports, u32::from(e.place.0)));
    exporters
}

fn world(exporters: &[Exporter], china: &[Place]) -> Option<World> {
    let all = total(exporters.iter().map(|e| e.exports));
    let of_china = total(exporters.iter().filter(|e| china.contains(&e.place)).map(|e| e.exports));
    (all > 0.0).then(|| World {
        total: all,
        china_export_share: of_china / all,
        export_hhi: concentration::herfindahl(exporters.iter().map(|e| e.share)),
    })
}

#[cfg(test)]
mod tests;
