//! Masthead, finding, figures, notes and foot: the words around the map.
//! Shows sentences of the scene; writes none.

use super::browser;
use super::live::{flag, text};
use super::load::Awaited;
use super::state::State;
use crate::html;
use crate::model::Lang;
use crate::query::look::Look;
use crate::query::{Notice, Query};
use crate::text::fill;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Name of the map, languages, copy link.
#[component]
pub fn Masthead(state: State) -> impl IntoView {
    let copied = RwSignal::new(None::<bool>);
    let say = move || match (state.awaited.get(), copied.get()) {
        (Some(Awaited::Missing(lang)), _) => {
            fill(state.words().text.language_missing, &[("language", lang.own_name())])
        }
        (_, None) => String::new(),
        (_, Some(true)) => state.words().text.link_copied.to_owned(),
        (_, Some(false)) => format!("{} {}", state.words().text.link_here, browser::address()),
    };
    let copy = move |_| browser::copy_address(move |allowed| copied.set(Some(allowed)));
    view! {
        <header class="masthead">
            <p class="claim">{state.say(|t| t.page_claim)}</p>
            <div class="tools">
                <Languages state/>
                <button type="button" id="copy-link" class="quiet" on:click=copy>
                    {state.say(|t| t.copy_link)}
                </button>
            </div>
            <p class="said" role="status">{text(say)}</p>
        </header>
    }
}

#[component]
fn Languages(state: State) -> impl IntoView {
    let choose = move |event: MouseEvent| {
        if let Some(lang) = browser::marked(&event, "[data-lang]", "data-lang").and_then(|c| Lang::parse(&c))
        {
            let look = state.look.get_untracked();
            browser::show(state, Look { lang: Some(lang), ..look });
        }
    };
    view! {
        <div
            role="group"
            class="languages"
            aria-label=state.say(|t| t.language)
            inner_html=html::controls::languages()
            on:click=choose
        ></div>
    }
}

/// The sentence of the view, its number in the hue of China.
#[component]
pub fn Finding(state: State) -> impl IntoView {
    let parts = move || state.scene.get().map(|s| s.finding.clone());
    view! {
        <h1 id="finding">
            {text(move || parts().map_or(String::new(), |p| p.before))}
            <strong>{text(move || parts().map_or(String::new(), |p| p.number))}</strong>
            {text(move || parts().map_or(String::new(), |p| p.after))}
        </h1>
        <p class="unseen" role="status">{text(move || parts().map_or(String::new(), |p| p.to_string()))}</p>
    }
}

/// Three figures under the finding.
#[component]
pub fn Figures(state: State) -> impl IntoView {
    let figures =
        text(move || state.scene.with(|s| s.as_ref().map_or(String::new(), |s| html::figures(&s.figures))));
    view! { <dl class="figures" inner_html=figures></dl> }
}

/// What must be read beside the numbers, with the nearest year offered where the year has none.
#[component]
pub fn Notes(state: State) -> impl IntoView {
    let notes =
        text(move || state.scene.with(|s| s.as_ref().map_or(String::new(), |s| html::items(&s.notes))));
    let nearest = move || {
        let answer = state.answer.get()?;
        answer.analysis.notices.iter().find_map(|n| match n {
            Notice::NoData { nearest } => *nearest,
            _ => None,
        })
    };
    let offer = text(move || {
        let year = nearest().map_or(String::new(), |y| y.to_string());
        fill(state.words().text.ask_nearest, &[("year", &year)])
    });
    let ask = move |_| {
        let query = state.query.get_untracked();
        let year = untrack(nearest).unwrap_or(query.year);
        browser::ask(state, Query { year, ..query }, browser::Step::New);
    };
    view! {
        <section class="notes" aria-label=state.say(|t| t.notices)>
            <ul id="notices" inner_html=notes></ul>
            <button type="button" id="nearest-year" hidden=flag(move || nearest().is_none()) on:click=ask>
                {offer}
            </button>
        </section>
    }
}

/// Method in one sentence, borders, sources, licences.
#[component]
pub fn Foot(state: State) -> impl IntoView {
    let foot = text(move || html::foot(state.dataset, state.words().text));
    view! { <footer class="foot" inner_html=foot></footer> }
}
