//! Origin and China touch, a second time: from the raw trade files, by linear algebra; and what an export stop leaves
//! unmet, by linear programming.
//! Knows the contract's definitions and the layout of the files; nothing here comes from the map, and only `tests/`
//! asks the map for its answers.
//!
//! In reading order: [`table`] parts cells, [`places`], [`stages`], [`output`] and [`rows`] read, [`trade`] puts one
//! stage and year into a basis, [`balance`] closes it, [`mix`] solves one linear system, [`origin`] and [`touch`] give
//! both ends of a measure, and [`answer`] turns them into shares of imports. Of an export stop, [`groups`] says who may
//! be cut off, [`stop`] what each of them loses, [`caps`] what others can ship more, and [`programme`] finds the least
//! that stays unmet.

pub mod answer;
pub mod balance;
pub mod caps;
pub mod groups;
pub mod mix;
pub mod origin;
pub mod output;
pub mod places;
pub mod programme;
pub mod rows;
pub mod stages;
pub mod stop;
pub mod table;
pub mod touch;
pub mod trade;

/// What is known of a quantity whose value is not: no less than the first, no more than the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Ends {
    /// Both ends of a share of which nothing is known.
    pub const UNKNOWN: Self = Self { low: 0.0, high: 1.0 };
    /// Both ends of none.
    pub const NONE: Self = Self { low: 0.0, high: 0.0 };
    /// Both ends of all.
    pub const ALL: Self = Self { low: 1.0, high: 1.0 };
}

/// Lower and upper ends of a measure, one number for each place.
#[derive(Debug, Clone, PartialEq)]
pub struct EndsByPlace {
    /// Lower ends.
    pub low: Vec<f64>,
    /// Upper ends.
    pub high: Vec<f64>,
}
