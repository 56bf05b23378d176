//! Controls and initiatives as records of the index: every cell as it stands, and the minerals of the map each concerns.
//! Knows which cells are numbers, codes, dates and names; leaves an empty cell empty where the shape allows one.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use minerals_map::model::control::is_date;
use minerals_map::model::wire::{Control, Initiative};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

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

/// `iso3` are the codes of the territories of today and before.
pub fn controls(root: &Path, iso3: &BTreeSet<&str>, aliases: &Aliases) -> Result<Vec<Control>> {
    records(root, CONTROLS_FILE, CONTROLS, iso3, aliases)
}

/// See [`controls`].
pub fn initiatives(root: &Path, iso3: &BTreeSet<&str>, aliases: &Aliases) -> Result<Vec<Initiative>> {
    records(root, INITIATIVES_FILE, INITIATIVES, iso3, aliases)
}

fn records<T: DeserializeOwned, const N: usize>(
    root: &Path,
    name: &str,
    columns: [&'static str; N],
    iso3: &BTreeSet<&str>,
    aliases: &Aliases,
) -> Result<Vec<T>> {
    let table = Table::read(&root.join(name), name, columns)?;
    let mut ids = BTreeSet::new();
    let mut records = Vec::new();
    for row in &table.rows {
        if !ids.insert(&row.cells[0]) {
            return Err(table.fault(row, "id", "an id once", quote(&row.cells[0])).into());
        }
        let mut record = Map::new();
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
                (false, true) => number(cell).map(Value::Number).ok_or_else(|| fault("a number"))?,
                (false, false) => Value::String(cell.clone()),
            };
            record.insert(column.to_owned(), value);
        }
        record.insert("of".to_owned(), of.into());
        let record = serde_json::from_value(Value::Object(record));
        records.push(
            record
                .map_err(|wrong| table.fault(row, "row", "every cell that needs one", wrong.to_string()))?,
        );
    }
    Ok(records)
}

fn known_codes(cell: &str, iso3: &BTreeSet<&str>) -> bool {
    cell.split('|').filter(|c| !c.is_empty()).all(|c| iso3.contains(c))
}
