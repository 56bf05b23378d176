//! JSON files from beside the page, read by the browser's own parser.
//! Knows how a fetch fails; leaves what a file means to the decoders.

use crate::model::decode::Refusal;
use crate::parsed::Parsed;
use crate::ui::load::Failure;
use gloo_net::http::Request;
use leptos::prelude::window;
use std::pin::Pin;

/// How long it is waited before each further try.
const WAITS_MS: [i32; 2] = [400, 1600];

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

/// A text file. What fails for a passing reason, a network that breaks or a server that is busy, is asked for again after
/// a while; what is not there is not.
async fn text_of(address: &str) -> Result<String, Failure> {
    let mut waits = WAITS_MS.iter();
    loop {
        let (why, is_passing) = match asked(address).await {
            Ok(text) => return Ok(text),
            Err(failed) => failed,
        };
        match waits.next().filter(|_| is_passing) {
            Some(wait_ms) => pause(*wait_ms).await,
            None => return Err(Failure::Missing([address, ": ", &why].concat())),
        }
    }
}

/// One try; else why it failed, and whether that may pass.
async fn asked(address: &str) -> Result<String, (String, bool)> {
    let broke = |e: gloo_net::Error| (why(&e), true);
    let response = Request::get(address).send().await.map_err(broke)?;
    if !response.ok() {
        let status = response.status();
        return Err((["status ", &status.to_string()].concat(), status >= 500 || status == 429));
    }
    response.text().await.map_err(broke)
}

/// Lets other work have its turn.
pub(super) async fn pause(ms: i32) {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(wait).await;
}
