//! What became of each row of a reader's file: used, left out, or dropped for a reason that is named.
//! Knows rows and columns; the sentences are in [`crate::text`].

use super::columns::{Column, Layout};
use super::number::Mark;
use crate::csv;
use crate::json::is_seen;
use crate::text::{FileTexts, fill};

/// Dropped rows that are taken down one by one; of more, only their number is known.
pub const MOST_FAULTS: usize = 1_000_000;
/// Signs of a cell that a report repeats.
const MOST_SIGNS: usize = 40;

/// What a row or a cell should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// As many cells as the first row has.
    Cells,
    /// A year.
    Year,
    /// A mineral of the map.
    Mineral,
    /// A stage of the mineral.
    Stage,
    /// A country of the map.
    Country,
    /// Another country than the exporter.
    OtherCountry,
    /// An amount without marks between thousands.
    Amount,
    /// An amount with the decimal mark of the rows before.
    SameMark,
    /// A line of the stage.
    Line,
    /// `complete`, `value only`, `partial` or nothing.
    Coverage,
    /// A flow that stands once.
    Once,
    /// Text in UTF-8.
    Utf8,
}

impl Wanted {
    /// Every one, in the order in which a report counts them.
    pub const ALL: [Self; 12] = [
        Self::Cells,
        Self::Year,
        Self::Mineral,
        Self::Stage,
        Self::Country,
        Self::OtherCountry,
        Self::Amount,
        Self::SameMark,
        Self::Line,
        Self::Coverage,
        Self::Once,
        Self::Utf8,
    ];

    /// What was expected, in words.
    #[must_use]
    pub fn text(self, t: &FileTexts) -> &'static str {
        match self {
            Self::Cells => t.want_cells,
            Self::Year => t.want_year,
            Self::Mineral => t.want_mineral,
            Self::Stage => t.want_stage,
            Self::Country => t.want_country,
            Self::OtherCountry => t.want_other_country,
            Self::Amount => t.want_amount,
            Self::SameMark => t.want_same_mark,
            Self::Line => t.want_line,
            Self::Coverage => t.want_coverage,
            Self::Once => t.want_once,
            Self::Utf8 => t.want_utf8,
        }
    }
}

/// A row that was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line of the file.
    pub row: u32,
    /// The column; `None` where the row as a whole is meant.
    pub column: Option<Column>,
    /// What was expected there.
    pub wanted: Wanted,
    /// What was found, shortened.
    pub found: Box<str>,
}

impl Fault {
    /// A fault of a cell or of a row.
    #[must_use]
    pub fn new(row: u32, column: Option<Column>, wanted: Wanted, found: &[u8]) -> Self {
        let text = String::from_utf8_lossy(found.get(..MOST_SIGNS * 4).unwrap_or(found));
        let found: String =
            text.chars().filter(|sign| is_seen(*sign) && *sign != '\n').take(MOST_SIGNS).collect();
        Self { row, column, wanted, found: found.into() }
    }

    /// Row, column, what was expected and what was found, as a row of CSV without its line end.
    #[must_use]
    pub fn csv(&self, layout: Layout, t: &FileTexts) -> String {
        let column = self.column.map_or("", |column| layout.name(column));
        [&*self.row.to_string(), column, &csv::text(self.wanted.text(t)), &csv::text(&self.found)].join(",")
    }
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Rows of data read.
    pub read: u32,
    /// Rows that count.
    pub used: u32,
    /// Their values together, US dollars.
    pub usd: f64,
    /// Rows of lines that no stage of the map has.
    pub other_lines: u32,
    /// Rows of lines that the map takes from another revision of the Harmonized System.
    pub other_revision: u32,
    /// Rows whose tonnes are unknown.
    pub without_tonnes: u32,
    /// Rows dropped, by what was expected in the order of [`Wanted::ALL`].
    pub dropped: [u32; Wanted::ALL.len()],
    /// The rows dropped, in their order, at most [`MOST_FAULTS`].
    pub faults: Vec<Fault>,
    /// What parts the cells, and the decimal mark, where the file shows them.
    pub marks: (Option<u8>, Option<Mark>),
    /// What the table looks like; `None` for JSON.
    pub layout: Option<Layout>,
    /// Names of columns that mean nothing here.
    pub ignored: Vec<String>,
}

impl Report {
    /// Takes down a row that is dropped.
    pub fn drop(&mut self, fault: Fault) {
        if let Some(count) = self.dropped.get_mut(fault.wanted as usize) {
            *count += 1;
        }
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// Rows dropped.
    #[must_use]
    pub fn dropped(&self) -> u32 {
        self.dropped.iter().sum()
    }

    /// First row of the table of dropped rows.
    #[must_use]
    pub fn csv_head() -> &'static str {
        "row,column,expected,found\n"
    }
}

/// A file that cannot be read at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// Nothing stands in it.
    Empty,
    /// It is of another kind: an archive, a workbook, a page.
    Kind(Kind),
    /// Its first row names no column of a table.
    Head(String),
    /// Its first row lacks columns: those there must be, those that are missing.
    Missing(String, String),
    /// A column stands twice in its first row.
    Twice(String),
    /// A row is longer than any can be: the line where it begins.
    TooLong(u32),
    /// More rows count than a browser can hold: the limit.
    TooMany(u32),
    /// JSON longer than a browser can read without standing still: the limit in megabytes.
    TooLarge(u32),
    /// A file of trade data whose name does not say its revision.
    Revision(String),
    /// No row counts.
    NoRows(Box<Report>),
    /// JSON that is none, or not of the schema: what is wrong with it.
    Shape(String),
    /// Given up by the reader.
    Cancelled,
}

/// Files that are no text with columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook or another archive in the way of ZIP.
    Zip,
    /// Packed by gzip.
    Gzip,
    /// Text in UTF-16.
    Utf16,
    /// A page of the web.
    Markup,
    /// A document in PDF.
    Pdf,
    /// Something that is no text.
    Binary,
}

impl Refused {
    /// The sentence a reader sees.
    #[must_use]
    pub fn sentence(&self, t: &FileTexts) -> String {
        let number = |n: u32| n.to_string();
        match self {
            Self::Empty => t.refused_empty.to_owned(),
            Self::Kind(kind) => match kind {
                Kind::Zip => t.refused_zip,
                Kind::Gzip => t.refused_gzip,
                Kind::Utf16 => t.refused_utf16,
                Kind::Markup => t.refused_markup,
                Kind::Pdf => t.refused_pdf,
                Kind::Binary => t.refused_binary,
            }
            .to_owned(),
            Self::Head(found) => {
                let found: String = found.chars().filter(|sign| is_seen(*sign)).collect();
                fill(t.refused_head, &[("expected", &Layout::Tidy.expected()), ("found", &found)])
            }
            Self::Missing(expected, missing) => {
                fill(t.refused_missing, &[("expected", expected), ("missing", missing)])
            }
            Self::Twice(column) => fill(t.refused_twice, &[("column", column)]),
            Self::TooLong(row) => fill(t.refused_too_long, &[("row", &number(*row))]),
            Self::TooMany(limit) => fill(t.refused_too_many, &[("limit", &number(*limit))]),
            Self::TooLarge(limit) => fill(t.refused_too_large, &[("limit", &number(*limit))]),
            Self::Revision(found) => fill(t.refused_revision, &[("found", found)]),
            Self::NoRows(report) => {
                let first = report.faults.first().map_or(String::new(), |fault| {
                    let layout = report.layout.unwrap_or(Layout::Tidy);
                    let column = fault.column.map_or("", |column| layout.name(column));
                    let values = [
                        ("row", &*number(fault.row)),
                        ("column", column),
                        ("expected", fault.wanted.text(t)),
                        ("found", &*fault.found),
                    ];
                    let text = if column.is_empty() { t.first_fault_row } else { t.first_fault };
                    [" ", &fill(text, &values)].concat()
                });
                let left = [
                    (t.report_other_revision, report.other_revision),
                    (t.report_other_lines, report.other_lines),
                ];
                let left = left.iter().filter(|(_, count)| *count > 0);
                let left: String = left
                    .map(|(text, count)| [" ", &fill(text, &[("count", &number(*count))])].concat())
                    .collect();
                [&fill(t.refused_no_rows, &[("read", &number(report.read))]), &*left, &*first].concat()
            }
            Self::Shape(what) => fill(t.refused_shape, &[("what", what)]),
            Self::Cancelled => t.cancelled.to_owned(),
        }
    }
}
