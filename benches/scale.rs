//! What more data cost: the same questions where the dataset, or the year that is asked, has ten and a hundred times the rows.
//! Printed, never asserted. Knows what is counted; how rows are multiplied is in more.
#![allow(clippy::expect_used, clippy::print_stdout, missing_docs, reason = "a benchmark talks to its reader")]

#[path = "scale/more.rs"]
mod more;

use cap::Cap;
use minerals_map::analysis::analyze;
use minerals_map::analysis::trade::Trade;
use minerals_map::query::Query;
use more::{direct_shares, largest, multiplied, shipped, with_lines};
use std::alloc::System;
use std::hint::black_box;
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

fn main() {
    let folder = shipped();
    let largest = largest(&folder);
    let (query, _) = Query::parse(&largest, &folder.dataset);
    let rows = folder.rows(query.mineral).expect("rows");
    let own = &query.stage_in(&folder.dataset).expect("a stage").lines;
    println!("{largest}, median of {ROUNDS} rounds");
    println!(
        "| rows | of them asked | bytes a row | direct shares, ms | trade matrix, ms | every measure, ms |"
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
        let direct = median_ms(|| drop(black_box(direct_shares(&dataset, &many, &query))));
        let all = median_ms(|| drop(black_box(analyze(&dataset, &many, &query))));
        println!("| {} | {asked} | {bytes:.1} | {direct:.4} | {matrix:.3} | {all:.2} |", many.len());
    }
}
