//! The figures of a text: where each in braces comes from, and how a language writes it.
//! Knows paths into facts and tables; makes no figure itself.
//!
//! `{share importers.JPN.share}` is a way of writing and a path. A path leads into the facts of the step's question, into
//! those of another one that the step names (`{share touch: importers.JPN.share}`), to `asked.year` and its like, to a cell
//! of the tables of controls, initiatives and stocks (`{date CN-2023-GAGE.date_announced}`, `{t JPN/gallium/gallium imports.value}`),
//! to the output of a series in a year (`{share output.gallium.refinery.2024.CHN.share}`), or to a figure that the story says
//! who reported (`{count reported.people}`).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use minerals_map::analysis::Interval;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, Lang, Unit};
use minerals_map::query::Query;
use minerals_map::scene::Words;
use minerals_map::svg::escape;
use minerals_map::text::number;
use serde_json::Value;

use super::file::{Reported, Step};

/// Tables whose cells a text may quote, by the id of the row.
const TABLES: [&str; 3] =
    ["data/policy/controls.csv", "data/policy/initiatives.csv", "data/policy/stockpiles.csv"];
/// What the id of a row is made of in a table without one.
const NAMED_BY: [&str; 3] = ["country_iso3", "mineral", "metric"];

/// Rows of the tables, and the facts of every question asked so far.
pub struct Figures<'f> {
    folder: &'f Folder,
    rows: BTreeMap<String, BTreeMap<String, String>>,
    facts: RefCell<BTreeMap<String, Value>>,
}

/// The figures that one step may use.
pub struct Of<'f> {
    figures: &'f Figures<'f>,
    reported: &'f BTreeMap<String, Reported>,
    /// `None` beside a story, where there is no question.
    step: Option<&'f Step>,
}

/// A text with its figures, and where those come from.
#[derive(Debug, Default, PartialEq)]
pub struct Filled {
    /// HTML: every figure is a `data` element with its value and its path.
    pub html: String,
    /// The same in plain words.
    pub said: String,
    /// Names of sources and ids of rows that were quoted.
    pub quoted: Vec<String>,
    /// How many figures there are.
    pub count: usize,
}

impl<'f> Figures<'f> {
    /// Reads the tables.
    pub fn new(root: &Path, folder: &'f Folder) -> Result<Self> {
        let (mut rows, mut several) = (BTreeMap::new(), Vec::new());
        for table in TABLES {
            let mut reader = csv::Reader::from_path(root.join(table)).with_context(|| table.to_owned())?;
            for row in reader.deserialize() {
                let row: BTreeMap<String, String> = row.with_context(|| table.to_owned())?;
                let named = NAMED_BY.map(|column| row.get(column).map_or("", |cell| &**cell)).join("/");
                let id = row.get("id").cloned().unwrap_or(named);
                if let Some(before) = rows.insert(id, row) {
                    several
                        .push(NAMED_BY.map(|column| before.get(column).map_or("", |cell| &**cell)).join("/"));
                }
            }
        }
        // Which of several years would be meant, a name does not say.
        several.iter().for_each(|id| drop(rows.remove(id)));
        Ok(Self { folder, rows, facts: RefCell::default() })
    }

    /// A row of the tables.
    pub fn row(&self, id: &str) -> Option<&BTreeMap<String, String>> {
        self.rows.get(id)
    }

    /// Those of a step, or of a note beside the story.
    pub fn of(&'f self, step: Option<&'f Step>, reported: &'f BTreeMap<String, Reported>) -> Of<'f> {
        Of { figures: self, reported, step }
    }

    fn facts<T>(&self, link: &str, read: impl FnOnce(&Value) -> Result<T>) -> Result<T> {
        if !self.facts.borrow().contains_key(link) {
            let text = minerals_map::facts::answer(self.folder, link).map_err(|what| anyhow!(what))?;
            self.facts.borrow_mut().insert(link.to_owned(), serde_json::from_str(&text)?);
        }
        read(self.facts.borrow().get(link).context("facts")?)
    }
}

impl Of<'_> {
    /// A text with its figures as a language writes them.
    pub fn fill(&self, text: &str, lang: Lang) -> Result<Filled> {
        let words = Words::new(&self.figures.folder.dataset, lang);
        let mut filled = Filled::default();
        let mut rest = text;
        loop {
            let (before, after) = rest.split_once('{').unwrap_or((rest, ""));
            if let Some(typed) = before.chars().find(|c| c.is_numeric()) {
                bail!("{typed:?} is typed in; a figure in braces expected: {before:?}");
            }
            if before.contains('}') {
                bail!("a brace is closed that was not opened: {before:?}");
            }
            let text = if lang == Lang::Fr { bound(before) } else { before.to_owned() };
            filled.html += &escape(&text);
            filled.said += &text;
            if before.len() == rest.len() {
                return Ok(filled);
            }
            let (inside, after) =
                after.split_once('}').with_context(|| format!("a brace is not closed: {rest:?}"))?;
            let what = || format!("{{{inside}}}");
            let (how, path) = inside.split_once(' ').with_context(what)?;
            let found = self.find(path).with_context(what)?;
            let said = write(&words, how, &found.value, found.unit).with_context(what)?;
            let value = match &found.value {
                Value::Array(ends) => ends.iter().map(Value::to_string).collect::<Vec<_>>().join(" "),
                Value::String(text) => text.clone(),
                value => value.to_string(),
            };
            let asked =
                found.asked.map_or(String::new(), |link| [" data-ask=\"", &escape(&link), "\""].concat());
            filled.html += &format!(
                r#"<data value="{}" data-of="{}"{asked}>{}</data>"#,
                escape(&value),
                escape(found.path),
                escape(&said)
            );
            filled.said += &said;
            filled.quoted.extend(found.quoted);
            filled.count += 1;
            rest = after;
        }
    }

    fn find<'p>(&self, path: &'p str) -> Result<Found<'p>> {
        let plain =
            |value: Value, quoted: Option<String>| Found { value, unit: None, asked: None, path, quoted };
        if let Some(name) = path.strip_prefix("reported.") {
            let figure = self.reported.get(name).with_context(|| format!("reported: no {name:?}"))?;
            return Ok(plain(figure.value.clone(), Some(figure.source.clone())));
        }
        if let Some(path) = path.strip_prefix("output.") {
            return Ok(plain(output(&self.figures.folder.dataset, path)?, None));
        }
        if let Some((id, column)) = path.rsplit_once('.')
            && let Some(row) = self.figures.row(id)
        {
            let cell = row.get(column).with_context(|| format!("{id}: no column {column:?}"))?;
            let value = cell.parse::<f64>().map_or_else(|_| Value::from(cell.as_str()), Value::from);
            return Ok(plain(value, Some(id.to_owned())));
        }
        let step = self.step.context("there is no question here")?;
        let (link, path) = match path.split_once(": ") {
            Some((name, path)) => (step.also.get(name).with_context(|| format!("also: no {name:?}"))?, path),
            None => (&step.ask, path),
        };
        if let Some(key) = path.strip_prefix("asked.") {
            let value = asked(&self.figures.folder.dataset, link, key)?;
            return Ok(Found { value, unit: None, asked: Some(link.clone()), path, quoted: None });
        }
        self.figures.facts(link, |facts| {
            let value = follow(facts, path)?.clone();
            let unit = facts.get("unit").and_then(Value::as_str);
            let unit = Some(if unit == Some("t") { Unit::Tonnes } else { Unit::Usd });
            Ok(Found { value, unit, asked: Some(link.clone()), path, quoted: None })
        })
    }
}

/// French text whose high punctuation stays with its word: writers of stories type plain spaces.
fn bound(text: &str) -> String {
    [
        (" :", "\u{a0}:"),
        (" ;", "\u{202f};"),
        (" ?", "\u{202f}?"),
        (" !", "\u{202f}!"),
        ("« ", "«\u{202f}"),
        (" »", "\u{202f}»"),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (typed, set)| text.replace(typed, set))
}

/// A figure, and where it is from.
struct Found<'p> {
    value: Value,
    /// Unit of amounts beside it.
    unit: Option<Unit>,
    /// Link of the question whose facts hold it.
    asked: Option<String>,
    path: &'p str,
    /// Source or row that holds it.
    quoted: Option<String>,
}

/// Output of a series in a year: the year itself, or of a territory (`WLD` is the published world total) its tonnes or share.
fn output(dataset: &Dataset, path: &str) -> Result<Value> {
    let names: Vec<&str> = path.split('.').collect();
    let [mineral, stage, year, rest @ ..] = names.as_slice() else {
        bail!("output: a series and a year expected")
    };
    let series = dataset.output.iter().find(|s| s.mineral == *mineral && s.stage == *stage);
    let series = series.with_context(|| format!("output: no series {mineral}.{stage}"))?;
    let of =
        series.in_year(year.parse()?).with_context(|| format!("output: {mineral}.{stage} has no {year}"))?;
    let tonnes = |code: &str| {
        let place = dataset.place(code);
        let known = if code == "WLD" { of.world_tonnes } else { of.of(place?)?.tonnes };
        known.filter(|tonnes| tonnes.is_finite())
    };
    let known = |code: &str| tonnes(code).with_context(|| format!("output: that of {code} is not known"));
    Ok(match rest {
        ["year"] => Value::from(of.year),
        [code, "tonnes"] => Value::from(known(code)?),
        [code, "share"] => Value::from(known(code)? / known("WLD")?),
        _ => bail!("output: year, or a code with tonnes or share expected"),
    })
}

/// What a question says of itself.
fn asked(dataset: &Dataset, link: &str, key: &str) -> Result<Value> {
    let (query, _) = Query::parse(link, dataset);
    Ok(match key {
        "year" => Value::from(query.year),
        "stop" => Value::from(query.levers.stop_percent),
        "months" => Value::from(query.levers.months),
        "days" => Value::from(query.levers.days),
        "spare" => Value::from(query.levers.spare_percent),
        "grow" => Value::from(query.levers.grow_percent),
        _ => bail!("asked: year, stop, months, days, spare or grow expected, {key:?} found"),
    })
}

/// Goes down a path; in a list a name is the id of an entry.
fn follow<'v>(facts: &'v Value, path: &str) -> Result<&'v Value> {
    let mut at = facts;
    for name in path.split('.') {
        at = match at {
            Value::Array(entries) => match name.parse::<usize>() {
                Ok(place) => entries.get(place),
                Err(_) => entries.iter().find(|entry| entry.get("id").and_then(Value::as_str) == Some(name)),
            },
            other => other.get(name),
        }
        .with_context(|| format!("{path}: no {name:?}"))?;
    }
    Ok(at)
}

/// A value as a language writes it.
fn write(words: &Words<'_>, how: &str, value: &Value, unit: Option<Unit>) -> Result<String> {
    let number = || value.as_f64().with_context(|| format!("a number expected, {value} found"));
    let text = || value.as_str().with_context(|| format!("a date expected, {value} found"));
    let lang = words.lang;
    Ok(match (how, value) {
        ("share", Value::Array(ends)) => {
            let end = |at: usize| ends.get(at).and_then(Value::as_f64).context("an end is unknown");
            words.interval(Interval { low: end(0)?, high: end(1)? })
        }
        ("share", _) => words.share(number()?),
        ("percent", _) => [&number::decimal(lang, number()?, 0), number::percent_mark(lang)].concat(),
        ("amount", _) => {
            let (unit, amount) = (unit.context("a figure of the facts expected")?, number()?);
            if amount > 0.0 { words.amount(unit, amount) } else { words.round_amount(unit, amount) }
        }
        ("usd", _) => words.amount(Unit::Usd, number()? / 1000.0),
        ("t", _) => words.round_amount(Unit::Tonnes, number()?),
        ("count", _) => number::decimal(lang, number()?, 0),
        ("index", _) => number::decimal(lang, number()? * 10_000.0, 0),
        ("year", Value::String(years)) => years.clone(),
        ("year", _) => number()?.to_string(),
        ("date", _) => words.date(text()?),
        _ => bail!("{how:?}: share, percent, amount, usd, t, count, index, year or date expected"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_goes_through_lists_by_id_and_by_place() {
        let facts = json!({ "importers": [{ "id": "JPN", "share": 0.5, "share_touch": [0.6, 0.7] }] });
        assert_eq!(follow(&facts, "importers.JPN.share").unwrap(), &json!(0.5));
        assert_eq!(follow(&facts, "importers.JPN.share_touch.1").unwrap(), &json!(0.7));
        let missing = follow(&facts, "importers.CAN.share").unwrap_err().to_string();
        assert_eq!(missing, "importers.CAN.share: no \"CAN\"");
    }

    #[test]
    fn an_unknown_figure_is_no_figure() {
        let folder = Folder::open(&crate::shell::root().join("public/data")).unwrap();
        let words = Words::new(&folder.dataset, Lang::De);
        assert!(write(&words, "share", &Value::Null, None).is_err());
        assert!(write(&words, "share", &json!([0.1, null]), None).is_err());
        assert_eq!(write(&words, "share", &json!(0.874), None).unwrap(), "87\u{a0}%");
        assert_eq!(write(&words, "date", &json!("2026-06-29"), None).unwrap(), "29. Juni 2026");
        assert_eq!(write(&words, "index", &json!(0.25), None).unwrap(), "2.500");
    }
}
