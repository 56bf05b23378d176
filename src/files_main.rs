//! The module of code for files: hands values of the page to [`minerals_map::files`], and the reader what is to be saved.

#[cfg(target_arch = "wasm32")]
#[path = "files_main/reading.rs"]
mod reading;
#[cfg(target_arch = "wasm32")]
#[path = "files_main/saving.rs"]
mod saving;

#[cfg(target_arch = "wasm32")]
mod module {
    use minerals_map::files::Files;
    use minerals_map::model::decode::{self, Refusal};
    use minerals_map::model::{Dataset, Lang};
    use minerals_map::own::publish::{Change, Step};
    use minerals_map::parsed::Parsed;
    use minerals_map::text::{FileTexts, Messages, WhatIfTexts};
    use std::cell::RefCell;
    use wasm_bindgen::prelude::*;

    thread_local! {
        static FILES: RefCell<Option<Files>> = const { RefCell::new(None) };
        /// The index of the map, as the browser parsed it, and that of the file that is open.
        static INDEX: RefCell<[JsValue; 2]> = const { RefCell::new([JsValue::UNDEFINED; 2]) };
        /// What answers next, and its link.
        static NEXT: RefCell<(JsValue, String)> = const { RefCell::new((JsValue::UNDEFINED, String::new())) };
    }

    /// What `act` makes of the files; the default before an index is here.
    pub fn with<T: Default>(act: impl FnOnce(&mut Files) -> T) -> T {
        FILES.with_borrow_mut(|files| files.as_mut().map_or_else(T::default, act))
    }

    fn said<T>(result: Result<T, Refusal>) -> Result<T, JsValue> {
        result.map_err(|refusal| refusal.to_string().into())
    }

    pub fn lang_of(code: &str) -> Lang {
        Lang::parse(code).unwrap_or(Lang::En)
    }

    /// Takes the index that answers; the first is that of the map.
    #[wasm_bindgen]
    pub fn take_index(index: JsValue) -> Result<(), JsValue> {
        FILES.with_borrow_mut(|files| match files {
            Some(files) => said(files.answer_from(&Parsed(index))),
            None => {
                *files = Some(said(Files::new(&Parsed(index.clone())))?);
                INDEX.with_borrow_mut(|[base, _]| *base = index);
                Ok(())
            }
        })
    }

    /// Takes a file of flows of the mineral at a position.
    #[wasm_bindgen]
    pub fn take_flows(mineral: usize, file: JsValue) -> Result<(), JsValue> {
        FILES.with_borrow_mut(|f| f.as_mut().map_or(Ok(()), |files| said(files.add(mineral, &Parsed(file)))))
    }

    /// Takes the land.
    #[wasm_bindgen]
    pub fn take_world(file: JsValue) -> Result<(), JsValue> {
        FILES.with_borrow_mut(|f| f.as_mut().map_or(Ok(()), |files| said(files.add_world(&Parsed(file)))))
    }

    /// Takes the words of a language.
    #[wasm_bindgen]
    pub fn take_words(lang: &str, file: JsValue) -> Result<(), JsValue> {
        said(Messages::keep(lang_of(lang), &Parsed(file)))
    }

    /// Takes the texts about levers of a language.
    #[wasm_bindgen]
    pub fn take_what_if(lang: &str, file: JsValue) -> Result<(), JsValue> {
        said(WhatIfTexts::keep(lang_of(lang), &Parsed(file)))
    }

    /// Takes the texts about files of a language.
    #[wasm_bindgen]
    pub fn take_files(lang: &str, file: JsValue) -> Result<(), JsValue> {
        said(FileTexts::keep(lang_of(lang), &Parsed(file)))
    }

    /// Tells a part of the page.
    #[wasm_bindgen]
    pub fn tell(part: &str, link: &str, lang: &str, argument: &str) -> String {
        with(|files| files.tell(part, link, lang_of(lang), argument))
    }

    /// Makes the index that answers next: with the changes of the file that is open, else that of the map.
    pub fn index() -> Result<JsValue, JsValue> {
        INDEX.with_borrow_mut(|[base, own]| {
            let (is_open, has_index, changes) = with(|files| {
                (files.own().is_some(), files.own().is_some_and(|own| own.has_index), files.changes())
            });
            if !is_open {
                return Ok(base.clone());
            }
            if !has_index {
                *own = js_sys::JSON::parse(&String::from(js_sys::JSON::stringify(base)?))?;
            }
            for Change { path, json } in changes {
                let Some((last, way)) = path.split_last() else { continue };
                let mut at = own.clone();
                for step in way {
                    at = js_sys::Reflect::get(&at, &key(step))?;
                }
                js_sys::Reflect::set(&at, &key(last), &js_sys::JSON::parse(&json)?)?;
            }
            Ok(own.clone())
        })
    }

    /// Keeps the index that answers next and the link that the page shows with it.
    pub fn prepare(link: &str, index: JsValue) -> Result<(), JsValue> {
        let dataset: Dataset = said(decode::index(&Parsed(index.clone())))?;
        let link = with(|files| files.next_link(link, &dataset));
        NEXT.set((index, ["?", &link].concat()));
        Ok(())
    }

    /// The index that answers next.
    #[wasm_bindgen]
    pub fn next_index() -> JsValue {
        NEXT.with_borrow(|(index, _)| index.clone())
    }

    /// The link that the page shows with it.
    #[wasm_bindgen]
    pub fn next_link() -> String {
        NEXT.with_borrow(|(_, link)| link.clone())
    }

    fn key(step: &Step) -> JsValue {
        match step {
            Step::Field(name) => (*name).into(),
            Step::Item(at) => (*at as f64).into(),
        }
    }

    /// A file of flows of the file that is open; `None` where it has none of this name.
    #[wasm_bindgen]
    pub fn flows(name: &str) -> Option<String> {
        with(|files| files.own().and_then(|own| own.flows(name)))
    }

    /// Edition of the file that is open; empty where none is.
    pub fn edition() -> String {
        with(|files| files.own().map_or(String::new(), |own| own.edition.clone()))
    }

    /// Closes the file that is open.
    #[wasm_bindgen]
    pub fn close(link: &str) -> Result<(), JsValue> {
        with(|files| files.close());
        prepare(link, index()?)
    }

    /// Takes a JSON file as the browser parsed it.
    pub fn take_json(value: JsValue, hash: u64) {
        INDEX.with_borrow_mut(|[_, own]| *own = value.clone());
        with(|files| files.take_json(&Parsed(value), hash));
    }
}

fn main() {}
