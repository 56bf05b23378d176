//! `cargo xtask data`: trade files and curated tables in, the published dataset and its report out.
//! The tour: `folder` finds the files, `rows` reads them, `territories` and `stages` say what counts, `trade`
//! sorts, `flows` and `coverage` shape, `ledger` keeps the books, `report` tells them, `publish` writes. Beside the
//! trade: `sources`, `output`, `reserves` and `policy`, with `aliases` for the names they use; and beside a "what if":
//! `titles`, `deals`, `stock_facts` and `sites`, with `words` for texts in several languages.

mod aliases;
mod coverage;
mod deals;
mod decimal;
mod fault;
mod flows;
mod folder;
mod json;
mod ledger;
mod output;
mod policy;
mod publish;
mod report;
mod reserves;
mod rows;
mod schema;
mod sites;
mod sources;
mod stages;
mod stock_facts;
mod table;
mod territories;
mod titles;
mod trade;
mod words;

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod bad_tables;
#[cfg(test)]
mod bad_what_if;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod whole;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use minerals_map::model::Lang;
use minerals_map::model::control::is_date;
use minerals_map::model::wire::{Index, SCHEMA, WhatIf, start_file};

use aliases::Aliases;
use deals::Deals;
use fault::{Fault, quote};
use folder::Folder;
use output::Output;
use publish::Build;
use sources::Sources;
use stages::Stages;
use territories::Territories;
use titles::Titles;

const EDITION: &str = "data/EDITION";

/// Builds the dataset of the checkout at `root` from the trade files in `baci`; with `check`, only compares it with
/// what is there.
pub fn run(baci: Option<&Path>, root: &Path, check: bool) -> Result<()> {
    const HOW: &str = "--baci DIR or the variable BACI_DIR names their folder";
    let Some(folder) = baci.filter(|f| !check || f.exists()) else {
        if check {
            println!("dataset check: did not run, there are no trade files ({HOW})");
            return Ok(());
        }
        bail!("no trade files: {HOW}");
    };
    let (build, short) = build(folder, root)?;
    println!("{short}");
    if !check {
        return publish::write(root, &build);
    }
    let differences = publish::differences(root, &build)?;
    if differences.is_empty() {
        println!(
            "dataset check: {} files are what the sources give",
            build.dataset.len() + build.reports.len()
        );
        return Ok(());
    }
    bail!("{}\nrebuild with `cargo xtask data`", differences.join("\n"))
}

/// The whole dataset in memory, and the short report. Nothing is written.
fn build(baci: &Path, root: &Path) -> Result<(Build, String)> {
    let folder = Folder::open(baci)?;
    let territories = Territories::read(root, &folder)?;
    let iso3 = territories::codes(&territories.countries);
    let sources = Sources::read(root)?;
    let output = Output::read(root, &sources, &iso3)?;
    let mut stages = Stages::read(root, &output.series)?;
    let aliases = Aliases::read(root, &stages.minerals)?;
    let controls = policy::controls(root, &iso3, &aliases)?;
    let initiatives = policy::initiatives(root, &iso3, &aliases)?;
    let reserves = reserves::read(root, &sources, &iso3, &output, &aliases, &mut stages.minerals)?;
    let edition = edition(root)?;
    let of_controls = controls.iter().map(|c| &*c.id);
    let of_initiatives = initiatives.iter().map(|i| &*i.id);
    let titles = Titles::read(root, of_controls.clone().chain(of_initiatives.clone()))?;
    let deals = Deals::read(root, &initiatives, &titles, &stages.minerals, &iso3)?;
    let what_if = json::what_if(&WhatIf {
        schema: SCHEMA,
        edition: edition.clone(),
        controls: titles.told(of_controls, &deals.notes),
        initiatives: titles.told(of_initiatives, &deals.notes),
        stock_facts: stock_facts::read(root, &iso3, &aliases)?,
        sites: sites::read(root, &aliases)?,
    })?;
    let what_if_file = format!("what-if-{}.json", flows::content_hash(&what_if));
    let mut trade = trade::read(&folder, &territories, &stages)?;

    let published = flows::encode(&trade, &stages, &territories, &edition)?;
    coverage::enter(&published, &mut trade, &mut stages);
    trade.ledger.balance(&stages)?;

    let index = Index {
        schema: SCHEMA,
        trade: format!("BACI {}", folder.edition),
        countries: territories.countries,
        minerals: stages.minerals.clone(),
        sources: sources.list,
        deals: deals.list,
        what_if: Some(what_if_file.clone()),
        edition,
        controls,
        initiatives,
        output: output.table,
        reserves,
    };
    let mut dataset: BTreeMap<String, Vec<u8>> =
        published.into_iter().map(|p| (p.entry.file, p.bytes)).collect();
    dataset.insert(what_if_file, what_if);
    dataset.insert(schema::FILE.to_owned(), schema::text()?.into_bytes());
    dataset.insert("index.json".to_owned(), json::index(&index)?);
    for lang in Lang::ALL {
        dataset.insert(start_file(lang), json::start(&index, lang)?);
    }

    let heading = report::Heading {
        edition: &index.edition,
        trade: &index.trade,
        codes_file: &territories.codes_file,
        files: dataset.len(),
        bytes: dataset.values().map(Vec::len).sum(),
    };
    let full = report::full(&heading, &trade.ledger, &stages);
    let by_year = report::by_year(&trade.ledger, &stages);
    let short = report::short(&heading, &trade.ledger);
    let reports =
        BTreeMap::from([("data/REPORT.md", full.into_bytes()), ("data/REPORT.csv", by_year.into_bytes())]);
    Ok((Build { dataset, reports }, short))
}

/// The name of the edition: a date, since it is part of links.
fn edition(root: &Path) -> Result<String> {
    let text = std::fs::read_to_string(root.join(EDITION))
        .with_context(|| format!("{EDITION}:0: file: cannot be read"))?;
    let edition = text.trim();
    if edition.len() != 10 || !is_date(edition) {
        return Err(Fault::new(EDITION, 1, "edition", "a date such as 2026-11-22", quote(edition)).into());
    }
    Ok(edition.to_owned())
}
