//! Sites on the map: initiatives with a place, and the mines and plants of the inventory.
//! Knows which sites concern the mineral asked; their places come from the records.

use super::WhatIf;
use crate::geo::LonLat;
use crate::model::{Initiative, Site};
use crate::scene::{Ground, SiteKind, SiteMark};
use crate::text::fill;

impl WhatIf<'_> {
    /// Initiatives of the mineral asked that are sure enough for a default view.
    pub(super) fn initiatives(&self) -> impl Iterator<Item = (usize, &Initiative)> {
        let of = self.query.mineral;
        self.dataset.initiatives.iter().enumerate().filter(move |(_, i)| i.minerals.contains(&of))
    }

    /// Title of an initiative in the language of the reader; its id while the words are not here.
    pub(super) fn initiative_title(&self, at: usize) -> &str {
        let told = self.extras.and_then(|e| e.initiatives.get(at));
        let id = self.dataset.initiatives.get(at).map_or("", |i| i.id.as_str());
        told.map_or(id, |t| self.words.name(&t.title))
    }

    /// Title of a deal.
    pub(super) fn deal_title(&self, at: usize) -> &str {
        self.dataset.deals.get(at).map_or("", |d| self.words.name(&d.title))
    }

    /// Marks from the lowest to the highest: the inventory where asked, then initiatives, one mark a place.
    pub(super) fn sites(&self, ground: &Ground, inventory: bool) -> Vec<SiteMark> {
        let at = |[lon_deg, lat_deg]: [f64; 2]| ground.projection.project(LonLat { lon_deg, lat_deg });
        let of = self.query.mineral;
        let listed = self.extras.filter(|_| inventory).map_or(&[][..], |e| &e.sites);
        let mut marks: Vec<SiteMark> = listed
            .iter()
            .filter(|s| s.minerals.contains(&of))
            .map(|s| SiteMark { at: at(s.at_deg), kind: SiteKind::Inventory, tip: self.site_tip(s) })
            .collect();
        let mut placed: Vec<([f64; 2], Vec<usize>)> = Vec::new();
        for (position, initiative) in self.initiatives().filter(|(_, i)| !i.low_confidence) {
            let Some(at_deg) = initiative.at_deg else { continue };
            let is_same = |a: f64, b: f64| (a - b).abs() < 1e-6;
            match placed.iter_mut().find(|(p, _)| is_same(p[0], at_deg[0]) && is_same(p[1], at_deg[1])) {
                Some((_, all)) => all.push(position),
                None => placed.push((at_deg, vec![position])),
            }
        }
        let is_on = |position: &usize| {
            let id = self.dataset.initiatives.get(*position).map_or("", |i| i.id.as_str());
            self.answer.deals.iter().any(|(d, _)| self.dataset.deals.get(*d).is_some_and(|d| d.id == id))
        };
        for (at_deg, positions) in placed {
            let kind = if positions.iter().any(is_on) { SiteKind::DealOn } else { SiteKind::Initiative };
            marks.push(SiteMark { at: at(at_deg), kind, tip: self.initiative_tip(&positions) });
        }
        marks
    }

    fn site_tip(&self, site: &Site) -> Vec<String> {
        let t = self.text;
        let kind = match site.kind.as_str() {
            "mine" => t.site_mine,
            "plant" => t.site_plant,
            _ => t.site_project,
        };
        let operator = if site.operator.is_empty() {
            String::new()
        } else {
            [self.words.text.comma, &*site.operator].concat()
        };
        vec![site.name.clone(), [kind, &operator].concat()]
    }

    fn initiative_tip(&self, positions: &[usize]) -> Vec<String> {
        let first = positions.first().and_then(|p| self.dataset.initiatives.get(*p));
        let mut lines = vec![first.map_or(String::new(), |i| i.site_name.clone())];
        lines.extend(positions.iter().take(4).map(|p| {
            let date = self.dataset.initiatives.get(*p).and_then(|i| i.date.as_ref());
            let date = date.map_or(String::new(), |d| [self.words.text.comma, &self.words.date(d)].concat());
            [self.initiative_title(*p), &date].concat()
        }));
        if positions.len() > 4 {
            lines.push(fill(self.text.tip_site_many, &[("count", &positions.len().to_string())]));
        }
        lines
    }
}
