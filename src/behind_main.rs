//! The second module of code: hands values of the page to [`minerals_map::behind`] and its texts back.

#[cfg(target_arch = "wasm32")]
mod module {
    use minerals_map::behind::Behind;
    use minerals_map::model::Lang;
    use minerals_map::parsed::Parsed;
    use minerals_map::text::{Guide, Messages};
    use std::cell::RefCell;
    use wasm_bindgen::prelude::*;

    thread_local! {
        static BEHIND: RefCell<Option<Behind>> = const { RefCell::new(None) };
    }

    fn said<T>(result: Result<T, minerals_map::model::decode::Refusal>) -> Result<T, JsValue> {
        result.map_err(|refusal| refusal.to_string().into())
    }

    /// Takes the index.
    #[wasm_bindgen]
    pub fn take_index(index: JsValue) -> Result<(), JsValue> {
        let behind = said(Behind::new(&Parsed(index)))?;
        BEHIND.with_borrow_mut(|b| *b = Some(behind));
        Ok(())
    }

    /// Takes a file of flows of the mineral at a position.
    #[wasm_bindgen]
    pub fn take_flows(mineral: usize, file: JsValue) -> Result<(), JsValue> {
        BEHIND.with_borrow_mut(|b| match b {
            Some(behind) => said(behind.add(mineral, &Parsed(file))),
            None => Ok(()),
        })
    }

    /// Takes the words of a language.
    #[wasm_bindgen]
    pub fn take_words(lang: &str, file: JsValue) -> Result<(), JsValue> {
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        said(Messages::keep(lang, &Parsed(file)))
    }

    /// Takes the long texts of a language.
    #[wasm_bindgen]
    pub fn take_guide(lang: &str, file: JsValue) -> Result<(), JsValue> {
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        said(Guide::keep(lang, &Parsed(file)))
    }

    /// Tells a part of the page.
    #[wasm_bindgen]
    pub fn tell(part: &str, link: &str, lang: &str, argument: &str) -> String {
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        BEHIND.with_borrow(|b| b.as_ref().map_or(String::new(), |b| b.tell(part, link, lang, argument)))
    }
}

fn main() {}
