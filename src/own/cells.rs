//! Bytes that come in slices, cut into rows and cells.
//! Knows line ends, quotes and separators; does not know what a cell means.

/// A row may be this long. A quote that is never closed would otherwise take the rest of a file.
pub const LONGEST_ROW_BYTES: usize = 64 * 1024;

/// One row: its number in the file, counted by line ends from 1, and its cells without their quotes.
#[derive(Debug)]
pub struct Record<'a> {
    /// Line of the file where it begins, 1 being the first.
    pub row: u32,
    bytes: &'a [u8],
    ends: &'a [u32],
}

impl<'a> Record<'a> {
    /// Number of cells.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.bytes.iter().all(u8::is_ascii_whitespace)
    }

    /// A cell without blanks around it; empty past the last one.
    #[must_use]
    pub fn cell(&self, at: usize) -> &'a [u8] {
        let end = self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.bytes.get(start..end).unwrap_or_default().trim_ascii()
    }
}

/// Where in a row the cutter is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    CellStart,
    Plain,
    Quoted,
    /// Behind a quote inside quotes: the end of them, or the first of two that mean one.
    MaybeClosed,
}

/// Cuts slices of a file into records. A row that a slice breaks is kept until its rest is here.
#[derive(Debug)]
pub struct Cutter {
    separator: u8,
    place: Place,
    /// Bytes of the cells of the row so far, quotes taken off, one behind the other.
    bytes: Vec<u8>,
    /// Where each finished cell ends in them.
    ends: Vec<u32>,
    row: u32,
    begins_at_row: u32,
    was_return: bool,
}

/// A row that is longer than [`LONGEST_ROW_BYTES`]; the line where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong(pub u32);

impl Cutter {
    /// Begins at the line `row` of a file whose cells are parted by `separator`.
    #[must_use]
    pub fn new(separator: u8, row: u32) -> Self {
        Self {
            separator,
            place: Place::CellStart,
            bytes: Vec::new(),
            ends: Vec::new(),
            row,
            begins_at_row: row,
            was_return: false,
        }
    }

    /// Takes the next slice and hands on every row that is whole.
    ///
    /// # Errors
    /// Where a row does not end, or where `take` has enough.
    pub fn cut<E: From<TooLong>>(
        &mut self,
        slice: &[u8],
        mut take: impl FnMut(&Record<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        for &byte in slice {
            let follows_return = std::mem::take(&mut self.was_return);
            if self.place == Place::Quoted {
                match byte {
                    b'"' => self.place = Place::MaybeClosed,
                    other => {
                        self.row += u32::from(other == b'\n');
                        self.bytes.push(other);
                    }
                }
            } else if byte == self.separator {
                self.end_cell();
            } else if byte == b'\n' && follows_return {
                // The second half of a line end.
            } else if byte == b'\n' || byte == b'\r' {
                self.was_return = byte == b'\r';
                self.end_row(&mut take)?;
            } else if byte == b'"' && self.place != Place::Plain {
                if self.place == Place::MaybeClosed {
                    self.bytes.push(b'"');
                }
                self.place = Place::Quoted;
            } else {
                // Blanks before a quote belong to no cell.
                if self.place != Place::CellStart || byte != b' ' {
                    self.place = Place::Plain;
                }
                self.bytes.push(byte);
            }
            if self.bytes.len() + self.ends.len() > LONGEST_ROW_BYTES {
                return Err(TooLong(self.begins_at_row).into());
            }
        }
        Ok(())
    }

    /// Hands on the last row, which needs no line end.
    ///
    /// # Errors
    /// Where `take` has enough, and where a quote is open.
    pub fn finish<E: From<TooLong>>(
        &mut self,
        take: impl FnMut(&Record<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.place == Place::Quoted {
            return Err(TooLong(self.begins_at_row).into());
        }
        if self.bytes.is_empty() && self.ends.is_empty() { Ok(()) } else { self.end_row(take) }
    }

    fn end_cell(&mut self) {
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
        self.place = Place::CellStart;
    }

    fn end_row<E>(&mut self, mut take: impl FnMut(&Record<'_>) -> Result<(), E>) -> Result<(), E> {
        self.end_cell();
        let taken = take(&Record { row: self.begins_at_row, bytes: &self.bytes, ends: &self.ends });
        self.bytes.clear();
        self.ends.clear();
        self.row = self.row.saturating_add(1);
        self.begins_at_row = self.row;
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, slice: usize) -> Result<Vec<(u32, Vec<String>)>, TooLong> {
        let mut cutter = Cutter::new(b',', 1);
        let mut rows = Vec::new();
        let mut take = |record: &Record<'_>| {
            let cells = (0..record.count()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned());
            rows.push((record.row, cells.collect()));
            Ok(())
        };
        for part in text.as_bytes().chunks(slice) {
            cutter.cut(part, &mut take)?;
        }
        cutter.finish(&mut take)?;
        Ok(rows)
    }

    #[test]
    fn however_a_file_is_sliced_its_rows_are_the_same() {
        let text = "a,b\r\n\"x, \"\"y\"\"\", 2 \n\n\"two\nlines\",3\r4,\"5\"";
        let expected = [
            (1, vec!["a", "b"]),
            (2, vec!["x, \"y\"", "2"]),
            (3, vec![""]),
            (4, vec!["two\nlines", "3"]),
            (6, vec!["4", "5"]),
        ];
        for slice in 1..=text.len() {
            let rows = cut(text, slice).expect("rows");
            let same =
                rows.iter().zip(&expected).all(|((row, cells), (at, wanted))| row == at && cells == wanted);
            assert!(same && rows.len() == expected.len(), "{slice}: {rows:?}");
        }
    }

    #[test]
    fn a_quote_inside_a_cell_is_a_sign_like_others() {
        assert_eq!(cut("5\" pipe,2\n3,4", 3).expect("rows").len(), 2);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_an_error_that_names_its_row() {
        assert_eq!(cut("a,b\n\"c,d\ne,f\n", 4), Err(TooLong(2)));
        let long = ["a\n\"", &"x".repeat(LONGEST_ROW_BYTES + 1), "\"\n"].concat();
        assert_eq!(cut(&long, 1000), Err(TooLong(2)));
        assert_eq!(cut(&",".repeat(LONGEST_ROW_BYTES + 1), 1000), Err(TooLong(1)));
    }
}
