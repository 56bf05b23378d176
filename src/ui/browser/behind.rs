//! The second module of code: loaded when a reader first looks behind a share, fed with the files that are here.
//! Knows its functions by name; does not know what it tells.

use super::{json_of, run};
use crate::model::Lang;
use crate::text::Guide;
use crate::ui::State;
use crate::ui::load::Behind;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// A file that the module may want: the function that takes it, what it is told beside, and the value.
struct File {
    taker: &'static str,
    about: JsValue,
    value: JsValue,
}

thread_local! {
    /// Files in the order they came; the index first.
    static FILES: RefCell<Vec<File>> = const { RefCell::new(Vec::new()) };
    /// The module and how many of the files it has.
    static MODULE: RefCell<Option<(JsValue, usize)>> = const { RefCell::new(None) };
}

/// Keeps the index for the module.
pub fn keep_index(value: JsValue) {
    keep("take_index", JsValue::UNDEFINED, value);
}

/// Keeps a file of flows for the module.
pub fn keep_flows(mineral: usize, value: JsValue) {
    keep("take_flows", (mineral as f64).into(), value);
}

/// Keeps the words of a language for the module.
pub fn keep_words(lang: Lang, value: JsValue) {
    keep("take_words", lang.code().into(), value);
}

fn keep(taker: &'static str, about: JsValue, value: JsValue) {
    FILES.with_borrow_mut(|files| files.push(File { taker, about, value }));
}

/// Fetches the module where it is not here; boot.js knows its address.
pub fn load_behind(state: State) {
    if matches!(state.behind.get_untracked(), Behind::Here | Behind::OnItsWay) {
        return;
    }
    state.behind.set(Behind::OnItsWay);
    run(Box::pin(async move {
        let loaded = match call(&window(), "mineralsMapBehind", &[]) {
            Ok(promise) => wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(promise)).await,
            Err(error) => Err(error),
        };
        state.behind.set(match loaded {
            Ok(module) => {
                MODULE.with_borrow_mut(|m| *m = Some((module, 0)));
                Behind::Here
            }
            Err(_) => Behind::Missing,
        });
    }));
}

/// Fetches the long texts of a language and hands them to the module.
pub fn load_guide(state: State, lang: Lang) {
    if state.guide.with_untracked(|here| here.contains(&lang)) {
        return;
    }
    state.guide_lost.set(None);
    run(Box::pin(async move {
        let address = [&Guide::file(lang), "?", Guide::fingerprint(lang)].concat();
        match json_of(address).await {
            Ok(file) => {
                keep("take_guide", lang.code().into(), file.0);
                state.guide.update(|here| here.push(lang));
            }
            Err(_) => state.guide_lost.set(Some(lang)),
        }
    }));
}

/// What the module tells of a part; empty while it is not here, and where it failed.
#[must_use]
pub fn tell(part: &str, link: &str, lang: Lang, argument: &str) -> String {
    feed();
    let Some(module) = MODULE.with_borrow(|m| m.as_ref().map(|(module, _)| module.clone())) else {
        return String::new();
    };
    let words = [part.into(), link.into(), lang.code().into(), argument.into()];
    call(&module, "tell", &words).ok().and_then(|told| told.as_string()).unwrap_or_default()
}

/// Hands over what came since the last time.
fn feed() {
    MODULE.with_borrow_mut(|module| {
        let Some((module, has)) = module else { return };
        FILES.with_borrow(|files| {
            for file in files.iter().skip(*has) {
                let one = [file.value.clone()];
                let two = [file.about.clone(), file.value.clone()];
                let _ = call(module, file.taker, if file.about.is_undefined() { &one[..] } else { &two });
            }
            *has = files.len();
        });
    });
}

fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: js_sys::Function = js_sys::Reflect::get(object, &name.into())?.dyn_into()?;
    function.apply(object, &arguments.iter().collect())
}
