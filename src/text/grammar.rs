//! How sentences of a language inflect the names of countries and groups: article, case, number, possessive.
//! Knows how the two tables of a language are read; the tables are texts, the plain names come from the dataset, and what a
//! sentence says is decided elsewhere.

use super::Messages;

/// A column of the table of forms.
///
/// A line of `forms` is a form: its letter, then these columns, parted by bars. In them `*` is the name and `+` the name as an
/// article with an ending makes it (German "Vereinigte Königreich", "dem Vereinigten Königreich"). The last column lists the codes
/// of this form whose sentences write them as lists do. A line of `names` is a code, its form, and the name in sentences, after a
/// slash the other one. Whoever is in neither has the form `-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// `s` or `p`: the number of its verb.
    Number = 1,
    /// Possessive before what it trades: "86 % seiner Importe", "ses importations".
    Its,
    /// Possessive before what it uses: "ihres Jahresverbrauchs", "sa consommation".
    ItsUse,
    /// Subject: "die Schweiz", "the United States".
    Subject,
    /// Object: "ohne den Irak", "sans le Japon".
    Object,
    /// Whom something is missing: "fehlen der Schweiz".
    Dative,
    /// Where something comes from: "aus dem Irak", "des Pays-Bas".
    From,
    /// Where something goes: "in die Schweiz", "vers le Japon".
    To,
    /// The codes of the form.
    Codes,
}

/// What a column says of a code whose name in lists is `name`.
#[must_use]
#[inline(never)]
pub fn said(text: &Messages, code: &str, name: &str, column: Column) -> String {
    let mut own = None;
    for line in text.names.split('\n') {
        if let Some(rest) = line.strip_prefix(code).and_then(|rest| rest.strip_prefix(' ')) {
            own = rest.split_once(' ');
        }
    }
    let (named, name) = own.unwrap_or(("", name));
    let (name, other) = name.split_once('/').unwrap_or((name, name));
    let mut found = "";
    for line in text.forms.split('\n') {
        let of = |letter: &str| line.split('|').next() == Some(letter);
        let lists =
            || line.split('|').nth(Column::Codes as usize).is_some_and(|c| c.split(' ').any(|c| c == code));
        if of(named) || named.is_empty() && (found.is_empty() && of("-") || lists()) {
            found = line;
        }
    }
    let mut said = String::new();
    for sign in found.split('|').nth(column as usize).unwrap_or_default().chars() {
        match sign {
            '*' => said += name,
            '+' => said += other,
            sign => said.push(sign),
        }
    }
    said
}

/// The one of two words that goes with a number: "bezog|bezogen".
#[must_use]
pub fn verb<'w>(words: &'w str, number: &str) -> &'w str {
    words.split('|').nth(usize::from(number == "p")).unwrap_or_default()
}

/// Text at the start of a sentence: "die Schweiz" → "Die Schweiz".
#[must_use]
pub fn sentence_start(text: &str) -> String {
    let mut rest = text.chars();
    rest.next()
        .map_or_else(String::new, |first| [first.to_ascii_uppercase()].into_iter().chain(rest).collect())
}

#[cfg(test)]
mod tests;
