//! The joint stock as chart, table and sentences.
//! Knows what a pool's answer is told with; the facts beside it come from their table.

use super::{WhatIf, plain};
use crate::analysis::stockpile::{Member, Stockpile};
use crate::model::Unit;
use crate::scene::chart::{Caption, Chart, Hit, Scale, Shape, Table};
use crate::text::fill;

/// Width the chart is drawn for, pixels.
const WIDTH_PX: f64 = 400.0;
const ROW_PX: f64 = 30.0;
const NAMES_PX: f64 = 104.0;
const DAYS_PER_MONTH: f64 = 365.0 / 12.0;

/// A fact beside the sliders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The fact.
    pub text: String,
    /// Where it stands, with its date.
    pub source: String,
    /// Address of the page.
    pub url: String,
    /// Whether it is marked as unsure.
    pub is_unsure: bool,
}

/// The answer to a pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Stock {
    /// How long each lasts.
    pub chart: Chart,
    /// What pooling brings, or why nothing; who gives to whom; the cost.
    pub lines: Vec<String>,
    /// The numbers of each member.
    pub table: Table,
}

impl WhatIf<'_> {
    /// The joint stock; `None` without members.
    #[must_use]
    pub fn stock(&self) -> Option<Stock> {
        let pool = self.answer.stockpile.as_ref()?;
        Some(Stock { chart: self.lasting(pool), lines: self.pooling(pool), table: self.members(pool) })
    }

    /// Facts about real targets and stocks that concern the mineral asked, those of the members first.
    #[must_use]
    pub fn stock_facts(&self) -> Vec<Fact> {
        let pool = &self.query.levers.pool;
        let is_member = |code: &str| self.dataset.place(code).is_some_and(|place| pool.contains(&place));
        let all = self.extras.map_or(&[][..], |e| &e.stock_facts);
        let (own, others): (Vec<_>, Vec<_>) =
            all.iter().filter(|f| f.concerns(self.query.mineral)).partition(|f| is_member(&f.country));
        let fact = |f: &crate::model::StockFact| {
            let date = self.words.date(&f.as_of);
            let values = [("title", &*f.source_title), ("date", &*date)];
            Fact {
                text: self.words.name(&f.text).to_owned(),
                source: fill(self.text.fact_source, &values),
                url: f.source_url.clone(),
                is_unsure: f.low_confidence,
            }
        };
        own.into_iter().chain(others).map(fact).collect()
    }

    fn lasting(&self, pool: &Stockpile) -> Chart {
        let t = self.text;
        let months = f64::from(self.query.levers.months);
        let end_days = months * DAYS_PER_MONTH;
        let longest = pool.members.iter().filter_map(|m| m.survives_days).fold(end_days, f64::max);
        let axis_days = longest.min(end_days * 2.0).max(1.0);
        let scale = Scale::new([0.0, axis_days], [NAMES_PX, WIDTH_PX - 92.0]);
        let height_px = ROW_PX * pool.members.len() as f64 + 22.0;
        let text = fill(t.stock_text, &[("months", &self.months(self.query.levers.months))]);
        let mut chart = Chart {
            width_px: WIDTH_PX,
            height_px,
            title: t.stock_title.to_owned(),
            text: text.clone(),
            note: text,
            ..Chart::default()
        };
        for (row, member) in pool.members.iter().enumerate() {
            let y = ROW_PX * row as f64;
            let name = self.country(member.place);
            let days = self.lasts(member, axis_days);
            let until = member.survives_days.map_or(axis_days, |d| d.min(axis_days));
            let (left, right) = (scale.px(0.0), scale.px(until));
            let class = if member.survives_days.is_none_or(|d| d >= end_days) { "held" } else { "runs-out" };
            chart.shapes.push(Shape { path: rectangle(left, y + 6.0, right - left, 14.0), class });
            if member.deficit_alone > 0.0 {
                let (from, to) = (right, scale.px(end_days.min(axis_days)));
                chart.shapes.push(Shape { path: rectangle(from, y + 6.0, to - from, 14.0), class: "open" });
            }
            let caption = |x: f64, text: &str, class| Caption {
                at: (x, y + 17.0),
                anchor: "start",
                text: text.to_owned(),
                class,
            };
            chart.captions.push(caption(0.0, name, "name"));
            let label_at = right.max(if member.deficit_alone > 0.0 { scale.px(end_days) } else { 0.0 }) + 6.0;
            chart.captions.push(caption(label_at, &days, "value"));
            chart.hits.push(Hit {
                area: [0.0, y, WIDTH_PX, ROW_PX],
                tip: fill(t.stock_lasts, &[("name", name), ("days", &days)]),
                claim: None,
                is_stop: true,
            });
        }
        let end = scale.px(end_days.min(axis_days));
        let bottom = height_px - 18.0;
        chart.shapes.push(Shape {
            path: ["M", &crate::digits::one(end), " 0V", &crate::digits::one(bottom)].concat(),
            class: "end",
        });
        chart.captions.push(Caption {
            at: (end, height_px - 4.0),
            anchor: "middle",
            text: self.months(self.query.levers.months),
            class: "tick",
        });
        chart
    }

    fn lasts(&self, member: &Member, axis_days: f64) -> String {
        match member.survives_days {
            None => self.text.stock_not_needed.to_owned(),
            Some(days) if days > axis_days => {
                fill(self.text.stock_longer, &[("days", &self.days(axis_days))])
            }
            Some(days) => self.days(days),
        }
    }

    /// What pooling brings, or why it brings nothing.
    fn pooling(&self, pool: &Stockpile) -> Vec<String> {
        let t = self.text;
        let alone: f64 = pool.members.iter().map(|m| m.deficit_alone).sum();
        let unmet_a_day: f64 = pool.members.iter().map(|m| m.unmet).sum::<f64>() / 365.0;
        let stocks: f64 = pool.members.iter().map(|m| m.stock).sum();
        let usd = |amount: f64| {
            let cost = pool.cost_usd.filter(|_| stocks > 0.0)?;
            Some(self.words.amount(Unit::Usd, cost / stocks * amount / 1000.0))
        };
        let mut lines = Vec::new();
        if self.answer.scenario.is_none() {
            lines.push(t.stock_no_stop.to_owned());
        } else if pool.gain > 0.0 {
            let amount = self.amount(pool.gain);
            let days = self.days(pool.gain / unmet_a_day);
            let usd = usd(pool.gain).filter(|_| self.unit() == Unit::Tonnes);
            let pattern = if usd.is_some() { t.stock_gain_usd } else { t.stock_gain };
            let usd = usd.unwrap_or_default();
            lines.push(fill(pattern, &[("amount", &amount), ("days", &days), ("usd", &usd)]));
        } else if alone > 0.0 {
            lines.push(t.stock_all_short.to_owned());
        } else {
            lines.push(t.stock_enough.to_owned());
        }
        for transfer in pool.transfers() {
            let (from, to) = (self.country(transfer.from), self.country(transfer.to));
            let amount = self.amount(transfer.amount);
            lines.push(fill(t.stock_gives, &[("from", from), ("to", to), ("amount", &amount)]));
        }
        let amount = self.amount(stocks);
        lines.push(match pool.cost_usd {
            Some(cost) => {
                let usd = self.words.amount(Unit::Usd, cost / 1000.0);
                fill(t.stock_cost, &[("amount", &amount), ("usd", &usd)])
            }
            None => fill(t.stock_cost_unknown, &[("amount", &amount)]),
        });
        lines
    }

    fn members(&self, pool: &Stockpile) -> Table {
        let t = self.text;
        let stocks: f64 = pool.members.iter().map(|m| m.stock).sum();
        let worth = |m: &Member| {
            let cost = pool.cost_usd.filter(|_| stocks > 0.0);
            cost.map_or_else(|| "–".to_owned(), |c| plain(&self.words, c * m.stock / stocks / 1e6))
        };
        let row = |m: &Member| {
            let takes = m.deficit_alone - m.deficit_pooled;
            let balance = if m.gives > 0.0 {
                ["+", &plain(&self.words, m.gives)].concat()
            } else if takes > 0.0 {
                ["−", &plain(&self.words, takes)].concat()
            } else {
                "0".to_owned()
            };
            [
                self.country(m.place).to_owned(),
                plain(&self.words, m.used),
                plain(&self.words, m.stock),
                worth(m),
                plain(&self.words, m.deficit_alone),
                plain(&self.words, m.deficit_pooled),
                balance,
            ]
            .map(Into::into)
            .to_vec()
        };
        let months = self.months(self.query.levers.months);
        let caption = fill(t.stock_caption, &[("months", &months)]);
        Table {
            caption: [&caption, self.words.text.comma, self.words.unit(self.unit())].concat(),
            head: [
                t.lever_pool,
                t.stock_use,
                t.stock_stock,
                t.stock_worth,
                t.stock_alone,
                t.stock_pooled,
                t.stock_balance,
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: pool.members.iter().map(row).collect(),
        }
    }
}

fn rectangle(left: f64, top: f64, width: f64, height: f64) -> String {
    let one = crate::digits::one;
    let width = width.max(0.5);
    ["M", &one(left), " ", &one(top), "h", &one(width), "v", &one(height), "h", &one(-width), "Z"].concat()
}
