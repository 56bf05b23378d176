//! How German and English sentences inflect the names of countries and groups: article, case, number.
//! Knows how the tables of names are read; they are texts of their language, the plain names come from the dataset, and
//! what a sentence says is decided elsewhere.

use super::messages;
use crate::model::Lang;

/// Grammatical form of a German name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Singular, "seine" imports, as a rule without article: Japan; with it: das Vereinigte Königreich.
    Neuter,
    /// Singular with article, "seine" imports: der Irak.
    Masculine,
    /// Singular with article, "ihre" imports: die Schweiz.
    Feminine,
    /// Plural with article, "ihre" imports: die Niederlande.
    Plural,
}

/// Form of the German name behind a code.
#[must_use]
pub fn german_gender(code: &str) -> Gender {
    match written(Lang::De, code) {
        Some(("m", _)) => Gender::Masculine,
        Some(("f", _)) => Gender::Feminine,
        Some(("p", _)) => Gender::Plural,
        _ => Gender::Neuter,
    }
}

/// Subject of a German sentence: "Japan", "die Schweiz", "das Vereinigte Königreich".
#[must_use]
pub fn german_nominative(code: &str, name: &str) -> String {
    written(Lang::De, code).map_or(name, |(_, nominative)| nominative).to_owned()
}

/// Object of a German sentence in the dative: "Japan", "der Schweiz", "dem Irak", "den Niederlanden".
#[must_use]
pub fn german_dative(code: &str, name: &str) -> String {
    let nominative = german_nominative(code, name);
    let Some((_, bare)) =
        nominative.split_once(' ').filter(|(article, _)| ["der", "die", "das"].contains(article))
    else {
        return nominative;
    };
    // An adjective takes an n; no search for a text inside a text, which would cost the page kilobytes.
    let is_adjective = |word: &str| word.ends_with("sche") || word == "Vereinigte";
    let weak = |word: &str| [word, if is_adjective(word) { "n" } else { "" }].concat();
    let weak = bare.split(' ').map(weak).collect::<Vec<_>>().join(" ");
    let is_open = |c: char| c.is_ascii_alphabetic() && !matches!(c, 'n' | 's');
    match german_gender(code) {
        Gender::Masculine | Gender::Neuter => ["dem ", &weak].concat(),
        Gender::Feminine => ["der ", &weak].concat(),
        Gender::Plural => ["den ", bare, if bare.ends_with(is_open) { "n" } else { "" }].concat(),
    }
}

/// Where something goes in a German sentence: "nach Japan", "in die Schweiz", "in den Irak".
#[must_use]
pub fn german_toward(code: &str, name: &str) -> String {
    let nominative = german_nominative(code, name);
    match (nominative.strip_prefix("der "), ["die ", "das "].iter().any(|a| nominative.starts_with(a))) {
        (Some(bare), _) => ["in den ", bare].concat(),
        (None, true) => ["in ", &nominative].concat(),
        (None, false) => ["nach ", &nominative].concat(),
    }
}

/// Possessive before a noun in the genitive plural or feminine: "86 % seiner Importe", "ihrer Importe".
#[must_use]
pub fn german_possessive(code: &str) -> &'static str {
    match german_gender(code) {
        Gender::Neuter | Gender::Masculine => "seiner",
        Gender::Feminine | Gender::Plural => "ihrer",
    }
}

/// Whether the verb is plural: "die Niederlande bezogen" against "Japan bezog".
#[must_use]
pub fn german_plural(code: &str) -> bool {
    german_gender(code) == Gender::Plural
}

/// Name within an English sentence: "Japan", "the United States", "the EU".
#[must_use]
pub fn english(code: &str, name: &str) -> String {
    let name = name.split('&').collect::<Vec<_>>().join("and");
    match written(Lang::En, code) {
        Some((_, own)) => own.replace('*', &name),
        None => name,
    }
}

/// Whether the verb is plural: island territories only. "The United States buys", as newspapers write.
#[must_use]
pub fn english_plural(code: &str) -> bool {
    matches!(written(Lang::En, code), Some(("p", _)))
}

/// Text at the start of a sentence: "die Schweiz" → "Die Schweiz".
#[must_use]
pub fn sentence_start(text: &str) -> String {
    let mut rest = text.chars();
    rest.next()
        .map_or_else(String::new, |first| [first.to_ascii_uppercase()].into_iter().chain(rest).collect())
}

/// Form and name of a code whose name is not written as a list writes it.
fn written(lang: Lang, code: &str) -> Option<(&'static str, &'static str)> {
    let rest =
        messages(lang).names.split('\n').find_map(|line| line.strip_prefix(code)?.strip_prefix(' '))?;
    rest.split_once(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_names_take_article_possessive_and_number() {
        for (code, name, nominative, possessive) in [
            ("JPN", "Japan", "Japan", "seiner"),
            ("CHE", "Schweiz", "die Schweiz", "ihrer"),
            ("IRQ", "Irak", "der Irak", "seiner"),
            ("GBR", "Vereinigtes Königreich", "das Vereinigte Königreich", "seiner"),
            ("USA", "Vereinigte Staaten", "die Vereinigten Staaten", "ihrer"),
            ("EU27", "EU", "die EU", "ihrer"),
        ] {
            assert_eq!(
                (german_nominative(code, name).as_str(), german_possessive(code)),
                (nominative, possessive)
            );
        }
        assert!(german_plural("NLD") && german_plural("QUAD"));
        assert!(!german_plural("EU27") && !german_plural("JPN"));
    }

    #[test]
    fn german_names_stand_in_the_dative() {
        for (code, name, dative) in [
            ("JPN", "Japan", "Japan"),
            ("CHE", "Schweiz", "der Schweiz"),
            ("IRQ", "Irak", "dem Irak"),
            ("GBR", "Vereinigtes Königreich", "dem Vereinigten Königreich"),
            ("USA", "Vereinigte Staaten", "den Vereinigten Staaten"),
            ("NLD", "Niederlande", "den Niederlanden"),
            ("EU27", "EU", "der EU"),
            ("G7", "G7", "den G7"),
            ("COD", "Kongo", "der Demokratischen Republik Kongo"),
        ] {
            assert_eq!(german_dative(code, name), dative);
        }
    }

    #[test]
    fn german_names_say_where_goods_go() {
        for (code, name, toward) in [
            ("JPN", "Japan", "nach Japan"),
            ("CHE", "Schweiz", "in die Schweiz"),
            ("IRQ", "Irak", "in den Irak"),
            ("GBR", "Vereinigtes Königreich", "in das Vereinigte Königreich"),
            ("USA", "Vereinigte Staaten", "in die Vereinigten Staaten"),
        ] {
            assert_eq!(german_toward(code, name), toward);
        }
    }

    #[test]
    fn english_names_take_article_and_number() {
        for (code, name, expected) in [
            ("JPN", "Japan", "Japan"),
            ("USA", "United States", "the United States"),
            ("COD", "Congo (DRC)", "the Democratic Republic of the Congo"),
            ("EU27", "EU27", "the EU"),
        ] {
            assert_eq!(english(code, name), expected);
        }
        assert!(english_plural("CYM") && !english_plural("USA") && !english_plural("NLD"));
        assert_eq!(sentence_start("the EU"), "The EU");
    }

    fn lines(lang: Lang) -> Vec<(&'static str, &'static str, &'static str)> {
        let parts = |line: &'static str| {
            let (code, rest) = line.split_once(' ').expect("a code");
            let (form, name) = rest.split_once(' ').expect("a form and a name");
            (code, form, name)
        };
        messages(lang).names.split('\n').map(parts).collect()
    }

    #[test]
    fn every_article_agrees_with_its_gender_and_every_table_is_sorted() {
        for (code, form, name) in lines(Lang::De) {
            let article = match form {
                "n" => "das ",
                "m" => "der ",
                "f" | "p" => "die ",
                _ => panic!("{code}: n, m, f or p expected, {form} found"),
            };
            assert!(
                name.contains(" und ") || name.starts_with(article),
                "{code}: {name} should start with {article}"
            );
        }
        for (code, form, name) in lines(Lang::En) {
            assert!(["s", "p"].contains(&form), "{code}: s or p expected, {form} found");
            assert!((form, name) != ("s", "*"), "{code}: a line that says nothing");
        }
        for lang in Lang::ALL {
            let codes: Vec<&str> = lines(lang).iter().map(|(code, ..)| *code).collect();
            assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "not sorted or double: {codes:?}");
        }
    }
}
