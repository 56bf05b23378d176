//! The tables of output and reserves into series.
//! Knows their columns, and that rows ascend; does not know which stage a series belongs to.

use super::place;
use crate::json::{Json, Wrong, table, text_item, whole, wrong};
use crate::model::wire::{self, Source};
use crate::model::{OutputFigure, OutputSeries, OutputYear, Place, ReserveSeries};

/// Output as the index has it, or as a page begins with it: without qualifier, form, source and estimates, which are for whoever
/// tells of output and has the index, and with `null` where year, mineral or stage are those of the row before.
pub fn output<J: Json, const WHOLE: bool>(
    file: &J,
    codes: &[String],
    sources: &[Source],
) -> Result<Vec<OutputSeries>, Wrong> {
    let mut all: Vec<OutputSeries> = Vec::new();
    let mut last = Key::default();
    let all_columns = &wire::Output::COLUMNS;
    let columns = if WHOLE { all_columns } else { all_columns.split_at(wire::Output::AT_START).0 };
    table(file, "output", columns, &mut |cells| {
        let [year, mineral, stage, country, quantity, told @ ..] = cells else { return Ok(()) };
        let follows = !WHOLE && last.2 > 0;
        let same = |cell: &J| follows && cell.is_null();
        let year = if same(year) { last.2 } else { cell(whole(year), "year", "a year")? };
        let mineral = if same(mineral) { last.0.clone() } else { cell(mineral.text(), "mineral", "a text")? };
        let stage = if same(stage) { last.1.clone() } else { cell(stage.text(), "stage", "a text")? };
        let country = cell(country.text(), "country", "a text")?;
        ascend(&mut last, &mineral, &stage, year, &country)?;
        let (mut form, mut source) = (String::new(), String::new());
        let mut figure = OutputFigure { tonnes: None, estimated: false };
        if WHOLE {
            let [qualifier, of, by, estimated, ..] = told else { return Ok(()) };
            (form, source) = (cell(of.text(), "form", "a text")?, cited(by, sources)?);
            figure.tonnes = tonnes(quantity, qualifier)?;
            figure.estimated = cell(estimated.truth(), "estimated", "true or false")?;
        } else if !quantity.is_null() {
            figure.tonnes = tonnes(quantity, quantity)?;
        }
        if all.last().is_none_or(|s| s.mineral != mineral || s.stage != stage) {
            all.push(OutputSeries { mineral, stage, form, years: Vec::new() });
        }
        let Some(series) = all.last_mut() else { return Ok(()) };
        if series.years.last().is_none_or(|y| y.year != year) {
            let (by_country, world_tonnes, other_tonnes) = (Vec::new(), None, None);
            series.years.push(OutputYear { year, source, by_country, world_tonnes, other_tonnes });
        }
        let Some(of_year) = series.years.last_mut() else { return Ok(()) };
        match whose(codes, &country)? {
            Whose::Country(place) => of_year.by_country.push((place, figure)),
            Whose::World => of_year.world_tonnes = figure.tonnes,
            Whose::Others => of_year.other_tonnes = figure.tonnes,
        }
        Ok(())
    })?;
    Ok(all)
}

pub fn reserves<J: Json>(
    file: &J,
    codes: &[String],
    sources: &[Source],
) -> Result<Vec<ReserveSeries>, Wrong> {
    let mut all: Vec<ReserveSeries> = Vec::new();
    let mut last = Key::default();
    table(file, "reserves", &wire::Reserves::COLUMNS, &mut |cells| {
        let [year, mineral, country, quantity, qualifier, form, source, ..] = cells else { return Ok(()) };
        let year = cell(whole(year), "year", "a year")?;
        let mineral = cell(mineral.text(), "mineral", "a text")?;
        let country = cell(country.text(), "country", "a text")?;
        ascend(&mut last, &mineral, "", 0, &country)?;
        if all.last().is_none_or(|s| s.mineral != mineral) {
            all.push(ReserveSeries {
                mineral,
                year,
                source: cited(source, sources)?,
                form: cell(form.text(), "form", "a text")?,
                by_country: Vec::new(),
                world_tonnes: None,
                world_is_more: false,
                other_tonnes: None,
                other_is_more: false,
            });
        }
        let Some(series) = all.last_mut() else { return Ok(()) };
        if series.year != year {
            return Err(wrong("year", "one year of a mineral"));
        }
        let tonnes = tonnes(quantity, qualifier)?;
        let more = qualifier.text().is_some_and(|q| q == ">");
        match whose(codes, &country)? {
            Whose::Country(_) if more => return Err(wrong("qualifier", "`>` for WLD and OTH alone")),
            Whose::Country(place) => series.by_country.push((place, tonnes)),
            Whose::World => (series.world_tonnes, series.world_is_more) = (tonnes, more),
            Whose::Others => (series.other_tonnes, series.other_is_more) = (tonnes, more),
        }
        Ok(())
    })?;
    Ok(all)
}

/// Mineral, stage, year and country of a row.
type Key = (String, String, u16, String);

fn ascend(last: &mut Key, mineral: &str, stage: &str, year: u16, country: &str) -> Result<(), Wrong> {
    let next = (mineral.to_owned(), stage.to_owned(), year, country.to_owned());
    if *last >= next {
        return Err(Wrong("rows ascending by mineral, stage, year and country expected".to_owned()));
    }
    *last = next;
    Ok(())
}

fn cell<T>(value: Option<T>, column: &str, expected: &str) -> Result<T, Wrong> {
    value.ok_or_else(|| wrong(column, expected))
}

fn cited<J: Json>(cell: &J, sources: &[Source]) -> Result<String, Wrong> {
    let id = text_item(cell)?;
    if sources.iter().any(|s| s.id == id) { Ok(id) } else { Err(wrong("source", "an id of the sources")) }
}

/// A figure, or `None` where the qualifier says why there is none.
fn tonnes<J: Json>(quantity: &J, qualifier: &J) -> Result<Option<f64>, Wrong> {
    if quantity.is_null() && !qualifier.is_null() {
        return Ok(None);
    }
    let tonnes = quantity.number().filter(|t| *t >= 0.0);
    cell(tonnes, "quantity_t", "tonnes, or null and a qualifier that says why,").map(Some)
}

/// Whose figure a row holds.
enum Whose {
    Country(Place),
    World,
    Others,
}

fn whose(codes: &[String], code: &str) -> Result<Whose, Wrong> {
    match code {
        "WLD" => Ok(Whose::World),
        "OTH" => Ok(Whose::Others),
        _ => match place(codes, code) {
            Some(place) => Ok(Whose::Country(place)),
            None => {
                Err(Wrong(["country: a code of the index, WLD or OTH expected, ", code, " found"].concat()))
            }
        },
    }
}

#[cfg(test)]
mod tests;
