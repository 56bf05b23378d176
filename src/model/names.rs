//! The names of one thing, in the languages that are known.
//! Knows that the page begins with one language and learns others as a reader asks; does not know how a name is inflected.

use super::Lang;
use std::sync::OnceLock;

/// Names of one thing by language. One that was learned stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names([OnceLock<String>; Lang::ALL.len()]);

impl Names {
    /// The name in a language; empty where it is not known yet, or where there is nothing to say.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.known(lang).unwrap_or_default()
    }

    /// The name in a language, once it is known.
    #[must_use]
    pub fn known(&self, lang: Lang) -> Option<&str> {
        self.0.get(lang as usize)?.get().map(String::as_str)
    }

    /// Another language; one that is known stays as it is.
    pub fn learn(&self, lang: Lang, name: &str) {
        if let Some(of_lang) = self.0.get(lang as usize) {
            of_lang.get_or_init(|| name.to_owned());
        }
    }

    /// Whatever another knows.
    pub fn learn_from(&self, other: &Self) {
        for lang in Lang::ALL {
            if let Some(name) = other.known(lang) {
                self.learn(lang, name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_learned_once() {
        let names = Names::default();
        assert_eq!((names.known(Lang::De), names.in_lang(Lang::De)), (None, ""));
        names.learn(Lang::De, "Zinn");
        let other = Names::default();
        other.learn(Lang::De, "Blei");
        other.learn(Lang::Ja, "スズ");
        names.learn_from(&other);
        assert_eq!(
            (names.in_lang(Lang::De), names.known(Lang::Ja), names.known(Lang::Fr)),
            ("Zinn", Some("スズ"), None)
        );
    }
}
