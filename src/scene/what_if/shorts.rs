//! Tables of a stop: who loses and what stays open, who ships more, every importer before and after.
//! Knows columns and order; the numbers come from the answer.

use super::{WhatIf, plain};
use crate::analysis::order::largest_first;
use crate::analysis::{Importer, Interval, Scenario};
use crate::scene::bar::ShareBar;
use crate::scene::chart::Table;
use crate::scene::table::{Column, Order, RankingRow, ranking};
use crate::text::{fill, number};

/// One importer before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedRow {
    /// The row of the trade as it was.
    pub before: RankingRow,
    /// Share by the measure asked after the levers, as written.
    pub after_text: String,
    /// The same, within its bounds.
    pub after: Interval,
    /// What stays open, and which part of use, as written; empty where nothing does.
    pub open: [String; 2],
    /// Part of use that stays open, 0–1.
    pub open_share: f64,
}

impl WhatIf<'_> {
    /// What a stop takes and what is left of it, in a sentence.
    #[must_use]
    pub fn stop_in_words(&self, scenario: &Scenario) -> Vec<String> {
        let t = self.text;
        let levers = &self.query.levers;
        let met = scenario.total_shortfall - scenario.total_unmet;
        let [lost, met, unmet] =
            [scenario.total_shortfall, met, scenario.total_unmet].map(|a| self.amount(a));
        let first = match levers.reroute {
            true => fill(t.result_stop, &[("lost", &lost), ("met", &met), ("unmet", &unmet)]),
            false => fill(t.result_stop_only, &[("lost", &lost)]),
        };
        let sent: f64 = scenario.rerouted.iter().map(|f| f.amount).sum();
        let own = scenario.total_shortfall - scenario.total_unmet - sent;
        let mut lines = vec![first];
        if own > scenario.total_shortfall * 1e-9 {
            lines.push(fill(t.result_own, &[("own", &self.amount(own))]));
        }
        if levers.months == 12 {
            return lines;
        }
        let over = f64::from(levers.months) / 12.0;
        let [lost, unmet] = [scenario.total_shortfall, scenario.total_unmet].map(|a| self.amount(a * over));
        let values = [("months", &*self.months(levers.months)), ("lost", &*lost), ("unmet", &*unmet)];
        lines.push(fill(t.result_over_months, &values));
        lines
    }

    /// Who loses, those with the largest open part of use first.
    #[must_use]
    pub fn shorts(&self, scenario: &Scenario) -> Table {
        let t = self.text;
        let mut short: Vec<_> = scenario.importers.iter().collect();
        largest_first(&mut short, |s| (s.unmet, 0));
        let row = |s: &&crate::analysis::scenario::Short| {
            let share = s.unmet_share.map_or("–".to_owned(), |u| number::percent_fine(self.words.lang, u));
            [
                self.country(s.place).to_owned(),
                plain(&self.words, s.shortfall),
                plain(&self.words, s.unmet),
                share,
            ]
            .map(Into::into)
            .to_vec()
        };
        Table {
            caption: [t.short_caption, self.words.text.comma, self.words.unit(self.unit())].concat(),
            head: [self.words.text.table_country, t.short_lost, t.short_unmet, t.short_share]
                .map(str::to_owned)
                .to_vec(),
            rows: short.iter().map(row).collect(),
        }
    }

    /// Who ships more to whom, largest first.
    #[must_use]
    pub fn rerouted(&self, scenario: &Scenario) -> Table {
        let t = self.text;
        let mut flows = scenario.rerouted.clone();
        largest_first(&mut flows, |f| (f.amount, f.ends()));
        let before = |f: &crate::analysis::trade::Flow| {
            let found = self.answer.now().flows.iter().find(|g| g.ends() == f.ends());
            found.map_or(0.0, |g| g.amount)
        };
        let row = |f: &crate::analysis::trade::Flow| {
            [
                [self.country(f.from), " → ", self.country(f.to)].concat(),
                plain(&self.words, before(f)),
                ["+", &plain(&self.words, f.amount)].concat(),
            ]
            .map(Into::into)
            .to_vec()
        };
        Table {
            caption: [t.rerouted_caption, self.words.text.comma, self.words.unit(self.unit())].concat(),
            head: [
                [t.rerouted_from, " → ", t.rerouted_to].concat(),
                t.rerouted_before.to_owned(),
                t.rerouted_more.to_owned(),
            ]
            .to_vec(),
            rows: flows.iter().map(row).collect(),
        }
    }

    /// Caption and rows of the importers before and after, in the order asked.
    #[must_use]
    pub fn importers(&self, order: Order) -> (String, Vec<ChangedRow>) {
        let (query, words, before) = (self.query, self.words, &self.answer.before);
        let rows = ranking(self.dataset, &words, before, query.measure, order);
        let last = self.answer.last();
        let row = |before: RankingRow| {
            let now: Option<&Importer> = last.importer(before.area);
            let after = now.map_or(Interval::exact(0.0), |i| i.by(query.measure));
            let borne = self.answer.scenario.as_ref().map(|s| self.borne(s, before.area));
            let open = borne.filter(|b| b.unmet > 0.0);
            let open_share = open.and_then(|b| b.of_use(b.unmet)).unwrap_or(0.0);
            let open = open.map_or([String::new(), String::new()], |b| {
                let share = b.of_use(b.unmet).map_or(String::new(), |u| number::percent_fine(words.lang, u));
                [plain(&words, b.unmet), share]
            });
            let bar = now.map_or(ShareBar::plain(0.0), |i| ShareBar::of(i, query.measure));
            let after_text = words.interval_fine(after);
            ChangedRow { before: RankingRow { bar, ..before }, after_text, after, open, open_share }
        };
        let mut rows: Vec<ChangedRow> = rows.into_iter().map(row).collect();
        if order.by == Column::Open {
            let sign = if order.descending { 1.0 } else { -1.0 };
            largest_first(&mut rows, |r| (sign * r.open_share, 0));
        }
        let year = query.year.to_string();
        let caption = fill(self.text.table_caption, &[("goods", &words.goods(query)), ("year", &year)]);
        (caption, rows)
    }
}
