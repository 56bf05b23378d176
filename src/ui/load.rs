//! Files on their way: what is here, what failed and how it is said.
//! Knows the kinds of failure; the fetching itself is in [`super::browser`].

use crate::model::decode::Refusal;
use crate::model::{Lang, Rows};
use crate::text::messages;
use std::sync::Arc;

/// Files of flows that are here, and the rows they add up to, by mineral.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    files: Vec<String>,
    awaited: Vec<&'static str>,
    of_mineral: Vec<(usize, Arc<Rows>)>,
}

impl Loaded {
    /// Whether a file is here.
    #[must_use]
    pub fn has(&self, file: &str) -> bool {
        self.files.iter().any(|name| name == file)
    }

    /// Takes down that a file is about to be fetched; `false` where it is here or on its way, and must not be fetched.
    pub fn expect(&mut self, file: &'static str) -> bool {
        let is_new = !self.has(file) && !self.awaited.contains(&file);
        if is_new {
            self.awaited.push(file);
        }
        is_new
    }

    /// Takes down that a file is no longer on its way; where it did not come, it may be fetched again.
    pub fn came(&mut self, file: &str) {
        self.awaited.retain(|name| *name != file);
    }

    /// Every row of a mineral that is here.
    #[must_use]
    pub fn rows(&self, mineral: usize) -> Option<Arc<Rows>> {
        self.of_mineral.iter().find(|(of, _)| *of == mineral).map(|(_, rows)| Arc::clone(rows))
    }

    /// Keeps a file of a mineral.
    pub fn keep(&mut self, mineral: usize, file: String, rows: Rows) {
        if self.has(&file) {
            return;
        }
        self.files.push(file);
        match self.of_mineral.iter_mut().find(|(of, _)| *of == mineral) {
            Some((_, all)) => Arc::make_mut(all).append(rows),
            None => self.of_mineral.push((mineral, Arc::new(rows))),
        }
    }
}

/// A module of code beside the page's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// Tells what lies behind a share.
    Behind = 0,
    /// Tells what levers do.
    WhatIf = 1,
    /// Handles files that a reader brings or takes away.
    Files = 2,
}

impl Module {
    /// How many there are.
    pub const COUNT: usize = 3;

    /// Name of its files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Behind => "behind",
            Self::WhatIf => "what_if",
            Self::Files => "files",
        }
    }
}

/// Where a module of code is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Behind {
    /// Nobody asked for it.
    #[default]
    Asleep,
    /// It is being fetched.
    OnItsWay,
    /// It is here.
    Here,
    /// It could not be had.
    Missing,
}

/// A language that a reader asked for and the page does not speak yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Its words are being fetched.
    OnItsWay(Lang),
    /// They could not be had.
    Missing(Lang),
}

/// Why something could not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A file did not arrive.
    Missing(String),
    /// A file arrived and was refused.
    Refused(Refusal),
}

impl Failure {
    /// The sentence a reader sees.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> &'static str {
        let t = messages(lang);
        match self {
            Self::Missing(_) => t.failure_missing,
            Self::Refused(Refusal::Shape(_)) => t.failure_shape,
            Self::Refused(Refusal::Version(_)) => t.failure_version,
            Self::Refused(Refusal::Edition(_)) => t.failure_edition,
            Self::Refused(Refusal::Broken(_)) => t.failure_broken,
        }
    }

    /// What an editor passes on to whoever runs the server.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Missing(what) => what.clone(),
            Self::Refused(refusal) => refusal.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Loaded;
    use crate::model::Rows;

    #[test]
    fn a_file_is_fetched_once_and_again_only_after_it_failed() {
        let mut loaded = Loaded::default();
        assert!(loaded.expect("a.json") && !loaded.expect("a.json") && loaded.expect("b.json"));
        loaded.came("a.json");
        assert!(loaded.expect("a.json"), "it did not come");
        loaded.came("a.json");
        loaded.keep(0, "a.json".to_owned(), Rows::default());
        assert!(!loaded.expect("a.json"), "it is here");
    }
}
