//! One thing wrong with the input, as the line the reader of a terminal sees.
//! Knows how to say it; does not know any table.

use std::error::Error;
use std::fmt;

/// `file:line: column: expected …, found …`. Line 0 is the file or folder as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    pub line: u64,
    pub column: String,
    pub expected: String,
    pub found: String,
}

impl Fault {
    pub fn new(
        file: &str,
        line: u64,
        column: &str,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        Self {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            expected: expected.into(),
            found: found.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}: expected {}, found {}",
            self.file, self.line, self.column, self.expected, self.found
        )
    }
}

impl Error for Fault {}

/// A cell as a message quotes it: on one line, and short.
pub fn quote(cell: &str) -> String {
    const LONGEST: usize = 60;
    if cell.chars().count() <= LONGEST {
        format!("{cell:?}")
    } else {
        format!("{:?}…", cell.chars().take(LONGEST).collect::<String>())
    }
}
