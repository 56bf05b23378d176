//! Who imports, from whom, and how much of it China sends at face value.
//! Knows suppliers of one importer; does not look behind them.

use super::concentration::herfindahl;
use super::exposure::Exposure;
use super::interval::Interval;
use super::order::{ascending, largest_first};
use super::scope::Scope;
use super::trade::{Flow, total};
use crate::model::{Area, Place};
use crate::query::Measure;

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
    /// What lies behind the face value; `None` in a year of which only the largest partners are known.
    pub exposure: Option<Exposure>,
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

    /// The China share by a measure; the direct share where only that is known.
    #[must_use]
    pub fn by(&self, measure: Measure) -> Interval {
        Exposure::by(self.exposure.as_ref(), measure, self.share)
    }

    /// The hidden part: touch − direct share, at least zero.
    #[must_use]
    pub fn hidden(&self) -> Option<Interval> {
        self.exposure.as_ref().map(|e| e.touch.above(self.share))
    }
}

/// Every country with imports, and the group of the scope; largest first.
#[must_use]
pub fn importers(scope: &Scope<'_>, flows: &[Flow]) -> Vec<Importer> {
    let mut by_importer: Vec<&Flow> = flows.iter().collect();
    ascending(&mut by_importer, |f| u32::from(f.to.0));
    let mut importers: Vec<Importer> = by_importer
        .chunk_by(|a, b| a.to == b.to)
        .filter_map(|of| Some((Area::Country(of.first()?.to), of)))
        .filter_map(|(area, of)| importer(area, of.iter().map(|f| (f.from, f.amount)).collect(), scope))
        .collect();
    if let Some(group) = scope.group() {
        let mut into: Vec<(Place, f64)> =
            flows.iter().filter(|f| scope.in_group(f.to)).map(|f| (f.from, f.amount)).collect();
        ascending(&mut into, |(from, _)| u32::from(from.0));
        let joint = into
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|of| Some((of.first()?.0, total(of.iter().map(|s| s.1)))))
            .collect();
        importers.extend(importer(Area::Group(group), joint, scope));
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
fn importer(area: Area, sent: Vec<(Place, f64)>, scope: &Scope<'_>) -> Option<Importer> {
    let imports = total(sent.iter().map(|s| s.1));
    if imports <= 0.0 {
        return None;
    }
    let from_china = total(sent.iter().filter(|s| scope.is_china(s.0)).map(|s| s.1));
    let mut suppliers: Vec<Supplier> =
        sent.into_iter().map(|(place, amount)| Supplier { place, amount, share: amount / imports }).collect();
    largest_first(&mut suppliers, |s| (s.amount, u32::from(s.place.0)));
    let hhi = herfindahl(suppliers.iter().map(|s| s.share));
    let share = from_china / imports;
    Some(Importer { area, imports, from_china, share, exposure: None, hhi, suppliers })
}
