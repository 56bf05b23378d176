//! Words of one language for the things of one dataset: names, shares, amounts, notices.
//! Knows how each is said by itself; which sentence a view needs is in [`super::sentence`].

use crate::model::{Area, Dataset, Group, Lang, Names, Place, Unit};
use crate::query::{ChinaSet, Notice, Query};
use crate::text::grammar::{self, Column};
use crate::text::{Messages, fill, messages, number};

/// Words for one dataset and language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'d> {
    pub(super) dataset: &'d Dataset,
    /// The language.
    pub lang: Lang,
    /// Its messages.
    pub text: &'static Messages,
}

impl<'d> Words<'d> {
    /// Words in a language.
    #[must_use]
    pub fn new(dataset: &'d Dataset, lang: Lang) -> Self {
        Self { dataset, lang, text: messages(lang) }
    }

    /// A name in this language.
    #[must_use]
    pub fn name(&self, names: &'d Names) -> &'d str {
        names.in_lang(self.lang)
    }

    /// Name of an area as a list shows it.
    #[must_use]
    pub fn area(&self, area: Area) -> &'d str {
        match area {
            Area::Country(place) => self.dataset.country(place).map_or("", |c| self.name(&c.name)),
            Area::Group(group) => self.group(group),
        }
    }

    fn group(&self, group: Group) -> &'static str {
        match group {
            Group::Eu27 => self.text.group_eu27,
            Group::G7 => self.text.group_g7,
            Group::Quad => self.text.group_quad,
            Group::Oecd => self.text.group_oecd,
        }
    }

    /// Name of an area as the subject of a sentence, with its article.
    #[must_use]
    pub fn subject(&self, area: Area) -> String {
        self.inflected(area, Column::Subject)
    }

    /// What a sentence says of an area: its name in a case, or the word that goes with it.
    #[must_use]
    pub fn inflected(&self, area: Area, column: Column) -> String {
        grammar::said(self.text, self.dataset.area_code(area), self.area(area), column)
    }

    /// Name of an area after "without" and "for": "ohne den Irak", "for the Philippines".
    #[must_use]
    pub fn object(&self, area: Area) -> String {
        self.inflected(area, Column::Object)
    }

    /// The goods of the stage asked, as a sentence names them; with the line where only one of several is asked.
    #[must_use]
    pub fn goods(&self, query: &Query) -> String {
        let goods = query.stage_in(self.dataset).map_or("", |s| self.name(&s.goods));
        match query.line {
            Some(line) => [goods, " (HS\u{a0}", &line.to_string(), ")"].concat(),
            None => goods.to_owned(),
        }
    }

    /// Who counts as China.
    #[must_use]
    pub fn china(&self, set: ChinaSet) -> String {
        match set {
            ChinaSet::Mainland => self.text.label_china,
            ChinaSet::WithHongKong => self.text.label_china_hk,
        }
        .to_owned()
    }

    /// A share in whole per cent; what is nearly all or nearly nothing is said so.
    #[must_use]
    pub fn share(&self, share: f64) -> String {
        let text = number::percent(self.lang, share);
        match (text.strip_prefix('>'), text.strip_prefix('<')) {
            (Some(n), _) => fill(self.text.share_over, &[("n", n)]),
            (_, Some(n)) => fill(self.text.share_under, &[("n", n)]),
            _ => text,
        }
    }

    /// The unit of a column of plain numbers.
    #[must_use]
    pub fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::Usd => self.text.column_usd,
            Unit::Tonnes => self.text.column_t,
        }
    }

    /// An amount with its unit, three digits: "16.2 million dollars".
    #[must_use]
    pub fn amount(&self, unit: Unit, amount: f64) -> String {
        self.amount_as(unit, amount, |n| number::significant(self.lang, n))
    }

    /// A round amount with its unit, as a scale shows it: "20 million dollars".
    #[must_use]
    pub fn round_amount(&self, unit: Unit, amount: f64) -> String {
        self.amount_as(unit, amount, |n| self.round(n))
    }

    /// A round number as a scale shows it: as many decimals as its first digit needs, one more for 2.5.
    #[must_use]
    pub fn round(&self, n: f64) -> String {
        let whole = |d: &u32| {
            let steps = n * 10f64.powi(*d as i32);
            (steps - steps.round()).abs() < 1e-6
        };
        number::decimal(self.lang, n, (0..6).find(whole).unwrap_or(6))
    }

    fn amount_as(&self, unit: Unit, amount: f64, write: impl Fn(f64) -> String) -> String {
        let t = self.text;
        let (pattern, n) = match (unit, amount) {
            (Unit::Usd, a) if a >= 999_500.0 => (t.amount_busd, a / 1e6),
            (Unit::Usd, a) if a >= 999.5 => (t.amount_musd, a / 1e3),
            (Unit::Usd, a) => (t.amount_usd, a),
            (Unit::Tonnes, a) if a >= 999_500.0 => (t.amount_mt, a / 1e6),
            (Unit::Tonnes, a) if a >= 9_999.5 => (t.amount_kt, a / 1e3),
            (Unit::Tonnes, a) => (t.amount_t, a),
        };
        let written = write(n);
        // French counts by two from what is written as 2 on; the others have one that is exactly one.
        let is_one = written == "1" || self.lang == Lang::Fr && n < 1.995;
        let said = pattern.split_once('|').map_or(pattern, |(one, many)| if is_one { one } else { many });
        fill(said, &[("n", &written)])
    }

    /// What a flow says when pointed at.
    #[must_use]
    pub fn flow(&self, from: Place, to: Place, unit: Unit, amount: f64) -> String {
        let (from, to) = (self.area(Area::Country(from)), self.area(Area::Country(to)));
        fill(self.text.flow_tip, &[("from", from), ("to", to), ("amount", &self.amount(unit, amount))])
    }

    /// A notice as a sentence.
    #[must_use]
    pub fn notice(&self, query: &Query, notice: &Notice) -> String {
        let t = self.text;
        match notice {
            Notice::Impossible { key, found } => fill(t.notice_impossible, &[("key", key), ("found", found)]),
            Notice::OtherEdition { asked } => {
                let text = if asked.starts_with(Dataset::OWN) { t.notice_own } else { t.notice_edition };
                fill(text, &[("asked", asked), ("shown", &self.dataset.edition)])
            }
            Notice::InDollars => t.notice_in_dollars.to_owned(),
            Notice::PartEstimated => t.notice_part_estimated.to_owned(),
            Notice::BalancedIn(Unit::Tonnes) => t.notice_balanced_t.to_owned(),
            Notice::BalancedIn(Unit::Usd) => t.notice_balanced_usd.to_owned(),
            Notice::OutputRaised(places) => {
                let first = places.get(..3).unwrap_or(places);
                let count = places.len().to_string();
                fill(t.notice_output_raised, &[("count", &count), ("names", &self.places(first))])
            }
            Notice::Undetermined(places) => fill(t.notice_undetermined, &[("names", &self.places(places))]),
            Notice::DirectOnly => t.notice_direct_only.to_owned(),
            Notice::PartialYear => t.notice_partial_year.to_owned(),
            Notice::NoData { nearest: Some(year) } => fill(t.notice_no_data, &[("year", &year.to_string())]),
            Notice::NoData { nearest: None } => t.notice_no_data_at_all.to_owned(),
            Notice::NoHeading => t.notice_no_heading.to_owned(),
            Notice::Provisional => fill(t.notice_provisional, &[("year", &query.year.to_string())]),
            Notice::FocusWithoutImports => {
                let who = query.focus.map_or("", |a| self.area(a));
                fill(t.notice_focus_without_imports, &[("who", who)])
            }
        }
    }

    fn places(&self, places: &[Place]) -> String {
        places.iter().map(|p| self.area(Area::Country(*p))).collect::<Vec<_>>().join(self.text.comma)
    }

    /// Everything that must stand beside the numbers: notices, then what the heading holds.
    #[must_use]
    pub fn notes<'n>(&self, query: &Query, notices: impl IntoIterator<Item = &'n Notice>) -> Vec<String> {
        let mut notes: Vec<String> = notices.into_iter().map(|n| self.notice(query, n)).collect();
        let caveat = query.stage_in(self.dataset).map_or("", |s| self.name(&s.caveat));
        if !caveat.is_empty() {
            notes.push(caveat.to_owned());
        }
        notes
    }

    /// The source line of a picture.
    #[must_use]
    pub fn source(&self) -> String {
        let edition = &self.dataset.edition;
        let t = self.text;
        let text = if self.dataset.is_own() { t.foot_source_own } else { t.picture_source };
        fill(text, &[("trade", &self.dataset.trade), ("edition", edition)])
    }
}
