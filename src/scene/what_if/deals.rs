//! Deals and initiatives as a list: those that can be switched on, and why the others cannot.
//! Knows what a line says; what a deal does is in the analysis.

use super::WhatIf;
use crate::analysis::deals::Outcome;
use crate::model::{Area, Deal, Initiative, Unit};
use crate::text::{fill, number};

/// One deal or initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DealLine {
    /// Id in the link; empty where it cannot be switched on.
    pub id: String,
    /// Name.
    pub title: String,
    /// Who sends how much to whom; empty without amount or buyer.
    pub amount: String,
    /// Quantity in the words of the record, which are English; empty where a deal says it or nothing is stated.
    pub quantity: String,
    /// How it stood when last seen, with its date.
    pub status: String,
    /// What must be read in the same line; empty where nothing must.
    pub note: String,
    /// How well documented.
    pub certainty: &'static str,
    /// Whether it is marked as unsure.
    pub is_unsure: bool,
    /// Title of the source.
    pub source: String,
    /// Its address.
    pub url: String,
    /// Whether it is switched on.
    pub is_on: bool,
    /// China's share of the buyer before and after, where it is switched on and works.
    pub outcome: String,
}

impl WhatIf<'_> {
    /// Deals that can be switched on for the stage asked; those switched on for other goods come after.
    #[must_use]
    pub fn deal_lines(&self) -> Vec<DealLine> {
        let here = |d: &Deal| d.mineral == self.query.mineral && d.stage == self.query.stage;
        let is_on = |d: &Deal| self.query.levers.deals.contains(&d.id);
        let deals = || self.dataset.deals.iter().enumerate();
        let own = deals().filter(|(_, d)| here(d));
        let others = deals().filter(|(_, d)| !here(d) && is_on(d));
        own.chain(others).map(|(at, d)| self.deal_line(at, d, is_on(d))).collect()
    }

    fn deal_line(&self, at: usize, deal: &Deal, is_on: bool) -> DealLine {
        let t = self.text;
        let (from, to) = (self.country(deal.from), self.country(deal.to));
        let amount = self.words.amount(Unit::Tonnes, deal.tonnes);
        let amount = fill(t.deal_line, &[("from", from), ("to", to), ("amount", &amount)]);
        let initiative = self.dataset.initiatives.iter().enumerate().find(|(_, i)| i.id == deal.id);
        let line = initiative.map(|(position, i)| self.initiative_line(position, i)).unwrap_or_default();
        let works = self.answer.deals.iter().any(|(d, e)| *d == at && matches!(e, Outcome::Works { .. }));
        let buyer = Area::Country(deal.to);
        let shares = (self.share_of(&self.answer.before, buyer), self.share_of(self.answer.now(), buyer));
        let outcome = match shares {
            (Some(before), Some(after)) if works => {
                let (before, after) = (self.words.interval_fine(before), self.words.interval_fine(after));
                [self.country(deal.to), self.words.text.colon, &before, " → ", &after].concat()
            }
            _ => String::new(),
        };
        DealLine {
            id: deal.id.clone(),
            title: self.words.name(&deal.title).to_owned(),
            amount,
            quantity: String::new(),
            note: self.words.name(&deal.note).to_owned(),
            is_on,
            outcome,
            ..line
        }
    }

    /// Initiatives of the mineral asked that no lever stands for.
    #[must_use]
    pub fn other_initiatives(&self) -> Vec<DealLine> {
        let is_deal = |i: &Initiative| self.dataset.deals.iter().any(|d| d.id == i.id);
        self.initiatives()
            .filter(|(_, i)| !is_deal(i) && !i.low_confidence)
            .map(|(position, i)| self.initiative_line(position, i))
            .collect()
    }

    fn initiative_line(&self, position: usize, initiative: &Initiative) -> DealLine {
        let t = self.text;
        let told = self.extras.and_then(|e| e.initiatives.get(position));
        let status = told.map_or("", |told| self.words.name(&told.status));
        let quantity = initiative.quantity.map_or(String::new(), |q| {
            [&number::decimal(self.words.lang, q, 0), " ", &initiative.quantity_unit].concat()
        });
        let note = told.and_then(|told| told.note.as_ref()).map_or("", |n| self.words.name(n));
        DealLine {
            id: String::new(),
            title: self.initiative_title(position).to_owned(),
            quantity,
            status: status.to_owned(),
            note: note.to_owned(),
            certainty: match initiative.confidence.as_str() {
                "high" => t.certainty_high,
                "medium" => t.certainty_medium,
                _ => t.certainty_low,
            },
            is_unsure: initiative.low_confidence,
            source: initiative.source_title.clone(),
            url: initiative.source_url.clone(),
            ..DealLine::default()
        }
    }
}
