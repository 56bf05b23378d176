//! A chosen flow in words: its amount, its rank, its share at both ends; and lists of flows. Its years are charts.
//! Knows which sentence an answer needs; numbers come from [`crate::analysis::flow`], words from the tables of texts.

mod charts;

use super::Words;
use super::chart::Chart;
use crate::analysis::flow::{OneFlow, in_year};
use crate::analysis::order::largest_first;
use crate::analysis::trade::Flow;
use crate::analysis::{Analysis, flow, is_in};
use crate::model::{Area, CoverageKind, Dataset, Place, Rows, Unit};
use crate::query::Query;
use crate::query::url::flow_code;
use crate::text::grammar::{self, Column};
use crate::text::{Guide, fill, number};

/// Flows in the list of the largest.
const MOST: usize = 20;
/// Flows listed at each end of the chosen one.
const BESIDE: usize = 5;
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
}

#[cfg(test)]
mod tests;
