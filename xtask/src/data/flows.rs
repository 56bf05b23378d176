//! Rows of trade into the published files of each mineral.
//! Knows the shape of a flow file and how the years are split; does not know what the index says besides.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use anyhow::Result;
use minerals_map::fnv;
use minerals_map::model::HsLine;
use minerals_map::model::wire::{self, Block, FlowFile, SCHEMA};

use super::json;
use super::stages::Stages;
use super::territories::Territories;
use super::trade::{Flow, Flows, Trade};

/// Years in a mineral's second file, those before the latest of the dataset: where readers look next. The first file is the
/// latest year alone, what a first view needs; the third is everything before.
const RECENT_YEARS: u16 = 2;

/// One file of flows, ready to be written.
pub struct Published {
    /// Position of the mineral.
    pub mineral: usize,
    /// What the index says of the file.
    pub entry: FlowFile,
    pub flows: wire::Flows,
    pub bytes: Vec<u8>,
}

/// The files of every mineral, newest years first; none for years without flows.
pub fn encode(
    trade: &Trade,
    stages: &Stages,
    territories: &Territories,
    edition: &str,
) -> Result<Vec<Published>> {
    let latest = trade.blocks.keys().map(|(_, year)| *year).max().unwrap_or_default();
    let first_recent = latest.saturating_sub(RECENT_YEARS);
    let mut published = Vec::new();
    for (mineral, Mine { id, lines }) in mines(stages).into_iter().enumerate() {
        let spans = [
            (id.clone(), latest..=latest),
            (format!("{id}-recent"), first_recent..=latest - 1),
            (format!("{id}-history"), 0..=first_recent - 1),
        ];
        for (stem, years) in spans {
            let blocks = blocks_of(trade, &lines, &years);
            if blocks.is_empty() {
                continue;
            }
            let flows = wire_flows(&id, edition, &blocks, territories);
            let bytes = json::flows(&flows)?;
            let years = || flows.blocks.iter().map(|b| b.year);
            let entry = FlowFile {
                file: format!("{stem}.{}.json", content_hash(&bytes)),
                first_year: years().min().unwrap_or_default(),
                last_year: years().max().unwrap_or_default(),
                rows: flows.blocks.iter().map(|b| b.usd.len() as u32).sum(),
            };
            published.push(Published { mineral, entry, flows, bytes });
        }
    }
    Ok(published)
}

/// A mineral with all lines of its stages.
struct Mine {
    id: String,
    lines: BTreeSet<HsLine>,
}

fn mines(stages: &Stages) -> Vec<Mine> {
    let lines = |m: usize| stages.at_line.iter().filter(|(_, at)| at.0 == m).map(|(line, _)| *line).collect();
    stages
        .minerals
        .iter()
        .enumerate()
        .map(|(m, mineral)| Mine { id: mineral.id.clone(), lines: lines(m) })
        .collect()
}

type Dated<'a> = (HsLine, u16, &'a Flows);

fn blocks_of<'a>(trade: &'a Trade, lines: &BTreeSet<HsLine>, years: &RangeInclusive<u16>) -> Vec<Dated<'a>> {
    let wanted = |line: &HsLine, year: &u16| lines.contains(line) && years.contains(year);
    trade.blocks.iter().filter(|((l, y), _)| wanted(l, y)).map(|((l, y), flows)| (*l, *y, flows)).collect()
}

fn wire_flows(mineral: &str, edition: &str, blocks: &[Dated], territories: &Territories) -> wire::Flows {
    let inside: BTreeSet<u16> = blocks.iter().flat_map(|b| &b.2.flows).flat_map(|f| [f.from, f.to]).collect();
    let inside: Vec<u16> = inside.into_iter().collect();
    wire::Flows {
        schema: SCHEMA,
        edition: edition.to_owned(),
        mineral: mineral.to_owned(),
        places: inside.iter().map(|p| territories.countries[usize::from(*p)].id.clone()).collect(),
        blocks: blocks.iter().map(|(line, year, flows)| block(*line, *year, &flows.flows, &inside)).collect(),
    }
}

fn block(line: HsLine, year: u16, flows: &[Flow], inside: &[u16]) -> Block {
    // Every territory of `flows` is in `inside`, so both searches end with a position.
    let position = |p: u16| inside.partition_point(|i| *i < p) as u16;
    let mut block = Block {
        line: line.to_string(),
        year,
        from: Vec::new(),
        n: Vec::new(),
        to: Vec::with_capacity(flows.len()),
        usd: flows.iter().map(|f| f.usd).collect(),
        kg: flows.iter().map(|f| f.kg).collect(),
    };
    for of_exporter in flows.chunk_by(|a, b| a.from == b.from) {
        block.from.push(position(of_exporter[0].from));
        block.n.push(of_exporter.len() as u16);
        let mut before = 0;
        for flow in of_exporter {
            let to = position(flow.to);
            block.to.push(to - before);
            before = to;
        }
    }
    block
}

/// What names a file by its content.
pub fn content_hash(bytes: &[u8]) -> String {
    fnv::short(fnv::after(fnv::START, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_counts_importers_by_distance() {
        let flow = |from, to| Flow { from, to, usd: 1, kg: None };
        let line = HsLine::parse("250410").unwrap();
        let block = block(line, 2024, &[flow(3, 5), flow(3, 9), flow(9, 3)], &[3, 5, 9]);
        assert_eq!((block.from, block.n, block.to), (vec![0, 2], vec![2, 1], vec![1, 1, 0]));
    }
}
