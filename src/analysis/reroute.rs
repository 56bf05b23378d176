//! Who could step in where China stops: the plan that leaves least unmet, most evenly, with the least change of links.
//! Knows caps and lacks; does not know why something is lacking.

use super::network::Network;
use super::order::largest_first;
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

/// Extra shipments g_ij by exporter, then importer; so are `flows`, and `spare` and `lacks` are by place.
///
/// Σ_j g_ij ≤ r_i; on an existing link g_ij ≤ `grow` · Z_ij; all new links of i together ≤ r_i / 2; Σ_i g_ij ≤ lack_j.
/// First the total unmet is least; among such plans unmet / use is most even, that is Σ unmet² / use is least, the
/// lexicographically optimal base of a polymatroid (Fujishige 1980, by the decomposition algorithm); among those least
/// goes over new links.
#[must_use]
pub fn plan(spare: &[Spare], lacks: &[Lack], flows: &[Flow], grow: f64) -> Vec<Flow> {
    let mut links = Links::new(spare, lacks, flows, grow);
    links.fill_evenly();
    links.prefer_old_links();
    links.shipments()
}

/// The network source → exporter → importer → sink, new links by way of a node of their exporter.
struct Links<'a> {
    network: Network,
    spare: &'a [Spare],
    lacks: &'a [Lack],
    nothing: f64,
}

const SOURCE: usize = 0;

impl<'a> Links<'a> {
    fn new(spare: &'a [Spare], lacks: &'a [Lack], flows: &[Flow], grow: f64) -> Self {
        let scale = total(lacks.iter().map(|l| l.amount));
        let nodes = 2 + 2 * spare.len() + lacks.len();
        let mut links = Self { network: Network::new(nodes, scale), spare, lacks, nothing: scale * 1e-12 };
        for (at, exporter) in spare.iter().enumerate() {
            let (own, fresh) = (links.own(at), links.fresh(at));
            links.network.add(SOURCE, own, exporter.amount);
            // New links are what costs.
            links.network.add_dear(own, fresh, exporter.amount / 2.0);
            let from = flows.partition_point(|f| f.from < exporter.place);
            let mut linked = flows.iter().skip(from).take_while(|f| f.from == exporter.place).peekable();
            for (to, lack) in lacks.iter().enumerate() {
                while linked.next_if(|f| f.to < lack.place).is_some() {}
                if let Some(flow) = linked.next_if(|f| f.to == lack.place) {
                    links.network.add(own, links.importer(to), grow * flow.amount);
                } else if lack.place != exporter.place {
                    links.network.add(fresh, links.importer(to), exporter.amount);
                }
            }
        }
        for at in 0..lacks.len() {
            links.network.add(links.importer(at), nodes - 1, 0.0);
        }
        links
    }

    fn own(&self, exporter: usize) -> usize {
        SOURCE + 1 + exporter
    }

    fn fresh(&self, exporter: usize) -> usize {
        SOURCE + 1 + self.spare.len() + exporter
    }

    fn importer(&self, at: usize) -> usize {
        SOURCE + 1 + 2 * self.spare.len() + at
    }

    /// What an importer is sent.
    fn sent(&self, at: usize) -> f64 {
        self.network.flow(self.importer(at), self.importer(self.lacks.len()))
    }

    /// Fills the importers up to what the plan sends each.
    fn fill_evenly(&mut self) {
        for (at, lack) in self.lacks.iter().enumerate() {
            self.network.narrow(self.importer(at), lack.amount);
        }
        self.network.send();
        let all: Vec<(usize, &Lack)> = self.lacks.iter().enumerate().collect();
        let mut waiting = vec![Group { met: self.sent_to(&all), members: all }];
        while let Some(group) = waiting.pop() {
            let level = group.level();
            for (at, lack) in &group.members {
                self.network.narrow(self.importer(*at), (lack.amount - level * lack.used).max(0.0));
            }
            let reached = self.network.send();
            // Who could be sent more but for the level, and who is sent what can reach it at all.
            let (loose, tight): (Vec<_>, Vec<_>) =
                group.members.iter().partition(|(at, _)| reached.has(self.importer(*at)));
            let is_even = group.met - self.sent_to(&group.members) <= self.nothing;
            if is_even || loose.is_empty() || tight.is_empty() {
                continue;
            }
            // The tight ones cannot come up to the level whatever the others do: each group is decided by itself, and
            // as no way leads from what supplies the loose ones to the tight, neither takes anything from the other.
            for (at, _) in &tight {
                self.network.narrow(self.importer(*at), self.sent(*at));
            }
            let met = self.sent_to(&tight);
            waiting.push(Group { met: group.met - met, members: loose });
            waiting.push(Group { met, members: tight });
        }
    }

    /// Sends each importer the same once more, as much of it as possible over old links.
    fn prefer_old_links(&mut self) {
        let sent: Vec<f64> = (0..self.lacks.len()).map(|at| self.sent(at)).collect();
        for capacity in [vec![0.0; sent.len()], sent] {
            for (at, capacity) in capacity.into_iter().enumerate() {
                self.network.narrow(self.importer(at), capacity);
            }
        }
        self.network.send_cheaply();
    }

    fn shipments(&self) -> Vec<Flow> {
        let mut shipments = Vec::new();
        for (from, exporter) in self.spare.iter().enumerate() {
            for (to, lack) in self.lacks.iter().enumerate() {
                // A pair has one link, old or new.
                let [old, new] = [self.own(from), self.fresh(from)]
                    .map(|start| self.network.flow(start, self.importer(to)));
                if old + new > self.nothing {
                    shipments.push(Flow { from: exporter.place, to: lack.place, amount: old + new });
                }
            }
        }
        shipments
    }

    fn sent_to(&self, members: &[(usize, &Lack)]) -> f64 {
        total(members.iter().map(|(at, _)| self.sent(*at)))
    }
}

/// Importers, by position, among which what stays unmet is still to be spread.
struct Group<'a> {
    members: Vec<(usize, &'a Lack)>,
    /// What they can be sent in all.
    met: f64,
}

impl Group<'_> {
    /// The unmet share of use at which they are sent that: Σ min(lack, level · use) = Σ lack − met.
    fn level(&self) -> f64 {
        let mut lacks: Vec<&Lack> = self.members.iter().map(|(_, lack)| *lack).collect();
        largest_first(&mut lacks, |lack| (-lack.amount / lack.used, 0));
        let mut used = total(lacks.iter().map(|l| l.used));
        let mut unmet = (total(lacks.iter().map(|l| l.amount)) - self.met).max(0.0);
        // Those who lack less than the level of their use stay without anything.
        for lack in lacks {
            if unmet * lack.used <= lack.amount * used {
                break;
            }
            unmet -= lack.amount;
            used -= lack.used;
        }
        if used > 0.0 { (unmet / used).max(0.0) } else { f64::MAX }
    }
}
