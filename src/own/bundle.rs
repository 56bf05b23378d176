//! A reader's JSON: an index with its flows in one file, one file of flows, or a list of them.
//! Knows the published shape through its decoders; turns it into the same table as any other file.

use super::report::{Refused, Report};
use super::table::{At, MOST_ROWS, NotAdded, Table};
use crate::json::{Json, text};
use crate::model::decode::{self, Refusal};
use crate::model::{CoverageKind, Dataset, HsLine, Rows};

/// What a JSON file holds.
#[derive(Debug)]
pub struct Bundle {
    /// Its own index; `None` where it goes by that of the map.
    pub index: Option<Dataset>,
    /// Its rows.
    pub table: Table,
    /// What became of them.
    pub report: Report,
}

/// Reads a parsed JSON file; `base` is the index of the map.
///
/// # Errors
/// Where it is not of the published shape.
pub fn read<J: Json>(value: &J, base: &Dataset) -> Result<Bundle, Refused> {
    let shape = |refusal: Refusal| Refused::Shape(refusal.to_string());
    let index = match value.field("countries") {
        Some(_) => Some(decode::index(value).map_err(shape)?),
        None => None,
    };
    let files = if index.is_some() {
        let flows = value.field("flows").and_then(|flows| flows.items());
        flows.ok_or_else(|| Refused::Shape("flows: a list expected".to_owned()))?
    } else {
        value.items().unwrap_or_default()
    };
    if index.is_none() && files.is_empty() && value.field("blocks").is_none() {
        let expected = "an index with flows, a file of flows or a list of such files expected";
        return Err(Refused::Shape(expected.to_owned()));
    }
    let dataset = index.as_ref().unwrap_or(base);
    let mut table = Table::default();
    let mut add = |file: &J, place: String| {
        let wrong = |what: &str| Refused::Shape([&*place, what].concat());
        let mut own;
        let dataset = if index.is_some() {
            dataset
        } else {
            // Without an index of its own a file may be of any edition.
            own = dataset.clone();
            own.edition = text(file, "edition").map_err(|e| wrong(&e.0))?;
            &own
        };
        let id = text(file, "mineral").map_err(|e| wrong(&e.0))?;
        let mineral = dataset.mineral_at(&id);
        let mineral = mineral
            .ok_or_else(|| wrong(&["mineral: one of the index expected, ", &id, " found"].concat()))?;
        let rows = decode::flows(file, dataset, &id).map_err(|refusal| wrong(&refusal.to_string()))?;
        add_rows(&mut table, dataset, mineral, &rows).map_err(|refused| match refused {
            Refused::Shape(what) => wrong(&what),
            other => other,
        })
    };
    if files.is_empty() && index.is_none() {
        add(value, String::new())?;
    }
    for (at, file) in files.iter().enumerate() {
        add(file, ["flows[", &at.to_string(), "]: "].concat())?;
    }
    let report = Report { read: table.len(), used: table.len(), usd: table.usd(), ..Report::default() };
    if table.is_empty() {
        return Err(Refused::NoRows(Box::new(report)));
    }
    Ok(Bundle { index, table, report })
}

fn add_rows(table: &mut Table, dataset: &Dataset, mineral: usize, rows: &Rows) -> Result<(), Refused> {
    let stages = dataset.minerals.get(mineral).map_or(&[][..], |m| &m.stages);
    let of = |line: HsLine| -> Option<At> {
        stages.iter().position(|stage| stage.lines.contains(&line)).map(|stage| (mineral, stage))
    };
    table.add_all(rows, of).map_err(|(line, year, why)| {
        let at = ["line ", &line.to_string(), ", ", &year.to_string(), ": "].concat();
        match why {
            Some(NotAdded::Full) => Refused::TooMany(MOST_ROWS),
            Some(NotAdded::Twice) => Refused::Shape(at + "each flow once expected, one found twice"),
            None => Refused::Shape(at + "a line of a stage expected"),
        }
    })?;
    for (at, stage) in stages.iter().enumerate() {
        for (year, kind) in &stage.coverage {
            if *kind == CoverageKind::Partial {
                table.mark_partial((mineral, at), *year);
            }
        }
    }
    Ok(())
}
