//! How a table of texts is declared, sent to the page and taken apart there: one field a text, one file a language.
//! Knows no text.
//!
//! The tables in Rust are the source, and a language that lacks a text does not compile. The page is compiled without
//! them: it fetches the file of its language, written by `cargo xtask text`. Fields are filled by their order, so the page
//! takes only the file of its own build. Names and texts are hashed while compiling, and only the hash is in the page.

use crate::fnv;
use crate::json::{Json, list, text, text_item};
use crate::model::decode::Refusal;

/// Declares a table, its files below `text/`, and the constant that every language has for it.
macro_rules! texts {
    ($(#[$about:meta])* $Table:ident as $file:literal from $SOURCE:ident { $($key:ident),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub struct $Table { $(pub $key: &'static str),* }

        impl $Table {
            const EMPTY: Self = Self { $($key: ""),* };
            const COUNT: usize = [$(stringify!($key)),*].len();

            /// The table of a language; in the page an empty one until it is here.
            #[must_use]
            pub fn of(lang: Lang) -> &'static Self {
                Self::here(lang).get().unwrap_or(Self::compiled(lang))
            }

            /// Whether the texts of a language can be shown.
            #[must_use]
            pub fn is_here(lang: Lang) -> bool {
                cfg!(not(target_arch = "wasm32")) || Self::here(lang).get().is_some()
            }

            /// Its file beside the page.
            #[must_use]
            pub fn file(lang: Lang) -> String {
                [concat!("text/", $file), lang.code(), ".json"].concat()
            }

            /// What tells the file of this build from that of any other.
            #[must_use]
            pub fn fingerprint(lang: Lang) -> &'static str {
                const OF: [&str; Lang::ALL.len()] = [
                    table::text_of(&de::$SOURCE.hash()),
                    table::text_of(&en::$SOURCE.hash()),
                    table::text_of(&fr::$SOURCE.hash()),
                    table::text_of(&ja::$SOURCE.hash()),
                ];
                OF[lang as usize]
            }

            /// Reads a file of texts.
            ///
            /// # Errors
            /// A [`Refusal`] where it is none, or belongs to another build.
            pub fn read<J: Json>(lang: Lang, file: &J) -> Result<Self, Refusal> {
                let texts = table::read(file, Self::fingerprint(lang), Self::COUNT)?;
                let mut table = Self::EMPTY;
                for (field, text) in [$(&mut table.$key),*].into_iter().zip(texts) {
                    *field = text;
                }
                Ok(table)
            }

            /// Reads a file of texts and keeps it for the rest of the visit.
            ///
            /// # Errors
            /// As [`Self::read`].
            #[inline(never)]
            pub fn keep<J: Json>(lang: Lang, file: &J) -> Result<(), Refusal> {
                // Of two that arrive the first stays: they are the same.
                let _ = Self::here(lang).set(Self::read(lang, file)?);
                Ok(())
            }

            /// Names and texts in their order, for the files and the checks.
            #[must_use]
            pub fn entries(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key)),*]
            }

            fn here(lang: Lang) -> &'static OnceLock<Self> {
                static HERE: [OnceLock<$Table>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
                &HERE[lang as usize]
            }

            #[cfg(target_arch = "wasm32")]
            fn compiled(_: Lang) -> &'static Self {
                &Self::EMPTY
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn compiled(lang: Lang) -> &'static Self {
                match lang {
                    Lang::De => &de::$SOURCE,
                    Lang::En => &en::$SOURCE,
                    Lang::Fr => &fr::$SOURCE,
                    Lang::Ja => &ja::$SOURCE,
                }
            }

            const fn hash(&self) -> [u8; 16] {
                let mut hash = crate::fnv::START;
                $(hash = table::hashed(table::hashed(hash, stringify!($key)), self.$key);)*
                table::hex(hash)
            }
        }
    };
}
pub(super) use texts;

/// The texts of a file, if it has this fingerprint and as many.
#[inline(never)]
pub(super) fn read<J: Json>(file: &J, fingerprint: &str, count: usize) -> Result<Vec<&'static str>, Refusal> {
    let found = text(file, "fingerprint")?;
    if found != fingerprint {
        return Err(Refusal::Edition(found));
    }
    // They stay as long as the page, like texts that are compiled in.
    let texts = list(file, "texts", |item| Ok(&*text_item(item)?.leak()))?;
    if texts.len() == count { Ok(texts) } else { Err(Refusal::Shape("texts".to_owned())) }
}

/// The hash after another text; where it ends counts too.
pub(super) const fn hashed(mut hash: u64, text: &str) -> u64 {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at <= bytes.len() {
        let byte = if at < bytes.len() { bytes[at] } else { 0xff };
        hash = fnv::step(hash, byte);
        at += 1;
    }
    hash
}

/// A hash as text.
pub(super) const fn hex(hash: u64) -> [u8; 16] {
    let (mut digits, mut at) = ([0; 16], 0);
    while at < 16 {
        digits[at] = b"0123456789abcdef"[(hash >> (60 - 4 * at) & 15) as usize];
        at += 1;
    }
    digits
}

/// Digits as text, checked while compiling.
pub(super) const fn text_of(digits: &[u8]) -> &str {
    match std::str::from_utf8(digits) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_its_inventors_and_texts_do_not_run_into_each_other() {
        // FNV-1a of "a" as published, and one more step for the end of the text.
        let published: u64 = 0xaf63_dc4c_8601_ec8c;
        assert_eq!(hashed(fnv::START, "a"), fnv::step(published, 0xff));
        assert_ne!(hashed(hashed(fnv::START, "ab"), "c"), hashed(hashed(fnv::START, "a"), "bc"));
        assert_eq!(&hex(0x0123_4567_89ab_cdef), b"0123456789abcdef");
    }
}
