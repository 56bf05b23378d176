//! Compact JSON with one entry a line, so that two editions can be compared line by line.
//! Knows how a file is laid out; does not know what its entries mean.

use super::output::at_start;
use anyhow::Result;
use minerals_map::model::Lang;
use minerals_map::model::wire::{Flows, Index, WhatIf};
use serde::Serialize;
use serde_json::{Value, to_string};

/// `index.json`: what every view needs, and the curated tables after it.
pub fn index(index: &Index) -> Result<Vec<u8>> {
    written(index, None)
}

/// What the first view in a language needs of the index: names in that language, output in tonnes, neither
/// controls nor initiatives nor reserves.
pub fn start(index: &Index, lang: Lang) -> Result<Vec<u8>> {
    written(index, Some(lang))
}

/// The index as a whole, or what a page in one language begins with.
fn written(index: &Index, spoken: Option<Lang>) -> Result<Vec<u8>> {
    let Index {
        schema,
        edition,
        trade,
        countries,
        minerals,
        sources,
        deals,
        what_if,
        controls,
        initiatives,
        output,
        reserves,
    } = index;
    let kind = match spoken {
        None => "\"index\"".to_owned(),
        Some(lang) => format!("\"start\",\"lang\":\"{}\"", lang.code()),
    };
    let (timeline, tables) = if spoken.is_none() {
        let timeline =
            format!("\"controls\":{},\n\"initiatives\":{},\n", list(controls)?, list(initiatives)?);
        let reserves = grid(&reserves.columns, &reserves.rows)?;
        (timeline, format!("{},\n\"reserves\":{reserves}", grid(&output.columns, &output.rows)?))
    } else {
        let last_year = minerals.iter().flat_map(|m| &m.files).map(|f| f.last_year).max();
        let first = at_start(output, last_year.unwrap_or_default());
        (String::new(), grid(&first.columns, &first.rows)?)
    };
    let text = format!(
        "{{\"kind\":{kind},\"schema\":{schema},\"edition\":{},\"trade\":{},\"what_if\":{},\n\"countries\":{},\n\
         \"minerals\":{},\n\"sources\":{},\n\"deals\":{},\n{timeline}\"output\":{tables}}}\n",
        to_string(edition)?,
        to_string(trade)?,
        to_string(what_if)?,
        told(countries, spoken)?,
        told(minerals, spoken)?,
        list(sources)?,
        told(deals, spoken)?,
    );
    Ok(text.into_bytes())
}

/// One file of flows.
pub fn flows(flows: &Flows) -> Result<Vec<u8>> {
    let Flows { schema, edition, mineral, places, blocks } = flows;
    let text = format!(
        "{{\"kind\":\"flows\",\"schema\":{schema},\"edition\":{},\"mineral\":{},\"places\":{},\n\"blocks\":{}}}\n",
        to_string(edition)?,
        to_string(mineral)?,
        to_string(places)?,
        list(blocks)?,
    );
    Ok(text.into_bytes())
}

/// The file of words and facts beside a "what if".
pub fn what_if(file: &WhatIf) -> Result<Vec<u8>> {
    let WhatIf { schema, edition, controls, initiatives, stock_facts, sites } = file;
    let text = format!(
        "{{\"kind\":\"what_if\",\"schema\":{schema},\"edition\":{},\n\"controls\":{},\n\"initiatives\":{},\n\"stock_facts\":{},\n\
         \"sites\":{}}}\n",
        to_string(edition)?,
        list(controls)?,
        list(initiatives)?,
        list(stock_facts)?,
        list(sites)?,
    );
    Ok(text.into_bytes())
}

fn grid<T: Serialize>(columns: &[String], rows: &[T]) -> Result<String> {
    Ok(format!("{{\"columns\":{},\"rows\":{}}}", to_string(columns)?, list(rows)?))
}

/// Entries with their texts in one language, or in all.
fn told<T: Serialize>(entries: &[T], spoken: Option<Lang>) -> Result<String> {
    let Some(lang) = spoken else { return list(entries) };
    let mut entries = serde_json::to_value(entries)?;
    keep_language(&mut entries, lang.code());
    list(entries.as_array().map(Vec::as_slice).unwrap_or_default())
}

/// Leaves of every text in the languages of the map the one.
fn keep_language(value: &mut Value, lang: &str) {
    match value {
        Value::Object(fields) if Lang::ALL.iter().all(|lang| fields.contains_key(lang.code())) => {
            fields.retain(|key, _| key == lang);
        }
        Value::Object(fields) => fields.values_mut().for_each(|field| keep_language(field, lang)),
        Value::Array(items) => items.iter_mut().for_each(|item| keep_language(item, lang)),
        _ => {}
    }
}

fn list<T: Serialize>(entries: &[T]) -> Result<String> {
    let entries: Vec<String> = entries.iter().map(to_string).collect::<Result<_, _>>()?;
    Ok(format!("[\n{}\n]", entries.join(",\n")))
}
