//! How Japanese sentences write names: particles, and the names that are written otherwise than in lists.
//! Knows grammar by code; see [`crate::text::grammar`] for the columns.

/// Nothing is inflected.
pub const FORMS: &str = "-|s|||*|*|*|*から|*へ|";

/// Code, form, name.
pub const NAMES: &str = "EU27 - EU";
