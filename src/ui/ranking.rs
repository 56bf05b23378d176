//! The table of importers: the numbers of the map in rows.
//! Knows which column is sorted and how many rows are shown; the rows come from the scene.

use super::state::State;
use crate::html;
use crate::html::ranking::Listing;
use crate::scene::table::{Column, Order, ranking};
use crate::text::fill;

/// Rows shown before "show all".
const FIRST: usize = 15;

/// Importers, sortable, each with a button that takes it into focus; tracked.
#[must_use]
pub fn listing(state: State) -> String {
    let Some(answer) = state.answer.get() else { return String::new() };
    let (words, order) = (state.words(), state.order.get());
    let query = &answer.query;
    let rows = ranking(state.dataset, &words, &answer.analysis, query.measure, order);
    let year = query.year.to_string();
    let caption = fill(words.text.table_caption, &[("goods", &words.goods(query)), ("year", &year)]);
    let listing = Listing {
        caption: (&caption, words.unit(answer.analysis.unit)),
        rows: &rows,
        first: FIRST,
        all: state.all_rows.get(),
        focus: query.focus,
        order,
    };
    html::ranking::listing(words.text, listing)
}

/// Sorts by a column; by the same column again the other way round.
pub fn sort(state: State, column: &str) {
    let column = Column::coded(column);
    state.order.update(|order| {
        let descending = if order.by == column { !order.descending } else { column != Column::Country };
        *order = Order { by: column, descending };
    });
}
