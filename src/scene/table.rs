//! The rows of the tables: the same numbers as the map, as text and as values.
//! Knows columns and order; does not know how a table is drawn.

use super::Words;
use super::bar::ShareBar;
use crate::analysis::order::{alphabetical, largest_first};
use crate::analysis::{Analysis, Interval};
use crate::model::{Area, Dataset};
use crate::query::url::flow_code;
use crate::query::{Measure, Query};
use crate::text::number;

/// A column a reader can sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Name of the country.
    Country,
    /// Imports.
    Imports,
    /// Share from China.
    Share,
    /// What stays open in a what-if.
    Open,
}

impl Column {
    /// All of them with the codes by which elements name them.
    const CODES: [(&'static str, Self); 4] = [
        ("country", Self::Country),
        ("imports", Self::Imports),
        ("share", Self::Share),
        ("open", Self::Open),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(_, column)| *column == self).map_or("", |(code, _)| code)
    }

    /// The column with a code; the share for any other word.
    #[must_use]
    pub fn coded(code: &str) -> Self {
        Self::CODES.iter().find(|(own, _)| *own == code).map_or(Self::Share, |(_, column)| *column)
    }
}

/// How a table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub by: Column,
    /// Largest first.
    pub descending: bool,
}

/// One importer.
#[derive(Clone, Debug, PartialEq)]
pub struct RankingRow {
    /// The importer.
    pub area: Area,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Imports in the answer's unit.
    pub imports: f64,
    /// Imports as written.
    pub imports_text: String,
    /// Share by the measure asked.
    pub share: Interval,
    /// Share as written.
    pub share_text: String,
    /// Share, hidden part and band as a bar.
    pub bar: ShareBar,
    /// Name of the largest supplier.
    pub largest: String,
}

/// Importers in the order asked.
#[must_use]
pub fn ranking(
    dataset: &Dataset,
    words: &Words<'_>,
    analysis: &Analysis,
    measure: Measure,
    order: Order,
) -> Vec<RankingRow> {
    let Order { by, descending } = order;
    let mut rows: Vec<RankingRow> = analysis
        .importers
        .iter()
        .map(|i| RankingRow {
            area: i.area,
            code: dataset.area_code(i.area).to_owned(),
            name: words.area(i.area).to_owned(),
            imports: i.imports,
            imports_text: number::significant(words.lang, i.imports),
            share: i.by(measure),
            share_text: words.interval_fine(i.by(measure)),
            bar: ShareBar::of(i, measure),
            largest: i.suppliers.first().map_or("", |s| words.area(Area::Country(s.place))).to_owned(),
        })
        .collect();
    let sign = if descending { 1.0 } else { -1.0 };
    match by {
        Column::Country => {
            alphabetical(&mut rows, |r| &r.name);
            if descending {
                rows.reverse();
            }
        }
        Column::Imports => largest_first(&mut rows, |r| (sign * r.imports, 0)),
        Column::Share | Column::Open => largest_first(&mut rows, |r| (sign * r.share.low, 0)),
    }
    rows
}

/// One supplier of the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct SupplierRow {
    /// Code of the supplier.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Amount as written.
    pub amount_text: String,
    /// Part of the imports, 0–1.
    pub share: f64,
    /// Part as written.
    pub share_text: String,
    /// Whether it counts as China.
    pub is_china: bool,
    /// The claim of the part.
    pub claim: String,
    /// Code of the flow from it to the focus; empty where the focus is a group.
    pub flow: String,
}

/// Suppliers of the focus, largest first; empty where nothing is in focus or it imports nothing.
#[must_use]
pub fn suppliers(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    analysis: &Analysis,
) -> Vec<SupplierRow> {
    let china = crate::analysis::china_set(dataset, query);
    let importer = query.focus.and_then(|area| analysis.importer(area));
    let focus = query.focus.map_or("", |area| dataset.area_code(area));
    importer
        .iter()
        .flat_map(|i| &i.suppliers)
        .map(|s| SupplierRow {
            code: dataset.code(s.place).to_owned(),
            name: words.area(Area::Country(s.place)).to_owned(),
            amount_text: number::significant(words.lang, s.amount),
            share: s.share,
            share_text: number::percent_fine(words.lang, s.share),
            is_china: china.contains(&s.place),
            claim: [focus, "<", dataset.code(s.place)].concat(),
            flow: match query.focus {
                Some(Area::Country(to)) => flow_code(dataset, s.place, to),
                _ => String::new(),
            },
        })
        .collect()
}

/// Territories by name, for a list to choose from.
#[must_use]
pub fn by_name(dataset: &Dataset, words: &Words<'_>) -> Vec<Area> {
    let named = |area: Area| (area, words.area(area).to_owned());
    let mut areas: Vec<(Area, String)> =
        dataset.places().map(|(place, _)| named(Area::Country(place))).collect();
    alphabetical(&mut areas, |(_, name)| name);
    areas.into_iter().map(|(area, _)| area).collect()
}
