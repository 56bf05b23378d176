//! A CSV table whose columns are asked for by name.
//! Knows commas and quotes; does not know what any table holds.

use std::fs;
use std::path::Path;

/// A table read whole.
#[derive(Debug)]
pub struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a file.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
        Self::parse(&name, &text)
    }

    /// A table from its text; a row that has not as many cells as the header is refused.
    ///
    /// # Errors
    /// One line that names the table and the row.
    pub fn parse(name: &str, text: &str) -> Result<Self, String> {
        let mut lines = text.lines().map(cells);
        let columns = lines.next().ok_or_else(|| format!("{name}: a header expected, nothing found"))?;
        let rows: Vec<Vec<String>> = lines.collect();
        if let Some(at) = rows.iter().position(|row| row.len() != columns.len()) {
            let found = rows[at].len();
            return Err(format!("{name}:{}: {} cells expected, {found} found", at + 2, columns.len()));
        }
        Ok(Self { name: name.to_owned(), columns, rows })
    }

    /// The cells of some columns, row by row.
    ///
    /// # Errors
    /// Names a column that the table lacks.
    pub fn select<const N: usize>(&self, wanted: [&str; N]) -> Result<Vec<[&str; N]>, String> {
        let mut at = [0; N];
        for (slot, column) in at.iter_mut().zip(wanted) {
            let found = self.columns.iter().position(|c| c == column);
            *slot = found.ok_or_else(|| format!("{}: no column {column}", self.name))?;
        }
        Ok(self.rows.iter().map(|row| at.map(|a| row[a].as_str())).collect())
    }
}

/// Cells of a line; a comma inside quotes does not part them.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_quotes_part_no_cells_and_columns_go_by_name() {
        let table = Table::parse("t", "a,b,c\n1,\"x, y\",3\n4,,6\n").unwrap();
        assert_eq!(table.select(["c", "b"]).unwrap(), [["3", "x, y"], ["6", ""]]);
        assert_eq!(table.select(["d"]).unwrap_err(), "t: no column d");
        assert_eq!(Table::parse("t", "a,b\n1\n").unwrap_err(), "t:2: 2 cells expected, 1 found");
    }
}
