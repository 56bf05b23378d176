//! The rows of one trade file, read as a stream and checked cell by cell.
//! Knows the layout of a file; does not know which territories and lines the map has.

use std::fs::File;
use std::io::{BufRead, BufReader};

use anyhow::{Context, Result};
use minerals_map::model::HsLine;

use super::decimal::{self, Decimal};
use super::fault::{Fault, quote};
use super::folder::TradeFile;
use super::table::cut_off;

const COLUMNS: [&str; 6] = ["t", "i", "j", "k", "v", "q"];
/// CEPII's own code for goods that were not specified; no line of the Harmonized System.
const UNSPECIFIED: &str = "9999AA";
const EXPECTED_QUANTITY: &str = "a plain decimal number, zero or more, or NA";

/// One row as the file has it.
pub struct TradeRow {
    /// Line in the file, the header being 1.
    pub line_no: u64,
    /// Numeric code of the exporter.
    pub from: u16,
    /// Numeric code of the importer.
    pub to: u16,
    /// `None` for goods not specified.
    pub hs: Option<HsLine>,
    /// Thousand current US dollars; in thousandths, US dollars.
    pub value: Decimal,
    /// Tonnes; in thousandths, kilograms. `None` is unknown.
    pub quantity: Option<Decimal>,
}

/// Calls `take` for each row in order; stops at the first fault.
///
/// The layout has no quotes, so a line of the file is a row: that keeps line numbers true whatever the line ending.
pub fn each(file: &TradeFile, mut take: impl FnMut(TradeRow) -> Result<(), Fault>) -> Result<()> {
    let name = file.name.as_str();
    let unreadable = || format!("{name}:0: file: cannot be read");
    let mut reader = BufReader::new(File::open(&file.path).with_context(unreadable)?);
    let (mut bytes, mut line_no) = (Vec::new(), 0);
    while reader.read_until(b'\n', &mut bytes).with_context(unreadable)? > 0 {
        line_no += 1;
        // A file that ends inside a row was cut off, even where the piece still reads as a number.
        let Some(line) = bytes.strip_suffix(b"\n") else {
            return Err(cut_off(name, line_no, &String::from_utf8_lossy(&bytes)).into());
        };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line_no == 1 {
            check_header(name, line)?;
        } else {
            let cells = line.split(|b| *b == b',').collect();
            take(Cells { name, line_no, cells }.parse(file.year)?)?;
        }
        bytes.clear();
    }
    match line_no {
        0 => Err(Fault::new(name, 1, "header", COLUMNS.join(","), "an empty file").into()),
        1 => Err(Fault::new(name, 2, "row", "at least one row", "the end of the file").into()),
        _ => Ok(()),
    }
}

fn check_header(name: &str, line: &[u8]) -> Result<(), Fault> {
    let wanted = COLUMNS.join(",");
    if line == wanted.as_bytes() {
        return Ok(());
    }
    Err(Fault::new(name, 1, "header", wanted, quote(&String::from_utf8_lossy(line))))
}

struct Cells<'a> {
    name: &'a str,
    line_no: u64,
    cells: Vec<&'a [u8]>,
}

impl Cells<'_> {
    fn parse(&self, year: u16) -> Result<TradeRow, Fault> {
        if self.cells.len() != COLUMNS.len() {
            let expected = format!("{} columns ({})", COLUMNS.len(), COLUMNS.join(","));
            return Err(self.fault("row", &expected, self.cells.len().to_string()));
        }
        let t = self.text(0)?;
        if t.parse() != Ok(year) {
            return Err(self.fault("t", &format!("{year} as in the file name"), quote(t)));
        }
        let v = self.text(4)?;
        let q = self.text(5)?;
        let no_number = |column: &str, expected: &str, cell: &str| self.fault(column, expected, quote(cell));
        let quantity = match q {
            "NA" => None,
            _ => Some(Decimal::parse(q).ok_or_else(|| no_number("q", EXPECTED_QUANTITY, q))?),
        };
        Ok(TradeRow {
            line_no: self.line_no,
            from: self.country(1)?,
            to: self.country(2)?,
            hs: self.hs_line(3)?,
            value: Decimal::parse(v).ok_or_else(|| no_number("v", decimal::EXPECTED, v))?,
            quantity,
        })
    }

    fn country(&self, column: usize) -> Result<u16, Fault> {
        let cell = self.text(column)?;
        let digits = (1..=3).contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit());
        let code = if digits { cell.parse().ok() } else { None };
        code.ok_or_else(|| self.fault(COLUMNS[column], "a numeric country code", quote(cell)))
    }

    fn hs_line(&self, column: usize) -> Result<Option<HsLine>, Fault> {
        let cell = self.text(column)?;
        // 77 is reserved, 98 and 99 are for national use: no such line can be in a trade file.
        let chapter = |c: &str| (1..=97).contains(&c.parse().unwrap_or(0)) && c != "77";
        match HsLine::parse(cell) {
            Some(line) if chapter(&cell[..2]) => Ok(Some(line)),
            None if cell == UNSPECIFIED => Ok(None),
            _ => Err(self.fault("k", "a six-digit HS line of chapters 01 to 97", quote(cell))),
        }
    }

    fn text(&self, column: usize) -> Result<&str, Fault> {
        let bytes = self.cells.get(column).copied().unwrap_or_default();
        let text = std::str::from_utf8(bytes)
            .map_err(|_| self.fault(COLUMNS[column], "UTF-8", quote(&String::from_utf8_lossy(bytes))))?;
        // Older editions pad their cells with spaces.
        Ok(text.trim_matches(' '))
    }

    fn fault(&self, column: &str, expected: &str, found: impl Into<String>) -> Fault {
        Fault::new(self.name, self.line_no, column, expected, found)
    }
}
