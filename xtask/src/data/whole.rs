//! The tool as a whole on good input: what is published, what the books say, and that a run is repeatable.

use std::fs;

use serde_json::{Value, json};

use super::fixture::{Fixture, HS17, HS92};
use super::flows::content_hash;
use super::run;

fn flows(fixture: &Fixture, mineral: usize, file: usize) -> Value {
    let built = fixture.built();
    let name = built.index["minerals"][mineral]["files"][file]["file"].as_str().unwrap().to_owned();
    serde_json::from_slice(&built.files[&name]).unwrap()
}

#[test]
fn dollars_and_kilograms_are_whole_and_unknown_stays_unknown() {
    let file = flows(&Fixture::new(), 0, 0);
    assert_eq!(file["places"], json!(["CHN", "DEU", "JPN"]));
    assert_eq!(
        file["blocks"],
        json!([
            {"line": "250410", "year": 2022, "from": [0], "n": [2], "to": [1, 1],
             "usd": [10_000, 20_000], "kg": [5_000, 8_500]},
            {"line": "250490", "year": 2022, "from": [1], "n": [1], "to": [2], "usd": [1_500], "kg": [null]},
        ])
    );
}

#[test]
fn the_latest_year_and_the_two_before_are_files_of_their_own() {
    let index = Fixture::new().built().index;
    let spans = |m: usize| {
        let files = index["minerals"][m]["files"].as_array().unwrap();
        let name = |f: &Value| f["file"].as_str().unwrap().split('.').next().unwrap().to_owned();
        files.iter().map(|f| (name(f), f["first_year"].clone(), f["last_year"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(spans(0), [("graphite".to_owned(), json!(2022), json!(2022))]);
    assert_eq!(
        spans(1),
        [
            ("gallium".to_owned(), json!(2022), json!(2022)),
            ("gallium-history".to_owned(), json!(2019), json!(2019))
        ]
    );
}

#[test]
fn coverage_tells_complete_from_value_only_from_partial() {
    let index = Fixture::new().built().index;
    let stage = |m: usize, s: usize| index["minerals"][m]["stages"][s]["coverage"].clone();
    assert_eq!(stage(0, 0), json!([{"first": 2022, "last": 2022, "kind": "complete"}]));
    assert_eq!(stage(0, 1), json!([]));
    assert_eq!(
        stage(1, 0),
        json!([{"first": 2019, "last": 2019, "kind": "partial"}, {"first": 2022, "last": 2022, "kind": "value only"}])
    );
}

#[test]
fn the_index_holds_former_reporters_points_and_curated_rows() {
    let index = Fixture::new().built().index;
    let ids: Vec<_> =
        index["countries"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ANT", "CHN", "CUW", "DEU", "JPN", "TWN"]);
    assert_eq!(index["countries"][0]["covers"], json!(["CUW"]));
    assert_eq!(index["countries"][2]["at"], json!([-68.9, 12.2]));
    assert_eq!(index["countries"][3]["groups"], json!(["EU27", "G7", "OECD"]));
    assert_eq!(
        index["minerals"][0]["stages"][0]["caveat"],
        json!({"en": "Mind.", "de": "d", "fr": "f", "ja": "j"})
    );
    assert_eq!(index["controls"][0]["date_end"], Value::Null);
    assert_eq!(index["initiatives"][0]["quantity"], json!(100));
    assert_eq!(index["initiatives"][0]["lat"], json!(36.5));
    let quantity = |row: usize| index["output"]["rows"][row][4].clone();
    assert_eq!([quantity(0), quantity(1), quantity(2)], [json!(1_270_000), Value::Null, json!(0)]);
}

#[test]
fn reserves_are_published_and_their_series_named_in_the_mineral() {
    let index = Fixture::new().built().index;
    assert_eq!(
        index["reserves"],
        json!({
            "columns": ["year", "mineral", "country", "quantity_t", "qualifier", "form", "source"],
            "rows": [
                [2025, "graphite_natural", "CHN", 100_000_000, null, "gross", "usgs"],
                [2025, "graphite_natural", "DEU", null, "included in world total", "gross", "usgs"],
                [2025, "graphite_natural", "OTH", null, "not available", "gross", "usgs"],
                [2025, "graphite_natural", "WLD", 310_000_000, ">", "gross", "usgs"],
            ]
        })
    );
    assert_eq!(index["minerals"][0]["reserves"], json!(["graphite_natural"]));
    assert_eq!(index["minerals"][1].get("reserves"), None);
}

#[test]
fn a_record_names_the_minerals_it_concerns_in_editorial_order() {
    let of = |names: &str| {
        let fixture = Fixture::new();
        fixture.replace("data/policy/controls.csv", "licence,graphite_natural", &format!("licence,{names}"));
        let index = fixture.built().index;
        assert_eq!(index["initiatives"][0]["of"], json!(["graphite"]));
        index["controls"][0]["of"].clone()
    };
    assert_eq!(of("graphite_natural"), json!(["graphite"]));
    assert_eq!(of("germanium|gallium|graphite"), json!(["graphite", "gallium"]));
    assert_eq!(of("both"), json!(["graphite", "gallium"]));
    assert_eq!(of("nothing"), json!([]));
    assert_eq!(of(""), json!([]));
}

#[test]
fn deals_and_the_file_beside_them_are_published() {
    let built = Fixture::new().built();
    let names = |en: &str, de: &str, fr: &str| json!({"en": en, "de": de, "fr": fr, "ja": en});
    assert_eq!(
        built.index["deals"],
        json!([{"id": "Y-1", "mineral": "graphite", "stage": "natural", "from": "JPN", "to": "DEU", "tonnes": 100.0,
            "same_goods": false, "title": names("Deal", "Vertrag", "Accord"), "note": names("Anode.", "Anoden.", "Anode.")}])
    );
    let name = built.index["what_if"].as_str().unwrap();
    let file: Value = serde_json::from_slice(&built.files[name]).unwrap();
    assert_eq!(name, format!("what-if-{}.json", content_hash(&built.files[name])));
    assert_eq!(
        file["controls"],
        json!([{"id": "X-1", "title": names("Licence", "Genehmigung", "Licence"), "status": names("seen", "gesehen", "seen")}])
    );
    assert_eq!(file["initiatives"][0]["note"], names("Anode.", "Anoden.", "Anode."));
    let facts = &file["stock_facts"];
    assert_eq!(facts[0]["text"], names("97,500 t in 2021.", "2021: 97.500 t.", "97\u{202f}500 t in 2021."));
    assert_eq!([&facts[0]["of"], &facts[1]["of"]], [&json!(["graphite", "gallium"]), &json!([])]);
    assert_eq!(
        file["sites"],
        json!([
            {"name": "Mine", "operator": "Firm", "of": ["graphite"], "stage": "mine", "status": "active",
             "at": [-72.433, 46.333]},
            {"name": "Plan", "operator": "", "of": ["gallium"], "stage": "project", "status": "on_hold",
             "at": [-72.5, 46.5]},
        ])
    );
}

#[test]
fn a_deal_without_a_buyer_keeps_its_note_and_is_no_deal() {
    let fixture = Fixture::new();
    fixture.replace("data/editorial/deals.csv", "natural,DEU,no", "battery-grade,,no");
    let built = fixture.built();
    assert_eq!(built.index["deals"], json!([]));
    let file: Value = serde_json::from_slice(&built.files[built.index["what_if"].as_str().unwrap()]).unwrap();
    assert_eq!(file["initiatives"][0]["note"]["de"], "Anoden.");
}

#[test]
fn the_page_can_read_what_is_published() {
    let built = Fixture::new().built();
    let index = built.index;
    let dataset = minerals_map::model::decode::index(&&index).unwrap();
    let stage = &dataset.minerals[0].stages[0];
    assert_eq!(dataset.output[stage.output.unwrap()].mineral, "graphite_natural");
    assert_eq!(dataset.reserves[dataset.minerals[0].reserves[0]].world_tonnes, Some(310_000_000.0));
    assert_eq!(dataset.controls[0].minerals, [0]);
    assert_eq!(dataset.initiatives[0].quantity, Some(100.0));
    assert_eq!((dataset.deals[0].to, dataset.deals[0].stage), (dataset.place("DEU").unwrap(), 0));
    let file: Value = serde_json::from_slice(&built.files[dataset.what_if.as_ref().unwrap()]).unwrap();
    let extras = minerals_map::model::decode::extras(&&file, &dataset).unwrap();
    assert_eq!((extras.stock_facts.len(), extras.sites.len()), (2, 2));
}

#[test]
fn the_books_name_every_row_and_every_dollar() {
    let fixture = Fixture::new();
    fixture.append(HS92, "2022,392,392,250410,5.000,1.000\n2022,156,276,250490,0.0006,NA\n");
    fixture.write(
        "baci/partial/BACI_HS17_Y2022_V202601_top6.csv",
        "t,i,j,k,v,q\n2022,156,392,811292,7.000,NA\n",
    );
    let built = fixture.built();
    assert!(built.report.contains("| BACI_HS92_Y2022_V202601.csv | complete | 6 | 4 | 1 | 0 | 1 | 0 |"));
    assert!(built.report.contains("| BACI_HS17_Y2022_V202601.csv | complete | 2 | 1 | 0 | 1 | 0 | 0 |"));
    assert!(
        built
            .report
            .contains("| partial/BACI_HS17_Y2022_V202601_top6.csv | partial | 1 | 0 | 0 | 0 | 0 | 1 |")
    );
    assert!(built.report.contains("1 values and 0 quantities, -0.4 USD in sum"));
    let year = |start: &str| built.by_year.lines().find(|l| l.starts_with(start)).unwrap().to_owned();
    assert_eq!(
        year("graphite,natural,2022"),
        "graphite,natural,2022,complete,6,4,40500.6,31501,4000,5000,0,-0.4,30000"
    );
    assert_eq!(year("gallium,metal,2022"), "gallium,metal,2022,value only,2,1,14001,7001,0,0,7000,0,0");
}

#[test]
fn a_file_of_a_revision_that_no_stage_takes_is_named_and_not_read() {
    let fixture = Fixture::new();
    fixture.write("baci/BACI_HS12_Y2022_V202601.csv", "not even a header");
    assert!(
        fixture.built().report.contains("| BACI_HS12_Y2022_V202601.csv | not read: no stage takes it | 0 |")
    );
}

#[test]
fn official_quirks_are_read() {
    let fixture = Fixture::new();
    fixture.append(HS92, "2022,156,392,9999AA,3.000,          NA\n2022,697,392,010121,3.000,   1.000\n");
    fixture.write(HS17, fixture.text(HS17).replace('\n', "\r\n"));
    assert!(
        fixture.built().report.contains("| BACI_HS92_Y2022_V202601.csv | complete | 6 | 3 | 3 | 0 | 0 | 0 |")
    );
    // Without a table of its own, the folder is read with the committed one.
    fixture.remove("baci/country_codes_V202601.csv");
    let codes = fixture.text("data/baci/country_codes.csv");
    let more = "276,Germany,DE,DEU\n392,Japan,JP,JPN\n490,Taiwan,TW,TWN\n530,A,AN,ANT\n697,E,,R20\n";
    fixture.write("data/baci/country_codes.csv", codes + more);
    assert!(fixture.built().report.contains("country codes from `data/baci/country_codes.csv`"));
}

#[test]
fn two_numbers_of_one_territory_are_one_reporter() {
    let fixture = Fixture::new();
    fixture.append("baci/country_codes_V202601.csv", "280,Germany before 1991,DE,DEU\n");
    fixture.append(HS92, "2022,280,276,250410,5.000,1.000\n");
    assert!(
        fixture.built().report.contains("| BACI_HS92_Y2022_V202601.csv | complete | 5 | 3 | 1 | 0 | 1 | 0 |")
    );
    fixture.append(HS92, "2022,156,280,250410,5.000,1.000\n");
    let message = fixture.run(false).unwrap_err();
    assert!(message.ends_with("found the flow of line 2 again"), "{message}");
}

#[test]
fn the_order_of_rows_changes_no_byte_but_any_figure_changes_the_name() {
    let fixture = Fixture::new();
    let before = fixture.built().files;
    let text = fixture.text(HS92);
    let (header, rows) = text.split_once('\n').unwrap();
    let reversed: Vec<&str> = rows.lines().rev().collect();
    fixture.write(HS92, format!("{header}\n{}\n", reversed.join("\n")));
    assert!(fixture.built().files == before);
    fixture.replace(HS92, "10.000", "10.001");
    let after = fixture.built().files;
    assert_eq!(after.len(), before.len());
    assert_ne!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
}

#[test]
fn old_files_vanish_and_the_check_names_what_differs() {
    let fixture = Fixture::new();
    fixture.run(false).unwrap();
    assert_eq!(fixture.run(true), Ok(()));
    let old: Vec<String> = fixture.built().files.into_keys().filter(|n| n.starts_with("graphite.")).collect();
    fixture.replace(HS92, "10.000", "10.001");
    let message = fixture.run(true).unwrap_err();
    let stale = format!("public/data/{}: no such file in a fresh build", old[0]);
    for expected in
        ["public/data/index.json: differs from what the sources give", &stale, "data/REPORT.md: differs"]
    {
        assert!(message.contains(expected), "{message}");
    }
    fixture.run(false).unwrap();
    assert!(!fixture.root.join("public/data").join(&old[0]).exists());
    assert_eq!(fixture.run(true), Ok(()));
    let left: Vec<_> =
        fs::read_dir(fixture.root.join("public")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["data"]);
}

#[test]
fn a_check_without_trade_files_does_not_run_and_a_build_says_what_is_missing() {
    let fixture = Fixture::new();
    let absent = fixture.root.join("absent");
    assert!(run(Some(&absent), &fixture.root, true).is_ok());
    assert!(run(Some(&absent), &fixture.root, false).is_err());
}

#[test]
fn a_dataset_that_cannot_be_written_stays_as_it_was() {
    let fixture = Fixture::new();
    fixture.run(false).unwrap();
    let before = fixture.published();
    // A file where the temporary folder belongs cannot be removed as a folder.
    fixture.write("public/.data-new", "in the way");
    fixture.replace(HS92, "10.000", "10.001");
    assert!(fixture.run(false).is_err());
    fixture.remove("public/.data-new");
    assert!(fixture.published() == before);
}
