//! Takes the place of wasm-streams in this build.
//!
//! Leptos links that crate for the streams of server functions. The page has none, but the crate exports its classes
//! to JavaScript, so no linker can leave them out: they would be a twentieth of what a reader downloads.
//! Knows the three calls Leptos compiles against; each of them panics, since nothing may ever reach it.

use futures_util::Stream;
use wasm_bindgen::JsValue;

const UNREACHABLE: &str = "the page has no server functions, so nothing streams";

/// A stream of the browser.
pub struct ReadableStream;

impl ReadableStream {
    /// From a stream of Rust.
    ///
    /// # Panics
    /// Always.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        panic!("{UNREACHABLE}")
    }

    /// From a stream of JavaScript.
    ///
    /// # Panics
    /// Always.
    #[must_use]
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        panic!("{UNREACHABLE}")
    }

    /// To a stream of JavaScript.
    ///
    /// # Panics
    /// Always.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        panic!("{UNREACHABLE}")
    }

    /// To a stream of Rust.
    #[must_use]
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        futures_util::stream::empty()
    }
}
