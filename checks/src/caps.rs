//! Rerouting: how much more every exporter outside China can ship, and to whom; and whether a plan keeps to it.
//! Knows the caps; does not know how to find a plan.

use std::collections::BTreeMap;

use crate::stop::Counted;

/// Part of what an exporter can ship more that may go to those it did not sell to before, all together.
pub const NEW_LINKS_AT_MOST: f64 = 0.5;

/// Extra amounts, g, by exporter and importer.
pub type Plan = BTreeMap<(usize, usize), f64>;

/// What bounds a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Caps {
    /// What each place loses.
    pub shortfall: Vec<f64>,
    /// What it still lacks when it has met from its own spare what it can.
    pub lack: Vec<f64>,
    /// r, what it can ship more beside that; zero in China.
    pub spare: Vec<f64>,
    /// How much more can go on each link that exists and does not begin in China.
    pub links: Plan,
}

impl Caps {
    /// Caps by the definitions of the contract; `spare` of X and `grow` of Z in per cent.
    pub fn new(trade: &Counted, shortfall: &[f64], spare_percent: f64, grow_percent: f64) -> Self {
        let part = |(x, china): (&f64, &bool)| if *china { 0.0 } else { x * spare_percent / 100.0 };
        let can: Vec<f64> = trade.exports().iter().zip(&trade.china).map(part).collect();
        let own: Vec<f64> = shortfall.iter().zip(&can).map(|(lost, can)| lost.min(*can)).collect();
        let less = |all: &[f64]| all.iter().zip(&own).map(|(all, own)| all - own).collect();
        let outside = trade.flows.iter().filter(|((from, _), _)| !trade.china[*from]);
        Self {
            shortfall: shortfall.to_vec(),
            lack: less(shortfall),
            spare: less(&can),
            links: outside.map(|(ends, amount)| (*ends, amount * grow_percent / 100.0)).collect(),
        }
    }

    /// Where nobody steps in, not even with what is its own.
    pub fn none(shortfall: &[f64]) -> Self {
        let nothing = vec![0.0; shortfall.len()];
        Self { shortfall: shortfall.to_vec(), lack: shortfall.to_vec(), spare: nothing, links: Plan::new() }
    }

    /// What stays unmet of each place under a plan.
    pub fn unmet(&self, plan: &Plan) -> Vec<f64> {
        let mut unmet = self.lack.clone();
        for ((_, to), amount) in plan {
            unmet[*to] -= amount;
        }
        unmet
    }

    /// The largest breach by a plan, and by the unmet amounts said of it. Every figure may be off by `digit`, which is
    /// what printing takes from it.
    pub fn breach(&self, plan: &Plan, unmet: &[f64], digit: f64) -> Breach {
        let mut worst = Breach::NONE;
        let mut enter = |breach: Breach| {
            if breach.part > worst.part {
                worst = breach;
            }
        };
        for (&(from, to), &amount) in plan {
            enter(Breach::above("an amount below nothing", (from, to), -amount, 0.0));
            if from == to {
                enter(Breach::above("what is shipped to oneself", (from, to), amount, 0.0));
            }
            if let Some(cap) = self.links.get(&(from, to)) {
                enter(Breach::above("growth of a link", (from, to), amount - digit - cap, *cap));
            }
        }
        let sum = |counts: &dyn Fn(usize, usize) -> bool| -> f64 {
            plan.iter().filter(|((from, to), _)| counts(*from, *to)).map(|(_, amount)| amount - digit).sum()
        };
        let follows = self.unmet(plan);
        for place in 0..self.lack.len() {
            let mut enter = |what, above, cap| enter(Breach::above(what, (place, place), above, cap));
            let spare = self.spare[place];
            enter("all that is shipped more", sum(&|from, _| from == place) - spare, spare);
            let is_new = |from, to| from == place && !self.links.contains_key(&(from, to));
            enter("new links", sum(&is_new) - spare * NEW_LINKS_AT_MOST, spare * NEW_LINKS_AT_MOST);
            enter("what is got", sum(&|_, to| to == place) - self.lack[place], self.lack[place]);
            enter("unmet below nothing", -unmet[place], 0.0);
            let figures = 1 + plan.keys().filter(|(_, to)| *to == place).count();
            let apart = (unmet[place] - follows[place]).abs() - digit * figures as f64;
            enter("unmet beside what follows", apart, self.shortfall[place]);
        }
        worst
    }
}

/// How far something is above its cap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Breach {
    /// As a part of the cap.
    pub part: f64,
    /// What is above it.
    pub what: &'static str,
    /// Exporter and importer, or a place twice.
    pub ends: (usize, usize),
}

impl Breach {
    /// No breach of anything.
    pub const NONE: Self = Self { part: 0.0, what: "nothing", ends: (0, 0) };

    fn above(what: &'static str, ends: (usize, usize), above: f64, cap: f64) -> Self {
        let part = if above <= 0.0 { 0.0 } else { above / cap };
        // Not a number is above every cap.
        Self { part: if part.is_nan() { f64::INFINITY } else { part }, what, ends }
    }
}

#[cfg(test)]
mod tests;
