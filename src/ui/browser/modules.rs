//! The modules of code that are loaded when a reader asks for them, fed with the files that are here.
//! Knows their functions by name; does not know what they tell.

use super::{built, json_of, run};
use crate::model::Lang;
use crate::text::{FileTexts, Guide, WhatIfTexts};
use crate::ui::State;
use crate::ui::load::{Behind, Module};
use crate::ui::root::Root;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// A file that a module may want: the function that takes it, what it is told beside, and the value.
struct File {
    taker: &'static str,
    about: JsValue,
    value: JsValue,
}

/// A module and how many of the files it has.
type Fed = Option<(JsValue, usize)>;

thread_local! {
    /// Files in the order they came; the index first.
    static FILES: RefCell<Vec<File>> = const { RefCell::new(Vec::new()) };
    static MODULES: RefCell<[Fed; Module::COUNT]> = const { RefCell::new([const { None }; Module::COUNT]) };
}

/// Keeps the index for the modules.
pub fn keep_index(value: JsValue) {
    keep("take_index", JsValue::UNDEFINED, value);
}

/// Keeps the land for the modules.
pub fn keep_world(value: JsValue) {
    keep("take_world", JsValue::UNDEFINED, value);
}

/// Begins with another index: what belongs to the dataset before is forgotten, and every module gets the rest anew.
pub fn restart_files(index: JsValue) {
    let of_dataset = ["take_index", "take_flows", "take_extras"];
    FILES.with_borrow_mut(|files| {
        files.retain(|file| !of_dataset.contains(&file.taker));
        files.insert(0, File { taker: "take_index", about: JsValue::UNDEFINED, value: index });
    });
    MODULES.with_borrow_mut(|modules| modules.iter_mut().flatten().for_each(|(_, has)| *has = 0));
}

/// Keeps a file of flows for the modules.
pub fn keep_flows(mineral: usize, value: JsValue) {
    keep("take_flows", (mineral as f64).into(), value);
}

/// Keeps the words of a language for the modules.
pub fn keep_words(lang: Lang, value: JsValue) {
    keep("take_words", lang.code().into(), value);
}

fn keep(taker: &'static str, about: JsValue, value: JsValue) {
    FILES.with_borrow_mut(|files| files.push(File { taker, about, value }));
}

/// Fetches a module where it is not here; boot.js knows its address.
pub fn load_module(state: State, module: Module) {
    let status = state.status(module);
    if matches!(status.get_untracked(), Behind::Here | Behind::OnItsWay) {
        return;
    }
    if MODULES.with_borrow(|modules| modules.get(module as usize).is_some_and(Option::is_some))
        && status.get_untracked() == Behind::Asleep
    {
        // A page that stood here before had fetched it.
        return status.set(Behind::Here);
    }
    status.set(Behind::OnItsWay);
    run(Box::pin(async move {
        let loaded = match call(&window(), "mineralsMapModule", &[module.name().into()]) {
            Ok(promise) => wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(promise)).await,
            Err(error) => Err(error),
        };
        status.set(match loaded {
            Ok(code) => {
                MODULES.with_borrow_mut(|modules| {
                    if let Some(place) = modules.get_mut(module as usize) {
                        *place = Some((code, 0));
                    }
                });
                Behind::Here
            }
            Err(_) => Behind::Missing,
        });
    }));
}

/// Fetches a module again, unless it is on its way: one that is here may have failed.
pub fn reload_module(state: State, module: Module) {
    let status = state.status(module);
    if status.get_untracked() == Behind::Here {
        status.set(Behind::Missing);
    }
    load_module(state, module);
}

/// Fetches the long texts of a language and hands them to the module that tells the method.
pub fn load_guide(state: State, lang: Lang) {
    let address = [&Guide::file(lang), "?", Guide::fingerprint(lang)].concat();
    load_texts("take_guide", lang, address, state.guide, state.guide_lost);
}

/// Fetches the texts about files of a language, and the module that tells them.
pub fn load_files(state: State, lang: Lang) {
    load_module(state, Module::Files);
    let address = [&FileTexts::file(lang), "?", FileTexts::fingerprint(lang)].concat();
    load_texts("take_files", lang, address, state.files_texts, state.files_lost);
}

/// Fetches texts of a language where they are not here, and keeps them for the function that takes them.
fn load_texts(
    taker: &'static str,
    lang: Lang,
    address: String,
    here: Root<Vec<Lang>>,
    lost: Root<Option<Lang>>,
) {
    if here.with_untracked(|here| here.contains(&lang)) {
        return;
    }
    lost.set(None);
    run(Box::pin(async move {
        match json_of(address).await {
            Ok(file) => {
                keep(taker, lang.code().into(), file.0);
                here.update(|here| here.push(lang));
            }
            Err(_) => lost.set(Some(lang)),
        }
    }));
}

/// Fetches the texts about levers of a language, and what is known beside the trade.
pub fn load_what_if(state: State, lang: Lang) {
    load_module(state, Module::WhatIf);
    if state.what_if_texts.with_untracked(|here| here.contains(&lang)) {
        return;
    }
    state.what_if_lost.set(None);
    run(Box::pin(async move {
        let address = [&WhatIfTexts::file(lang), "?", WhatIfTexts::fingerprint(lang)].concat();
        let at = built();
        let extras = state.dataset.what_if.as_ref().filter(|_| !has("take_extras"));
        let extras = extras.map(|file| json_of(["data/", file].concat()));
        let texts = json_of(address).await;
        // Another language may have brought them meanwhile.
        let extras = match extras {
            Some(file) => file.await.map(|file| Some(file.0)),
            None => Ok(None),
        };
        if built() != at {
            return;
        }
        match (texts, extras) {
            (Ok(texts), Ok(extras)) => {
                if let Some(extras) = extras.filter(|_| !has("take_extras")) {
                    if state.dataset.is_own() {
                        // Beside a reader's rows stands what the map knows of stocks and deals.
                        let _ = js_sys::Reflect::set(
                            &extras,
                            &"edition".into(),
                            &(&*state.dataset.edition).into(),
                        );
                    }
                    keep("take_extras", JsValue::UNDEFINED, extras);
                }
                keep("take_what_if", lang.code().into(), texts.0);
                state.what_if_texts.update(|here| here.push(lang));
            }
            _ => state.what_if_lost.set(Some(lang)),
        }
    }));
}

/// Whether a file for this function is here.
fn has(taker: &str) -> bool {
    FILES.with_borrow(|files| files.iter().any(|file| file.taker == taker))
}

/// A module with everything that is here; `None` where it is not here, and where it refuses something.
#[must_use]
pub fn code_of(module: Module) -> Option<JsValue> {
    feed(module)?;
    MODULES.with_borrow(|modules| Some(modules.get(module as usize)?.as_ref()?.0.clone()))
}

/// What a module tells of a part; `None` where it is not here, and where it failed.
#[must_use]
pub fn tell(module: Module, part: &str, link: &str, lang: Lang, argument: &str) -> Option<String> {
    let code = code_of(module)?;
    let words = [part.into(), link.into(), lang.code().into(), argument.into()];
    call(&code, "tell", &words).ok()?.as_string()
}

/// Hands over what came since the last time, to a module that has a function for it; `None` where one is refused.
fn feed(module: Module) -> Option<()> {
    MODULES.with_borrow_mut(|modules| {
        let (code, has) = modules.get_mut(module as usize)?.as_mut()?;
        FILES.with_borrow(|files| {
            for file in files.iter().skip(*has) {
                let one = [file.value.clone()];
                let two = [file.about.clone(), file.value.clone()];
                let is_taken = js_sys::Reflect::get(code, &file.taker.into()).ok()?.is_function();
                if is_taken {
                    call(code, file.taker, if file.about.is_undefined() { &one[..] } else { &two }).ok()?;
                }
                *has += 1;
            }
            Some(())
        })
    })
}

/// Calls a function of an object by its name.
pub fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: js_sys::Function = js_sys::Reflect::get(object, &name.into())?.dyn_into()?;
    function.apply(object, &arguments.iter().collect())
}
