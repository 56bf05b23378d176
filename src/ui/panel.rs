//! Whoever is in focus: its suppliers with their shares.
//! Shows rows of the scene; knows no share.

use super::browser::{self, Step};
use super::live::part;
use super::state::State;
use crate::digits::{one, plain};
use crate::query::Query;
use crate::scene::table::{SupplierRow, suppliers};
use crate::text::fill;
use leptos::prelude::*;

/// Suppliers shown; the rest is in the table of all rows.
const MOST: usize = 10;

fn row(row: SupplierRow) -> impl IntoView {
    view! {
        <tr data-supplier=row.code class:china=row.is_china>
            <th scope="row">{row.name}</th>
            <td>{row.amount_text}</td>
            <td data-value=plain(row.share, 6)>
                <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=one(row.share * 100.0) height="10"/>
                </svg>
                <span>{row.share_text}</span>
            </td>
        </tr>
    }
}

/// Suppliers of the focus; nothing without a focus.
#[component]
pub fn FocusPanel(state: State) -> impl IntoView {
    let leave = move |_| {
        let query = state.query.get_untracked();
        browser::ask(state, Query { focus: None, ..query }, Step::New);
    };
    part(move || {
        let Some(answer) = state.answer.get() else { return ().into_any() };
        let Some(focus) = answer.query.focus else { return ().into_any() };
        let words = state.words();
        let t = words.text;
        let rows = suppliers(state.dataset, &words, &answer.query, &answer.analysis);
        let none = rows.is_empty();
        let year = answer.query.year.to_string();
        let caption = fill(
            t.suppliers_caption,
            &[("who", words.area(focus)), ("goods", words.goods(&answer.query)), ("year", &year)],
        );
        view! {
            <section id="panel" class="table">
                <button type="button" id="leave" class="quiet" on:click=leave>{t.leave_focus}</button>
                <table id="suppliers" hidden=none>
                    <caption>{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t.suppliers_supplier}</th>
                            <th scope="col">{t.table_imports}</th>
                            <th scope="col">{t.suppliers_share}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().take(MOST).map(row).collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}
