//! A joint stock: how long each member lasts alone, what pooling is worth, who gives and who takes.
//! Knows use, unmet amounts and days of cover; what a stock really holds nobody publishes, so days are the reader's.

use super::Analysis;
use super::matrix::Matrix;
use super::scenario::{Scenario, Standing};
use super::scope::Scope;
use super::trade::{Flow, counted_rows, total, usd_per_tonne};
use crate::model::{CoverageKind, Dataset, Place, Rows, Unit};
use crate::query::Query;

/// One member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// The member.
    pub place: Place,
    /// Yearly use, in the answer's unit.
    pub used: f64,
    /// Stock: days of cover × use / 365.
    pub stock: f64,
    /// What stays unmet a year.
    pub unmet: f64,
    /// What stays short over the months of the stop with its own stock alone.
    pub deficit_alone: f64,
    /// What stays short when the surplus of others is shared out by deficit.
    pub deficit_pooled: f64,
    /// What it gives, by its part of all surplus.
    pub gives: f64,
    /// Stock over daily unmet; `None` where nothing is unmet, or nothing known.
    pub survives_days: Option<f64>,
}

/// The answer to a pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Stockpile {
    /// Members in the order of the link.
    pub members: Vec<Member>,
    /// What pooling is worth: min(Σ surplus, Σ deficit).
    pub gain: f64,
    /// All stocks at the latest unit value, US dollars; `None` where there is none.
    pub cost_usd: Option<f64>,
}

impl Stockpile {
    /// Who gives whom how much, by giver and taker in the order of the members: each gives to all who are short in
    /// proportion to what they take.
    #[must_use]
    pub fn transfers(&self) -> Vec<Flow> {
        let takes = |m: &Member| m.deficit_alone - m.deficit_pooled;
        let pairs = self.members.iter().flat_map(|from| self.members.iter().map(move |to| (from, to)));
        pairs
            .filter(|(from, to)| from.gives > 0.0 && takes(to) > 0.0 && self.gain > 0.0)
            .map(|(from, to)| Flow {
                from: from.place,
                to: to.place,
                amount: from.gives * takes(to) / self.gain,
            })
            .collect()
    }

    /// Whether some run short and nobody has anything to give.
    #[must_use]
    pub fn all_run_short(&self) -> bool {
        self.gain <= 0.0 && self.members.iter().any(|m| m.deficit_alone > 0.0)
    }
}

/// The joint stock of a question; `None` where no members are asked, and without complete rows.
///
/// Over `months` of the stop a member is short of unmet · months/12 − stock; what others have beyond their own need is
/// shared out in proportion to the deficits, and given in proportion to the surpluses.
#[must_use]
pub fn stockpile(
    dataset: &Dataset,
    rows: &Rows,
    query: &Query,
    analysis: &Analysis,
    scenario: Option<&Scenario>,
) -> Option<Stockpile> {
    let levers = &query.levers;
    if levers.pool.is_empty() {
        return None;
    }
    let standing = Standing::of(dataset, query, analysis)?;
    let unmet = |place: Place| {
        let short = scenario.and_then(|s| s.importers.iter().find(|i| i.place == place));
        short.map_or(0.0, |s| s.unmet)
    };
    let years = f64::from(levers.months) / 12.0;
    let alone = |place: &Place| {
        let used = standing.used(*place);
        let (stock, need) = (f64::from(levers.days) * used / 365.0, unmet(*place) * years);
        let survives_days = (unmet(*place) > 0.0).then(|| stock / (unmet(*place) / 365.0));
        let member = Member {
            place: *place,
            used,
            stock,
            unmet: unmet(*place),
            deficit_alone: (need - stock).max(0.0),
            deficit_pooled: 0.0,
            gives: 0.0,
            survives_days,
        };
        (member, (stock - need).max(0.0))
    };
    let alone: Vec<(Member, f64)> = levers.pool.iter().map(alone).collect();
    let surplus = total(alone.iter().map(|(_, surplus)| *surplus));
    let deficit = total(alone.iter().map(|(m, _)| m.deficit_alone));
    let gain = surplus.min(deficit);
    let part = |of: f64, all: f64| if all > 0.0 { gain * of / all } else { 0.0 };
    let members: Vec<Member> = alone
        .into_iter()
        .map(|(m, own_surplus)| Member {
            deficit_pooled: (m.deficit_alone - part(m.deficit_alone, deficit)).max(0.0),
            gives: part(own_surplus, surplus),
            ..m
        })
        .collect();
    let stocks = total(members.iter().map(|m| m.stock));
    let price = match analysis.unit {
        Unit::Usd => Some(1000.0),
        Unit::Tonnes => latest_usd_per_tonne(dataset, rows, query),
    };
    Some(Stockpile { members, gain, cost_usd: price.map(|price| price * stocks) })
}

/// Unit value of the world's trade in the latest year whose tonnes are known, US dollars a tonne.
fn latest_usd_per_tonne(dataset: &Dataset, rows: &Rows, query: &Query) -> Option<f64> {
    let stage = query.stage_in(dataset)?;
    let complete = |(_, kind): &&(u16, CoverageKind)| *kind == CoverageKind::Complete;
    let year = stage.coverage.iter().rev().find(complete)?.0;
    let scope = Scope::new(dataset, query.china, None);
    let matrix = Matrix::of(dataset, rows, stage, year, query.line)?;
    let all = counted_rows(rows, matrix.stage, year, query.line, Unit::Usd);
    usd_per_tonne(all.into_iter().map(|c| c.row).filter(|r| !scope.leaves_out(r.from, r.to)))
}
