//! The rows of the complete trade files, as the files have them.
//! Knows the layout of a file and of the folder; does not know stages, and leaves the files of partial years alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::places::Places;

/// One row: a line of the Harmonized System from one place to another in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Exporter.
    pub from: usize,
    /// Importer.
    pub to: usize,
    /// Six-digit line.
    pub line: String,
    /// Value in thousand current US dollars.
    pub kusd: f64,
    /// Quantity in tonnes; `None` is unknown.
    pub tonnes: Option<f64>,
}

impl Row {
    /// The row as the published dataset stores it: whole dollars and whole kilograms.
    pub fn rounded(&self) -> Self {
        let whole = |thousands: f64| (thousands * 1e3).round() / 1e3;
        Self { kusd: whole(self.kusd), tonnes: self.tonnes.map(whole), ..self.clone() }
    }
}

/// Rows by revision, year and line.
pub type Rows = BTreeMap<(String, u16, String), Vec<Row>>;

/// Reads every complete file of the folder. A row of a place with itself is left out.
///
/// # Errors
/// One line that names the file, its line and what is wrong with it.
pub fn read(baci: &Path, places: &Places) -> Result<Rows, String> {
    let folder = |e: std::io::Error| format!("{}: {e}", baci.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(baci).map_err(folder)? {
        paths.push(entry.map_err(folder)?.path());
    }
    paths.sort();
    let mut rows = Rows::new();
    for path in paths {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let Some(revision) = revision_of_complete(name) else { continue };
        let text = fs::read_to_string(&path).map_err(|e| format!("{name}: {e}"))?;
        read_file(&text, revision, places, &mut rows).map_err(|e| format!("{name}:{e}"))?;
    }
    Ok(rows)
}

/// `HS92` of `BACI_HS92_Y1995_V202601.csv`; none of a partial file, whose name has one part more.
fn revision_of_complete(name: &str) -> Option<&str> {
    let parts: Vec<&str> = name.strip_suffix(".csv")?.split('_').collect();
    match parts[..] {
        ["BACI", revision, _, _] => Some(revision),
        _ => None,
    }
}

fn read_file(text: &str, revision: &str, places: &Places, rows: &mut Rows) -> Result<(), String> {
    for (at, line) in text.lines().enumerate().skip(1) {
        let fault = |what: &str| format!("{}: {what} expected, `{line}` found", at + 1);
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let [year, from, to, hs, value, quantity] = cells[..] else { return Err(fault("six cells")) };
        let place =
            |cell: &str| cell.parse().ok().and_then(|n| places.numbered(n)).ok_or_else(|| fault("a place"));
        let number = |cell: &str| cell.parse::<f64>().map_err(|_| fault("a number"));
        let (from, to) = (place(from)?, place(to)?);
        let tonnes = if quantity == "NA" { None } else { Some(number(quantity)?) };
        let row = Row { from, to, line: hs.to_owned(), kusd: number(value)?, tonnes };
        let year = year.parse().map_err(|_| fault("a year"))?;
        if from != to {
            rows.entry((revision.to_owned(), year, row.line.clone())).or_default().push(row);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_as_they_stand_and_own_trade_is_left_out() {
        let codes = [(4, "AFG"), (156, "CHN")].map(|(n, id)| (n, id.to_owned()));
        let places = Places::new(&codes.into());
        let text =
            "t,i,j,k,v,q\n2022,4,156,250410,0.651,0.013\n2022,156,4,250410,2,NA\n2022,4,4,250410,9,9\n";
        let mut rows = Rows::new();
        read_file(text, "HS92", &places, &mut rows).unwrap();
        let rows = &rows[&("HS92".to_owned(), 2022, "250410".to_owned())];
        let line = || "250410".to_owned();
        assert_eq!(rows[0], Row { from: 0, to: 1, line: line(), kusd: 0.651, tonnes: Some(0.013) });
        assert_eq!(rows[1..], [Row { from: 1, to: 0, line: line(), kusd: 2.0, tonnes: None }]);
        let fine = Row { kusd: 1.234_56, tonnes: Some(0.000_4), ..rows[0].clone() };
        assert_eq!(fine.rounded(), Row { kusd: 1.235, tonnes: Some(0.0), ..rows[0].clone() });
    }

    #[test]
    fn only_complete_files_are_read() {
        assert_eq!(revision_of_complete("BACI_HS17_Y2022_V202601.csv"), Some("HS17"));
        assert_eq!(revision_of_complete("BACI_HS17_Y2021_V202601_top6.csv"), None);
        assert_eq!(revision_of_complete("country_codes_V202601.csv"), None);
    }
}
