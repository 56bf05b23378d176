//! Tiny worlds written as text, for tests: `CHN > JPN 120k 30t`, one flow a line; `output CHN 500t`, one country's output.
//! Knows one mineral with one stage; a malformed line panics, since only tests read it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc)]

use super::{
    Closure, Country, CoverageKind, Dataset, Group, HsLine, Lang, Mineral, Names, Place, Row, Rows, Stage,
};
use super::{OutputFigure, OutputSeries, OutputYear};

/// Four names from one.
#[must_use]
pub fn names(text: &str) -> Names {
    let names = Names::default();
    Lang::ALL.into_iter().for_each(|lang| names.learn(lang, text));
    names
}

/// A dataset with the mineral `graphite`, stage `natural`, and the rows of `text`.
///
/// A line is `FROM > TO <value>k [<tonnes>t] [@year] [#line]`; year 2024 and line 250410 unless named.
/// Or it is `output COUNTRY <tonnes>t [@year]`, with `?` for a withheld figure, and WLD or OTH for the world total or
/// all others: then the stage is closed by its output, else by net exports.
#[must_use]
pub fn world(text: &str) -> (Dataset, Rows) {
    let (outputs, flows): (Vec<Vec<&str>>, Vec<Vec<&str>>) = text
        .lines()
        .map(|l| l.split_whitespace().collect::<Vec<_>>())
        .filter(|w| !w.is_empty())
        .partition(|w| w[0] == "output");
    let mut codes: Vec<&str> = flows.iter().flat_map(|w| [w[0], w[2]]).collect();
    codes.extend(outputs.iter().map(|w| w[1]).filter(|c| !["WLD", "OTH"].contains(c)));
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
    let output = output(&outputs, place);
    let stage = Stage {
        id: "natural".into(),
        tier: 1,
        revision: "HS92".into(),
        lines,
        closure: if output.is_some() { Closure::Production } else { Closure::NetExports },
        output: output.as_ref().map(|_| 0),
        name: names("natural graphite"),
        goods: names("natural graphite"),
        caveat: names(""),
        coverage,
    };
    let mineral = Mineral {
        id: "graphite".into(),
        name: names("Graphite"),
        stages: vec![stage],
        files: Vec::new(),
        reserves: Vec::new(),
    };
    let dataset = Dataset {
        edition: "test".into(),
        trade: "test".into(),
        countries: codes.iter().enumerate().map(country).collect(),
        minerals: vec![mineral],
        sources: Vec::new(),
        output: output.into_iter().collect(),
        reserves: Vec::new(),
        controls: Vec::new(),
        initiatives: Vec::new(),
        deals: Vec::new(),
        what_if: None,
    };
    (dataset, rows)
}

/// The series of the lines `output COUNTRY <tonnes>t|? [@year]`; none without a line.
fn output(lines: &[Vec<&str>], place: impl Fn(&str) -> Place) -> Option<OutputSeries> {
    let mut years: Vec<OutputYear> = Vec::new();
    for words in lines {
        let tonnes = match words[2] {
            "?" => None,
            tonnes => Some(tonnes.strip_suffix('t').and_then(|t| t.parse().ok()).unwrap_or_else(|| {
                panic!("fixture: output in t or ? expected, {tonnes} found");
            })),
        };
        let year = words.get(3).map_or(2024, |y| y.strip_prefix('@').unwrap().parse().unwrap());
        let at = years.iter().position(|y| y.year == year).unwrap_or_else(|| {
            let (source, by_country) = ("test".into(), Vec::new());
            years.push(OutputYear { year, source, by_country, world_tonnes: None, other_tonnes: None });
            years.len() - 1
        });
        match words[1] {
            "WLD" => years[at].world_tonnes = tonnes,
            "OTH" => years[at].other_tonnes = tonnes,
            code => years[at].by_country.push((place(code), OutputFigure { tonnes, estimated: false })),
        }
    }
    years.sort_by_key(|y| y.year);
    for year in &mut years {
        year.by_country.sort_by_key(|(place, _)| *place);
    }
    let (mineral, stage, form) = ("graphite_natural".into(), "mine".into(), "test".into());
    (!years.is_empty()).then_some(OutputSeries { mineral, stage, form, years })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_output_a_stage_is_closed_by_net_exports() {
        let (dataset, rows) = world("CHN > JPN 60k 3t");
        let stage = &dataset.minerals[0].stages[0];
        assert_eq!((stage.closure, stage.output, rows.len()), (Closure::NetExports, None, 1));
        assert!(dataset.output.is_empty());
    }

    #[test]
    fn lines_of_output_make_a_series_and_their_countries() {
        let (dataset, rows) = world(
            "CHN > JPN 60k
            output USA ? @2023
            output MOZ 40.5t
            output CHN 500t
            output CHN 450t @2023
            output WLD 560t",
        );
        let stage = &dataset.minerals[0].stages[0];
        assert_eq!((stage.closure, stage.output, rows.len()), (Closure::Production, Some(0), 1));
        let series = &dataset.output[0];
        assert_eq!(series.years.iter().map(|y| y.year).collect::<Vec<_>>(), [2023, 2024]);
        let tonnes = |year: u16, code: &str| {
            let year = series.in_year(year).unwrap();
            year.of(dataset.place(code).unwrap()).map(|f| f.tonnes)
        };
        assert_eq!([tonnes(2024, "CHN"), tonnes(2024, "MOZ")], [Some(Some(500.0)), Some(Some(40.5))]);
        assert_eq!([tonnes(2023, "USA"), tonnes(2024, "USA")], [Some(None), None]);
        assert_eq!(series.in_year(2024).unwrap().world_tonnes, Some(560.0));
        assert!(dataset.place("WLD").is_none());
    }
}
