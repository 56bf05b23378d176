//! A chart of the scene as SVG text with classes, and the table behind it.
//! Knows elements; every shape, place and word comes from the scene.

use super::{claim, each};
use crate::digits::one;
use crate::scene::chart::{Caption, Cell, Chart, Hit, Shape, Table};
use crate::svg::escape;

/// A figure: heading, drawing, a line that says what is pointed at, and the table, folded.
#[must_use]
pub fn figure(chart: &Chart, table_title: &str) -> String {
    let table = if chart.table.rows.is_empty() {
        String::new()
    } else {
        [
            "<details class=\"behind\"><summary>",
            &escape(table_title),
            "</summary>",
            &table(&chart.table),
            "</details>",
        ]
        .concat()
    };
    let note = if chart.note.is_empty() {
        String::new()
    } else {
        ["<p class=\"hint\">", &escape(&chart.note), "</p>"].concat()
    };
    [
        "<figure class=\"chart\"><figcaption>",
        &escape(&chart.title),
        "</figcaption>",
        &svg(chart),
        "<output class=\"pointed\"></output>",
        &note,
        &table,
        "</figure>",
    ]
    .concat()
}

/// Charts beside each other where there is room.
#[must_use]
pub fn side_by_side(charts: &[Chart], table_title: &str) -> String {
    ["<div class=\"side-by-side\">", &each(charts, |c| figure(c, table_title)), "</div>"].concat()
}

fn svg(chart: &Chart) -> String {
    [
        "<svg class=\"drawing\" viewBox=\"0 0 ",
        &one(chart.width_px),
        " ",
        &one(chart.height_px),
        "\" role=\"group\" aria-label=\"",
        &escape(&chart.text),
        "\">",
        &each(&chart.shapes, shape),
        &each(&chart.captions, caption),
        &each(&chart.hits, hit),
        "</svg>",
    ]
    .concat()
}

fn shape(shape: &Shape) -> String {
    ["<path class=\"", shape.class, "\" d=\"", &shape.path, "\"/>"].concat()
}

fn caption(caption: &Caption) -> String {
    [
        "<text class=\"",
        caption.class,
        "\" x=\"",
        &one(caption.at.0),
        "\" y=\"",
        &one(caption.at.1),
        "\" text-anchor=\"",
        caption.anchor,
        "\">",
        &escape(&caption.text),
        "</text>",
    ]
    .concat()
}

fn hit(hit: &Hit) -> String {
    let [x, y, width, height] = hit.area.map(one);
    let stop = if hit.is_stop {
        [" tabindex=\"0\" role=\"img\" aria-label=\"", &escape(&hit.tip), "\""].concat()
    } else {
        String::new()
    };
    let audit = hit.claim.as_ref().map_or(String::new(), |c| [" data-audit=\"", &escape(c), "\""].concat());
    [
        "<rect class=\"hit\" x=\"",
        &x,
        "\" y=\"",
        &y,
        "\" width=\"",
        &width,
        "\" height=\"",
        &height,
        "\" data-tip=\"",
        &escape(&hit.tip.replace('\n', " · ")),
        "\"",
        &stop,
        &audit,
        "/>",
    ]
    .concat()
}

/// A table; cells with a claim are buttons that take it apart.
#[must_use]
pub fn table(table: &Table) -> String {
    let head = each(&table.head, |h| ["<th scope=\"col\">", &escape(h), "</th>"].concat());
    let body = each(&table.rows, |cells| {
        let cells: String = cells.iter().enumerate().map(|(at, cell)| write_cell(at == 0, cell)).collect();
        ["<tr>", &cells, "</tr>"].concat()
    });
    [
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"",
        &escape(&table.caption),
        "\"><table><caption>",
        &escape(&table.caption),
        "</caption><thead><tr>",
        &head,
        "</tr></thead><tbody>",
        &body,
        "</tbody></table></div>",
    ]
    .concat()
}

fn write_cell(is_name: bool, cell: &Cell) -> String {
    let inside = match &cell.claim {
        Some(of) => claim(of, &cell.text),
        None => escape(&cell.text),
    };
    if is_name {
        ["<th scope=\"row\">", &inside, "</th>"].concat()
    } else {
        ["<td>", &inside, "</td>"].concat()
    }
}
