//! The program of a frame in an article that shows a chart or a what-if: as `embed_main.rs`, with more to take and to tell.

#[cfg(target_arch = "wasm32")]
mod module {
    use minerals_map::text::WhatIfTexts;

    minerals_map::frame_program!(minerals_map::embed::more::Everything);

    /// Takes what is known beside the trade.
    #[wasm_bindgen]
    pub fn extras(file: JsValue) -> Result<(), JsValue> {
        let mut refused = None;
        of(|frame| refused = frame.add_extras(&Parsed(file)).err());
        refused.map_or(Ok(()), |refusal| Err(said(refusal)))
    }

    /// Takes the texts about levers of a language.
    #[wasm_bindgen]
    pub fn lever_words(lang: &str, file: JsValue) -> Result<(), JsValue> {
        WhatIfTexts::keep(Lang::parse(lang).unwrap_or(Lang::En), &Parsed(file)).map_err(said)
    }
}

fn main() {}
