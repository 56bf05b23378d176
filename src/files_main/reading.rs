//! Reads a reader's file in slices that leave the page time to breathe.
//! Knows the browser's files, clocks and parser; what a slice means is in [`minerals_map::own`].

use super::module::{edition, index, prepare, take_json, with};
use js_sys::{ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use minerals_map::own::report::Refused;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// How long a slice may take, and from which on it may be larger, milliseconds.
const LONG_MS: f64 = 30.0;
const SHORT_MS: f64 = 12.0;
const SLICE_BYTES: f64 = 131_072.0;
const LARGEST_BYTES: f64 = 4_194_304.0;

thread_local! {
    /// Counts the files that were begun, so that one that was cancelled or overtaken is known.
    static RUN: Cell<u32> = const { Cell::new(0) };
}

/// Reads a file, or where there is none the rows that were pasted into their field. `done` is called at the end, with whether another file is open now.
#[wasm_bindgen]
pub async fn open(source: JsValue, name: String, done: Function) -> Result<(), JsValue> {
    let before = edition();
    let read = read(source, name).await;
    let is_new = edition() != before;
    let prepared = if is_new { prepare_slowly().await } else { Ok(()) };
    done.call1(&JsValue::NULL, &is_new.into())?;
    read.and(prepared)
}

/// Makes the first answer from the new file, each step in a task of its own: the page goes on meanwhile.
async fn prepare_slowly() -> Result<(), JsValue> {
    breathe().await?;
    let index = index()?;
    breathe().await?;
    let link = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    prepare(&link, index)?;
    breathe().await?;
    Ok(())
}

async fn read(source: JsValue, name: String) -> Result<(), JsValue> {
    let run = RUN.get().wrapping_add(1);
    RUN.set(run);
    with(|files| files.begin(&name));
    let blob: Blob = if source.is_undefined() {
        let field = web_sys::window().and_then(|window| window.document()?.get_element_by_id("own-rows"));
        let rows = Reflect::get(&field.into(), &"value".into())?;
        Blob::new_with_str_sequence(&js_sys::Array::of1(&rows))?
    } else {
        source.dyn_into()?
    };
    let (size, mut at, mut slice) = (blob.size(), 0.0, SLICE_BYTES);
    while at < size {
        let end = (at + slice).min(size);
        let read = JsFuture::from(blob.slice_with_f64_and_f64(at, end)?.array_buffer()).await;
        if RUN.get() != run {
            return Ok(());
        }
        let Ok(buffer) = read else {
            // The file was taken away meanwhile.
            with(|files| files.refuse(Refused::Empty));
            return Ok(());
        };
        let start_ms = now_ms();
        let bytes = Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>()).to_vec();
        if !with(|files| files.feed(&bytes)) {
            return Ok(());
        }
        at = end;
        let took_ms = now_ms() - start_ms;
        if took_ms > LONG_MS {
            slice = (slice / 2.0).max(SLICE_BYTES / 4.0);
        } else if took_ms < SHORT_MS {
            slice = (slice * 2.0).min(LARGEST_BYTES);
        }
        say_progress((100.0 * at / size).floor());
        breathe().await?;
        if RUN.get() != run {
            return Ok(());
        }
    }
    if let Some((text, hash)) = with(|files| files.finish()) {
        match js_sys::JSON::parse(&text) {
            Ok(value) => take_json(value, hash),
            Err(error) => {
                let what =
                    Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
                with(|files| files.refuse(Refused::Shape(what.unwrap_or_default())));
            }
        }
    }
    Ok(())
}

/// Writes how far the reading is.
fn say_progress(percent: f64) {
    let element = |id| web_sys::window()?.document()?.get_element_by_id(id);
    if let Some(bar) = element("own-progress") {
        let _ = Reflect::set(&bar, &"value".into(), &percent.into());
    }
    if let Some(said) = element("own-said") {
        let pattern = said.get_attribute("data-pattern").unwrap_or_default();
        said.set_text_content(Some(&pattern.replace("%1", &percent.to_string())));
    }
}

/// Gives up the file that is being read.
#[wasm_bindgen]
pub fn cancel() {
    RUN.set(RUN.get().wrapping_add(1));
    with(|files| files.refuse(Refused::Cancelled));
}

fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Lets the page paint and hear its reader.
async fn breathe() -> Result<JsValue, JsValue> {
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0);
        }
    });
    JsFuture::from(wait).await
}
