//! Files that a reader brings and takes away: handed to their module of code, which reads and saves them, and the page begun
//! anew where another dataset answers. Knows the functions of that module by name.

use super::fetch::File;
use super::frame::restart;
use super::modules::{call, code_of, restart_files};
use super::{Basis, first_basis, link, write_link};
use crate::model::decode;
use crate::ui::State;
use crate::ui::browser::Step;
use crate::ui::files::{DATA, argument};
use crate::ui::load::{Behind, Module};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Event;

thread_local! {
    /// A file that waits for the module that reads it, undefined for rows that were pasted, and its name.
    static WAITING: RefCell<Option<(JsValue, String)>> = const { RefCell::new(None) };
}

/// Opens the file that was chosen in a field, or dropped on the page; `false` where there is none.
pub fn open_file(state: State, event: &Event) -> bool {
    let of = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).unwrap_or_default();
    let target = event.target().map_or(JsValue::UNDEFINED, JsValue::from);
    let holders = [of(event, "dataTransfer"), target];
    let file = holders.iter().map(|holder| of(&of(holder, "files"), "0")).find(JsValue::is_object);
    let Some(file) = file else { return false };
    let name = of(&file, "name").as_string().unwrap_or_default();
    wait_for_module(state, file, name);
    true
}

/// Opens the rows that were pasted; the module finds them in their field.
pub fn open_rows(state: State) {
    wait_for_module(state, JsValue::UNDEFINED, "clipboard.csv".to_owned());
}

fn wait_for_module(state: State, source: JsValue, name: String) {
    WAITING.set(Some((source, name)));
    state.audited.set(Some(DATA.to_owned()));
    state.own_turn.update(|turn| *turn += 1);
}

/// Reads the file that waits, once the module and its texts are here. Tracked.
pub fn read_waiting(state: State) {
    state.own_turn.track();
    let is_here =
        state.files.get() == Behind::Here && state.files_texts.with(|here| here.contains(&state.lang()));
    if !is_here {
        return;
    }
    let Some((source, name)) = WAITING.take() else { return };
    let Some(code) = code_of(Module::Files) else { return };
    let module = code.clone();
    let done = Closure::once_into_js(move |is_new: bool| {
        if is_new {
            answer_from_open_file(&module, Some(DATA));
        } else {
            tell_again(state);
        }
    });
    let _ = call(&code, "open", &[source, name.into(), done]);
    tell_again(state);
}

/// The dialog tells what became of a file.
fn tell_again(state: State) {
    super::after(0, move || state.own_turn.update(|turn| *turn += 1));
}

/// Gives up the file that is being read.
pub fn cancel_file(state: State) {
    if let Some(code) = code_of(Module::Files) {
        let _ = call(&code, "cancel", &[]);
    }
    tell_again(state);
}

/// Closes the file that is open: the page answers from the data of the map again.
pub fn close_file(state: State) {
    state.audited.set(None);
    if let Some(code) = code_of(Module::Files) {
        let _ = call(&code, "close", &[link().into()]);
        answer_from_open_file(&code, None);
    }
}

/// Begins the page anew with the index that the module gives, and the dialog open where `claim` says so.
fn answer_from_open_file(code: &JsValue, claim: Option<&str>) {
    let (Ok(index), Some(basis)) = (call(code, "next_index", &[]), first_basis()) else { return };
    let index = js_sys::JSON::stringify(&index).map_or(String::new(), String::from);
    let Ok(file) = File::of(index, "index") else { return };
    let Ok(dataset) = decode::first_view(&file.value()) else { return };
    let next = call(code, "next_link", &[]).ok().and_then(|link| link.as_string());
    write_link(&next.unwrap_or_default(), Step::New);
    let dataset = if dataset.is_own() { Box::leak(Box::new(dataset)) } else { basis.dataset };
    let claim = claim.map(str::to_owned);
    // A task of its own: what was read so far took its time, and finer outlines may have come meanwhile.
    super::after(0, move || {
        restart_files(file.0);
        restart(Basis { dataset, ..first_basis().unwrap_or(basis) }, claim.as_deref());
    });
}

/// A file of flows of the reader's own; `None` where this is none.
pub fn own_flows(file: &str) -> Option<String> {
    call(&code_of(Module::Files)?, "flows", &[file.into()]).ok()?.as_string()
}

/// Saves a part of the view, or copies it where it is a text.
pub fn take(state: State, part: &str, ending: &str, scale: &str) {
    let Some(code) = code_of(Module::Files) else { return };
    let text = untrack(move || state.answer.with(|a| a.as_ref().map(|a| a.query.link(state.dataset))));
    let lang = untrack(move || state.lang());
    let said = crate::text::messages(lang);
    let arguments: [JsValue; 8] = [
        part.into(),
        ending.into(),
        scale.into(),
        text.unwrap_or_default().into(),
        lang.code().into(),
        argument(state).into(),
        said.audit_copied.into(),
        said.behind_missing.into(),
    ];
    let _ = call(&code, "take", &arguments);
}
