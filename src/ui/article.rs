//! The dialog that takes the view into an article: what is chosen in it, and what follows from that.
//! Knows the ids of its parts; every text of it is told by the second module, see [`crate::html::article`].

use super::browser;
use super::depth::{at_length, told};
use super::state::State;
use crate::digits::plain;
use crate::html::article::{PIECE, preview_frame};
use crate::query::look::Look;
use leptos::prelude::*;

/// What the dialog is asked for in place of a claim, where it shows this.
pub const EMBED: &str = "embed";
/// Its form, its frame and the field that shows how high the frame is.
const FORM: &str = "article-form";
const FRAME: &str = "#article-preview iframe";
const HEIGHT: &str = "#article-height";

/// Inside of the dialog. Tracks the question; choices are in the form already.
pub fn dialog(state: State) -> String {
    at_length(state, EMBED, &argument(state))
}

/// Whether an event came from a choice in the form, which it then acts on.
pub fn chosen(state: State, event: &web_sys::Event) -> bool {
    let is_choice = browser::marked(event, "#article-form [name]", "name").is_some();
    if is_choice {
        state.article.set(browser::choices(FORM));
        let address = untrack(|| told(state, "embed-preview", &argument(state)));
        browser::set_attribute("#article-alone", "href", &address);
        // A frame that shows the same is not loaded again; one that shows something else is another frame, as WebKit may
        // lose the last of several addresses in a row. Its title is what it says, once its host has heard of it.
        if browser::attribute_of(FRAME, "src") != address {
            browser::replace(FRAME, &preview_frame(&address));
        }
        write_codes(state);
    }
    is_choice
}

/// A message from some frame: the preview may have another height now.
pub fn heard(state: State) {
    if state.audited.with_untracked(|asked| asked.as_deref() != Some(EMBED)) {
        return;
    }
    // After the script of the host has set it.
    browser::after(0, move || {
        let px = browser::height_of(FRAME);
        let said = browser::attribute_of(FRAME, "title");
        let is_new = said != state.article_said.get_untracked();
        if px > 0.0 && (is_new || (px - state.article_px.get_untracked()).abs() >= 1.0) {
            state.article_px.set(px);
            state.article_said.set(said);
            browser::set_attribute(HEIGHT, "placeholder", &plain(px, 0));
            write_codes(state);
        }
    });
}

/// Copies the text of a field; where the browser refuses, `refused` tells the reader that it is selected.
pub fn copy(state: State, field: &str, refused: &str) {
    let is_done = browser::copy_field(field);
    browser::say_in(
        "audit-said",
        if is_done { untrack(|| state.words().text.audit_copied) } else { refused },
    );
}

fn write_codes(state: State) {
    // Into the fields that are there: a button that is pressed meanwhile stays where it is.
    let codes = untrack(|| told(state, "embed-codes", &argument(state)));
    for (at, code) in codes.split(PIECE).enumerate() {
        browser::set_value(&["article-code-", &at.to_string()].concat(), code);
    }
}

/// What [`crate::html::article::Article`] reads.
fn argument(state: State) -> String {
    let address = browser::address();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rfind('/').map_or("", |at| path.get(..=at).unwrap_or_default());
    let mut choices = state.article.get_untracked();
    if choices.is_empty() {
        choices = Look { lang: Some(untrack(|| state.lang())), ..state.look.get_untracked() }.link();
    }
    let measured = plain(state.article_px.get_untracked(), 0);
    let scene = state.scene.get_untracked();
    let (said, shows) = scene.as_ref().map_or(("", ""), |s| (&s.said, &s.description));
    let own = state.article_said.get_untracked();
    [folder, &choices, &measured, if own.is_empty() { said } else { &own }, shows].join("\n")
}
