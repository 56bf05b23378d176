//! A chosen flow in words and charts: its amount, its rank, its share at both ends, all years; and lists of flows.
//! Knows which sentence an answer needs; numbers come from [`crate::analysis::flow`], words from the tables of texts.

use super::Words;
use super::chart::{Cell, Chart, Line, Table, Through, YearMark, through_years};
use super::panel::WIDTH_PX;
use crate::analysis::flow::{FlowYear, OneFlow, in_year};
use crate::analysis::order::largest_first;
use crate::analysis::trade::Flow;
use crate::analysis::{Analysis, Scope, flow, is_in};
use crate::model::{Area, CoverageKind, Dataset, Place, Rows, Unit};
use crate::query::Query;
use crate::query::url::flow_code;
use crate::text::grammar::{self, Column};
use crate::text::{Guide, fill, number};

/// Flows in the list of the largest.
const MOST: usize = 20;
/// Flows listed at each end of the chosen one.
const BESIDE: usize = 5;
/// Upper ends of an axis of shares; each and its half are whole per cent.
const TOPS: [f64; 5] = [0.02, 0.1, 0.2, 0.5, 1.0];

/// A sentence about a flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// The number in it, in the unit of the answer or as a share of 0–1.
    pub value: Option<f64>,
    /// The claim it makes.
    pub claim: Option<String>,
}

/// A flow in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowRow {
    /// Its code in the link.
    pub code: String,
    /// From where to where.
    pub name: String,
    /// Amount as written.
    pub amount: String,
}

/// A list of flows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowList {
    /// What it holds.
    pub caption: String,
    /// Heads of its columns.
    pub head: [String; 2],
    /// Its rows.
    pub rows: Vec<FlowRow>,
}

/// A flow, told.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowTold {
    /// From where to where, of what, when.
    pub title: String,
    /// Amount, rank, shares, price.
    pub sentences: Vec<Said>,
    /// What must stand beside them.
    pub notes: Vec<String>,
    /// Amount and shares through the years.
    pub charts: Vec<Chart>,
    /// Other flows at both ends.
    pub others: FlowList,
}

/// Words for one flow.
struct Teller<'a> {
    dataset: &'a Dataset,
    words: &'a Words<'a>,
    guide: &'static Guide,
    query: &'a Query,
    from: Place,
    to: Place,
}

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

/// Tells the flow between two countries; `rows` are all that are loaded of its mineral.
#[must_use]
pub fn told(
    dataset: &Dataset,
    words: &Words<'_>,
    guide: &'static Guide,
    rows: &Rows,
    query: &Query,
    analysis: &Analysis,
    (from, to): (Place, Place),
) -> FlowTold {
    let teller = Teller { dataset, words, guide, query, from, to };
    let answer = in_year(dataset, rows, query, (from, to));
    let years = flow::through_years(dataset, rows, query, (from, to));
    let charts = teller.amounts(&years).into_iter().chain(teller.shares(&years)).collect();
    FlowTold {
        title: teller.fill(guide.flow_title),
        sentences: teller.sentences(answer.as_ref()),
        notes: teller.notes(answer.as_ref()),
        charts,
        others: teller.others(analysis),
    }
}

/// The largest flows drawn; of a focus those that touch it.
#[must_use]
pub fn largest(
    dataset: &Dataset,
    words: &Words<'_>,
    guide: &Guide,
    query: &Query,
    analysis: &Analysis,
) -> FlowList {
    let touches =
        |f: &&Flow| query.focus.is_none_or(|a| is_in(dataset, f.from, a) || is_in(dataset, f.to, a));
    let flows: Vec<Flow> = analysis.drawn_flows().iter().filter(touches).take(MOST).copied().collect();
    let values = [("goods", &*words.goods(query)), ("year", &*query.year.to_string())];
    list(dataset, words, guide, analysis.unit, &flows, fill(guide.flow_largest_drawn, &values))
}

fn list(
    dataset: &Dataset,
    words: &Words<'_>,
    guide: &Guide,
    unit: Unit,
    flows: &[Flow],
    caption: String,
) -> FlowList {
    let name = |place: Place| words.area(Area::Country(place));
    let row = |f: &Flow| FlowRow {
        code: flow_code(dataset, f.from, f.to),
        name: fill(guide.flow_between, &[("from", name(f.from)), ("to", name(f.to))]),
        amount: number::significant(words.lang, f.amount),
    };
    let head =
        [guide.flow_name.to_owned(), [guide.flow_amount_head, words.text.comma, words.unit(unit)].concat()];
    FlowList { caption, head, rows: flows.iter().map(row).collect() }
}

impl Teller<'_> {
    /// A pattern with both ends, goods and year in it.
    fn fill(&self, pattern: &str) -> String {
        let (words, from, to) = (self.words, Area::Country(self.from), Area::Country(self.to));
        let (out_of, toward) = (words.inflected(from, Column::From), words.inflected(to, Column::To));
        let (goods, year) = (words.goods(self.query), self.query.year.to_string());
        fill(pattern, &[("goods", &*goods), ("from", &out_of), ("to", &toward), ("year", &year)])
    }

    fn sentences(&self, answer: Option<&OneFlow>) -> Vec<Said> {
        let (t, g) = (self.words.text, self.guide);
        let plain = |text: String| Said { text, ..Said::default() };
        let Some(flow) = answer else { return vec![plain(self.fill(t.finding_no_data))] };
        let Some(amount) = flow.own.amount.filter(|amount| *amount > 0.0) else {
            return vec![plain(self.fill(g.flow_none))];
        };
        let estimated = if flow.is_estimated { [" ", t.audit_estimated].concat() } else { String::new() };
        let written = [&self.words.amount(flow.unit, amount), &*estimated].concat();
        let text = fill(g.flow_amount, &[("amount", &written)]);
        let mut said = vec![Said { text, value: Some(amount), claim: None }];
        if let Some((rank, count)) = flow.rank {
            let [rank_text, count] = [rank, count].map(|n| number::decimal(self.words.lang, n as f64, 0));
            let pattern = if rank == 1 { g.flow_largest } else { g.flow_rank };
            said.push(plain(fill(pattern, &[("rank", &rank_text), ("count", &count)])));
        }
        let year = flow.own.year;
        let ends = [
            (self.to, g.flow_bought, t.bought, flow.own.of_imports, self.claim_of_imports(year)),
            (self.from, g.flow_sent, g.sent, flow.own.of_exports, self.claim_of_exports(year)),
        ];
        for (who, pattern, verb, share, claim) in ends {
            if let Some(share) = share {
                let text = self.share(who, pattern, verb, share);
                said.push(Said { text, value: Some(share), claim: Some(claim) });
            }
        }
        if let Some(price) = flow.usd_per_tonne {
            said.push(plain(fill(g.flow_price, &[("price", &self.words.price(price))])));
        }
        said
    }

    /// "Japan bought 86% of its imports from China", and the like; `verb` is its singular and plural.
    fn share(&self, who: Place, pattern: &str, verb: &str, share: f64) -> String {
        let said = |column| self.words.inflected(Area::Country(who), column);
        let (its, number) = (said(Column::Its), said(Column::Number));
        let verb = grammar::verb(verb, &number);
        let subject = self.words.subject(Area::Country(who));
        let share = self.words.share(share);
        // What stands for both ends is filled in first; a hole that it does not know would be lost.
        let keep = [("Who", &*subject), ("bought", verb), ("sent", verb), ("share", &share), ("its", &its)];
        let ends = [("from", "{from}"), ("to", "{to}")];
        let text = fill(pattern, &keep.into_iter().chain(ends).collect::<Vec<_>>());
        grammar::sentence_start(&self.fill(&text))
    }

    fn claim_of_imports(&self, year: u16) -> String {
        let [from, to] = [self.from, self.to].map(|place| self.dataset.code(place));
        [to, "<", from, "@", &year.to_string()].concat()
    }

    fn claim_of_exports(&self, year: u16) -> String {
        let [from, to] = [self.from, self.to].map(|place| self.dataset.code(place));
        [from, ">", to, "@", &year.to_string()].concat()
    }

    fn notes(&self, answer: Option<&OneFlow>) -> Vec<String> {
        let (t, g) = (self.words.text, self.guide);
        let is_partial = answer.is_some_and(|f| f.own.kind == CoverageKind::Partial);
        [
            (answer.is_some_and(|f| f.is_inside), g.flow_inside),
            (is_partial, t.notice_partial_year),
            (answer.is_some_and(|f| f.unit != self.query.unit), t.notice_in_dollars),
            (self.query.levers.act(), g.flow_as_it_was),
        ]
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, text)| text.to_owned())
        .collect()
    }

    /// The largest other flows into the importer and from the exporter.
    fn others(&self, analysis: &Analysis) -> FlowList {
        let own = (self.from, self.to);
        let mut all: Vec<Flow> = analysis.flows.iter().filter(|f| (f.from, f.to) != own).copied().collect();
        largest_first(&mut all, |f| (f.amount, f.ends()));
        let at = |is: &dyn Fn(&Flow) -> bool| all.iter().filter(|f| is(f)).take(BESIDE).copied().collect();
        let (mut flows, sent): (Vec<Flow>, Vec<Flow>) =
            (at(&|f| f.to == self.to), at(&|f| f.from == self.from));
        flows.extend(sent);
        let caption = self.guide.flow_others.to_owned();
        list(self.dataset, self.words, self.guide, analysis.unit, &flows, caption)
    }

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
    fn amounts(&self, years: &[FlowYear]) -> Option<Chart> {
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
    fn shares(&self, years: &[FlowYear]) -> Vec<Chart> {
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

#[cfg(test)]
mod tests;
