//! Datasets with more rows than the shipped one, and the plainest question about them.
//! Knows how rows are multiplied; an answer is that of the map.

use minerals_map::analysis::Scope;
use minerals_map::analysis::bought::Bought;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, HsLine, Rows, Span};
use minerals_map::query::Query;
use std::path::Path;

/// The shipped dataset.
pub fn shipped() -> Folder {
    Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")).expect("the dataset")
}

/// The link of the stage and year with most rows.
pub fn largest(folder: &Folder) -> String {
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
pub fn multiplied(rows: &Rows, own: &[HsLine], times: u16, into_years: bool) -> (Rows, Vec<HsLine>) {
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

/// The dataset where the stage asked has these lines.
pub fn with_lines(dataset: &Dataset, query: &Query, lines: Vec<HsLine>) -> Dataset {
    let mut dataset = dataset.clone();
    dataset.minerals[query.mineral].stages[query.stage].lines = lines;
    dataset
}

/// China's direct share of every importer in the stage and year of a question, from its rows.
pub fn direct_shares(dataset: &Dataset, rows: &Rows, query: &Query) -> Vec<Option<f64>> {
    let stage = query.stage_in(dataset).expect("a stage");
    let scope = Scope::of(dataset, query);
    let bought = Bought::of(rows, stage, query.year, query.line, query.unit, &scope);
    dataset.places().map(|(place, _)| bought.share(place)).collect()
}
