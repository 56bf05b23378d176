//! The timeline: a drawing, and the same entries as lists with their sources.
//! Knows elements; what an entry says comes from the scene.

use super::source;
use crate::html::chart::figure;
use crate::html::each;
use crate::scene::what_if::WhatIf;
use crate::scene::what_if::timeline::{Entry, Show};
use crate::svg::escape;
use crate::text::fill;

/// The timeline of the mineral asked, drawn for a width.
#[must_use]
pub fn timeline(of: &WhatIf<'_>, show: Show, width_px: f64) -> String {
    let t = of.text;
    let timeline = of.timeline(show, width_px);
    let [unsure, general] = timeline.more;
    let switches = [
        switch("unsure", t.timeline_unsure, unsure, show.unsure),
        switch("general", t.timeline_general, general, show.general),
    ]
    .concat();
    let limits = ["<p class=\"hint\">", &escape(t.timeline_limits), "</p>"].concat();
    if timeline.entries.iter().all(Vec::is_empty) {
        return ["<p>", &escape(t.timeline_none), "</p>", &switches].concat();
    }
    let list = |title: &str, entries: &[Entry]| {
        if entries.is_empty() {
            return String::new();
        }
        let items = each(entries, |e| entry(of, e));
        ["<h2>", &escape(title), "</h2><ol class=\"entries\">", &items, "</ol>"].concat()
    };
    let [controls, initiatives] = &timeline.entries;
    [
        &limits,
        &switches,
        &figure(&timeline.chart, ""),
        "<div class=\"side-by-side\"><div>",
        &list(t.timeline_controls, controls),
        "</div><div>",
        &list(t.timeline_initiatives, initiatives),
        "</div></div>",
    ]
    .concat()
}

fn switch(id: &str, text: &str, count: usize, is_on: bool) -> String {
    if count == 0 {
        return String::new();
    }
    let checked = if is_on { " checked" } else { "" };
    [
        "<label class=\"switch\"><input type=\"checkbox\" id=\"show-",
        id,
        "\"",
        checked,
        "> <span>",
        &escape(&fill(text, &[("count", &count.to_string())])),
        "</span></label>",
    ]
    .concat()
}

fn entry(of: &WhatIf<'_>, e: &Entry) -> String {
    let badge = if e.is_unsure {
        [" <span class=\"badge\">", &escape(of.text.certainty_low), "</span>"].concat()
    } else {
        String::new()
    };
    [
        "<li><span class=\"date\">",
        &escape(&e.date),
        "</span> <strong>",
        &escape(&e.title),
        "</strong>",
        &badge,
        " <span>",
        &escape(&e.who),
        "</span> <span class=\"status\">",
        &escape(&e.status),
        "</span> ",
        &source(of.text.source, &e.source, &e.url),
        "</li>",
    ]
    .concat()
}
