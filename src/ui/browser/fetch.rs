//! JSON files from beside the page, as they are written.
//! Knows how a fetch fails; leaves what a file means to the decoders.

use super::modules::call;
use crate::json::Written;
use crate::model::decode::Refusal;
use crate::ui::load::Failure;
use gloo_net::http::Response;
use leptos::prelude::window;
use std::pin::Pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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

/// One try; else why it failed in the browser's words, and whether that may pass. boot.js asks for what a page begins with
/// before the program is here, and has it then.
async fn asked(address: &str) -> Result<String, (String, bool)> {
    let broke = |error: JsValue| {
        let why = js_sys::Reflect::get(&error, &"message".into()).ok();
        (why.and_then(|why| why.as_string()).unwrap_or_default(), true)
    };
    let answer = call(&window(), "mineralsMapFetch", &[address.into()]).map_err(broke)?;
    let response = JsFuture::from(js_sys::Promise::from(answer)).await.map_err(broke)?;
    let response = Response::from(response.unchecked_into::<web_sys::Response>());
    if !response.ok() {
        let status = response.status();
        return Err((["status ", &status.to_string()].concat(), status >= 500 || status == 429));
    }
    response.text().await.map_err(|error| match error {
        // Those of other errors would bring a JSON reader that the page does without.
        gloo_net::Error::JsError(error) => (error.message, true),
        _ => (String::new(), true),
    })
}

/// Lets other work have its turn.
pub(super) async fn pause(ms: i32) {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    let _ = JsFuture::from(wait).await;
}

/// Lets what waits within the same task have its turn.
pub(super) async fn turn() {
    let _ = JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL)).await;
}
