//! A chosen flow and lists of flows as HTML text.
//! Knows elements and the buttons that choose a flow; every word and number comes from the scene.

use super::chart::figure;
use super::{claim, each};
use crate::digits::plain;
use crate::scene::flow::{FlowList, FlowTold, Said};
use crate::svg::escape;
use crate::text::Messages;

/// The section of a flow; `is_waiting` says that years are on their way.
#[must_use]
pub fn flow(t: &Messages, told: &FlowTold, is_waiting: bool) -> String {
    let notes = each(&told.notes, |note| ["<p class=\"hint\">", &escape(note), "</p>"].concat());
    let waiting = super::years_on_their_way(t, is_waiting);
    let others = if told.others.rows.is_empty() {
        String::new()
    } else {
        [
            "<details class=\"behind\"><summary>",
            &escape(&told.others.caption),
            "</summary>",
            &list(&told.others),
            "</details>",
        ]
        .concat()
    };
    [
        "<h2>",
        &escape(&told.title),
        "</h2><ul class=\"said-of-flow\">",
        &each(&told.sentences, said),
        "</ul>",
        &notes,
        &each(&told.charts, |chart| figure(chart, t.chart_table)),
        &waiting,
        &others,
    ]
    .concat()
}

fn said(said: &Said) -> String {
    let value = said.value.map_or(String::new(), |v| [" data-value=\"", &plain(v, 9), "\""].concat());
    let text = said.claim.as_ref().map_or(escape(&said.text), |of| claim(of, &said.text));
    ["<li", &value, ">", &text, "</li>"].concat()
}

/// A table of flows, each with a button that chooses it.
#[must_use]
pub fn list(list: &FlowList) -> String {
    let head = each(&list.head, |h| ["<th scope=\"col\">", &escape(h), "</th>"].concat());
    let body = each(&list.rows, |row| {
        [
            "<tr><th scope=\"row\">",
            &chooses(&row.code, &row.name),
            "</th><td>",
            &escape(&row.amount),
            "</td></tr>",
        ]
        .concat()
    });
    [
        "<table class=\"flows\"><caption>",
        &escape(&list.caption),
        "</caption><thead><tr>",
        &head,
        "</tr></thead><tbody>",
        &body,
        "</tbody></table>",
    ]
    .concat()
}

/// A button that chooses a flow.
#[must_use]
pub fn chooses(code: &str, text: &str) -> String {
    ["<button type=\"button\" data-flow=\"", &escape(code), "\">", &escape(text), "</button>"].concat()
}
