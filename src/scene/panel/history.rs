//! The years of importers as lines: the China share, imports, unit values; export controls as moments.
//! Knows which line a point belongs to; how lines are drawn is in [`crate::scene::chart`].

use super::WIDTH_PX;
use crate::analysis::order::ascending;
use crate::analysis::series::YearPoint;
use crate::letters::letters;
use crate::model::{Area, Control, CoverageKind, Dataset, Unit};
use crate::query::Query;
use crate::scene::Words;
use crate::scene::chart::{Cell, Chart, Line, NAMES_PART, Table, Through, YearMark, through_years};
use crate::text::{fill, number};

/// Paint of the lines of a comparison, in order; no two differ in hue alone.
const PAINTS: [&str; 4] = ["line-1", "line-2", "line-3", "line-4"];
/// Upper end of the axis of years: export controls are younger than the trade data.
const CONTROLS_UNTIL: u16 = 2027;

/// The China share of one importer, or of several side by side, through the years.
#[must_use]
pub fn share_through_years(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    of: &[(Area, Vec<YearPoint>)],
    width_px: f64,
) -> Chart {
    let t = words.text;
    let alone = of.len() == 1;
    let line = |(at, (area, points)): (usize, &(Area, Vec<YearPoint>))| Line {
        name: if alone { String::new() } else { short_name(dataset, words, *area, width_px) },
        class: if alone { "line-china" } else { PAINTS.get(at).copied().unwrap_or("line-1") },
        marks: points.iter().filter_map(|p| share_mark(dataset, words, *area, p, alone)).collect(),
    };
    let lines: Vec<Line> = of.iter().enumerate().map(line).collect();
    let years = of.iter().flat_map(|(_, points)| points).map(|p| p.year);
    let first = years.clone().min().unwrap_or(query.year);
    let last = years.max().unwrap_or(query.year);
    let moments = controls_of(dataset, words, query);
    let until = if moments.is_empty() { last } else { CONTROLS_UNTIL.max(last) };
    let names: Vec<&str> = of.iter().map(|(area, _)| words.area(*area)).collect();
    let values = [
        ("China", words.china(query.china)),
        ("goods", words.goods(query)),
        ("measure", words.measure(query.measure).to_owned()),
        ("who", names.join(t.comma)),
        ("first", first.to_string()),
        ("last", last.to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut text = fill(t.chart_share_text, &values);
    if let [line] = lines.as_slice()
        && let (Some(from), Some(to)) = (line.marks.first(), line.marks.last())
    {
        text = [&*text, t.space, &from.tip, t.semicolon, &to.tip, t.stop.trim_end()].concat();
    }
    through_years(Through {
        title: fill(t.chart_share_title, &values),
        text,
        size_px: (width_px, if alone { 168.0 } else { 240.0 }),
        years: (first, until),
        top: Some(1.0),
        lines: &lines,
        moments: &moments,
        write: &|share| number::percent(words.lang, share),
        note: signs(words, &lines, &moments),
        table: share_table(words, &values, of, &lines),
    })
}

/// What triangles, hollow dots and hatching mean, as far as the chart has them.
fn signs(words: &Words<'_>, lines: &[Line], moments: &[(f64, String)]) -> String {
    let t = words.text;
    let marks = || lines.iter().flat_map(|l| &l.marks);
    [
        (!moments.is_empty(), t.chart_moments),
        (marks().any(|m| !m.is_whole), t.chart_partial),
        (marks().any(|m| m.value[1] > m.value[0] + 5e-7), t.chart_possible),
    ]
    .iter()
    .filter(|(holds, _)| *holds)
    .map(|(_, text)| *text)
    .collect::<Vec<_>>()
    .join(" ")
}

fn share_mark(
    dataset: &Dataset,
    words: &Words<'_>,
    area: Area,
    point: &YearPoint,
    alone: bool,
) -> Option<YearMark> {
    let share = point.share?;
    let is_whole = point.kind != CoverageKind::Partial;
    let mut tip = [&point.year.to_string(), words.text.colon, &words.interval(share)].concat();
    if !alone {
        tip = [words.area(area), " ", &tip].concat();
    }
    if !is_whole {
        tip = [&tip, " (", words.text.year_partial, ")"].concat();
    }
    let claim = [dataset.area_code(area), "@", &point.year.to_string()].concat();
    Some(YearMark { year: point.year, value: [share.low, share.high], is_whole, tip, claim: Some(claim) })
}

fn share_table(
    words: &Words<'_>,
    values: &[(&str, &str)],
    of: &[(Area, Vec<YearPoint>)],
    lines: &[Line],
) -> Table {
    let mut years: Vec<u16> = lines.iter().flat_map(|l| &l.marks).map(|m| m.year).collect();
    ascending(&mut years, |year| u32::from(*year));
    years.dedup();
    let cell = |line: &Line, (_, points): &(Area, Vec<YearPoint>), year: u16| {
        let mark = line.marks.iter().find(|m| m.year == year)?;
        let share = points.iter().find(|p| p.year == year)?.share?;
        let partial = if mark.is_whole { "" } else { "\u{a0}*" };
        Some(Cell { text: [&words.interval_fine(share), partial].concat(), claim: mark.claim.clone() })
    };
    let row = |year: &u16| {
        let shares = lines.iter().zip(of).map(|(line, of)| cell(line, of, *year).unwrap_or_default());
        std::iter::once(Cell::from(year.to_string())).chain(shares).collect()
    };
    let heads = of.iter().map(|(area, _)| words.area(*area).to_owned());
    let partial = lines.iter().flat_map(|l| &l.marks).any(|m| !m.is_whole);
    let note = if partial { [" * ", words.text.year_partial].concat() } else { String::new() };
    Table {
        caption: [fill(words.text.chart_share_title, values), note].concat(),
        head: std::iter::once(words.text.year.to_owned()).chain(heads).collect(),
        rows: years.iter().rev().map(row).collect(),
    }
}

/// Export controls that hit the mineral, by decimal year, with date, who set it and what it is called.
#[must_use]
pub fn controls_of(dataset: &Dataset, words: &Words<'_>, query: &Query) -> Vec<(f64, String)> {
    let hits = |c: &&Control| {
        c.minerals.contains(&query.mineral)
            && !c.low_confidence
            && c.kind != "tariff"
            && c.kind != "suspension"
    };
    let moment = |c: &Control| {
        let date = c.date_effective.as_ref().or(c.date_announced.as_ref())?;
        Some((decimal_year(date)?, words.control(c, date)))
    };
    let mut moments: Vec<(f64, String)> = dataset.controls.iter().filter(hits).filter_map(moment).collect();
    crate::analysis::order::largest_first(&mut moments, |(at, _)| (-at, 0));
    moments
}

/// `2025-10-09` as 2025.77; a bare year is its middle.
#[must_use]
pub fn decimal_year(date: &str) -> Option<f64> {
    let mut parts = date.split('-').map(crate::digits::read);
    let year = parts.next()??;
    let Some(month) = parts.next() else { return Some(year + 0.5) };
    let day = parts.next().flatten().unwrap_or(15.0);
    Some(year + (month? - 1.0) / 12.0 + day / 365.0)
}

/// Imports by value and by weight, and what a tonne cost, through the years.
#[must_use]
pub fn imports(words: &Words<'_>, area: Area, points: &[YearPoint]) -> Vec<Chart> {
    let t = words.text;
    let value = |p: &YearPoint| p.imports_kusd;
    let tonnes = |p: &YearPoint| p.imports_tonnes;
    let price = |p: &YearPoint| p.usd_per_tonne;
    let in_unit = |unit: Unit| move |n: f64| words.amount(unit, n);
    [
        small(words, area, points, [t.chart_value, t.scale_usd], &value, &in_unit(Unit::Usd)),
        small(words, area, points, [t.chart_weight, t.scale_t], &tonnes, &in_unit(Unit::Tonnes)),
        small(words, area, points, [t.chart_price, t.scale_price], &price, &|n| words.price(n)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// One small chart; `None` where no year has the value.
fn small(
    words: &Words<'_>,
    area: Area,
    points: &[YearPoint],
    [title, scales]: [&str; 2],
    value: &dyn Fn(&YearPoint) -> Option<f64>,
    say: &dyn Fn(f64) -> String,
) -> Option<Chart> {
    let known: Vec<(u16, f64)> = points.iter().filter_map(|p| Some((p.year, value(p)?))).collect();
    let mark = |(year, n): &(u16, f64)| YearMark {
        year: *year,
        value: [*n, *n],
        is_whole: true,
        tip: [&year.to_string(), words.text.colon, &say(*n)].concat(),
        claim: None,
    };
    let line = Line { name: String::new(), class: "line-1", marks: known.iter().map(mark).collect() };
    let largest = known.iter().map(|(_, n)| *n).fold(0.0, f64::max);
    let (factor, scale) = match largest {
        l if l >= 1e6 => (1e6, 2),
        l if l >= 1e4 => (1e3, 1),
        _ => (1.0, 0),
    };
    let title = fill(title, &[("unit", scales.split('|').nth(scale).unwrap_or(""))]);
    let t = words.text;
    let text = [
        words.area(area),
        t.comma,
        &title,
        t.colon,
        &line.marks.first()?.tip,
        t.semicolon,
        &line.marks.last()?.tip,
        t.stop.trim_end(),
    ]
    .concat();
    let rows = known.iter().rev().map(|(year, n)| vec![year.to_string().into(), say(*n).into()]).collect();
    let head = vec![words.text.year.to_owned(), title.clone()];
    Some(through_years(Through {
        table: Table { caption: title.clone(), head, rows },
        title,
        text,
        size_px: (WIDTH_PX, 112.0),
        years: (points.first()?.year, points.last()?.year),
        top: None,
        lines: &[line],
        moments: &[],
        write: &|n| words.round(n / factor),
        note: String::new(),
    }))
}

/// A name that fits beside its line, else the code.
fn short_name(dataset: &Dataset, words: &Words<'_>, area: Area, width_px: f64) -> String {
    let name = words.area(area);
    let fits = letters(name) * 7.0 <= width_px * NAMES_PART;
    if fits { name } else { dataset.area_code(area) }.to_owned()
}

/// Importers side by side: shares that are known as lines of one chart, intervals in a chart each.
#[must_use]
pub fn compared(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    of: &[(Area, Vec<YearPoint>)],
    width_px: f64,
) -> Vec<Chart> {
    let is_open = of.iter().flat_map(|(_, points)| points).any(|p| p.share.is_some_and(|s| !s.is_exact()));
    if of.is_empty() {
        return Vec::new();
    }
    if !is_open {
        return vec![share_through_years(dataset, words, query, of, width_px)];
    }
    let own = |one: &(Area, Vec<YearPoint>)| {
        let chart = share_through_years(dataset, words, query, std::slice::from_ref(one), WIDTH_PX);
        Chart { title: [words.area(one.0), words.text.colon, &chart.title].concat(), ..chart }
    };
    of.iter().map(own).collect()
}
