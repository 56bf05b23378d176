//! The choices of the levers: presets from real measures, who is cut off, who shares a stock.
//! Knows keys and values of the link; does not know how a control is drawn.

use super::WhatIf;
use crate::model::{Area, Control, Group};
use crate::text::fill;

/// A button that asks another question: keys of the link in place of those that stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Keys and values, as a link writes them.
    pub keys: String,
    /// What it says.
    pub text: String,
    /// What must be read beside it; empty where nothing must.
    pub hint: String,
}

/// Keys of every lever, without values: asking this takes them all back.
pub const NOTHING: &str = "stop=&to=&reroute=&spare=&grow=&months=&pool=&days=&deals=";

impl WhatIf<'_> {
    /// Settings in one touch: bans and lists of China against single countries for the mineral asked, a stop for all,
    /// and the joint stock the story is about.
    #[must_use]
    pub fn presets(&self) -> Vec<Ask> {
        let t = self.text;
        let mut presets: Vec<Ask> = Vec::new();
        for (at, control) in self.dataset.controls.iter().enumerate() {
            let Some(date) = self.aimed_ban(control) else { continue };
            let to = control.targets.replace('|', ",");
            let title = self.control_title(at);
            let month: Vec<&str> = date.splitn(3, '-').take(2).collect();
            let month = self.words.date(&month.join("-"));
            let areas = control.targets.split('|').filter_map(|code| self.dataset.area(code));
            let names: Vec<String> = areas.map(|a| self.words.object(a)).collect();
            let aim = fill(t.aim_some, &[("names", &self.list(&names))]);
            presets.push(Ask {
                keys: ["stop=100&to=", &to, "&reroute=1"].concat(),
                text: fill(t.preset_control, &[("month", &month), ("title", title)]),
                hint: fill(t.preset_control_hint, &[("aim", &aim)]),
            });
        }
        presets.push(Ask {
            keys: "stop=100&to=&reroute=1".to_owned(),
            text: t.preset_all.to_owned(),
            hint: String::new(),
        });
        presets.push(Ask {
            keys: "pool=CAN,JPN&days=60".to_owned(),
            text: t.preset_pool.to_owned(),
            hint: String::new(),
        });
        presets
    }

    /// When a ban of China against single countries was set that concerns the mineral asked.
    fn aimed_ban<'c>(&self, control: &'c Control) -> Option<&'c str> {
        let is_own = self.is_country_of_china(control.issuer)
            && control.kind == "ban"
            && control.targets != "ALL"
            && !control.low_confidence
            && control.minerals.contains(&self.query.mineral);
        control.date_effective.as_deref().or(control.date_announced.as_deref()).filter(|_| is_own)
    }

    /// Title of a control in the language of the reader; its instrument while the words are not here.
    pub(super) fn control_title(&self, at: usize) -> &str {
        let told = self.extras.and_then(|e| e.controls.get(at));
        let instrument = self.dataset.controls.get(at).map_or("", |c| c.instrument.as_str());
        told.map_or(instrument, |told| self.words.name(&told.title))
    }

    /// Each area that is cut off, as a button that takes it out.
    #[must_use]
    pub fn cut_off(&self) -> Vec<Ask> {
        let codes: Vec<&str> = self.query.levers.to.iter().map(|a| self.dataset.area_code(*a)).collect();
        self.chips("to", &codes)
    }

    /// Each member of the pool, as a button that takes it out.
    #[must_use]
    pub fn pool(&self) -> Vec<Ask> {
        let codes: Vec<&str> = self.query.levers.pool.iter().map(|p| self.dataset.code(*p)).collect();
        self.chips("pool", &codes)
    }

    fn chips(&self, key: &str, codes: &[&str]) -> Vec<Ask> {
        let chip = |code: &&str| {
            let others: Vec<&str> = codes.iter().filter(|c| *c != code).copied().collect();
            let name = self.dataset.area(code).map_or("", |a| self.words.area(a));
            Ask {
                keys: [key, "=", &others.join(",")].concat(),
                text: name.to_owned(),
                hint: fill(self.text.lever_remove, &[("name", name)]),
            }
        };
        codes.iter().map(chip).collect()
    }

    /// What can be added to those cut off: groups, then countries.
    #[must_use]
    pub fn can_be_cut_off(&self) -> Vec<Ask> {
        let codes: Vec<&str> = self.query.levers.to.iter().map(|a| self.dataset.area_code(*a)).collect();
        let groups = Group::ALL.map(Area::Group).into_iter();
        let all = groups.chain(self.by_name()).filter(|a| !self.query.levers.to.contains(a));
        self.additions("to", &codes, all)
    }

    /// Who can join the pool.
    #[must_use]
    pub fn can_join(&self) -> Vec<Ask> {
        let pool = &self.query.levers.pool;
        let codes: Vec<&str> = pool.iter().map(|p| self.dataset.code(*p)).collect();
        let is_in = |a: &Area| matches!(a, Area::Country(place) if pool.contains(place));
        self.additions("pool", &codes, self.by_name().into_iter().filter(|a| !is_in(a)))
    }

    fn additions(&self, key: &str, codes: &[&str], all: impl Iterator<Item = Area>) -> Vec<Ask> {
        let ask = |area: Area| {
            let code = self.dataset.area_code(area);
            let list = codes.iter().copied().chain([code]).collect::<Vec<_>>().join(",");
            Ask {
                keys: [key, "=", &list].concat(),
                text: self.words.area(area).to_owned(),
                hint: String::new(),
            }
        };
        all.filter(|a| !self.is_china(*a)).map(ask).collect()
    }

    /// Keys that switch a deal on or off.
    #[must_use]
    pub fn switch(&self, id: &str) -> String {
        let on = &self.query.levers.deals;
        let mut ids: Vec<&str> = on.iter().map(String::as_str).filter(|other| *other != id).collect();
        if !on.iter().any(|other| other == id) {
            ids.push(id);
        }
        ["deals=", &ids.join(",")].concat()
    }

    /// How many sites of the inventory concern the mineral asked.
    #[must_use]
    pub fn inventory_count(&self) -> usize {
        let of = self.query.mineral;
        self.extras.map_or(0, |e| e.sites.iter().filter(|s| s.minerals.contains(&of)).count())
    }
}
