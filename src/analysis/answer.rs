//! The whole answer to a question: the trade as it was, with deals, and after an export stop.
//! Knows the order in which levers act; every number comes from the parts.
//!
//! Deals come first, then the stop acts on what is left, then others step in. Each state is analysed by the same
//! functions as the trade of the year, so that every measure can be shown before and after.

use super::change::Change;
use super::deals::{self, Outcome};
use super::matrix::Matrix;
use super::scenario::{Scenario, is_cut, scenario};
use super::scope::Scope;
use super::stockpile::{Stockpile, stockpile};
use super::trade::Prices;
use super::{Analysis, analyze, analyze_matrix, without_rows};
use crate::model::{Area, Dataset, Deal, Place, Rows, Unit};
use crate::query::Query;

/// A question answered with all its levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The trade of the year, no lever moved.
    pub before: Analysis,
    /// With the deals; `None` where none changes this trade.
    pub with_deals: Option<Analysis>,
    /// Position of every deal switched on, with what it did.
    pub deals: Vec<(usize, Outcome)>,
    /// The export stop; `None` without one, and without complete rows.
    pub scenario: Option<Scenario>,
    /// With deals, stop and rerouting; `None` without a stop.
    pub after: Option<Analysis>,
    /// The joint stock; `None` without members, and without complete rows.
    pub stockpile: Option<Stockpile>,
}

impl Answer {
    /// The trade that a stop acts on.
    #[must_use]
    pub fn now(&self) -> &Analysis {
        self.with_deals.as_ref().unwrap_or(&self.before)
    }

    /// The answer without any rows.
    #[must_use]
    pub fn untouched(query: &Query) -> Self {
        Self {
            before: without_rows(query, Vec::new()),
            with_deals: None,
            deals: Vec::new(),
            scenario: None,
            after: None,
            stockpile: None,
        }
    }

    /// Whether a lever changes the trade.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.with_deals.is_some() || self.after.is_some()
    }

    /// The trade after every lever.
    #[must_use]
    pub fn last(&self) -> &Analysis {
        self.after.as_ref().unwrap_or_else(|| self.now())
    }
}

/// Something that must be read beside a what-if.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caution {
    /// It is a thought experiment on the trade of one year.
    Assumption,
    /// Stop and stock need all rows of the year.
    NotInPartialYear,
    /// Those cut off buy nothing from China.
    NobodyHit(Vec<Area>),
    /// A pool of one member.
    PoolOfOne,
    /// A member counts as China.
    PoolWithChina,
    /// The stock is counted in dollars of use.
    PoolInDollars,
    /// Nothing is held.
    NoDays,
    /// Members that use nothing.
    PoolWithoutUse(Vec<Place>),
    /// No deal of this id can be switched on.
    UnknownDeal(String),
    /// The deal at a position is about other goods.
    DealElsewhere(usize),
    /// The tonnes of the deal at a position are other goods than those of the stage.
    OtherGoods(usize),
    /// The year has no tonnes that the deal at a position could be held against.
    DealWithoutTonnes(usize),
}

impl Answer {
    /// What must be read beside it, in the order of the levers.
    #[must_use]
    pub fn cautions(&self, dataset: &Dataset, query: &Query) -> Vec<Caution> {
        let levers = &query.levers;
        let is_known = |id: &String| dataset.deals.iter().any(|deal| deal.id == *id);
        let unknown = levers.deals.iter().filter(|id| !is_known(id)).cloned();
        let mut cautions: Vec<Caution> = unknown.map(Caution::UnknownDeal).collect();
        for (deal, outcome) in &self.deals {
            match outcome {
                Outcome::Works { .. } => {
                    if dataset.deals.get(*deal).is_some_and(|d| !d.same_goods) {
                        cautions.push(Caution::OtherGoods(*deal));
                    }
                }
                Outcome::Elsewhere => cautions.push(Caution::DealElsewhere(*deal)),
                Outcome::NoTonnes => cautions.push(Caution::DealWithoutTonnes(*deal)),
            }
        }
        let asks_stop = levers.stop_percent > 0;
        if (asks_stop || !levers.pool.is_empty()) && self.before.look_through.is_none() {
            cautions.push(Caution::NotInPartialYear);
            return cautions;
        }
        if self.scenario.as_ref().is_some_and(|s| s.importers.is_empty()) {
            cautions.push(Caution::NobodyHit(levers.to.clone()));
        }
        if let Some(pool) = &self.stockpile {
            if pool.members.len() == 1 {
                cautions.push(Caution::PoolOfOne);
            }
            let scope = Scope::of(dataset, query);
            if levers.pool.iter().any(|p| scope.is_china(*p)) {
                cautions.push(Caution::PoolWithChina);
            }
            if self.now().unit == Unit::Usd {
                cautions.push(Caution::PoolInDollars);
            }
            if levers.days == 0 {
                cautions.push(Caution::NoDays);
            }
            let idle: Vec<Place> = pool.members.iter().filter(|m| m.used <= 0.0).map(|m| m.place).collect();
            if !idle.is_empty() {
                cautions.push(Caution::PoolWithoutUse(idle));
            }
        }
        if self.scenario.is_some() || self.with_deals.is_some() {
            cautions.push(Caution::Assumption);
        }
        cautions
    }
}

/// Answers a question from the rows of its mineral.
#[must_use]
pub fn answer(dataset: &Dataset, rows: &Rows, query: &Query) -> Answer {
    let find = |id: &String| dataset.deals.iter().enumerate().find(|(_, d)| d.id == *id);
    let switched: Vec<(usize, &Deal)> = query.levers.deals.iter().filter_map(find).collect();
    let mut answer = Answer { before: analyze(dataset, rows, query), ..Answer::untouched(query) };
    let Some(stage) = query.stage_in(dataset) else { return answer };
    let Some(traded) = Matrix::of(dataset, rows, stage, query.year, query.line) else { return answer };
    let prices = Prices::of(rows, stage, query.year, query.line);
    let scope = Scope::of(dataset, query);
    let mut matrix = traded;
    let whole = query.line.is_none() || stage.lines.len() == 1;
    for (position, deal) in switched {
        let is_here = deal.mineral == query.mineral && deal.stage == query.stage && whole;
        let outcome = if is_here {
            let (after, outcome) = deals::apply(&matrix, &prices, &scope, deal);
            matrix = after;
            outcome
        } else {
            Outcome::Elsewhere
        };
        answer.deals.push((position, outcome));
    }
    if answer.deals.iter().any(|(_, outcome)| matches!(outcome, Outcome::Works { .. })) {
        answer.with_deals = Some(analyze_matrix(dataset, rows, query, &matrix));
    }
    answer.scenario = scenario(dataset, query, answer.now());
    answer.stockpile = stockpile(dataset, rows, query, answer.now(), answer.scenario.as_ref());
    if let Some(scenario) = &answer.scenario {
        let changes = changes(dataset, query, &matrix, &prices, answer.now().unit, scenario);
        answer.after = Some(analyze_matrix(dataset, rows, query, &matrix.changed(&changes, &[])));
    }
    answer
}

/// What a stop and its answer change in both units: China sends less to those cut off, others send what the plan says,
/// at the price of their own exports.
fn changes(
    dataset: &Dataset,
    query: &Query,
    matrix: &Matrix<'_>,
    prices: &Prices,
    unit: Unit,
    scenario: &Scenario,
) -> Vec<Change> {
    let scope = Scope::of(dataset, query);
    let stopped = f64::from(query.levers.stop_percent.min(100)) / 100.0;
    let mut changes: Vec<Change> = Vec::new();
    for of in matrix.units() {
        let flows = matrix.trade(of).flows.iter();
        changes.extend(flows.filter(|f| scope.is_china(f.from) && is_cut(dataset, query, &scope, f.to)).map(
            |f| {
                let lost = -stopped * f.amount;
                let (usd, tonnes) = if of == Unit::Usd { (lost, 0.0) } else { (0.0, lost) };
                Change { from: f.from, to: f.to, usd, tonnes }
            },
        ));
    }
    changes.extend(scenario.rerouted.iter().map(|f| {
        let price = prices.usd_thousand_per_tonne(f.from);
        let (usd, tonnes) = match unit {
            Unit::Usd => (f.amount, price.map_or(0.0, |p| f.amount / p)),
            Unit::Tonnes => (price.map_or(0.0, |p| f.amount * p), f.amount),
        };
        Change { from: f.from, to: f.to, usd, tonnes }
    }));
    changes
}
