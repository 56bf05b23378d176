//! What a tall card lists below its map: the suppliers of a focus, else the largest importers.
//! Knows rows; the same numbers as the tables.

use super::Words;
use super::table::{Column, Order, ranking, suppliers};
use crate::analysis::{Analysis, china_set};
use crate::model::{Area, Dataset};
use crate::query::Query;
use crate::text::fill;

/// Bars with a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// What they show.
    pub title: String,
    /// One a row, the largest first.
    pub rows: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Who.
    pub name: String,
    /// Its length, 0–1.
    pub length: f64,
    /// The share as written.
    pub text: String,
    /// Whether it is China's share.
    pub is_china: bool,
}

/// Rows at most; a card has room for fewer.
const MOST: usize = 10;

/// The bars of an answer.
#[must_use]
pub fn bars(dataset: &Dataset, words: &Words<'_>, query: &Query, analysis: &Analysis) -> Bars {
    let (goods, year) = (words.goods(query), query.year.to_string());
    let t = words.text;
    if let Some(focus) = query.focus {
        let values = [("who", &*words.object(focus)), ("goods", &goods), ("year", &year)];
        let rows = suppliers(dataset, words, query, analysis).into_iter().map(|s| Bar {
            name: s.name,
            length: s.share,
            text: s.share_text,
            is_china: s.is_china,
        });
        return Bars { title: fill(t.suppliers_caption, &values), rows: rows.take(MOST).collect() };
    }
    let order = Order { by: Column::Imports, descending: true };
    let importers = ranking(dataset, words, analysis, query.measure, order);
    // What China sends itself does not count: its own bar would say nothing.
    let china = china_set(dataset, query);
    let importers = importers
        .into_iter()
        .filter(|row| !matches!(row.area, Area::Country(place) if china.contains(&place)));
    let rows = importers.map(|row| Bar {
        name: row.name,
        length: row.bar.solid,
        text: row.share_text,
        is_china: true,
    });
    let caption = fill(t.table_caption, &[("goods", &goods), ("year", &year)]);
    let from = fill(t.legend_china, &[("China", &words.china(query.china))]);
    let title = [&caption, t.colon, t.table_share, t.space, &from].concat();
    Bars { title, rows: rows.take(MOST).collect() }
}
