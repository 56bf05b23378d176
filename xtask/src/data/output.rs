//! Output by country as the index holds it, and what every table of tonnes has in common.
//! Knows when a figure is known and when it is not; changes none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use minerals_map::model::wire::{self, OutputAtStart, OutputRow, RowAtStart};
use serde_json::Number;

use super::fault::{Fault, quote};
use super::sources::{SOURCES, Sources};
use super::table::{Row, Table};

const OUTPUT: &str = "data/output/production.csv";
/// Rows that are no territory: the published world total, and all others.
pub const NO_PLACE: [&str; 2] = ["WLD", "OTH"];

pub struct Output {
    pub table: wire::Output,
    /// Mineral and stage of every series.
    pub series: BTreeSet<(String, String)>,
    /// The largest world mine output of any year, tonnes.
    pub mined_t: BTreeMap<String, f64>,
}

impl Output {
    /// `iso3` are the codes of the territories of today and before.
    pub fn read(root: &Path, sources: &Sources, iso3: &BTreeSet<&str>) -> Result<Self> {
        let columns = [
            "year",
            "mineral",
            "stage",
            "country_iso3",
            "quantity",
            "unit",
            "estimated_flag",
            "source",
            "country_name_source",
            "form",
            "qualifier",
            "note",
        ];
        let table = Table::read(&root.join(OUTPUT), OUTPUT, columns)?;
        let mut output = Self {
            table: wire::Output { columns: wire::Output::COLUMNS.map(str::to_owned), rows: Vec::new() },
            series: BTreeSet::new(),
            mined_t: BTreeMap::new(),
        };
        let mut last = None;
        for row in &table.rows {
            let [year, mineral, stage, country, quantity, unit, estimated, source, _, form, qualifier, _] =
                &row.cells;
            let fault =
                |column: &str, expected: &str, found: &str| table.fault(row, column, expected, quote(found));
            let key = (mineral, stage, year, country);
            if last.is_some_and(|last| last >= key) {
                let found = [mineral, stage, year, country].map(String::as_str).join(", ");
                return Err(fault("row", "rows ascending by mineral, stage, year and country", &found).into());
            }
            last = Some(key);
            place(&table, row, country, iso3)?;
            tonnes(&table, row, unit)?;
            // A known zero says so; a quantity that is withheld or not available stays unknown.
            let known = match qualifier.as_str() {
                "" => !quantity.is_empty(),
                "zero" => quantity.parse() == Ok(0.0),
                _ => quantity.is_empty(),
            };
            if !known {
                let expected = "a number, zero with the qualifier zero, empty with any other";
                return Err(fault("quantity", expected, quantity).into());
            }
            let estimated = match estimated.as_str() {
                "0" => false,
                "1" => true,
                _ => return Err(fault("estimated_flag", "0 or 1", estimated).into()),
            };
            if let ("mine", "WLD", Ok(tonnes)) = (stage.as_str(), country.as_str(), quantity.parse::<f64>()) {
                let most = output.mined_t.entry(mineral.clone()).or_insert(tonnes);
                *most = most.max(tonnes);
            }
            output.series.insert((mineral.clone(), stage.clone()));
            output.table.rows.push(OutputRow(
                year.parse().map_err(|_| fault("year", "a year", year))?,
                mineral.clone(),
                stage.clone(),
                country.clone(),
                figure(&table, row, quantity)?,
                text(qualifier),
                form_of(&table, row, form)?,
                cited(&table, row, source, sources)?,
                estimated,
            ));
        }
        Ok(output)
    }
}

pub fn place<const N: usize>(
    table: &Table<N>,
    row: &Row<N>,
    country: &str,
    iso3: &BTreeSet<&str>,
) -> Result<(), Fault> {
    let known = NO_PLACE.contains(&country) || iso3.contains(country);
    let expected = "a country of the map, WLD or OTH";
    if known { Ok(()) } else { Err(table.fault(row, "country_iso3", expected, quote(country))) }
}

pub fn tonnes<const N: usize>(table: &Table<N>, row: &Row<N>, unit: &str) -> Result<(), Fault> {
    if unit == "t" { Ok(()) } else { Err(table.fault(row, "unit", "t", quote(unit))) }
}

/// A quantity; none where the cell is empty.
pub fn figure<const N: usize>(table: &Table<N>, row: &Row<N>, cell: &str) -> Result<Option<Number>, Fault> {
    if cell.is_empty() {
        return Ok(None);
    }
    let value = number(cell).filter(|n| n.as_f64().is_some_and(|n| n >= 0.0));
    value.map(Some).ok_or_else(|| table.fault(row, "quantity", "a number, zero or more", quote(cell)))
}

pub fn form_of<const N: usize>(table: &Table<N>, row: &Row<N>, form: &str) -> Result<String, Fault> {
    if form.is_empty() {
        return Err(table.fault(row, "form", "what the tonnes are tonnes of", quote(form)));
    }
    Ok(form.to_owned())
}

pub fn cited<const N: usize>(
    table: &Table<N>,
    row: &Row<N>,
    source: &str,
    sources: &Sources,
) -> Result<String, Fault> {
    let fault = || table.fault(row, "source", format!("cited_as of {SOURCES}"), quote(source));
    sources.key(source).map(str::to_owned).ok_or_else(fault)
}

/// Output as a page begins with it. A series without an earlier year keeps its first.
pub fn at_start(output: &wire::Output, last_year: u16) -> OutputAtStart {
    let mut rows = Vec::new();
    let (mut key, mut first_year) = (None, 0);
    for OutputRow(year, mineral, stage, country, tonnes, ..) in &output.rows {
        if key.is_none_or(|(_, m, s)| (m, s) != (mineral, stage)) {
            first_year = *year;
        }
        if *year > last_year.max(first_year) {
            continue;
        }
        let is_same = key == Some((year, mineral, stage));
        let named = |name: &String| (!is_same).then(|| name.clone());
        let year_or_same = (!is_same).then_some(*year);
        rows.push(RowAtStart(year_or_same, named(mineral), named(stage), country.clone(), tonnes.clone()));
        key = Some((year, mineral, stage));
    }
    let [year, mineral, stage, country, tonnes, ..] = wire::Output::COLUMNS;
    OutputAtStart { columns: [year, mineral, stage, country, tonnes].map(str::to_owned), rows }
}

/// A number without a fraction stays an integer: `2480000.0` is `2480000`.
pub fn number(cell: &str) -> Option<Number> {
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    if let Ok(integer) = whole.parse::<i64>() {
        return Some(integer.into());
    }
    Number::from_f64(cell.parse().ok()?)
}

/// A text; none where the cell is empty.
pub fn text(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}
