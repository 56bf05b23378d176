//! A small table of ours: UTF-8, a header known beforehand, a line break after the last row.
//! Knows how a table is broken; does not know what its cells mean.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::fault::{Fault, quote};

/// A table with `N` columns.
pub struct Table<const N: usize> {
    /// Name for messages: the path from the root of the checkout, or the name in the trade folder.
    pub file: String,
    pub rows: Vec<Row<N>>,
}

/// One row with its place in the file.
pub struct Row<const N: usize> {
    pub line: u64,
    pub cells: [String; N],
}

impl<const N: usize> Table<N> {
    /// Reads `path`; messages call it `name`.
    pub fn read(path: &Path, name: &str, columns: [&str; N]) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("{name}:0: file: cannot be read"))?;
        Ok(Self::parse(&bytes, name, columns)?)
    }

    fn parse(bytes: &[u8], name: &str, columns: [&str; N]) -> Result<Self, Fault> {
        // The csv crate counts lines by line feeds only after a plain one.
        let text = utf8(bytes, name)?.replace("\r\n", "\n");
        let mut rows = Vec::new();
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let wanted = columns.join(",");
        for (i, record) in reader.records().enumerate() {
            let record =
                record.map_err(|e| Fault::new(name, 0, "row", "comma-separated text", e.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            if i == 0 {
                if !record.iter().eq(columns) {
                    let found = record.iter().collect::<Vec<_>>().join(",");
                    return Err(Fault::new(name, line, "header", wanted, found));
                }
                continue;
            }
            let cells: Vec<String> = record.iter().map(|c| c.trim().to_owned()).collect();
            let found = cells.len();
            let cells = <[String; N]>::try_from(cells)
                .map_err(|_| Fault::new(name, line, "row", format!("{N} columns"), found.to_string()))?;
            rows.push(Row { line, cells });
        }
        if rows.is_empty() {
            let found = if text.is_empty() { "an empty file" } else { "only a header" };
            return Err(Fault::new(name, 1, "row", format!("{wanted} and rows below it"), found));
        }
        if !text.ends_with('\n') {
            let last = text.lines().count() as u64;
            return Err(cut_off(name, last, text.lines().last().unwrap_or_default()));
        }
        Ok(Self { file: name.to_owned(), rows })
    }

    /// Something wrong in a cell of this row.
    pub fn fault(
        &self,
        row: &Row<N>,
        column: &str,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Fault {
        Fault::new(&self.file, row.line, column, expected, found)
    }
}

/// The message for a file without a line break at its end, here and in the trade files.
pub fn cut_off(file: &str, line: u64, last: &str) -> Fault {
    let expected = "a line break after the last row";
    Fault::new(file, line, "end of file", expected, format!("{}: the file is cut off", quote(last)))
}

fn utf8<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, Fault> {
    std::str::from_utf8(bytes).map_err(|e| {
        let good = &bytes[..e.valid_up_to()];
        let line = 1 + good.iter().filter(|b| **b == b'\n').count() as u64;
        let found = bytes.get(e.valid_up_to()).copied().unwrap_or_default();
        Fault::new(name, line, "text", "UTF-8", format!("byte 0x{found:02x}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        match Table::parse(bytes, "t.csv", ["a", "b"]) {
            Ok(table) => format!("{} rows", table.rows.len()),
            Err(fault) => fault.to_string(),
        }
    }

    #[test]
    fn a_broken_table_says_where_and_what() {
        assert_eq!(message(b"a,b\n1,\"x, y\"\n3,4\n"), "2 rows");
        assert_eq!(message(b"a,b\r\n1,2\r\n3\r\n"), "t.csv:3: row: expected 2 columns, found 1");
        assert_eq!(message(b"a,c\n1,2\n"), "t.csv:1: header: expected a,b, found a,c");
        assert_eq!(message(b"a\n1\n"), "t.csv:1: header: expected a,b, found a");
        assert_eq!(message(b"a,b\n1,2\n3\n"), "t.csv:3: row: expected 2 columns, found 1");
        assert_eq!(message(b"a,b\n1,\xff\n"), "t.csv:2: text: expected UTF-8, found byte 0xff");
        assert_eq!(message(b""), "t.csv:1: row: expected a,b and rows below it, found an empty file");
        assert_eq!(message(b"a,b\n"), "t.csv:1: row: expected a,b and rows below it, found only a header");
        assert_eq!(
            message(b"a,b\n1,2\n3,4"),
            "t.csv:3: end of file: expected a line break after the last row, found \"3,4\": the file is cut off"
        );
    }
}
