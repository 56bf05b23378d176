//! `cargo xtask size`: what a reader downloads, against the budgets.
//! Knows only files in dist/; does not build them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use minerals_map::model::Lang;
use minerals_map::model::wire::{Index, start_file};
use minerals_map::text::{FileTexts, Guide, Messages, WhatIfTexts};

use crate::{embed, first, page, press, story};

/// The mineral of the first view: the default of the link key `m`.
const FIRST_MINERAL: &str = "graphite";

/// Files that are loaded together and what they may weigh. A kB is 1,000 bytes.
struct Part {
    name: &'static str,
    files: Vec<PathBuf>,
    budget_kb: u64,
    by: By,
}

/// How a part is weighed.
#[derive(Clone, Copy)]
enum By {
    Brotli,
    /// As it is: servers exist that compress nothing, and pages must be light there too.
    Raw,
    /// The first picture in a page alone; it counts nowhere else.
    Picture,
}

/// Bytes as they are, by gzip 9 and by brotli 11, each file by itself as a server sends it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table; an error where a part is over its budget.
pub fn run(root: &Path) -> Result<()> {
    let dist = page::dist(root);
    let mut over = Vec::new();
    println!("{:<32} {:>10} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip", "brotli", "budget");
    for part in parts(&dist)? {
        let mut total = Weight::default();
        for file in &part.files {
            let weight = weigh(&content(file, part.by)?)?;
            let name = file.strip_prefix(&dist).unwrap_or(file).display().to_string();
            println!("  {name:<30} {:>10} {:>10} {:>10}", weight.raw, weight.gzip, weight.brotli);
            total.add(weight);
        }
        let budget = part.budget_kb * 1000;
        println!("{:<32} {:>10} {:>10} {:>10} {budget:>10}", part.name, total.raw, total.gzip, total.brotli);
        let (bytes, how) = match part.by {
            By::Brotli | By::Picture => (total.brotli, "by brotli"),
            By::Raw => (total.raw, "uncompressed"),
        };
        if bytes > budget {
            over.push(format!("{}: {bytes} bytes {how}, at most {budget} allowed", part.name));
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join("; "));
    }
    Ok(())
}

fn parts(dist: &Path) -> Result<Vec<Part>> {
    Ok(vec![
        Part { name: "code", files: code(dist, None)?, budget_kb: 160, by: By::Brotli },
        Part { name: "first picture", files: vec![dist.join(INDEX)], budget_kb: 30, by: By::Picture },
        Part { name: "first picture of a view", files: heaviest_view(dist)?, budget_kb: 30, by: By::Picture },
        Part {
            name: "code behind a share",
            files: code(dist, Some(&BEHIND))?,
            budget_kb: 110,
            by: By::Brotli,
        },
        Part { name: "code of levers", files: code(dist, Some(&LEVERS))?, budget_kb: 125, by: By::Brotli },
        Part { name: "code of files", files: code(dist, Some(&FILES))?, budget_kb: 190, by: By::Brotli },
        Part {
            name: "texts of one language",
            files: heaviest(|lang| texts(dist, lang))?,
            budget_kb: 15,
            by: By::Brotli,
        },
        Part { name: "to the first map", files: to_the_first_map(dist)?, budget_kb: 200, by: By::Brotli },
        Part {
            name: "an embed, uncompressed",
            files: embed::portable(dist, false)?,
            budget_kb: 260,
            by: By::Raw,
        },
        Part {
            name: "an embed with a what-if, uncompressed",
            files: embed::portable(dist, true)?,
            budget_kb: 410,
            by: By::Raw,
        },
    ])
}

/// The page of the map.
const INDEX: &str = "index.html";

/// What of a file counts.
fn content(file: &Path, by: By) -> Result<Vec<u8>> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    if file.extension().is_none_or(|extension| extension != "html") {
        return Ok(bytes);
    }
    let text = String::from_utf8(bytes).with_context(|| file.display().to_string())?;
    let (rest, picture) = first::apart(&text);
    Ok(if matches!(by, By::Picture) { picture.as_bytes().to_vec() } else { rest.into_bytes() })
}

/// The page of a view with the longest picture.
fn heaviest_view(dist: &Path) -> Result<Vec<PathBuf>> {
    let mut heaviest = (0, Vec::new());
    for entry in fs::read_dir(dist.join(PAGES[0]))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            let length = content(&path, By::Picture)?.len();
            if length > heaviest.0 {
                heaviest = (length, vec![path]);
            }
        }
    }
    Ok(heaviest.1)
}

/// How the files begin that are loaded when a reader first looks behind a share.
const BEHIND: [&str; 1] = ["behind"];
/// How the files begin that are loaded when a reader first moves a lever.
const LEVERS: [&str; 2] = ["what_if", "levers"];
/// How the files begin that are loaded when a reader takes something away or opens a file of his own.
const FILES: [&str; 1] = ["files"];
/// How the files begin that only an article loads.
const EMBED: [&str; 1] = ["embed"];
/// The folders of pages that stand in the place of index.html, one for a view, and of stories.
const PAGES: [&str; 2] = ["views", story::PAGES];

/// Everything executable or presentational, wherever it lies in the built folder: what the first view needs, or the
/// files that are loaded when a reader asks for something.
fn code(dist: &Path, on_demand: Option<&[&str]>) -> Result<Vec<PathBuf>> {
    let starts = |name: &str, with: &[&str]| with.iter().any(|start| name.starts_with(start));
    let belongs = |name: &str| match on_demand {
        Some(with) => starts(name, with),
        None => ![&BEHIND[..], &LEVERS, &FILES, &EMBED].iter().any(|with| starts(name, with)),
    };
    let mut files = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("{}: build the page first (cargo xtask serve)", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() && !starts(name, &EMBED) && !PAGES.contains(&name) {
                folders.push(path);
            } else if belongs(name) && matches!(extension, Some("wasm" | "js" | "css" | "html")) {
                files.push(path);
            }
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("{}: holds no code; build the page first (cargo xtask serve)", dist.display());
    }
    Ok(files)
}

/// Everything a reader of one language can come to load.
fn texts(dist: &Path, lang: Lang) -> Vec<PathBuf> {
    let names = [Messages::file(lang), Guide::file(lang), WhatIfTexts::file(lang), FileTexts::file(lang)];
    names.map(|name| dist.join(name)).to_vec()
}

/// Files of one language, in the language where they weigh most.
fn heaviest(of: impl Fn(Lang) -> Vec<PathBuf>) -> Result<Vec<PathBuf>> {
    let mut heaviest = (0, Vec::new());
    for files in Lang::ALL.map(of) {
        let mut brotli = 0;
        for file in &files {
            brotli += weigh(&fs::read(file).with_context(|| file.display().to_string())?)?.brotli;
        }
        if brotli > heaviest.0 {
            heaviest = (brotli, files);
        }
    }
    Ok(heaviest.1)
}

/// Everything from the address to a map that answers, but the picture that is there before it: in the language where that
/// is most, with the first file of flows of the first mineral.
fn to_the_first_map(dist: &Path) -> Result<Vec<PathBuf>> {
    let data = dist.join("data");
    let path = data.join("index.json");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let index: Index = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    let mineral = index.minerals.iter().find(|mineral| mineral.id == FIRST_MINERAL);
    let flows = mineral
        .and_then(|mineral| mineral.files.first())
        .with_context(|| format!("{}: no file of flows for {FIRST_MINERAL}", path.display()))?;
    let spoken = heaviest(|lang| vec![data.join(start_file(lang)), dist.join(Messages::file(lang))])?;
    let drawn = vec![dist.join("world-start.json"), data.join(&flows.file)];
    Ok([code(dist, None)?, drawn, spoken].concat())
}

fn weigh(bytes: &[u8]) -> Result<Weight> {
    let (gzip, brotli) = (press::gzip(bytes)?, press::brotli(bytes)?);
    Ok(Weight { raw: length(bytes), gzip: length(&gzip), brotli: length(&brotli) })
}

fn length(bytes: &[u8]) -> u64 {
    bytes.len() as u64
}

impl Weight {
    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_text_weighs_little() {
        let weight = weigh("graphite ".repeat(1000).as_bytes()).unwrap();
        assert_eq!(weight.raw, 9000);
        assert!(weight.gzip < 100, "{weight:?}");
        assert!(weight.brotli < weight.gzip, "{weight:?}");
    }
}
