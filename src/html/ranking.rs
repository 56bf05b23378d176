//! The table of importers as HTML text.
//! Knows columns; the rows come from the scene.

use super::bar::{BAR_PX, share_bar};
use super::{claim, each};
use crate::digits::plain;
use crate::model::Area;
use crate::scene::table::{Column, Order, RankingRow};
use crate::svg::escape;
use crate::text::{Messages, fill};

/// A table of importers and what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'a> {
    /// What it holds, and in which unit.
    pub caption: (&'a str, &'a str),
    /// Rows in their order.
    pub rows: &'a [RankingRow],
    /// How many rows are shown while the rest is folded.
    pub first: usize,
    /// Whether all are shown.
    pub all: bool,
    /// The row that is marked.
    pub focus: Option<Area>,
    /// How they are sorted.
    pub order: Order,
}

/// The table with its caption, and a button for the rest of its rows.
#[must_use]
pub fn listing(t: &Messages, of: Listing<'_>) -> String {
    let (caption, unit) = of.caption;
    let most = if of.all { usize::MAX } else { of.first };
    let toggle = if of.all {
        t.table_show_fewer.to_owned()
    } else {
        fill(t.table_show_all, &[("count", &of.rows.len().to_string())])
    };
    let more = match (of.rows.is_empty(), of.rows.len() > of.first) {
        (true, _) => ["<p>", &escape(t.table_empty), "</p>"].concat(),
        (_, true) => {
            ["<button type=\"button\" id=\"show-all\" class=\"quiet\">", &escape(&toggle), "</button>"]
                .concat()
        }
        _ => String::new(),
    };
    let has_bounds = of.rows.iter().any(|row| !row.share.is_exact());
    [
        "<table id=\"ranking\" tabindex=\"-1\"",
        if has_bounds { " class=\"bounds\"" } else { "" },
        "><caption>",
        &escape(caption),
        " <small>",
        &escape(unit),
        "</small></caption><thead>",
        &head(t, of.order),
        "</thead><tbody>",
        &body(of.rows, most, of.focus),
        "</tbody></table>",
        &more,
        "<p class=\"hint\">",
        &escape(t.bar_hint),
        "</p>",
    ]
    .concat()
}

fn head(t: &Messages, order: Order) -> String {
    let sortable = each(
        &[
            (Column::Country, t.table_country),
            (Column::Imports, t.table_imports),
            (Column::Share, t.table_share),
        ],
        |(column, title)| sorting(*column, title, order),
    );
    ["<tr>", &sortable, "<th scope=\"col\">", &escape(t.table_largest), "</th></tr>"].concat()
}

/// The head of a column with a button that sorts by it.
#[must_use]
pub fn sorting(column: Column, title: &str, order: Order) -> String {
    let sort = match (order.by == column, order.descending) {
        (false, _) => "none",
        (true, true) => "descending",
        (true, false) => "ascending",
    };
    [
        "<th scope=\"col\" aria-sort=\"",
        sort,
        "\"><button type=\"button\" data-sort=\"",
        column.code(),
        "\">",
        &escape(title),
        "</button></th>",
    ]
    .concat()
}

/// The first `most` rows; the one of the focus is marked.
fn body(rows: &[RankingRow], most: usize, focus: Option<Area>) -> String {
    each(rows.get(..most).unwrap_or(rows), |row| {
        let code = escape(&row.code);
        let in_focus = focus == Some(row.area);
        [
            if in_focus { "<tr class=\"focus\"" } else { "<tr" },
            " data-id=\"",
            &code,
            "\"><th scope=\"row\"><button type=\"button\" aria-pressed=\"",
            if in_focus { "true" } else { "false" },
            "\" data-focus=\"",
            &code,
            "\">",
            &escape(&row.name),
            "</button></th><td data-col=\"imports\" data-value=\"",
            &plain(row.imports, 3),
            "\">",
            &escape(&row.imports_text),
            "</td><td data-col=\"share\" data-value=\"",
            &plain(row.share.low, 6),
            "\" data-high=\"",
            &plain(row.share.high, 6),
            "\">",
            &share_bar(&row.bar, BAR_PX),
            &claim(&row.code, &row.share_text),
            "</td><td data-col=\"largest\">",
            &escape(&row.largest),
            "</td></tr>",
        ]
        .concat()
    })
}
