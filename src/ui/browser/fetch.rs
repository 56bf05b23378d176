//! JSON files from beside the page, as they are written.
//! Knows how a fetch fails; leaves what a file means to the decoders.

use crate::json::Written;
use crate::model::decode::Refusal;
use crate::ui::load::Failure;
use gloo_net::http::Request;
use leptos::prelude::window;
use std::pin::Pin;
use wasm_bindgen::JsValue;

/// How long it is waited before each further try.
const WAITS_MS: [i32; 2] = [400, 1600];

/// The text of a file that is JSON.
pub struct File(pub String);

impl File {
    /// The file of a text that came from `address`.
    pub fn of(text: String, address: &str) -> Result<Self, Failure> {
        match Written::of(&text) {
            Some(_) => Ok(Self(text)),
            None => Err(Failure::Refused(Refusal::Shape([address, ": JSON expected"].concat()))),
        }
    }

    /// The value that is written in it.
    pub fn value(&self) -> Written<'_> {
        Written::again(&self.0)
    }
}

/// A JSON file. Boxed, so that its states are compiled once.
pub fn json_of(address: String) -> Pin<Box<dyn Future<Output = Result<File, Failure>>>> {
    Box::pin(async move { File::of(text_of(&address).await?, &address) })
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

/// Lets what waits within the same task have its turn.
pub(super) async fn turn() {
    let _ = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL)).await;
}
