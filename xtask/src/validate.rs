//! `cargo xtask validate FILE`: what the page would say of a reader's own file.
//! Knows how a report is printed; every check is the page's own.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, Lang};
use minerals_map::own::columns::Layout;
use minerals_map::own::native::{self, Opened};
use minerals_map::own::report::{Report, Wanted};
use minerals_map::query::Query;
use minerals_map::text::files;
use serde_json::Value;

/// Dropped rows that are printed; `csv` prints all.
const SHOWN: usize = 100;

/// Prints the report of a file; an error where it cannot be read, and where a row was dropped.
pub fn run(root: &Path, file: &Path, csv: bool) -> Result<()> {
    let dataset = folder(root)?.dataset;
    let opened = open(&dataset, file)?;
    let report = &opened.own.report;
    if csv {
        print!("{}", Report::csv_head());
    } else {
        print_summary(&opened);
    }
    let t = files(Lang::En);
    let layout = report.layout.unwrap_or(Layout::Tidy);
    for fault in report.faults.iter().take(if csv { usize::MAX } else { SHOWN }) {
        println!("{}", fault.csv(layout, t));
    }
    match report.dropped() {
        0 => Ok(()),
        dropped => bail!("{}: {dropped} of {} rows are dropped", file.display(), report.read),
    }
}

/// Prints the facts of a link, answered from a reader's file.
pub fn facts(root: &Path, file: &Path, query: &str) -> Result<()> {
    let folder = folder(root)?;
    let opened = open(&folder.dataset, file)?;
    let index: Value = serde_json::from_slice(&fs::read(root.join("public/data/index.json"))?)?;
    let dataset = opened.dataset(&index).map_err(|what| anyhow!(what))?;
    let (query, asked) = Query::parse(query, &dataset);
    let rows = opened.rows(&dataset, query.mineral).map_err(|what| anyhow!(what))?;
    println!(
        "{}",
        minerals_map::facts::facts(&dataset, &rows, &query, &asked).map_err(|what| anyhow!(what))?
    );
    Ok(())
}

fn folder(root: &Path) -> Result<Folder> {
    Folder::open(&root.join("public/data")).map_err(|what| anyhow!(what))
}

fn open(dataset: &Dataset, file: &Path) -> Result<Opened> {
    let name = file.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    native::read(dataset, &name, &bytes)
        .map_err(|refused| anyhow!("{name}: {}", refused.sentence(files(Lang::En))))
}

fn print_summary(opened: &Opened) {
    let report = &opened.own.report;
    println!("{}, edition {}", opened.own.name, opened.own.edition);
    println!("rows read: {}, used: {}, without tonnes: {}", report.read, report.used, report.without_tonnes);
    println!("value: {} US dollars", report.usd);
    if let (Some(separator), mark) = report.marks {
        let mark = mark.map_or("none seen".to_owned(), |mark| char::from(mark.sign()).to_string());
        println!("separator: {:?}, decimal mark: {mark}", char::from(separator));
    }
    let left =
        [("lines not of the map", report.other_lines), ("lines of another revision", report.other_revision)];
    for (what, count) in left.into_iter().filter(|(_, count)| *count > 0) {
        println!("{what}: {count}");
    }
    if !report.ignored.is_empty() {
        println!("columns without meaning: {}", report.ignored.join(", "));
    }
    for (wanted, count) in Wanted::ALL.into_iter().zip(report.dropped).filter(|(_, count)| *count > 0) {
        println!("dropped: {count}, expected {}", wanted.text(files(Lang::En)));
    }
}
