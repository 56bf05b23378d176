//! Deals, frameworks, stocks and plants: who set one up, for which minerals, how much and where.
//! Knows what a record says; does not know what an initiative does to trade, nor what day it is.

use super::Place;

/// One initiative. A text that the table leaves open is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    /// Id, such as `NMG-PANASONIC-2024`.
    pub id: String,
    /// Minerals it concerns, ascending positions in [`super::Dataset::minerals`]; empty where it names none of the map.
    pub minerals: Vec<usize>,
    /// `offtake`, `government_offtake`, `equity`, `JV`, `processing`, `project`, `framework` or `stockpile`.
    pub kind: String,
    /// When it was announced or signed: text that [`super::control::is_date`] accepts.
    pub date: Option<String>,
    /// What the pages seen say about it.
    pub status: String,
    /// Countries that take part, as the row orders them.
    pub countries: Vec<Place>,
    /// Firms and governments, joined by `; `.
    pub parties: String,
    /// Quantity in [`Self::quantity_unit`].
    pub quantity: Option<f64>,
    /// Unit of the quantity, in the words of the table.
    pub quantity_unit: String,
    /// Years it runs.
    pub term_years: Option<f64>,
    /// Money in [`Self::amount_currency`].
    pub amount: Option<f64>,
    /// ISO 4217 code.
    pub amount_currency: String,
    /// Name of the mine or plant.
    pub site_name: String,
    /// Where it lies, degrees east and north.
    pub at_deg: Option<[f64; 2]>,
    /// One or two sentences of ours, in English.
    pub summary: String,
    /// Title of the page it rests on.
    pub source_title: String,
    /// Address of that page.
    pub source_url: String,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// Rests on a repost or a single note: not for a default view, and marked elsewhere.
    pub low_confidence: bool,
}
