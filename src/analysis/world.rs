//! World trade of one stage and year: who exports, and how much of it is China's.
//! Knows exporters; does not know importers.

use super::concentration::herfindahl;
use super::exposure::Exposure;
use super::interval::Interval;
use super::order::largest_first;
use super::scope::Scope;
use super::trade::{Flow, total};
use crate::model::Place;
use crate::query::Measure;

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
    /// What lies behind the face value; `None` in a year of which only the largest partners are known.
    pub exposure: Option<Exposure>,
}

impl World {
    /// China's part of world exports by a measure; by face value where only that is known.
    #[must_use]
    pub fn by(&self, measure: Measure) -> Interval {
        Exposure::by(self.exposure.as_ref(), measure, self.china_export_share)
    }
}

/// Every country with exports, largest first.
#[must_use]
pub fn exporters(flows: &[Flow]) -> Vec<Exporter> {
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

/// World trade; `None` where there is none.
#[must_use]
pub fn world(exporters: &[Exporter], scope: &Scope<'_>, exposure: Option<Exposure>) -> Option<World> {
    let all = total(exporters.iter().map(|e| e.exports));
    let of_china = total(exporters.iter().filter(|e| scope.is_china(e.place)).map(|e| e.exports));
    (all > 0.0).then(|| World {
        total: all,
        china_export_share: of_china / all,
        export_hhi: herfindahl(exporters.iter().map(|e| e.share)),
        exposure,
    })
}
