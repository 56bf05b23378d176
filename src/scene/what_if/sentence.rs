//! The sentences of a what-if: what is supposed, what comes of it, what must be read beside it.
//! Knows which sentence a combination of levers needs; computes nothing.

use super::WhatIf;
use crate::analysis::answer::Caution;
use crate::analysis::deals::Outcome;
use crate::analysis::scenario::Short;
use crate::analysis::{Interval, Scenario, is_in};
use crate::digits::between;
use crate::model::{Area, Unit};
use crate::scene::bar::ShareBar;
use crate::scene::sentence::{Figure, Sentence};
use crate::text::fill;
use crate::text::grammar::{self, Column};

/// What of a stop an area bears.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Borne {
    /// What it loses a year.
    pub lost: f64,
    /// What stays open.
    pub unmet: f64,
    /// What it uses a year.
    pub used: f64,
}

impl Borne {
    /// A part of its use, 0–1.
    #[must_use]
    pub fn of_use(&self, amount: f64) -> Option<f64> {
        (self.used > 0.0).then(|| between(amount / self.used, 0.0, 1.0))
    }
}

impl WhatIf<'_> {
    /// What of the stop the members of an area bear together.
    #[must_use]
    pub fn borne(&self, scenario: &Scenario, area: Area) -> Borne {
        let members = scenario.importers.iter().filter(|s| is_in(self.dataset, s.place, area));
        members.fold(Borne::default(), |sum, s: &Short| Borne {
            lost: sum.lost + s.shortfall,
            unmet: sum.unmet + s.unmet,
            used: sum.used + s.used,
        })
    }

    /// The levers that are moved, as one line.
    #[must_use]
    pub fn supposed(&self) -> String {
        let (t, levers) = (self.text, &self.query.levers);
        let mut parts: Vec<String> = Vec::new();
        if levers.stop_percent > 0 {
            let (percent, months) = (self.stop(), self.months(levers.months));
            parts.push(fill(t.bar_stop, &[("percent", &percent), ("aim", &self.aim()), ("months", &months)]));
            if levers.reroute {
                parts.push(t.bar_reroute.to_owned());
            }
        }
        if !levers.pool.is_empty() {
            let names: Vec<String> = levers.pool.iter().map(|p| self.country(*p).to_owned()).collect();
            let days = self.days(f64::from(levers.days));
            parts.push(fill(t.bar_pool, &[("names", &self.list(&names)), ("days", &days)]));
        }
        if !self.answer.deals.is_empty() {
            let names: Vec<String> =
                self.answer.deals.iter().map(|(d, _)| self.deal_title(*d).to_owned()).collect();
            parts.push(fill(t.bar_deals, &[("names", &names.join(self.words.text.semicolon))]));
        }
        [t.bar_title, self.words.text.colon, &parts.join(self.words.text.semicolon)].concat()
    }

    fn stop(&self) -> String {
        self.words.share(f64::from(self.query.levers.stop_percent.min(100)) / 100.0)
    }

    /// The finding of the what-if: the stop where there is one, else the deals, else what the trade says.
    #[must_use]
    pub fn finding(&self) -> Sentence {
        match (&self.answer.scenario, &self.answer.with_deals) {
            (Some(scenario), _) => self.of_stop(scenario),
            (None, Some(_)) => self.of_deals(),
            (None, None) => self.words.finding(self.query, &self.answer.before),
        }
    }

    fn of_stop(&self, scenario: &Scenario) -> Sentence {
        let t = self.text;
        let levers = &self.query.levers;
        let extent = match levers.stop_percent {
            100.. => t.extent_all.to_owned(),
            _ => fill(t.extent_part, &[("percent", &self.stop())]),
        };
        let goods = self.words.goods(self.query);
        let china = self.words.china(self.query.china);
        let focus = self.query.focus.filter(|a| !self.is_china(*a));
        let say = |pattern: &str, number: &str, lost: &str, whom: &str, its: &str| {
            let values = [
                ("China", &*china),
                ("goods", &goods),
                ("aim", &self.aim()),
                ("extent", &extent),
                ("whom", whom),
                ("its", its),
                ("lost", lost),
                ("share", Sentence::NUMBER),
            ];
            Sentence::split(&grammar::sentence_start(&fill(pattern, &values)), number, "")
        };
        let Some(focus) = focus else {
            let (lost, unmet) = (self.amount(scenario.total_shortfall), self.amount(scenario.total_unmet));
            return match levers.reroute {
                true => say(t.finding_rerouted_world, &unmet, &lost, "", ""),
                false => say(t.finding_stop_world, &lost, "", "", ""),
            };
        };
        let [whom, its] = [Column::Dative, Column::ItsUse].map(|column| self.words.inflected(focus, column));
        let borne = self.borne(scenario, focus);
        let part = |amount: f64| borne.of_use(amount).map(|share| self.words.share(share));
        match (borne.lost > 0.0, levers.reroute) {
            (false, _) => say(t.finding_not_hit, "", "", &whom, &its),
            (true, false) => say(t.finding_stop, &part(borne.lost).unwrap_or_default(), "", &whom, &its),
            (true, true) => {
                let (lost, unmet) = (part(borne.lost), part(borne.unmet));
                say(t.finding_rerouted, &unmet.unwrap_or_default(), &lost.unwrap_or_default(), &whom, &its)
            }
        }
    }

    fn of_deals(&self) -> Sentence {
        let t = self.text;
        let (query, words) = (self.query, self.words);
        let by = if self.unit() == Unit::Usd { words.text.by_value } else { words.text.by_weight };
        let working = || self.answer.deals.iter().filter(|(_, e)| matches!(e, Outcome::Works { .. }));
        let deals = match (working().count(), working().next()) {
            (1, Some((deal, _))) => fill(t.deal_one, &[("title", self.deal_title(*deal))]),
            (count, _) => fill(t.deal_many, &[("count", &count.to_string())]),
        };
        let buyer = working().next().and_then(|(d, _)| self.dataset.deals.get(*d)).map(|d| d.to);
        let who = query.focus.filter(|a| !self.is_china(*a)).or(buyer.map(Area::Country));
        let Some(who) = who else { return words.finding(query, &self.answer.before) };
        let (before, after) =
            (self.share_of(&self.answer.before, who), self.share_of(self.answer.now(), who));
        let (Some(before), Some(after)) = (before, after) else {
            return words.finding(query, &self.answer.before);
        };
        let (before, after) = (words.interval_fine(before), words.interval_fine(after));
        let pattern = if before == after { t.finding_deals_same } else { t.finding_deals };
        let goods = words.goods(query);
        let year = query.year.to_string();
        let values = [
            ("deals", deals.as_str()),
            ("goods", &goods),
            ("before", &before),
            ("share", Sentence::NUMBER),
            ("who", words.area(who)),
            ("year", &year),
            ("by", by),
        ];
        Sentence::split(&fill(pattern, &values), &after, "")
    }

    /// China's part of what an area imports, by the measure asked.
    #[must_use]
    pub fn share_of(&self, analysis: &crate::analysis::Analysis, area: Area) -> Option<Interval> {
        analysis.importer(area).map(|i| i.by(analysis.shown(self.query.measure)))
    }

    pub(super) fn is_china(&self, area: Area) -> bool {
        let china = crate::analysis::china_set(self.dataset, self.query);
        matches!(area, Area::Country(place) if china.contains(&place))
    }

    /// A deal with what must be read beside it.
    fn deal_note(&self, deal: usize) -> String {
        let note = self.dataset.deals.get(deal).map_or("", |d| self.words.name(&d.note));
        [self.deal_title(deal), self.words.text.colon, note].concat()
    }

    /// Three figures that stand under the finding.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        let focus = self.query.focus.filter(|a| !self.is_china(*a));
        match (&self.answer.scenario, focus) {
            (Some(scenario), Some(focus)) => {
                let borne = self.borne(scenario, focus);
                let part =
                    |amount: f64| borne.of_use(amount).map_or(String::new(), |share| self.words.share(share));
                let t = self.text;
                let mut figures = vec![
                    figure(self.amount(borne.lost), fill(t.key_lost, &[("share", &part(borne.lost))])),
                    figure(self.amount(borne.unmet), fill(t.key_unmet, &[("share", &part(borne.unmet))])),
                ];
                figures.extend(self.after(focus));
                figures
            }
            (Some(scenario), None) => self.world_figures(scenario),
            (None, _) if self.answer.with_deals.is_some() => self.deal_figures(focus),
            (None, _) => self.words.figures(self.query, &self.answer.before),
        }
    }

    /// China's share of what an area still imports, beside the one before.
    fn after(&self, area: Area) -> Option<Figure> {
        let before = self.share_of(&self.answer.before, area)?;
        let after = self.share_of(self.answer.last(), area).unwrap_or(Interval::exact(0.0));
        let china = self.words.china(self.query.china);
        let values = [("China", &*china), ("before", &*self.words.interval_short(before))];
        let bar = self.answer.last().importer(area).map(|i| ShareBar::of(i, self.query.measure));
        Some(Figure { bar, ..figure(self.words.interval_short(after), fill(self.text.key_after, &values)) })
    }

    fn world_figures(&self, scenario: &Scenario) -> Vec<Figure> {
        let t = self.text;
        let short = scenario.importers.iter().filter(|s| s.unmet_share.is_some_and(|share| share > 0.1));
        let of = scenario.importers.len().to_string();
        vec![
            figure(self.amount(scenario.total_shortfall), t.key_lost_world.to_owned()),
            figure(self.amount(scenario.total_unmet), t.key_unmet_world.to_owned()),
            figure(short.count().to_string(), fill(t.key_short_count, &[("of", &of)])),
        ]
    }

    fn deal_figures(&self, focus: Option<Area>) -> Vec<Figure> {
        let t = self.text;
        let mut tonnes = [0.0, 0.0];
        for (deal, outcome) in &self.answer.deals {
            if let (Some(deal), Outcome::Works { replaced_tonnes }) = (self.dataset.deals.get(*deal), outcome)
            {
                tonnes[0] += deal.tonnes;
                tonnes[1] += replaced_tonnes;
            }
        }
        let [all, replaced] = tonnes.map(|t| self.words.amount(Unit::Tonnes, t));
        let buyer = self.answer.deals.first().and_then(|(d, _)| self.dataset.deals.get(*d)).map(|d| d.to);
        let of = focus.or(buyer.map(Area::Country)).and_then(|area| self.after(area));
        let other_goods = self.answer.deals.iter().map(|(deal, _)| *deal);
        let other_goods =
            other_goods.filter(|deal| self.dataset.deals.get(*deal).is_some_and(|d| !d.same_goods));
        let note = other_goods.map(|deal| self.deal_note(deal)).collect::<Vec<_>>().join(" ");
        let brought = Figure { note, ..figure(all, t.key_deal_tonnes.to_owned()) };
        of.into_iter().chain([brought, figure(replaced, t.key_replaced.to_owned())]).collect()
    }

    /// What must be read beside a what-if.
    #[must_use]
    pub fn cautions(&self) -> Vec<String> {
        let t = self.text;
        let names = |places: &[crate::model::Place]| {
            let names: Vec<String> = places.iter().take(6).map(|p| self.country(*p).to_owned()).collect();
            self.list(&names)
        };
        let year = self.query.year.to_string();
        let say = |caution: &Caution| match caution {
            Caution::Assumption => fill(t.note_assumption, &[("year", &year)]),
            Caution::NotInPartialYear => t.note_partial.to_owned(),
            Caution::NobodyHit(areas) => {
                let names: Vec<String> = areas.iter().map(|a| self.words.area(*a).to_owned()).collect();
                fill(t.note_nobody_hit, &[("names", &self.list(&names))])
            }
            Caution::PoolOfOne => t.note_pool_one.to_owned(),
            Caution::PoolWithChina => t.note_pool_china.to_owned(),
            Caution::PoolInDollars => t.note_pool_usd.to_owned(),
            Caution::NoDays => t.note_no_days.to_owned(),
            Caution::PoolWithoutUse(places) => fill(t.note_pool_no_use, &[("names", &names(places))]),
            Caution::UnknownDeal(id) => fill(t.note_deal_unknown, &[("id", id)]),
            Caution::DealElsewhere(deal) => fill(t.note_deal_elsewhere, &[("title", self.deal_title(*deal))]),
            Caution::OtherGoods(deal) => self.deal_note(*deal),
            Caution::DealWithoutTonnes(deal) => {
                fill(t.note_deal_no_tonnes, &[("title", self.deal_title(*deal))])
            }
        };
        self.answer.cautions(self.dataset, self.query).iter().map(say).collect()
    }
}

fn figure(number: String, label: String) -> Figure {
    Figure { number, label, ..Figure::default() }
}
