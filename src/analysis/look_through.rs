//! Behind the face value: where goods come from, and what passed through China on the way.
//! Knows the chain of stages of one mineral; does not know importers' shares.

use super::balance::Balance;
use super::interval::Interval;
use super::matrix::Matrix;
use super::scope::Scope;
use crate::model::{Mineral, Rows, Stage, Unit};

/// What each territory's supply of one stage and year consists of, by position.
#[derive(Clone, Debug, PartialEq)]
pub struct LookThrough {
    /// Unit the balances are in.
    pub basis: Unit,
    /// The balances.
    pub balance: Balance,
    /// ω: part that originates in China.
    ///
    /// Source: re-export tracing of Kastner, Kastner and Nonhebel 2011, Ecological Economics 70(6); the bounds where
    /// output is unknown are ours.
    pub origin: Vec<Interval>,
    /// t: part mined, processed or traded in China at this or an earlier stage.
    ///
    /// Source: ours, after the "face value and look-through" exposure of Baldwin, Freeman and Theodorakopoulos 2023.
    pub touch: Vec<Interval>,
    /// u: touch at the tier before, by which own output is touched.
    pub earlier: Vec<Interval>,
}

impl LookThrough {
    /// Looks through the trade of the stage asked; `matrix` is its trade in the year asked.
    #[must_use]
    pub fn of(mineral: &Mineral, rows: &Rows, matrix: &Matrix<'_>, scope: &Scope<'_>) -> Self {
        let balance = matrix.balance(scope);
        let own: Vec<Interval> =
            scope.china().iter().map(|c| Interval::exact(if *c { 1.0 } else { 0.0 })).collect();
        let origin = balance.marked(&own, None);
        let earlier = earlier(mineral, rows, matrix.stage, matrix.year, scope);
        let touch = balance.marked(&earlier, Some(scope.china()));
        Self { basis: matrix.basis(), balance, origin, touch, earlier }
    }

    /// Whether the origin of a territory's goods stays open although every output it rests on is known: it and
    /// others buy from each other alone, and none of them makes anything.
    #[must_use]
    pub fn is_undetermined(&self, place: usize) -> bool {
        let all_known = self.balance.made.iter().all(|m| m.is_known);
        all_known && self.origin.get(place).is_some_and(|o| o.high - o.low > 1e-6)
    }
}

/// Touch of each territory at the tier before: the smallest low and the largest high over the stages of that tier.
/// At the first tier own output is touched in China alone.
fn earlier(mineral: &Mineral, rows: &Rows, stage: &Stage, year: u16, scope: &Scope<'_>) -> Vec<Interval> {
    let before = |s: &&Stage| s.tier < stage.tier && !s.lines.is_empty();
    let tier = mineral.stages.iter().filter(before).map(|s| s.tier).max();
    let stages = mineral.stages.iter().filter(|s| Some(s.tier) == tier && !s.lines.is_empty());
    let of_stage = stages.map(|stage| touch(mineral, rows, stage, year, scope));
    let none = || scope.china().iter().map(|c| Interval::exact(if *c { 1.0 } else { 0.0 })).collect();
    let hull = |all: Vec<Interval>, one: Vec<Interval>| {
        all.into_iter().zip(one).map(|(a, b)| a.hull(b)).collect::<Vec<_>>()
    };
    of_stage.reduce(hull).unwrap_or_else(none)
}

/// Touch at one earlier stage in the year asked; anything where that year has no complete rows.
fn touch(mineral: &Mineral, rows: &Rows, stage: &Stage, year: u16, scope: &Scope<'_>) -> Vec<Interval> {
    let Some(matrix) = Matrix::of(scope.dataset(), rows, stage, year, None).filter(Matrix::is_complete)
    else {
        let bounds = |c: &bool| if *c { Interval::exact(1.0) } else { Interval::UNKNOWN };
        return scope.china().iter().map(bounds).collect();
    };
    let earlier = earlier(mineral, rows, stage, year, scope);
    matrix.balance(scope).marked(&earlier, Some(scope.china()))
}
