//! What a reader sees when something is missing.
//! Knows when and what a retry does; how it looks is in [`crate::html`], its words in the message tables.

use super::browser::{self, Phase};
use super::live::text;
use super::load::Failure;
use super::state::State;
use crate::html;
use crate::model::Lang;
use crate::text::messages;
use leptos::prelude::*;

fn notice(failure: &Failure, lang: Lang) -> String {
    html::failure(messages(lang), failure.sentence(lang), &failure.detail())
}

fn is_retry(event: &web_sys::MouseEvent) -> bool {
    browser::marked(event, "#retry", "id").is_some()
}

/// The page could not start.
#[component]
pub fn StartFailure(failure: Failure, retry: RwSignal<Phase>) -> impl IntoView {
    let lang = browser::first_language();
    let click = move |event: web_sys::MouseEvent| {
        if is_retry(&event) {
            browser::start_loading(retry);
        }
    };
    view! {
        <main class="start">
            <h1>{messages(lang).page_claim}</h1>
            <div inner_html=notice(&failure, lang) on:click=click></div>
        </main>
    }
}

/// The flows of a question could not be had; everything else stays usable.
#[component]
pub fn FailureBox(state: State) -> impl IntoView {
    let click = move |event: web_sys::MouseEvent| {
        if is_retry(&event) {
            browser::load_missing(state);
        }
    };
    let sentence = text(move || {
        let lang = state.lang();
        state.failure.with(|f| f.as_ref().map_or(String::new(), |failure| notice(failure, lang)))
    });
    view! { <div inner_html=sentence on:click=click></div> }
}
