//! Single elements: their width, what an event on them says, the keyboard, the clipboard.
//! Knows the browser's objects; gives no event a meaning.

use super::modules::call;
use super::{document, element};
use crate::ui::root::Root;
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

thread_local! {
    /// Counts the pages that were built one after the other in this document.
    static BUILT: Cell<u32> = const { Cell::new(0) };
}

/// Which page of this document stands now: with another dataset it is another.
pub fn built() -> u32 {
    BUILT.get()
}

/// Takes down that another page stands from now on.
pub fn count_built() {
    BUILT.set(BUILT.get() + 1);
}

/// Returns the keyboard to an element that is written anew.
pub fn keep_keyboard_at(selector: String) {
    after(0, move || {
        let found = document().and_then(|d| d.query_selector(&selector).ok()?);
        if let Some(element) = found {
            // The map is none, and has the function all the same.
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Acts a while later, unless another page stands by then.
pub fn after(ms: u64, act: impl FnOnce() + 'static) {
    let (act, at): (Box<dyn FnOnce()>, u32) = (Box::new(act), built());
    set_timeout(
        move || {
            if built() == at {
                act();
            }
        },
        Duration::from_millis(ms),
    );
}

/// Whether the reader wants as little motion as possible.
#[must_use]
pub fn prefers_calm() -> bool {
    let asked = window().match_media("(prefers-reduced-motion: reduce)");
    asked.ok().flatten().is_some_and(|query| query.matches())
}

/// Whether an element takes up room on the page.
#[must_use]
pub fn is_shown(id: &str) -> bool {
    element(id).is_some_and(|element| element.get_bounding_client_rect().height() > 0.0)
}

/// Whether the page has an element.
#[must_use]
pub fn is_there(selector: &str) -> bool {
    document().is_some_and(|d| d.query_selector(selector).is_ok_and(|found| found.is_some()))
}

/// Gives the keyboard to an element that may be far away, while what a reader looks at stays in the window.
pub fn keyboard_to(id: &str) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    if let Some(element) = element(id) {
        let _ = call(&element, "focus", &[options.into()]);
    }
}

/// Keeps the width of an element in a signal.
pub fn watch_width(element: &web_sys::Element, width_px: Root<f64>) {
    let measure = {
        let element = element.clone();
        move || {
            let width = element.get_bounding_client_rect().width().round();
            if width > 0.0 && (width_px.get_untracked() - width).abs() > 0.5 {
                width_px.set(width);
            }
        }
    };
    measure();
    // A task later: what is drawn while sizes are reported may change them, and browsers call that an error.
    let callback = Closure::<dyn FnMut()>::new(move || after(0, measure.clone()));
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    callback.forget();
}

/// Text in lower case; the browser has the tables for it.
#[must_use]
pub fn lower_case(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Whether the keyboard is in what a selector finds, be the window in front or not.
#[must_use]
pub fn is_keyboard_in(selector: &str) -> bool {
    let at = document().and_then(|d| d.active_element());
    at.and_then(|element| element.closest(selector).ok()?).is_some()
}

/// Sets an attribute of the first element that a selector finds, and says so; the same value again is left alone.
pub fn set_attribute(selector: &str, name: &str, value: &str) -> bool {
    let other = first(selector).filter(|e| e.get_attribute(name).as_deref() != Some(value));
    other.is_some_and(|element| element.set_attribute(name, value).is_ok())
}

/// Puts other HTML in the place of the first element that a selector finds.
pub fn replace(selector: &str, html: &str) {
    if let Some(element) = first(selector) {
        element.set_outer_html(html);
    }
}

/// An attribute of the first element that a selector finds; empty without one.
#[must_use]
pub fn attribute_of(selector: &str, name: &str) -> String {
    first(selector).and_then(|element| element.get_attribute(name)).unwrap_or_default()
}

/// Height of the first element that a selector finds, whole pixels; 0 without one.
#[must_use]
pub fn height_of(selector: &str) -> f64 {
    first(selector).map_or(0.0, |element| element.get_bounding_client_rect().height().round())
}

fn first(selector: &str) -> Option<web_sys::Element> {
    document()?.query_selector(selector).ok()?
}

/// Sets the text of a field.
pub fn set_value(id: &str, text: &str) {
    if let Some(field) = element(id) {
        let _ = js_sys::Reflect::set(&field, &"value".into(), &text.into());
    }
}

/// How many elements a selector finds.
#[must_use]
pub fn count_of(selector: &str) -> usize {
    let found = document().and_then(|d| d.query_selector_all(selector).ok());
    found.map_or(0, |all| all.length() as usize)
}

/// Milliseconds since the page was opened, on the clock of its events.
#[must_use]
pub fn now() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}

/// Clicks an element by its id.
pub fn click(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// The value of the control an event came from.
#[must_use]
pub fn value_of(event: &web_sys::Event) -> String {
    event_target_value(event)
}

/// The key of a keyboard event; none while it composes a sign, as for Japanese.
#[must_use]
pub fn key_of(event: &web_sys::Event) -> Option<String> {
    event.dyn_ref::<web_sys::KeyboardEvent>().filter(|e| !e.is_composing()).map(web_sys::KeyboardEvent::key)
}

/// Position of a pointer in an element, as parts of its width and height.
#[must_use]
pub fn part_of(element: &web_sys::Element, event: &web_sys::MouseEvent) -> (f64, f64) {
    let area = element.get_bounding_client_rect();
    let part = |at: i32, from: f64, size: f64| (f64::from(at) - from) / size.max(1.0);
    (part(event.client_x(), area.left(), area.width()), part(event.client_y(), area.top(), area.height()))
}

/// An attribute of the nearest element around an event's target that matches a selector.
#[must_use]
pub fn marked(event: &web_sys::Event, selector: &str, attribute: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()??.get_attribute(attribute)
}

/// The question of a link that a click follows, after its `?`; none where the reader asks for another window.
#[must_use]
pub fn link_meant(event: &web_sys::Event, selector: &str) -> Option<String> {
    let click: &web_sys::MouseEvent = event.dyn_ref()?;
    let elsewhere = click.ctrl_key() || click.meta_key() || click.shift_key();
    marked(event, selector, "href").filter(|_| !elsewhere)?.strip_prefix('?').map(str::to_owned)
}

/// Shows the beginning of the page.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
