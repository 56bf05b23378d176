//! The long texts in English: how the numbers come about. What a view says is in the messages.

use crate::text::Guide;

/// Every long text in English.
pub const GUIDE: Guide = Guide { method_title: "How these numbers are made" };
