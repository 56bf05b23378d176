//! The file of words and facts beside a "what if": how controls and initiatives are called and stand, stocks, sites.
//! Knows its shape; does not know which control or initiative of the index a text belongs to.

use super::Names;
#[cfg(feature = "schema")]
use super::SCHEMA;
use serde::{Deserialize, Serialize};

/// Words and facts beside a "what if", in a file of their own.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhatIf {
    /// Version of the shape.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    pub schema: u32,
    /// Must equal the edition of the index.
    pub edition: String,
    /// A text for each control of the index, in its order.
    pub controls: Vec<Told>,
    /// A text for each initiative of the index, in its order.
    pub initiatives: Vec<Told>,
    /// Facts on stocks, in the order of their table.
    pub stock_facts: Vec<StockFact>,
    /// Mines, plants and projects.
    pub sites: Vec<Site>,
}

/// What a control or an initiative is called, and how it stands.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Id of the control or initiative.
    pub id: String,
    /// Name, short.
    pub title: Names,
    /// How it stood when last seen.
    pub status: Names,
    /// What to know of its quantity; absent where it states none for a mineral of the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Names>,
}

/// A fact on what a country uses, imports or holds.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockFact {
    /// Code of a territory, or `EUU` or `G7`.
    pub country: String,
    /// Slugs of the minerals it concerns; empty is every mineral.
    pub of: Vec<String>,
    /// The fact as one sentence.
    pub text: Names,
    /// Date, month, year or span it holds for.
    pub as_of: String,
    /// Title of the page it rests on.
    pub source_title: String,
    /// Address of that page.
    pub source_url: String,
    /// `high`, `medium` or `low`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^(high|medium|low)$")))]
    pub confidence: String,
}

/// A mine, a plant or a project.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Name.
    pub name: String,
    /// Who runs it; empty where the source names nobody.
    pub operator: String,
    /// Slugs of its minerals; never empty.
    pub of: Vec<String>,
    /// `mine`, `plant` or `project`.
    pub stage: String,
    /// `active` or `on_hold`.
    pub status: String,
    /// Degrees east and north, to three decimals.
    pub at: [f64; 2],
}
