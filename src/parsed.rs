//! A value of the browser's own JSON parser, taken apart by the checked reader.
//! Knows JavaScript values; does not know what any file means.

use crate::json::Json;
use wasm_bindgen::prelude::*;

/// A parsed value.
pub struct Parsed(pub JsValue);

impl Json for Parsed {
    fn field(&self, key: &str) -> Option<Self> {
        let value = js_sys::Reflect::get(&self.0, &key.into()).ok()?;
        (!value.is_undefined()).then_some(Self(value))
    }

    fn items(&self) -> Option<Vec<Self>> {
        Some(self.0.dyn_ref::<js_sys::Array>()?.iter().map(Self).collect())
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn is_null(&self) -> bool {
        self.0.is_null()
    }
}
