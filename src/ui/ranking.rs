//! The table of importers: the numbers of the map in rows.
//! Knows which column is sorted; the rows come from the scene.

use super::browser::{self, Step};
use super::live::{flag, part, text};
use super::state::State;
use crate::digits::plain;
use crate::html;
use crate::model::Unit;
use crate::scene::table::{Column, RankingRow, ranking};
use crate::text::fill;
use leptos::prelude::*;

/// Rows shown before "show all".
const FIRST: usize = 15;

/// How the table is sorted.
#[derive(Clone, Copy, PartialEq)]
struct Order {
    by: Column,
    descending: bool,
}

fn head(state: State, order: RwSignal<Order>, by: Column, key: &'static str) -> impl IntoView {
    let sorted = move || match order.get() {
        o if o.by != by => "none".to_owned(),
        Order { descending: true, .. } => "descending".to_owned(),
        _ => "ascending".to_owned(),
    };
    let sort = move |_| {
        order.update(|o| {
            let descending = if o.by == by { !o.descending } else { by != Column::Country };
            *o = Order { by, descending };
        });
    };
    let title = move || {
        let t = state.words().text;
        match by {
            Column::Country => t.table_country,
            Column::Imports => t.table_imports,
            Column::Share => t.table_share,
        }
        .to_owned()
    };
    view! {
        <th scope="col" aria-sort=text(sorted)>
            <button type="button" data-sort=key on:click=sort>{text(title)}</button>
        </th>
    }
}

fn row(state: State, row: RankingRow) -> impl IntoView {
    let area = row.area;
    let in_focus = move || state.query.with(|q| q.focus == Some(area));
    let focus = move |_| browser::ask(state, state.focused(area), Step::New);
    let share = row.share;
    let code = row.code.clone();
    view! {
        <tr data-id=code class:focus=flag(in_focus)>
            <th scope="row">
                <button type="button" data-focus=row.code aria-pressed=text(move || in_focus().to_string()) on:click=focus>
                    {row.name}
                </button>
            </th>
            <td data-col="imports" data-value=plain(row.imports, 3)>{row.imports_text}</td>
            <td data-col="share" data-value=plain(share, 6)>
                <span class="barred" inner_html=html::bar(share)></span>
                <span>{row.share_text}</span>
            </td>
            <td data-col="largest">{row.largest}</td>
        </tr>
    }
}

/// Importers, sortable, each a button that takes it into focus.
#[component]
pub fn Ranking(state: State) -> impl IntoView {
    let order = RwSignal::new(Order { by: Column::Imports, descending: true });
    let all = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let order = order.get();
        state.answer.get().map_or(Vec::new(), |a| {
            ranking(state.dataset, &state.words(), &a.analysis, order.by, order.descending)
        })
    });
    let caption = move || {
        let words = state.words();
        state.answer.get().map_or(String::new(), |a| {
            let year = a.query.year.to_string();
            fill(words.text.table_caption, &[("goods", words.goods(&a.query)), ("year", &year)])
        })
    };
    let unit = move || {
        let t = state.words().text;
        match state.answer.get().map(|a| a.analysis.unit) {
            Some(Unit::Tonnes) => t.column_t,
            _ => t.column_usd,
        }
        .to_owned()
    };
    let shown = move || {
        let limit = if all.get() { usize::MAX } else { FIRST };
        rows.get().into_iter().take(limit).map(|r| row(state, r)).collect_view().into_any()
    };
    let toggle = move || {
        let t = state.words().text;
        if all.get() {
            t.table_show_fewer.to_owned()
        } else {
            fill(t.table_show_all, &[("count", &rows.with(Vec::len).to_string())])
        }
    };
    view! {
        <section class="table">
            <table id="ranking" tabindex="-1">
                <caption>{text(caption)} <small>{text(unit)}</small></caption>
                <thead>
                    <tr>
                        {head(state, order, Column::Country, "country")}
                        {head(state, order, Column::Imports, "imports")}
                        {head(state, order, Column::Share, "share")}
                        <th scope="col">{state.say(|t| t.table_largest)}</th>
                    </tr>
                </thead>
                <tbody>{part(shown)}</tbody>
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
