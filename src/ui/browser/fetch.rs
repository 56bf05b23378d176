//! JSON files from beside the page, read by the browser's own parser.
//! Knows how a fetch fails; leaves what a file means to the decoders.

use crate::json::Json;
use crate::model::decode::Refusal;
use crate::ui::load::Failure;
use gloo_net::http::Request;
use std::pin::Pin;
use wasm_bindgen::prelude::*;

/// A value of the browser's own JSON parser.
pub struct Parsed(JsValue);

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

/// A JSON file. Boxed, so that its states are compiled once.
pub fn json_of(address: String) -> Pin<Box<dyn Future<Output = Result<Parsed, Failure>>>> {
    Box::pin(async move {
        let text = text_of(&address).await?;
        let refused = |_| Failure::Refused(Refusal::Shape(address + ": JSON expected"));
        js_sys::JSON::parse(&text).map(Parsed).map_err(refused)
    })
}

async fn text_of(address: &str) -> Result<String, Failure> {
    let missing = |why: String| Failure::Missing(format!("{address}: {why}"));
    let response = Request::get(address).send().await.map_err(|e| missing(e.to_string()))?;
    if !response.ok() {
        return Err(missing(format!("status {}", response.status())));
    }
    response.text().await.map_err(|e| missing(e.to_string()))
}
