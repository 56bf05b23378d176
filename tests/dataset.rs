//! The shipped dataset against its own promises and against the tables it was made from.
//! Reads the published files as anybody would; needs no trade files.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "test helpers")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use minerals_map::model::disk::Folder;
use minerals_map::model::wire::{CoverageKind, Flows, Index, SCHEMA, Stage, start_file};
use minerals_map::model::{Closure, Lang, Told};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn bytes(file: &str) -> Vec<u8> {
    fs::read(root().join("public/data").join(file)).unwrap()
}

fn index() -> Index {
    serde_json::from_slice(&bytes("index.json")).unwrap()
}

/// Every file of flows with the position of its mineral.
fn all_flows(index: &Index) -> Vec<(usize, Flows)> {
    let files =
        index.minerals.iter().enumerate().flat_map(|(m, mineral)| mineral.files.iter().map(move |f| (m, f)));
    files.map(|(m, f)| (m, serde_json::from_slice(&bytes(&f.file)).unwrap())).collect()
}

#[test]
fn the_folder_holds_what_the_index_names_and_nothing_else() {
    let index = index();
    let named = index.minerals.iter().flat_map(|m| &m.files).map(|f| f.file.clone());
    let mut expected: BTreeSet<String> = named.collect();
    expected.extend(["index.json", "schema.json"].map(str::to_owned));
    expected.extend(Lang::ALL.map(start_file));
    expected.extend(index.what_if);
    let folder = fs::read_dir(root().join("public/data")).unwrap();
    let found: BTreeSet<String> = folder.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_file_name_holds_the_hash_of_its_content() {
    let index = index();
    let names = index.minerals.iter().flat_map(|m| &m.files).map(|f| (&f.file, '.'));
    for (file, before_hash) in names.chain(index.what_if.iter().map(|file| (file, '-'))) {
        let hash = bytes(file).iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let folded = format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff));
        assert!(file.ends_with(&format!("{before_hash}{folded}.json")), "{file}");
    }
}

#[test]
fn schema_and_edition_are_the_same_everywhere() {
    let index = index();
    assert_eq!(index.schema, SCHEMA);
    assert_eq!(index.edition, fs::read_to_string(root().join("data/EDITION")).unwrap().trim());
    for (m, flows) in all_flows(&index) {
        assert_eq!((flows.schema, &flows.edition), (SCHEMA, &index.edition), "{}", flows.mineral);
        assert_eq!(flows.mineral, index.minerals[m].id);
    }
}

#[test]
fn territories_are_sorted_and_those_that_trade_have_a_point() {
    let index = index();
    assert!(index.countries.is_sorted_by(|a, b| a.id < b.id));
    let known: BTreeMap<&str, _> = index.countries.iter().map(|c| (c.id.as_str(), c)).collect();
    for country in &index.countries {
        assert!(country.covers.iter().all(|c| known.contains_key(c.as_str())), "{}", country.id);
    }
    for (_, flows) in all_flows(&index) {
        assert!(flows.places.is_sorted_by(|a, b| a < b), "{}", flows.mineral);
        for place in &flows.places {
            let country = known.get(place.as_str()).unwrap_or_else(|| panic!("{place} is not in the index"));
            assert!(country.at.is_some(), "{place} trades and has no label point");
        }
    }
}

#[test]
fn blocks_are_well_formed_and_counted() {
    let index = index();
    let files: Vec<_> = index.minerals.iter().flat_map(|m| &m.files).collect();
    let flows = all_flows(&index);
    assert_eq!(files.len(), flows.len());
    for (file, (_, flows)) in files.iter().zip(&flows) {
        let mut used = BTreeSet::new();
        let mut rows = 0;
        for block in &flows.blocks {
            let place = format!("{} {} {}", file.file, block.line, block.year);
            assert!((file.first_year..=file.last_year).contains(&block.year), "{place}");
            assert_eq!(block.from.len(), block.n.len(), "{place}");
            assert!(block.from.is_sorted_by(|a, b| a < b), "{place}: exporters ascend");
            let count: usize = block.n.iter().map(|n| usize::from(*n)).sum();
            assert_eq!([block.to.len(), block.usd.len(), block.kg.len()], [count; 3], "{place}");
            let mut to = block.to.iter();
            for (from, n) in block.from.iter().zip(&block.n) {
                assert!(*n > 0, "{place}: an exporter without rows");
                let mut importer = 0;
                for (k, step) in to.by_ref().take(usize::from(*n)).enumerate() {
                    assert!(k == 0 || *step > 0, "{place}: a flow twice");
                    importer += step;
                    assert_ne!(*from, importer, "{place}: own trade");
                    used.extend([*from, importer]);
                }
            }
            rows += count;
        }
        assert_eq!(rows, usize::try_from(file.rows).unwrap(), "{}", file.file);
        let places: BTreeSet<u16> = (0..u16::try_from(flows.places.len()).unwrap()).collect();
        assert_eq!(used, places, "{}: every place is used and every position is a place", file.file);
        assert!(flows.blocks.is_sorted_by(|a, b| (&a.line, a.year) < (&b.line, b.year)), "{}", file.file);
    }
}

#[test]
fn coverage_says_what_the_blocks_hold() {
    let index = index();
    let mut held: BTreeMap<(&str, u16), (u64, u64)> = BTreeMap::new();
    let flows = all_flows(&index);
    for block in flows.iter().flat_map(|(_, f)| &f.blocks) {
        let sums = held.entry((&block.line, block.year)).or_default();
        for (usd, kg) in block.usd.iter().zip(&block.kg) {
            sums.0 += usd;
            sums.1 += if kg.is_some() { usd } else { &0 };
        }
    }
    for (mineral, stage) in index.minerals.iter().flat_map(|m| m.stages.iter().map(move |s| (m, s))) {
        let name = format!("{}/{}", mineral.id, stage.id);
        let mut years: BTreeMap<u16, (u64, u64)> = BTreeMap::new();
        for ((line, year), sums) in &held {
            if stage.lines.iter().any(|l| l == line) {
                let year = years.entry(*year).or_default();
                *year = (year.0 + sums.0, year.1 + sums.1);
            }
        }
        assert_eq!(years.keys().copied().collect::<Vec<_>>(), covered(stage), "{name}");
        for run in &stage.coverage {
            for (year, (usd, with_tonnes)) in years.range(run.first..=run.last) {
                let enough = with_tonnes * 10 >= usd * 9;
                match run.kind {
                    CoverageKind::Complete => assert!(enough, "{name} {year}"),
                    CoverageKind::ValueOnly => assert!(!enough, "{name} {year}"),
                    CoverageKind::Partial => assert_eq!(stage.revision, "HS17", "{name} {year}"),
                }
            }
        }
        assert!(
            stage.coverage.windows(2).all(|w| w[0].kind != w[1].kind || w[0].last + 1 < w[1].first),
            "{name}"
        );
    }
}

fn covered(stage: &Stage) -> Vec<u16> {
    stage.coverage.iter().flat_map(|r| r.first..=r.last).collect()
}

#[test]
fn the_dataset_is_the_one_of_the_contract() {
    let index = index();
    assert_eq!(index.minerals.len(), 40);
    assert_eq!(index.minerals.iter().map(|m| m.stages.len()).sum::<usize>(), 54);
    let years: BTreeSet<u16> = index.minerals.iter().flat_map(|m| &m.stages).flat_map(covered).collect();
    assert_eq!(years.into_iter().collect::<Vec<_>>(), (1995..=2024).collect::<Vec<_>>());
    let magnets = index.minerals.iter().flat_map(|m| &m.stages).find(|s| s.id == "magnets").unwrap();
    let kinds: Vec<_> = magnets.coverage.iter().map(|r| (r.first, r.last, r.kind)).collect();
    use CoverageKind::{Complete, Partial, ValueOnly};
    assert_eq!(
        kinds,
        [(2018, 2021, Partial), (2022, 2022, ValueOnly), (2023, 2023, Partial), (2024, 2024, Complete)]
    );
}

#[test]
fn curated_rows_are_all_there_and_an_empty_cell_is_null() {
    let json: serde_json::Value = serde_json::from_slice(&bytes("index.json")).unwrap();
    let count = |key: &serde_json::Value| key.as_array().unwrap().len();
    assert_eq!([count(&json["controls"]), count(&json["initiatives"])], [32, 33]);
    let with_point = json["initiatives"].as_array().unwrap().iter().filter(|i| i["lat"].is_f64()).count();
    assert_eq!(with_point, 23);
    let rows = json["output"]["rows"].as_array().unwrap();
    let table = fs::read_to_string(root().join("data/output/production.csv")).unwrap();
    assert_eq!(rows.len(), table.lines().count() - 1);
    let columns: Vec<_> =
        json["output"]["columns"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
    let at = |name: &str| columns.iter().position(|c| *c == name).unwrap();
    for row in rows {
        let (quantity, qualifier) = (&row[at("quantity_t")], &row[at("qualifier")]);
        match qualifier.as_str() {
            None => assert!(quantity.is_number(), "{row}"),
            Some("zero") => assert_eq!(quantity.as_f64(), Some(0.0), "{row}"),
            Some(_) => assert!(quantity.is_null(), "{row}"),
        }
        assert!(json["sources"].as_array().unwrap().iter().any(|s| s["id"] == row[at("source")]), "{row}");
    }
}

#[test]
fn reserves_are_all_there_and_unknown_only_with_a_reason() {
    let json: serde_json::Value = serde_json::from_slice(&bytes("index.json")).unwrap();
    let rows = json["reserves"]["rows"].as_array().unwrap();
    let table = fs::read_to_string(root().join("data/output/reserves.csv")).unwrap();
    assert_eq!(rows.len(), table.lines().count() - 1);
    for row in rows {
        let (country, quantity, qualifier) = (&row[2], &row[3], &row[4]);
        match qualifier.as_str() {
            None => assert!(quantity.is_number(), "{row}"),
            Some("zero") => assert_eq!(quantity.as_f64(), Some(0.0), "{row}"),
            Some(">") => assert!(quantity.is_number() && (country == "WLD" || country == "OTH"), "{row}"),
            Some(_) => assert!(quantity.is_null(), "{row}"),
        }
    }
}

#[test]
fn output_reserves_and_controls_reach_the_model() {
    let data = Folder::open(&root().join("public/data")).unwrap().dataset;
    let mineral = |id: &str| &data.minerals[data.mineral_at(id).unwrap()];
    let (china, america) = (data.place("CHN").unwrap(), data.place("USA").unwrap());

    let graphite = &mineral("graphite").stages[0];
    assert_eq!(graphite.closure, Closure::Production);
    let output = &data.output[graphite.output.unwrap()];
    assert_eq!((output.mineral.as_str(), output.stage.as_str()), ("graphite_natural", "mine"));
    let year = output.in_year(2024).unwrap();
    assert_eq!(year.of(china).and_then(|f| f.tonnes), Some(1_270_000.0));
    assert_eq!(year.source, "usgs-2026");
    assert_eq!(mineral("gallium").stages[0].closure, Closure::NetExports);
    assert_eq!(mineral("uranium").stages[0].output, None);
    for (series, year) in data.output.iter().flat_map(|s| s.years.iter().map(move |y| (s, y))) {
        assert!(year.world_tonnes.is_some(), "{} {} {}", series.mineral, series.stage, year.year);
    }

    let reserves = |id: &str| mineral(id).reserves.iter().map(|at| &data.reserves[*at]).collect::<Vec<_>>();
    assert_eq!(reserves("graphite")[0].of(america), None);
    let names = |id: &str| reserves(id).iter().map(|r| r.mineral.clone()).collect::<Vec<_>>();
    assert_eq!(names("titanium"), ["titanium_ilmenite", "titanium_rutile"]);
    assert_eq!([names("platinum"), names("palladium"), names("rhodium")], [["pgm"], ["pgm"], ["pgm"]]);
    assert!(names("uranium").is_empty());
    assert_eq!((reserves("chromium")[0].year, reserves("chromium")[0].world_is_more), (2024, true));

    let control = |id: &str| data.controls.iter().find(|c| c.id == id).unwrap();
    assert_eq!(data.controls.len(), 32);
    assert_eq!(control("ID-2020-NI").date_announced, None);
    assert_eq!(control("GA-2029-MN").date_effective.as_deref(), Some("2029"));
    assert!(control("GA-2029-MN").low_confidence);
    let graphite = control("CN-2023-GRAPHITE");
    assert_eq!((graphite.issuer, graphite.kind.as_str()), (china, "licence"));
    assert_eq!(graphite.minerals, [data.mineral_at("graphite").unwrap()]);
    assert_eq!(data.controls.iter().filter(|c| c.minerals.is_empty()).count(), 2);
}

#[test]
fn every_control_and_initiative_has_a_name_and_a_state_that_claims_no_day() {
    let folder = Folder::open(&root().join("public/data")).unwrap();
    let (data, extras) = (&folder.dataset, folder.extras().unwrap());
    let ids = |told: &[Told]| told.iter().map(|t| t.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&extras.controls), data.controls.iter().map(|c| c.id.clone()).collect::<Vec<_>>());
    assert_eq!(ids(&extras.initiatives), data.initiatives.iter().map(|i| i.id.clone()).collect::<Vec<_>>());
    for told in extras.controls.iter().chain(&extras.initiatives) {
        for text in
            Lang::ALL.into_iter().flat_map(|lang| [told.title.in_lang(lang), told.status.in_lang(lang)])
        {
            assert!(!text.is_empty(), "{}", told.id);
            let words = text.to_lowercase();
            assert!(!["today", "heute", "derzeit", "currently"].iter().any(|w| words.contains(w)), "{text}");
        }
    }
    for initiative in data.initiatives.iter().filter(|i| i.quantity.is_some() && !i.minerals.is_empty()) {
        let told = extras.initiatives.iter().find(|t| t.id == initiative.id).unwrap();
        assert!(told.note.is_some(), "{}", told.id);
    }
}

#[test]
fn deals_are_the_quantities_of_their_initiatives() {
    let data = Folder::open(&root().join("public/data")).unwrap().dataset;
    let ids: Vec<&str> = data.deals.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["NMG-PANASONIC-2024", "NMG-GM-2024", "NMG-CANADA-2026", "LYNAS-JARE-2026"]);
    for deal in &data.deals {
        let initiative = data.initiatives.iter().find(|i| i.id == deal.id).unwrap();
        assert_eq!(Some(deal.tonnes), initiative.quantity, "{}", deal.id);
        assert!(initiative.quantity_unit.starts_with("t/yr"), "{}", deal.id);
        assert!(initiative.minerals.contains(&deal.mineral) && initiative.countries.contains(&deal.to));
        assert!(!data.minerals[deal.mineral].stages[deal.stage].lines.is_empty(), "{}", deal.id);
    }
}

#[test]
fn stock_facts_show_the_figures_of_the_stockpile_table() {
    let folder = Folder::open(&root().join("public/data")).unwrap();
    let (data, extras) = (&folder.dataset, folder.extras().unwrap());
    let says = |country: &str, of: &str, en: &str, de: &str| {
        let mineral = data.mineral_at(of).unwrap();
        let mut facts = extras.stock_facts.iter().filter(|f| f.country == country && f.concerns(mineral));
        assert!(
            facts.any(|f| f.text.in_lang(Lang::En).contains(en) && f.text.in_lang(Lang::De).contains(de)),
            "{country} {of}: {en}"
        );
    };
    says("JPN", "gallium", "167\u{a0}t", "167\u{a0}t");
    says("JPN", "copper", "60 days", "60 Tage");
    says("USA", "gallium", "3.4\u{a0}t", "3,4\u{a0}t");
    says("CAN", "graphite", "30,000\u{a0}t", "30.000\u{a0}t");
    says("AUS", "antimony", "1.2\u{a0}billion", "1,2\u{a0}Milliarden");
    says("G7", "tin", "Japan", "Japan");
    assert!(
        extras.stock_facts.iter().all(|f| Lang::ALL.iter().all(|lang| !f.text.in_lang(*lang).contains('{')))
    );
    let vault = extras.stock_facts.iter().filter(|f| f.low_confidence).count();
    assert_eq!((extras.stock_facts.len(), vault), (26, 1));
}

#[test]
fn sites_lie_in_canada_and_concern_a_mineral_of_the_map() {
    let folder = Folder::open(&root().join("public/data")).unwrap();
    let sites = folder.extras().unwrap().sites;
    let graphite = folder.dataset.mineral_at("graphite").unwrap();
    assert!(sites.iter().filter(|s| s.minerals.contains(&graphite)).count() >= 10);
    for site in &sites {
        let [lon, lat] = site.at_deg;
        assert!((-141.1..-52.0).contains(&lon) && (41.0..84.0).contains(&lat), "{}", site.name);
        assert!(["mine", "plant", "project"].contains(&site.kind.as_str()), "{}", site.name);
        assert!(["active", "on_hold"].contains(&site.status.as_str()), "{}", site.name);
    }
}

#[test]
fn the_report_accounts_for_every_dollar() {
    let report = fs::read_to_string(root().join("data/REPORT.csv")).unwrap();
    let mut lines = report.lines().map(|l| l.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let at = |name: &str| header.iter().position(|c| *c == name).unwrap();
    let mut published: BTreeMap<(String, String, u16), u64> = BTreeMap::new();
    let index = index();
    for (m, flows) in all_flows(&index) {
        for block in flows.blocks {
            let stage = index.minerals[m].stages.iter().find(|s| s.lines.contains(&block.line)).unwrap();
            let key = (index.minerals[m].id.clone(), stage.id.clone(), block.year);
            *published.entry(key).or_default() += block.usd.iter().sum::<u64>();
        }
    }
    let mut with_rows = 0;
    for row in lines {
        let number = |name: &str| row[at(name)].parse::<i64>().unwrap();
        let dropped = number("other_revision_usd") + number("own_trade_usd") + number("superseded_usd");
        let out = number("value_out_usd");
        assert_eq!(number("value_in_usd"), out + dropped + number("rounding_usd"), "{row:?}");
        let key = (row[0].to_owned(), row[1].to_owned(), row[2].parse().unwrap());
        assert_eq!(published.get(&key).copied().unwrap_or(0), u64::try_from(out).unwrap(), "{row:?}");
        with_rows += usize::from(out > 0);
    }
    assert_eq!(with_rows, published.len());
}
