//! A share taken apart, as HTML text for a dialog.
//! Knows elements; every word and number comes from the scene.

use super::chart::table;
use super::items;
use crate::scene::derivation::Told;
use crate::svg::escape;
use crate::text::Messages;

/// Inside of the dialog.
#[must_use]
pub fn audit(t: &Messages, told: &Told) -> String {
    let [name, formula, source] = &told.formula;
    let backing = if told.backing.rows.is_empty() { String::new() } else { table(&told.backing) };
    let buttons = [button("audit-copy", t.audit_copy), button("audit-csv", t.audit_csv)].concat();
    [
        &head(t, t.audit, &buttons),
        "<p class=\"said\" id=\"audit-said\" role=\"status\"></p><p class=\"claim-sentence\">",
        &escape(&told.sentence),
        "</p><p class=\"sum\">",
        &escape(&told.sum),
        "</p><dl class=\"formula\"><dt>",
        &escape(t.audit_formula),
        "</dt><dd>",
        &escape(name),
        ": <code>",
        &escape(formula),
        "</code></dd><dt>",
        &escape(t.audit_source),
        "</dt><dd>",
        &escape(source),
        "</dd></dl>",
        &table(&told.rows),
        "<p class=\"detail\">",
        &escape(&told.shown),
        "</p>",
        &backing,
        "<ul class=\"audit-notes\">",
        &items(&told.notes),
        "</ul>",
    ]
    .concat()
}

/// A dialog with a title, a button that closes it and `said`: what it says, or what is in the way.
#[must_use]
pub fn plain(t: &Messages, title: &str, said: &str) -> String {
    [&head(t, title, ""), said].concat()
}

/// Title and buttons; every dialog can be closed.
fn head(t: &Messages, title: &str, buttons: &str) -> String {
    [
        "<h2 id=\"audit-title\">",
        &escape(title),
        "</h2><div class=\"dialog-buttons\">",
        &button("audit-close", t.audit_close),
        buttons,
        "</div>",
    ]
    .concat()
}

/// A button with an id.
#[must_use]
pub fn button(id: &str, text: &str) -> String {
    ["<button type=\"button\" id=\"", id, "\">", &escape(text), "</button>"].concat()
}
