//! Hears events for as long as the page stands.
//! Knows targets and names; what an event means is said where it is asked for.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// What is done when an event comes. Boxed, so that the machinery is compiled once.
type Act = Closure<dyn FnMut(Event)>;

thread_local! {
    static HEARD: RefCell<Vec<(EventTarget, &'static str, Act)>> = const { RefCell::new(Vec::new()) };
}

/// Acts whenever an event comes, until the page is taken down.
pub fn on(target: &EventTarget, name: &'static str, act: Box<dyn FnMut(Event)>) {
    let act = Closure::wrap(act);
    let _ = target.add_event_listener_with_callback(name, act.as_ref().unchecked_ref());
    HEARD.with_borrow_mut(|heard| heard.push((target.clone(), name, act)));
}

/// Hears nothing any more.
pub fn stop() {
    for (target, name, act) in HEARD.take() {
        let _ = target.remove_event_listener_with_callback(name, act.as_ref().unchecked_ref());
    }
}
