//! The program of a frame in an article: hands values of its script to [`minerals_map::embed`] and the told text back.

#[cfg(target_arch = "wasm32")]
mod module {
    use minerals_map::embed::Embedded;
    use minerals_map::model::Lang;
    use minerals_map::model::decode::Refusal;
    use minerals_map::parsed::Parsed;
    use minerals_map::text::Messages;
    use std::cell::RefCell;
    use wasm_bindgen::prelude::*;

    thread_local! {
        static FRAME: RefCell<Option<Embedded>> = const { RefCell::new(None) };
    }

    /// Takes the index and the outlines of the world.
    #[wasm_bindgen]
    pub fn begin(index: JsValue, world: JsValue) -> Result<(), JsValue> {
        let embedded = Embedded::new(&Parsed(index), &Parsed(world))?;
        FRAME.with_borrow_mut(|frame| *frame = Some(embedded));
        Ok(())
    }

    /// Takes a file of flows by its name.
    #[wasm_bindgen]
    pub fn add(name: &str, file: JsValue) -> Result<(), JsValue> {
        let said = |refusal: Refusal| JsValue::from(refusal.to_string());
        FRAME.with_borrow_mut(|f| f.as_mut().map_or(Ok(()), |f| f.add(name, &Parsed(file)).map_err(said)))
    }

    /// Takes the words of a language.
    #[wasm_bindgen]
    pub fn words(lang: &str, file: JsValue) -> Result<(), JsValue> {
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        Messages::keep(lang, &Parsed(file)).map_err(|refusal| refusal.to_string().into())
    }

    /// Name of the file that a link needs and lacks.
    #[wasm_bindgen]
    pub fn lacking(link: &str) -> String {
        FRAME.with_borrow(|f| f.as_ref().map_or(String::new(), |f| f.lacking(link).to_owned()))
    }

    /// The link with another focus.
    #[wasm_bindgen]
    pub fn focused(link: &str, code: &str) -> String {
        FRAME.with_borrow(|f| f.as_ref().map_or(String::new(), |f| f.focused(link, code)))
    }

    /// The link with another year.
    #[wasm_bindgen]
    pub fn in_year(link: &str, year: u16) -> String {
        FRAME.with_borrow(|f| f.as_ref().map_or(String::new(), |f| f.in_year(link, year)))
    }

    /// The empty drawing that land and marks are put into.
    #[wasm_bindgen]
    pub fn drawing() -> String {
        minerals_map::html::map::drawing()
    }

    /// Everything that is shown.
    #[wasm_bindgen]
    pub fn tell(link: &str, lang: &str, width_px: f64) -> String {
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        FRAME.with_borrow_mut(|f| f.as_mut().map_or(String::new(), |f| f.tell(link, lang, width_px)))
    }
}

fn main() {}
