//! Changes of trade: what is added to a link, or taken from it.
//! Knows cells of a matrix; does not know why they change.

use super::order::ascending;
use super::trade::{Flow, Trade, total};
use crate::model::Place;

/// What a link gains or loses in a year, in both units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The exporter.
    pub from: Place,
    /// The importer.
    pub to: Place,
    /// Thousand US dollars; below zero where the link loses.
    pub usd: f64,
    /// Tonnes; below zero where the link loses.
    pub tonnes: f64,
}

/// The trade after changes; a link that loses everything is gone, and none falls below zero.
#[must_use]
pub fn changed(trade: &Trade, changes: &[Change], amount: impl Fn(&Change) -> f64) -> Trade {
    let mut cells: Vec<Flow> = trade.flows.clone();
    cells.extend(changes.iter().map(|c| Flow { from: c.from, to: c.to, amount: amount(c) }));
    ascending(&mut cells, Flow::ends);
    let after = |same: &[Flow]| {
        let gross = total(same.iter().map(|f| f.amount.abs()));
        let left = total(same.iter().map(|f| f.amount));
        // What is only the last digits of a difference is none.
        let amount = if left > gross * 1e-12 { left } else { 0.0 };
        same.first().map(|f| Flow { amount, ..*f })
    };
    let flows = cells
        .chunk_by(|a, b| a.ends() == b.ends())
        .filter_map(after)
        .filter(|f| f.amount > 0.0 && f.from != f.to)
        .collect();
    Trade { flows, part_estimated: trade.part_estimated }
}
