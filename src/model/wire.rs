//! The published shape of the dataset files; the only place that knows serde. The JSON Schema beside the data is made
//! from these types, so what stands above a type or field is read by those who use the files.
//! Checks nothing; does not know what a question is.

mod beside;
mod policy;
mod tables;

pub use beside::{Site, StockFact, Told, WhatIf};
pub use policy::{Control, Initiative};
pub use tables::{Output, OutputAtStart, OutputRow, ReserveRow, Reserves, RowAtStart};

use super::Lang;
use serde::{Deserialize, Serialize};

/// Version of the shape below. Version 1 named no kind; any other version is refused, never guessed at.
pub const SCHEMA: u32 = 2;

/// Name of the file that a page begins with in a language.
#[must_use]
pub fn start_file(lang: Lang) -> String {
    ["start.", lang.code(), ".json"].concat()
}

/// Tables of the index that a [`start_file`] goes without: no first view needs them.
pub const NOT_AT_THE_START: [&str; 3] = ["controls", "initiatives", "reserves"];

/// A file of the dataset; its field `kind` says which.
#[allow(clippy::large_enum_variant, reason = "one is made for a file, and no two are kept")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum File {
    /// `index.json`.
    Index(Index),
    /// The flows of a mineral.
    Flows(Flows),
    /// Words and facts beside a "what if".
    WhatIf(WhatIf),
}

/// A text in every language of the map.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// English.
    pub en: String,
    /// German.
    pub de: String,
    /// French.
    pub fr: String,
    /// Japanese.
    pub ja: String,
}

/// `index.json`: what there is, and the tables beside the flows.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Version of the shape.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    pub schema: u32,
    /// Name of this data edition; the link key `v` pins it.
    pub edition: String,
    /// Edition of the trade data, such as `BACI V202601`.
    pub trade: String,
    /// Territories, sorted by code.
    #[cfg_attr(feature = "schema", schemars(length(max = 256)))]
    pub countries: Vec<Country>,
    /// Minerals in the order of the editorial table.
    pub minerals: Vec<Mineral>,
    /// Where the figures come from.
    pub sources: Vec<Source>,
    /// Deals that a reader can switch on, in the order of their table.
    #[serde(default)]
    pub deals: Vec<Deal>,
    /// Name of the file of words and facts beside a "what if", beside `index.json`.
    #[serde(default)]
    pub what_if: Option<String>,
    /// Export controls, in the order of their table.
    pub controls: Vec<Control>,
    /// Deals, projects and stocks, in the order of their table.
    pub initiatives: Vec<Initiative>,
    /// Output by country and year.
    pub output: Output,
    /// Reserves by country.
    pub reserves: Reserves,
}

/// A reporting territory.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166 alpha-3 code, or the trade data's own code for a former reporter.
    pub id: String,
    /// ISO 3166 alpha-2 code; empty where there is none.
    pub iso2: String,
    /// Names.
    pub name: Names,
    /// Label point, degrees east and north; absent for a reporter that has no place on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<[f64; 2]>,
    /// Codes of the groups it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// For a former reporter: the territories of today it spoke for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<String>,
}

/// A mineral with its stages and the files that hold its flows.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mineral {
    /// Slug, the value of the link key `m`.
    pub id: String,
    /// Names.
    pub name: Names,
    /// Stages in order.
    pub stages: Vec<Stage>,
    /// Files with its flows, newest years first; empty where there are no flows.
    pub files: Vec<FlowFile>,
    /// Its series of reserves, as the reserves table names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reserves: Vec<String>,
}

/// One file of flows.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowFile {
    /// File name beside `index.json`; holds a hash of the content.
    pub file: String,
    /// First year inside.
    #[cfg_attr(feature = "schema", schemars(range(min = 1900, max = 2100)))]
    pub first_year: u16,
    /// Last year inside.
    #[cfg_attr(feature = "schema", schemars(range(min = 1900, max = 2100)))]
    pub last_year: u16,
    /// Rows inside.
    pub rows: u32,
}

/// One stage of a mineral: ore, compound, metal, product.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Slug, the value of the link key `s`.
    pub id: String,
    /// 1 mined, 2 processed, 3 product.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 3)))]
    pub tier: u8,
    /// HS revision of the lines, such as `HS92`; empty where there are no flows.
    pub revision: String,
    /// Six-digit lines.
    #[cfg_attr(feature = "schema", schemars(inner(regex(pattern = "^[0-9]{6}$"))))]
    pub lines: Vec<String>,
    /// `production` where output and trade are in the same terms, else `net_exports`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^(production|net_exports)$")))]
    pub closure: String,
    /// Series of output: mineral and stage as the output table names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<[String; 2]>,
    /// Short names, as a list shows them beside the mineral.
    pub name: Names,
    /// The goods as a sentence names them ("of natural graphite", German dative "von Naturgraphit").
    pub goods: Names,
    /// What the heading holds that its name does not say; empty where nothing needs saying.
    pub caveat: Names,
    /// Runs of years with the same kind of rows.
    pub coverage: Vec<CoverageRun>,
}

/// Consecutive years of one kind.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageRun {
    /// First year.
    #[cfg_attr(feature = "schema", schemars(range(min = 1900, max = 2100)))]
    pub first: u16,
    /// Last year, inclusive.
    #[cfg_attr(feature = "schema", schemars(range(min = 1900, max = 2100)))]
    pub last: u16,
    /// What the rows of these years allow.
    pub kind: CoverageKind,
}

/// What the rows of a stage and year allow.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CoverageKind {
    /// All rows; those with tonnes hold at least 90 % of the value.
    #[serde(rename = "complete")]
    Complete,
    /// All rows, but tonnes are missing for more than a tenth of the value.
    #[serde(rename = "value only")]
    ValueOnly,
    /// Only the largest partners of each country.
    #[serde(rename = "partial")]
    Partial,
}

impl CoverageKind {
    /// The word in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::ValueOnly => "value only",
            Self::Partial => "partial",
        }
    }

    /// The kind with this word, if there is one.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Complete, Self::ValueOnly, Self::Partial].into_iter().find(|kind| kind.code() == code)
    }
}

/// A source with its licence.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Short key, such as `baci`.
    pub id: String,
    /// Title as it is to be cited.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Licence by name.
    pub licence: String,
    /// Address of the source.
    pub url: String,
}

/// A file with the flows of one mineral over some years.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flows {
    /// Version of the shape.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    pub schema: u32,
    /// Must equal the edition of the index.
    pub edition: String,
    /// Slug of the mineral.
    pub mineral: String,
    /// Codes of the territories inside, sorted; `from` and `to` point into this list.
    pub places: Vec<String>,
    /// One block a line and year.
    pub blocks: Vec<Block>,
}

/// The rows of one HS line and year, by exporter, then importer.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Six-digit HS line.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9]{6}$")))]
    pub line: String,
    /// Year.
    #[cfg_attr(feature = "schema", schemars(range(min = 1900, max = 2100)))]
    pub year: u16,
    /// Exporters, ascending positions in `places`.
    pub from: Vec<u16>,
    /// Rows of each exporter.
    pub n: Vec<u16>,
    /// Importers: within one exporter the first is a position in `places`, each next the distance to the one before.
    pub to: Vec<u16>,
    /// Value of each row in current US dollars, FOB.
    pub usd: Vec<u64>,
    /// Quantity of each row in kilograms; `null` is unknown.
    pub kg: Vec<Option<u64>>,
}

/// A deal that can be switched on: tonnes a year from one territory to another.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deal {
    /// Id of its initiative.
    pub id: String,
    /// Slug of the mineral.
    pub mineral: String,
    /// Slug of the stage whose trade it could change.
    pub stage: String,
    /// Code of the territory where the goods are made.
    pub from: String,
    /// Code of the buyer; may be the territory itself.
    pub to: String,
    /// Tonnes a year.
    pub tonnes: f64,
    /// Whether these are tonnes of the goods of that stage.
    pub same_goods: bool,
    /// Name of the deal.
    pub title: Names,
    /// What to know before switching it on.
    pub note: Names,
}
