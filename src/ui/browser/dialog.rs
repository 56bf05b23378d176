//! What a dialog and a chart need of the browser: opening, copying, saving, saying what is pointed at.
//! Knows the browser's objects; gives no text a meaning.

use super::element::is_there;
use super::modules::call;
use super::{document, element, run};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Opens a `dialog` over the page for a claim, or closes it.
pub fn open_dialog(id: &str, claim: Option<&str>) {
    let Some(dialog) = element(id) else { return };
    let _ = dialog.set_attribute("data-claim", claim.unwrap_or_default());
    if dialog.has_attribute("open") == claim.is_some() {
        return;
    }
    let method = if claim.is_some() { "showModal" } else { "close" };
    if let Ok(method) = js_sys::Reflect::get(&dialog, &method.into()) {
        let _ = method.unchecked_into::<js_sys::Function>().call0(&dialog);
    }
}

/// The claim of a `dialog` that a reader closed; `None` while it is open. The browser tells of a closing late, and a
/// reader may have asked for another claim by then.
pub fn closed_claim(id: &str) -> Option<String> {
    element(id).filter(|dialog| !dialog.has_attribute("open"))?.get_attribute("data-claim")
}

/// Copies a text; `done` says whether the browser allowed it.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).ok();
    let Some(clipboard) = clipboard.filter(|c| c.is_object()) else { return done(false) };
    let promise = clipboard.unchecked_into::<web_sys::Clipboard>().write_text(&text);
    run(Box::pin(async move {
        done(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok());
    }));
}

/// Copies the text of a field and selects it. Needs no permission: the text is the reader's own selection.
pub fn copy_field(id: &str) -> bool {
    let (Some(field), Some(document)) = (element(id), document()) else { return false };
    let _ = call(&field, "select", &[]);
    call(&document, "execCommand", &["copy".into()]).is_ok_and(|done| done.is_truthy())
}

/// The choices of a form as keys and values of a link.
pub fn choices(form: &str) -> String {
    let read = || {
        let data = web_sys::FormData::new_with_form(&element(form)?.dyn_into().ok()?).ok()?;
        web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()
    };
    read().map_or(String::new(), |read: web_sys::UrlSearchParams| String::from(read.to_string()))
}

/// Runs a script that stands beside the page, once.
pub fn run_script(file: &str) {
    let Some(document) = document() else { return };
    if is_there(&["script[src=\"", file, "\"]"].concat()) {
        return;
    }
    if let (Ok(script), Some(head)) = (document.create_element("script"), document.head()) {
        let _ = script.set_attribute("src", file);
        let _ = head.append_child(&script);
    }
}

/// Hands a text to the reader as a file.
pub fn save(name: &str, text: &str) {
    let link = document().and_then(|d| d.create_element("a").ok());
    let (Some(link), data) = (link, js_sys::encode_uri_component(text)) else { return };
    let _ = link.set_attribute("download", name);
    let _ = link.set_attribute("href", &["data:text/csv;charset=utf-8,", &String::from(data)].concat());
    if let Ok(link) = link.dyn_into::<web_sys::HtmlElement>() {
        link.click();
    }
}

/// Writes what a part of a chart says under the chart.
pub fn say_pointed(event: &web_sys::Event) {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    let Some(part) = target.and_then(|t| t.closest("[data-tip]").ok()?) else { return };
    let said = part.closest("figure").ok().flatten().and_then(|f| f.query_selector(".pointed").ok()?);
    if let Some(said) = said {
        said.set_text_content(part.get_attribute("data-tip").as_deref());
    }
}

/// Writes a text into an element.
pub fn say_in(id: &str, text: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(text));
    }
}
