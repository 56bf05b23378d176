//! What comes of the levers: sentences, tables, the chart of the stock.
//! Knows elements and how much of a table stands open; everything else comes from the scene.

use crate::digits::plain;
use crate::html::bar::{BAR_PX, share_bar};
use crate::html::chart::{figure, table};
use crate::html::each;
use crate::html::ranking::sorting;
use crate::model::Area;
use crate::scene::chart::Table;
use crate::scene::table::{Column, Order};
use crate::scene::what_if::WhatIf;
use crate::scene::what_if::effects::Effects;
use crate::scene::what_if::shorts::ChangedRow;
use crate::svg::escape;
use crate::text::fill;

/// Rows of a table before the rest is folded.
const FIRST: usize = 8;

/// What a stop takes, who steps in; a word where no lever is moved.
#[must_use]
pub fn results(of: &WhatIf<'_>) -> String {
    let Some(scenario) = &of.answer.scenario else {
        if of.answer.is_changed() || of.answer.stockpile.is_some() {
            return String::new();
        }
        let year = of.query.year.to_string();
        return ["<p class=\"hint\">", &escape(&fill(of.text.result_none, &[("year", &year)])), "</p>"]
            .concat();
    };
    let lines = each(&of.stop_in_words(scenario), |line| ["<p>", &escape(line), "</p>"].concat());
    let rerouted =
        if scenario.rerouted.is_empty() { String::new() } else { folded(of, of.rerouted(scenario)) };
    [lines, folded(of, of.shorts(scenario)), rerouted].concat()
}

/// A table whose first rows stand open.
fn folded(of: &WhatIf<'_>, whole: Table) -> String {
    if whole.rows.is_empty() {
        return String::new();
    }
    let rest = whole.rows.get(FIRST..).unwrap_or_default().to_vec();
    let first = Table { rows: whole.rows.into_iter().take(FIRST).collect(), ..whole };
    if rest.is_empty() {
        return table(&first);
    }
    let count = rest.len().to_string();
    let caption = fill(of.text.short_rest, &[("count", &count)]);
    let rest = Table { caption: caption.clone(), head: first.head.clone(), rows: rest };
    [
        &table(&first),
        "<details class=\"facts\"><summary>",
        &escape(&caption),
        "</summary>",
        &table(&rest),
        "</details>",
    ]
    .concat()
}

/// The joint stock; nothing without members.
#[must_use]
pub fn stock(of: &WhatIf<'_>) -> String {
    let Some(stock) = of.stock() else { return String::new() };
    let lines = each(&stock.lines, |line| ["<li>", &escape(line), "</li>"].concat());
    [
        &figure(&stock.chart, of.words.text.chart_table),
        "<ul class=\"stock-lines\">",
        &lines,
        "</ul>",
        &table(&stock.table),
    ]
    .concat()
}

/// The focus before and after.
#[must_use]
pub fn effects(effects: &Effects) -> String {
    [
        "<h2>",
        &escape(&effects.title),
        "</h2>",
        &each(&effects.lines, |line| ["<p>", &escape(line), "</p>"].concat()),
        &table(&effects.table),
    ]
    .concat()
}

/// The table of importers with its caption, before and after; the first `first` rows unless `all` are asked.
#[must_use]
pub fn changed_importers(of: &WhatIf<'_>, order: Order, first: usize, all: bool) -> String {
    let (caption, rows) = of.importers(order);
    let (t, own) = (of.words.text, of.text);
    let sorts = |column: Column, title: &str| sorting(column, title, order);
    let head = [
        sorts(Column::Country, t.table_country),
        sorts(Column::Imports, t.table_imports),
        sorts(Column::Share, own.table_before),
        ["<th scope=\"col\">", &escape(own.table_after), "</th>"].concat(),
        sorts(Column::Open, own.table_open),
    ]
    .concat();
    let most = if all { usize::MAX } else { first };
    let body = each(rows.get(..most).unwrap_or(&rows), |row| changed_row(row, of.query.focus));
    let toggle = if all {
        t.table_show_fewer.to_owned()
    } else {
        fill(t.table_show_all, &[("count", &rows.len().to_string())])
    };
    let more = if rows.len() > first {
        ["<button type=\"button\" id=\"show-all\" class=\"quiet\">", &escape(&toggle), "</button>"].concat()
    } else {
        String::new()
    };
    [
        "<table id=\"ranking\" class=\"changed\" tabindex=\"-1\"><caption>",
        &escape(&caption),
        " <small>",
        &escape(of.words.unit(of.unit())),
        "</small></caption><thead><tr>",
        &head,
        "</tr></thead><tbody>",
        &body,
        "</tbody></table>",
        &more,
    ]
    .concat()
}

fn changed_row(row: &ChangedRow, focus: Option<Area>) -> String {
    let before = &row.before;
    let code = escape(&before.code);
    let in_focus = focus == Some(before.area);
    let [open, part] = &row.open;
    let part = if part.is_empty() { String::new() } else { [" <small>", &escape(part), "</small>"].concat() };
    [
        if in_focus { "<tr class=\"focus\"" } else { "<tr" },
        " data-id=\"",
        &code,
        "\"><th scope=\"row\"><button type=\"button\" aria-pressed=\"",
        if in_focus { "true" } else { "false" },
        "\" data-focus=\"",
        &code,
        "\">",
        &escape(&before.name),
        "</button></th><td data-col=\"imports\" data-value=\"",
        &plain(before.imports, 3),
        "\">",
        &escape(&before.imports_text),
        "</td><td data-col=\"share\" data-value=\"",
        &plain(before.share.low, 6),
        "\" data-high=\"",
        &plain(before.share.high, 6),
        "\">",
        &escape(&before.share_text),
        "</td><td data-col=\"after\" data-value=\"",
        &plain(row.after.low, 6),
        "\" data-high=\"",
        &plain(row.after.high, 6),
        "\">",
        &share_bar(&before.bar, BAR_PX),
        "<span>",
        &escape(&row.after_text),
        "</span></td><td data-col=\"open\" data-value=\"",
        &plain(row.open_share, 6),
        "\">",
        &escape(open),
        &part,
        "</td></tr>",
    ]
    .concat()
}
