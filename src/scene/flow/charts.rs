//! The years of a chosen flow as charts: its amount, and its share at both ends.
//! Knows which lines stand together and what marks them; the words beside the charts are those of the flow.

use super::Teller;
use crate::analysis::Scope;
use crate::analysis::flow::FlowYear;
use crate::model::{Area, CoverageKind, Place, Unit};
use crate::scene::chart::{Cell, Chart, Line, Table, Through, YearMark, through_years};
use crate::scene::panel::WIDTH_PX;
use crate::text::{fill, number};

/// Upper ends of an axis of shares; each and its half are whole per cent.
const TOPS: [f64; 5] = [0.02, 0.1, 0.2, 0.5, 1.0];

/// One end of a flow, as a line of shares.
struct Side {
    /// Its name beside the line.
    name: &'static str,
    /// What the share is of, and whose.
    head: String,
    /// Class of its paint.
    class: &'static str,
    share: fn(&FlowYear) -> Option<f64>,
    claim: fn(&Teller<'_>, &FlowYear) -> String,
}

impl Teller<'_> {
    fn is_china(&self) -> bool {
        Scope::of(self.dataset, self.query).is_china(self.from)
    }

    /// What hollow dots and gaps mean, as far as a chart has them.
    fn signs(&self, years: &[FlowYear], value: &dyn Fn(&FlowYear) -> Option<f64>) -> String {
        let partial = years.iter().any(|y| y.kind == CoverageKind::Partial && value(y).is_some());
        let gap = years.iter().any(|y| value(y).is_none());
        let signs = [(partial, self.words.text.chart_partial), (gap, self.guide.flow_gaps)];
        signs.iter().filter(|(holds, _)| *holds).map(|(_, text)| *text).collect::<Vec<_>>().join(" ")
    }

    fn mark(&self, year: &FlowYear, value: f64, written: &str, claim: Option<String>) -> YearMark {
        let is_whole = year.kind != CoverageKind::Partial;
        let partial =
            if is_whole { String::new() } else { [" (", self.words.text.year_partial, ")"].concat() };
        let tip = [&year.year.to_string(), self.words.text.colon, written, &*partial].concat();
        YearMark { year: year.year, value: [value, value], is_whole, tip, claim }
    }

    /// A value of a year as a table writes it, with a star where only the largest partners are known.
    fn cell(&self, year: &FlowYear, written: Option<String>, claim: Option<String>) -> Cell {
        let Some(written) = written else { return Cell::from("–".to_owned()) };
        let star = if year.kind == CoverageKind::Partial { "\u{a0}*" } else { "" };
        Cell { text: [&*written, star].concat(), claim }
    }

    fn caption(&self, title: &str, years: &[FlowYear]) -> String {
        let partial = years.iter().any(|y| y.kind == CoverageKind::Partial);
        let note = if partial { [" * ", self.words.text.year_partial].concat() } else { String::new() };
        [title, &*note].concat()
    }

    /// The amount through the years; `None` where no year has it.
    pub(super) fn amounts(&self, years: &[FlowYear]) -> Option<Chart> {
        let (t, g, unit) = (self.words.text, self.guide, self.query.unit);
        let say = |amount: f64| match amount {
            a if a <= 0.0 => g.flow_nothing.to_owned(),
            a => self.words.amount(unit, a),
        };
        let marks: Vec<YearMark> =
            years.iter().filter_map(|y| Some(self.mark(y, y.amount?, &say(y.amount?), None))).collect();
        let (first, last) = (marks.first()?.tip.clone(), marks.last()?.tip.clone());
        let largest = marks.iter().map(|m| m.value[1]).fold(0.0, f64::max);
        let (factor, scale) = match largest {
            l if l >= 1e6 => (1e6, 2),
            l if l >= 1e4 => (1e3, 1),
            _ => (1.0, 0),
        };
        let (pattern, scales) = match unit {
            Unit::Usd => (g.flow_value, t.scale_usd),
            Unit::Tonnes => (g.flow_weight, t.scale_t),
        };
        let title = fill(pattern, &[("unit", scales.split('|').nth(scale).unwrap_or(""))]);
        let row = |y: &FlowYear| vec![year_cell(y), self.cell(y, y.amount.map(say), None)];
        let line =
            Line { name: String::new(), class: if self.is_china() { "line-china" } else { "line-1" }, marks };
        Some(through_years(Through {
            text: [&title, t.colon, &*first, t.semicolon, &last, t.stop.trim_end()].concat(),
            size_px: (WIDTH_PX, 132.0),
            years: (years.first()?.year, years.last()?.year),
            top: None,
            lines: &[line],
            moments: &[],
            write: &|n| self.words.round(n / factor),
            note: self.signs(years, &|y| y.amount),
            table: Table {
                caption: self.caption(&title, years),
                head: vec![t.year.to_owned(), title.clone()],
                rows: years.iter().rev().map(row).collect(),
            },
            title,
        }))
    }

    /// Both shares through the years, as lines of one chart; in a chart each where dots stand alone, since a dot does not
    /// say whose it is. None where no year has a share.
    pub(super) fn shares(&self, years: &[FlowYear]) -> Vec<Chart> {
        let t = self.words.text;
        let name = |place: Place| self.words.area(Area::Country(place));
        let sides = [
            Side {
                name: t.audit_bought,
                head: [t.suppliers_share, t.colon, name(self.to)].concat(),
                class: if self.is_china() { "line-china" } else { "line-1" },
                share: |y| y.of_imports,
                claim: |teller, y| teller.claim_of_imports(y.year),
            },
            Side {
                name: t.audit_sold,
                head: [t.exports_share, t.colon, name(self.from)].concat(),
                class: "line-4",
                share: |y| y.of_exports,
                claim: |teller, y| teller.claim_of_exports(y.year),
            },
        ];
        let apart = years.iter().any(|y| y.kind == CoverageKind::Partial);
        let in_each = if apart { 1 } else { sides.len() };
        sides.chunks(in_each).filter_map(|sides| self.share_chart(sides, years)).collect()
    }

    fn share_chart(&self, sides: &[Side], years: &[FlowYear]) -> Option<Chart> {
        let (lang, t) = (self.words.lang, self.words.text);
        let line = |side: &Side| {
            let mark = |year: &FlowYear| {
                let share = (side.share)(year)?;
                let mark = self.mark(year, share, &self.words.share(share), Some((side.claim)(self, year)));
                Some(YearMark { tip: [&side.head, t.comma, &*mark.tip].concat(), ..mark })
            };
            let name = if sides.len() > 1 { side.name } else { "" };
            Line { name: name.to_owned(), class: side.class, marks: years.iter().filter_map(mark).collect() }
        };
        let lines: Vec<Line> = sides.iter().map(line).collect();
        let ends = |l: &Line| Some([&*l.marks.first()?.tip, t.semicolon, &l.marks.last()?.tip].concat());
        let said: Vec<String> = lines.iter().filter_map(ends).collect();
        if said.is_empty() {
            return None;
        }
        let largest = lines.iter().flat_map(|l| &l.marks).map(|m| m.value[1]).fold(0.0, f64::max);
        let row = |year: &FlowYear| {
            let cell = |side: &Side| {
                let share = (side.share)(year);
                let written = share.map(|s| number::percent_fine(lang, s));
                self.cell(year, written, share.map(|_| (side.claim)(self, year)))
            };
            std::iter::once(year_cell(year)).chain(sides.iter().map(cell)).collect()
        };
        let title = match sides {
            [alone] => alone.head.clone(),
            _ => self.guide.flow_shares.to_owned(),
        };
        let heads = sides.iter().map(|side| side.head.clone());
        Some(through_years(Through {
            text: [&title, t.colon, &*said.join(t.semicolon), t.stop.trim_end()].concat(),
            size_px: (WIDTH_PX, if sides.len() > 1 { 168.0 } else { 132.0 }),
            years: (years.first()?.year, years.last()?.year),
            top: TOPS.into_iter().find(|top| *top >= largest).or(Some(1.0)),
            lines: &lines,
            moments: &[],
            write: &|share| number::percent(lang, share),
            note: self.signs(years, &|y| {
                let mut shares = sides.iter().map(|side| (side.share)(y));
                shares.all(|share| share.is_some()).then_some(0.0)
            }),
            table: Table {
                caption: self.caption(&title, years),
                head: std::iter::once(self.words.text.year.to_owned()).chain(heads).collect(),
                rows: years.iter().rev().map(row).collect(),
            },
            title,
        }))
    }
}

fn year_cell(year: &FlowYear) -> Cell {
    Cell::from(year.year.to_string())
}
