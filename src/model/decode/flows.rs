//! Files of flows into columns of rows.
//! Knows blocks, runs and steps; an error names the place, what was expected and what was found.

use super::{Refusal, YEARS, broken, check_edition, check_version, hs_line};
use crate::json::{Json, Wrong, list, text, text_item, whole, whole_field, whole_item, wrong};
use crate::model::{Dataset, Place, Row, Rows};

/// Reads a file of flows that belongs to `dataset`.
///
/// # Errors
/// A [`Refusal`] when the value is not a file of flows of this schema, edition and mineral.
pub fn flows<J: Json>(file: &J, dataset: &Dataset, mineral: &str) -> Result<Rows, Refusal> {
    check_version(file, "flows")?;
    check_edition(file, &dataset.edition)?;
    let found = text(file, "mineral")?;
    if found != mineral {
        return broken(format!("mineral {mineral} expected, {found} found"));
    }
    let places = list(file, "places", |code| {
        let code = text_item(code)?;
        dataset.place(&code).ok_or_else(|| Wrong(format!("a code of the index expected, {code} found")))
    })?;
    let mut rows = Rows::default();
    list(file, "blocks", |block| {
        let line = hs_line(&text(block, "line")?)?;
        let year = whole_field(block, "year")?;
        if !YEARS.contains(&year) {
            return Err(wrong("year", "one from 1900 to 2100"));
        }
        rows.push_span(line, year, block_rows(block, &places)?);
        Ok(())
    })?;
    rows.shrink();
    Ok(rows)
}

fn block_rows<J: Json>(block: &J, places: &[Place]) -> Result<Vec<Row>, Wrong> {
    let from: Vec<usize> = list(block, "from", whole_item)?;
    let n: Vec<usize> = list(block, "n", whole_item)?;
    let to: Vec<usize> = list(block, "to", whole_item)?;
    let usd: Vec<u64> = list(block, "usd", whole_item)?;
    let kg = list(block, "kg", |kg| {
        if kg.is_null() {
            return Ok(None);
        }
        whole(kg).map(Some).ok_or_else(|| Wrong("kilograms or null expected".to_owned()))
    })?;
    let too_many = || Wrong("n: as many rows as there are values expected".to_owned());
    let count = n.iter().try_fold(0_usize, |sum, n| sum.checked_add(*n)).ok_or_else(too_many)?;
    if from.len() != n.len() || [to.len(), usd.len(), kg.len()] != [count; 3] {
        return Err(Wrong("columns of one length expected".to_owned()));
    }
    let place =
        |at: usize| places.get(at).copied().ok_or_else(|| Wrong("a position in places expected".to_owned()));
    let mut rows = Vec::with_capacity(count);
    let mut cells = to.iter().zip(&usd).zip(&kg);
    for (from, n) in from.iter().zip(&n) {
        let from = place(*from)?;
        let mut at = 0_usize;
        for ((step, usd), kg) in cells.by_ref().take(*n) {
            at = at.saturating_add(*step);
            rows.push(Row { from, to: place(at)?, usd: *usd, kg: *kg });
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::model::fixture::world;

    const FLOWS: &str = r#"{"kind":"flows","schema":2,"edition":"test","mineral":"graphite","places":["CHN","JPN","MOZ"],
        "blocks":[{"line":"250410","year":2024,"from":[0,2],"n":[1,1],"to":[1,1],"usd":[60000,40000],"kg":[3000,null]}]}"#;

    fn refused(from: &str, to: &str) -> String {
        let (dataset, _) = world("CHN > JPN 60k\nMOZ > JPN 40k");
        let json = FLOWS.replacen(from, to, 1);
        assert_ne!(json, FLOWS, "{from}");
        match parse(&json) {
            Err(e) => e.0,
            Ok(value) => flows(&&value, &dataset, "graphite").expect_err("a refusal").to_string(),
        }
    }

    #[test]
    fn rows_keep_dollars_kilograms_and_the_unknown() {
        let (dataset, _) = world("CHN > JPN 60k\nMOZ > JPN 40k");
        let rows = flows(&&parse(FLOWS).expect("JSON"), &dataset, "graphite").expect("rows");
        let all: Vec<(u64, Option<u64>)> = rows.of(&rows.spans()[0]).map(|r| (r.usd, r.kg)).collect();
        assert_eq!(all, [(60_000, Some(3_000)), (40_000, None)]);
    }

    #[test]
    fn a_refusal_names_the_place_and_what_was_expected() {
        let cases = [
            (r#""schema":2"#, r#""schema":9"#, "schema version 2 expected, 9 found"),
            (r#""flows""#, r#""index""#, "not a file of this schema: kind: flows expected"),
            (r#""test""#, r#""old""#, "another edition: old"),
            ("graphite", "gallium", "mineral graphite expected, gallium found"),
            ("MOZ", "XXX", "not a file of this schema: places[2].a code of the index expected, XXX found"),
            ("250410", "2504", "not a file of this schema: blocks[0].six digits expected, 2504 found"),
            (
                "[1,1],\"to\"",
                "[1],\"to\"",
                "not a file of this schema: blocks[0].columns of one length expected",
            ),
            (
                "\"to\":[1,1]",
                "\"to\":[1,9]",
                "not a file of this schema: blocks[0].a position in places expected",
            ),
            (
                "60000",
                "-6",
                "not a file of this schema: blocks[0].usd[0].item: a whole number in range expected",
            ),
            ("null", "\"many\"", "not a file of this schema: blocks[0].kg[1].kilograms or null expected"),
            ("2024", "204", "not a file of this schema: blocks[0].year: one from 1900 to 2100 expected"),
            ("places", "plac", "not a file of this schema: places: a field expected"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(refused(from, to), expected);
        }
    }
}
