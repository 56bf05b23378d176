//! Readers' own files: broken ones with the message each gets, and real ones with the numbers they give.
//! Knows the folder `own_files`; a changed message fails until it was looked at.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
#![allow(clippy::print_stdout, reason = "a test that could not run says so")]

use minerals_map::facts::facts;
use minerals_map::model::Lang;
use minerals_map::model::disk::Folder;
use minerals_map::own::columns::Layout;
use minerals_map::own::native::{Opened, read};
use minerals_map::query::Query;
use minerals_map::text::files;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const FILES: &str = "tests/own_files";
const EXPECTED: &str = "tests/own_files/EXPECTED.txt";

fn folder() -> Folder {
    Folder::open(Path::new("public/data")).expect("the dataset")
}

fn index() -> Value {
    serde_json::from_str(&fs::read_to_string("public/data/index.json").expect("the index")).expect("JSON")
}

/// What a reader is told: the sentence of a refusal, else what counts and the first row that does not.
fn told(folder: &Folder, path: &Path, lang: Lang) -> String {
    let name = path.file_name().unwrap().to_string_lossy();
    let t = files(lang);
    match read(&folder.dataset, &name, &fs::read(path).unwrap()) {
        Err(refused) => ["refused: ", &refused.sentence(t)].concat(),
        Ok(Opened { own, .. }) => {
            let first =
                own.report.faults.first().map(|f| f.csv(own.report.layout.unwrap_or(Layout::Tidy), t));
            let (used, read) = (own.report.used, own.report.read);
            format!("{used} of {read}: {}", first.unwrap_or_default())
        }
    }
}

fn paths() -> Vec<PathBuf> {
    let entries = fs::read_dir(FILES).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| !path.ends_with("EXPECTED.txt")).collect();
    paths.sort();
    paths
}

#[test]
fn every_broken_file_gets_its_message() {
    let folder = folder();
    let mut found = String::new();
    for path in paths() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        writeln!(found, "{name}\n    {}", told(&folder, &path, Lang::En)).unwrap();
        assert!(!told(&folder, &path, Lang::De).is_empty());
    }
    let expected = fs::read_to_string(EXPECTED).unwrap_or_default();
    if found != expected && std::env::var_os("CI").is_none() {
        fs::write(EXPECTED, &found).unwrap();
    }
    let broken = paths().iter().filter(|path| !path.to_string_lossy().contains("good-")).count();
    assert!(broken >= 60, "{broken} broken files");
    assert!(found == expected, "{EXPECTED} was rewritten: look at every line that changed");
}

/// The facts of a question, from the map's data and from a file of a reader.
fn both(folder: &Folder, opened: &Opened, index: &Value, link: &str) -> [Value; 2] {
    let parsed = |text: String| serde_json::from_str::<Value>(&text).expect("facts");
    let (query, _) = Query::parse(link, &folder.dataset);
    let shipped = facts(&folder.dataset, &folder.rows(query.mineral).unwrap(), &query, &[]).unwrap();
    let dataset = opened.dataset(index).expect("a dataset");
    let (query, _) = Query::parse(link, &dataset);
    let own = facts(&dataset, &opened.rows(&dataset, query.mineral).unwrap(), &query, &[]).unwrap();
    [parsed(shipped), parsed(own)]
}

#[test]
fn a_year_of_the_trade_data_gives_what_the_map_gives() {
    let Some(baci) = std::env::var_os("BACI_DIR") else {
        println!("did not run: BACI_DIR names no folder with the trade files");
        return;
    };
    let (folder, index) = (folder(), index());
    let mut compared = 0;
    for (revision, year) in [("HS92", 2022), ("HS92", 2003), ("HS17", 2024)] {
        let name = format!("BACI_{revision}_Y{year}_V202601.csv");
        let bytes = fs::read(Path::new(&baci).join(&name)).expect("a trade file");
        let opened = read(&folder.dataset, &name, &bytes).expect("a file that counts");
        assert_eq!(opened.own.report.dropped(), 0, "{name}");
        for mineral in &folder.dataset.minerals {
            // A stage before another decides its touch: of a mineral in two revisions one file holds half.
            if mineral.stages.iter().any(|stage| !stage.lines.is_empty() && stage.revision != revision) {
                continue;
            }
            for stage in mineral.stages.iter().filter(|stage| stage.coverage_in(year).is_some()) {
                for unit in ["usd", "t"] {
                    let link = format!("m={}&s={}&y={year}&u={unit}&top=all", mineral.id, stage.id);
                    let [shipped, own] = both(&folder, &opened, &index, &link);
                    for part in ["coverage", "unit", "world", "importers", "flows"] {
                        assert_eq!(shipped[part], own[part], "{link}: {part}");
                    }
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 60, "{compared} questions compared");
}
