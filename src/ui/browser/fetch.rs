//! JSON files from beside the page, read by the browser's own parser.
//! Knows how a fetch fails; leaves what a file means to the decoders.

use crate::model::decode::Refusal;
use crate::parsed::Parsed;
use crate::ui::load::Failure;
use gloo_net::http::Request;
use std::pin::Pin;

/// A JSON file. Boxed, so that its states are compiled once.
pub fn json_of(address: String) -> Pin<Box<dyn Future<Output = Result<Parsed, Failure>>>> {
    Box::pin(async move {
        let text = text_of(&address).await?;
        let refused = |_| Failure::Refused(Refusal::Shape(address + ": JSON expected"));
        js_sys::JSON::parse(&text).map(Parsed).map_err(refused)
    })
}

/// The browser's own words. Those of other errors would bring a JSON reader that the page does without.
fn why(error: &gloo_net::Error) -> String {
    match error {
        gloo_net::Error::JsError(error) => error.message.clone(),
        _ => String::new(),
    }
}

async fn text_of(address: &str) -> Result<String, Failure> {
    let missing = |why: String| Failure::Missing(format!("{address}: {why}"));
    let response = Request::get(address).send().await.map_err(|e| missing(why(&e)))?;
    if !response.ok() {
        return Err(missing(format!("status {}", response.status())));
    }
    response.text().await.map_err(|e| missing(why(&e)))
}
