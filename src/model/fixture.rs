//! Tiny worlds written as text, for tests: `CHN > JPN 120k 30t`, one flow a line.
//! Knows one mineral with one stage; a malformed line panics, since only tests read it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc)]

use super::{Country, CoverageKind, Dataset, Group, HsLine, Mineral, Names, Place, Row, Rows, Stage};

/// Four names from one.
#[must_use]
pub fn names(text: &str) -> Names {
    Names { en: text.into(), de: text.into(), fr: text.into(), ja: text.into() }
}

/// A dataset with the mineral `graphite`, stage `natural`, and the rows of `text`.
///
/// A line is `FROM > TO <value>k [<tonnes>t] [@year] [#line]`; year 2024 and line 250410 unless named.
#[must_use]
pub fn world(text: &str) -> (Dataset, Rows) {
    let flows: Vec<Vec<&str>> =
        text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>()).filter(|w| !w.is_empty()).collect();
    let mut codes: Vec<&str> = flows.iter().flat_map(|w| [w[0], w[2]]).collect();
    codes.extend(["CHN", "HKG", "MAC", "DEU", "FRA", "JPN", "CAN", "USA"]);
    codes.sort_unstable();
    codes.dedup();
    let country = |(at, code): (usize, &&str)| Country {
        code: (*code).to_owned(),
        iso2: code[..2].to_owned(),
        name: names(code),
        at_deg: Some([at as f64 * 10.0 - 90.0, 20.0]),
        groups: if ["DEU", "FRA"].contains(code) { Group::Eu27.bit() } else { 0 },
        covers: Vec::new(),
    };
    let place = |code: &str| Place(codes.iter().position(|c| *c == code).unwrap() as u8);
    let mut keyed: Vec<(u16, HsLine, Row)> = Vec::new();
    for words in &flows {
        let mut row = Row { from: place(words[0]), to: place(words[2]), usd: 0, kg: None };
        let (mut year, mut line) = (2024, "250410");
        for word in &words[3..] {
            let number = || word[..word.len() - 1].parse::<f64>().unwrap() * 1000.0;
            match word.chars().last().unwrap() {
                _ if word.starts_with('@') => year = word[1..].parse().unwrap(),
                _ if word.starts_with('#') => line = &word[1..],
                'k' => row.usd = number().round() as u64,
                't' => row.kg = Some(number().round() as u64),
                _ => panic!("fixture: value in k or quantity in t expected, {word} found"),
            }
        }
        keyed.push((year, HsLine::parse(line).unwrap(), row));
    }
    keyed.sort_by_key(|(year, line, row)| (*year, *line, row.from, row.to));
    let mut rows = Rows::default();
    let mut lines: Vec<HsLine> = Vec::new();
    let mut coverage: Vec<(u16, CoverageKind)> = Vec::new();
    for chunk in keyed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (year, line, _) = chunk[0];
        rows.push_span(line, year, chunk.iter().map(|k| k.2));
        lines.push(line);
        if coverage.last().is_none_or(|c| c.0 != year) {
            let all: Vec<&Row> = keyed.iter().filter(|k| k.0 == year).map(|k| &k.2).collect();
            let value: u64 = all.iter().map(|r| r.usd).sum();
            let weighed: u64 = all.iter().filter(|r| r.kg.is_some()).map(|r| r.usd).sum();
            let whole = weighed as f64 >= 0.9 * value as f64;
            coverage.push((year, if whole { CoverageKind::Complete } else { CoverageKind::ValueOnly }));
        }
    }
    lines.sort_unstable();
    lines.dedup();
    let stage = Stage {
        id: "natural".into(),
        tier: 1,
        revision: "HS92".into(),
        lines,
        name: names("natural graphite"),
        goods: names("natural graphite"),
        caveat: Names::default(),
        coverage,
    };
    let mineral =
        Mineral { id: "graphite".into(), name: names("Graphite"), stages: vec![stage], files: Vec::new() };
    let dataset = Dataset {
        edition: "test".into(),
        trade: "test".into(),
        countries: codes.iter().enumerate().map(country).collect(),
        minerals: vec![mineral],
        sources: Vec::new(),
    };
    (dataset, rows)
}
