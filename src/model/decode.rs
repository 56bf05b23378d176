//! Files of the dataset into the model, with every promise of the schema checked.
//! Knows the published shape ([`super::wire`]); an error names the place, what was expected and what was found.

use super::wire::{CoverageKind, FlowFile, Names, SCHEMA, Source};
use super::{Country, Dataset, Group, HsLine, Mineral, Place, Row, Rows, Stage};
use crate::json::{Json, Wrong, list, list_or_none, need, text, text_item, whole, whole_field, whole_item};
use std::fmt;

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not the JSON of this schema: where and what.
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
            Self::Broken(what) => f.write_str(what),
        }
    }
}

impl From<Wrong> for Refusal {
    fn from(wrong: Wrong) -> Self {
        Self::Shape(wrong.0)
    }
}

fn broken<T>(what: String) -> Result<T, Refusal> {
    Err(Refusal::Broken(what))
}

fn check_version<J: Json>(file: &J) -> Result<(), Refusal> {
    match whole_field(file, "schema")? {
        SCHEMA => Ok(()),
        other => Err(Refusal::Version(other)),
    }
}

/// Reads `index.json`.
///
/// # Errors
/// A [`Refusal`] when the value is not an index of this schema.
pub fn index<J: Json>(file: &J) -> Result<Dataset, Refusal> {
    check_version(file)?;
    let codes = list(file, "countries", |c| text(c, "id"))?;
    if codes.len() > 256 {
        return broken(format!("countries: at most 256 expected, {} found", codes.len()));
    }
    if !codes.is_sorted_by(|a, b| a < b) {
        return broken("countries: sorted by a unique code expected".to_owned());
    }
    let countries = list(file, "countries", |c| country(c, &codes))?;
    let minerals = list(file, "minerals", mineral)?;
    if minerals.is_empty() {
        return broken("minerals: at least one expected, none found".to_owned());
    }
    for stage in minerals.iter().flat_map(|m| &m.stages) {
        if !stage.coverage.is_sorted_by(|a, b| a.0 < b.0) {
            return broken(format!("stage {}: coverage: ascending years expected", stage.id));
        }
    }
    let (edition, trade) = (text(file, "edition")?, text(file, "trade")?);
    Ok(Dataset { edition, trade, countries, minerals, sources: list(file, "sources", source)? })
}

#[inline(never)]
fn names<J: Json>(object: &J, key: &str) -> Result<Names, Wrong> {
    let names = need(object, key)?;
    let of = |lang: &str| text(&names, lang);
    Ok(Names { en: of("en")?, de: of("de")?, fr: of("fr")?, ja: of("ja")? })
}

fn country<J: Json>(file: &J, codes: &[String]) -> Result<Country, Wrong> {
    let code = text(file, "id")?;
    let mut groups = 0;
    for group in list_or_none(file, "groups", text_item)? {
        let group = Group::parse(&group)
            .ok_or_else(|| Wrong(format!("country {code}: a group code expected, {group} found")))?;
        groups |= group.bit();
    }
    let covers = list_or_none(file, "covers", |c| {
        let covered = text_item(c)?;
        let at = codes.binary_search(&covered).ok().and_then(|at| u8::try_from(at).ok());
        at.map(Place).ok_or_else(|| Wrong(format!("country {code}: a known code expected, {covered} found")))
    })?;
    let at = list_or_none(file, "at", |d| {
        d.number().ok_or_else(|| Wrong(format!("country {code}: degrees expected")))
    })?;
    let at_deg = match at.as_slice() {
        [] => None,
        [lon, lat] if lon.abs() <= 180.0 && lat.abs() <= 90.0 => Some([*lon, *lat]),
        _ => return Err(Wrong(format!("country {code}: two degrees on the globe expected"))),
    };
    Ok(Country { iso2: text(file, "iso2")?, name: names(file, "name")?, code, at_deg, groups, covers })
}

fn mineral<J: Json>(file: &J) -> Result<Mineral, Wrong> {
    let id = text(file, "id")?;
    let stages = list(file, "stages", stage)?;
    if stages.is_empty() {
        return Err(Wrong(format!("mineral {id}: at least one stage expected, none found")));
    }
    Ok(Mineral { id, name: names(file, "name")?, stages, files: list(file, "files", flow_file)? })
}

fn flow_file<J: Json>(file: &J) -> Result<FlowFile, Wrong> {
    Ok(FlowFile {
        file: text(file, "file")?,
        first_year: whole_field(file, "first_year")?,
        last_year: whole_field(file, "last_year")?,
        rows: whole_field(file, "rows")?,
    })
}

fn hs_line(text: &str) -> Result<HsLine, Wrong> {
    HsLine::parse(text).ok_or_else(|| Wrong(format!("six digits expected, {text} found")))
}

fn stage<J: Json>(file: &J) -> Result<Stage, Wrong> {
    let runs = list(file, "coverage", |run| {
        let kind = match text(run, "kind")?.as_str() {
            "complete" => CoverageKind::Complete,
            "value only" => CoverageKind::ValueOnly,
            "partial" => CoverageKind::Partial,
            other => {
                return Err(Wrong(format!("kind: complete, value only or partial expected, {other} found")));
            }
        };
        Ok((whole_field::<_, u16>(run, "first")?, whole_field::<_, u16>(run, "last")?, kind))
    })?;
    Ok(Stage {
        id: text(file, "id")?,
        tier: whole_field(file, "tier")?,
        revision: text(file, "revision")?,
        lines: list(file, "lines", |l| hs_line(&text_item(l)?))?,
        name: names(file, "name")?,
        goods: names(file, "goods")?,
        caveat: names(file, "caveat")?,
        coverage: runs
            .into_iter()
            .flat_map(|(first, last, kind)| (first..=last).map(move |y| (y, kind)))
            .collect(),
    })
}

fn source<J: Json>(file: &J) -> Result<Source, Wrong> {
    Ok(Source {
        id: text(file, "id")?,
        title: text(file, "title")?,
        publisher: text(file, "publisher")?,
        licence: text(file, "licence")?,
        url: text(file, "url")?,
    })
}

/// Reads a file of flows that belongs to `dataset`.
///
/// # Errors
/// A [`Refusal`] when the value is not a file of flows of this schema, edition and mineral.
pub fn flows<J: Json>(file: &J, dataset: &Dataset, mineral: &str) -> Result<Rows, Refusal> {
    check_version(file)?;
    let edition = text(file, "edition")?;
    if edition != dataset.edition {
        return Err(Refusal::Edition(edition));
    }
    let found = text(file, "mineral")?;
    if found != mineral {
        return broken(format!("mineral {mineral} expected, {found} found"));
    }
    let places = list(file, "places", |code| {
        let code = text_item(code)?;
        dataset.place(&code).ok_or_else(|| Wrong(format!("a code of the index expected, {code} found")))
    })?;
    let mut rows = Rows::default();
    list(file, "blocks", |block| {
        let line = hs_line(&text(block, "line")?)?;
        rows.push_span(line, whole_field(block, "year")?, block_rows(block, &places)?);
        Ok(())
    })?;
    Ok(rows)
}

fn block_rows<J: Json>(block: &J, places: &[Place]) -> Result<Vec<Row>, Wrong> {
    let from: Vec<usize> = list(block, "from", whole_item)?;
    let n: Vec<usize> = list(block, "n", whole_item)?;
    let to: Vec<usize> = list(block, "to", whole_item)?;
    let usd: Vec<u64> = list(block, "usd", whole_item)?;
    let kg = list(block, "kg", |kg| {
        if kg.is_null() {
            return Ok(None);
        }
        whole(kg).map(Some).ok_or_else(|| Wrong("kilograms or null expected".to_owned()))
    })?;
    let count: usize = n.iter().sum();
    if from.len() != n.len() || [to.len(), usd.len(), kg.len()] != [count; 3] {
        return Err(Wrong("columns of one length expected".to_owned()));
    }
    let place =
        |at: usize| places.get(at).copied().ok_or_else(|| Wrong("a position in places expected".to_owned()));
    let mut rows = Vec::with_capacity(count);
    let mut cells = to.iter().zip(&usd).zip(&kg);
    for (from, n) in from.iter().zip(&n) {
        let from = place(*from)?;
        let mut at = 0;
        for ((step, usd), kg) in cells.by_ref().take(*n) {
            at += *step;
            rows.push(Row { from, to: place(at)?, usd: *usd, kg: *kg });
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::model::fixture::world;

    const FLOWS: &str = r#"{"schema":1,"edition":"test","mineral":"graphite","places":["CHN","JPN","MOZ"],
        "blocks":[{"line":"250410","year":2024,"from":[0,2],"n":[1,1],"to":[1,1],"usd":[60000,40000],"kg":[3000,null]}]}"#;

    fn refused(from: &str, to: &str) -> String {
        let (dataset, _) = world("CHN > JPN 60k\nMOZ > JPN 40k");
        let json = FLOWS.replacen(from, to, 1);
        assert_ne!(json, FLOWS, "{from}");
        match parse(&json) {
            Err(e) => e.0,
            Ok(value) => flows(&&value, &dataset, "graphite").expect_err("a refusal").to_string(),
        }
    }

    #[test]
    fn rows_keep_dollars_kilograms_and_the_unknown() {
        let (dataset, _) = world("CHN > JPN 60k\nMOZ > JPN 40k");
        let rows = flows(&&parse(FLOWS).expect("JSON"), &dataset, "graphite").expect("rows");
        let all: Vec<(u64, Option<u64>)> = rows.of(&rows.spans()[0]).map(|r| (r.usd, r.kg)).collect();
        assert_eq!(all, [(60_000, Some(3_000)), (40_000, None)]);
    }

    #[test]
    fn a_refusal_names_the_place_and_what_was_expected() {
        let cases = [
            (r#""schema":1"#, r#""schema":9"#, "schema version 1 expected, 9 found"),
            (r#""test""#, r#""old""#, "another edition: old"),
            ("graphite", "gallium", "mineral graphite expected, gallium found"),
            ("MOZ", "XXX", "not a file of this schema: places[2].a code of the index expected, XXX found"),
            ("250410", "2504", "not a file of this schema: blocks[0].six digits expected, 2504 found"),
            (
                "[1,1],\"to\"",
                "[1],\"to\"",
                "not a file of this schema: blocks[0].columns of one length expected",
            ),
            (
                "\"to\":[1,1]",
                "\"to\":[1,9]",
                "not a file of this schema: blocks[0].a position in places expected",
            ),
            (
                "60000",
                "-6",
                "not a file of this schema: blocks[0].usd[0].item: a whole number in range expected",
            ),
            ("null", "\"many\"", "not a file of this schema: blocks[0].kg[1].kilograms or null expected"),
            ("places", "plac", "not a file of this schema: places: a field expected"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(refused(from, to), expected);
        }
    }
}
