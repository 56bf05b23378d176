//! A reader's rows in the shape in which the map's own data are published, so that everything else reads them alike.
//! Knows what changes in the index and how a file of flows is written; formats no number for a reader.

use super::table::Table;
use crate::json::is_seen;
use crate::model::wire::SCHEMA;
use crate::model::{CoverageKind, Dataset, HsLine, Row};
use std::collections::BTreeSet;

/// How the editions of readers' own data begin.
pub const OWN: &str = Dataset::OWN;
/// Years in the file that is loaded first, as in the published data.
const LATEST_YEARS: u16 = 3;
const LONGEST_NAME: usize = 80;

/// A step on the way to a value of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a field.
    Field(&'static str),
    /// To an item of a list.
    Item(usize),
}

/// A value of the index that is another with a reader's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The way to it.
    pub path: Vec<Step>,
    /// What it is to be, as JSON.
    pub json: String,
}

/// A file of flows of a mineral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name in the index.
    pub name: String,
    /// Position of its mineral.
    pub mineral: usize,
    first_year: u16,
    last_year: u16,
    rows: u32,
}

/// The files of a table, the latest years of each mineral first.
#[must_use]
pub fn files(table: &Table, dataset: &Dataset) -> Vec<File> {
    let mut files = Vec::new();
    for mineral in table.minerals() {
        let Some(id) = dataset.minerals.get(mineral).map(|m| &*m.id) else { continue };
        let years = table.years(mineral);
        let Some((last, _)) = years.last() else { continue };
        let first_late = last.saturating_sub(LATEST_YEARS - 1);
        let (late, early): (Vec<_>, Vec<_>) = years.iter().partition(|(year, _)| *year >= first_late);
        for (years, ending) in [(late, ".json"), (early, "-history.json")] {
            if let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) {
                files.push(File {
                    name: [OWN, id, ending].concat(),
                    mineral,
                    first_year: *first,
                    last_year: *last,
                    rows: years.iter().map(|(_, rows)| rows).sum(),
                });
            }
        }
    }
    files
}

/// What changes in the index. A mineral without rows loses its files: nothing of two datasets is mixed.
#[must_use]
pub fn changes(table: &Table, dataset: &Dataset, edition: &str, name: &str) -> Vec<Change> {
    let mut changes = vec![
        Change { path: vec![Step::Field("edition")], json: text(edition) },
        Change { path: vec![Step::Field("trade")], json: text(&short(name)) },
    ];
    let files = files(table, dataset);
    for (at, mineral) in dataset.minerals.iter().enumerate() {
        let own = files.iter().filter(|file| file.mineral == at).map(|file| {
            let [first, last, rows] =
                [u32::from(file.first_year), u32::from(file.last_year), file.rows].map(|n| n.to_string());
            [
                "{\"file\":",
                &text(&file.name),
                ",\"first_year\":",
                &first,
                ",\"last_year\":",
                &last,
                ",\"rows\":",
                &rows,
                "}",
            ]
            .concat()
        });
        let of_mineral = |rest: &[Step]| [&[Step::Field("minerals"), Step::Item(at)], rest].concat();
        changes.push(Change { path: of_mineral(&[Step::Field("files")]), json: list(own) });
        for stage in 0..mineral.stages.len() {
            let of_stage =
                |field| of_mineral(&[Step::Field("stages"), Step::Item(stage), Step::Field(field)]);
            let coverage = runs(&table.coverage((at, stage))).into_iter().map(|(first, last, kind)| {
                let [first, last] = [first, last].map(|year: u16| year.to_string());
                ["{\"first\":", &first, ",\"last\":", &last, ",\"kind\":", &text(kind.code()), "}"].concat()
            });
            changes.push(Change { path: of_stage("coverage"), json: list(coverage) });
            let lines = table.lines((at, stage));
            if !lines.is_empty() {
                let json = list(lines.iter().map(|line| text(&line.to_string())));
                changes.push(Change { path: of_stage("lines"), json });
            }
        }
    }
    changes
}

/// A file of flows as JSON.
#[must_use]
pub fn flows(table: &Table, dataset: &Dataset, edition: &str, file: &File) -> String {
    let years = file.first_year..=file.last_year;
    let blocks: Vec<(HsLine, u16, Vec<Row>)> =
        table.blocks(file.mineral).filter(|(_, year, _)| years.contains(year)).collect();
    let places: BTreeSet<u8> =
        blocks.iter().flat_map(|(_, _, rows)| rows).flat_map(|row| [row.from.0, row.to.0]).collect();
    let places: Vec<u8> = places.into_iter().collect();
    let position = |place: u8| places.binary_search(&place).unwrap_or_default();
    let id = dataset.minerals.get(file.mineral).map_or("", |m| &*m.id);
    let codes = places.iter().map(|place| text(dataset.code(crate::model::Place(*place))));
    let blocks = blocks.iter().map(|(line, year, rows)| block(*line, *year, rows, &position));
    [
        "{\"kind\":\"flows\",\"schema\":",
        &SCHEMA.to_string(),
        ",\"edition\":",
        &text(edition),
        ",\"mineral\":",
        &text(id),
        ",\"places\":",
        &list(codes),
        ",\"blocks\":",
        &list(blocks),
        "}",
    ]
    .concat()
}

fn block(line: HsLine, year: u16, rows: &[Row], position: &dyn Fn(u8) -> usize) -> String {
    let (mut from, mut counts, mut to) = (Vec::new(), Vec::new(), Vec::new());
    for group in rows.chunk_by(|a, b| a.from == b.from) {
        from.extend(group.first().map(|row| position(row.from.0)));
        counts.push(group.len());
        let mut before = 0;
        for row in group {
            let at = position(row.to.0);
            to.push(at - before);
            before = at;
        }
    }
    let numbers = |numbers: &[usize]| list(numbers.iter().map(ToString::to_string));
    let kg = rows.iter().map(|row| row.kg.map_or("null".to_owned(), |kg| kg.to_string()));
    [
        "{\"line\":",
        &text(&line.to_string()),
        ",\"year\":",
        &year.to_string(),
        ",\"from\":",
        &numbers(&from),
        ",\"n\":",
        &numbers(&counts),
        ",\"to\":",
        &numbers(&to),
        ",\"usd\":",
        &list(rows.iter().map(|row| row.usd.to_string())),
        ",\"kg\":",
        &list(kg),
        "}",
    ]
    .concat()
}

/// Consecutive years of one kind.
fn runs(years: &[(u16, CoverageKind)]) -> Vec<(u16, u16, CoverageKind)> {
    let mut runs: Vec<(u16, u16, CoverageKind)> = Vec::new();
    for (year, kind) in years {
        match runs.last_mut() {
            Some((_, last, same)) if *last + 1 == *year && same == kind => *last = *year,
            _ => runs.push((*year, *year, *kind)),
        }
    }
    runs
}

fn list(items: impl Iterator<Item = String>) -> String {
    let mut out = String::from("[");
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out += &item;
    }
    out.push(']');
    out
}

/// A name of a file as it is shown.
#[must_use]
pub fn short(name: &str) -> String {
    name.chars().filter(|sign| is_seen(*sign) && *sign != '\n').take(LONGEST_NAME).collect()
}

fn text(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            _ if sign.is_control() => {}
            _ => out.push(sign),
        }
    }
    out.push('"');
    out
}

/// Makes the changes in an index that was parsed natively.
///
/// # Errors
/// The JSON of a change that is none, or a way that leads nowhere.
#[cfg(not(target_arch = "wasm32"))]
pub fn apply(index: &mut serde_json::Value, changes: &[Change]) -> Result<(), String> {
    for change in changes {
        let (last, way) = change.path.split_last().ok_or("a change without a way")?;
        let mut at = &mut *index;
        for step in way {
            let next = match step {
                Step::Field(name) => at.get_mut(name),
                Step::Item(item) => at.get_mut(item),
            };
            at = next.ok_or_else(|| format!("{step:?}: not in the index"))?;
        }
        let value = crate::json::parse(&change.json).map_err(|wrong| wrong.0)?;
        match (last, at) {
            (Step::Field(name), serde_json::Value::Object(fields)) => {
                drop(fields.insert((*name).to_owned(), value))
            }
            (step, _) => return Err(format!("{step:?}: a field expected")),
        }
    }
    Ok(())
}
