//! Reserves by country as the index holds them, and the minerals each series belongs to.
//! Knows when a figure is known, unknown or only a floor; changes none.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use minerals_map::model::wire::{Mineral, ReserveRow, Reserves};

use super::aliases::Aliases;
use super::fault::{Fault, quote};
use super::output::{NO_PLACE, Output, cited, figure, form_of, place, text, tonnes};
use super::sources::Sources;
use super::table::{Row, Table};

const RESERVES: &str = "data/output/reserves.csv";

/// Reads the table and names its series in the minerals they belong to.
pub fn read(
    root: &Path,
    sources: &Sources,
    iso3: &BTreeSet<&str>,
    output: &Output,
    aliases: &Aliases,
    minerals: &mut [Mineral],
) -> Result<Reserves> {
    let columns = [
        "year",
        "mineral",
        "country_iso3",
        "quantity",
        "unit",
        "qualifier",
        "source",
        "country_name_source",
        "form",
        "note",
    ];
    let table = Table::read(&root.join(RESERVES), RESERVES, columns)?;
    for series in table.rows.chunk_by(|a, b| a.cells[1] == b.cells[1]) {
        one_of_each(&table, series)?;
        enough(&table, series, output)?;
        let (row, name) = (&series[0], &series[0].cells[1]);
        let of = aliases.slugs(name).map_err(|unknown| aliases.fault(&table, row, "mineral", unknown))?;
        for mineral in minerals.iter_mut().filter(|m| of.contains(&m.id.as_str())) {
            mineral.reserves.push(name.clone());
        }
    }
    let mut last = None;
    let mut rows = Vec::new();
    for row in &table.rows {
        let [year, mineral, country, quantity, unit, qualifier, source, _, form, _] = &row.cells;
        let fault =
            |column: &str, expected: &str, found: &str| table.fault(row, column, expected, quote(found));
        if last.is_some_and(|last| last >= (mineral, country)) {
            let found = format!("{mineral}, {country}");
            return Err(fault("row", "rows ascending by mineral and country", &found).into());
        }
        last = Some((mineral, country));
        place(&table, row, country, iso3)?;
        tonnes(&table, row, unit)?;
        let known = match qualifier.as_str() {
            "" => !quantity.is_empty(),
            "zero" => quantity.parse() == Ok(0.0),
            ">" => !quantity.is_empty() && NO_PLACE.contains(&country.as_str()),
            _ => quantity.is_empty(),
        };
        if !known {
            let expected =
                "a number (zero with the qualifier zero; with > for WLD or OTH), empty with any other";
            return Err(fault("quantity", expected, quantity).into());
        }
        rows.push(ReserveRow(
            year.parse().map_err(|_| fault("year", "a year", year))?,
            mineral.clone(),
            country.clone(),
            figure(&table, row, quantity)?,
            text(qualifier),
            form_of(&table, row, form)?,
            cited(&table, row, source, sources)?,
        ));
    }
    Ok(Reserves { columns: Reserves::COLUMNS.map(str::to_owned), rows })
}

/// A series is of one year, one form and one source.
fn one_of_each(table: &Table<10>, series: &[Row<10>]) -> Result<(), Fault> {
    for (at, column) in [(0, "year"), (8, "form"), (6, "source")] {
        let first = &series[0].cells[at];
        if let Some(row) = series.iter().find(|r| r.cells[at] != *first) {
            let expected = format!("{first} as in the row above");
            return Err(table.fault(row, column, expected, quote(&row.cells[at])));
        }
    }
    Ok(())
}

/// Reserves that would not last a year of mining are in another unit.
fn enough(table: &Table<10>, series: &[Row<10>], output: &Output) -> Result<(), Fault> {
    let row = &series[0];
    let mined_t = output.mined_t.get(&row.cells[1]).copied().unwrap_or(0.0);
    let places = series.iter().filter(|r| r.cells[2] != "WLD");
    let sum_t: f64 = places.filter_map(|r| r.cells[3].parse::<f64>().ok()).sum();
    if sum_t < mined_t {
        let expected = format!("reserves of all countries above a year's mine output of {mined_t} t");
        return Err(table.fault(row, "quantity", expected, format!("{sum_t} t: another unit")));
    }
    Ok(())
}
