//! Lines through the years: complete years joined, partial ones apart, an interval as an area.
//! Knows years and values; does not know what they are of.

use super::axis::{Scale, round_ticks, year_ticks};
use super::{Caption, Chart, Hit, Shape, Table};
use crate::digits::one;

/// Room around the drawing, pixels.
const LEFT: f64 = 40.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 22.0;
/// Part of the width that names beside the lines take.
pub const NAMES_PART: f64 = 0.24;

/// A value of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearMark {
    /// The year.
    pub year: u16,
    /// Low and high end; equal where the value is known.
    pub value: [f64; 2],
    /// Whether all rows of the year are known; others stand apart.
    pub is_whole: bool,
    /// What it says when pointed at.
    pub tip: String,
    /// The claim it makes.
    pub claim: Option<String>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name; empty where there is one line alone.
    pub name: String,
    /// Class of its paint.
    pub class: &'static str,
    /// Its years, ascending.
    pub marks: Vec<YearMark>,
}

/// What a chart through the years is drawn from.
#[derive(Clone)]
pub struct Through<'a> {
    /// Heading.
    pub title: String,
    /// The chart in a sentence.
    pub text: String,
    /// Size, pixels.
    pub size_px: (f64, f64),
    /// First and last year of the axis.
    pub years: (u16, u16),
    /// Upper end of the axis where it is fixed, such as 1 for shares.
    pub top: Option<f64>,
    /// Lines.
    pub lines: &'a [Line],
    /// Moments marked on the axis: decimal year and words.
    pub moments: &'a [(f64, String)],
    /// How a value of the axis is written.
    pub write: &'a dyn Fn(f64) -> String,
    /// What its signs mean, where they need saying.
    pub note: String,
    /// The same numbers.
    pub table: Table,
}

/// Draws the chart.
#[must_use]
pub fn through_years(of: Through<'_>) -> Chart {
    let (width_px, height_px) = of.size_px;
    let named = of.lines.iter().any(|l| !l.name.is_empty());
    let right = width_px - if named { width_px * NAMES_PART } else { 10.0 };
    // Triangles stand between the axis and its years.
    let bottom = height_px - BOTTOM - if of.moments.is_empty() { 0.0 } else { 8.0 };
    let values = of.lines.iter().flat_map(|l| &l.marks).map(|m| m.value[1]);
    let ticks = match of.top {
        Some(top) => [0.0, top / 2.0, top],
        None => round_ticks(values.fold(0.0, f64::max)),
    };
    let y = Scale::new([0.0, ticks[2]], [bottom, TOP]);
    let x = Scale::new([f64::from(of.years.0), f64::from(of.years.1)], [LEFT + 4.0, right - 4.0]);
    let mut chart =
        Chart { width_px, height_px, title: of.title, text: of.text, note: of.note, ..Chart::default() };
    for tick in ticks {
        let at = y.px(tick);
        chart.shapes.push(Shape { path: horizontal(LEFT, right, at), class: "grid" });
        let text = (of.write)(tick);
        chart.captions.push(Caption { at: (LEFT - 4.0, at + 4.0), anchor: "end", text, class: "tick" });
    }
    for year in year_ticks(of.years.0, of.years.1, right - LEFT) {
        let at = (x.px(f64::from(year)), height_px - 6.0);
        let text = year.to_string();
        chart.captions.push(Caption { at, anchor: "middle", text, class: "tick" });
    }
    for line in of.lines {
        draw_line(&mut chart, line, &x, &y);
    }
    if named {
        name_lines(&mut chart, of.lines, right, &y);
    }
    let step = (x.px(1.0) - x.px(0.0)).max(6.0);
    for mark in of.lines.iter().flat_map(|l| &l.marks) {
        let at = x.px(f64::from(mark.year));
        let area = if named {
            [at - step / 2.0, y.px(mark.value[1]) - 6.0, step, 12.0]
        } else {
            [at - step / 2.0, TOP, step, bottom - TOP]
        };
        chart.hits.push(Hit { area, tip: mark.tip.clone(), claim: mark.claim.clone(), is_stop: false });
    }
    mark_moments(&mut chart, of.moments, &x, bottom);
    chart.table = of.table;
    chart
}

fn horizontal(from: f64, to: f64, at: f64) -> String {
    ["M", &one(from), " ", &one(at), "H", &one(to)].concat()
}

fn point(x: f64, y: f64) -> String {
    [one(x), one(y)].join(" ")
}

/// Runs of complete years that follow each other are joined; every year has a dot, a partial one a hollow dot.
fn draw_line(chart: &mut Chart, line: &Line, x: &Scale, y: &Scale) {
    let at = |m: &YearMark, end: usize| point(x.px(f64::from(m.year)), y.px(m.value[end]));
    let follows = |a: &YearMark, b: &YearMark| a.is_whole && b.is_whole && a.year + 1 == b.year;
    for run in line.marks.chunk_by(follows) {
        let low: Vec<String> = run.iter().map(|m| at(m, 0)).collect();
        let high: Vec<String> = run.iter().rev().map(|m| at(m, 1)).collect();
        if let [m] = run
            && m.value[1] > m.value[0] + 5e-7
        {
            chart
                .shapes
                .push(Shape { path: bar(x.px(f64::from(m.year)), m.value.map(|v| y.px(v))), class: "range" });
        } else if run.iter().any(|m| m.value[1] > m.value[0]) {
            let (low, high) = (low.join("L"), high.join("L"));
            chart.shapes.push(Shape { path: ["M", &low, "L", &high, "Z"].concat(), class: "possible" });
            chart.shapes.push(Shape { path: ["M", &high].concat(), class: "upper" });
        }
        if run.len() > 1 {
            chart.shapes.push(Shape { path: ["M", &low.join("L")].concat(), class: line.class });
        }
    }
    let dots = |whole: bool, radius: f64| -> String {
        let of_kind = line.marks.iter().filter(|m| m.is_whole == whole);
        of_kind.map(|m| dot(x.px(f64::from(m.year)), y.px(m.value[0]), radius)).collect()
    };
    let alone = |at: usize, m: &YearMark| {
        let before = at.checked_sub(1).and_then(|b| line.marks.get(b)).is_some_and(|b| follows(b, m));
        let after = line.marks.get(at + 1).is_some_and(|a| follows(m, a));
        m.is_whole && !before && !after
    };
    let lone: String = line
        .marks
        .iter()
        .enumerate()
        .filter(|(at, m)| alone(*at, m))
        .map(|(_, m)| dot(x.px(f64::from(m.year)), y.px(m.value[0]), 2.5))
        .collect();
    let partial = dots(false, 2.5);
    for (path, class) in [(lone, "lone"), (partial, "partial")] {
        if !path.is_empty() {
            chart.shapes.push(Shape { path, class });
        }
    }
}

/// An interval of a year that stands alone: an upright bar from its low to its high end.
fn bar(x: f64, [low, high]: [f64; 2]) -> String {
    const HALF: f64 = 3.0;
    ["M", &one(x - HALF), " ", &one(low), "V", &one(high), "H", &one(x + HALF), "V", &one(low), "Z"].concat()
}

/// A circle as a path.
fn dot(x: f64, y: f64, radius: f64) -> String {
    let (r, across) = (one(radius), one(2.0 * radius));
    [
        "M",
        &one(x - radius),
        " ",
        &one(y),
        "a",
        &r,
        " ",
        &r,
        " 0 1 0 ",
        &across,
        " 0a",
        &r,
        " ",
        &r,
        " 0 1 0 -",
        &across,
        " 0Z",
    ]
    .concat()
}

/// Names at the right end of the lines, moved apart where they would touch.
fn name_lines(chart: &mut Chart, lines: &[Line], right: f64, y: &Scale) {
    const APART: f64 = 14.0;
    let mut names: Vec<(f64, &Line)> =
        lines.iter().filter_map(|l| Some((y.px(l.marks.last()?.value[0]), l))).collect();
    crate::analysis::order::largest_first(&mut names, |(at, _)| (-at, 0));
    let mut lowest = f64::MIN;
    for (at, line) in names {
        let at = at.max(lowest + APART);
        lowest = at;
        let class = line.class;
        chart.captions.push(Caption {
            at: (right + 2.0, at + 4.0),
            anchor: "start",
            text: line.name.clone(),
            class,
        });
    }
}

/// Triangles under the axis; those that would lie on each other are one.
fn mark_moments(chart: &mut Chart, moments: &[(f64, String)], x: &Scale, bottom: f64) {
    const APART: f64 = 8.0;
    let close = |a: &(f64, String), b: &(f64, String)| x.px(b.0) - x.px(a.0) < APART;
    for group in moments.chunk_by(close) {
        let Some((moment, _)) = group.first() else { continue };
        let at = x.px(*moment);
        let path = ["M", &one(at), " ", &one(bottom), "l-4 8h8Z"].concat();
        chart.shapes.push(Shape { path, class: "moment" });
        let stem = ["M", &one(at), " ", &one(TOP), "V", &one(bottom)].concat();
        chart.shapes.push(Shape { path: stem, class: "stem" });
        let tip = group.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n");
        let area = [at - 12.0, bottom - 8.0, 24.0, 24.0];
        chart.hits.push(Hit { area, tip, claim: None, is_stop: true });
    }
}
