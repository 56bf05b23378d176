//! Puts the frame into the document, fills its parts, and hears what happens in it.
//! Knows elements and events; what a part shows is in [`crate::ui::page`], what an event means in [`crate::ui::clicks`].

use super::dialog::{closed_claim, say_pointed};
use super::fetch::{pause, turn};
use super::listen::{self, on};
use super::{
    Basis, after, built, connect, count_built, draw_marks, element, fetch_what_is_asked, first_language,
    follow, is_keyboard_in, language, link, now, open_file, run, set_state, start_loading, watch_map,
};
use crate::html::{self, frame::frame};
use crate::text::messages;
use crate::ui::live::{At, Slot};
use crate::ui::load::Failure;
use crate::ui::{State, clicks, page};
use leptos::reactive::owner::Owner;
use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Event;

/// How long parts are filled before a finger has its turn, milliseconds: half of what counts as long, for the last part of a
/// task may take as much again. With each turn the browser lays out what is there.
const TASK_MS: f64 = 25.0;

thread_local! {
    /// What holds every signal of the page that stands.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Takes the page down and builds another on other data, with the dialog open where `claim` says what it shows.
pub fn restart(basis: Basis, claim: Option<&str>) {
    count_built();
    drop(MOUNTED.take());
    listen::stop();
    // Another element: what heard events of the old page hears none of the new one.
    if let Some(old) = element("page") {
        old.set_outer_html("<div id=\"page\" hidden></div>");
    }
    set_state("loading");
    // A task of its own: what stood took its time to go.
    let claim = claim.map(str::to_owned);
    after(0, move || build(basis, claim.as_deref()));
}

/// Builds the page on what is here.
pub fn build(basis: Basis, claim: Option<&str>) {
    let Some(place) = element("page") else { return };
    let claim = claim.map(str::to_owned);
    place.set_inner_html(frame());
    if let Some(map) = element("map-place") {
        map.set_inner_html(&html::map::drawing());
    }
    // The mount makes the owner that every signal belongs to.
    let own = place.clone();
    let view = move || {
        let state = State::new(basis.dataset, basis.world, &link(), language());
        state.audited.set(claim);
        fetch_what_is_asked(state);
        hear(&own, state);
        if let Some(owner) = Owner::current() {
            run(Box::pin(fill_all(state, owner)));
        }
    };
    MOUNTED.set(Some(Box::new(leptos::mount::mount_to(place, view))));
}

/// Fills every part and then ties the page to the world outside: in many short tasks, so that a finger is never waited
/// for long. Until the last of them the page is not shown.
async fn fill_all(state: State, owner: Owner) {
    let at = built();
    // Width and land take a task each: the browser lays the frame out, every outline is projected.
    pause(0).await;
    if built() != at {
        return;
    }
    watch_map(state);
    pause(0).await;
    drop(state.ground.get_untracked());
    let mut began_ms = f64::NEG_INFINITY;
    for slot in owner.with(|| page::slots(state)) {
        if now() - began_ms > TASK_MS {
            pause(0).await;
            if built() != at {
                return;
            }
            began_ms = now();
        }
        owner.with(|| fill(slot));
        // What a part shows is written when the signals have their turn.
        turn().await;
    }
    owner.with(|| draw_marks(state));
    turn().await;
    pause(0).await;
    if built() == at {
        owner.with(|| connect(state));
    }
}

/// Keeps a part as its signals are.
fn fill(slot: Slot) {
    let Slot { id, at, mut write } = slot;
    let mut before = None;
    follow(move || {
        let now = write();
        let part = super::document().and_then(|d| d.get_element_by_id(id));
        if let Some(part) = part.filter(|_| before.as_ref() != Some(&now)) {
            match at {
                At::Inside => part.set_inner_html(&now),
                At::Attribute(name) if now.is_empty() => drop(part.remove_attribute(name)),
                At::Attribute(name) => drop(part.set_attribute(name, &now)),
                At::Property(name) => drop(js_sys::Reflect::set(&part, &name.into(), &now.as_str().into())),
                At::Style(name) => {
                    // Drawings have a style as well, though not by the type of an HTML element.
                    let _ = part.unchecked_ref::<web_sys::HtmlElement>().style().set_property(name, &now);
                }
            }
        }
        before = Some(now);
    });
}

/// Hears events once for the whole page.
fn hear(page: &web_sys::HtmlElement, state: State) {
    on(page, "click", Box::new(move |event| clicks::clicked(state, &event)));
    on(page, "input", Box::new(move |event| clicks::typed(state, &event)));
    on(page, "keydown", Box::new(move |event| clicks::key(state, &event)));
    on(page, "change", Box::new(move |event| clicks::changed(state, &event)));
    // A browser that is not told otherwise goes to a file that is dropped.
    on(page, "dragover", Box::new(|event| event.prevent_default()));
    let dropped = move |event: Event| {
        event.prevent_default();
        open_file(state, &event);
    };
    on(page, "drop", Box::new(dropped));
    for name in ["mouseover", "focusin"] {
        on(page, name, Box::new(|event| say_pointed(&event)));
    }
    for name in ["focusin", "focusout"] {
        let look = move || {
            let is_there = is_keyboard_in(".search");
            if state.at_search.get_untracked() != is_there {
                state.at_search.set(is_there);
            }
        };
        // Between the two the keyboard is nowhere.
        on(page, name, Box::new(move |_| after(0, look)));
    }
    if let Some(dialog) = element("audit") {
        let forget = move |_| {
            if closed_claim("audit") == state.audited.get_untracked() {
                state.audited.set(None);
            }
        };
        on(&dialog, "close", Box::new(forget));
    }
}

/// Says that the page could not start, with a button that tries again.
pub fn show_failure(failure: &Failure) {
    let Some(place) = element("page") else { return };
    let lang = first_language();
    let text = page::failure_text(failure, lang);
    place.set_inner_html(&html::start_failure(messages(lang), &text));
    if let Some(button) = element("retry") {
        on(&button, "click", Box::new(|_| start_loading()));
    }
}
