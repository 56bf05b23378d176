//! Words and facts beside a "what if": what controls and initiatives are called, facts on stocks, sites in Canada.
//! Knows what the file says; no number here takes part in an answer.

use super::Names;

/// Everything in the file that [`super::Dataset::what_if`] names.
#[derive(Clone, Debug, PartialEq)]
pub struct Extras {
    /// A text for each control, in the order of [`super::Dataset::controls`].
    pub controls: Vec<Told>,
    /// A text for each initiative, in the order of [`super::Dataset::initiatives`].
    pub initiatives: Vec<Told>,
    /// Facts on stocks, in the order of their table.
    pub stock_facts: Vec<StockFact>,
    /// Mines, plants and projects, in the order of the source.
    pub sites: Vec<Site>,
}

/// What a control or an initiative is called, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Id of the control or initiative.
    pub id: String,
    /// Name, short.
    pub title: Names,
    /// How it stood when last seen.
    pub status: Names,
    /// One sentence on its quantity; none where it states no quantity for a mineral of the map.
    pub note: Option<Names>,
}

/// A fact on what a country uses, imports or holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockFact {
    /// Code of a territory, or `EUU` or `G7`, which are none of the index.
    pub country: String,
    /// Minerals it concerns, ascending positions in [`super::Dataset::minerals`]; empty is every mineral.
    pub minerals: Vec<usize>,
    /// The fact as one sentence.
    pub text: Names,
    /// Date, month, year or span it holds for, such as `2025` or `2021-2024`.
    pub as_of: String,
    /// Title of the page it rests on.
    pub source_title: String,
    /// Address of that page.
    pub source_url: String,
    /// Rests on a repost or a single note: not for a default view, and marked elsewhere.
    pub low_confidence: bool,
}

impl StockFact {
    /// Whether it concerns the mineral at a position of the index.
    #[must_use]
    pub fn concerns(&self, mineral: usize) -> bool {
        self.minerals.is_empty() || self.minerals.contains(&mineral)
    }
}

/// A mine, a plant or a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Name.
    pub name: String,
    /// Who runs it; empty where the source names nobody.
    pub operator: String,
    /// Its minerals, ascending positions in [`super::Dataset::minerals`]; never empty.
    pub minerals: Vec<usize>,
    /// `mine`, `plant` or `project`.
    pub kind: String,
    /// `active` or `on_hold`.
    pub status: String,
    /// Degrees east and north.
    pub at_deg: [f64; 2],
}
