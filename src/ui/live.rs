//! Values that follow the signals, in one shape only, and the parts of the frame that show them.
//! Every closure handed to a view by itself costs the page its own copy of the view code; boxed ones share it.

/// A text or an attribute.
pub type Text = Box<dyn FnMut() -> String + Send>;

/// A text or an attribute.
pub fn text(write: impl Fn() -> String + Send + 'static) -> Text {
    Box::new(write)
}

/// Where a value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Inside the element, as HTML.
    Inside,
    /// In an attribute; an empty value takes it away.
    Attribute(&'static str),
    /// In a property, such as the value of a field.
    Property(&'static str),
    /// In a property of its style.
    Style(&'static str),
}

/// A part of the frame that follows the signals.
pub struct Slot {
    /// Id of the element.
    pub id: &'static str,
    /// Where in it.
    pub at: At,
    /// What it shows.
    pub write: Text,
}

/// A part that is written anew when what it read changes.
pub fn inside(id: &'static str, write: impl Fn() -> String + Send + 'static) -> Slot {
    Slot { id, at: At::Inside, write: text(write) }
}

/// An attribute of a part.
pub fn attribute(id: &'static str, name: &'static str, write: impl Fn() -> String + Send + 'static) -> Slot {
    Slot { id, at: At::Attribute(name), write: text(write) }
}

/// A part that is there only while something holds.
pub fn hidden(id: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Slot {
    attribute(id, "hidden", move || if holds() { "hidden" } else { "" }.to_owned())
}
