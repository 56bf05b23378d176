//! The rows of the tables: the same numbers as the map, as text and as values.
//! Knows columns and order; does not know how a table is drawn.

use super::sentence::Words;
use crate::analysis::Analysis;
use crate::analysis::order::largest_first;
use crate::model::{Area, Dataset};
use crate::query::Query;
use crate::text::number;
use std::collections::{BTreeMap, BTreeSet};

/// A column a reader can sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Name of the country.
    Country,
    /// Imports.
    Imports,
    /// Share from China.
    Share,
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
    /// Share from China, 0–1.
    pub share: f64,
    /// Share as written.
    pub share_text: String,
    /// Name of the largest supplier.
    pub largest: String,
}

/// Importers in the order asked.
#[must_use]
pub fn ranking(
    dataset: &Dataset,
    words: &Words<'_>,
    analysis: &Analysis,
    by: Column,
    descending: bool,
) -> Vec<RankingRow> {
    let mut rows: Vec<RankingRow> = analysis
        .importers
        .iter()
        .map(|i| RankingRow {
            area: i.area,
            code: dataset.area_code(i.area).to_owned(),
            name: words.area(i.area).to_owned(),
            imports: i.imports,
            imports_text: number::significant(words.lang, i.imports),
            share: i.share,
            share_text: number::percent_fine(words.lang, i.share),
            largest: i.suppliers.first().map_or("", |s| words.area(Area::Country(s.place))).to_owned(),
        })
        .collect();
    let sign = if descending { 1.0 } else { -1.0 };
    match by {
        Column::Country => {
            let names = alphabetical(rows.iter().map(|r| r.name.as_str()));
            let rank = |r: &RankingRow| names.iter().position(|n| *n == r.name).unwrap_or(0) as f64;
            let ranks: Vec<f64> = rows.iter().map(rank).collect();
            let mut ranked: Vec<_> = rows.into_iter().zip(ranks).collect();
            largest_first(&mut ranked, |(_, rank)| (sign * rank, 0));
            return ranked.into_iter().map(|(row, _)| row).collect();
        }
        Column::Imports => largest_first(&mut rows, |r| (sign * r.imports, 0)),
        Column::Share => largest_first(&mut rows, |r| (sign * r.share, 0)),
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
        })
        .collect()
}

/// Names in the order of an alphabet that puts letters with marks beside their plain ones.
#[must_use]
pub fn alphabetical<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let plain = |name: &str| name.chars().map(plain_letter).collect::<String>();
    let sorted: BTreeSet<(String, &str)> = names.map(|name| (plain(name), name)).collect();
    sorted.into_iter().map(|(_, name)| name).collect()
}

/// Territories by name, for a list to choose from.
#[must_use]
pub fn by_name(dataset: &Dataset, words: &Words<'_>) -> Vec<Area> {
    let areas: BTreeMap<&str, Area> = dataset
        .places()
        .map(|(place, _)| Area::Country(place))
        .map(|area| (words.area(area), area))
        .collect();
    alphabetical(areas.keys().copied()).into_iter().filter_map(|name| areas.get(name).copied()).collect()
}

fn plain_letter(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'ä' | 'å' | 'á' | 'à' | 'ã' | 'â' => 'a',
        'ö' | 'ó' | 'ô' | 'ø' => 'o',
        'ü' | 'ú' => 'u',
        'é' | 'è' | 'ê' => 'e',
        'í' | 'î' => 'i',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn austria_stands_with_a_in_german() {
        let names = ["Zypern", "Österreich", "Oman", "Ägypten", "Albanien"];
        assert_eq!(alphabetical(names.into_iter()), ["Ägypten", "Albanien", "Oman", "Österreich", "Zypern"]);
    }
}
