//! A root signal: a value that the page holds for as long as it lives, and who follows it.
//! Knows nothing of what it holds. The part that keeps account of followers is compiled once for all types; as signals of
//! the framework the page's values took a copy of it for each type.

use leptos::prelude::{ArcTrigger, Notify, Track};
use std::sync::{PoisonError, RwLock};

/// A value with its followers; copies are the same signal.
#[derive(Debug)]
pub struct Root<T: 'static>(&'static Held<T>);

#[derive(Debug)]
struct Held<T> {
    followers: ArcTrigger,
    value: RwLock<T>,
}

impl<T> Clone for Root<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Root<T> {}

impl<T> Root<T> {
    /// Holds a value for good.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Box::leak(Box::new(Held { followers: ArcTrigger::new(), value: RwLock::new(value) })))
    }

    /// What `read` makes of the value; whoever asks follows it.
    pub fn with<O>(self, read: impl FnOnce(&T) -> O) -> O {
        self.track();
        self.with_untracked(read)
    }

    /// What `read` makes of the value now.
    pub fn with_untracked<O>(self, read: impl FnOnce(&T) -> O) -> O {
        read(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Follows the value.
    pub fn track(self) {
        self.0.followers.track();
    }

    /// Another value; followers hear of it.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }

    /// Changes the value; followers hear of it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.0.followers.notify();
    }

    /// Changes the value; nobody hears of it.
    pub fn update_untracked<O>(self, change: impl FnOnce(&mut T) -> O) -> O {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: Clone> Root<T> {
    /// The value; whoever asks follows it.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value now.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}
