//! What a reader sees when something is missing: a sentence, a way on, and the static map.
//! Knows how a failure looks; its words come from the message tables.

use super::browser::{self, Phase};
use super::live::part;
use super::load::Failure;
use super::state::State;
use crate::model::Lang;
use crate::text::messages;
use leptos::prelude::*;

fn notice(failure: &Failure, lang: Lang, retry: impl Fn() + 'static) -> AnyView {
    let t = messages(lang);
    view! {
        <div id="failure" role="alert">
            <h2>{t.failure_title}</h2>
            <p>{failure.sentence(lang)}</p>
            <p class="detail">{failure.detail()}</p>
            <button type="button" id="retry" on:click=move |_| retry()>{t.failure_retry}</button>
            <p>{t.failure_static}</p>
            <img src="map.svg" alt=t.page_title width="1280" height="900"/>
        </div>
    }
    .into_any()
}

/// The page could not start.
#[component]
pub fn StartFailure(failure: Failure, retry: RwSignal<Phase>) -> impl IntoView {
    let notice = notice(&failure, browser::language(), move || browser::start_loading(retry));
    view! {
        <main class="start">
            <h1>{messages(browser::language()).page_claim}</h1>
            {notice}
        </main>
    }
}

/// The flows of a question could not be had; everything else stays usable.
#[component]
pub fn FailureBox(state: State) -> impl IntoView {
    part(move || {
        let lang = state.lang();
        let box_of = |failure| notice(&failure, lang, move || browser::load_missing(state));
        state.failure.get().map_or_else(|| ().into_any(), box_of)
    })
}
