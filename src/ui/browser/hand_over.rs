//! Who has the page: boot.js with its static picture, or the app.
//! Knows neither why something failed nor the words for it; boot.js has those.

use super::{document, element};
use std::cell::Cell;

thread_local! {
    static IS_OVER: Cell<bool> = const { Cell::new(false) };
}

/// Leaves the reader to boot.js when the code fails.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        hand_over(&info.to_string());
    }));
}

/// Leaves the reader to boot.js, which has a sentence, a button and the static picture without any of our files.
pub(super) fn hand_over(why: &str) {
    IS_OVER.set(true);
    let event = web_sys::CustomEventInit::new();
    event.set_detail(&why.into());
    if let (Some(document), Ok(event)) =
        (document(), web_sys::CustomEvent::new_with_event_init_dict("minerals-map-failed", &event))
    {
        let _ = document.dispatch_event(&event);
    }
}

/// Whether the page is boot.js's. What was under way when the code failed may still run, and has nothing more to say.
pub(super) fn is_handed_over() -> bool {
    IS_OVER.get()
}

/// Puts the page in the place of the static picture.
pub(super) fn show_page() {
    for (id, hidden) in [("static", true), ("page", false)] {
        if let Some(part) = element(id) {
            part.set_hidden(hidden);
        }
    }
}
