//! Who could step in where China stops: the plan that leaves least unmet, most evenly, with the least change of links.
//! Knows caps and lacks; does not know why something is lacking.

use super::network::Network;
use super::order::ascending;
use super::trade::{Flow, total};
use crate::model::Place;

/// What an exporter outside China can ship beyond its exports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spare {
    /// The exporter.
    pub place: Place,
    /// r_i: how much more, after its own lack is met.
    pub amount: f64,
}

/// What an importer lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lack {
    /// The importer.
    pub place: Place,
    /// How much, above zero.
    pub amount: f64,
    /// use_j, by which what stays unmet is spread evenly; above zero.
    pub used: f64,
}

/// Extra shipments g_ij by exporter, then importer.
///
/// Σ_j g_ij ≤ r_i; on an existing link g_ij ≤ `grow` · Z_ij; all new links of i together ≤ r_i / 2; Σ_i g_ij ≤ lack_j.
/// First the total unmet is least; among such plans unmet / use is most even, that is Σ unmet² / use is least, the
/// lexicographically optimal base of a polymatroid (Fujishige 1980, by the decomposition algorithm); among those least
/// goes over new links.
#[must_use]
pub fn plan(spare: &[Spare], lacks: &[Lack], flows: &[Flow], grow: f64) -> Vec<Flow> {
    let mut links = Links::new(spare, lacks, flows, grow);
    let met = even(&mut links, lacks);
    links.shipments(&met)
}

/// The network source → exporter → importer → sink, new links by way of a node of their exporter.
struct Links {
    network: Network,
    sinks: Vec<usize>,
    carriers: Vec<(Place, Place, usize)>,
    all: Vec<(usize, f64)>,
    sink: usize,
    nothing: f64,
}

const SOURCE: usize = 0;

impl Links {
    fn new(spare: &[Spare], lacks: &[Lack], flows: &[Flow], grow: f64) -> Self {
        let (exporters, importers) = (spare.len(), lacks.len());
        let scale = total(lacks.iter().map(|l| l.amount));
        let sink = 1 + 2 * exporters + importers;
        let mut links = Self {
            network: Network::new(sink + 1, scale),
            sinks: Vec::new(),
            carriers: Vec::new(),
            all: Vec::new(),
            sink,
            nothing: scale * 1e-12,
        };
        let importer_at = |place: Place| lacks.iter().position(|l| l.place == place);
        let mut existing: Vec<&Flow> = flows.iter().collect();
        ascending(&mut existing, |f| f.ends());
        for (at, exporter) in spare.iter().enumerate() {
            let (own, fresh) = (1 + at, 1 + exporters + at);
            links.add(SOURCE, own, exporter.amount, 0);
            links.add(own, fresh, exporter.amount / 2.0, 0);
            let from = existing.partition_point(|f| f.from < exporter.place);
            let mut linked = vec![false; importers];
            for flow in existing.iter().skip(from).take_while(|f| f.from == exporter.place) {
                let Some(to) = importer_at(flow.to) else { continue };
                if let Some(cell) = linked.get_mut(to) {
                    *cell = true;
                }
                links.carry(exporter.place, flow.to, own, 1 + 2 * exporters + to, grow * flow.amount, 0);
            }
            for (to, lack) in lacks.iter().enumerate() {
                let is_linked = linked.get(to).copied().unwrap_or(true);
                if !is_linked && lack.place != exporter.place {
                    let node = 1 + 2 * exporters + to;
                    links.carry(exporter.place, lack.place, fresh, node, exporter.amount, 1);
                }
            }
        }
        for (to, lack) in lacks.iter().enumerate() {
            let arc = links.add(1 + 2 * exporters + to, sink, lack.amount, 0);
            links.sinks.push(arc);
        }
        links
    }

    fn add(&mut self, from: usize, to: usize, capacity: f64, cost: i64) -> usize {
        let arc = self.network.add(from, to, capacity, cost);
        self.all.push((arc, capacity));
        arc
    }

    fn carry(&mut self, from: Place, to: Place, start: usize, end: usize, capacity: f64, cost: i64) {
        let arc = self.add(start, end, capacity, cost);
        self.carriers.push((from, to, arc));
    }

    /// Fills the importers as far as `caps` allow; returns the total.
    fn fill(&mut self, caps: &[f64], by_cost: bool) -> f64 {
        for (arc, capacity) in &self.all {
            self.network.set(*arc, *capacity);
        }
        for (arc, cap) in self.sinks.iter().zip(caps) {
            self.network.set(*arc, *cap);
        }
        self.network.send(SOURCE, self.sink, by_cost)
    }

    /// Whether the importer at a position could be sent more but for its cap.
    fn could_take_more(&self) -> Vec<bool> {
        let reachable = self.network.reachable(SOURCE);
        let first = self.sink - self.sinks.len();
        reachable.get(first..self.sink).unwrap_or(&[]).to_vec()
    }

    fn shipments(&mut self, met: &[f64]) -> Vec<Flow> {
        self.fill(met, true);
        let mut shipments: Vec<Flow> = self
            .carriers
            .iter()
            .map(|(from, to, arc)| Flow { from: *from, to: *to, amount: self.network.flow(*arc) })
            .filter(|f| f.amount > self.nothing)
            .collect();
        ascending(&mut shipments, Flow::ends);
        shipments
    }
}

/// What each importer is sent in the plan that leaves least unmet, most evenly.
fn even(links: &mut Links, lacks: &[Lack]) -> Vec<f64> {
    let mut met = vec![0.0; lacks.len()];
    let mut waiting: Vec<Vec<usize>> = vec![(0..lacks.len()).collect()];
    while let Some(group) = waiting.pop() {
        let of = |met: &[f64], cap: &dyn Fn(&Lack) -> f64| -> Vec<f64> {
            let mut caps = met.to_vec();
            for at in &group {
                if let (Some(cell), Some(lack)) = (caps.get_mut(*at), lacks.get(*at)) {
                    *cell = cap(lack);
                }
            }
            caps
        };
        // Those decided before are sent what they were given; the rest of the group as much as possible.
        let before: f64 = total(met.iter().copied());
        let most = links.fill(&of(&met, &|l| l.amount), false) - before;
        let lacking = total(group.iter().filter_map(|at| lacks.get(*at)).map(|l| l.amount));
        let level = level(&group, lacks, (lacking - most).max(0.0));
        let caps = of(&met, &|l| (l.amount - level * l.used).max(0.0));
        let sent = links.fill(&caps, false);
        let open = links.could_take_more();
        let (loose, tight): (Vec<usize>, Vec<usize>) =
            group.iter().partition(|at| open.get(**at).copied().unwrap_or(false));
        let is_even = total(caps.iter().copied()) - sent <= links.nothing;
        if is_even || loose.is_empty() || tight.is_empty() {
            for at in &group {
                if let (Some(cell), Some(arc)) = (met.get_mut(*at), links.sinks.get(*at)) {
                    *cell = links.network.flow(*arc);
                }
            }
            continue;
        }
        // The tight ones cannot come up to the level: they are decided first, by what can reach them at all.
        waiting.push(loose);
        waiting.push(tight);
    }
    met
}

/// The unmet share of use at which a group leaves `unmet` in all: Σ min(lack, level · use) = unmet.
fn level(group: &[usize], lacks: &[Lack], unmet: f64) -> f64 {
    let mut members: Vec<(f64, &Lack)> =
        group.iter().filter_map(|at| lacks.get(*at)).map(|l| (l.amount / l.used, l)).collect();
    members.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut left, mut used) = (unmet, total(members.iter().map(|(_, l)| l.used)));
    for (share, lack) in members {
        if left <= share * used {
            break;
        }
        left -= lack.amount;
        used -= lack.used;
    }
    if used > 0.0 { (left / used).max(0.0) } else { f64::MAX }
}
