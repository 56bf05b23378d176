//! What if China stops exporting: who is short, who steps in, who stays short.
//! Knows the levers of a question; the plan itself is made in [`super::reroute`].

use super::Analysis;
use super::balance::used;
use super::order::ascending;
use super::reroute::{Lack, Spare, plan};
use super::scope::{Scope, is_in};
use super::trade::{Flow, total};
use crate::model::{Dataset, Place, Unit};
use crate::query::Query;

/// An importer that is cut off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Short {
    /// The importer.
    pub place: Place,
    /// What it loses a year, Σ_{i∈C} (Z_ij − Z'_ij), in the answer's unit.
    pub shortfall: f64,
    /// What of it stays unmet.
    pub unmet: f64,
    /// use_j a year.
    pub used: f64,
    /// Unmet part of use, 0–1; `None` where nothing is used.
    pub unmet_share: Option<f64>,
}

/// The answer to an export stop, a year long.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Sum of the shortfalls.
    pub total_shortfall: f64,
    /// Sum of what stays unmet.
    pub total_unmet: f64,
    /// Importers with a shortfall, by position.
    pub importers: Vec<Short>,
    /// Extra shipments of others, by exporter, then importer.
    pub rerouted: Vec<Flow>,
}

/// Imports, exports and use of every territory over the flows that count.
#[derive(Clone, Debug)]
pub struct Standing {
    flows: Vec<Flow>,
    imports: Vec<f64>,
    exports: Vec<f64>,
    known: Vec<Option<f64>>,
}

impl Standing {
    /// The standing behind an answer; `None` without complete rows.
    #[must_use]
    pub fn of(dataset: &Dataset, query: &Query, analysis: &Analysis) -> Option<Self> {
        let behind = analysis.look_through.as_ref()?;
        let places = dataset.countries.len();
        let mut flows = analysis.flows.clone();
        ascending(&mut flows, Flow::ends);
        let (mut imports, mut exports) = (vec![0.0; places], vec![0.0; places]);
        for flow in &flows {
            add(&mut imports, flow.to, flow.amount);
            add(&mut exports, flow.from, flow.amount);
        }
        let in_terms =
            query.unit == analysis.unit && analysis.unit == behind.basis && behind.basis == Unit::Tonnes;
        let known =
            behind.balance.made.iter().map(|m| (m.is_known && in_terms).then_some(m.amount)).collect();
        Some(Self { flows, imports, exports, known })
    }

    /// use_j: p + M − X where output is known in the same terms, else M; in the answer's unit.
    #[must_use]
    pub fn used(&self, place: Place) -> f64 {
        let bought = at(&self.imports, place);
        match self.known.get(place.index()).copied().flatten() {
            Some(made) => used(made, bought, at(&self.exports, place)),
            None => bought,
        }
    }
}

/// The scenario of a question on its answer; `None` where no stop is asked, and without complete rows.
#[must_use]
pub fn scenario(dataset: &Dataset, query: &Query, analysis: &Analysis) -> Option<Scenario> {
    let levers = &query.levers;
    if levers.stop_percent == 0 {
        return None;
    }
    let standing = Standing::of(dataset, query, analysis)?;
    let scope = Scope::of(dataset, query);
    let stopped = f64::from(levers.stop_percent.min(100)) / 100.0;
    let mut shortfall = vec![0.0; dataset.countries.len()];
    for flow in
        standing.flows.iter().filter(|f| scope.is_china(f.from) && is_cut(dataset, query, &scope, f.to))
    {
        add(&mut shortfall, flow.to, stopped * flow.amount);
    }
    let lost = |place: Place| at(&shortfall, place);
    let spare_of = |place: Place| {
        let outside = levers.reroute && !scope.is_china(place);
        if outside { at(&standing.exports, place) * f64::from(levers.spare_percent) / 100.0 } else { 0.0 }
    };
    // What an exporter lacks itself it meets from its spare first.
    let own = |place: Place| lost(place).min(spare_of(place));
    let all: Vec<Place> = dataset.places().map(|(place, _)| place).collect();
    let lacks: Vec<Lack> = all
        .iter()
        .map(|p| Lack { place: *p, amount: lost(*p) - own(*p), used: standing.used(*p).max(lost(*p)) })
        .filter(|l| l.amount > 0.0)
        .collect();
    let spare: Vec<Spare> = all
        .iter()
        .map(|p| Spare { place: *p, amount: spare_of(*p) - own(*p) })
        .filter(|s| s.amount > 0.0)
        .collect();
    let rerouted = if levers.reroute && !lacks.is_empty() {
        plan(&spare, &lacks, &standing.flows, f64::from(levers.grow_percent) / 100.0)
    } else {
        Vec::new()
    };
    let mut sent = vec![0.0; dataset.countries.len()];
    rerouted.iter().for_each(|f| add(&mut sent, f.to, f.amount));
    let short = |place: &Place| {
        let unmet = (lost(*place) - own(*place) - at(&sent, *place)).max(0.0);
        let used = standing.used(*place);
        let unmet_share = (used > 0.0).then(|| (unmet / used).min(1.0));
        Short { place: *place, shortfall: lost(*place), unmet, used, unmet_share }
    };
    let importers: Vec<Short> = all.iter().filter(|p| lost(**p) > 0.0).map(short).collect();
    Some(Scenario {
        total_shortfall: total(importers.iter().map(|s| s.shortfall)),
        total_unmet: total(importers.iter().map(|s| s.unmet)),
        importers,
        rerouted,
    })
}

/// Whether a stop is aimed at a territory.
#[must_use]
pub fn is_cut(dataset: &Dataset, query: &Query, scope: &Scope<'_>, to: Place) -> bool {
    let aimed_at = &query.levers.to;
    !scope.is_china(to) && (aimed_at.is_empty() || aimed_at.iter().any(|area| is_in(dataset, to, *area)))
}

fn at(column: &[f64], place: Place) -> f64 {
    column.get(place.index()).copied().unwrap_or(0.0)
}

fn add(column: &mut [f64], place: Place, amount: f64) {
    if let Some(cell) = column.get_mut(place.index()) {
        *cell += amount;
    }
}
