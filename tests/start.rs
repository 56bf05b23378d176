//! What a page begins with, `start.<language>.json`, beside the whole index: what it leaves out, and that no answer needs that.
//! Reads the published files; the outlines of the start are in geometry.rs.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "test helpers")]

use std::fs;
use std::path::Path;

use minerals_map::analysis::analyze;
use minerals_map::analysis::chain::chain;
use minerals_map::model::decode;
use minerals_map::model::disk::Folder;
use minerals_map::model::wire::{NOT_AT_THE_START, start_file};
use minerals_map::model::{Dataset, Lang, OutputYear};
use minerals_map::query::Query;
use serde_json::Value;

fn data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")
}

fn json(file: &str) -> Value {
    serde_json::from_slice(&fs::read(data().join(file)).unwrap()).unwrap()
}

fn whole() -> Dataset {
    Folder::open(&data()).unwrap().dataset
}

fn first_view(lang: Lang) -> Dataset {
    decode::first_view(&&json(&start_file(lang))).unwrap()
}

#[test]
fn the_first_file_is_the_index_in_one_language_without_what_the_first_view_does_not_need() {
    let mut index: Value = json("index.json");
    for table in NOT_AT_THE_START {
        assert!(index.as_object_mut().unwrap().remove(table).is_some(), "{table}");
    }
    assert!(index.as_object_mut().unwrap().remove("output").is_some());
    assert_eq!(std::mem::replace(&mut index["kind"], "start".into()), "index");
    for lang in Lang::ALL {
        let mut index = index.clone();
        index["lang"] = lang.code().into();
        keep_language(&mut index, lang.code());
        let mut start: Value = json(&start_file(lang));
        assert!(start.as_object_mut().unwrap().remove("output").is_some(), "told in tonnes alone");
        assert_eq!(start, index);
    }
}

#[test]
fn a_page_begins_with_all_output_that_a_question_can_ask() {
    let whole = whole();
    let first = first_view(Lang::En);
    let last_year = whole.minerals.iter().flat_map(|m| &m.files).map(|f| f.last_year).max().unwrap();
    assert_eq!(first.output.len(), whole.output.len());
    let mut figures = 0;
    for (of, begins) in whole.output.iter().zip(&first.output) {
        assert_eq!((&of.mineral, &of.stage), (&begins.mineral, &begins.stage));
        for year in of.years.iter().filter(|year| year.year <= last_year) {
            let at_start = begins.in_year(year.year).unwrap();
            let tonnes =
                |of: &OutputYear| of.by_country.iter().map(|(p, f)| (*p, f.tonnes)).collect::<Vec<_>>();
            assert_eq!(tonnes(at_start), tonnes(year), "{} {}", of.mineral, year.year);
            let rest = |of: &OutputYear| (of.world_tonnes, of.other_tonnes);
            assert_eq!(rest(at_start), rest(year), "{} {}", of.mineral, year.year);
            figures += year.by_country.len();
        }
        assert!(begins.years.iter().all(|year| year.year <= last_year), "{}", of.mineral);
    }
    assert!(figures > 900, "{figures} figures");
}

#[test]
fn no_answer_differs_from_that_of_the_whole_index() {
    let folder = Folder::open(&data()).unwrap();
    let (whole, first) = (&folder.dataset, first_view(Lang::De));
    let mut answers = 0;
    for (at, mineral) in whole.minerals.iter().enumerate() {
        let rows = folder.rows(at).unwrap();
        for stage in mineral.stages.iter().filter(|stage| !stage.lines.is_empty()) {
            // The years of which output is known, and one before them.
            for year in [2022, 2023, 2024] {
                let link = format!("m={}&s={}&y={year}", mineral.id, stage.id);
                let (query, _) = Query::parse(&link, whole);
                assert_eq!(Query::parse(&link, &first).0, query);
                assert_eq!(chain(&first, &rows, &query), chain(whole, &rows, &query), "{link}");
                assert!(analyze(&first, &rows, &query) == analyze(whole, &rows, &query), "{link}");
                answers += 1;
            }
        }
    }
    assert!(answers > 150, "{answers} answers");
}

/// Leaves of every text in the languages of the map the one.
fn keep_language(value: &mut Value, lang: &str) {
    match value {
        Value::Object(fields) if fields.len() == 4 && fields.contains_key("ja") => {
            fields.retain(|key, _| key == lang)
        }
        Value::Object(fields) => fields.values_mut().for_each(|field| keep_language(field, lang)),
        Value::Array(items) => items.iter_mut().for_each(|item| keep_language(item, lang)),
        _ => {}
    }
}

#[test]
fn a_page_that_begins_in_one_language_learns_the_names_of_another() {
    let whole = whole();
    let first = first_view(Lang::De);
    assert!(whole.speaks(Lang::Ja) && first.speaks(Lang::De) && !first.speaks(Lang::Ja));
    let in_ja = |data: &Dataset| {
        data.names().into_iter().map(|names| names.in_lang(Lang::Ja).to_owned()).collect::<Vec<_>>()
    };
    assert_ne!(in_ja(&first), in_ja(&whole));
    first.learn(&first_view(Lang::Ja));
    assert!(first.speaks(Lang::De) && first.speaks(Lang::Ja) && !first.speaks(Lang::Fr));
    assert_eq!(in_ja(&first), in_ja(&whole));
}

#[test]
fn a_page_begins_with_the_deals_but_without_initiatives() {
    let (whole, first) = (whole(), first_view(Lang::Fr));
    first.learn(&whole);
    assert_eq!((&first.deals, &first.what_if), (&whole.deals, &whole.what_if));
    assert!(first.initiatives.is_empty() && !whole.initiatives.is_empty());
}
