//! The long texts in German: how the numbers come about. What a view says is in the messages.

use crate::text::Guide;

/// Every long text in German.
pub const GUIDE: Guide = Guide { method_title: "Wie diese Zahlen entstehen" };
