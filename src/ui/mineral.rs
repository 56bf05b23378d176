//! The button with the mineral and the list of all minerals that it opens.
//! Knows whether the list is open; the choice is a new question.

use super::browser::{self, Step};
use super::live::{Slot, attribute, hidden, inside};
use super::state::State;
use crate::html;
use crate::svg::escape;

/// The button with the mineral, and the list it opens.
pub fn slots(state: State) -> Vec<Slot> {
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
        inside("mineral-list", move || html::controls::minerals(&state.words(), state.dataset)),
    ]
}

/// Opens the list with the keyboard at the mineral shown, or closes it.
pub fn toggle(state: State) {
    let open = !state.picker_open.get_untracked();
    state.picker_open.set(open);
    browser::keep_keyboard_at(if open { "#mineral-list [aria-current=true]" } else { "#mineral" }.to_owned());
}

/// Asks about a mineral, and closes the list.
pub fn choose(state: State, id: &str) {
    if let Some(at) = state.dataset.mineral_at(id) {
        let query = state.query.get_untracked().about(state.dataset, at, 0);
        browser::ask(state, query, Step::New);
        toggle(state);
    }
}
