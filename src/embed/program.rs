//! What a program of the frame hands to its script, for every program of it: only [`crate::embed::more::More`] differs.

/// The functions of a program of the frame, told more by the type given.
#[macro_export]
macro_rules! frame_program {
    ($more:ty) => {
        use minerals_map::embed::Embedded;
        use minerals_map::model::Lang;
        use minerals_map::model::decode::Refusal;
        use minerals_map::parsed::Parsed;
        use minerals_map::text::Messages;
        use std::cell::RefCell;
        use wasm_bindgen::prelude::*;

        type Frame = Embedded<$more>;

        thread_local! {
            static FRAME: RefCell<Option<Frame>> = const { RefCell::new(None) };
        }

        fn of<T: Default>(tell: impl FnOnce(&mut Frame) -> T) -> T {
            FRAME.with_borrow_mut(|frame| frame.as_mut().map_or_else(T::default, tell))
        }

        fn said(refusal: Refusal) -> JsValue {
            refusal.to_string().into()
        }

        /// Takes the index and the outlines of the world.
        #[wasm_bindgen]
        pub fn begin(index: JsValue, world: JsValue) -> Result<(), JsValue> {
            let embedded = Frame::new(&Parsed(index), &Parsed(world))?;
            FRAME.with_borrow_mut(|frame| *frame = Some(embedded));
            Ok(())
        }

        /// Takes a file of flows by its name.
        #[wasm_bindgen]
        pub fn add(name: &str, file: JsValue) -> Result<(), JsValue> {
            let mut refused = None;
            of(|frame| refused = frame.add(name, &Parsed(file)).err());
            refused.map_or(Ok(()), |refusal| Err(said(refusal)))
        }

        /// Takes the words of a language.
        #[wasm_bindgen]
        pub fn words(lang: &str, file: JsValue) -> Result<(), JsValue> {
            Messages::keep(Lang::parse(lang).unwrap_or(Lang::En), &Parsed(file)).map_err(said)
        }

        /// Name of the file that a link needs and lacks.
        #[wasm_bindgen]
        pub fn lacking(link: &str) -> String {
            of(|frame| frame.lacking(link).to_owned())
        }

        /// The link with another focus.
        #[wasm_bindgen]
        pub fn focused(link: &str, code: &str) -> String {
            of(|frame| frame.focused(link, code))
        }

        /// The link with another year.
        #[wasm_bindgen]
        pub fn in_year(link: &str, year: u16) -> String {
            of(|frame| frame.in_year(link, year))
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
            of(|frame| frame.tell(link, lang, width_px))
        }
    };
}
