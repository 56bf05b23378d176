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

/// What stands under the picture.
#[derive(Clone, Copy, Debug)]
pub enum Under<'a> {
    /// The importers: the unit of their amounts, whose share of the imports it is, and rows.
    Importers(&'a str, &'a str, &'a [RankingRow]),
    /// The address of a page that has them, and everything else that is left out here.
    Page(&'a str),
}

/// A section in one language: the finding, the picture, then the importers with their imports, share and largest
/// supplier, or the way to them. A picture out of sight is not fetched. `caption` says what the table holds.
#[must_use]
pub fn still(
    lang: &str,
    t: &Messages,
    finding: &str,
    picture: Picture<'_>,
    caption: &str,
    under: Under<'_>,
) -> String {
    let caption = escape(caption);
    let under = match under {
        Under::Importers(unit, from, rows) => {
            let source = ["\n<figcaption>", &escape(picture.source), "</figcaption>"].concat();
            [&source, "</figure>\n", &importers(t, &caption, unit, from, rows)].concat()
        }
        Under::Page(address) => ["</figure><a href=\"", address, "\">", &caption, "</a>"].concat(),
    };
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
        "\">",
        &under,
        "</section>\n",
    ]
    .concat()
}

fn importers(t: &Messages, caption: &str, unit: &str, from: &str, rows: &[RankingRow]) -> String {
    let share = [t.table_share, t.space, from].concat();
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
        "<table class=\"still\"><caption>",
        caption,
        " <small>",
        &escape(unit),
        "</small></caption>\n<thead><tr>",
        &head,
        "</tr></thead><tbody>\n",
        &body,
        "</tbody></table>",
    ]
    .concat()
}
