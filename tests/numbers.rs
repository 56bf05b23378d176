//! Known shares of the shipped dataset, and the same number on every surface.
//! Knows the command line's JSON, the table and the picture; recomputes nothing.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use minerals_map::analysis::analyze;
use minerals_map::facts::answer;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Area, Lang};
use minerals_map::query::Query;
use minerals_map::scene::Words;
use minerals_map::scene::table::{Column, Order, ranking};
use serde_json::Value;
use std::path::Path;

fn folder() -> Folder {
    Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")).expect("the shipped dataset")
}

fn facts(folder: &Folder, link: &str) -> Value {
    serde_json::from_str(&answer(folder, link).expect("facts")).expect("JSON")
}

fn share(facts: &Value, id: &str) -> f64 {
    let importers = facts["importers"].as_array().expect("importers");
    importers.iter().find(|i| i["id"] == id).and_then(|i| i["share"].as_f64()).expect("a share")
}

#[test]
fn known_shares_hold() {
    let folder = folder();
    let known = [
        ("m=graphite&s=natural&y=2024&l=250410&f=JPN", "JPN", 0.86),
        ("m=graphite&s=natural&y=2022&f=JPN", "JPN", 0.90),
        ("m=rare-earths&s=magnets&y=2024&f=JPN", "JPN", 0.28),
        ("m=rare-earths&s=magnets&y=2024&f=EU27", "EU27", 0.89),
    ];
    for (link, id, expected) in known {
        let found = share(&facts(&folder, link), id);
        assert!((found - expected).abs() < 0.005, "{link}: {expected} expected, {found} found");
    }
}

#[test]
fn table_sentence_and_command_line_say_the_same() {
    let folder = folder();
    let d = &folder.dataset;
    for link in [
        "f=JPN",
        "m=rare-earths&s=magnets&f=EU27",
        "m=cobalt&s=oxides&y=2010&f=DEU&cn=hk",
        "u=t&y=2023&f=CAN",
    ] {
        let facts = facts(&folder, link);
        let (query, _) = Query::parse(link, d);
        let analysis = analyze(d, &folder.rows(query.mineral).expect("rows"), &query);
        let words = Words::new(d, Lang::En);
        for row in
            ranking(d, &words, &analysis, query.measure, Order { by: Column::Imports, descending: true })
        {
            assert!((row.share.low - share(&facts, &row.code)).abs() < 1e-12, "{link}: {}", row.code);
        }
        let focus = query.focus.expect("a focus");
        let own = share(&facts, d.area_code(focus));
        assert_eq!(words.finding(&query, &analysis).number, words.share(own), "{link}");
    }
}

#[test]
fn facts_hold_together() {
    let folder = folder();
    for link in
        ["", "m=gallium&y=2019", "m=copper&s=ore&u=t&f=G7&top=all", "m=helium&y=2001", "s=battery-grade"]
    {
        let facts = facts(&folder, link);
        let keys: Vec<&str> = facts.as_object().expect("an object").keys().map(String::as_str).collect();
        let mut contract =
            ["query", "coverage", "unit", "world", "importers", "flows", "scenario", "stockpile", "notices"];
        contract.sort_unstable();
        assert_eq!(keys, contract, "{link}");
        let Some(total) = facts["world"]["total"].as_f64() else {
            assert_eq!(facts["coverage"], "no data", "{link}");
            continue;
        };
        for importer in facts["importers"].as_array().expect("importers") {
            let of = |key: &str| importer[key].as_f64().expect("a number");
            assert!((0.0..=1.0).contains(&of("share")) && of("imports") > 0.0, "{link}: {importer}");
            let suppliers = importer["suppliers"].as_array().expect("suppliers");
            let sum: f64 = suppliers.iter().filter_map(|s| s["share"].as_f64()).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{link}: shares of {} sum to {sum}", importer["id"]);
        }
        let countries = facts["importers"].as_array().expect("importers").iter();
        let imports: f64 = countries
            .filter(|i| {
                i["id"].as_str().is_some_and(|id| matches!(folder.dataset.area(id), Some(Area::Country(_))))
            })
            .filter_map(|i| i["imports"].as_f64())
            .sum();
        assert!((imports - total).abs() <= total * 1e-9, "{link}: flows in {imports}, flows out {total}");
    }
}

#[test]
fn a_group_is_the_sum_of_its_members_from_outside() {
    let folder = folder();
    let facts = facts(&folder, "m=rare-earths&s=magnets&f=EU27");
    let importers = facts["importers"].as_array().expect("importers");
    let imports = |i: &Value| i["imports"].as_f64().expect("imports");
    let member = |i: &&Value| {
        let place = i["id"].as_str().and_then(|id| folder.dataset.place(id));
        place.is_some_and(|p| folder.dataset.is_member(p, minerals_map::model::Group::Eu27))
    };
    let sum: f64 = importers.iter().filter(member).map(imports).sum();
    let joint = importers.iter().find(|i| i["id"] == "EU27").map(imports).expect("EU27");
    assert!((sum - joint).abs() < 1e-3, "{sum} {joint}");
}
