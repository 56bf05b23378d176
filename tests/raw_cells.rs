//! Three hundred shares recomputed straight from the raw trade files, by code that shares nothing with the app.
//! Knows the contract's definitions and the layout of the files; takes nothing from the crate but its answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "test helpers")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use minerals_map::facts;
use minerals_map::model::disk::Folder;

const CELLS: usize = 300;
const TOLERANCE: f64 = 0.0005;
/// BACI's number for mainland China.
const CHINA: u16 = 156;

#[test]
fn shares_of_random_cells_equal_those_of_the_raw_files() {
    let Some(raw) = std::env::var_os("BACI_DIR").map(PathBuf::from).filter(|dir| dir.is_dir()) else {
        println!("raw cells: did not run, BACI_DIR names no folder of trade files");
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stages = stages(&root.join("data/editorial/minerals.csv"));
    let years = years(&raw, &stages);
    let codes = iso3(&raw);
    let folder = Folder::open(&root.join("public/data")).expect("a dataset");

    let mut random = Random(0x6d69_6e65_7261_6c73);
    let (mut tonnes, mut small, mut single) = (0, 0, BTreeSet::new());
    for n in 0..CELLS {
        // A third from HS17, which has two complete years only and would hardly ever come up.
        let revision = if n % 3 == 0 { "HS17" } else { "HS92" };
        let stage = *random.pick(&stages.iter().filter(|s| s.revision == revision).collect::<Vec<_>>());
        let of_stage: Vec<_> = years.iter().filter(|((s, _), _)| *s == stage.slug()).collect();
        let ((_, year), rows) = random.pick(&of_stage);
        let importers: Vec<u16> = rows.iter().map(|r| r.to).collect::<BTreeSet<_>>().into_iter().collect();
        let importer = *random.pick(&importers);
        let unit = *random.pick(&["usd", "t"]);

        let cell = recompute(rows, importer, unit);
        let link = format!("m={}&s={}&y={year}&u={unit}&top=all", stage.mineral, stage.stage);
        let json: serde_json::Value = serde_json::from_str(&facts::answer(&folder, &link).unwrap()).unwrap();
        let id = codes[&importer].as_str();
        let place = format!("{link}, importer {id}");
        let found = json["importers"].as_array().unwrap().iter().find(|i| i["id"] == id);
        let found =
            found.unwrap_or_else(|| panic!("{place}: an importer in the raw rows, none in the answer"));
        let number = |key: &str| found[key].as_f64().unwrap_or_else(|| panic!("{place}: no {key}"));

        assert_eq!(json["unit"], cell.unit, "{place}");
        close(number("share"), cell.share, TOLERANCE, &format!("{place}: share"));
        let slack = (cell.imports * 1e-6).max(1e-3);
        close(number("imports"), cell.imports, slack, &format!("{place}: imports"));
        close(number("from_china"), cell.from_china, slack, &format!("{place}: from_china"));
        tonnes += usize::from(cell.unit == "t");
        small += usize::from(cell.imports < 100.0);
        single.insert((stage.slug(), *year));
    }
    println!("raw cells: {CELLS} compared, {tonnes} in tonnes, {small} of small importers");
    assert!(tonnes > CELLS / 5 && small > CELLS / 10 && single.len() > CELLS / 2, "the draw is too narrow");
}

#[track_caller]
fn close(found: f64, expected: f64, slack: f64, what: &str) {
    assert!((found - expected).abs() <= slack, "{what}: {expected} in the raw files, {found} in the app");
}

struct Stage {
    mineral: String,
    stage: String,
    revision: String,
    lines: Vec<String>,
}

impl Stage {
    fn slug(&self) -> String {
        format!("{}/{}", self.mineral, self.stage)
    }
}

#[derive(Clone)]
struct Row {
    from: u16,
    to: u16,
    line: String,
    kusd: f64,
    tonnes: Option<f64>,
}

struct Cell {
    unit: &'static str,
    imports: f64,
    from_china: f64,
    share: f64,
}

/// The direct share of one importer, as the contract defines it.
fn recompute(rows: &[Row], importer: u16, asked: &str) -> Cell {
    let rows: Vec<&Row> = rows.iter().filter(|r| r.from != r.to).collect();
    let value = |rows: &mut dyn Iterator<Item = &&Row>| rows.map(|r| r.kusd).sum::<f64>();
    let known = value(&mut rows.iter().filter(|r| r.tonnes.is_some()));
    let in_tonnes = asked == "t" && known >= 0.9 * value(&mut rows.iter());
    let amount = |row: &Row| if in_tonnes { tonnes_of(&rows, row) } else { row.kusd };
    let imports: f64 = rows.iter().filter(|r| r.to == importer).map(|r| amount(r)).sum();
    let from_china: f64 =
        rows.iter().filter(|r| r.to == importer && r.from == CHINA).map(|r| amount(r)).sum();
    Cell { unit: if in_tonnes { "t" } else { "usd" }, imports, from_china, share: from_china / imports }
}

fn tonnes_of(rows: &[&Row], row: &Row) -> f64 {
    let unit_value = |from: Option<u16>| {
        let both = rows.iter().filter(|r| r.line == row.line && from.is_none_or(|f| f == r.from));
        let (kusd, tonnes) =
            both.filter_map(|r| Some((r.kusd, r.tonnes?))).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
        (tonnes > 0.0).then_some(kusd / tonnes)
    };
    row.tonnes.unwrap_or_else(|| {
        row.kusd / unit_value(Some(row.from)).or_else(|| unit_value(None)).expect("a unit value")
    })
}

/// Complete rows by stage and year.
fn years(raw: &Path, stages: &[Stage]) -> BTreeMap<(String, u16), Vec<Row>> {
    let mut years: BTreeMap<_, Vec<Row>> = BTreeMap::new();
    for entry in fs::read_dir(raw).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let [_, revision, _, _] = name.split('_').collect::<Vec<_>>()[..] else { continue };
        let stage_of =
            |line: &str| stages.iter().find(|s| s.revision == revision && s.lines.iter().any(|l| l == line));
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let Some(stage) = stage_of(cells[3]) else { continue };
            let row = Row {
                from: cells[1].parse().unwrap(),
                to: cells[2].parse().unwrap(),
                line: cells[3].to_owned(),
                kusd: cells[4].parse().unwrap(),
                tonnes: if cells[5] == "NA" { None } else { Some(cells[5].parse().unwrap()) },
            };
            years.entry((stage.slug(), cells[0].parse().unwrap())).or_default().push(row);
        }
    }
    years
}

fn stages(table: &Path) -> Vec<Stage> {
    let text = fs::read_to_string(table).unwrap();
    let stage = |line: &str| {
        let cells = split(line);
        let lines = cells[5].split('+').map(str::to_owned).collect();
        Stage { mineral: cells[0].clone(), stage: cells[1].clone(), revision: cells[4].clone(), lines }
    };
    text.lines().skip(1).map(stage).filter(|s| !s.revision.is_empty()).collect()
}

fn iso3(raw: &Path) -> BTreeMap<u16, String> {
    let mut files = fs::read_dir(raw).unwrap().map(|e| e.unwrap().path());
    let table = files.find(|p| p.to_str().unwrap().contains("country_codes_")).expect("country codes");
    let text = fs::read_to_string(table).unwrap();
    text.lines().skip(1).map(split).map(|c| (c[0].parse().unwrap(), c[3].clone())).collect()
}

/// Cells of a line; a comma inside quotes does not part them.
fn split(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

/// SplitMix64, so that the same cells are drawn on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.next() % from.len() as u64).unwrap()]
    }
}
