//! The dialog about files, as HTML text: what a reader takes away, and a file of his own with what became of its rows.
//! Knows parts by the names that their buttons carry; does not know how anything is saved or read.

use super::audit::{button, plain};
use super::each;
use crate::model::Lang;
use crate::own::Own;
use crate::own::columns::Layout;
use crate::own::number::Mark;
use crate::own::report::{MOST_FAULTS, Refused, Report};
use crate::svg::escape;
use crate::text::{FileTexts, Messages, fill, number};

/// Dropped rows that are shown; a file holds all.
const SHOWN: usize = 100;
/// How many times as large as a pixel of the page those of a picture are.
const SCALES: [&str; 3] = ["1", "2", "4"];

/// Something to take away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Importers.
    Table,
    /// Rows of trade.
    Flows,
    /// The analysis.
    Facts,
    /// The map.
    Map,
    /// The chart of one who is looked at, or of several.
    Chart(Option<String>),
}

/// What the dialog shows.
#[derive(Clone, Copy, Debug)]
pub struct Dialog<'a> {
    /// What can be taken away.
    pub parts: &'a [Part],
    /// The file that is open.
    pub own: Option<&'a Own>,
    /// What its rows are worth together, in words.
    pub worth: &'a str,
    /// Name of the file that is being read.
    pub reading: Option<&'a str>,
    /// The file that could not be read, and why.
    pub refused: Option<(&'a str, &'a Refused)>,
}

/// Inside of the dialog.
#[must_use]
pub fn dialog((t, f, lang): (&Messages, &FileTexts, Lang), shown: &Dialog<'_>) -> String {
    let inside = match shown.reading {
        Some(name) => reading(f, name),
        None => [
            shown.own.map_or(String::new(), |own| report((f, lang), own, shown.worth)),
            shown.refused.map_or(String::new(), |(name, refused)| refusal(f, name, refused)),
            take(f, shown.parts),
            open(f, shown.own.is_some()),
        ]
        .concat(),
    };
    plain(
        t,
        f.title,
        &["<p class=\"said\" id=\"audit-said\" role=\"status\"></p><div id=\"files\">", &inside, "</div>"]
            .concat(),
    )
}

/// What tells that the page answers from a reader's file of this name.
#[must_use]
pub fn banner(f: &FileTexts, name: &str) -> String {
    let said = fill(f.own_data, &[("name", name)]);
    ["<p>", &escape(&said), " <span>", &escape(f.own_link), "</span></p>", &button("own-leave", f.close)]
        .concat()
}

fn heading(text: &str) -> String {
    ["<h3>", &escape(text), "</h3>"].concat()
}

fn paragraph(text: &str) -> String {
    ["<p>", &escape(text), "</p>"].concat()
}

fn hint(text: &str) -> String {
    ["<p class=\"hint\">", &escape(text), "</p>"].concat()
}

/// What can be taken away. A button tells the part and the ending of the file.
fn take(f: &FileTexts, parts: &[Part]) -> String {
    let save = |part: &str, ending: &str, scale: &str, text: &str| {
        let scale = if scale.is_empty() { String::new() } else { [" data-scale=\"", scale, "\""].concat() };
        [
            "<button type=\"button\" data-take=\"",
            part,
            "\" data-ending=\"",
            ending,
            "\"",
            &scale,
            ">",
            &escape(text),
            "</button>",
        ]
        .concat()
    };
    let pictures = |part: &str, title: &str| {
        let sizes = SCALES.map(|scale| save(part, "png", scale, &["PNG ", scale, "×"].concat()));
        let label = escape(title);
        [
            "<div role=\"group\" class=\"files-row\" aria-label=\"",
            &label,
            "\"><span>",
            &label,
            "</span>",
            &save(part, "svg", "", "SVG"),
            &sizes.concat(),
            "</div>",
        ]
        .concat()
    };
    let rows = each(parts, |part| match part {
        Part::Table => save("table", "csv", "", f.take_table),
        Part::Flows => save("flows", "csv", "", f.take_flows),
        Part::Facts => save("facts", "json", "", f.take_facts),
        Part::Map => pictures("map", f.take_picture),
        Part::Chart(Some(who)) => pictures("chart", &fill(f.take_chart, &[("who", who)])),
        Part::Chart(None) => pictures("chart", f.take_comparison),
    });
    let cite = [("cite", f.cite_text), ("bibtex", f.cite_bibtex)].map(|(part, text)| {
        ["<button type=\"button\" data-take=\"", part, "\" data-ending=\"\">", &escape(text), "</button>"]
            .concat()
    });
    [
        "<section class=\"take\">",
        &heading(f.take_title),
        &hint(f.take_hint),
        "<div class=\"files-list\">",
        &rows,
        "</div></section><section>",
        &heading(f.cite_title),
        "<div class=\"files-row\">",
        &cite.concat(),
        "</div><textarea id=\"cited\" readonly hidden rows=\"4\" aria-label=\"",
        &escape(f.cite_title),
        "\"></textarea></section>",
    ]
    .concat()
}

fn open(f: &FileTexts, has_own: bool) -> String {
    let title = if has_own { f.another } else { f.open_title };
    [
        "<section class=\"open-own\">",
        &heading(title),
        &paragraph(f.open_hint),
        "<p><strong>",
        &escape(f.open_private),
        "</strong></p><p><label class=\"file\"><span>",
        &escape(f.open_choose),
        "</span> <input type=\"file\" id=\"own-file\" accept=\".csv,.tsv,.txt,.json,text/csv,application/json\"></label> <span class=\"drop-hint\">",
        &escape(f.open_drop),
        "</span></p><label for=\"own-rows\">",
        &escape(f.open_paste),
        "</label><textarea id=\"own-rows\" rows=\"3\" spellcheck=\"false\" placeholder=\"year,mineral,stage,from,to,value_usd,tonnes\"></textarea>",
        &button("own-read", f.open_read),
        &hint(f.open_formats),
        "</section>",
    ]
    .concat()
}

fn reading(f: &FileTexts, name: &str) -> String {
    let said = fill(f.reading, &[("name", name), ("percent", "0")]);
    [
        "<section><p id=\"own-said\" role=\"status\" data-pattern=\"",
        &escape(&fill(f.reading, &[("name", name), ("percent", "%1")])),
        "\">",
        &escape(&said),
        "</p><progress id=\"own-progress\" max=\"100\" value=\"0\" aria-labelledby=\"own-said\"></progress> ",
        &button("own-cancel", f.cancel),
        "</section>",
    ]
    .concat()
}

fn refusal(f: &FileTexts, name: &str, refused: &Refused) -> String {
    if *refused == Refused::Cancelled {
        return paragraph(f.cancelled);
    }
    let title = heading(&fill(f.refused_title, &[("name", name)]));
    [
        "<section class=\"refused-file\" role=\"alert\">",
        &title,
        &paragraph(&refused.sentence(f)),
        "</section>",
    ]
    .concat()
}

/// What became of the rows of the file that is open.
fn report((f, lang): (&FileTexts, Lang), own: &Own, worth: &str) -> String {
    let report = &own.report;
    let count = |n: u32| number::decimal(lang, f64::from(n), 0);
    let counted =
        |pattern: &str, n: u32| if n == 0 { String::new() } else { fill(pattern, &[("count", &count(n))]) };
    let used = fill(f.report_used, &[("used", &count(report.used)), ("read", &count(report.read))]);
    let ignored = if report.ignored.is_empty() {
        String::new()
    } else {
        fill(f.report_ignored, &[("names", &report.ignored.join(", "))])
    };
    let lines = [
        [&*used, " ", &fill(f.report_sum, &[("amount", worth)])].concat(),
        marks(f, report),
        counted(f.report_without_tonnes, report.without_tonnes),
        counted(f.report_other_lines, report.other_lines),
        counted(f.report_other_revision, report.other_revision),
        ignored,
        if own.has_index { String::new() } else { f.report_rest.to_owned() },
    ];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    [
        "<section class=\"own-report\">",
        &heading(&fill(f.report_title, &[("name", &own.name)])),
        "<ul>",
        &super::items(&lines),
        "</ul>",
        &faults(f, report, &count),
        &button("own-close", f.close),
        "</section>",
    ]
    .concat()
}

fn marks(f: &FileTexts, report: &Report) -> String {
    let separator = match report.marks.0 {
        None => return String::new(),
        Some(b';') => f.separator_semicolon,
        Some(b'\t') => f.separator_tab,
        Some(b'|') => f.separator_bar,
        Some(_) => f.separator_comma,
    };
    let mark = if report.marks.1 == Some(Mark::Comma) { f.mark_comma } else { f.mark_point };
    fill(f.report_marks, &[("separator", separator), ("mark", mark)])
}

/// The first rows that were dropped, and a button for all.
fn faults(f: &FileTexts, report: &Report, count: &dyn Fn(u32) -> String) -> String {
    let dropped = report.dropped();
    if dropped == 0 {
        return String::new();
    }
    let layout = report.layout.unwrap_or(Layout::Tidy);
    let shown = report.faults.get(..SHOWN).unwrap_or(&report.faults);
    let rows = each(shown, |fault| {
        let column = fault.column.map_or("", |column| layout.name(column));
        let cells = [column, fault.wanted.text(f), &*fault.found]
            .map(|cell| ["<td>", &escape(cell), "</td>"].concat());
        ["<tr><th scope=\"row\">", &fault.row.to_string(), "</th>", &cells.concat(), "</tr>"].concat()
    });
    let heads = [f.report_row, f.report_column, f.report_expected, f.report_found];
    let heads = heads.map(|head| ["<th scope=\"col\">", &escape(head), "</th>"].concat()).concat();
    let caption = fill(f.report_first, &[("count", &count(shown.len() as u32)), ("all", &count(dropped))]);
    let most = MOST_FAULTS as u32;
    let cut =
        if dropped > most { hint(&fill(f.report_cut, &[("count", &count(most))])) } else { String::new() };
    [
        "<details open><summary>",
        &escape(f.report_dropped),
        " (",
        &count(dropped),
        ")</summary><div class=\"scroll faults\" tabindex=\"0\" role=\"group\" aria-label=\"",
        &escape(f.report_dropped),
        "\"><table><caption>",
        &escape(&caption),
        "</caption><thead><tr>",
        &heads,
        "</tr></thead><tbody>",
        &rows,
        "</tbody></table></div>",
        &cut,
        "<button type=\"button\" class=\"saves\" data-take=\"report\" data-ending=\"csv\">",
        &escape(f.report_csv),
        "</button></details>",
    ]
    .concat()
}
