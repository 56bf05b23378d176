//! What must hold of a story: its questions are links as the map writes them, no figure is typed in, every language says the
//! same figures, and whoever is quoted is named. Knows one story at a time.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use minerals_map::model::{Dataset, Lang};
use minerals_map::query::Query;

use super::figures::{Figures, Of};
use super::file::{Camera, Each, Story};

/// Name of the map's own data among the sources of a step.
pub const DATA: &str = "data";
/// Magnifications a camera may have.
const ZOOM: std::ops::RangeInclusive<f64> = 1.0..=8.0;

/// Checks a story and says how many figures it holds.
pub fn story(figures: &Figures<'_>, dataset: &Dataset, story: &Story) -> Result<usize> {
    ensure!(is_day(&story.revised), "revised: a day such as 2026-06-29 expected, {:?} found", story.revised);
    ensure!(!story.steps.is_empty(), "steps: at least one expected");
    for (name, source) in &story.sources {
        ensure!(source.url.starts_with("https://"), "sources.{name}: an address with https expected");
        ensure!(!source.title.trim().is_empty(), "sources.{name}: a title expected");
        ensure!(figures.row(name).is_none() && name != DATA, "sources.{name}: the name is taken");
    }
    for (name, figure) in &story.reported {
        ensure!(
            story.sources.contains_key(&figure.source),
            "reported.{name}: {:?} is none of the sources",
            figure.source
        );
    }
    let beside = figures.of(None, &story.reported);
    let mut count = same(&beside, &story.title, &[]).context("title")?;
    count += same(&beside, &story.standfirst, &[]).context("standfirst")?;
    let (mut ids, mut named) = (BTreeSet::new(), BTreeSet::new());
    for step in &story.steps {
        let place = || format!("step {}", step.id);
        ensure!(ids.insert(&step.id), "step {}: the name is taken", step.id);
        for link in step.also.values().chain([&step.ask]) {
            question(dataset, link).with_context(place)?;
        }
        camera(step.camera).with_context(place)?;
        sources(figures, story, &step.sources).with_context(place)?;
        named.extend(&step.sources);
        let of = figures.of(Some(step), &story.reported);
        count += same(&of, &step.heading, &step.sources).with_context(|| format!("{}, heading", place()))?;
        count += paragraphs(&of, &step.text, &step.sources).with_context(place)?;
    }
    if let Some(aside) = &story.aside {
        sources(figures, story, &aside.sources).context("aside")?;
        named.extend(&aside.sources);
        count += same(&beside, &aside.heading, &aside.sources).context("aside, heading")?;
        count += paragraphs(&beside, &aside.text, &aside.sources).context("aside")?;
    }
    if let Some(unread) = story.sources.keys().find(|name| !named.contains(name)) {
        bail!("sources.{unread}: no step names it");
    }
    Ok(count)
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(|part| part.parse::<u16>().is_ok())
}

fn question(dataset: &Dataset, link: &str) -> Result<()> {
    let (query, notices) = Query::parse(link, dataset);
    let own = query.link(dataset);
    ensure!(notices.is_empty() && own == link, "{link:?} is no link as the map writes it, {own:?} is");
    Ok(())
}

fn camera(camera: Camera) -> Result<()> {
    let [lon, lat] = camera.at;
    ensure!(ZOOM.contains(&camera.zoom), "camera: a zoom of {ZOOM:?} expected, {} found", camera.zoom);
    ensure!(lon.abs() <= 180.0 && lat.abs() <= 84.0, "camera: no place on the map: {:?}", camera.at);
    Ok(())
}

fn sources(figures: &Figures<'_>, story: &Story, named: &[String]) -> Result<()> {
    ensure!(!named.is_empty(), "sources: at least one expected");
    let is_known =
        |name: &str| name == DATA || story.sources.contains_key(name) || figures.row(name).is_some();
    match named.iter().find(|name| !is_known(name)) {
        Some(name) => {
            bail!("sources: {name:?} is neither {DATA:?}, nor a source of the story, nor a row of the tables")
        }
        None => Ok(()),
    }
}

/// Paragraphs of all languages as one text each.
fn paragraphs(of: &Of<'_>, text: &Each<Vec<String>>, named: &[String]) -> Result<usize> {
    let mut counts = BTreeSet::new();
    let mut said = Vec::new();
    for lang in Lang::ALL {
        ensure!(!text.of(lang).is_empty(), "text.{}: a paragraph expected", lang.code());
        said.push(figures_of(of, &text.of(lang).join("\n"), lang, named)?);
        counts.insert(text.of(lang).len());
    }
    ensure!(counts.len() == 1, "text: every language has as many paragraphs");
    agree(&said)
}

fn same(of: &Of<'_>, text: &Each<String>, named: &[String]) -> Result<usize> {
    let said = Lang::ALL
        .iter()
        .map(|lang| figures_of(of, text.of(*lang), *lang, named))
        .collect::<Result<Vec<_>>>()?;
    agree(&said)
}

/// The figures of a text, sorted, as they are written in braces.
fn figures_of(of: &Of<'_>, text: &str, lang: Lang, named: &[String]) -> Result<Vec<String>> {
    let place = || format!("in {}", lang.code());
    ensure!(!text.trim().is_empty(), "in {}: a text expected", lang.code());
    let filled = of.fill(text, lang).with_context(place)?;
    if let Some(source) = filled.quoted.iter().find(|source| !named.contains(source)) {
        bail!("in {}: {source:?} is quoted and not named among the sources", lang.code());
    }
    let mut braces: Vec<String> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
    ensure!(braces.len() == filled.count, "in {}: a brace that is no figure", lang.code());
    braces.sort();
    Ok(braces)
}

fn agree(said: &[Vec<String>]) -> Result<usize> {
    let first = said.first().context("a language")?;
    for (own, lang) in said.iter().zip(Lang::ALL) {
        if own != first {
            let odd = own.iter().find(|f| !first.contains(f)).or(first.iter().find(|f| !own.contains(f)));
            bail!("in {}: other figures than in {}: {odd:?}", lang.code(), Lang::ALL[0].code());
        }
    }
    Ok(first.len())
}

#[cfg(test)]
mod tests {
    use super::super::file::parse;
    use super::*;
    use minerals_map::model::disk::Folder;
    use serde_json::{Value, json};

    fn good() -> Value {
        let each = |text: &str| json!({ "de": text, "en": text, "fr": text, "ja": text });
        let lines = |text: &str| json!({ "de": [text], "en": [text], "fr": [text], "ja": [text] });
        json!({
            "revised": "2026-11-28",
            "title": each("A title"),
            "standfirst": each("A standfirst"),
            "sources": { "paper": { "title": "A paper", "url": "https://paper.example/" } },
            "reported": { "people": { "value": 300, "source": "paper" } },
            "steps": [{
                "id": "one",
                "ask": "f=JPN",
                "camera": { "view": "pacific", "at": [140, 35], "zoom": 2 },
                "also": { "before": "y=2022&f=JPN" },
                "heading": each("A heading"),
                "text": lines("In {year asked.year}, {share importers.JPN.share}; before, {share before: importers.JPN.share}. {count reported.people} people, on {date CN-2023-GAGE.date_announced}."),
                "sources": ["data", "paper", "CN-2023-GAGE"],
            }],
        })
    }

    fn complaint(change: impl FnOnce(&mut Value)) -> String {
        let root = crate::shell::root();
        let folder = Folder::open(&root.join("public/data")).unwrap();
        let figures = Figures::new(&root, &folder).unwrap();
        let mut value = good();
        change(&mut value);
        let result = parse("a-story", &value.to_string()).and_then(|s| story(&figures, &folder.dataset, &s));
        result.map_or_else(|what| format!("{what:#}"), |count| format!("{count} figures"))
    }

    #[test]
    fn a_story_holds_or_says_what_is_wrong_with_it() {
        assert_eq!(complaint(|_| ()), "5 figures");
        let says = |change: fn(&mut Value), expected: &str| {
            let said = complaint(change);
            assert!(said.contains(expected), "{said}\nexpected: {expected}");
        };
        says(|v| v["title"]["fr"] = json!("In 2022"), "title: in fr: '2' is typed in");
        says(|v| v["title"] = json!({ "de": "a", "en": "b", "fr": "c" }), "missing field `ja`");
        says(
            |v| v["steps"][0]["text"]["ja"][0] = json!("{share importers.JPN.share}"),
            "in ja: other figures than in de",
        );
        says(|v| v["steps"][0]["text"]["en"][0] = json!("{share importers.XYZ.share}"), "no \"XYZ\"");
        says(
            |v| v["steps"][0]["text"]["en"][0] = json!("{share importers.JPN.share"),
            "a brace is not closed",
        );
        says(
            |v| v["steps"][0]["text"]["en"][0] = json!("{odds importers.JPN.share}"),
            "\"odds\": share, percent",
        );
        says(
            |v| v["steps"][0]["sources"] = json!(["data", "CN-2023-GAGE"]),
            "\"paper\" is quoted and not named",
        );
        says(|v| v["steps"][0]["sources"] = json!([]), "sources: at least one expected");
        says(|v| v["steps"][0]["sources"][1] = json!("nobody"), "\"nobody\" is neither");
        says(|v| v["steps"][0]["ask"] = json!("f=JPN&m=graphite"), "no link as the map writes it");
        says(|v| v["steps"][0]["ask"] = json!("m=unobtainium"), "no link as the map writes it");
        says(|v| v["steps"][0]["camera"]["zoom"] = json!(0), "a zoom of");
        says(
            |v| v["sources"]["other"] = json!({ "title": "t", "url": "https://o.example/" }),
            "sources.other: no step names it",
        );
        says(
            |v| v["sources"]["paper"]["url"] = json!("javascript:alert(1)"),
            "an address with https expected",
        );
        says(|v| v["revised"] = json!("yesterday"), "a day such as");
        says(|v| v["steps"][0]["note"] = json!("?"), "unknown field `note`");
        says(|v| v["steps"][0]["id"] = json!("Step one"), "stands in an address");
    }
}
