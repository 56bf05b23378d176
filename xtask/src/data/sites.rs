//! Mines, plants and projects in Canada that concern a mineral of the map.
//! Knows the words of the source; leaves out what stands for no mineral here.

use std::path::Path;

use anyhow::Result;
use minerals_map::model::wire::Site;

use super::aliases::Aliases;
use super::fault::{Fault, quote};
use super::table::{Row, Table};

const SITES: &str = "data/nrcan/canada_sites.csv";
/// The stages of the source, and what the map calls them.
const STAGES: [(&str, &str); 4] = [
    ("Producing Mine", "mine"),
    ("Processing Facility", "plant"),
    ("Advanced Project", "project"),
    ("Advanced Processing Project", "project"),
];
const STATES: [(&str, &str); 2] = [("Active", "active"), ("On hold / suspended", "on_hold")];
/// Decimals of a degree: a hundred metres, finer than any map here.
const DECIMALS: f64 = 1000.0;

/// In the order of the source.
pub fn read(root: &Path, aliases: &Aliases) -> Result<Vec<Site>> {
    let columns = [
        "name",
        "operator",
        "minerals",
        "stage",
        "status",
        "province",
        "lat",
        "lon",
        "nrcan_object_id",
        "source",
    ];
    let table = Table::read(&root.join(SITES), SITES, columns)?;
    let mut sites = Vec::new();
    for row in &table.rows {
        let [name, operator, minerals, stage, status, _, lat, lon, ..] = &row.cells;
        let of =
            aliases.slugs(minerals).map_err(|unknown| aliases.fault(&table, row, "minerals", unknown))?;
        let site = Site {
            name: name.clone(),
            operator: operator.clone(),
            of: of.into_iter().map(str::to_owned).collect(),
            stage: known(&table, row, "stage", stage, &STAGES)?,
            status: known(&table, row, "status", status, &STATES)?,
            at: [degrees(&table, row, "lon", lon, 180.0)?, degrees(&table, row, "lat", lat, 90.0)?],
        };
        if !site.of.is_empty() {
            sites.push(site);
        }
    }
    Ok(sites)
}

fn known(
    table: &Table<10>,
    row: &Row<10>,
    column: &str,
    cell: &str,
    words: &[(&str, &str)],
) -> Result<String, Fault> {
    let found = words.iter().find(|(theirs, _)| *theirs == cell).map(|(_, ours)| (*ours).to_owned());
    found.ok_or_else(|| {
        let expected = words.iter().map(|(theirs, _)| *theirs).collect::<Vec<_>>().join(" or ");
        table.fault(row, column, expected, quote(cell))
    })
}

fn degrees(table: &Table<10>, row: &Row<10>, column: &str, cell: &str, most: f64) -> Result<f64, Fault> {
    let degrees = cell.parse::<f64>().ok().filter(|d| d.abs() <= most);
    let degrees =
        degrees.ok_or_else(|| table.fault(row, column, format!("degrees within ±{most}"), quote(cell)))?;
    Ok((degrees * DECIMALS).round() / DECIMALS)
}
