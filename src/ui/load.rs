//! Files on their way: what is here, what failed and how it is said.
//! Knows the kinds of failure; the fetching itself is in [`super::browser`].

use crate::model::decode::Refusal;
use crate::model::{Lang, Rows};
use crate::text::messages;
use std::sync::Arc;

/// Files of flows that are here, by name.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    files: Vec<(String, Arc<Rows>)>,
}

impl Loaded {
    /// Rows of a file.
    #[must_use]
    pub fn rows(&self, file: &str) -> Option<Arc<Rows>> {
        self.files.iter().find(|(name, _)| name == file).map(|(_, rows)| Arc::clone(rows))
    }

    /// Keeps a file.
    pub fn keep(&mut self, file: String, rows: Rows) {
        if self.rows(&file).is_none() {
            self.files.push((file, Arc::new(rows)));
        }
    }
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
