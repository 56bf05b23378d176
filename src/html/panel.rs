//! The panel of the focus as HTML text.
//! Knows elements and their order; every word and number comes from the scene.

use super::bar::share_bar;
use super::chart::{figure, table};
use super::{claim, each};
use crate::scene::panel::{Panel, TestLine, WIDTH_PX};
use crate::svg::escape;
use crate::text::Messages;

/// The whole panel; `suppliers` is the table behind the stacked bar, `is_waiting` that years are on their way.
#[must_use]
pub fn panel(t: &Messages, panel: &Panel, suppliers: &str, is_waiting: bool) -> String {
    let lines = each(&panel.lines, |(text, of)| {
        ["<li>", &of.as_ref().map_or(escape(text), |of| claim(of, text)), "</li>"].concat()
    });
    let waiting = super::years_on_their_way(t, is_waiting);
    let output = if panel.output.rows.is_empty() { String::new() } else { table(&panel.output) };
    [
        "<h2>",
        &escape(&panel.title),
        "</h2><div class=\"whole-bar\">",
        &share_bar(&panel.bar, WIDTH_PX),
        "</div><ul class=\"shares\">",
        &lines,
        "</ul><p class=\"hint\">",
        &escape(t.bar_hint),
        "</p>",
        &figure(&panel.suppliers, t.chart_table),
        suppliers,
        &figure(&panel.share, t.chart_table),
        &waiting,
        &tests(t, &panel.tests),
        &each(&panel.imports, |chart| figure(chart, t.chart_table)),
        &output,
    ]
    .concat()
}

fn tests(t: &Messages, tests: &[TestLine]) -> String {
    if tests.is_empty() {
        return String::new();
    }
    let items = each(tests, |test| {
        let class = if test.is_failed { "verdict failed" } else { "verdict" };
        let verdict = if test.verdict.is_empty() {
            String::new()
        } else {
            [" <strong class=\"", class, "\">", &escape(test.verdict), "</strong>"].concat()
        };
        let of = test.claim.as_ref();
        let audit = of.map_or(String::new(), |of| [" ", &claim(of, t.panel_audit)].concat());
        ["<dt>", &escape(test.name), &verdict, "</dt><dd>", &escape(&test.text), &audit, "</dd>"].concat()
    });
    ["<h3>", &escape(t.panel_tests), "</h3><dl class=\"tests\">", &items, "</dl>"].concat()
}
