//! The focus before and after: every measure of dependency beside itself.
//! Knows which measures are compared; each comes from the analysis of a state of the trade.

use super::{WhatIf, plain};
use crate::analysis::{Analysis, Importer, Interval};
use crate::model::Area;
use crate::query::Measure;
use crate::scene::chart::Table;
use crate::text::{fill, number};

/// What became of the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct Effects {
    /// Who.
    pub title: String,
    /// What it loses and how long a stock would bridge, in sentences.
    pub lines: Vec<String>,
    /// Measures by row, states by column.
    pub table: Table,
}

impl WhatIf<'_> {
    /// The focus before and after; `None` without one, and where no lever changes anything.
    #[must_use]
    pub fn effects(&self) -> Option<Effects> {
        let focus = self.query.focus.filter(|_| self.answer.is_changed())?;
        let t = self.text;
        let states: Vec<(&str, &Analysis)> = [
            Some((t.focus_before, &self.answer.before)),
            self.answer.with_deals.as_ref().map(|a| (t.focus_deals, a)),
            self.answer.after.as_ref().map(|a| (t.focus_after, a)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let head = std::iter::once(t.focus_measure).chain(states.iter().map(|s| s.0)).map(str::to_owned);
        let row = |name: &str, value: &dyn Fn(&Analysis) -> Option<String>| {
            let values = states.iter().map(|(_, a)| value(a).unwrap_or_else(|| "–".to_owned()));
            std::iter::once(name.to_owned()).chain(values).map(Into::into).collect::<Vec<_>>()
        };
        let words = &self.words;
        let of =
            |a: &Analysis, value: &dyn Fn(&Importer) -> Option<String>| a.importer(focus).and_then(value);
        let interval = |i: Interval| Some(words.interval_fine(i));
        let measure = |m: Measure| {
            move |a: &Analysis| {
                of(a, &|i: &Importer| match (m, i.exposure) {
                    (Measure::Direct, _) => interval(Interval::exact(i.share)),
                    (_, exposure) => exposure.and_then(|_| interval(i.by(m))),
                })
            }
        };
        let in_unit = |name: &str| [name, words.text.comma, words.unit(self.unit())].concat();
        let rows = vec![
            row(&in_unit(t.focus_imports), &|a| of(a, &|i| Some(plain(words, i.imports)))),
            row(words.text.figure_direct, &measure(Measure::Direct)),
            row(words.text.figure_origin, &measure(Measure::Origin)),
            row(words.text.figure_touch, &measure(Measure::Touch)),
            row(words.text.figure_band, &|a| of(a, &|i| interval(i.exposure?.band))),
            row(words.text.figure_concentration, &|a| of(a, &|i| i.exposure.map(|_| words.hhi(i.hhi)))),
            row(words.text.figure_n_minus_1, &|a| {
                of(a, &|i| {
                    let r = a.resilience(self.dataset, self.query, i)?;
                    Some(number::percent_fine(words.lang, r.n_minus_1?))
                })
            }),
            row(&in_unit(t.focus_move), &|a| {
                of(a, &|i| Some(plain(words, a.resilience(self.dataset, self.query, i)?.must_move)))
            }),
        ];
        let goods = words.goods(self.query);
        let year = self.query.year.to_string();
        let values = [("who", words.area(focus)), ("goods", &*goods), ("year", &*year)];
        let title = fill(t.focus_title, &values);
        let caption = fill(words.text.panel_title, &values);
        let table = Table { caption, head: head.collect(), rows };
        Some(Effects { title, lines: self.focus_lines(focus), table })
    }

    fn focus_lines(&self, focus: Area) -> Vec<String> {
        let t = self.text;
        let Some(scenario) = &self.answer.scenario else { return Vec::new() };
        let borne = self.borne(scenario, focus);
        if borne.lost <= 0.0 {
            return Vec::new();
        }
        let part = |a: f64| borne.of_use(a).map_or_else(|| "–".to_owned(), |share| self.words.share(share));
        let mut lines = vec![fill(
            t.focus_lost,
            &[
                ("lost", &*self.amount(borne.lost)),
                ("lost_share", &*part(borne.lost)),
                ("unmet", &*self.amount(borne.unmet)),
                ("unmet_share", &*part(borne.unmet)),
            ],
        )];
        if borne.unmet > 0.0 {
            let held = f64::from(self.query.levers.days);
            let survives = held * borne.used / borne.unmet;
            let values = [("days", &*self.days(held)), ("survives", &*self.days(survives))];
            lines.push(fill(t.focus_held, &values));
        }
        lines
    }
}
