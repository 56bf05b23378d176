//! Controls and initiatives as records of the index: every cell as it stands, and the minerals of the map each concerns.
//! Knows which cells are numbers, codes, dates and names; leaves an empty cell empty.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use minerals_map::model::control::is_date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::aliases::Aliases;
use super::fault::quote;
use super::output::number;
use super::table::Table;

const CONTROLS: [&str; 18] = [
    "id",
    "date_announced",
    "date_effective",
    "date_end",
    "suspended_from",
    "suspended_until",
    "issuing_country_iso3",
    "issuing_body",
    "instrument",
    "type",
    "minerals",
    "targets",
    "status",
    "summary",
    "source_title",
    "source_url",
    "source2_url",
    "confidence",
];
const INITIATIVES: [&str; 24] = [
    "id",
    "name",
    "type",
    "date",
    "status",
    "countries_iso3",
    "parties",
    "mineral",
    "stage",
    "quantity",
    "quantity_unit",
    "term_years",
    "amount",
    "amount_currency",
    "site_name",
    "site_country_iso3",
    "lat",
    "lon",
    "coord_source",
    "summary",
    "source_title",
    "source_url",
    "source2_url",
    "confidence",
];
const NUMBERS: [&str; 5] = ["quantity", "term_years", "amount", "lat", "lon"];

const CONTROLS_FILE: &str = "data/policy/controls.csv";
pub const INITIATIVES_FILE: &str = "data/policy/initiatives.csv";

/// A row as an object, in the order of its columns; `of` comes last.
pub struct Record(Vec<(&'static str, Value)>);

impl Record {
    fn cell(&self, column: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| *name == column).map(|(_, value)| value)
    }

    /// The text of a cell; empty where the cell is.
    pub fn text(&self, column: &str) -> &str {
        self.cell(column).and_then(Value::as_str).unwrap_or_default()
    }

    /// The number of a cell; `None` where it is empty.
    pub fn number(&self, column: &str) -> Option<f64> {
        self.cell(column).and_then(Value::as_f64)
    }

    /// Slugs of the minerals of the map that it concerns.
    pub fn of(&self) -> Vec<&str> {
        let of = self.cell("of").and_then(Value::as_array);
        of.into_iter().flatten().filter_map(Value::as_str).collect()
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, value) in &self.0 {
            map.serialize_entry(column, value)?;
        }
        map.end()
    }
}

/// `iso3` are the codes of the territories of today and before.
pub fn controls(root: &Path, iso3: &BTreeSet<&str>, aliases: &Aliases) -> Result<Vec<Record>> {
    records(root, CONTROLS_FILE, CONTROLS, iso3, aliases)
}

/// See [`controls`].
pub fn initiatives(root: &Path, iso3: &BTreeSet<&str>, aliases: &Aliases) -> Result<Vec<Record>> {
    records(root, INITIATIVES_FILE, INITIATIVES, iso3, aliases)
}

fn records<const N: usize>(
    root: &Path,
    name: &str,
    columns: [&'static str; N],
    iso3: &BTreeSet<&str>,
    aliases: &Aliases,
) -> Result<Vec<Record>> {
    let table = Table::read(&root.join(name), name, columns)?;
    let mut ids = BTreeSet::new();
    let mut records = Vec::new();
    for row in &table.rows {
        if !ids.insert(&row.cells[0]) {
            return Err(table.fault(row, "id", "an id once", quote(&row.cells[0])).into());
        }
        let mut record = Vec::new();
        let mut of = Vec::new();
        for (column, cell) in columns.into_iter().zip(&row.cells) {
            let fault = |expected: &str| table.fault(row, column, expected, quote(cell));
            if column.ends_with("_iso3") && !known_codes(cell, iso3) {
                return Err(fault("codes of the map joined by |").into());
            }
            if column == "targets" && cell != "ALL" && !known_codes(cell, iso3) {
                return Err(fault("ALL, or codes of the map joined by |").into());
            }
            let is_dated = column.starts_with("date") || column.starts_with("suspended");
            if is_dated && !cell.is_empty() && !is_date(cell) {
                return Err(fault("a date, a month or a year such as 2026-11-22").into());
            }
            if column == "mineral" || column == "minerals" {
                of = aliases.slugs(cell).map_err(|unknown| aliases.fault(&table, row, column, unknown))?;
            }
            let value = match (cell.is_empty(), NUMBERS.contains(&column)) {
                (true, _) => Value::Null,
                (false, true) => number(cell).ok_or_else(|| fault("a number"))?,
                (false, false) => Value::String(cell.clone()),
            };
            record.push((column, value));
        }
        record.push(("of", of.into()));
        records.push(Record(record));
    }
    Ok(records)
}

fn known_codes(cell: &str, iso3: &BTreeSet<&str>) -> bool {
    cell.split('|').filter(|c| !c.is_empty()).all(|c| iso3.contains(c))
}
