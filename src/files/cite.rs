//! How a view is cited: as a sentence of a list of references, and for BibTeX.
//! Knows what belongs into a citation; the finding comes from the scene.

use crate::analysis::Analysis;
use crate::model::Dataset;
use crate::query::Query;
use crate::scene::Words;

/// A view that is cited.
pub struct Cited<'a> {
    /// The data it stands on.
    pub dataset: &'a Dataset,
    /// Words of its language.
    pub words: &'a Words<'a>,
    /// Its question.
    pub query: &'a Query,
    /// The answer.
    pub analysis: &'a Analysis,
    /// Address of the page.
    pub address: &'a str,
    /// The day, such as `2026-11-27`.
    pub today: &'a str,
}

/// A citation as text.
pub fn text(of: &Cited<'_>) -> String {
    let [title, map, source, address] = parts(of);
    [&*map, ": ", &title, " ", &source, " ", &address, " (", of.today, ")."].concat()
}

/// A citation for BibTeX.
pub fn bibtex(of: &Cited<'_>) -> String {
    let [title, map, source, address] = parts(of);
    let mineral = of.query.mineral_in(of.dataset).map_or("", |m| &*m.id);
    let year = of.today.split('-').next().unwrap_or_default();
    let field = |name: &str, value: &str| ["  ", name, " = {", value, "},\n"].concat();
    [
        "@misc{minerals-map-",
        mineral,
        "-",
        &of.query.year.to_string(),
        ",\n",
        &field("title", &escaped(&title)),
        &field("author", &["{", &escaped(&map), "}"].concat()),
        &field("year", year),
        &field("note", &escaped(&source)),
        &field("version", &escaped(&of.dataset.edition)),
        &field("url", &address),
        &field("urldate", of.today),
        "}\n",
    ]
    .concat()
}

/// The finding as title, the name of the map, the source, the address.
fn parts(of: &Cited<'_>) -> [String; 4] {
    let title = of.words.finding(of.query, of.analysis).to_string();
    [title, map_name(of.words), of.words.source(), pinned(of.dataset, of.address)]
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
