//! Files of the dataset into the model, with every promise of the schema checked.
//! Knows the published shape ([`super::wire`]); an error names the place, what was expected and what was found.

mod control;
mod deal;
mod extras;
mod flows;
mod initiative;
mod output;

use super::wire::{CoverageKind, FlowFile, SCHEMA, Source};
use super::{
    Closure, Country, Dataset, Group, HsLine, Lang, Mineral, Names, OutputSeries, Place, ReserveSeries, Stage,
};
use crate::json::{Json, Wrong, list, list_or_none, need, text, text_item, text_or_null, whole_field, wrong};
pub use extras::extras;
pub use flows::flows;
use std::fmt;

/// Years that a row may have.
pub const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

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

/// Version 1 named no kind.
#[inline(never)]
fn check_version<J: Json>(file: &J, kind: &str) -> Result<(), Refusal> {
    match whole_field(file, "schema")? {
        1 => Ok(()),
        SCHEMA if text(file, "kind")? == kind => Ok(()),
        SCHEMA => Err(wrong("kind", kind).into()),
        other => Err(Refusal::Version(other)),
    }
}

/// Reads `index.json`.
///
/// # Errors
/// A [`Refusal`] when the value is not an index of this schema.
pub fn index<J: Json>(file: &J) -> Result<Dataset, Refusal> {
    read::<_, true>(file)
}

/// Reads the `start.json` of one language, and of `index.json` what is in that too: neither reserves nor controls nor
/// initiatives.
///
/// # Errors
/// As [`index`].
pub fn first_view<J: Json>(file: &J) -> Result<Dataset, Refusal> {
    read::<_, false>(file)
}

fn read<J: Json, const WHOLE: bool>(file: &J) -> Result<Dataset, Refusal> {
    // A reader's own data begin with a whole index, which has every language.
    let mut spoken = None;
    if WHOLE || check_version(file, "start").is_err() {
        check_version(file, "index")?;
    } else {
        let lang = text(file, "lang")?;
        spoken = Some(Lang::parse(&lang).ok_or_else(|| wrong("lang", "a language of the map"))?);
    }
    let codes = list(file, "countries", |c| text(c, "id"))?;
    if codes.len() > 256 {
        return broken(format!("countries: at most 256 expected, {} found", codes.len()));
    }
    if !codes.is_sorted_by(|a, b| a < b) {
        return broken("countries: sorted by a unique code expected".to_owned());
    }
    let countries = list(file, "countries", |c| country(c, &codes, spoken))?;
    let sources = list(file, "sources", source)?;
    let output = output::output::<_, WHOLE>(file, &codes, &sources)?;
    let reserves = if WHOLE { output::reserves(file, &codes, &sources)? } else { Vec::new() };
    let minerals = list(file, "minerals", |m| mineral(m, &output, WHOLE.then_some(&reserves), spoken))?;
    if minerals.is_empty() {
        return broken("minerals: at least one expected, none found".to_owned());
    }
    for stage in minerals.iter().flat_map(|m| &m.stages) {
        if !stage.coverage.is_sorted_by(|a, b| a.0 < b.0) {
            return broken(format!("stage {}: coverage: ascending years expected", stage.id));
        }
    }
    let controls =
        if WHOLE { list(file, "controls", |c| control::control(c, &codes, &minerals))? } else { Vec::new() };
    let initiatives = if WHOLE {
        list(file, "initiatives", |i| initiative::initiative(i, &codes, &minerals))?
    } else {
        Vec::new()
    };
    let deals = list_or_none(file, "deals", |d| deal::deal(d, &codes, &minerals, spoken))?;
    let what_if = file.field("what_if").map(|_| text_or_null(file, "what_if")).transpose()?.flatten();
    let (edition, trade) = (text(file, "edition")?, text(file, "trade")?);
    Ok(Dataset {
        edition,
        trade,
        countries,
        minerals,
        sources,
        output,
        reserves,
        controls,
        initiatives,
        deals,
        what_if,
    })
}

/// A file of another edition than the index is refused: a mixture would be neither.
fn check_edition<J: Json>(file: &J, edition: &str) -> Result<(), Refusal> {
    let found = text(file, "edition")?;
    if found == edition { Ok(()) } else { Err(Refusal::Edition(found)) }
}

/// The minerals that a record concerns, ascending positions in the index.
#[inline(never)]
fn concerned<J: Json>(file: &J, minerals: &[Mineral]) -> Result<Vec<usize>, Wrong> {
    let of = list(file, "of", |slug| {
        let slug = text_item(slug)?;
        let at = minerals.iter().position(|m| m.id == slug);
        at.ok_or_else(|| Wrong(["a mineral of the index expected, ", &slug, " found"].concat()))
    })?;
    if of.is_sorted_by(|a, b| a < b) {
        Ok(of)
    } else {
        Err(wrong("of", "minerals in the order of the index, each once,"))
    }
}

/// A number, or `None` for `null`.
#[inline(never)]
fn number_or_null<J: Json>(file: &J, key: &str) -> Result<Option<f64>, Wrong> {
    let value = need(file, key)?;
    if value.is_null() {
        return Ok(None);
    }
    value.number().map(Some).ok_or_else(|| wrong(key, "a number or null"))
}

/// The territory with this code; `codes` are sorted.
#[inline(never)]
fn place(codes: &[String], code: &str) -> Option<Place> {
    let at = codes.binary_search_by(|c| c.as_str().cmp(code)).ok()?;
    u8::try_from(at).ok().map(Place)
}

/// The names of a thing in every language.
fn names<J: Json>(object: &J, key: &str) -> Result<Names, Wrong> {
    names_in(object, key, None)
}

/// The names of a thing in the language that a file speaks; in every language without one.
#[inline(never)]
fn names_in<J: Json>(object: &J, key: &str, spoken: Option<Lang>) -> Result<Names, Wrong> {
    let (file, names) = (need(object, key)?, Names::default());
    let all = [Lang::En, Lang::De, Lang::Fr, Lang::Ja];
    for lang in spoken.as_ref().map_or(&all[..], std::slice::from_ref) {
        names.learn(*lang, &text(&file, lang.code())?);
    }
    Ok(names)
}

fn country<J: Json>(file: &J, codes: &[String], spoken: Option<Lang>) -> Result<Country, Wrong> {
    let code = text(file, "id")?;
    let mut groups = 0;
    for group in list_or_none(file, "groups", text_item)? {
        let group = Group::parse(&group)
            .ok_or_else(|| Wrong(format!("country {code}: a group code expected, {group} found")))?;
        groups |= group.bit();
    }
    let covers = list_or_none(file, "covers", |c| {
        let covered = text_item(c)?;
        place(codes, &covered)
            .ok_or_else(|| Wrong(format!("country {code}: a known code expected, {covered} found")))
    })?;
    let at = list_or_none(file, "at", |d| {
        d.number().ok_or_else(|| Wrong(format!("country {code}: degrees expected")))
    })?;
    let at_deg = match at.as_slice() {
        [] => None,
        [lon, lat] if lon.abs() <= 180.0 && lat.abs() <= 90.0 => Some([*lon, *lat]),
        _ => return Err(Wrong(format!("country {code}: two degrees on the globe expected"))),
    };
    let name = names_in(file, "name", spoken)?;
    Ok(Country { iso2: text(file, "iso2")?, name, code, at_deg, groups, covers })
}

#[inline(always)]
fn mineral<J: Json>(
    file: &J,
    output: &[OutputSeries],
    known: Option<&Vec<ReserveSeries>>,
    spoken: Option<Lang>,
) -> Result<Mineral, Wrong> {
    let id = text(file, "id")?;
    let stages = list(file, "stages", |s| stage(s, output, spoken))?;
    if stages.is_empty() {
        return Err(Wrong(format!("mineral {id}: at least one stage expected, none found")));
    }
    let reserves = match known {
        None => Vec::new(),
        Some(known) => list_or_none(file, "reserves", |name| {
            let name = text_item(name)?;
            let at = known.iter().position(|r| r.mineral == name);
            at.ok_or_else(|| Wrong(["a series of reserves expected, ", &name, " found"].concat()))
        })?,
    };
    let name = names_in(file, "name", spoken)?;
    Ok(Mineral { id, name, stages, files: list(file, "files", flow_file)?, reserves })
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

fn stage<J: Json>(file: &J, output: &[OutputSeries], spoken: Option<Lang>) -> Result<Stage, Wrong> {
    let runs = list(file, "coverage", |run| {
        let found = text(run, "kind")?;
        let kind = CoverageKind::parse(&found).ok_or_else(|| {
            Wrong(["kind: complete, value only or partial expected, ", &found, " found"].concat())
        })?;
        let years = [whole_field::<_, u16>(run, "first")?, whole_field(run, "last")?];
        if years.iter().any(|year| !YEARS.contains(year)) {
            return Err(wrong("coverage", "years from 1900 to 2100"));
        }
        Ok((years, kind))
    })?;
    let closure = match text(file, "closure")?.as_str() {
        "production" => Closure::Production,
        "net_exports" => Closure::NetExports,
        other => {
            return Err(Wrong(["closure: production or net_exports expected, ", other, " found"].concat()));
        }
    };
    let output = match list_or_none(file, "output", text_item)?.as_slice() {
        [] => None,
        name => Some(series(output, name)?),
    };
    Ok(Stage {
        id: text(file, "id")?,
        tier: whole_field(file, "tier")?,
        revision: text(file, "revision")?,
        lines: list(file, "lines", |l| hs_line(&text_item(l)?))?,
        closure,
        output,
        name: names_in(file, "name", spoken)?,
        goods: names_in(file, "goods", spoken)?,
        caveat: names_in(file, "caveat", spoken)?,
        coverage: runs
            .into_iter()
            .flat_map(|([first, last], kind)| (first..=last).map(move |y| (y, kind)))
            .collect(),
    })
}

/// Position of the series with this name: mineral and stage.
fn series(output: &[OutputSeries], name: &[String]) -> Result<usize, Wrong> {
    let found = output.iter().position(|o| name.iter().eq([&o.mineral, &o.stage]));
    found.ok_or_else(|| Wrong(["output: a series expected, ", &name.join(" "), " found"].concat()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    const INDEX: &str = r#"{"schema":1,"edition":"e","trade":"t","countries":[],"sources":[
        {"id":"usgs","title":"t","publisher":"p","licence":"l","url":"u"}],"minerals":[{"id":"tin","name":NAMES,"files":[],
        "reserves":["tin"],"stages":[{"id":"ore","tier":1,"revision":"","lines":[],"closure":"production",
        "output":["tin","mine"],"name":NAMES,"goods":NAMES,"caveat":NAMES,"coverage":[]}]}],"controls":[],"initiatives":[],"output":{
        "columns":["year","mineral","stage","country","quantity_t","qualifier","form","source","estimated"],
        "rows":[[2024,"tin","mine","WLD",9,null,"content","usgs",true]]},"reserves":{
        "columns":["year","mineral","country","quantity_t","qualifier","form","source"],
        "rows":[[2025,"tin","WLD",90,">","content","usgs"]]}}"#;

    fn read(from: &str, to: &str) -> Result<Dataset, String> {
        assert!(INDEX.contains(from), "{from}");
        let json = INDEX.replacen(from, to, 1).replace("NAMES", r#"{"en":"","de":"","fr":"","ja":""}"#);
        index(&&parse(&json).map_err(|e| e.0)?).map_err(|e| e.to_string())
    }

    #[test]
    fn stages_and_minerals_point_to_their_series() {
        let data = read("", "").expect("an index");
        let stage = &data.minerals[0].stages[0];
        assert_eq!(
            (stage.closure, stage.output, data.minerals[0].reserves.as_slice()),
            (Closure::Production, Some(0), &[0][..])
        );
        let data = read(r#""output":["tin","mine"],"#, "").expect("an index");
        assert_eq!(data.minerals[0].stages[0].output, None);
        let data = read(r#""reserves":["tin"],"#, "").expect("an index");
        assert!(data.minerals[0].reserves.is_empty());
    }

    #[test]
    fn the_file_beside_may_be_named_or_not() {
        let of = |to: &str| read(r#""controls":[]"#, to).map(|data| data.what_if);
        assert_eq!(of(r#""controls":[]"#), Ok(None));
        assert_eq!(of(r#""what_if":null,"controls":[]"#), Ok(None));
        assert_eq!(of(r#""what_if":"w.json","controls":[]"#), Ok(Some("w.json".to_owned())));
        let wrong = "not a file of this schema: what_if: a text or null expected".to_owned();
        assert_eq!(of(r#""what_if":7,"controls":[]"#), Err(wrong));
    }

    #[test]
    fn a_series_that_is_not_there_is_refused() {
        let stage = "not a file of this schema: minerals[0].stages[0].";
        let cases = [
            (r#"["tin","mine"]"#, r#"["tin","refinery"]"#, format!("{stage}output: a series expected, tin refinery found")),
            (r#"["tin","mine"]"#, r#"["tin"]"#, format!("{stage}output: a series expected, tin found")),
            (
                r#""production""#,
                r#""imports""#,
                format!("{stage}closure: production or net_exports expected, imports found"),
            ),
            (r#""closure":"production","#, "", format!("{stage}closure: a field expected")),
            (
                r#"["tin"]"#,
                r#"["zinc"]"#,
                "not a file of this schema: minerals[0].reserves[0].a series of reserves expected, zinc found".to_owned(),
            ),
        ];
        for (from, to, expected) in cases {
            assert_eq!(read(from, to), Err(expected));
        }
    }
}
