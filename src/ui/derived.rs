//! A value that follows signals: computed when somebody asks and something it read has changed.
//! Knows nothing of what it holds. It is held for as long as the document lives, like a [`super::root::Root`]: the framework's own
//! handle takes a copy of its account of owners for each type.

use leptos::prelude::{ArcMemo, Get, GetUntracked, Track, With, WithUntracked};

/// A computed value; copies are the same.
#[derive(Debug)]
pub struct Derived<T: Send + Sync + 'static>(&'static ArcMemo<T>);

impl<T: Send + Sync> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Derived<T> {}

impl<T: PartialEq + Send + Sync> Derived<T> {
    /// What `compute` makes of the signals it reads, given what it made of them before; who follows hears of other values alone.
    #[must_use]
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self(Box::leak(Box::new(ArcMemo::new(compute))))
    }

    /// What `read` makes of the value; whoever asks follows it.
    pub fn with<O>(self, read: impl FnOnce(&T) -> O) -> O {
        self.0.with(read)
    }

    /// What `read` makes of the value now.
    pub fn with_untracked<O>(self, read: impl FnOnce(&T) -> O) -> O {
        self.0.with_untracked(read)
    }

    /// Follows the value.
    pub fn track(self) {
        self.0.track();
    }
}

impl<T: Clone + PartialEq + Send + Sync> Derived<T> {
    /// The value; whoever asks follows it.
    #[must_use]
    pub fn get(self) -> T {
        self.0.get()
    }

    /// The value now.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.0.get_untracked()
    }
}
