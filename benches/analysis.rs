//! How long answers take on the shipped dataset, printed; nothing is asserted of a time.
//! Knows the largest questions; the same in a browser is e2e/bench.mjs.
#![allow(clippy::expect_used, clippy::print_stdout, missing_docs, reason = "a benchmark talks to its reader")]

use minerals_map::analysis::analyze;
use minerals_map::analysis::scenario::scenario;
use minerals_map::analysis::series::series;
use minerals_map::model::disk::Folder;
use minerals_map::query::Query;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const ROUNDS: usize = 41;

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
    let folder =
        Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")).expect("the dataset");
    let d = &folder.dataset;
    println!("median of {ROUNDS} rounds");
    for link in ["m=rare-earths&s=magnets", "m=helium", "m=aluminium&s=metal", "m=graphite", "m=graphite&u=t"]
    {
        let (query, _) = Query::parse(link, d);
        let rows = folder.rows(query.mineral).expect("rows");
        let ms = median_ms(|| drop(black_box(analyze(d, &rows, &query))));
        println!("every measure of all importers, {link}: {ms:.2} ms");
    }
    for link in
        ["m=rare-earths&s=magnets&stop=100&reroute=1", "stop=100&reroute=1", "stop=40&reroute=1&to=JPN"]
    {
        let (query, _) = Query::parse(link, d);
        let rows = folder.rows(query.mineral).expect("rows");
        let ms = median_ms(|| drop(black_box(scenario(d, &query, &analyze(d, &rows, &query)))));
        println!("with an export stop and rerouting, {link}: {ms:.2} ms");
    }
    for link in
        ["f=JPN", "f=JPN&d=origin", "m=aluminium&s=metal&f=DEU&d=touch", "m=rare-earths&f=EU27&d=touch"]
    {
        let (query, _) = Query::parse(link, d);
        let rows = folder.rows(query.mineral).expect("rows");
        let focus = query.focus.expect("a focus");
        let ms = median_ms(|| drop(black_box(series(d, &rows, &query, focus))));
        println!("all years of a focus, {link}: {ms:.2} ms");
    }
}
