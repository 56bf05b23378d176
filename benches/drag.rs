//! How long each step takes of dragging the stop slider on the shipped dataset, printed; nothing is asserted of a time.
//! Knows the largest questions; the same in a browser is e2e/bench.mjs.
#![allow(clippy::expect_used, clippy::print_stdout, missing_docs, reason = "a benchmark talks to its reader")]

use minerals_map::analysis::analyze;
use minerals_map::analysis::scenario::scenario;
use minerals_map::model::disk::Folder;
use minerals_map::query::Query;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const ROUNDS: usize = 41;

fn median_ms(mut act: impl FnMut()) -> f64 {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        act();
        start.elapsed().as_secs_f64() * 1000.0
    });
    median(times.collect())
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// The link of the stage and year with most flows.
fn largest(folder: &Folder) -> String {
    let d = &folder.dataset;
    let mut largest = (0, String::new());
    for mineral in &d.minerals {
        for stage in &mineral.stages {
            for (year, _) in &stage.coverage {
                let link = format!("m={}&s={}&y={year}", mineral.id, stage.id);
                let (query, _) = Query::parse(&link, d);
                let flows = analyze(d, &folder.rows(query.mineral).expect("rows"), &query).flows.len();
                if flows > largest.0 {
                    largest = (flows, link);
                }
            }
        }
    }
    println!("most flows of all stages and years, {}: {}", largest.1, largest.0);
    largest.1
}

/// The whole answer at each step of the slider, each a median, as their median and the worst.
fn drag(folder: &Folder, link: &str) {
    let d = &folder.dataset;
    let steps: Vec<f64> = (0..=100)
        .step_by(10)
        .map(|stop| {
            let (query, _) = Query::parse(&format!("{link}&stop={stop}&reroute=1"), d);
            let rows = folder.rows(query.mineral).expect("rows");
            median_ms(|| drop(black_box(scenario(d, &query, &analyze(d, &rows, &query)))))
        })
        .collect();
    let worst = steps.iter().copied().fold(0.0, f64::max);
    let each: Vec<String> = steps.iter().map(|ms| format!("{ms:.1}")).collect();
    println!(
        "dragging the stop slider by 10 %, {link}: {} ms; median {:.2} ms, worst {worst:.2} ms",
        each.join(" "),
        median(steps.clone())
    );
}

fn main() {
    let folder =
        Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")).expect("the dataset");
    println!("median of {ROUNDS} rounds");
    let largest = largest(&folder);
    let slowest = ["m=rare-earths&s=magnets&y=2024".to_owned(), "m=graphite&y=2020".to_owned()];
    for link in [largest, "m=graphite".to_owned()].into_iter().chain(slowest) {
        drag(&folder, &link);
        drag(&folder, &format!("{link}&u=t"));
    }
}
