//! The module of code for levers and timeline: hands values of the page to [`minerals_map::what_if`] and its texts back.

#[cfg(target_arch = "wasm32")]
mod module {
    use minerals_map::model::Lang;
    use minerals_map::parsed::Parsed;
    use minerals_map::text::{Messages, WhatIfTexts};
    use minerals_map::what_if::Told;
    use std::cell::RefCell;
    use wasm_bindgen::prelude::*;

    thread_local! {
        static TOLD: RefCell<Option<Told>> = const { RefCell::new(None) };
    }

    fn said<T>(result: Result<T, minerals_map::model::decode::Refusal>) -> Result<T, JsValue> {
        result.map_err(|refusal| refusal.to_string().into())
    }

    /// Takes the index.
    #[wasm_bindgen]
    pub fn take_index(index: JsValue) -> Result<(), JsValue> {
        let told = said(Told::new(&Parsed(index)))?;
        TOLD.with_borrow_mut(|t| *t = Some(told));
        Ok(())
    }

    /// Takes a file of flows of the mineral at a position.
    #[wasm_bindgen]
    pub fn take_flows(mineral: usize, file: JsValue) -> Result<(), JsValue> {
        TOLD.with_borrow_mut(|t| t.as_mut().map_or(Ok(()), |told| said(told.add(mineral, &Parsed(file)))))
    }

    /// Takes what is known beside the trade.
    #[wasm_bindgen]
    pub fn take_extras(file: JsValue) -> Result<(), JsValue> {
        TOLD.with_borrow_mut(|t| t.as_mut().map_or(Ok(()), |told| said(told.add_extras(&Parsed(file)))))
    }

    /// Takes the words of a language.
    #[wasm_bindgen]
    pub fn take_words(lang: &str, file: JsValue) -> Result<(), JsValue> {
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        said(Messages::keep(lang, &Parsed(file)))
    }

    /// Takes the texts about levers of a language.
    #[wasm_bindgen]
    pub fn take_what_if(lang: &str, file: JsValue) -> Result<(), JsValue> {
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        said(WhatIfTexts::keep(lang, &Parsed(file)))
    }

    /// Tells a part of the page.
    #[wasm_bindgen]
    pub fn tell(part: &str, link: &str, lang: &str, argument: &str) -> String {
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        TOLD.with_borrow(|t| t.as_ref().map_or(String::new(), |t| t.tell(part, link, lang, argument)))
    }
}

fn main() {}
