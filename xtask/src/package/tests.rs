//! The package against the dataset it is made from: rows, kinds of cells, hashes, and the analysis it gives. Knows no formula.

use super::*;
use minerals_map::facts::facts;
use minerals_map::own::native;
use minerals_map::query::Query;
use std::collections::BTreeSet;

fn data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data")
}

#[test]
fn every_row_of_the_dataset_is_in_a_table_that_the_package_describes() {
    let files = build(&data()).unwrap();
    let package: Value = serde_json::from_slice(&files[DESCRIPTION]).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let paths: BTreeSet<&str> = resources.iter().map(|r| r["path"].as_str().unwrap()).collect();
    let expected: BTreeSet<&str> =
        files.keys().map(String::as_str).filter(|name| *name != DESCRIPTION).collect();
    assert_eq!(paths, expected);
    let index: Index = serde_json::from_slice(&fs::read(data().join("index.json")).unwrap()).unwrap();
    let mut rows_of_trade = 0;
    for resource in resources {
        let path = resource["path"].as_str().unwrap();
        assert_eq!(resource["bytes"], files[path].len(), "{path}");
        assert_eq!(resource["hash"], ["sha256:", &hex(&files[path])].concat(), "{path}");
        assert!(!resource["sources"].as_array().unwrap().is_empty(), "{path}: a source");
        let mut table = csv::Reader::from_reader(&*files[path]);
        let head: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert_eq!(head, fields.iter().map(|f| f["name"].as_str().unwrap()).collect::<Vec<_>>(), "{path}");
        let key: Vec<usize> = resource["schema"]["primaryKey"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| head.iter().position(|h| name == h).unwrap())
            .collect();
        let mut keys = BTreeSet::new();
        for row in table.records() {
            let row = row.unwrap();
            assert!(
                keys.insert(key.iter().map(|at| row[*at].to_owned()).collect::<Vec<_>>()),
                "{path}: {row:?} twice"
            );
            for (cell, field) in row.iter().zip(fields) {
                assert!(is_of(cell, field["type"].as_str().unwrap()), "{path}: {field}: {cell}");
            }
        }
        if path.contains("trade-") {
            rows_of_trade += keys.len();
        }
    }
    let published: u32 = index.minerals.iter().flat_map(|m| &m.files).map(|file| file.rows).sum();
    assert_eq!(rows_of_trade, published as usize);
}

fn is_of(cell: &str, kind: &str) -> bool {
    match kind {
        "year" => cell.len() == 4 && cell.parse::<u16>().is_ok(),
        "integer" => cell.parse::<u64>().is_ok(),
        "number" => cell.is_empty() || cell.parse::<f64>().is_ok_and(f64::is_finite),
        "boolean" => ["true", "false"].contains(&cell),
        _ => kind == "string",
    }
}

#[test]
fn a_table_opened_as_own_data_gives_the_analysis_of_the_map() {
    let folder = Folder::open(&data()).unwrap();
    let index: Value = serde_json::from_slice(&fs::read(data().join("index.json")).unwrap()).unwrap();
    let files = build(&data()).unwrap();
    for mineral in ["graphite", "gallium", "rare-earths"] {
        let at = folder.dataset.mineral_at(mineral).unwrap();
        let rows = folder.rows(at).unwrap();
        let name = format!("trade-{mineral}.csv");
        let opened = native::read(&folder.dataset, &name, &files[&format!("{TABLES}/{name}")]).unwrap();
        assert_eq!(opened.own.report.dropped(), 0);
        let own = opened.dataset(&index).unwrap();
        let own_rows = opened.rows(&own, at).unwrap();
        for ask in ["f=JPN", "y=2022&u=t&d=touch&f=DEU", "y=2024&f=EU27&d=origin", "y=2019"] {
            let link = format!("m={mineral}&{ask}");
            let answer = |dataset, rows| {
                let (query, asked) = Query::parse(&link, dataset);
                let told = facts(dataset, rows, &query, &asked).unwrap();
                let mut told: Value = serde_json::from_str(&told).unwrap();
                told["notices"] = Value::Null;
                told
            };
            assert_eq!(answer(&folder.dataset, &rows), answer(&own, &own_rows), "{link}");
        }
    }
}

#[test]
fn the_head_of_a_page_says_where_the_data_are_and_can_be_taken_out() {
    let folder = Folder::open(&data()).unwrap();
    let head = head(&folder.dataset, "https://map.example/");
    let text = head.strip_prefix("<script type=\"application/ld+json\">").unwrap();
    let about: Value = serde_json::from_str(text.strip_suffix("</script>\n").unwrap()).unwrap();
    assert_eq!(about["@type"], "Dataset");
    assert_eq!(about["temporalCoverage"], "1995/2024");
    assert_eq!(about["distribution"]["contentUrl"], "https://map.example/data/datapackage.json");
    assert_eq!(without_head(&["<head>\n", &head, "</head>"].concat()), "<head>\n</head>");
    assert_eq!(without_head("<head></head>"), "<head></head>");
}
