//! Controls and initiatives as `index.json` has them: every cell of their tables as it stands, and the minerals of the map.
//! Knows names and kinds of cells; does not judge what one means.

use serde::{Deserialize, Serialize};
use serde_json::Number;

/// An export control. Codes of several territories are joined by `|`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// Id.
    pub id: String,
    /// A date, a month or a year.
    pub date_announced: Option<String>,
    /// A date, a month or a year.
    pub date_effective: Option<String>,
    /// A date, a month or a year.
    pub date_end: Option<String>,
    /// A date, a month or a year.
    pub suspended_from: Option<String>,
    /// A date, a month or a year.
    pub suspended_until: Option<String>,
    /// Code of the territory that issued it.
    pub issuing_country_iso3: String,
    /// Ministry or agency.
    pub issuing_body: Option<String>,
    /// Name of the act.
    pub instrument: String,
    /// `ban`, `licence`, `quota` and the like.
    pub r#type: String,
    /// What it concerns, as its table names it.
    pub minerals: Option<String>,
    /// `ALL`, or the codes of those it is aimed at.
    pub targets: String,
    /// How it stood when last seen.
    pub status: String,
    /// What it says, in short.
    pub summary: String,
    /// Title of the page it rests on.
    pub source_title: String,
    /// Address of that page.
    pub source_url: String,
    /// Address of a second page.
    pub source2_url: Option<String>,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// Slugs of the minerals of the map that it concerns, in the order of the index.
    pub of: Vec<String>,
}

/// A deal, a project or a stock. Codes of several territories are joined by `|`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initiative {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// `offtake`, `stockpile`, `mine` and the like.
    pub r#type: String,
    /// A date, a month or a year.
    pub date: Option<String>,
    /// How it stood when last seen.
    pub status: String,
    /// Codes of those who take part.
    pub countries_iso3: Option<String>,
    /// Companies and governments.
    pub parties: Option<String>,
    /// What it concerns, as its table names it.
    pub mineral: Option<String>,
    /// What is done there: mined, refined, stored.
    pub stage: Option<String>,
    /// How much, in its own unit.
    pub quantity: Option<Number>,
    /// Unit of the quantity.
    pub quantity_unit: Option<String>,
    /// How long it runs, years.
    pub term_years: Option<Number>,
    /// Money, in its own currency.
    pub amount: Option<Number>,
    /// Currency of the money, ISO 4217.
    pub amount_currency: Option<String>,
    /// Name of the site.
    pub site_name: Option<String>,
    /// Code of the territory of the site.
    pub site_country_iso3: Option<String>,
    /// Degrees north.
    pub lat: Option<Number>,
    /// Degrees east.
    pub lon: Option<Number>,
    /// Where the coordinates come from.
    pub coord_source: Option<String>,
    /// What it says, in short.
    pub summary: String,
    /// Title of the page it rests on.
    pub source_title: String,
    /// Address of that page.
    pub source_url: String,
    /// Address of a second page.
    pub source2_url: Option<String>,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// Slugs of the minerals of the map that it concerns, in the order of the index.
    pub of: Vec<String>,
}
