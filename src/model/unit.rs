//! The units an answer can be in.
//! Knows their codes; does not know how a number is written.

/// What trade is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// Thousand current US dollars, FOB.
    #[default]
    Usd,
    /// Metric tonnes.
    Tonnes,
}

impl Unit {
    /// The code used in links and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Usd => "usd",
            Self::Tonnes => "t",
        }
    }
}
