//! The dialog about files: what is asked of it, and what the page does once a file of the reader's own is open.
//! Knows the ids of its parts; every text of it is told by a module of code, see [`crate::files`].

use super::browser;
use super::depth::told_by;
use super::load::Module;
use super::state::State;
use crate::html;
use leptos::prelude::*;

/// What the dialog is asked for in place of a claim, where it shows this.
pub const DATA: &str = "data";

/// Inside of the dialog, tracked.
pub fn dialog(state: State) -> String {
    state.own_turn.track();
    let told = told(state, DATA);
    let t = state.words().text;
    // Bytes: the standard searcher for texts would come along for this alone.
    if told.as_bytes().windows(3).any(|part| part == b"<h2") {
        told
    } else {
        html::audit::plain(t, t.data, &told)
    }
}

/// What tells that the page answers from a reader's file; empty where it does not.
pub fn banner(state: State) -> String {
    if state.dataset.is_own() { told(state, "own") } else { String::new() }
}

/// A part that the module tells once its texts are here, tracked; else what is in the way.
fn told(state: State, part: &str) -> String {
    let t = state.words().text;
    match state.files_texts.with(|here| here.contains(&state.lang())) {
        true => told_by(state, Module::Files, part, &argument(state)),
        false if state.files_lost.get() == Some(state.lang()) => html::lost(t),
        false => html::waiting(t),
    }
}

/// What a button of the dialog or of the banner means, by its id; `false` where it is none of them.
pub fn clicked(state: State, id: &str) -> bool {
    match id {
        "own-read" => browser::open_rows(state),
        "own-cancel" => browser::cancel_file(state),
        "own-close" | "own-leave" => browser::close_file(state),
        _ => return false,
    }
    true
}

/// Address of the page and view, as the module of code for files reads them.
pub fn argument(state: State) -> String {
    let view = untrack(move || state.ground.with(|ground| ground.view.code()));
    [&*browser::address(), view].join("\n")
}
