//! Deals: what a supply agreement changes in the trade of its stage.
//! Knows tonnes, seller and buyer; whether a deal comes about is not for it to say.
//!
//! A deal adds its yearly tonnes from its site's country to its buyer. They take the place of Chinese tonnes first, of
//! those of other suppliers in equal parts then; what is left beyond all imports adds to them. A deal within one country
//! crosses no border: it takes the place of Chinese imports and of no others. Its tonnes are output beyond the tables.

use super::change::Change;
use super::matrix::Matrix;
use super::scope::Scope;
use super::trade::{Flow, Prices, total};
use crate::model::{Deal, Place, Unit};

/// What became of a deal that is switched on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// It changes this trade.
    Works {
        /// Chinese tonnes whose place it takes.
        replaced_tonnes: f64,
    },
    /// It is about another stage, or one line of several is asked.
    Elsewhere,
    /// The year has no tonnes that it could be held against.
    NoTonnes,
}

/// Applies one deal to the trade of a stage; the trade after it, and what it did.
#[must_use]
pub fn apply<'d>(
    matrix: &Matrix<'d>,
    prices: &Prices,
    scope: &Scope<'_>,
    deal: &Deal,
) -> (Matrix<'d>, Outcome) {
    if matrix.basis() != Unit::Tonnes {
        return (matrix.clone(), Outcome::NoTonnes);
    }
    let bought = |unit: Unit| -> Vec<Flow> {
        matrix.trade(unit).flows.iter().filter(|f| f.to == deal.to && f.from != deal.to).copied().collect()
    };
    let (tonnes, usd) = (bought(Unit::Tonnes), bought(Unit::Usd));
    let sum = |of: &dyn Fn(Place) -> bool| total(tonnes.iter().filter(|f| of(f.from)).map(|f| f.amount));
    let is_china = |from: Place| scope.is_china(from);
    let is_third = |from: Place| !scope.is_china(from) && from != deal.from;
    let (chinese, third) = (sum(&is_china), sum(&is_third));
    let replaced = deal.tonnes.min(chinese);
    let crosses = deal.from != deal.to;
    let beyond = if crosses { (deal.tonnes - replaced).min(third) } else { 0.0 };
    let part = |of: f64, all: f64| if all > 0.0 { of / all } else { 0.0 };
    let lost = |from: Place| match (is_china(from), is_third(from)) {
        (true, _) => part(replaced, chinese),
        (_, true) => part(beyond, third),
        _ => 0.0,
    };
    let mut changes: Vec<Change> = Vec::new();
    changes.extend(tonnes.iter().map(|f| Change {
        from: f.from,
        to: f.to,
        usd: 0.0,
        tonnes: -lost(f.from) * f.amount,
    }));
    changes.extend(usd.iter().map(|f| Change {
        from: f.from,
        to: f.to,
        usd: -lost(f.from) * f.amount,
        tonnes: 0.0,
    }));
    if crosses {
        let price = prices.usd_thousand_per_tonne(deal.from).unwrap_or(0.0);
        changes.push(Change { from: deal.from, to: deal.to, usd: deal.tonnes * price, tonnes: deal.tonnes });
    }
    let after = matrix.changed(&changes, &[(deal.from, deal.tonnes)]);
    (after, Outcome::Works { replaced_tonnes: replaced })
}
