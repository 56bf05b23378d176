//! Compact JSON with one entry a line, so that two editions can be compared line by line.
//! Knows how a file is laid out; does not know what its entries mean.

use anyhow::Result;
use minerals_map::model::wire::{Flows, Index, WhatIf};
use serde::Serialize;
use serde_json::to_string;

/// `index.json`: what every view needs, and the curated tables after it.
pub fn index(index: &Index) -> Result<Vec<u8>> {
    written(index, true)
}

/// `start.json`: of the index what the first view needs, without controls, initiatives and reserves.
pub fn start(index: &Index) -> Result<Vec<u8>> {
    written(index, false)
}

fn written(index: &Index, is_whole: bool) -> Result<Vec<u8>> {
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
    let kind = if is_whole { "index" } else { "start" };
    let (mut timeline, mut resources) = (String::new(), String::new());
    if is_whole {
        timeline = format!("\"controls\":{},\n\"initiatives\":{},\n", list(controls)?, list(initiatives)?);
        resources = format!(",\n\"reserves\":{}", grid(&reserves.columns, &reserves.rows)?);
    }
    let text = format!(
        "{{\"kind\":\"{kind}\",\"schema\":{schema},\"edition\":{},\"trade\":{},\"what_if\":{},\n\"countries\":{},\n\
         \"minerals\":{},\n\"sources\":{},\n\"deals\":{},\n{timeline}\"output\":{}{resources}}}\n",
        to_string(edition)?,
        to_string(trade)?,
        to_string(what_if)?,
        list(countries)?,
        list(minerals)?,
        list(sources)?,
        list(deals)?,
        grid(&output.columns, &output.rows)?,
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

fn list<T: Serialize>(entries: &[T]) -> Result<String> {
    let entries: Vec<String> = entries.iter().map(to_string).collect::<Result<_, _>>()?;
    Ok(format!("[\n{}\n]", entries.join(",\n")))
}
