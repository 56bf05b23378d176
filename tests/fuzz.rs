//! Inputs by lot against everything that reads what others wrote: links, tables, JSON of the published shape.
//! Knows seeds and how they are spoilt; asserts that nothing panics, that what is read can be written again, and that
//! memory stays bounded. `FUZZ_RUNS` says how many inputs each reader gets, a few by default, `FUZZ_ONLY` how the
//! names of the readers begin that get any.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
#![allow(clippy::print_stdout, reason = "a long run tells what it did")]

use cap::Cap;
use minerals_map::facts::facts;
use minerals_map::json::{self, Written};
use minerals_map::model::fixture::world;
use minerals_map::model::{Dataset, decode, migrate};
use minerals_map::own::native::read;
use minerals_map::own::{bundle, publish};
use minerals_map::query::Query;
use minerals_map::query::look::Look;
use serde_json::Value;
use std::alloc::System;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// Above what is there before, an input of at most [`LONGEST`] bytes may need this much.
const MOST_BYTES: usize = 64 << 20;
const LONGEST: usize = 2048;
const SLOWEST: Duration = Duration::from_secs(1);
/// How often an input that took longer is given once more.
const AGAIN: usize = 3;

const WORLD: &str = "CHN > JPN 60k 30t\nMOZ > JPN 40k 20t\nCHN > DEU 10k\nDEU > FRA 5k 2t @2023\noutput CHN 500t\noutput WLD 900t";

/// A row of numbers that is the same for the same seed.
struct Lots(u64);

impl Lots {
    fn next(&mut self) -> u64 {
        // xorshift64*, Vigna 2016.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 33) as usize % bound.max(1)
    }

    fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Spoils a seed: bytes change, go, come twice, or are those of another seed or a sign that means something.
fn spoilt(lots: &mut Lots, seeds: &[Vec<u8>], signs: &[&str]) -> Vec<u8> {
    let mut bytes = lots.one_of(seeds).clone();
    for _ in 0..1 + lots.below(6) {
        let at = lots.below(bytes.len() + 1);
        match lots.below(7) {
            0 if at < bytes.len() => bytes[at] = lots.next() as u8,
            1 if at < bytes.len() => drop(bytes.remove(at)),
            2 => bytes.truncate(at),
            3 => {
                let end = (at + lots.below(40)).min(bytes.len());
                let again = bytes[at.min(end)..end].to_vec();
                let to = lots.below(bytes.len() + 1);
                bytes.splice(to..to, again);
            }
            4 => {
                let other = lots.one_of(seeds).clone();
                let from = lots.below(other.len() + 1);
                bytes.splice(at.., other[from..].iter().copied());
            }
            _ => {
                let sign = lots.one_of(signs).bytes();
                bytes.splice(at..at, sign);
            }
        }
        bytes.truncate(LONGEST);
    }
    bytes
}

/// Spoils a value somewhere inside.
fn spoil(lots: &mut Lots, value: &mut Value) {
    let odd = |lots: &mut Lots| match lots.below(12) {
        0 => Value::Null,
        1 => Value::Bool(true),
        2 => Value::from(-1),
        3 => Value::from(4_000_000_000_u64),
        4 => Value::from(9e15),
        5 => Value::from(0.5),
        6 => Value::from(1e300),
        7 => Value::from(""),
        8 => Value::from("CHN"),
        9 => Value::from("<img src=x>\u{202e}"),
        10 => Value::Array(Vec::new()),
        _ => Value::from(lots.below(400)),
    };
    match value {
        Value::Array(items) if !items.is_empty() && lots.below(5) > 0 => {
            let at = lots.below(items.len());
            match lots.below(8) {
                0 => drop(items.remove(at)),
                1 => items.insert(at, items[at].clone()),
                _ => spoil(lots, &mut items[at]),
            }
        }
        Value::Object(fields) if !fields.is_empty() && lots.below(8) > 0 => {
            let key = fields.keys().nth(lots.below(fields.len())).unwrap().clone();
            if lots.below(20) == 0 {
                fields.remove(&key);
            } else {
                spoil(lots, &mut fields[&key]);
            }
        }
        other => *other = odd(lots),
    }
}

fn runs() -> usize {
    std::env::var("FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(20_000)
}

/// Gives a reader its inputs; each must end in time and within memory.
fn each(name: &str, seed: u64, mut run: impl FnMut(&mut Lots)) {
    if std::env::var("FUZZ_ONLY").is_ok_and(|only| !name.starts_with(&only)) {
        return;
    }
    let (mut lots, mut slowest) = (Lots(seed), Duration::ZERO);
    let before = MEMORY.allocated();
    for _ in 0..runs() {
        let state = lots.0;
        let mut took = || {
            lots.0 = state;
            let start = Instant::now();
            run(&mut lots);
            start.elapsed()
        };
        let mut least = took();
        // A machine may pause once; an input that is slow is so again.
        for _ in 0..AGAIN {
            if least >= SLOWEST {
                least = least.min(took());
            }
        }
        slowest = slowest.max(least);
        assert!(slowest < SLOWEST, "{name}: input of state {state} took {slowest:?}");
    }
    let kept = MEMORY.allocated().saturating_sub(before);
    println!("{name}: {} inputs, slowest {slowest:?}, kept {kept} bytes", runs());
    assert!(kept < MOST_BYTES, "{name}: {kept} bytes are kept");
}

#[test]
fn whatever_others_wrote_is_read_or_refused() {
    links();
    tables();
    shapes();
    versions();
    texts();
    println!("at most {} bytes were in use", MEMORY.max_allocated());
    assert!(MEMORY.max_allocated() < 4 * MOST_BYTES, "{} bytes were in use", MEMORY.max_allocated());
}

fn links() {
    let (dataset, _) = world(WORLD);
    let seeds: Vec<Vec<u8>> = [
        "m=graphite&s=natural&l=250410&y=2024&u=t&d=touch&cn=hk&f=JPN&top=all&cmp=DEU,EU27",
        "stop=100&to=JPN,G7&reroute=1&spare=10&grow=50&months=6&pool=JPN,CAN&days=60&deals=a,b&flow=CHN-JPN",
        "?m=graphite&lang=de&theme=dark&view=pacific&embed=1&show=chart&v=2026-11-22",
    ]
    .map(|seed| seed.as_bytes().to_vec())
    .to_vec();
    let signs = [
        "&",
        "=",
        "%",
        "%00",
        "%ff",
        "%F0%9F",
        "+",
        ",",
        "-",
        "m=",
        "f=",
        "y=",
        "99999999999",
        "\u{202e}",
        "all",
        "own-1",
    ];
    each("links", 7, |lots| {
        let bytes = spoilt(lots, &seeds, &signs);
        let link = String::from_utf8_lossy(&bytes);
        let (query, _) = Query::parse(&link, &dataset);
        let (again, notices) = Query::parse(&query.link(&dataset), &dataset);
        assert_eq!((again, notices), (query, Vec::new()), "{link}");
        let look = Look::parse(&link);
        assert_eq!(Look::parse(&look.link()), look, "{link}");
    });
}

fn tables() {
    let (dataset, _) = world(WORLD);
    let mut seeds: Vec<Vec<u8>> = [
        "year,mineral,stage,from,to,value_usd,tonnes\n2024,graphite,natural,CHN,JPN,60000,30.5\n2024,graphite,natural,DEU,JPN,40000,\n",
        "\u{feff}Year;Mineral;Stage;From;To;Value_USD;Tonnes;line;coverage\r\n2024;Graphite;natural;156;JPN;60000,5;1e-1;250410;partial\r\n",
        "t,i,j,k,v,q\n2024,156,392,250410,1.000,2.000\n2024,276,392,250410,1.000,NA\n",
        "sep=\t\nyear\tmineral\tstage\tfrom\tto\tvalue_usd\n2023\tgraphite\t\"natural\"\tCHN\tJPN\t5\n",
    ]
    .map(|seed| seed.as_bytes().to_vec())
    .to_vec();
    for entry in std::fs::read_dir("tests/own_files").expect("the broken files") {
        seeds.push(
            std::fs::read(entry.expect("an entry").path())
                .expect("a file")
                .into_iter()
                .take(LONGEST)
                .collect(),
        );
    }
    let signs = [
        ",", ";", "\t", "\"", "\"\"", "\n", "\r", "\r\n", "\u{feff}", "NA", "e", "E+9", ".", "-", "2024",
        "\u{0}", "é", "sep=;", "{",
    ];
    each("tables", 11, |lots| {
        let bytes = spoilt(lots, &seeds, &signs);
        let name = *lots.one_of(&["a.csv", "BACI_HS92_Y2024_V1.csv", "BACI_HS", ""]);
        if let Ok(opened) = read(&dataset, name, &bytes) {
            let report = &opened.own.report;
            let told = report.used + report.dropped() + report.other_lines + report.other_revision;
            assert_eq!(told, report.read, "every row is told of");
            assert!(report.usd.is_finite() && report.used > 0);
            for change in opened.own.changes() {
                json::parse(&change.json).expect("JSON");
            }
        }
    });
}

/// A dataset in the published shape, as small as it can be.
fn bundle_of(dataset: &Dataset) -> Value {
    let names = serde_json::json!({"en": "N", "de": "N", "fr": "N", "ja": "N"});
    let countries: Vec<Value> = dataset
        .countries
        .iter()
        .map(|c| serde_json::json!({"id": c.code, "iso2": c.iso2, "name": names, "at": [10.0, 20.0], "groups": ["G7"]}))
        .collect();
    serde_json::json!({
        "schema": 1, "edition": "mine", "trade": "t", "countries": countries,
        "minerals": [{"id": "graphite", "name": names, "files": [], "stages": [{"id": "natural", "tier": 1, "revision": "HS92",
            "lines": ["250410"], "closure": "production", "output": ["tin", "mine"], "name": names, "goods": names, "caveat": names,
            "coverage": [{"first": 2023, "last": 2024, "kind": "complete"}]}]}],
        "sources": [{"id": "usgs", "title": "t", "publisher": "p", "licence": "l", "url": "u"}],
        "controls": [], "initiatives": [], "deals": [],
        "output": {"columns": ["year", "mineral", "stage", "country", "quantity_t", "qualifier", "form", "source", "estimated"],
            "rows": [[2024, "tin", "mine", "CHN", 9, null, "content", "usgs", true], [2024, "tin", "mine", "WLD", 19, null, "content", "usgs", true]]},
        "reserves": {"columns": ["year", "mineral", "country", "quantity_t", "qualifier", "form", "source"], "rows": []},
        "flows": [{"schema": 1, "edition": "mine", "mineral": "graphite", "places": ["CHN", "DEU", "JPN"], "blocks": [
            {"line": "250410", "year": 2024, "from": [0, 1], "n": [2, 1], "to": [1, 1, 2], "usd": [5, 6, 7], "kg": [1, null, 3]}]}]
    })
}

fn shapes() {
    let (dataset, _) = world(WORLD);
    let seed = bundle_of(&dataset);
    let flows = seed["flows"][0].clone();
    assert!(
        bundle::read(&&seed, &dataset).is_ok() && bundle::read(&&flows, &dataset).is_ok(),
        "the seeds are good"
    );
    let mut answered = 0;
    each("JSON, parsed", 13, |lots| {
        let mut value = if lots.below(3) == 0 { flows.clone() } else { seed.clone() };
        for _ in 0..1 + lots.below(3) {
            spoil(lots, &mut value);
        }
        let Ok(read) = bundle::read(&&value, &dataset) else { return };
        // What is let in answers questions, some of them.
        if lots.below(5) == 0 {
            let dataset = read.index.as_ref().unwrap_or(&dataset);
            let changes = publish::changes(&read.table, dataset, "own-1", "a.json");
            let Some(_) = read.index.as_ref() else { return };
            publish::apply(&mut value, &changes).expect("a changed index");
            let dataset = decode::index(&&value).expect("the index that was made of it");
            for file in publish::files(&read.table, &dataset) {
                let text = publish::flows(&read.table, &dataset, "own-1", &file);
                let parsed = json::parse(&text).expect("JSON");
                let id = &dataset.minerals[file.mineral].id;
                let rows = decode::flows(&&parsed, &dataset, id).expect("flows");
                for link in ["f=JPN", "u=t&d=touch", "stop=100&reroute=1&pool=JPN,DEU"] {
                    let (query, asked) = Query::parse(link, &dataset);
                    let told = facts(&dataset, &rows, &query, &asked).expect("facts");
                    assert!(!told.contains("NaN"), "{told}");
                    answered += 1;
                }
            }
        }
    });
    println!("{answered} questions were answered from what was let in");
}

/// A file of any version that is brought to the newest stays so, and says what it said.
fn versions() {
    let (dataset, _) = world(WORLD);
    let seed = bundle_of(&dataset);
    let seeds = [&seed, &seed["flows"][0], &seed["flows"]];
    let newest = seeds.map(|seed| migrate::newest(seed.clone()).expect("a good seed"));
    let mut read_alike = 0;
    each("versions", 19, |lots| {
        let of = lots.below(seeds.len());
        let mut old = if lots.below(3) == 0 { newest[of].clone() } else { seeds[of].clone() };
        for _ in 0..1 + lots.below(3) {
            spoil(lots, &mut old);
        }
        let Ok(new) = migrate::newest(old.clone()) else { return };
        assert_eq!(migrate::newest(new.clone()).as_ref(), Ok(&new), "{old}");
        if let Ok(before) = bundle::read(&&old, &dataset) {
            let after = bundle::read(&&new, &dataset).expect("what could be read before");
            assert_eq!(before.report, after.report, "{old}");
            read_alike += 1;
        }
    });
    println!("{read_alike} were read before and after, and said the same");
}

fn texts() {
    let (dataset, _) = world(WORLD);
    let seed = bundle_of(&dataset);
    let seeds = vec![seed["flows"][0].to_string().into_bytes(), seed["flows"].to_string().into_bytes()];
    let signs = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\u0000",
        "\\ud800",
        "null",
        "1e999",
        "-0",
        "9999999999999999999",
        "\u{feff}",
    ];
    each("JSON, as text", 17, |lots| {
        let bytes = spoilt(lots, &seeds, &signs);
        // As the page reads what its own server sends.
        if let Ok(text) = str::from_utf8(&bytes) {
            let written = Written::of(text);
            assert!(written.is_some() || json::parse(text).is_err(), "{text}");
            let _ = written.map(|value| decode::flows(&value, &dataset, "graphite"));
        }
        if let Ok(opened) = read(&dataset, "a.json", &bytes) {
            assert!(opened.own.report.used > 0);
        }
    });
}
