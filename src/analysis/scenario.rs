//! What if China stops exporting: who is short, who steps in, who stays short.
//! Knows the levers of a question; the plan itself is made in [`super::reroute`].

use super::Analysis;
use super::look_through::LookThrough;
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

/// The scenario of a question on its answer; `None` where no stop is asked, and without complete rows.
#[must_use]
pub fn scenario(dataset: &Dataset, query: &Query, analysis: &Analysis) -> Option<Scenario> {
    let behind = analysis.look_through.as_ref()?;
    if query.levers.stop_percent == 0 {
        return None;
    }
    let mut flows = analysis.flows.clone();
    ascending(&mut flows, Flow::ends);
    Some(stopped(&Scope::of(dataset, query), query, analysis.unit, &flows, behind))
}

fn stopped(scope: &Scope<'_>, query: &Query, unit: Unit, flows: &[Flow], behind: &LookThrough) -> Scenario {
    let levers = &query.levers;
    let places = scope.china().len();
    let stopped = f64::from(levers.stop_percent.min(100)) / 100.0;
    let is_cut = |to: Place| {
        !scope.is_china(to)
            && (levers.to.is_empty() || levers.to.iter().any(|area| is_in(scope.dataset(), to, *area)))
    };
    let (mut shortfall, mut imports, mut exports) = (vec![0.0; places], vec![0.0; places], vec![0.0; places]);
    for flow in flows {
        add(&mut imports, flow.to, flow.amount);
        add(&mut exports, flow.from, flow.amount);
        if scope.is_china(flow.from) && is_cut(flow.to) {
            add(&mut shortfall, flow.to, stopped * flow.amount);
        }
    }
    let at = |column: &[f64], place: Place| column.get(place.index()).copied().unwrap_or(0.0);
    let used = |place: Place| {
        let made = behind.balance.made.get(place.index());
        let known = made.filter(|m| m.is_known && unit == Unit::Tonnes && behind.basis == Unit::Tonnes);
        let known = known.map(|m| (m.amount + at(&imports, place) - at(&exports, place)).max(0.0));
        known.unwrap_or_else(|| at(&imports, place))
    };
    let spare_of = |place: Place| {
        let outside = levers.reroute && !scope.is_china(place);
        if outside { at(&exports, place) * f64::from(levers.spare_percent) / 100.0 } else { 0.0 }
    };
    let all: Vec<Place> = scope.dataset().places().map(|(place, _)| place).collect();
    // What an exporter lacks itself it meets from its spare first.
    let own = |place: Place| at(&shortfall, place).min(spare_of(place));
    let lacks: Vec<Lack> = all
        .iter()
        .map(|p| Lack {
            place: *p,
            amount: at(&shortfall, *p) - own(*p),
            used: used(*p).max(at(&shortfall, *p)),
        })
        .filter(|l| l.amount > 0.0)
        .collect();
    let spare: Vec<Spare> = all
        .iter()
        .map(|p| Spare { place: *p, amount: spare_of(*p) - own(*p) })
        .filter(|s| s.amount > 0.0)
        .collect();
    let rerouted = if levers.reroute && !lacks.is_empty() {
        plan(&spare, &lacks, flows, f64::from(levers.grow_percent) / 100.0)
    } else {
        Vec::new()
    };
    let mut sent = vec![0.0; places];
    rerouted.iter().for_each(|f| add(&mut sent, f.to, f.amount));
    let importers: Vec<Short> = all
        .iter()
        .filter(|p| at(&shortfall, **p) > 0.0)
        .map(|p| {
            let unmet = (at(&shortfall, *p) - own(*p) - at(&sent, *p)).max(0.0);
            let used = used(*p);
            let unmet_share = (used > 0.0).then(|| (unmet / used).min(1.0));
            Short { place: *p, shortfall: at(&shortfall, *p), unmet, unmet_share }
        })
        .collect();
    Scenario {
        total_shortfall: total(importers.iter().map(|s| s.shortfall)),
        total_unmet: total(importers.iter().map(|s| s.unmet)),
        importers,
        rerouted,
    }
}

fn add(column: &mut [f64], place: Place, amount: f64) {
    if let Some(cell) = column.get_mut(place.index()) {
        *cell += amount;
    }
}
