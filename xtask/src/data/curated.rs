//! Curated tables that go into the index cell by cell: controls, initiatives, output, sources.
//! Knows which cells are numbers; changes nothing, and leaves an empty cell empty.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use minerals_map::model::wire::Source;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Number, Value};

use super::fault::{Fault, quote};
use super::table::{Row, Table};

const CONTROLS: &str = "data/policy/controls.csv";
const INITIATIVES: &str = "data/policy/initiatives.csv";
const OUTPUT: &str = "data/output/production.csv";
const SOURCES: &str = "data/sources.csv";
/// Rows of the output table that are no territory: the published world total, and all others.
const NO_PLACE: [&str; 2] = ["WLD", "OTH"];

/// The tables as the index holds them.
pub struct Curated {
    pub sources: Vec<Source>,
    pub controls: Vec<Record>,
    pub initiatives: Vec<Record>,
    pub output_columns: [&'static str; 9],
    pub output: Vec<Vec<Value>>,
    /// Mineral and stage of every series of output.
    pub series: BTreeSet<(String, String)>,
}

/// A row as an object, in the order of its columns.
pub struct Record(Vec<(&'static str, Value)>);

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, value) in &self.0 {
            map.serialize_entry(column, value)?;
        }
        map.end()
    }
}

impl Curated {
    /// `iso3` are the codes of the territories of today and before.
    pub fn read(root: &Path, iso3: &BTreeSet<&str>) -> Result<Self> {
        let (sources, source_keys) = sources(root)?;
        let controls = [
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
        let initiatives = [
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
        let numbers = ["quantity", "term_years", "amount", "lat", "lon"];
        let mut curated = Self {
            sources,
            controls: records(root, CONTROLS, controls, &[], iso3)?,
            initiatives: records(root, INITIATIVES, initiatives, &numbers, iso3)?,
            output_columns: [
                "year",
                "mineral",
                "stage",
                "country",
                "quantity_t",
                "qualifier",
                "form",
                "source",
                "estimated",
            ],
            output: Vec::new(),
            series: BTreeSet::new(),
        };
        curated.read_output(root, &source_keys, iso3)?;
        Ok(curated)
    }

    fn read_output(
        &mut self,
        root: &Path,
        keys: &BTreeMap<String, String>,
        iso3: &BTreeSet<&str>,
    ) -> Result<()> {
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
        for row in &table.rows {
            let [year, mineral, stage, country, quantity, unit, estimated, source, _, form, qualifier, _] =
                &row.cells;
            let fault =
                |column: &str, expected: &str, found: &str| table.fault(row, column, expected, quote(found));
            if !NO_PLACE.contains(&country.as_str()) && !iso3.contains(country.as_str()) {
                return Err(fault("country_iso3", "a country of the map, WLD or OTH", country).into());
            }
            if unit != "t" {
                return Err(fault("unit", "t", unit).into());
            }
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
            let key =
                keys.get(source).ok_or_else(|| fault("source", &format!("cited_as of {SOURCES}"), source))?;
            self.series.insert((mineral.clone(), stage.clone()));
            self.output.push(vec![
                number(year).ok_or_else(|| fault("year", "a year", year))?,
                text(mineral),
                text(stage),
                text(country),
                if quantity.is_empty() {
                    Value::Null
                } else {
                    number(quantity).ok_or_else(|| fault("quantity", "a number", quantity))?
                },
                text(qualifier),
                text(form),
                text(key),
                Value::Bool(estimated),
            ]);
        }
        Ok(())
    }
}

/// Sources, and the key of each by the words in which the output table cites it.
fn sources(root: &Path) -> Result<(Vec<Source>, BTreeMap<String, String>)> {
    let columns = ["id", "title", "publisher", "licence", "url", "cited_as"];
    let table = Table::read(&root.join(SOURCES), SOURCES, columns)?;
    let mut keys = BTreeMap::new();
    let mut sources = Vec::new();
    for Row { cells: [id, title, publisher, licence, url, cited_as], .. } in &table.rows {
        let [id, title, publisher, licence, url] = [id, title, publisher, licence, url].map(Clone::clone);
        keys.insert(cited_as.clone(), id.clone());
        sources.push(Source { id, title, publisher, licence, url });
    }
    Ok((sources, keys))
}

fn records<const N: usize>(
    root: &Path,
    name: &str,
    columns: [&'static str; N],
    numbers: &[&str],
    iso3: &BTreeSet<&str>,
) -> Result<Vec<Record>> {
    let table = Table::read(&root.join(name), name, columns)?;
    let mut ids = BTreeSet::new();
    let mut records = Vec::new();
    for row in &table.rows {
        if !ids.insert(&row.cells[0]) {
            return Err(table.fault(row, "id", "an id once", quote(&row.cells[0])).into());
        }
        let record = columns.into_iter().zip(&row.cells).map(|(column, cell)| {
            let fault = |expected| table.fault(row, column, expected, quote(cell));
            if column.ends_with("_iso3") {
                known_codes(cell, iso3).ok_or_else(|| fault("codes of the map joined by |"))?;
            }
            let value = match (cell.is_empty(), numbers.contains(&column)) {
                (true, _) => Value::Null,
                (false, true) => number(cell).ok_or_else(|| fault("a number"))?,
                (false, false) => Value::String(cell.clone()),
            };
            Ok((column, value))
        });
        records.push(Record(record.collect::<Result<_, Fault>>()?));
    }
    Ok(records)
}

fn known_codes(cell: &str, iso3: &BTreeSet<&str>) -> Option<()> {
    cell.split('|').filter(|c| !c.is_empty()).all(|c| iso3.contains(c)).then_some(())
}

/// A number without a fraction stays an integer: `2480000.0` is `2480000`.
fn number(cell: &str) -> Option<Value> {
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    if let Ok(integer) = whole.parse::<i64>() {
        return Some(Value::from(integer));
    }
    Number::from_f64(cell.parse().ok()?).map(Value::Number)
}

fn text(cell: &str) -> Value {
    if cell.is_empty() { Value::Null } else { Value::String(cell.to_owned()) }
}
