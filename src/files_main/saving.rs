//! Hands the reader what he takes away: as a file, or as a text that is selected.
//! Knows the browser's objects; every text comes from [`minerals_map::files`].

use super::module::{lang_of, with};
use js_sys::Array;
use minerals_map::model::Lang;
use minerals_map::parsed::Parsed;
use minerals_map::text::{Messages, WhatIfTexts};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    HtmlTextAreaElement, Response, Url,
};

/// Saves a part of the view as a file, or copies it where it is a text. `scale` is how many times as large a picture is; what
/// is said afterwards is `copied`, `failed`, or nothing.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "the page calls it by position")]
pub async fn take(
    part: String,
    ending: String,
    scale: String,
    link: String,
    lang: String,
    argument: String,
    copied: String,
    failed: String,
) -> Result<(), JsValue> {
    let wish = Wish { part, ending, scale, link, lang: lang_of(&lang), argument };
    let taken = made(wish).await;
    let said = match taken {
        Err(_) => failed,
        Ok(text) if text.is_empty() => text,
        Ok(text) => {
            let field: HtmlTextAreaElement = by_id("cited")?.dyn_into()?;
            field.set_hidden(false);
            field.set_value(&text);
            field.select();
            let document: JsValue = document()?.into();
            let copy: js_sys::Function =
                js_sys::Reflect::get(&document, &"execCommand".into())?.dyn_into()?;
            let is_done = copy.call1(&document, &"copy".into()).is_ok_and(|done| done.is_truthy());
            if is_done { copied } else { String::new() }
        }
    };
    by_id("audit-said")?.set_text_content(Some(&said));
    Ok(())
}

fn by_id(id: &str) -> Result<web_sys::Element, JsValue> {
    document()?.get_element_by_id(id).ok_or(JsValue::UNDEFINED)
}

/// What is to be saved.
struct Wish {
    part: String,
    ending: String,
    scale: String,
    link: String,
    lang: Lang,
    argument: String,
}

/// Saves a part; what is to be copied is given back.
async fn made(Wish { part, ending, scale, link, lang, argument }: Wish) -> Result<String, JsValue> {
    if part == "facts" {
        // The command line speaks English.
        english().await?;
    }
    let today = String::from(js_sys::Date::new_0().to_iso_string());
    let argument = [&*argument, "\n", today.get(..10).unwrap_or_default()].concat();
    let name = with(|files| files.name(&part, &link, &ending));
    if part == "report" {
        let pieces = Array::new();
        while let Some(piece) = with(|files| files.report(pieces.length() as usize, lang)) {
            pieces.push(&piece.into());
        }
        save(&name, &blob(&pieces, "text/csv")?)?;
        return Ok(String::new());
    }
    let text = with(|files| files.tell(&part, &link, lang, &argument));
    if text.is_empty() {
        return Err(part.into());
    }
    let kind = match &*ending {
        "csv" => "text/csv",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => {
            save(&name, &png(&text, scale.parse::<u8>().map_or(1.0, f64::from)).await?)?;
            return Ok(String::new());
        }
        _ => return Ok(text),
    };
    save(&name, &blob(&Array::of1(&text.into()), kind)?)?;
    Ok(String::new())
}

fn blob(pieces: &Array, kind: &str) -> Result<Blob, JsValue> {
    let about = BlobPropertyBag::new();
    about.set_type(&[kind, ";charset=utf-8"].concat());
    Blob::new_with_str_sequence_and_options(pieces, &about)
}

fn document() -> Result<web_sys::Document, JsValue> {
    web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)
}

fn save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document()?.create_element("a")?.dyn_into()?;
    link.set_download(name);
    link.set_href(&address);
    link.click();
    // The browser has it once the download began; a minute is more than it takes.
    let forget = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    if let Some(window) = web_sys::window() {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000)?;
    }
    Ok(())
}

/// A picture as points, drawn by the browser from its SVG.
async fn png(svg: &str, scale: f64) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    let text = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&["data:image/svg+xml;charset=utf-8,", &text].concat());
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document()?.create_element("canvas")?.dyn_into()?;
    let (width, height) =
        (f64::from(image.natural_width()) * scale, f64::from(image.natural_height()) * scale);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?.dyn_into()?;
    pen.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let made = js_sys::Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(made).await?.dyn_into()
}

/// Fetches the English words where the page speaks another language.
async fn english() -> Result<(), JsValue> {
    let lang = Lang::En;
    if !Messages::is_here(lang) {
        let file = json([&Messages::file(lang), "?", Messages::fingerprint(lang)].concat()).await?;
        Messages::keep(lang, &Parsed(file)).map_err(|refusal| refusal.to_string())?;
    }
    if !WhatIfTexts::is_here(lang) {
        let file = json([&WhatIfTexts::file(lang), "?", WhatIfTexts::fingerprint(lang)].concat()).await?;
        WhatIfTexts::keep(lang, &Parsed(file)).map_err(|refusal| refusal.to_string())?;
    }
    Ok(())
}

async fn json(address: String) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let response: Response = JsFuture::from(window.fetch_with_str(&address)).await?.dyn_into()?;
    JsFuture::from(response.json()?).await
}
