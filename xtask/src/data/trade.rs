//! All rows of the trade folder, sorted into the lines and years of the map.
//! Knows which row counts; does not know how it is published.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Result;
use minerals_map::model::HsLine;

use super::fault::Fault;
use super::folder::{Extent, Folder, TradeFile};
use super::ledger::{Fate, Ledger};
use super::rows::{self, TradeRow};
use super::stages::{MINERALS, Stages};
use super::territories::{Reporter, Territories};

/// One flow; positions are those of [`Territories::countries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flow {
    pub from: u16,
    pub to: u16,
    pub usd: u64,
    pub kg: Option<u64>,
}

/// The flows of one line and year, by exporter, then importer.
#[derive(Debug)]
pub struct Flows {
    pub extent: Extent,
    pub flows: Vec<Flow>,
}

/// What the folder holds for the map.
#[derive(Default)]
pub struct Trade {
    pub blocks: BTreeMap<(HsLine, u16), Flows>,
    pub ledger: Ledger,
}

/// Where a flow was first seen in a file.
type Seen = HashMap<(Reporter, Reporter, Option<HsLine>), u64>;

pub fn read(folder: &Folder, territories: &Territories, stages: &Stages) -> Result<Trade> {
    let revisions: BTreeSet<&str> = stages.all().map(|(_, _, s)| s.revision.as_str()).collect();
    let mut trade = Trade::default();
    for file in &folder.files {
        let wanted = revisions.contains(file.revision.as_str());
        trade.ledger.open_file(&file.name, file.extent, wanted);
        if wanted {
            let superseded = file.extent == Extent::Partial && folder.has_complete(&file.revision, file.year);
            trade.read_file(file, superseded, territories, stages)?;
        }
    }
    for block in trade.blocks.values_mut() {
        block.flows.sort_unstable();
    }
    every_line_has_rows(&trade, stages)?;
    Ok(trade)
}

impl Trade {
    fn read_file(
        &mut self,
        file: &TradeFile,
        superseded: bool,
        territories: &Territories,
        stages: &Stages,
    ) -> Result<()> {
        let mut seen = Seen::new();
        rows::each(file, |row| {
            let from = reporter(file, &row, "i", row.from, territories)?;
            let to = reporter(file, &row, "j", row.to, territories)?;
            if let Some(first) = seen.insert((from, to, row.hs), row.line_no) {
                let found = format!("the flow of line {first} again");
                return Err(Fault::new(&file.name, row.line_no, "i,j,k", "a flow once", found));
            }
            let at = row.hs.and_then(|line| stages.at_line.get(&line).copied());
            let fate = match (row.hs, at) {
                (Some(_), Some(at)) if stages.stage(at).revision != file.revision => Fate::OtherRevision,
                (Some(_), Some(_)) if superseded => Fate::Superseded,
                (Some(_), Some(_)) if from == to => Fate::OwnTrade,
                (Some(line), Some(_)) => {
                    self.keep(file, line, &row, from, to)?;
                    Fate::Used
                }
                _ => Fate::NotOfTheMap,
            };
            self.ledger.enter(fate, at.map(|at| (at, file.year)), row.value, row.quantity);
            Ok(())
        })
    }

    fn keep(
        &mut self,
        file: &TradeFile,
        line: HsLine,
        row: &TradeRow,
        from: Reporter,
        to: Reporter,
    ) -> Result<(), Fault> {
        let position = |column: &str, code: u16, reporter: Reporter| {
            let expected = "a country of the map (data/countries, data/editorial/places.csv)";
            reporter
                .on_map()
                .ok_or_else(|| Fault::new(&file.name, row.line_no, column, expected, code.to_string()))
        };
        let flow = Flow {
            from: position("i", row.from, from)?,
            to: position("j", row.to, to)?,
            usd: row.value.thousandths,
            kg: row.quantity.map(|q| q.thousandths),
        };
        let empty = || Flows { extent: file.extent, flows: Vec::new() };
        self.blocks.entry((line, file.year)).or_insert_with(empty).flows.push(flow);
        Ok(())
    }
}

fn reporter(
    file: &TradeFile,
    row: &TradeRow,
    column: &str,
    code: u16,
    territories: &Territories,
) -> Result<Reporter, Fault> {
    territories.reporter(code).ok_or_else(|| {
        let expected = format!("a country code of {}", territories.codes_file);
        Fault::new(&file.name, row.line_no, column, expected, code.to_string())
    })
}

/// A line without a single row means that the files are of another revision than their names say.
fn every_line_has_rows(trade: &Trade, stages: &Stages) -> Result<(), Fault> {
    let with_rows: BTreeSet<HsLine> = trade.blocks.keys().map(|(line, _)| *line).collect();
    for (line, at) in &stages.at_line {
        if !with_rows.contains(line) {
            let expected = format!("rows of line {line} in {} files", stages.stage(*at).revision);
            let line_no = stages.line_no.get(at).copied().unwrap_or_default();
            return Err(Fault::new(MINERALS, line_no, "hs_codes", expected, "none"));
        }
    }
    Ok(())
}
