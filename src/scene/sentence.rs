//! Every sentence about an answer, in the language of the reader.
//! Knows which sentence a view needs; the words are in [`crate::text`], the numbers in the analysis.

use super::bar::ShareBar;
use crate::analysis::audit::WORLD;
use crate::analysis::{Analysis, Coverage, Importer, Interval, china_set};
use crate::digits::between;
use crate::model::{Area, Deal, Unit};
use crate::query::{Measure, Query};
use crate::scene::Words;
use crate::text::grammar::{self, Column};
use crate::text::{fill, number};

/// A sentence with its number apart, so that the number can stand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Before the number.
    pub before: String,
    /// The number; empty where the sentence has none.
    pub number: String,
    /// After the number.
    pub after: String,
    /// The claim the number makes; empty where the sentence has none.
    pub claim: String,
}

impl Sentence {
    /// Stands for the number while a pattern is filled.
    pub const NUMBER: &str = "\u{1}";

    /// A filled pattern in which [`Self::NUMBER`] stands for the number.
    #[must_use]
    pub fn split(text: &str, number: &str, claim: &str) -> Self {
        let (before, number, after, claim) = match text.split_once('\u{1}') {
            Some((before, after)) => (before, number, after, claim),
            None => (text, "", "", ""),
        };
        let [before, number, after, claim] = [before, number, after, claim].map(str::to_owned);
        Self { before, number, after, claim }
    }
}

impl std::fmt::Display for Sentence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", self.before, self.number, self.after)
    }
}

/// One of the figures under the finding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The number, large.
    pub number: String,
    /// What it counts.
    pub label: String,
    /// The share as a bar, where it is China's.
    pub bar: Option<ShareBar>,
    /// How far it hangs on definitions; empty where it does not.
    pub note: String,
    /// The claim it makes, where it can be taken apart.
    pub claim: Option<String>,
}

impl Words<'_> {
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
        let measure = analysis.shown(query.measure);
        let code = query.focus.map_or(WORLD, |area| self.dataset.area_code(area));
        let say = |pattern: &str, share: Option<Interval>, who: &str, its: &str, bought: &str| {
            let values = [
                ("Who", who),
                ("who", who),
                ("its", its),
                ("bought", bought),
                ("goods", goods.as_str()),
                ("China", &china),
                ("year", &year),
                ("by", by),
                ("share", Sentence::NUMBER),
            ];
            let number = share.map_or(String::new(), |s| self.interval(s));
            Sentence::split(&grammar::sentence_start(&fill(pattern, &values)), &number, code)
        };
        let Some(world) = &analysis.world else {
            let without_heading = query.stage_in(self.dataset).is_none_or(|s| s.lines.is_empty());
            let pattern = if without_heading { t.finding_no_heading } else { t.finding_no_data };
            return say(pattern, None, "", "", "");
        };
        let focus = query.focus.filter(|area| !self.is_china(query, *area));
        let Some(focus) = focus else {
            let pattern = match measure {
                Measure::Direct => t.finding_world,
                Measure::Origin => t.finding_world_origin,
                Measure::Touch => t.finding_world_touch,
            };
            let mut sentence = say(pattern, Some(world.by(measure)), "", "", "");
            sentence.claim = WORLD.to_owned();
            return sentence;
        };
        let who = self.subject(focus);
        let [its, number] = [Column::Its, Column::Number].map(|column| self.inflected(focus, column));
        let (its, bought) = (&*its, grammar::verb(t.bought, &number));
        match analysis.importer(focus) {
            None => say(t.finding_focus_empty, None, self.area(focus), "", ""),
            Some(i) if measure == Measure::Direct && i.from_china <= 0.0 => {
                say(t.finding_importer_none, None, &who, its, bought)
            }
            Some(i) => {
                let pattern = match measure {
                    Measure::Direct => t.finding_importer,
                    Measure::Origin => t.finding_origin,
                    Measure::Touch => t.finding_touch,
                };
                say(pattern, Some(i.by(measure)), &who, its, bought)
            }
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
            (Some(importer), _) => self.importer_figures(query, analysis, importer),
            (None, Some(_)) if focus.is_none() => self.world_figures(query, analysis),
            _ => Vec::new(),
        }
    }

    fn importer_figures(&self, query: &Query, analysis: &Analysis, importer: &Importer) -> Vec<Figure> {
        let t = self.text;
        let china = self.china(query.china);
        let names = self.list(importer.suppliers.iter().take(3).map(|s| Area::Country(s.place)));
        let first = importer.suppliers.first().map_or("", |s| self.area(Area::Country(s.place)));
        let code = self.dataset.area_code(importer.area);
        let measure = if importer.exposure.is_some() { query.measure } else { Measure::Direct };
        let label = match measure {
            Measure::Direct => t.key_share,
            Measure::Origin => t.key_origin,
            Measure::Touch => t.key_touch,
        };
        let label = fill(label, &[("China", &china)]);
        let limit =
            analysis.to_move_tonnes.map_or(String::new(), |t| self.within_the_limit(query, importer.area, t));
        let own = Figure {
            bar: Some(ShareBar::of(importer, measure)),
            note: importer.exposure.map_or(String::new(), |e| self.band(e.band) + t.stop) + &limit,
            ..self.figure(importer.by(measure), label, code)
        };
        let exact = |share: f64| Interval::exact(between(share, 0.0, 1.0));
        let top = fill(t.key_top3, &[("names", &names)]);
        let without = fill(t.key_without_largest, &[("name", first)]);
        vec![
            own,
            self.figure(exact(importer.top_share(3)), top, &[code, "<3"].concat()),
            self.figure(exact(1.0 - importer.top_share(1)), without, &[code, "<rest"].concat()),
        ]
    }

    /// The tonnes from elsewhere by which a buyer stays within 65 % of its use, and how many deals of its own that is,
    /// or of the stage where it has none; what the goods of the deal are is said in the same line.
    fn within_the_limit(&self, query: &Query, buyer: Area, tonnes: f64) -> String {
        let t = self.text;
        if tonnes <= 0.0 {
            return t.key_65_met.to_owned();
        }
        let here = |d: &&Deal| d.mineral == query.mineral && d.stage == query.stage;
        let deals = || self.dataset.deals.iter().filter(here);
        let deal = deals().find(|d| Area::Country(d.to) == buyer).or_else(|| deals().next());
        let times = deal.map_or(String::new(), |d| {
            let n = number::significant(self.lang, tonnes / d.tonnes);
            fill(t.key_65_times, &[("n", &n), ("title", self.name(&d.title))])
        });
        let amount = self.amount(Unit::Tonnes, tonnes);
        let said = fill(t.key_65_move, &[("amount", &amount), ("times", &times)]);
        let note = deal.filter(|d| !d.same_goods).map_or("", |d| self.name(&d.note));
        [&said, t.space, note].concat()
    }

    fn world_figures(&self, query: &Query, analysis: &Analysis) -> Vec<Figure> {
        let t = self.text;
        let china = self.china(query.china);
        let top = || analysis.exporters.iter().take(3);
        let names = self.list(top().map(|e| Area::Country(e.place)));
        let measure = analysis.shown(query.measure);
        let countries = || analysis.importers.iter().filter(|i| matches!(i.area, Area::Country(_)));
        let above = countries().filter(|i| i.by(measure).low > 0.5).count();
        let of = countries().count().to_string();
        let share = analysis.world.as_ref().map_or(Interval::exact(0.0), |w| w.by(measure));
        let label = match measure {
            Measure::Direct => t.key_share_world,
            Measure::Origin => t.key_world_origin,
            Measure::Touch => t.key_world_touch,
        };
        let label = fill(label, &[("China", &china)]);
        let three = Interval::exact(between(top().map(|e| e.share).sum(), 0.0, 1.0));
        vec![
            Figure {
                bar: analysis.world.as_ref().map(|w| ShareBar::of_world(w, measure)),
                note: analysis
                    .world
                    .as_ref()
                    .and_then(|w| w.exposure)
                    .map_or(String::new(), |e| self.band(e.band)),
                ..self.figure(share, label, WORLD)
            },
            self.figure(three, fill(t.key_top3_world, &[("names", &names)]), &[WORLD, "<3"].concat()),
            Figure {
                number: above.to_string(),
                label: fill(t.key_importers_above_half, &[("of", &of), ("China", &china)]),
                ..Figure::default()
            },
        ]
    }

    fn figure(&self, share: Interval, label: String, claim: &str) -> Figure {
        Figure {
            number: self.interval_short(share),
            label,
            claim: Some(claim.to_owned()),
            ..Figure::default()
        }
    }

    fn list(&self, areas: impl Iterator<Item = Area>) -> String {
        areas.map(|a| self.area(a)).collect::<Vec<_>>().join(self.text.comma)
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
                ("flows", &largest.join(self.text.semicolon)),
            ],
        )
    }
}
