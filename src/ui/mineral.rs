//! The list of minerals with a search over the names of every language.
//! Knows whether it is open and what is found; the choice is a new question.

use super::browser::{self, Step};
use super::live::{At, Slot, attribute, hidden, inside, text};
use super::state::State;
use crate::html;
use crate::model::Mineral;
use crate::svg::escape;

/// The button with the mineral, and the list it opens.
pub fn slots(state: State) -> Vec<Slot> {
    let search_label = move || state.words().text.mineral_search.to_owned();
    vec![
        inside("mineral-label", move || escape(state.words().text.mineral)),
        inside("mineral", move || {
            let words = state.words();
            state
                .query
                .with(|q| q.mineral_in(state.dataset).map_or(String::new(), |m| escape(words.name(&m.name))))
        }),
        attribute("mineral", "aria-expanded", move || state.picker_open.get().to_string()),
        hidden("mineral-panel", move || !state.picker_open.get()),
        attribute("mineral-search", "aria-label", search_label),
        attribute("mineral-search", "placeholder", search_label),
        Slot { id: "mineral-search", at: At::Property("value"), write: text(move || state.search.get()) },
        inside("mineral-list", move || html::controls::minerals(&state.words(), found(state).into_iter())),
        inside("mineral-none", move || escape(state.words().text.mineral_none)),
        hidden("mineral-none", move || !found(state).is_empty()),
    ]
}

/// `search` is in lower case.
fn matches(mineral: &Mineral, search: &str) -> bool {
    let n = &mineral.name;
    [&n.en, &n.de, &n.fr, &n.ja, &mineral.id].iter().any(|name| browser::lower_case(name).contains(search))
}

/// Minerals that match what is searched for, tracked.
#[must_use]
pub fn found(state: State) -> Vec<&'static Mineral> {
    let search = browser::lower_case(state.search.get().trim());
    state.dataset.minerals.iter().filter(|m| matches(m, &search)).collect()
}

/// Opens the list with the keyboard in its search, or closes it.
pub fn toggle(state: State) {
    let open = !state.picker_open.get_untracked();
    state.picker_open.set(open);
    if open {
        return browser::keep_keyboard_at("#mineral-search".to_owned());
    }
    state.search.set(String::new());
    browser::keep_keyboard_at("#mineral".to_owned());
}

/// Asks about a mineral, and closes the list.
pub fn choose(state: State, id: &str) {
    if let Some(at) = state.dataset.mineral_at(id) {
        let query = state.query.get_untracked().about(state.dataset, at, 0);
        browser::ask(state, query, Step::New);
        toggle(state);
    }
}
