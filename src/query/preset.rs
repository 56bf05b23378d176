//! Views with an address of their own: each has a page, pictures and a card for those who share it.
//! Knows their names and links; the table is in data/editorial/presets.csv.

use super::Query;
use crate::model::Dataset;

const TABLE: &str = include_str!("../../data/editorial/presets.csv");

/// A view with an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its name in file names.
    pub slug: &'static str,
    /// Its question, without a leading `?`.
    pub link: &'static str,
}

/// All of them, in the order of the table.
pub fn all() -> impl Iterator<Item = Preset> {
    TABLE.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(slug, link)| Preset { slug, link })
}

/// The preset that asks the same.
#[must_use]
pub fn of(query: &Query, dataset: &Dataset) -> Option<Preset> {
    let link = query.link(dataset);
    all().find(|preset| preset.link == link)
}
