//! What a page shows where no program runs: the finding and the table of the largest importers as plain HTML.
//! Knows columns; has no button, for nothing would answer it.

use super::each;
use crate::scene::table::RankingRow;
use crate::svg::escape;
use crate::text::Messages;

/// A picture of the view.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// Its file.
    pub file: &'a str,
    /// Width and height, pixels.
    pub px: (f64, f64),
    /// What it shows, for those who do not see it.
    pub shows: &'a str,
    /// Where the figures come from.
    pub source: &'a str,
}

/// A section in one language: the finding, the picture, then the importers with their imports, share and largest
/// supplier. A picture out of sight is not fetched.
///
/// `caption` says what the table holds, and in which unit; `from` whose share of the imports it is.
#[must_use]
pub fn still(
    lang: &str,
    t: &Messages,
    finding: &str,
    picture: Picture<'_>,
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
        "</h2>\n<figure><img loading=\"lazy\" src=\"",
        picture.file,
        "\" width=\"",
        &picture.px.0.to_string(),
        "\" height=\"",
        &picture.px.1.to_string(),
        "\" alt=\"",
        &escape(picture.shows),
        "\">\n<figcaption>",
        &escape(picture.source),
        "</figcaption></figure>\n<table class=\"still\"><caption>",
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
