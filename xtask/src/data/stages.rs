//! What is traded: minerals, their stages, and which HS line of which revision belongs to which stage.
//! Knows the editorial tables; does not know any row of trade.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use minerals_map::model::HsLine;
use minerals_map::model::wire::{Mineral, Names, Stage};

use super::fault::{Fault, quote};
use super::folder::REVISIONS;
use super::table::{Row, Table};

pub const MINERALS: &str = "data/editorial/minerals.csv";
const GOODS: &str = "data/editorial/goods.csv";
const CAVEATS: &str = "data/editorial/caveats.csv";

/// Lines that hold the same goods under two revisions or levels: never added up.
const OVERLAPS: [[&str; 2]; 5] = [
    ["810110", "810194"],
    ["810310", "810320"],
    ["811211", "811212"],
    ["252890", "252800"],
    ["251010", "251020"],
];

/// Position of a stage: of its mineral, and within it.
pub type At = (usize, usize);
type Texts = BTreeMap<(String, String), (u64, Names)>;

/// The minerals of the map, without coverage and files, which only the rows can tell.
pub struct Stages {
    pub minerals: Vec<Mineral>,
    /// Which stage takes a line.
    pub at_line: BTreeMap<HsLine, At>,
    /// Line of the minerals table that names the stage, for messages.
    pub line_no: BTreeMap<At, u64>,
}

impl Stages {
    /// `series` are the (mineral, stage) pairs of the output table.
    pub fn read(root: &Path, series: &BTreeSet<(String, String)>) -> Result<Self> {
        let table = Table::read(
            &root.join(MINERALS),
            MINERALS,
            [
                "mineral",
                "stage",
                "order",
                "tier",
                "hs_revision",
                "hs_codes",
                "production_mineral",
                "production_stage",
                "closure",
                "mineral_en",
                "mineral_de",
                "mineral_fr",
                "mineral_ja",
                "stage_en",
                "stage_de",
                "stage_fr",
                "stage_ja",
                "caveat_en",
            ],
        )?;
        let goods_table =
            Table::read(&root.join(GOODS), GOODS, ["mineral", "stage", "en", "de", "fr", "ja"])?;
        let caveat_table = Table::read(&root.join(CAVEATS), CAVEATS, ["mineral", "stage", "de", "fr", "ja"])?;
        let mut goods = texts(&goods_table, |[_, _, en, de, fr, ja]| [en, de, fr, ja])?;
        let mut caveats = texts(&caveat_table, |[_, _, de, fr, ja]| [de, de, fr, ja])?;

        let mut stages = Self { minerals: Vec::new(), at_line: BTreeMap::new(), line_no: BTreeMap::new() };
        for row in &table.rows {
            let key = (row.cells[0].clone(), row.cells[1].clone());
            let goods = goods.remove(&key).map(|g| g.1);
            let caveat = caveats.remove(&key).map(|c| c.1);
            stages.add(&table, row, goods, caveat, series)?;
        }
        no_leftover(&goods, GOODS)?;
        no_leftover(&caveats, CAVEATS)?;
        Ok(stages)
    }

    pub fn stage(&self, (mineral, stage): At) -> &Stage {
        &self.minerals[mineral].stages[stage]
    }

    /// Every stage in order.
    pub fn all(&self) -> impl Iterator<Item = (At, &Mineral, &Stage)> {
        self.minerals.iter().enumerate().flat_map(|(m, mineral)| {
            mineral.stages.iter().enumerate().map(move |(s, stage)| ((m, s), mineral, stage))
        })
    }

    fn add(
        &mut self,
        table: &Table<18>,
        row: &Row<18>,
        goods: Option<Names>,
        caveat: Option<Names>,
        series: &BTreeSet<(String, String)>,
    ) -> Result<(), Fault> {
        let [mineral, stage, order, tier, revision, _, out_mineral, out_stage, closure, rest @ ..] =
            &row.cells;
        let [m_en, m_de, m_fr, m_ja, s_en, s_de, s_fr, s_ja, caveat_en] = rest;
        let fault =
            |column: &str, expected: &str, found: &str| table.fault(row, column, expected, quote(found));
        slug(mineral).ok_or_else(|| fault("mineral", "lower-case letters, digits and hyphens", mineral))?;
        slug(stage).ok_or_else(|| fault("stage", "lower-case letters, digits and hyphens", stage))?;

        let name = full(m_en, m_de, m_fr, m_ja).ok_or_else(|| fault("mineral_en", "four names", m_en))?;
        if self.minerals.last().is_none_or(|m| m.id != *mineral) {
            if self.minerals.iter().any(|m| m.id == *mineral) {
                return Err(fault(
                    "mineral",
                    "the stages of a mineral in rows that follow each other",
                    mineral,
                ));
            }
            let mineral = Mineral {
                id: mineral.clone(),
                name,
                stages: Vec::new(),
                files: Vec::new(),
                reserves: Vec::new(),
            };
            self.minerals.push(mineral);
        } else if self.minerals.last().is_some_and(|m| m.name != name) {
            return Err(fault("mineral_en", "the names of the row above", m_en));
        }
        let m = self.minerals.len() - 1;
        let at = (m, self.minerals[m].stages.len());
        if order.parse() != Ok(at.1 + 1) {
            return Err(fault("order", &(at.1 + 1).to_string(), order));
        }
        if self.minerals[m].stages.iter().any(|s| s.id == *stage) {
            return Err(fault("stage", "a stage once in a mineral", stage));
        }
        let tier = tier
            .parse()
            .ok()
            .filter(|t| (1..=3).contains(t))
            .ok_or_else(|| fault("tier", "1, 2 or 3", tier))?;
        if !["production", "net_exports"].contains(&closure.as_str()) {
            return Err(fault("closure", "production or net_exports", closure));
        }
        let lines = self.lines(table, row, at)?;
        if lines.is_empty() != revision.is_empty()
            || !(revision.is_empty() || REVISIONS.contains(&revision.as_str()))
        {
            let expected = format!("one of {} where there are lines", REVISIONS.join(", "));
            return Err(fault("hs_revision", &expected, revision));
        }
        let output = match (out_mineral.is_empty(), out_stage.is_empty()) {
            (true, true) => None,
            _ => Some([out_mineral.clone(), out_stage.clone()]),
        };
        if output.is_some() && !series.contains(&(out_mineral.clone(), out_stage.clone())) {
            let found = format!("{out_mineral}, {out_stage}");
            return Err(fault("production_mineral", "a series of data/output/production.csv", &found));
        }
        let caveat = match (caveat_en.is_empty(), caveat) {
            (true, None) => Names::default(),
            (false, Some(names)) => Names { en: caveat_en.clone(), ..names },
            (true, Some(_)) => return Err(fault("caveat_en", &format!("the English of {CAVEATS}"), "")),
            (false, None) => return Err(fault("caveat_en", &format!("a row in {CAVEATS}"), caveat_en)),
        };
        self.line_no.insert(at, row.line);
        self.minerals[m].stages.push(Stage {
            id: stage.clone(),
            tier,
            revision: revision.clone(),
            lines: lines.iter().map(HsLine::to_string).collect(),
            closure: closure.clone(),
            output,
            name: full(s_en, s_de, s_fr, s_ja).ok_or_else(|| fault("stage_en", "four names", s_en))?,
            goods: goods.ok_or_else(|| fault("stage", &format!("a row in {GOODS}"), stage))?,
            caveat,
            coverage: Vec::new(),
        });
        Ok(())
    }

    fn lines(&mut self, table: &Table<18>, row: &Row<18>, at: At) -> Result<Vec<HsLine>, Fault> {
        let cell = &row.cells[5];
        let mut lines = Vec::new();
        for code in cell.split('+').filter(|c| !c.is_empty()) {
            let line = HsLine::parse(code)
                .ok_or_else(|| table.fault(row, "hs_codes", "six-digit lines joined by +", quote(cell)))?;
            if self.at_line.insert(line, at).is_some() {
                return Err(table.fault(row, "hs_codes", "a line in one stage only", quote(code)));
            }
            lines.push(line);
        }
        let has = |code: &str| lines.iter().any(|l| l.to_string() == code);
        if let Some([a, b]) = OVERLAPS.iter().find(|pair| pair.iter().all(|code| has(code))) {
            let expected = format!("lines that do not overlap ({a} and {b} hold the same goods)");
            return Err(table.fault(row, "hs_codes", expected, quote(cell)));
        }
        Ok(lines)
    }
}

/// Texts by mineral and stage; `pick` chooses the cells of the four languages.
fn texts<const N: usize>(
    table: &Table<N>,
    pick: impl Fn(&[String; N]) -> [&String; 4],
) -> Result<Texts, Fault> {
    let mut texts = Texts::new();
    for row in &table.rows {
        let [en, de, fr, ja] = pick(&row.cells);
        let names = full(en, de, fr, ja)
            .ok_or_else(|| table.fault(row, "text", "a text in every language", "an empty cell"))?;
        let key = (row.cells[0].clone(), row.cells[1].clone());
        if texts.insert(key, (row.line, names)).is_some() {
            return Err(table.fault(row, "stage", "a stage once", quote(&row.cells[1])));
        }
    }
    Ok(texts)
}

fn no_leftover(texts: &Texts, name: &str) -> Result<(), Fault> {
    match texts.iter().next() {
        None => Ok(()),
        Some(((mineral, stage), (line, _))) => {
            let found = format!("{mineral}, {stage}");
            Err(Fault::new(name, *line, "stage", format!("a stage of {MINERALS}"), found))
        }
    }
}

fn full(en: &str, de: &str, fr: &str, ja: &str) -> Option<Names> {
    let names = Names { en: en.to_owned(), de: de.to_owned(), fr: fr.to_owned(), ja: ja.to_owned() };
    [en, de, fr, ja].iter().all(|n| !n.is_empty()).then_some(names)
}

fn slug(text: &str) -> Option<&str> {
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (!text.is_empty() && text.bytes().all(good)).then_some(text)
}
