//! Whoever is in focus: its suppliers with their shares.
//! Shows rows of the scene; knows no share.

use super::browser::{self, Step};
use super::live::{flag, text};
use super::state::State;
use crate::html;
use crate::query::Query;
use crate::scene::table::suppliers;
use crate::text::fill;
use leptos::prelude::*;

/// Suppliers shown.
const MOST: usize = 10;

/// Suppliers of the focus; nothing without a focus.
#[component]
pub fn FocusPanel(state: State) -> impl IntoView {
    let leave = move |_| {
        let query = state.query.get_untracked();
        browser::ask(state, Query { focus: None, ..query }, Step::New);
    };
    let table = text(move || {
        let Some(answer) = state.answer.get() else { return String::new() };
        let Some(focus) = answer.query.focus else { return String::new() };
        let words = state.words();
        let rows = suppliers(state.dataset, &words, &answer.query, &answer.analysis);
        let year = answer.query.year.to_string();
        let caption = fill(
            words.text.suppliers_caption,
            &[("who", &words.buyer(focus)), ("goods", &words.goods(&answer.query)), ("year", &year)],
        );
        html::suppliers(words.text, &caption, words.unit(answer.analysis.unit), &rows, MOST)
    });
    view! {
        <section id="panel" class="table" hidden=flag(move || state.query.with(|q| q.focus.is_none()))>
            <button type="button" id="leave" class="quiet" on:click=leave>
                {state.say(|t| t.leave_focus)}
            </button>
            <div class="fill" inner_html=table></div>
        </section>
    }
}
