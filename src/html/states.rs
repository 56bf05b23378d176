//! What stands in the place of a part that is not here: on its way, lost, or the whole page that could not start.
//! Knows elements and the buttons that try again; the words come from the message tables.

use crate::model::Lang;
use crate::svg::escape;
use crate::text::Messages;

/// A part of the page is on its way.
#[must_use]
pub fn waiting(t: &Messages) -> String {
    ["<p class=\"waiting\">", &escape(t.behind_waiting), "</p>"].concat()
}

/// Earlier years are on their way; nothing where they are not.
#[must_use]
pub fn years_on_their_way(t: &Messages, are_they: bool) -> String {
    if !are_they {
        return String::new();
    }
    ["<p class=\"waiting\">", &escape(t.panel_waiting), "</p>"].concat()
}

/// A part of the page could not be had, with a button that tries again.
#[must_use]
pub fn lost(t: &Messages) -> String {
    [
        "<p class=\"waiting\" role=\"alert\">",
        &escape(t.behind_missing),
        " <button type=\"button\" data-retry=\"behind\">",
        &escape(t.failure_retry),
        "</button></p>",
    ]
    .concat()
}

/// What went wrong: a sentence, the cause, a way on, and the static map.
#[must_use]
pub fn failure(lang: Lang, t: &Messages, sentence: &str, detail: &str) -> String {
    [
        "<div id=\"failure\" role=\"alert\"><h2>",
        &escape(t.failure_title),
        "</h2><p>",
        &escape(sentence),
        "</p><button type=\"button\" id=\"retry\">",
        &escape(t.failure_retry),
        "</button><p>",
        &escape(t.failure_static),
        "</p><img src=\"map.",
        lang.code(),
        ".svg\" width=\"1280\" height=\"900\" alt=\"",
        &escape(t.page_title),
        "\"><p class=\"detail\">",
        &escape(t.failure_detail),
        " ",
        &escape(detail),
        "</p></div>",
    ]
    .concat()
}

/// The page that could not start.
#[must_use]
pub fn start_failure(t: &Messages, failure: &str) -> String {
    ["<main class=\"start\"><h1>", &escape(t.page_claim), "</h1>", failure, "</main>"].concat()
}
