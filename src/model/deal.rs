//! Deals that a reader can switch on: who would send how many tonnes a year to whom.
//! Knows what a row says; does not know what a deal does to trade, nor whether it is kept.

use super::{Names, Place};

/// One deal.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// Id of its initiative, such as `NMG-PANASONIC-2024`.
    pub id: String,
    /// Its mineral, a position in [`super::Dataset::minerals`].
    pub mineral: usize,
    /// The stage whose trade it could change, a position in [`super::Mineral::stages`].
    pub stage: usize,
    /// Where the goods are made.
    pub from: Place,
    /// Who buys them; the same as `from` where a country buys at home.
    pub to: Place,
    /// Tonnes a year, above zero.
    pub tonnes: f64,
    /// Whether these are tonnes of the goods of that stage.
    pub same_goods: bool,
    /// Name of the deal.
    pub title: Names,
    /// One sentence on what to know before switching it on.
    pub note: Names,
}
