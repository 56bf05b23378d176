//! Levers and what comes of them as HTML text.
//! Knows elements; every word and number comes from the scene. Which value a slider has is marked afterwards.

mod deals;
mod levers;
mod marks;
mod results;
mod timeline;

pub use deals::deals;
pub use levers::{stock_levers, stop_levers};
pub use marks::shown;
pub use results::{changed_importers, effects, results, stock};
pub use timeline::timeline;

use super::{each, outward};
use crate::scene::what_if::levers::{Ask, NOTHING};
use crate::svg::escape;
use crate::text::WhatIfTexts;

/// What is supposed, with a button that takes it all back.
#[must_use]
pub fn bar(t: &WhatIfTexts, supposed: &str) -> String {
    [
        "<p>",
        &escape(supposed),
        "</p><button type=\"button\" id=\"reset-levers\" data-ask=\"",
        &escape(NOTHING),
        "\">",
        &escape(t.reset),
        "</button>",
    ]
    .concat()
}

/// A link to the page a fact rests on.
fn source(label: &str, title: &str, url: &str) -> String {
    ["<small class=\"source\">", &escape(label), ": ", &outward(url, title, " lang=\"en\""), "</small>"]
        .concat()
}

/// Areas as buttons that take them out, a word where there are none, and a list to add another.
fn chips(id: &str, [label, add, nobody]: [&str; 3], chosen: &[Ask], more: &[Ask]) -> String {
    let nobody =
        if chosen.is_empty() { ["<span>", &escape(nobody), "</span>"].concat() } else { String::new() };
    let chosen = each(chosen, |ask| {
        [
            "<button type=\"button\" class=\"chip\" data-ask=\"",
            &escape(&ask.keys),
            "\" aria-label=\"",
            &escape(&ask.hint),
            "\">",
            &escape(&ask.text),
            " ×</button>",
        ]
        .concat()
    });
    let options = each(more, |ask| {
        ["<option value=\"", &escape(&ask.keys), "\">", &escape(&ask.text), "</option>"].concat()
    });
    [
        "<div class=\"field chips\" role=\"group\" aria-label=\"",
        &escape(label),
        "\"><span class=\"label\">",
        &escape(label),
        "</span><div>",
        &nobody,
        &chosen,
        "<select class=\"asks\" id=\"",
        id,
        "\" aria-label=\"",
        &escape(add),
        "\"><option value=\"\">",
        &escape(add),
        "</option>",
        &options,
        "</select></div></div>",
    ]
    .concat()
}
