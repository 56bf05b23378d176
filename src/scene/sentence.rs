//! Every sentence about an answer, in the language of the reader.
//! Knows which sentence a view needs; the words are in [`crate::text`], the numbers in the analysis.

use crate::analysis::{Analysis, Coverage, Importer, china_set};
use crate::digits::between;
use crate::model::{Area, Dataset, Group, Lang, Names, Unit};
use crate::query::{ChinaSet, Notice, Query};
use crate::text::{Messages, fill, grammar, messages, number};

/// A sentence with its number apart, so that the number can stand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Before the number.
    pub before: String,
    /// The number; empty where the sentence has none.
    pub number: String,
    /// After the number.
    pub after: String,
}

impl Sentence {
    fn split(text: &str, number: &str) -> Self {
        match text.split_once(MARK) {
            Some((before, after)) => {
                Self { before: before.into(), number: number.into(), after: after.into() }
            }
            None => Self { before: text.into(), number: String::new(), after: String::new() },
        }
    }
}

impl std::fmt::Display for Sentence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", self.before, self.number, self.after)
    }
}

/// Stands for the number while a pattern is filled.
const MARK: char = '\u{1}';

/// One of the figures under the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number, large.
    pub number: String,
    /// What it counts.
    pub label: String,
}

/// Words for one dataset and language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'d> {
    dataset: &'d Dataset,
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
        let (code, name) = (self.dataset.area_code(area), self.area(area));
        match self.lang {
            Lang::De => grammar::german_nominative(code, name),
            Lang::En => grammar::english(code, name),
        }
    }

    /// Name of an area as a table of its suppliers names it.
    #[must_use]
    pub fn buyer(&self, area: Area) -> String {
        match self.lang {
            Lang::De => self.area(area).to_owned(),
            Lang::En => self.subject(area),
        }
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
            ChinaSet::Mainland => self.text.label_china.to_owned(),
            ChinaSet::WithHongKong => format!("{} {}", self.text.label_china, self.text.china_with_hk),
        }
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

    /// An amount with its unit, three digits: "16.2 million dollars".
    #[must_use]
    pub fn amount(&self, unit: Unit, amount: f64) -> String {
        self.amount_as(unit, amount, |n| number::significant(self.lang, n))
    }

    /// A round amount with its unit, as a scale shows it: "20 million dollars".
    #[must_use]
    pub fn round_amount(&self, unit: Unit, amount: f64) -> String {
        let decimals = |n: f64| (0..6).find(|d| n * 10f64.powi(*d as i32) >= 1.0).unwrap_or(6);
        self.amount_as(unit, amount, |n| number::decimal(self.lang, n, decimals(n)))
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
        fill(pattern, &[("n", &write(n))])
    }

    /// The finding of a view: one sentence with its year and measure.
    #[must_use]
    pub fn finding(&self, query: &Query, analysis: &Analysis) -> Sentence {
        let t = self.text;
        let year = query.year.to_string();
        let by = match analysis.unit {
            Unit::Usd => t.by_value,
            Unit::Tonnes => t.by_weight,
        };
        let (goods, china) = (self.goods(query), self.china(query.china));
        let say = |pattern: &str, share: Option<f64>, who: &str, its: &str, bought: &str| {
            let values = [
                ("Who", who),
                ("who", who),
                ("its", its),
                ("bought", bought),
                ("goods", goods.as_str()),
                ("China", &china),
                ("year", &year),
                ("by", by),
                ("share", "\u{1}"),
            ];
            let number = share.map_or(String::new(), |s| self.share(s));
            Sentence::split(&grammar::sentence_start(&fill(pattern, &values)), &number)
        };
        let Some(world) = &analysis.world else {
            let without_heading = query.stage_in(self.dataset).is_none_or(|s| s.lines.is_empty());
            let pattern = if without_heading { t.finding_no_heading } else { t.finding_no_data };
            return say(pattern, None, "", "", "");
        };
        let focus = query.focus.filter(|area| !self.is_china(query, *area));
        let Some(focus) = focus else {
            return say(t.finding_world, Some(world.china_export_share), "", "", "");
        };
        let who = self.subject(focus);
        let code = self.dataset.area_code(focus);
        let (its, bought) = match self.lang {
            Lang::De => (
                grammar::german_possessive(code),
                if grammar::german_plural(code) { "bezogen" } else { "bezog" },
            ),
            Lang::En => (if grammar::english_plural(code) { "their" } else { "its" }, "bought"),
        };
        match analysis.importer(focus) {
            None => say(t.finding_focus_empty, None, self.area(focus), "", ""),
            Some(i) if i.from_china <= 0.0 => say(t.finding_importer_none, None, &who, its, bought),
            Some(i) => say(t.finding_importer, Some(i.share), &who, its, bought),
        }
    }

    fn is_china(&self, query: &Query, area: Area) -> bool {
        matches!(area, Area::Country(place) if china_set(self.dataset, query).contains(&place))
    }

    /// Three figures that stand under the finding.
    #[must_use]
    pub fn figures(&self, query: &Query, analysis: &Analysis) -> Vec<Figure> {
        let focus = query.focus.filter(|area| !self.is_china(query, *area));
        match (focus.and_then(|area| analysis.importer(area)), &analysis.world) {
            (Some(importer), _) => self.importer_figures(query, importer),
            (None, Some(_)) if focus.is_none() => self.world_figures(query, analysis),
            _ => Vec::new(),
        }
    }

    fn importer_figures(&self, query: &Query, importer: &Importer) -> Vec<Figure> {
        let t = self.text;
        let china = self.china(query.china);
        let names = self.list(importer.suppliers.iter().take(3).map(|s| Area::Country(s.place)));
        let first = importer.suppliers.first().map_or("", |s| self.area(Area::Country(s.place)));
        vec![
            self.figure(importer.share, t.key_share, &[("China", &china)]),
            self.figure(importer.top_share(3), t.key_top3, &[("names", &names)]),
            self.figure(1.0 - importer.top_share(1), t.key_without_largest, &[("name", first)]),
        ]
    }

    fn world_figures(&self, query: &Query, analysis: &Analysis) -> Vec<Figure> {
        let t = self.text;
        let china = self.china(query.china);
        let top = || analysis.exporters.iter().take(3);
        let names = self.list(top().map(|e| Area::Country(e.place)));
        let countries = || analysis.importers.iter().filter(|i| matches!(i.area, Area::Country(_)));
        let above = countries().filter(|i| i.share > 0.5).count();
        let of = countries().count().to_string();
        let share = analysis.world.as_ref().map_or(0.0, |w| w.china_export_share);
        vec![
            self.figure(share, t.key_share_world, &[("China", &china)]),
            self.figure(top().map(|e| e.share).sum(), t.key_top3_world, &[("names", &names)]),
            Figure {
                number: above.to_string(),
                label: fill(t.key_importers_above_half, &[("of", &of), ("China", &china)]),
            },
        ]
    }

    fn figure(&self, share: f64, label: &str, values: &[(&str, &str)]) -> Figure {
        Figure { number: number::percent(self.lang, between(share, 0.0, 1.0)), label: fill(label, values) }
    }

    fn list(&self, areas: impl Iterator<Item = Area>) -> String {
        areas.map(|a| self.area(a)).collect::<Vec<_>>().join(", ")
    }

    /// What the picture shows, for those who do not see it.
    #[must_use]
    pub fn description(&self, query: &Query, analysis: &Analysis) -> String {
        let year = query.year.to_string();
        let goods = self.goods(query);
        let drawn = analysis.drawn_flows();
        if analysis.coverage == Coverage::NoData {
            return fill(self.text.map_desc_none, &[("goods", goods.as_str()), ("year", &year)]);
        }
        let sum = self.amount(analysis.unit, drawn.iter().map(|f| f.amount).sum());
        let largest: Vec<String> =
            drawn.iter().take(3).map(|f| self.flow(f.from, f.to, analysis.unit, f.amount)).collect();
        let count = drawn.len().to_string();
        fill(
            self.text.map_desc,
            &[
                ("goods", goods.as_str()),
                ("year", &year),
                ("count", &count),
                ("sum", &sum),
                ("flows", &largest.join("; ")),
            ],
        )
    }

    /// What a flow says when pointed at.
    #[must_use]
    pub fn flow(
        &self,
        from: crate::model::Place,
        to: crate::model::Place,
        unit: Unit,
        amount: f64,
    ) -> String {
        let (from, to) = (self.area(Area::Country(from)), self.area(Area::Country(to)));
        fill(self.text.flow_tip, &[("from", from), ("to", to), ("amount", &self.amount(unit, amount))])
    }

    /// A notice as a sentence.
    #[must_use]
    pub fn notice(&self, query: &Query, notice: &Notice) -> String {
        let t = self.text;
        match notice {
            Notice::Impossible { key, found } => fill(t.notice_impossible, &[("key", key), ("found", found)]),
            Notice::NotYet { key } => fill(t.notice_not_yet, &[("key", key)]),
            Notice::OtherEdition { asked } => {
                fill(t.notice_edition, &[("asked", asked), ("shown", &self.dataset.edition)])
            }
            Notice::InDollars => t.notice_in_dollars.to_owned(),
            Notice::PartEstimated => t.notice_part_estimated.to_owned(),
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
        fill(self.text.picture_source, &[("trade", &self.dataset.trade), ("edition", edition)])
    }
}
