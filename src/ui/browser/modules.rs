//! The modules of code that are loaded when a reader asks for them, fed with the files that are here.
//! Knows their functions by name; does not know what they tell.

use super::loading::fetch_world;
use super::{built, json_of, run};
use crate::json::text;
use crate::model::Lang;
use crate::model::decode::Refusal;
use crate::text::{FileTexts, Guide, WhatIfTexts};
use crate::ui::State;
use crate::ui::load::{Behind, Failure, Module};
use crate::ui::root::Root;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// A file that a module may want: the function that takes it, what it is told beside, and its JSON.
struct Kept {
    taker: &'static str,
    about: JsValue,
    json: String,
}

/// A module and how many of the files it has.
type Fed = Option<(JsValue, usize)>;

thread_local! {
    /// Files in the order they came; the index first.
    static FILES: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
    static MODULES: RefCell<[Fed; Module::COUNT]> = const { RefCell::new([const { None }; Module::COUNT]) };
}

/// Keeps the outlines of large maps for the modules.
pub fn keep_world(json: String) {
    keep("take_world", JsValue::UNDEFINED, json);
}

/// Whether it is here.
pub fn has_world() -> bool {
    has("take_world")
}

/// Keeps the index for the modules, which take it before any other file.
fn keep_index(json: String) {
    FILES.with_borrow_mut(|files| {
        files.insert(0, Kept { taker: "take_index", about: JsValue::UNDEFINED, json });
    });
}

/// Begins with another index: what belongs to the dataset before is forgotten, and every module gets the rest anew.
pub fn restart_files(index: String) {
    let of_dataset = ["take_index", "take_flows", "take_extras"];
    FILES.with_borrow_mut(|files| files.retain(|file| !of_dataset.contains(&file.taker)));
    keep_index(index);
    MODULES.with_borrow_mut(|modules| modules.iter_mut().flatten().for_each(|(_, has)| *has = 0));
}

/// Keeps a file of flows for the modules.
pub fn keep_flows(mineral: usize, json: String) {
    keep("take_flows", (mineral as f64).into(), json);
}

/// Keeps the words of a language for the modules.
pub fn keep_words(lang: Lang, json: String) {
    keep("take_words", lang.code().into(), json);
}

fn keep(taker: &'static str, about: JsValue, json: String) {
    FILES.with_borrow_mut(|files| files.push(Kept { taker, about, json }));
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
        // Both are on their way at once.
        let code = call(&window(), "mineralsMapModule", &[module.name().into()]);
        let has_files = fetch_index(state).await && (module != Module::Files || fetch_world(state).await);
        let loaded = match code {
            Ok(promise) => wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(promise)).await,
            Err(error) => Err(error),
        };
        status.set(match loaded {
            Ok(code) if has_files => {
                MODULES.with_borrow_mut(|modules| {
                    if let Some(place) = modules.get_mut(module as usize) {
                        *place = Some((code, 0));
                    }
                });
                Behind::Here
            }
            _ => Behind::Missing,
        });
    }));
}

/// Fetches the whole index where it is not here, and says whether it is then; the page itself stands on a part of it.
async fn fetch_index(state: State) -> bool {
    if has("take_index") {
        return true;
    }
    let index = json_of("data/index.json".to_owned()).await;
    let checked = index.and_then(|index| {
        let found = text(&index.value(), "edition").map_err(|wrong| Failure::Refused(wrong.into()))?;
        let is_same = found == state.dataset.edition;
        if is_same { Ok(index.0) } else { Err(Failure::Refused(Refusal::Edition(found))) }
    });
    match checked {
        // Another module may have brought it meanwhile.
        Ok(_) if has("take_index") => {}
        Ok(index) => keep_index(index),
        Err(failure) => {
            if matches!(failure, Failure::Refused(Refusal::Edition(_))) {
                // The host has another edition by now: only the whole page anew fits to it.
                state.failure.set(Some(failure));
            }
            return false;
        }
    }
    true
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
                if let Some(mut extras) = extras.filter(|_| !has("take_extras")) {
                    if state.dataset.is_own() {
                        // Beside a reader's rows stands what the map knows of stocks and deals.
                        extras = with_edition(&extras, &state.dataset.edition).unwrap_or(extras);
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

/// A file as if it were of another edition.
fn with_edition(json: &str, edition: &str) -> Option<String> {
    let file = js_sys::JSON::parse(json).ok()?;
    js_sys::Reflect::set(&file, &"edition".into(), &edition.into()).ok()?;
    js_sys::JSON::stringify(&file).ok().map(String::from)
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
                let is_taken = js_sys::Reflect::get(code, &file.taker.into()).ok()?.is_function();
                if is_taken {
                    let value = js_sys::JSON::parse(&file.json).ok()?;
                    let both = [file.about.clone(), value];
                    call(code, file.taker, if file.about.is_undefined() { &both[1..] } else { &both })
                        .ok()?;
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
