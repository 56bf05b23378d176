//! Output and reserves as `index.json` has them: the names of the columns once, then rows; and output as a page begins with it.
//! Knows columns; does not know which stage a series belongs to.

use serde::{Deserialize, Serialize};
use serde_json::Number;

/// Output by country and year; rows ascend by mineral, stage, year and country.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// Names of the columns.
    pub columns: [String; 9],
    /// Rows.
    pub rows: Vec<OutputRow>,
}

impl Output {
    /// Names of the columns.
    pub const COLUMNS: [&str; 9] =
        ["year", "mineral", "stage", "country", "quantity_t", "qualifier", "form", "source", "estimated"];
    /// How many of them a page begins with.
    pub const AT_START: usize = 5;
}

/// Year, series and stage as the output table names them, country (or `WLD`, `OTH`), tonnes (`null` is unknown), why they
/// are unknown or that they are a known zero, what they are tonnes of, id of the source, whether they are an estimate.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputRow(
    pub u16,
    pub String,
    pub String,
    pub String,
    pub Option<Number>,
    pub Option<String>,
    pub String,
    pub String,
    pub bool,
);

/// Output as a page begins with it: what shares need, up to the last year that a question can ask; rows ascend as those of the
/// index.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputAtStart {
    /// Names of the columns.
    pub columns: [String; 5],
    /// Rows.
    pub rows: Vec<RowAtStart>,
}

/// Year, series and stage as the output table names them (`null` where they are those of the row before), country (or `WLD`,
/// `OTH`), tonnes (`null` is unknown).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowAtStart(
    pub Option<u16>,
    pub Option<String>,
    pub Option<String>,
    pub String,
    pub Option<Number>,
);

/// Reserves by country; rows ascend by mineral and country, one year a mineral.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reserves {
    /// Names of the columns.
    pub columns: [String; 7],
    /// Rows.
    pub rows: Vec<ReserveRow>,
}

impl Reserves {
    /// Names of the columns.
    pub const COLUMNS: [&str; 7] =
        ["year", "mineral", "country", "quantity_t", "qualifier", "form", "source"];
}

/// Year, series as the reserves table names it, country (or `WLD`, `OTH`), tonnes (`null` is unknown), why they are unknown
/// or `>` where they are more, what they are tonnes of, id of the source.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReserveRow(
    pub u16,
    pub String,
    pub String,
    pub Option<Number>,
    pub Option<String>,
    pub String,
    pub String,
);
