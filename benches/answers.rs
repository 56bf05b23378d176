//! What each step from a file to a picture takes, on the shipped dataset and on ten times its rows; by criterion.
//! Knows the steps; nothing is asserted of a time.
#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot go on says why")]

#[path = "scale/more.rs"]
mod more;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use minerals_map::analysis::analyze;
use minerals_map::analysis::exposure::Exposures;
use minerals_map::analysis::matrix::Matrix;
use minerals_map::analysis::scenario::scenario;
use minerals_map::analysis::scope::Scope;
use minerals_map::analysis::series::series;
use minerals_map::geo::shape::World;
use minerals_map::json::Written;
use minerals_map::model::Lang;
use minerals_map::model::decode;
use minerals_map::query::Query;
use minerals_map::query::look::View;
use minerals_map::scene::{Frame, Ground, Words, place};
use more::{direct_shares, largest, multiplied, shipped, with_lines};
use std::fs;
use std::path::Path;

/// A mineral whose recent file stands for ten of it: its blocks are repeated.
const FILE_OF: &str = "rare-earths";

fn answers(c: &mut Criterion) {
    let folder = shipped();
    let largest = largest(&folder);
    for times in [1, 10] {
        let (query, _) = Query::parse(&largest, &folder.dataset);
        let own = &query.stage_in(&folder.dataset).expect("a stage").lines;
        let (rows, lines) = multiplied(&folder.rows(query.mineral).expect("rows"), own, times, false);
        let dataset = &with_lines(&folder.dataset, &query, lines);
        let (mineral, stage) = (&dataset.minerals[query.mineral], query.stage_in(dataset).expect("a stage"));
        let times = format!("{times} x {largest}");

        let matrix = Matrix::of(dataset, &rows, stage, query.year, None).expect("a year with rows");
        let scope = Scope::of(dataset, &query);
        c.bench_function(&format!("direct shares of all importers from rows, {times}"), |b| {
            b.iter(|| direct_shares(dataset, &rows, &query));
        });
        c.bench_function(&format!("origin and touch of all importers, {times}"), |b| {
            b.iter(|| Exposures::of(mineral, &rows, &matrix, query.unit, query.china, &scope));
        });
        c.bench_function(&format!("every measure of all importers, {times}"), |b| {
            b.iter(|| analyze(dataset, &rows, &query));
        });
        let (stopped, _) = Query::parse(&format!("{largest}&stop=100&reroute=1"), dataset);
        let before = analyze(dataset, &rows, &stopped);
        c.bench_function(&format!("stop and rerouting, {times}"), |b| {
            b.iter(|| scenario(dataset, &stopped, &before));
        });
    }
}

fn years(c: &mut Criterion) {
    let folder = shipped();
    let mut group = c.benchmark_group("all years of a focus");
    for link in ["f=JPN", "f=JPN&d=origin", "m=aluminium&s=metal&f=DEU&d=touch"] {
        let (query, _) = Query::parse(link, &folder.dataset);
        let rows = folder.rows(query.mineral).expect("rows");
        let focus = query.focus.expect("a focus");
        group.bench_with_input(BenchmarkId::from_parameter(link), &query, |b, query| {
            b.iter(|| series(&folder.dataset, &rows, query, focus));
        });
    }
}

fn pictures(c: &mut Criterion) {
    let folder = shipped();
    let dataset = &folder.dataset;
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/world.json"));
    let text = text.expect("the outlines");
    let world = World::read(&Written::of(&text).expect("JSON")).expect("outlines");
    c.bench_function("outlines from their file", |b| {
        b.iter(|| World::read(&Written::of(&text).expect("JSON")).expect("outlines"));
    });
    c.bench_function("land for a view", |b| b.iter(|| Ground::new(&world, dataset, View::Atlantic)));
    let ground = Ground::new(&world, dataset, View::Atlantic);
    let words = Words::new(dataset, Lang::En);
    let mut group = c.benchmark_group("placing a scene");
    for link in ["", "top=all", "m=rare-earths&s=magnets&top=all"] {
        let (query, notices) = Query::parse(link, dataset);
        let analysis = analyze(dataset, &folder.rows(query.mineral).expect("rows"), &query);
        let flows = analysis.flows.len();
        group.bench_function(
            BenchmarkId::new(if link.is_empty() { "first view" } else { link }, flows),
            |b| {
                b.iter(|| place(&ground, &words, dataset, &query, &analysis, &notices, Frame::whole(1280.0)));
            },
        );
    }
}

fn files(c: &mut Criterion) {
    let folder = shipped();
    let dataset = &folder.dataset;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data");
    let read = |name: &str| fs::read_to_string(root.join(name)).expect("a file");
    let start = read("start.en.json");
    c.bench_function("reading what a view stands on", |b| {
        b.iter(|| decode::first_view(&Written::of(&start).expect("JSON")).expect("an index"));
    });
    let mineral = &dataset.minerals[dataset.mineral_at(FILE_OF).expect("a mineral")];
    let one = read(&mineral.files[1].file);
    let (head, blocks) = one.split_once("\"blocks\":[").expect("blocks");
    let blocks = blocks.trim_end().trim_end_matches("]}");
    let ten = [head, "\"blocks\":[", &[blocks; 10].join(","), "]}"].concat();
    for (times, text) in [(1, &one), (10, &ten)] {
        c.bench_function(&format!("reading flows, {times} x {} bytes", one.len()), |b| {
            b.iter(|| {
                decode::flows(&Written::of(text).expect("JSON"), dataset, FILE_OF)
                    .expect("flows of the index")
            });
        });
    }
}

criterion_group!(all, answers, years, pictures, files);
criterion_main!(all);
