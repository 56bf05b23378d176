//! What is found for what is typed, on the shipped dataset.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says why")]

use super::*;
use crate::model::disk::Folder;
use crate::model::{Dataset, Lang};
use crate::query::Query;
use std::path::Path;

fn dataset() -> Dataset {
    Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")).unwrap().dataset
}

fn finder(dataset: &Dataset, lang: Lang) -> Finder<'_> {
    Finder::new(Words::new(dataset, lang))
}

/// Typed, and the keys of the first line found.
const FIRST: &[(&str, &str)] = &[
    // Minerals: German, English, French, Japanese; begun; with and without marks.
    ("Graphit", "m=graphite&s=natural&l="),
    ("galli", "m=gallium&s=metal&l="),
    ("Seltene Erden", "m=rare-earths&s=compounds&l="),
    ("rare earths", "m=rare-earths&s=compounds&l="),
    ("terres rares", "m=rare-earths&s=compounds&l="),
    ("レアアース", "m=rare-earths&s=compounds&l="),
    ("黒鉛", "m=graphite&s=natural&l="),
    ("Kobalt", "m=cobalt&s=intermediates&l="),
    ("wolfram", "m=tungsten&s=ore&l="),
    ("tungsten", "m=tungsten&s=ore&l="),
    ("molybdaen", "m=molybdenum&s=ore&l="),
    ("molybdan", "m=molybdenum&s=ore&l="),
    ("Lithiumcarb", "m=lithium&s=carbonate&l="),
    // Stages.
    ("Magnete", "m=rare-earths&s=magnets&l="),
    ("magnets", "m=rare-earths&s=magnets&l="),
    ("aimants", "m=rare-earths&s=magnets&l="),
    ("nickel ore", "m=nickel&s=ore&l="),
    ("erz kupfer", "m=copper&s=ore&l="),
    ("Bauxit", "m=aluminium&s=bauxite&l="),
    // Signs, lines of trade, other words.
    ("Ga", "m=gallium&s=metal&l="),
    ("Ge", "m=gallium&s=metal&l="),
    ("Sb", "m=antimony&s=ore&l="),
    ("W", "m=tungsten&s=ore&l="),
    ("C", "m=graphite&s=natural&l="),
    ("REE", "m=rare-earths&s=compounds&l="),
    ("Neodym", "m=rare-earths&s=compounds&l="),
    ("250410", "m=graphite&s=natural&l="),
    ("811292", "m=gallium&s=metal&l="),
    ("850511", "m=rare-earths&s=magnets&l="),
    ("2504", "m=graphite&s=natural&l="),
    ("Silizium", "m=silicon&s=metal&l="),
    ("aluminum", "m=aluminium&s=bauxite&l="),
    // Countries and groups.
    ("Südkorea", "f=KOR"),
    ("Suedkorea", "f=KOR"),
    ("sudkorea", "f=KOR"),
    ("south korea", "f=KOR"),
    ("korea", "f=KOR"),
    ("korea süd", "f=KOR"),
    ("韓国", "f=KOR"),
    ("Holland", "f=NLD"),
    ("USA", "f=USA"),
    ("u.s.a.", "f=USA"),
    ("États-Unis", "f=USA"),
    ("etats unis", "f=USA"),
    ("UK", "f=GBR"),
    ("gb", "f=GBR"),
    ("DEU", "f=DEU"),
    ("de", "f=DEU"),
    ("EU", "f=EU27"),
    ("Europäische Union", "f=EU27"),
    ("g7", "f=G7"),
    ("OCDE", "f=OECD"),
    ("cote d'ivoire", "f=CIV"),
    ("Elfenbeinküste", "f=CIV"),
    ("Turkey", "f=TUR"),
    ("日本", "f=JPN"),
    // A mineral and an area.
    ("japan graphite", "m=graphite&s=natural&l=&f=JPN"),
    ("Graphit Japan", "m=graphite&s=natural&l=&f=JPN"),
    ("seltene erden usa", "m=rare-earths&s=compounds&l=&f=USA"),
    ("magnete eu", "m=rare-earths&s=magnets&l=&f=EU27"),
    ("south korea gallium", "m=gallium&s=metal&l=&f=KOR"),
    ("kanada graph", "m=graphite&s=natural&l=&f=CAN"),
    ("どいつ", "f=DEU"),
    ("にほん", "f=JPN"),
    ("りちうむ", "m=lithium&s=carbonate&l="),
];

#[test]
fn what_is_typed_is_found_first_in_either_language() {
    let dataset = dataset();
    for lang in Lang::ALL {
        let finder = finder(&dataset, lang);
        for (typed, expected) in FIRST {
            let found = finder.find(typed);
            let first = found.first().map(|f| f.keys.as_str());
            assert_eq!(first, Some(*expected), "{typed} ({lang:?}): {found:#?}");
        }
    }
}

#[test]
fn every_mineral_and_every_area_is_among_the_first_three_by_each_of_its_names_and_codes() {
    let dataset = dataset();
    for lang in Lang::ALL {
        let finder = finder(&dataset, lang);
        let check = |typed: &str, keys: &str| {
            let found = finder.find(typed);
            let is_found = found.iter().take(3).any(|f| f.keys == keys);
            assert!(is_found, "{typed} ({lang:?}): {keys} expected, found {found:#?}");
        };
        for mineral in &dataset.minerals {
            let keys = ["m=", &mineral.id, "&s=", &mineral.stages[0].id, "&l="].concat();
            each(&mineral.name).iter().for_each(|(_, name)| check(name, &keys));
            check(&mineral.id, &keys);
        }
        for country in &dataset.countries {
            let keys = ["f=", &country.code].concat();
            each(&country.name).iter().for_each(|(_, name)| check(name, &keys));
            check(&country.code, &keys);
            if !country.iso2.is_empty() {
                check(&country.iso2, &keys);
            }
        }
        for group in Group::ALL {
            let keys = ["f=", group.code()].concat();
            check(group.code(), &keys);
            check(finder.words.area(Area::Group(group)), &keys);
        }
        for [what, id, _, word] in synonyms() {
            let expected = match what {
                "area" => ["f=", id].concat(),
                "stage" => ["m=", &id.replace('/', "&s="), "&l="].concat(),
                _ => {
                    ["m=", id, "&s=", &dataset.minerals[dataset.mineral_at(id).unwrap()].stages[0].id, "&l="]
                        .concat()
                }
            };
            check(word, &expected);
        }
    }
}

#[test]
fn every_line_of_trade_leads_to_its_stage() {
    let dataset = dataset();
    let finder = finder(&dataset, Lang::En);
    for mineral in &dataset.minerals {
        for stage in &mineral.stages {
            for line in &stage.lines {
                let found = finder.find(&line.to_string());
                let keys = ["m=", &mineral.id, "&s=", &stage.id, "&l="].concat();
                assert_eq!(found.first().map(|f| &f.keys), Some(&keys), "{line}");
            }
        }
    }
}

#[test]
fn the_table_of_synonyms_knows_its_ids_and_says_nothing_twice() {
    let dataset = dataset();
    let mut before: Vec<[&str; 4]> = Vec::new();
    for (row, line) in synonyms().zip(SYNONYMS.lines().skip(1)) {
        let [what, id, lang, word] = row;
        let is_known = match (what, id.split_once('/')) {
            ("mineral", None) => dataset.mineral_at(id).is_some(),
            ("stage", Some((mineral, stage))) => {
                let mineral = dataset.mineral_at(mineral).map(|at| &dataset.minerals[at]);
                mineral.is_some_and(|m| m.stages.iter().any(|s| s.id == stage))
            }
            ("area", None) => dataset.area(id).is_some(),
            _ => false,
        };
        assert!(is_known, "{line}: a mineral, mineral/stage or area of the index expected");
        assert!(
            ["en", "de", "fr", "ja", "any", "sign"].contains(&lang),
            "{line}: language or `sign` expected"
        );
        assert!(
            !fold(word).is_empty() && line.matches(',').count() == 3,
            "{line}: a word without comma expected"
        );
        assert!(before.iter().all(|b| b[..2] != row[..2] || b[3] != word), "{line}: twice");
        before.push(row);
    }
    assert_eq!(before.len(), SYNONYMS.lines().count() - 1, "a row that is not read");
}

#[test]
fn what_is_found_asks_a_question_of_the_dataset() {
    let dataset = dataset();
    let finder = finder(&dataset, Lang::De);
    for typed in ["a", "er", "ma", "china", "erz", "japan graphit", "gallium eu"] {
        for found in finder.find(typed) {
            let (query, notices) = Query::parse(&found.keys, &dataset);
            assert!(notices.is_empty(), "{typed}: {}: {notices:?}", found.keys);
            assert!(!found.title.is_empty() && query.mineral_in(&dataset).is_some());
        }
    }
}

#[test]
fn a_title_that_does_not_say_why_has_the_word_beside_it() {
    let dataset = dataset();
    let finder = finder(&dataset, Lang::De);
    for (typed, title, found_by) in [
        ("holland", "Niederlande", "Holland"),
        ("250410", "Graphit · Naturgraphit", "250410"),
        ("niederl", "Niederlande", ""),
        ("Sb", "Antimon", "Sb"),
        ("japan graphite", "Graphit · Japan", "Graphite"),
        ("magnete uk", "Seltene Erden · Dauermagnete aus Metall · Vereinigtes Königreich", "UK"),
        ("magnete eu", "Seltene Erden · Dauermagnete aus Metall · Europäische Union (27)", ""),
    ] {
        let found = finder.find(typed);
        let first = &found[0];
        assert_eq!((first.title.as_str(), first.found_by.as_str()), (title, found_by), "{typed}");
    }
}

#[test]
fn nothing_is_found_for_nothing_and_for_nonsense() {
    let dataset = dataset();
    let finder = finder(&dataset, Lang::En);
    for typed in ["", "   ", "…", "qqqq", "japan qqqq"] {
        assert_eq!(finder.find(typed), [], "{typed}");
    }
}
