//! Files of the dataset into the model, with every promise of the schema checked.
//! Knows both shapes; an error names the file's place, what was expected and what was found.

use super::wire::{self, SCHEMA};
use super::{Country, Dataset, Group, HsLine, Mineral, Place, Row, Rows, Stage};
use std::fmt;

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not the JSON of this schema: where and what, in the parser's words.
    Shape(String),
    /// Of another schema version.
    Version(u32),
    /// Of another edition than the index.
    Edition(String),
    /// Well-formed, but a promise of the schema is broken.
    Broken(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(what) => write!(f, "not a file of this schema: {what}"),
            Self::Version(found) => write!(f, "schema version {SCHEMA} expected, {found} found"),
            Self::Edition(found) => write!(f, "another edition: {found}"),
            Self::Broken(what) => write!(f, "{what}"),
        }
    }
}

/// Only the version, read first so that a file of another shape is named by its version.
#[derive(serde::Deserialize)]
struct Version {
    schema: u32,
}

fn parse<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Refusal> {
    let version: Version = serde_json::from_str(json).map_err(|e| Refusal::Shape(e.to_string()))?;
    if version.schema != SCHEMA {
        return Err(Refusal::Version(version.schema));
    }
    serde_json::from_str(json).map_err(|e| Refusal::Shape(e.to_string()))
}

fn broken<T>(what: String) -> Result<T, Refusal> {
    Err(Refusal::Broken(what))
}

/// Reads `index.json`.
///
/// # Errors
/// A [`Refusal`] when the text is not an index of this schema.
pub fn index(json: &str) -> Result<Dataset, Refusal> {
    let file: wire::Index = parse(json)?;
    if file.countries.len() > 256 {
        return broken(format!("countries: at most 256 expected, {} found", file.countries.len()));
    }
    if !file.countries.is_sorted_by(|a, b| a.id < b.id) {
        return broken("countries: sorted by a unique code expected".to_owned());
    }
    let codes: Vec<String> = file.countries.iter().map(|c| c.id.clone()).collect();
    let mut countries = Vec::with_capacity(file.countries.len());
    for country in file.countries {
        countries.push(self::country(country, &codes)?);
    }
    let minerals = file.minerals.into_iter().map(mineral).collect::<Result<Vec<_>, _>>()?;
    if minerals.is_empty() {
        return broken("minerals: at least one expected, none found".to_owned());
    }
    Ok(Dataset { edition: file.edition, trade: file.trade, countries, minerals, sources: file.sources })
}

fn find(codes: &[String], code: &str) -> Option<Place> {
    codes.binary_search_by(|c| c.as_str().cmp(code)).ok().and_then(|at| u8::try_from(at).ok()).map(Place)
}

fn country(file: wire::Country, codes: &[String]) -> Result<Country, Refusal> {
    let mut groups = 0;
    for code in &file.groups {
        match Group::parse(code) {
            Some(group) => groups |= group.bit(),
            None => return broken(format!("country {}: group code expected, {code} found", file.id)),
        }
    }
    let covers: Option<Vec<Place>> = file.covers.iter().map(|code| find(codes, code)).collect();
    let Some(covers) = covers else {
        return broken(format!("country {}: covers: known codes expected, {:?} found", file.id, file.covers));
    };
    if file.at.is_some_and(|[lon, lat]| lon.abs() > 180.0 || lat.abs() > 90.0) {
        return broken(format!("country {}: degrees expected, {:?} found", file.id, file.at));
    }
    Ok(Country { code: file.id, iso2: file.iso2, name: file.name, at_deg: file.at, groups, covers })
}

fn mineral(file: wire::Mineral) -> Result<Mineral, Refusal> {
    if file.stages.is_empty() {
        return broken(format!("mineral {}: at least one stage expected, none found", file.id));
    }
    let stages = file.stages.into_iter().map(|s| stage(&file.id, s)).collect::<Result<Vec<_>, _>>()?;
    Ok(Mineral { id: file.id, name: file.name, stages, files: file.files })
}

fn stage(mineral: &str, file: wire::Stage) -> Result<Stage, Refusal> {
    let mut lines = Vec::with_capacity(file.lines.len());
    for text in &file.lines {
        match HsLine::parse(text) {
            Some(line) => lines.push(line),
            None => return broken(format!("{mineral}/{}: six digits expected, {text} found", file.id)),
        }
    }
    let coverage: Vec<_> =
        file.coverage.iter().flat_map(|run| (run.first..=run.last).map(|year| (year, run.kind))).collect();
    if !coverage.is_sorted_by(|a, b| a.0 < b.0) {
        return broken(format!("{mineral}/{}: coverage: ascending years expected", file.id));
    }
    Ok(Stage {
        id: file.id,
        tier: file.tier,
        revision: file.revision,
        lines,
        name: file.name,
        goods: file.goods,
        caveat: file.caveat,
        coverage,
    })
}

/// Reads a file of flows that belongs to `dataset`.
///
/// # Errors
/// A [`Refusal`] when the text is not a file of flows of this schema, edition and mineral.
pub fn flows(json: &str, dataset: &Dataset, mineral: &str) -> Result<Rows, Refusal> {
    let file: wire::Flows = parse(json)?;
    if file.edition != dataset.edition {
        return Err(Refusal::Edition(file.edition));
    }
    if file.mineral != mineral {
        return broken(format!("mineral {mineral} expected, {} found", file.mineral));
    }
    let mut places = Vec::with_capacity(file.places.len());
    for code in &file.places {
        match dataset.place(code) {
            Some(place) => places.push(place),
            None => return broken(format!("places: a code of the index expected, {code} found")),
        }
    }
    let mut rows = Rows::default();
    for block in &file.blocks {
        let Some(line) = HsLine::parse(&block.line) else {
            return broken(format!("blocks: six digits expected, {} found", block.line));
        };
        rows.push_span(line, block.year, block_rows(block, &places)?);
    }
    Ok(rows)
}

fn block_rows(block: &wire::Block, places: &[Place]) -> Result<Vec<Row>, Refusal> {
    let wrong = |what: &str| Refusal::Broken(format!("block {} {}: {what}", block.line, block.year));
    let count: usize = block.n.iter().map(|n| usize::from(*n)).sum();
    if block.from.len() != block.n.len()
        || block.to.len() != count
        || block.usd.len() != count
        || block.kg.len() != count
    {
        return Err(wrong("columns of one length expected"));
    }
    let place = |at: usize| places.get(at).copied().ok_or_else(|| wrong("a position in places expected"));
    let mut rows = Vec::with_capacity(count);
    let mut cells = block.to.iter().zip(&block.usd).zip(&block.kg);
    for (from, n) in block.from.iter().zip(&block.n) {
        let from = place(usize::from(*from))?;
        let mut at = 0;
        for ((step, usd), kg) in cells.by_ref().take(usize::from(*n)) {
            at += usize::from(*step);
            rows.push(Row { from, to: place(at)?, usd: *usd, kg: *kg });
        }
    }
    Ok(rows)
}
