//! Deals that a reader can switch on, and for each initiative with a quantity the sentence that says what to know of it.
//! Knows our table and the rows of the initiatives; tonnes and the place of the goods are theirs, never typed again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use minerals_map::model::wire::{Deal, Initiative, Mineral, Names};

use super::fault::{Fault, quote};
use super::policy::INITIATIVES_FILE as INITIATIVES;
use super::stages::MINERALS;
use super::table::{Row, Table};
use super::titles::Titles;
use super::words;

const DEALS: &str = "data/editorial/deals.csv";
/// How the unit of a deal that can be switched on begins.
const TONNES_A_YEAR: &str = "t/yr";

pub struct Deals {
    /// In the order of the table.
    pub list: Vec<Deal>,
    /// By id, of the deals that cannot be switched on too.
    pub notes: BTreeMap<String, Names>,
}

impl Deals {
    /// `iso3` are the codes of the territories of today and before.
    pub fn read(
        root: &Path,
        initiatives: &[Initiative],
        titles: &Titles,
        minerals: &[Mineral],
        iso3: &BTreeSet<&str>,
    ) -> Result<Self> {
        let columns = [
            "id",
            "mineral",
            "stage",
            "buyer_iso3",
            "same_goods",
            "note_en",
            "note_de",
            "note_fr",
            "note_ja",
        ];
        let table = Table::read(&root.join(DEALS), DEALS, columns)?;
        let mut deals = Self { list: Vec::new(), notes: BTreeMap::new() };
        for row in &table.rows {
            let id = &row.cells[0];
            let record = initiatives.iter().find(|r| r.id == *id);
            let record =
                record.ok_or_else(|| table.fault(row, "id", format!("an id of {INITIATIVES}"), quote(id)))?;
            if deals.notes.insert(id.clone(), words::names(&table, row, 5, "note")?).is_some() {
                return Err(table.fault(row, "id", "an id once", quote(id)).into());
            }
            deals.list.extend(deal(&table, row, record, titles, minerals, iso3)?);
        }
        for record in initiatives.iter().filter(|r| r.quantity.is_some() && !r.of.is_empty()) {
            let id = &record.id;
            if !deals.notes.contains_key(id) {
                let expected = "a row for each initiative with a quantity of a mineral of the map";
                return Err(Fault::new(DEALS, 0, "id", expected, format!("none for {}", quote(id))).into());
            }
        }
        Ok(deals)
    }
}

/// The deal of a row; `None` where no buyer says to whom the tonnes would go.
fn deal(
    table: &Table<9>,
    row: &Row<9>,
    record: &Initiative,
    titles: &Titles,
    minerals: &[Mineral],
    iso3: &BTreeSet<&str>,
) -> Result<Option<Deal>, Fault> {
    let [id, slug, stage_slug, buyer, same_goods, ..] = &row.cells;
    let fault = |column: &str, expected: &str, found: &str| table.fault(row, column, expected, found);
    let mineral = minerals.iter().find(|m| m.id == *slug);
    let mineral =
        mineral.ok_or_else(|| fault("mineral", &format!("a mineral of {MINERALS}"), &quote(slug)))?;
    let of = &record.of;
    if !of.contains(slug) {
        let expected = format!("a mineral that {INITIATIVES} names for {id}: {}", of.join(", "));
        return Err(fault("mineral", &expected, &quote(slug)));
    }
    let stage = mineral.stages.iter().find(|s| s.id == *stage_slug);
    let stage = stage.ok_or_else(|| fault("stage", &format!("a stage of {slug}"), &quote(stage_slug)))?;
    let same_goods = match same_goods.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(fault("same_goods", "yes or no", &quote(same_goods))),
    };
    if buyer.is_empty() {
        return Ok(None);
    }
    if !iso3.contains(buyer.as_str()) {
        return Err(fault("buyer_iso3", "a code of the map, or nothing", &quote(buyer)));
    }
    let countries = record.countries_iso3.as_deref().unwrap_or_default();
    if !countries.split('|').any(|code| code == buyer) {
        let expected = format!("one of the countries of {id}: {countries}");
        return Err(fault("buyer_iso3", &expected, &quote(buyer)));
    }
    if stage.lines.is_empty() {
        return Err(fault("stage", "a stage with lines of trade where a buyer is given", &quote(stage_slug)));
    }
    let unit = record.quantity_unit.as_deref().unwrap_or_default();
    let tonnes =
        record.quantity.as_ref().and_then(|t| t.as_f64()).filter(|t| *t > 0.0 && is_tonnes_a_year(unit));
    let tonnes = tonnes.ok_or_else(|| {
        let expected = format!("no buyer, unless {INITIATIVES} gives {id} a quantity in {TONNES_A_YEAR}");
        fault("buyer_iso3", &expected, &format!("{buyer} with the unit {}", quote(unit)))
    })?;
    let from = record.site_country_iso3.as_deref().unwrap_or_default();
    if from.is_empty() || from.contains('|') {
        let expected = format!("no buyer, unless {INITIATIVES} gives {id} one site_country_iso3");
        return Err(fault("buyer_iso3", &expected, &format!("{buyer} with the site {}", quote(from))));
    }
    let note = words::names(table, row, 5, "note")?;
    Ok(Some(Deal {
        id: id.clone(),
        mineral: slug.clone(),
        stage: stage_slug.clone(),
        from: from.to_owned(),
        to: buyer.clone(),
        tonnes,
        same_goods,
        title: titles.title(id),
        note,
    }))
}

/// `t/yr` alone or with the words that say of what; `t/yrs` is none.
fn is_tonnes_a_year(unit: &str) -> bool {
    unit.strip_prefix(TONNES_A_YEAR).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
