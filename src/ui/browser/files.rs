//! Files that a reader brings and takes away: handed to their module of code, which reads and saves them, and the page begun
//! anew where another dataset answers. Knows the functions of that module by name.

use super::frame::restart;
use super::modules::{call, code_of, restart_files};
use super::{Basis, copy_field, element, first_basis, link, run, say_in, write_link};
use crate::model::decode;
use crate::parsed::Parsed;
use crate::ui::State;
use crate::ui::browser::Step;
use crate::ui::files::{DATA, argument};
use crate::ui::load::{Behind, Module};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

thread_local! {
    /// A file that waits for the module that reads it: the file or its text, and its name.
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

/// Opens rows that were pasted.
pub fn open_rows(state: State, rows: String) {
    wait_for_module(state, rows.into(), "clipboard.csv".to_owned());
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
    let said = Closure::<dyn FnMut(f64)>::new(say_progress);
    let reading = call(&code, "open", &[source, name.into(), said.as_ref().clone()]);
    // The dialog shows that it is being read.
    after_this(state);
    run(Box::pin(async move {
        let before = edition(&code);
        if let Ok(promise) = reading {
            let _ = JsFuture::from(js_sys::Promise::from(promise)).await;
        }
        drop(said);
        if edition(&code) == before {
            after_this(state);
        } else {
            answer_from_open_file(&code, Some(DATA));
        }
    }));
}

fn after_this(state: State) {
    super::after(0, move || state.own_turn.update(|turn| *turn += 1));
}

fn edition(code: &JsValue) -> String {
    call(code, "edition", &[]).ok().and_then(|edition| edition.as_string()).unwrap_or_default()
}

/// Writes how far the reading is.
fn say_progress(percent: f64) {
    if let Some(bar) = element("own-progress") {
        let _ = js_sys::Reflect::set(&bar, &"value".into(), &percent.into());
    }
    if let Some(pattern) = element("own-said").and_then(|said| said.get_attribute("data-pattern")) {
        say_in("own-said", &pattern.replace("%1", &percent.to_string()));
    }
}

/// Gives up the file that is being read.
pub fn cancel_file(state: State) {
    if let Some(code) = code_of(Module::Files) {
        let _ = call(&code, "cancel", &[]);
    }
    after_this(state);
}

/// Closes the file that is open: the page answers from the data of the map again.
pub fn close_file(state: State) {
    state.audited.set(None);
    if let Some(code) = code_of(Module::Files) {
        let _ = call(&code, "close", &[]);
        answer_from_open_file(&code, None);
    }
}

/// Begins the page anew with the index that the module gives, and the dialog open where `claim` says so.
fn answer_from_open_file(code: &JsValue, claim: Option<&str>) {
    let (Ok(index), Some(basis)) = (call(code, "index", &[]), first_basis()) else { return };
    let Ok(dataset) = decode::first_view(&Parsed(index.clone())) else { return };
    let next =
        call(code, "next_link", &[link().into(), index.clone()]).ok().and_then(|link| link.as_string());
    if let Some(next) = next {
        write_link(&["?", &next].concat(), Step::New);
    }
    let dataset = if dataset.is_own() { Box::leak(Box::new(dataset)) } else { basis.dataset };
    restart_files(index);
    restart(Basis { dataset, ..basis }, claim);
}

/// A file of flows of the reader's own; `None` where this is none.
pub fn own_flows(file: &str) -> Option<JsValue> {
    let flows = call(&code_of(Module::Files)?, "flows", &[file.into()]).ok()?;
    flows.is_object().then_some(flows)
}

/// Saves a part of the view, or copies it where it is a text.
pub fn take(state: State, part: &str, ending: &str, scale: &str) {
    let Some(code) = code_of(Module::Files) else { return };
    let text = untrack(move || state.answer.with(|a| a.as_ref().map(|a| a.query.link(state.dataset))));
    let lang = untrack(move || state.lang());
    let scale: f64 = scale.parse::<u8>().map_or(1.0, f64::from);
    let arguments =
        [part.into(), ending.into(), scale.into(), text.unwrap_or_default().into(), lang.code().into()];
    let arguments = [&arguments[..], &[argument(state).into()]].concat();
    let taken = call(&code, "take", &arguments);
    run(Box::pin(async move {
        let taken = match taken {
            Ok(promise) => JsFuture::from(js_sys::Promise::from(promise)).await,
            Err(error) => Err(error),
        };
        let t = crate::text::messages(lang);
        match taken.map(|text| text.as_string().unwrap_or_default()) {
            Err(_) => say_in("audit-said", t.behind_missing),
            Ok(text) if text.is_empty() => say_in("audit-said", ""),
            Ok(text) => {
                if let Some(field) = element("cited") {
                    field.set_hidden(false);
                    let _ = js_sys::Reflect::set(&field, &"value".into(), &text.into());
                }
                let is_done = copy_field("cited");
                say_in("audit-said", if is_done { t.audit_copied } else { "" });
            }
        }
    }));
}
