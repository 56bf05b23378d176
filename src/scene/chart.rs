//! Charts as values: shapes in pixels of their own box, words, and the table behind them.
//! Knows scales; does not know what is measured or how a shape is written down.

mod axis;
mod through_years;

pub use axis::Scale;
pub use through_years::{Line, NAMES_PART, Through, YearMark, through_years};

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// Heads of the columns; the first names the rows.
    pub head: Vec<String>,
    /// Cells by row.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell; one with a claim can be taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// The claim it makes, as [`crate::analysis::audit`] reads it.
    pub claim: Option<String>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, claim: None }
    }
}

/// A path with the class of its paint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// SVG path data, pixels of the chart.
    pub path: String,
    /// Class in the style sheet.
    pub class: &'static str,
}

/// A text in a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// Start, middle or end of the baseline, after `anchor`.
    pub at: (f64, f64),
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// The words.
    pub text: String,
    /// Class in the style sheet.
    pub class: &'static str,
}

/// A part of the chart that says something when pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Left, top, width and height.
    pub area: [f64; 4],
    /// What it says.
    pub tip: String,
    /// The claim it makes.
    pub claim: Option<String>,
    /// Whether the keyboard stops here.
    pub is_stop: bool,
}

/// A chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Width.
    pub width_px: f64,
    /// Height.
    pub height_px: f64,
    /// Heading.
    pub title: String,
    /// What it shows, in a sentence.
    pub text: String,
    /// Shapes, lowest first.
    pub shapes: Vec<Shape>,
    /// Texts.
    pub captions: Vec<Caption>,
    /// What its signs mean, where they need saying.
    pub note: String,
    /// What can be pointed at.
    pub hits: Vec<Hit>,
    /// The same numbers.
    pub table: Table,
}
