//! Keys that act wherever the keyboard is: which, when, and whether at all.
//! Knows `/`, `?`, `P` and Esc; the keys of the search, of lists and of the map are theirs.

use super::browser::{self, Step};
use super::depth::leave_flow;
use super::state::State;
use super::tour;
use crate::query::Query;
use web_sys::KeyboardEvent;

/// What the dialog is asked for in place of a claim, where it lists the keys.
pub const KEYS: &str = "?";
/// Where a single sign is written.
const FIELDS: &str = "textarea, select, input:not([type=radio], [type=checkbox], [type=range])";

/// A key that nobody else has taken.
pub fn pressed(state: State, event: &KeyboardEvent) {
    let key = event.key();
    // What lies under a dialog takes no key, and the Esc that closes it is its own: of that the page is told later.
    let is_taken = match key.as_str() {
        "Escape" => state.audited.with_untracked(Option::is_some),
        _ => browser::is_there("dialog[open]"),
    };
    if event.default_prevented() || is_taken {
        return;
    }
    if key == "Escape" {
        if state.tour.get_untracked() > 0 {
            return tour::go(state, 0);
        }
        if state.sheet_open.get_untracked() && browser::is_shown("sheet") {
            state.sheet_open.set(false);
            return browser::keep_keyboard_at("#sheet".to_owned());
        }
        if leave_flow(state) {
            return;
        }
        let query = state.query.get_untracked();
        return browser::ask(state, Query { focus: None, ..query }, Step::New);
    }
    if !may_act(state, event) {
        return;
    }
    match key.as_str() {
        "/" => {
            state.sheet_open.set(true);
            browser::keep_keyboard_at("#search".to_owned());
        }
        "?" => state.audited.set(Some(KEYS.to_owned())),
        "p" | "P" => browser::click("play"),
        _ => return,
    }
    event.prevent_default();
}

/// Whether a single sign may act: the reader has not turned that off, and is not writing.
fn may_act(state: State, event: &KeyboardEvent) -> bool {
    let is_alone = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing());
    is_alone && state.shortcuts.get_untracked() && !browser::is_keyboard_in(FIELDS)
}
