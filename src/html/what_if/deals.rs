//! Deals and initiatives as lists: a switch for each that has a lever.
//! Knows elements; what a line says comes from the scene.

use super::source;
use crate::html::each;
use crate::scene::what_if::WhatIf;
use crate::scene::what_if::deals::DealLine;
use crate::svg::escape;
use crate::text::fill;

/// Deals with their switches, other initiatives folded, and the switch for the inventory of sites.
#[must_use]
pub fn deals(of: &WhatIf<'_>) -> String {
    let t = of.text;
    let lines = of.deal_lines();
    let list = if lines.is_empty() {
        ["<p class=\"hint\">", &escape(t.deals_none), "</p>"].concat()
    } else {
        [
            "<p class=\"hint\">",
            &escape(t.deals_hint),
            "</p><ul class=\"deals\">",
            &each(&lines, |line| switchable(of, line)),
            "</ul>",
        ]
        .concat()
    };
    let others = of.other_initiatives();
    let others = if others.is_empty() {
        String::new()
    } else {
        [
            "<details class=\"facts\"><summary>",
            &escape(t.deals_others),
            "</summary><ul class=\"deals\">",
            &each(&others, |line| ["<li>", &told(of, line), "</li>"].concat()),
            "</ul></details>",
        ]
        .concat()
    };
    let count = of.inventory_count();
    let inventory = if count == 0 {
        String::new()
    } else {
        [
            "<label class=\"switch\"><input type=\"checkbox\" id=\"inventory\"> <span>",
            &escape(&fill(t.inventory, &[("count", &count.to_string())])),
            " <small>",
            &escape(t.inventory_source),
            "</small></span></label>",
        ]
        .concat()
    };
    ["<h2>", &escape(t.levers_deals), "</h2>", &list, &others, &inventory].concat()
}

fn switchable(of: &WhatIf<'_>, line: &DealLine) -> String {
    let checked = if line.is_on { " checked" } else { "" };
    [
        "<li><label class=\"switch\"><input type=\"checkbox\" data-deal=\"",
        &escape(&line.id),
        "\" data-asks=\"",
        &escape(&of.switch(&line.id)),
        "\"",
        checked,
        "> <span>",
        &told(of, line),
        "</span></label></li>",
    ]
    .concat()
}

fn told(of: &WhatIf<'_>, line: &DealLine) -> String {
    let part = |class: &str, text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            [" <span class=\"", class, "\">", &escape(text), "</span>"].concat()
        }
    };
    let quantity = if line.quantity.is_empty() {
        String::new()
    } else {
        [" <span class=\"amount\" lang=\"en\">", &escape(&line.quantity), "</span>"].concat()
    };
    [
        "<strong>",
        &escape(&line.title),
        "</strong>",
        &part("amount", &line.amount),
        &quantity,
        &part("note", &line.note),
        &part("effect", &line.outcome),
        &part("status", &line.status),
        &part("badge", line.certainty),
        " ",
        &source(of.text.source, &line.source, &line.url),
    ]
    .concat()
}
