//! How an importer would stand without its largest supplier, and the published tests of dependency.
//! Knows use, imports and exports of one importer; does not know what becomes of the goods.

use super::balance::used;
use super::importers::{Importer, Supplier};
use super::look_through::LookThrough;
use super::matrix::Matrix;
use super::scope::{Scope, is_in};
use super::trade::total;
use crate::model::{Area, Unit};

/// The largest part of yearly use that may come from one third country: Regulation (EU) 2024/1252, Article 5.
pub const MOST_FROM_ONE: f64 = 0.65;

/// What a year's figures say of one importer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resilience {
    /// use_j: p + M − X where output is known in the same terms, else M; in the answer's unit.
    pub used: f64,
    /// Whether output went into it.
    pub is_use_known: bool,
    /// N−1 cover, 1 − (largest supplier's amount) / use, floored at zero; `None` where nothing is used.
    pub n_minus_1: Option<f64>,
    /// Net import reliance, (M − X) / (p + M − X), floored at zero; `None` where output is not known.
    ///
    /// Source: U.S. Geological Survey, Mineral Commodity Summaries; European Commission.
    pub net_import_reliance: Option<f64>,
    /// The supplier that fills the largest part of use, and that part.
    pub largest_of_use: Option<(Supplier, f64)>,
    /// What must come from elsewhere for China to stay within 65 % of use: max(0, Σ_{i∈C} Z_ij − 0.65 · use_j).
    pub must_move: f64,
    /// The test of strategic dependency.
    pub strategic: Strategic,
}

/// Three conditions that make a dependency strategic when all hold: European Commission SWD(2021) 352.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strategic {
    /// Concentration of imports, 0–1; above 0.4.
    pub concentration: f64,
    /// Part of the imports from outside the group, 0–1; above 0.5. A single country imports from outside alone.
    pub from_outside: f64,
    /// Imports over exports; above 1. `None` without exports, which is more than any number.
    pub imports_to_exports: Option<f64>,
}

impl Strategic {
    /// The three conditions in order.
    #[must_use]
    pub fn met(&self) -> [bool; 3] {
        [
            self.concentration > 0.4,
            self.from_outside > 0.5,
            self.imports_to_exports.is_none_or(|ratio| ratio > 1.0),
        ]
    }
}

/// Tonnes a year that would have to come from elsewhere for China to stay within 65 % of an area's use, whatever unit is
/// asked: max(0, Σ_{i∈C} Z_ij − 0.65 · use_j). `None` where the year has no tonnes.
#[must_use]
pub fn tonnes_to_move(matrix: &Matrix<'_>, scope: &Scope<'_>, area: Area) -> Option<f64> {
    if matrix.basis() != Unit::Tonnes {
        return None;
    }
    let dataset = scope.dataset();
    let flows = matrix.counted(Unit::Tonnes, scope);
    let inside = |place| is_in(dataset, place, area);
    let into = || flows.iter().filter(|f| inside(f.to));
    let imports = total(into().map(|f| f.amount));
    let chinese = total(into().filter(|f| scope.is_china(f.from)).map(|f| f.amount));
    let exports = total(flows.iter().filter(|f| inside(f.from)).map(|f| f.amount));
    let known = matrix.known_output();
    let made = dataset
        .places()
        .filter(|(place, _)| inside(*place))
        .try_fold(0.0, |sum, (place, _)| Some(sum + known.as_ref()?.get(place.index()).copied().flatten()?));
    // As everywhere, an output below what is sold beyond what is bought is raised to that.
    let used = made.map_or(imports, |made| used(made.max(exports - imports), imports, exports));
    Some((chinese - MOST_FROM_ONE * used).max(0.0))
}

/// Output, imports and exports of an area in tonnes, where output is known of all of it.
struct Stand {
    made: f64,
    imports: f64,
    exports: f64,
}

impl Stand {
    fn of(scope: &Scope<'_>, behind: &LookThrough, area: Area) -> Option<Self> {
        let mut stand = Self { made: 0.0, imports: 0.0, exports: 0.0 };
        let balance = &behind.balance;
        for (place, _) in scope.dataset().places().filter(|(p, _)| super::is_in(scope.dataset(), *p, area)) {
            let at = place.index();
            let made = balance.made.get(at).filter(|m| m.is_known)?;
            stand.made += made.amount;
            stand.imports += balance.imports.get(at)?;
            stand.exports += balance.exports.get(at)?;
        }
        Some(stand)
    }

    fn used(&self) -> f64 {
        used(self.made, self.imports, self.exports)
    }
}

/// The tests of one importer. `exports` are its own to outside, `inside` the trade inside the group it may be; both
/// in the answer's unit.
#[must_use]
pub fn resilience(
    scope: &Scope<'_>,
    behind: &LookThrough,
    unit: Unit,
    importer: &Importer,
    exports: f64,
    inside: f64,
) -> Resilience {
    let stand = Stand::of(scope, behind, importer.area);
    let known_use = stand.as_ref().filter(|_| unit == Unit::Tonnes && behind.basis == Unit::Tonnes);
    let used = known_use.map_or(importer.imports, Stand::used);
    let of_use = |amount: f64| (used > 0.0).then(|| amount / used);
    let largest = importer.suppliers.first().copied();
    Resilience {
        used,
        is_use_known: known_use.is_some(),
        n_minus_1: largest.and_then(|s| of_use(s.amount)).map(|part| (1.0 - part).max(0.0)),
        net_import_reliance: stand
            .filter(|s| s.used() > 0.0)
            .map(|s| ((s.imports - s.exports) / s.used()).max(0.0)),
        largest_of_use: largest.and_then(|s| Some((s, of_use(s.amount)?))),
        must_move: (importer.from_china - MOST_FROM_ONE * used).max(0.0),
        strategic: Strategic {
            concentration: importer.hhi,
            from_outside: importer.imports / (importer.imports + inside),
            imports_to_exports: (exports > 0.0).then(|| importer.imports / exports),
        },
    }
}
