//! The map of critical minerals, from published rows of trade to a picture a reader can question.
//!
//! 1. [`model`] is what we know: territories, minerals, rows of trade, read and checked once.
//! 2. [`query`] is what is asked: one value that is also the link.
//! 3. [`analysis`] is the answer: every share and sum, a function of the first two alone.
//! 4. [`scene`] puts the answer on [`geo`] with the words of [`text`]; [`svg`] writes it down, `ui` shows it.
//! 5. [`behind`] tells what lies behind a share, [`embed`] a view in an article; [`facts`] says the same numbers on the
//!    command line.
//! 6. [`own`] reads a file of the reader's own into the same shape, [`files`] hands over what he takes away.

pub mod analysis;
pub mod behind;
pub mod csv;
pub mod digits;
pub mod embed;
pub mod facts;
pub mod files;
pub mod fnv;
pub mod fold;
pub mod geo;
pub mod html;
pub mod json;
pub mod letters;
pub mod model;
pub mod own;
#[cfg(feature = "browser")]
pub mod parsed;
pub mod query;
pub mod scene;
pub mod svg;
pub mod text;
pub mod trig;
#[cfg(feature = "ui")]
pub mod ui;
pub mod what_if;
