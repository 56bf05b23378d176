//! What more data cost: the same questions where the dataset, or the year that is asked, has ten and a hundred times the rows.
//! Printed, never asserted. Knows how rows are multiplied; an answer is that of the map.
#![allow(clippy::expect_used, clippy::print_stdout, missing_docs, reason = "a benchmark talks to its reader")]

use cap::Cap;
use minerals_map::analysis::analyze;
use minerals_map::analysis::trade::Trade;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, HsLine, Rows, Span};
use minerals_map::query::{ChinaSet, Query};
use std::alloc::System;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

const ROUNDS: usize = 21;
fn median_ms(mut act: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            act();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

/// The link of the stage and year with most rows.
fn largest(folder: &Folder) -> String {
    let mut largest = (0, String::new());
    for (at, mineral) in folder.dataset.minerals.iter().enumerate() {
        let rows = folder.rows(at).expect("rows");
        for stage in &mineral.stages {
            for (year, _) in &stage.coverage {
                let of = |span: &&Span| span.year == *year && stage.lines.contains(&span.line);
                let count: usize = rows.spans().iter().filter(of).map(|span| rows.of(span).count()).sum();
                if count > largest.0 {
                    largest = (count, format!("m={}&s={}&y={year}", mineral.id, stage.id));
                }
            }
        }
    }
    largest.1
}

/// The rows again and again: as years that nobody asks for, or as further lines of the stage asked.
fn multiplied(rows: &Rows, own: &[HsLine], times: u16, into_years: bool) -> (Rows, Vec<HsLine>) {
    let (mut all, mut lines) = (Rows::default(), own.to_vec());
    for copy in 0..times {
        for span in rows.spans().iter().filter(|span| copy == 0 || into_years || own.contains(&span.line)) {
            let (line, year) = if into_years || copy == 0 {
                (span.line, span.year + 100 * copy)
            } else {
                let line = HsLine::parse(&format!("{:06}", 1 + usize::from(copy))).expect("a line");
                (line, span.year)
            };
            if copy > 0 && !into_years && !lines.contains(&line) {
                lines.push(line);
            }
            all.push_span(line, year, rows.of(span));
        }
    }
    lines.sort();
    all.shrink();
    (all, lines)
}

fn with_lines(dataset: &Dataset, query: &Query, lines: Vec<HsLine>) -> Dataset {
    let mut dataset = dataset.clone();
    dataset.minerals[query.mineral].stages[query.stage].lines = lines;
    dataset
}

fn main() {
    let folder =
        Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")).expect("the dataset");
    let largest = largest(&folder);
    let (query, _) = Query::parse(&largest, &folder.dataset);
    let rows = folder.rows(query.mineral).expect("rows");
    let own = &query.stage_in(&folder.dataset).expect("a stage").lines;
    println!("{largest}, median of {ROUNDS} rounds");
    println!(
        "| rows | of them asked | bytes a row | trade matrix, ms | direct shares from it, ms | every measure, ms |"
    );
    println!("|---:|---:|---:|---:|---:|---:|");
    for (times, into_years) in [(1, true), (10, true), (100, true), (10, false), (100, false)] {
        let before = HEAP.allocated();
        let (many, lines) = multiplied(&rows, own, times, into_years);
        let bytes = (HEAP.allocated() - before) as f64 / many.len() as f64;
        let dataset = with_lines(&folder.dataset, &query, lines);
        let stage = query.stage_in(&dataset).expect("a stage");
        let asked: usize = many
            .spans()
            .iter()
            .filter(|span| span.year == query.year && stage.lines.contains(&span.line))
            .map(|span| many.of(span).count())
            .sum();
        let trade = || Trade::of(&many, stage, query.year, None, query.unit);
        let matrix = median_ms(|| drop(black_box(trade())));
        let flows = trade();
        let direct = median_ms(|| drop(black_box(direct_shares(&dataset, &flows))));
        let all = median_ms(|| drop(black_box(analyze(&dataset, &many, &query))));
        println!("| {} | {asked} | {bytes:.1} | {matrix:.3} | {direct:.4} | {all:.2} |", many.len());
    }
}

/// China's direct share of every importer: Σ_{i∈C} Z_ij / M_j; none where nothing was imported.
fn direct_shares(dataset: &Dataset, trade: &Trade) -> Vec<Option<f64>> {
    let is_china: Vec<bool> =
        dataset.countries.iter().map(|c| ChinaSet::Mainland.codes().contains(&c.code.as_str())).collect();
    let mut sums = vec![[0.0, 0.0]; dataset.countries.len()];
    for flow in &trade.flows {
        let [all, china] = &mut sums[usize::from(flow.to.0)];
        *all += flow.amount;
        *china += if is_china[usize::from(flow.from.0)] { flow.amount } else { 0.0 };
    }
    sums.iter().map(|[all, china]| (*all > 0.0).then(|| china / all)).collect()
}
