//! Parts of the page that are only read, as HTML text: figures, notes, legend, suppliers, sources.
//! Knows elements; every word and number comes from the scene. Text is escaped here and nowhere else.

pub mod article;
pub mod audit;
pub mod bar;
pub mod chain;
pub mod chart;
pub mod controls;
pub mod files;
pub mod flow;
pub mod frame;
mod head;
pub mod keys;
pub mod map;
mod method;
pub mod panel;
mod questions;
pub mod ranking;
pub mod search;
pub mod shown;
pub mod snippet;
mod states;
pub mod still;
pub mod tour;
pub mod what_if;

use crate::digits::one;
use crate::model::{Dataset, Source};
use crate::scene::bar::ShareBar;
use crate::scene::legend::Legend;
use crate::scene::sentence::Figure;
use crate::scene::table::SupplierRow;
use crate::svg::{escape, sector_path};
use crate::text::{Messages, fill};
pub use head::{finding, masthead, notes};
pub use method::method;
pub use questions::questions;
pub use states::{failure, lost, start_failure, waiting, years_on_their_way};

use bar::{BAR_PX, FIGURE_BAR_PX, share_bar};

/// The figures under the finding, as items of a `dl`.
#[must_use]
pub fn figures(figures: &[Figure]) -> String {
    each(figures, |f| {
        let number = match &f.claim {
            Some(of) => claim(of, &f.number),
            None => escape(&f.number),
        };
        let bar = f.bar.as_ref().map_or(String::new(), |b| share_bar(b, FIGURE_BAR_PX));
        let note = if f.note.is_empty() {
            String::new()
        } else {
            ["<small>", &escape(&f.note), "</small>"].concat()
        };
        ["<div><dt>", &number, "</dt><dd>", &escape(&f.label), &bar, &note, "</dd></div>"].concat()
    })
}

/// A share that can be taken apart: a button with the claim it makes.
#[must_use]
pub fn claim(claim: &str, text: &str) -> String {
    [
        "<button type=\"button\" class=\"claim\" data-audit=\"",
        &escape(claim),
        "\">",
        &escape(text),
        "</button>",
    ]
    .concat()
}

/// Sentences as items of a list.
#[must_use]
pub fn items(sentences: &[String]) -> String {
    each(sentences, |s| ["<li>", &escape(s), "</li>"].concat())
}

/// Lines of a tooltip.
#[must_use]
pub fn lines(lines: &[String]) -> String {
    each(lines, |s| ["<span>", &escape(s), "</span>"].concat())
}

/// What shades, widths and circles mean.
#[must_use]
pub fn legend(legend: &Legend) -> String {
    let shades = each(&legend.shades, |(shade, text)| {
        let swatch = ["<rect class=\"land ", shade.class(), "\" width=\"28\" height=\"12\"/>"].concat();
        sample("28", "12", &swatch, text)
    });
    let stroke = |class: &str, width: &str, text: &str| {
        let path = ["<path class=\"", class, "\" d=\"M0 8h28\" stroke-width=\"", width, "\"/>"].concat();
        sample("28", "16", &path, text)
    };
    let tones = [stroke("china", "3", &legend.tones[0]), stroke("other", "3", &legend.tones[1])].concat();
    let widths = each(&legend.widths, |step| stroke("other", &one(step.width_px), &step.amount));
    let possible = if legend.possible.is_empty() {
        String::new()
    } else {
        sample("28", "12", "<rect class=\"possible\" width=\"28\" height=\"12\"/>", &legend.possible)
    };
    let circle = [
        "<g class=\"node\" transform=\"translate(8 8)\"><circle r=\"7\"/><path class=\"sure\" d=\"",
        &sector_path(0.3, 7.0),
        "\"/></g>",
    ]
    .concat();
    [
        "<p>",
        &escape(&legend.shade_title),
        "</p><ul class=\"shades\">",
        &shades,
        "</ul><p>",
        &escape(&legend.width_title),
        "</p><ul>",
        &tones,
        &widths,
        "</ul><ul>",
        &sample("16", "16", &circle, &legend.ring),
        &possible,
        "</ul><p id=\"rest\">",
        &escape(&legend.rest),
        "</p>",
    ]
    .concat()
}

fn sample(width: &str, height: &str, mark: &str, text: &str) -> String {
    [
        "<li><svg class=\"sample\" aria-hidden=\"true\" width=\"",
        width,
        "\" height=\"",
        height,
        "\">",
        mark,
        "</svg><span>",
        &escape(text),
        "</span></li>",
    ]
    .concat()
}

/// The table of suppliers with its caption, at most `most` rows; empty without suppliers.
#[must_use]
pub fn suppliers(t: &Messages, caption: &str, unit: &str, rows: &[SupplierRow], most: usize) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let head = each(&[t.suppliers_supplier, t.table_imports, t.suppliers_share], |title| {
        ["<th scope=\"col\">", &escape(title), "</th>"].concat()
    });
    let body = each(rows.get(..most).unwrap_or(rows), supplier);
    [
        "<table id=\"suppliers\"><caption>",
        &escape(caption),
        " <small>",
        &escape(unit),
        "</small></caption><thead><tr>",
        &head,
        "</tr></thead><tbody>",
        &body,
        "</tbody></table>",
    ]
    .concat()
}

fn supplier(row: &SupplierRow) -> String {
    [
        if row.is_china { "<tr class=\"china\"" } else { "<tr" },
        " data-supplier=\"",
        &escape(&row.code),
        "\"><th scope=\"row\">",
        &if row.flow.is_empty() { escape(&row.name) } else { flow::chooses(&row.flow, &row.name) },
        "</th><td>",
        &escape(&row.amount_text),
        "</td><td data-value=\"",
        &crate::digits::plain(row.share, 6),
        "\">",
        &share_bar(&ShareBar::plain(row.share), BAR_PX),
        &claim(&row.claim, &row.share_text),
        "</td></tr>",
    ]
    .concat()
}

/// Method in one sentence, borders, sources, licences.
#[must_use]
pub fn foot(dataset: &Dataset, t: &Messages) -> String {
    let edition = fill(t.foot_edition, &[("edition", &dataset.edition), ("trade", &dataset.trade)]);
    let p = |text: &str| ["<p>", &escape(text), "</p>"].concat();
    [
        &p(t.foot_method),
        "<p id=\"borders\">",
        &escape(t.foot_borders),
        "</p><h2>",
        &escape(t.foot_sources),
        "</h2>",
        &p(&edition),
        "<ul>",
        &each(
            &dataset.sources,
            |s| if dataset.is_own() && s.id == "baci" { String::new() } else { source(s) },
        ),
        "</ul>",
        &p(t.foot_licence),
        &p(t.foot_privacy),
    ]
    .concat()
}

/// A source with publisher, licence and address.
fn source(s: &Source) -> String {
    [
        "<li><cite>",
        &escape(&s.title),
        "</cite>. ",
        &escape(&s.publisher),
        ". ",
        &escape(&s.licence),
        ". ",
        &outward(&s.url, &s.url, ""),
        "</li>",
    ]
    .concat()
}

/// A link to a page elsewhere; what is no address of a page stays text. `attributes` begin with a space.
fn outward(url: &str, text: &str, attributes: &str) -> String {
    let text = escape(text);
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return text;
    }
    ["<a rel=\"noopener\" href=\"", &escape(url), "\"", attributes, ">", &text, "</a>"].concat()
}

fn each<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    items.iter().map(write).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_of_a_page_is_no_link() {
        assert_eq!(
            outward("https://a.example/?b&c", "A", " lang=\"en\""),
            "<a rel=\"noopener\" href=\"https://a.example/?b&amp;c\" lang=\"en\">A</a>"
        );
        for url in ["javascript:alert(1)", " https://a.example", "data:text/html,x", "//a.example", ""] {
            assert_eq!(outward(url, "A<", ""), "A&lt;", "{url}");
        }
    }

    #[test]
    fn nothing_that_data_hold_becomes_markup() {
        let evil = "<img src=x onerror=alert(1)>\"'&";
        let source = Source {
            id: "x".into(),
            title: evil.into(),
            publisher: evil.into(),
            licence: evil.into(),
            url: evil.into(),
        };
        let row = SupplierRow {
            code: evil.into(),
            name: evil.into(),
            amount_text: evil.into(),
            share: 0.5,
            share_text: evil.into(),
            is_china: true,
            claim: evil.into(),
            flow: evil.into(),
        };
        let all = [
            items(&[evil.into()]),
            lines(&[evil.into()]),
            figures(&[Figure {
                number: evil.into(),
                label: evil.into(),
                note: evil.into(),
                claim: Some(evil.into()),
                ..Figure::default()
            }]),
            super::source(&source),
            supplier(&row),
        ];
        for text in all {
            assert!(!text.contains("<img") && !text.contains("onerror=alert(1)>"), "{text}");
        }
    }
}
