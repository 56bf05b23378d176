//! What stands above the map and beside its numbers: masthead, finding, notes.
//! Knows elements; every sentence comes from the scene.

use super::{claim, controls, items};
use crate::scene::sentence::Sentence;
use crate::svg::escape;
use crate::text::{Messages, fill};

/// The finding, its number a button that takes it apart.
#[must_use]
pub fn finding(sentence: &Sentence) -> String {
    let number =
        if sentence.number.is_empty() { String::new() } else { claim(&sentence.claim, &sentence.number) };
    [&escape(&sentence.before), &*number, &escape(&sentence.after)].concat()
}

/// Name of the map, languages, copy link, embed, keys, tour.
#[must_use]
pub fn masthead(t: &Messages) -> String {
    [
        "<p class=\"claim-line\">",
        &escape(t.page_claim),
        "</p><div class=\"tools\"><div role=\"group\" class=\"languages\" aria-label=\"",
        &escape(t.language),
        "\">",
        &controls::languages(),
        "</div><div class=\"deeds\"><button type=\"button\" id=\"copy-link\" class=\"quiet\">",
        &escape(t.copy_link),
        "</button><button type=\"button\" class=\"quiet embed\" data-audit=\"embed\">",
        &escape(t.embed),
        "</button><button type=\"button\" class=\"quiet data\" data-audit=\"data\">",
        &escape(t.data),
        "</button><button type=\"button\" class=\"quiet keys\" data-audit=\"?\">",
        &escape(t.keys),
        "</button><button type=\"button\" class=\"quiet\" id=\"tour-start\" data-tour=\"1\">",
        &escape(t.tour),
        "</button></div></div>",
    ]
    .concat()
}

/// What must be read beside the numbers, with the nearest year offered where the year has none.
#[must_use]
pub fn notes(t: &Messages, notes: &[String], nearest: Option<u16>) -> String {
    let offer = nearest.map_or(String::new(), |year| {
        let text = fill(t.ask_nearest, &[("year", &year.to_string())]);
        ["<button type=\"button\" id=\"nearest-year\">", &escape(&text), "</button>"].concat()
    });
    ["<ul id=\"notices\">", &items(notes), "</ul>", &offer].concat()
}
