//! What the levers do, as values: the changed picture, sentences, tables, charts.
//! Knows which parts a what-if needs; numbers come from the analysis, words from the table of what-if texts.

pub mod deals;
pub mod effects;
pub mod levers;
pub mod picture;
pub mod sentence;
pub mod shorts;
pub mod sites;
pub mod stock;
pub mod timeline;

use super::Words;
use crate::analysis::answer::Answer;
use crate::analysis::order::alphabetical;
use crate::model::{Area, Dataset, Extras, Place, Unit};
use crate::query::Query;
use crate::text::{WhatIfTexts, fill, number, what_if};

/// A what-if: the question with its levers, its answer, and the words for both.
#[derive(Clone, Copy, Debug)]
pub struct WhatIf<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// Words for its things.
    pub words: Words<'a>,
    /// Words for levers.
    pub text: &'static WhatIfTexts,
    /// The question.
    pub query: &'a Query,
    /// Its answer.
    pub answer: &'a Answer,
    /// What is known beside the trade; `None` while it is not here.
    pub extras: Option<&'a Extras>,
}

impl<'a> WhatIf<'a> {
    /// A what-if in the language of `words`.
    #[must_use]
    pub fn new(
        dataset: &'a Dataset,
        words: Words<'a>,
        query: &'a Query,
        answer: &'a Answer,
        extras: Option<&'a Extras>,
    ) -> Self {
        Self { dataset, words, text: what_if(words.lang), query, answer, extras }
    }

    /// Unit of the answer.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.answer.now().unit
    }

    /// An amount of the answer with its unit.
    #[must_use]
    pub fn amount(&self, amount: f64) -> String {
        if amount > 0.0 {
            self.words.amount(self.unit(), amount)
        } else {
            self.words.round_amount(self.unit(), 0.0)
        }
    }

    fn country(&self, place: Place) -> &'a str {
        self.words.area(Area::Country(place))
    }

    fn months(&self, months: u16) -> String {
        let t = self.text;
        if months == 1 { t.month_one.to_owned() } else { fill(t.month_many, &[("n", &months.to_string())]) }
    }

    fn days(&self, days: f64) -> String {
        let days = days.round();
        let n = number::decimal(self.words.lang, days, 0);
        if n == "1" { self.text.day_one.to_owned() } else { fill(self.text.day_many, &[("n", &n)]) }
    }

    /// "A, B und C".
    fn list(&self, names: &[String]) -> String {
        match names {
            [] => self.text.none.to_owned(),
            [one] => one.clone(),
            [before @ .., last] => [&before.join(self.words.text.comma), self.text.and, last].concat(),
        }
    }

    /// Whom the stop is aimed at.
    fn aim(&self) -> String {
        let to = &self.query.levers.to;
        if to.is_empty() {
            return self.text.aim_all.to_owned();
        }
        let names: Vec<String> = to.iter().map(|a| self.words.object(*a)).collect();
        fill(self.text.aim_some, &[("names", &self.list(&names))])
    }

    /// Territories by name, for a list to choose from.
    fn by_name(&self) -> Vec<Area> {
        let named = |area: Area| (area, self.words.area(area).to_owned());
        let mut areas: Vec<(Area, String)> =
            self.dataset.places().map(|(place, _)| named(Area::Country(place))).collect();
        alphabetical(&mut areas, |(_, name)| name);
        areas.into_iter().map(|(area, _)| area).collect()
    }
}

/// An amount as a table shows it, without its unit.
fn plain(words: &Words<'_>, amount: f64) -> String {
    if amount > 0.0 { number::significant(words.lang, amount) } else { "0".to_owned() }
}
