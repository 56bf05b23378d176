//! Values that follow the signals, in three shapes only.
//! Every closure handed to a view by itself costs the page its own copy of the view code; boxed ones share it.

use leptos::prelude::*;

/// A part of the page that is drawn anew when what it read changes.
pub fn part(draw: impl Fn() -> AnyView + Send + 'static) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(draw)
}

/// A text or an attribute.
pub type Text = Box<dyn FnMut() -> String + Send>;

/// A text or an attribute.
pub fn text(write: impl Fn() -> String + Send + 'static) -> Text {
    Box::new(write)
}

/// An attribute that is there or not.
pub fn flag(holds: impl Fn() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(holds)
}
