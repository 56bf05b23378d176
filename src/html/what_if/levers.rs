//! The sliders and choices of stop and stock.
//! Knows controls by the key of the link they stand for; their values are marked afterwards.

use super::{chips, source};
use crate::html::each;
use crate::scene::what_if::WhatIf;
use crate::scene::what_if::levers::Ask;
use crate::svg::escape;
use crate::text::number;

/// A slider: key of the link, most, step, and whether its value is in per cent.
struct Slider {
    key: &'static str,
    most: &'static str,
    step: &'static str,
    is_percent: bool,
}

const STOP: Slider = Slider { key: "stop", most: "100", step: "1", is_percent: true };
const MONTHS: Slider = Slider { key: "months", most: "24", step: "1", is_percent: false };
const SPARE: Slider = Slider { key: "spare", most: "100", step: "1", is_percent: true };
const GROW: Slider = Slider { key: "grow", most: "300", step: "5", is_percent: true };
const DAYS: Slider = Slider { key: "days", most: "360", step: "5", is_percent: false };

/// Presets, export stop, who is cut off, and the answer of others.
#[must_use]
pub fn stop_levers(of: &WhatIf<'_>) -> String {
    let t = of.text;
    [
        "<h2>",
        &escape(t.presets),
        "</h2><div class=\"presets\">",
        &each(&of.presets(), preset),
        "</div><h2>",
        &escape(t.levers_stop),
        "</h2>",
        &slider(of, &STOP, t.lever_stop, ""),
        &chips("to-add", [t.lever_to, t.lever_add, t.lever_to_all], &of.cut_off(), &of.can_be_cut_off()),
        &slider(of, &MONTHS, t.lever_months, ""),
        "<label class=\"switch\"><input type=\"checkbox\" data-key=\"reroute\"> <span>",
        &escape(t.lever_reroute),
        "</span></label>",
        &slider(of, &SPARE, t.lever_spare, t.assumption),
        &slider(of, &GROW, t.lever_grow, t.assumption),
    ]
    .concat()
}

/// Members, days of cover, and what is known of real stocks.
#[must_use]
pub fn stock_levers(of: &WhatIf<'_>) -> String {
    let t = of.text;
    let facts = each(&of.stock_facts(), |fact| {
        let badge = if fact.is_unsure {
            [" <span class=\"badge\">", &escape(t.certainty_low), "</span>"].concat()
        } else {
            String::new()
        };
        ["<li>", &escape(&fact.text), &badge, " ", &source(t.source, &fact.source, &fact.url), "</li>"]
            .concat()
    });
    let facts = if facts.is_empty() {
        facts
    } else {
        [
            "<details class=\"facts\"><summary>",
            &escape(t.facts_title),
            "</summary><ul>",
            &facts,
            "</ul></details>",
        ]
        .concat()
    };
    [
        "<h2>",
        &escape(t.levers_stock),
        "</h2>",
        &chips("pool-add", [t.lever_pool, t.lever_add_member, t.none], &of.pool(), &of.can_join()),
        &slider(of, &DAYS, t.lever_days, t.assumption),
        "<p class=\"hint\">",
        &escape(t.stock_assumption),
        "</p>",
        &facts,
    ]
    .concat()
}

fn preset(ask: &Ask) -> String {
    let hint = if ask.hint.is_empty() {
        String::new()
    } else {
        [" <small>", &escape(&ask.hint), "</small>"].concat()
    };
    ["<button type=\"button\" data-ask=\"", &escape(&ask.keys), "\">", &escape(&ask.text), &hint, "</button>"]
        .concat()
}

fn slider(of: &WhatIf<'_>, slider: &Slider, label: &str, tag: &str) -> String {
    let Slider { key, most, step, is_percent } = slider;
    let percent = number::percent_mark(of.words.lang);
    let unit = if *is_percent { percent } else { "" };
    let tag = if tag.is_empty() { String::new() } else { [" <small>", &escape(tag), "</small>"].concat() };
    [
        "<div class=\"field slider\"><label for=\"lever-",
        key,
        "\">",
        &escape(label),
        &tag,
        "</label><input type=\"range\" id=\"lever-",
        key,
        "\" data-key=\"",
        key,
        "\" min=\"0\" max=\"",
        most,
        "\" step=\"",
        step,
        "\"><output for=\"lever-",
        key,
        "\" data-value-of=\"",
        key,
        "\" data-unit=\"",
        unit,
        "\"></output></div>",
    ]
    .concat()
}
