//! What a page shows where no program runs: the finding and the table of the largest importers as plain HTML.
//! Knows columns; has no button, for nothing would answer it.

use super::each;
use crate::scene::table::RankingRow;
use crate::svg::escape;
use crate::text::Messages;

/// The picture of the whole world with a line on its source in each language: code of the language and the line.
#[must_use]
pub fn picture(sources: &[(&str, &str)]) -> String {
    let lines =
        each(sources, |(lang, source)| ["<span lang=\"", lang, "\">", &escape(source), "</span> "].concat());
    [
        "<figure><img src=\"map.svg\" width=\"1280\" height=\"880\" alt=\"World map: where natural graphite comes from; flows from China stand out. Weltkarte: woher Naturgraphit kommt; Ströme aus China sind hervorgehoben.\">\n",
        "<figcaption>",
        lines.trim_end(),
        "</figcaption></figure>\n",
    ]
    .concat()
}

/// A section in one language: the finding, then the importers with their imports, share and largest supplier.
///
/// `caption` says what the table holds, and in which unit; `from` whose share of the imports it is.
#[must_use]
pub fn still(
    lang: &str,
    t: &Messages,
    finding: &str,
    (caption, unit): (&str, &str),
    from: &str,
    rows: &[RankingRow],
) -> String {
    let share = [t.table_share, " ", from].concat();
    let head = each(&[t.table_country, t.table_imports, &share, t.table_largest], |title| {
        ["<th scope=\"col\">", &escape(title), "</th>"].concat()
    });
    let body = each(rows, |row| {
        let cells = each(&[&row.imports_text, &row.share_text, &row.largest], |text| {
            ["<td>", &escape(text), "</td>"].concat()
        });
        ["<tr><th scope=\"row\">", &escape(&row.name), "</th>", &cells, "</tr>\n"].concat()
    });
    [
        "<section lang=\"",
        lang,
        "\"><h2>",
        &escape(finding),
        "</h2>\n<table class=\"still\"><caption>",
        &escape(caption),
        " <small>",
        &escape(unit),
        "</small></caption>\n<thead><tr>",
        &head,
        "</tr></thead><tbody>\n",
        &body,
        "</tbody></table></section>\n",
    ]
    .concat()
}
