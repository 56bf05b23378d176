//! How a view is cited: as a sentence of a list of references, and for BibTeX.
//! Knows what belongs into a citation; the finding comes from the scene.

use super::source;
use crate::analysis::Analysis;
use crate::model::Dataset;
use crate::query::Query;
use crate::scene::Words;

/// Title of the view: the finding in plain words.
fn title(words: &Words<'_>, query: &Query, analysis: &Analysis) -> String {
    words.finding(query, analysis).to_string()
}

/// A citation as text.
pub fn text(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    analysis: &Analysis,
    address: &str,
    today: &str,
) -> String {
    let title = title(words, query, analysis);
    let map = map_name(words);
    [&*map, ": ", &title, " ", &source(dataset, words), " ", &pinned(dataset, address), " (", today, ")."]
        .concat()
}

/// A citation for BibTeX.
pub fn bibtex(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    analysis: &Analysis,
    address: &str,
    today: &str,
) -> String {
    let mineral = query.mineral_in(dataset).map_or("", |m| &*m.id);
    let year = today.split('-').next().unwrap_or_default();
    let field = |name: &str, value: &str| ["  ", name, " = {", value, "},\n"].concat();
    [
        "@misc{minerals-map-",
        mineral,
        "-",
        &query.year.to_string(),
        ",\n",
        &field("title", &escaped(&title(words, query, analysis))),
        &field("author", &["{", &escaped(&map_name(words)), "}"].concat()),
        &field("year", year),
        &field("note", &escaped(&source(dataset, words))),
        &field("version", &escaped(&dataset.edition)),
        &field("url", &pinned(dataset, address)),
        &field("urldate", today),
        "}\n",
    ]
    .concat()
}

/// What the map is called: its title up to the colon.
fn map_name(words: &Words<'_>) -> String {
    words.text.page_title.split(':').next().unwrap_or_default().to_owned()
}

/// The address with the edition pinned, so that it means the same later.
fn pinned(dataset: &Dataset, address: &str) -> String {
    let is_pinned = address.split(['?', '&']).any(|pair| pair.starts_with("v="));
    let sign = if address.contains('?') { "&" } else { "?" };
    if is_pinned { address.to_owned() } else { [address, sign, "v=", &dataset.edition].concat() }
}

/// Signs that mean something to TeX, made plain.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '%' | '&' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', sign]),
            '\\' => out += "\\textbackslash{}",
            '\u{a0}' | '\u{202f}' => out.push('~'),
            _ => out.push(sign),
        }
    }
    out
}
