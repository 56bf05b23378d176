//! The search over minerals, countries and groups: a field with a list of what may be meant.
//! Knows what is typed and which line Enter takes; the second module of code finds, see [`crate::scene::search`].

use super::browser;
use super::depth::guided;
use super::live::{At, Slot, attribute, inside, text};
use super::state::State;
use crate::svg::escape;
use web_sys::Event;

/// The field and its list.
pub fn slots(state: State) -> Vec<Slot> {
    let is_open = move || state.at_search.get() && !state.search.with(String::is_empty);
    let told = move |part: &str| {
        if is_open() { guided(state, part, &state.search.get()) } else { Ok(String::new()) }
    };
    vec![
        inside("search-label", move || escape(state.words().text.search)),
        attribute("search", "placeholder", move || state.words().text.search_hint.to_owned()),
        Slot { id: "search", at: At::Property("value"), write: text(move || state.search.get()) },
        attribute("search", "aria-expanded", move || is_open().to_string()),
        inside("search-said", move || told("search-said").unwrap_or_else(|in_the_way| in_the_way)),
        inside("found", move || told("search").unwrap_or_default()),
    ]
}

/// Something typed: the nearest is selected.
pub fn typed(state: State, value: String) {
    state.search.set(value);
    state.found_at.set(0);
}

/// A key in the field: arrows select, Enter asks, Esc clears.
pub fn key(state: State, event: &Event) {
    if state.search.with_untracked(String::is_empty) {
        return;
    }
    let at = state.found_at.get_untracked();
    let count = browser::count_of("#found > li");
    let next = match browser::key_of(event).as_deref() {
        Some("ArrowDown") => at + 1,
        Some("ArrowUp") => at + count.saturating_sub(1),
        Some("Enter") => {
            browser::click(&option(at));
            at
        }
        Some("Escape") => {
            typed(state, String::new());
            at
        }
        _ => return,
    };
    event.prevent_default();
    state.found_at.set(next.checked_rem(count).unwrap_or(0));
}

/// Id of a line of the list.
#[must_use]
pub fn option(at: usize) -> String {
    ["found-", &at.to_string()].concat()
}
