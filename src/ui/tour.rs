//! The tour: which step is shown. It is begun by its button alone, so that nobody needs to remember that it was seen.
//! Knows steps by number; the second module of code tells them, see [`crate::html::tour`].

use super::browser;
use super::depth::guided;
use super::live::{Slot, inside};
use super::state::State;
use crate::html::audit::button;

/// Id of the button that ends the tour.
pub const CLOSE: &str = "tour-close";

/// The step that points at the measures.
const MEASURES: usize = 3;

/// The card.
pub fn slots(state: State) -> Vec<Slot> {
    vec![inside("tour", move || match state.tour.get() {
        0 => String::new(),
        step => guided(state, "tour", &step.to_string()).unwrap_or_else(|in_the_way| {
            // What is missing is no reason to stay.
            in_the_way + &button(CLOSE, state.words().text.audit_close)
        }),
    })]
}

/// Goes to a step; to none, the keyboard returns to where the tour was begun.
pub fn go(state: State, step: usize) {
    state.tour.set(step);
    // On a phone the measures are in the sheet.
    state.sheet_open.set(step == MEASURES);
    if step == 0 {
        browser::keyboard_to("tour-start");
    }
}
