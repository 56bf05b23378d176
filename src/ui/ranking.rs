//! The table of importers: the numbers of the map in rows.
//! Knows which column is sorted; the rows come from the scene.

use super::browser::{self, Step};
use super::live::{flag, text};
use super::state::{Order, State};
use crate::html;
use crate::scene::table::{Column, ranking};
use crate::text::fill;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Rows shown before "show all".
const FIRST: usize = 15;

/// Importers, sortable, each a button that takes it into focus.
#[component]
pub fn Ranking(state: State) -> impl IntoView {
    let all = state.all_rows;
    let rows = Memo::new(move |_| {
        let order = state.order.get();
        state.answer.get().map_or(Vec::new(), |a| {
            ranking(state.dataset, &state.words(), &a.analysis, order.by, order.descending)
        })
    });
    let caption = move || {
        let words = state.words();
        state.answer.get().map_or(String::new(), |a| {
            let year = a.query.year.to_string();
            fill(words.text.table_caption, &[("goods", &words.goods(&a.query)), ("year", &year)])
        })
    };
    let unit = move || {
        let unit = state.answer.with(|a| a.as_ref().map(|a| a.analysis.unit));
        unit.map_or(String::new(), |u| state.words().unit(u).to_owned())
    };
    let toggle = move || {
        let t = state.words().text;
        if all.get() {
            t.table_show_fewer.to_owned()
        } else {
            fill(t.table_show_all, &[("count", &rows.with(Vec::len).to_string())])
        }
    };
    let body = move || {
        let focus = state.answer.with(|a| a.as_ref().and_then(|a| a.query.focus));
        let most = if all.get() { usize::MAX } else { FIRST };
        rows.with(|rows| html::ranking::body(rows, most, focus))
    };
    view! {
        <section class="table">
            <table id="ranking" tabindex="-1" on:click=move |event| clicked(state, &event)>
                <caption>{text(caption)} " " <small>{text(unit)}</small></caption>
                <thead inner_html=text(move || html::ranking::head(state.words().text))></thead>
                <tbody inner_html=text(body)></tbody>
            </table>
            <p hidden=flag(move || rows.with(|r| !r.is_empty()))>{state.say(|t| t.table_empty)}</p>
            <button
                type="button"
                id="show-all"
                class="quiet"
                hidden=flag(move || rows.with(|r| r.len() <= FIRST))
                on:click=move |_| all.update(|a| *a = !*a)
            >
                {text(toggle)}
            </button>
        </section>
    }
}

fn clicked(state: State, event: &MouseEvent) {
    if let Some(code) = browser::marked(event, "[data-focus]", "data-focus")
        && let Some(area) = state.dataset.area(&code)
    {
        browser::ask(state, state.focused(area), Step::New);
        browser::keep_keyboard_at(["[data-focus=\"", &code, "\"]"].concat());
    }
    let column = match browser::marked(event, "[data-sort]", "data-sort").as_deref() {
        Some("country") => Column::Country,
        Some("imports") => Column::Imports,
        Some(_) => Column::Share,
        None => return,
    };
    state.order.update(|order| {
        let descending = if order.by == column { !order.descending } else { column != Column::Country };
        *order = Order { by: column, descending };
    });
}
