//! Views with an address of their own: each has a page, pictures and a card for those who share it.
//! Knows their names and links; the table is in data/editorial/presets.csv.

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

/// The preset that asks the same; `link` is a question as [`super::Query::link`] writes it.
#[must_use]
pub fn of(link: &str) -> Option<Preset> {
    all().find(|preset| preset.link == link)
}
