//! The list of minerals with a search over the names of every language.
//! Knows whether it is open; the choice is a new question.

use super::browser::{self, Step};
use super::live::{flag, text};
use super::state::State;
use crate::html;
use crate::model::Mineral;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

/// `search` is in lower case.
fn matches(mineral: &Mineral, search: &str) -> bool {
    let n = &mineral.name;
    [&n.en, &n.de, &n.fr, &n.ja, &mineral.id].iter().any(|name| browser::lower_case(name).contains(search))
}

/// A button with the mineral, and the list it opens.
#[component]
pub fn MineralPicker(state: State) -> impl IntoView {
    let open = RwSignal::new(false);
    let search = RwSignal::new(String::new());
    let input = NodeRef::<leptos::html::Input>::new();
    let button = NodeRef::<leptos::html::Button>::new();
    let close = move || {
        open.set(false);
        search.set(String::new());
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let toggle = move |_| {
        open.update(|o| *o = !*o);
        if let Some(input) = input.get_untracked().filter(|_| open.get_untracked()) {
            request_animation_frame(move || {
                let _ = input.focus();
            });
        }
    };
    let choose = move |at: usize| {
        let query = state.query.get_untracked().about(state.dataset, at, 0);
        browser::ask(state, query, Step::New);
        close();
    };
    let found = move || {
        let search = browser::lower_case(search.get().trim());
        let all = state.dataset.minerals.iter().enumerate();
        all.filter(|(_, m)| matches(m, &search)).collect::<Vec<_>>()
    };
    let clicked = move |event: MouseEvent| {
        let id = browser::marked(&event, "[data-mineral]", "data-mineral");
        if let Some(at) = id.and_then(|id| state.dataset.mineral_at(&id)) {
            choose(at);
        }
    };
    let list = text(move || html::controls::minerals(&state.words(), found().into_iter().map(|(_, m)| m)));
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if open.get_untracked() => {
            event.prevent_default();
            close();
        }
        "Enter" if open.get_untracked() && !search.with_untracked(String::is_empty) => {
            event.prevent_default();
            if let Some((at, _)) = found().first() {
                choose(*at);
            }
        }
        _ => {}
    };
    let title = move || {
        let words = state.words();
        state
            .query
            .with(|q| q.mineral_in(state.dataset).map_or(String::new(), |m| words.name(&m.name).to_owned()))
    };
    view! {
        <div class="field picker" on:keydown=on_key>
            <span class="label" id="mineral-label">{state.say(|t| t.mineral)}</span>
            <button
                type="button"
                id="mineral"
                node_ref=button
                aria-labelledby="mineral-label mineral"
                aria-controls="mineral-panel"
                aria-expanded=text(move || open.get().to_string())
                on:click=toggle
            >
                {text(title)}
            </button>
            <div id="mineral-panel" hidden=flag(move || !open.get())>
                <input
                    id="mineral-search"
                    type="search"
                    autocomplete="off"
                    node_ref=input
                    aria-label=state.say(|t| t.mineral_search)
                    placeholder=state.say(|t| t.mineral_search)
                    prop:value=text(move || search.get())
                    on:input=move |event| search.set(browser::value_of(&event))
                />
                <ul inner_html=list on:click=clicked></ul>
                <p hidden=flag(move || !found().is_empty())>{state.say(|t| t.mineral_none)}</p>
            </div>
        </div>
    }
}
