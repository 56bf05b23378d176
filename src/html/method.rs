//! The method section: measures in plain words, as formulas and with their sources.
//! Knows elements; the section is a value of the scene.

use super::each;
use crate::scene::method::Method;
use crate::svg::escape;

/// Every measure in plain words, as a formula and with its source; then what the numbers do not say.
#[must_use]
pub fn method(method: &Method) -> String {
    let [formula, definition] = method.titles.map(escape);
    let entries = each(&method.entries, |e| {
        [
            "<dt>",
            &escape(e.name),
            "</dt><dd><p>",
            &escape(e.plain),
            "</p><p class=\"detail\">",
            &formula,
            ": <code>",
            &escape(e.formula),
            "</code></p><p class=\"detail\">",
            &definition,
            ": ",
            &escape(e.source),
            "</p></dd>",
        ]
        .concat()
    });
    let limits = each(&method.limits, |l| ["<li>", &escape(l), "</li>"].concat());
    let glossary = each(&method.glossary, |term| {
        let words = each(term, |(lang, word)| {
            ["<span lang=\"", lang.code(), "\">", &*escape(word), "</span>"].concat()
        });
        ["<li>", &words, "</li>"].concat()
    });
    [
        "<h2>",
        &escape(method.title),
        "</h2><p>",
        &escape(method.intro),
        "</p><dl>",
        &entries,
        "</dl><h3>",
        &escape(method.limits_title),
        "</h3><ul>",
        &limits,
        "</ul><h3>",
        &escape(method.glossary_title),
        "</h3><ul class=\"glossary\">",
        &glossary,
        "</ul><h3 id=\"access\">",
        &escape(method.access_title),
        "</h3><ul>",
        &each(&method.access, |l| ["<li>", &escape(l), "</li>"].concat()),
        "</ul>",
    ]
    .concat()
}
