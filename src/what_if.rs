//! What would change a dependency, told as text: the picture of a what-if, its levers and results, the timeline.
//! Knows which part a reader asks for by its name; keeps the dataset as far as it was handed over.
//!
//! The page loads this as a module of code of its own when a reader first moves a lever or opens the timeline. Like
//! [`crate::behind`] it speaks in texts alone.

use crate::analysis::answer::{Answer, answer};
use crate::digits::read;
use crate::html::what_if as html;
use crate::json::Json;
use crate::model::decode::Refusal;
use crate::model::{Dataset, Extras, Lang, Rows, decode};
use crate::query::Query;
use crate::query::look::View;
use crate::scene::table::{Column, Order};
use crate::scene::what_if::WhatIf;
use crate::scene::what_if::timeline::Show;
use crate::scene::{Frame, Ground, Words};
use std::cell::RefCell;
use std::rc::Rc;

/// The dataset as far as it is here, and the last answer.
#[derive(Debug)]
pub struct Told {
    dataset: Dataset,
    rows: Vec<Rows>,
    extras: Option<Extras>,
    last: RefCell<Option<(String, Rc<Answer>)>>,
}

impl Told {
    /// Begins with the index.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none.
    pub fn new<J: Json>(index: &J) -> Result<Self, Refusal> {
        let dataset = decode::index(index)?;
        let rows = dataset.minerals.iter().map(|_| Rows::default()).collect();
        Ok(Self { dataset, rows, extras: None, last: RefCell::new(None) })
    }

    /// Adds a file of flows of the mineral at a position.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none of that mineral.
    pub fn add<J: Json>(&mut self, mineral: usize, file: &J) -> Result<(), Refusal> {
        let id = self.dataset.minerals.get(mineral).map_or("", |m| m.id.as_str());
        let rows = decode::flows(file, &self.dataset, id)?;
        if let Some(all) = self.rows.get_mut(mineral) {
            all.append(rows);
        }
        self.last.replace(None);
        Ok(())
    }

    /// Adds what is known beside the trade.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none of this edition.
    pub fn add_extras<J: Json>(&mut self, file: &J) -> Result<(), Refusal> {
        self.extras = Some(decode::extras(file, &self.dataset)?);
        Ok(())
    }

    /// A part of the page for a link: `picture` as [`Shown`] writes it, every other as HTML text. Empty where there is
    /// none.
    ///
    /// `argument` holds words apart by spaces: for `picture` the width in pixels, the magnification, the view, and
    /// `sites` for the inventory; for `importers` the column, `up` or `down`, and `all`; for `timeline` the width,
    /// `unsure` and `general`.
    #[must_use]
    pub fn tell(&self, part: &str, link: &str, lang: Lang, argument: &str) -> String {
        let (query, _) = Query::parse(link, &self.dataset);
        let choices = ["stop-levers", "stock-levers", "timeline"].contains(&part);
        let answer = if choices { Rc::new(Answer::untouched(&query)) } else { self.answer(link, &query) };
        let words = Words::new(&self.dataset, lang);
        let of = WhatIf::new(&self.dataset, words, &query, &answer, self.extras.as_ref());
        let has = |word: &str| argument.split(' ').any(|w| w == word);
        match part {
            "picture" => self.picture(&of, argument),
            "bar" => html::bar(of.text, &of.supposed()),
            "stop-levers" => html::stop_levers(&of),
            "stock-levers" => html::stock_levers(&of),
            "deals" => html::deals(&of),
            "results" => html::results(&of),
            "stock" => html::stock(&of),
            "effects" => of.effects().map_or_else(String::new, |effects| html::effects(&effects)),
            "importers" => {
                let by = Column::coded(argument.split(' ').next().unwrap_or_default());
                let order = Order { by, descending: !has("up") };
                html::changed_importers(&of, order, FIRST, has("all"))
            }
            "timeline" => {
                let width_px = argument.split(' ').next().and_then(read).unwrap_or(720.0);
                html::timeline(&of, Show { unsure: has("unsure"), general: has("general") }, width_px)
            }
            _ => String::new(),
        }
    }

    /// The answer to a link; the last one is kept, since every part of the page asks for it.
    fn answer(&self, link: &str, query: &Query) -> Rc<Answer> {
        if let Some((of, answer)) = &*self.last.borrow()
            && of == link
        {
            return Rc::clone(answer);
        }
        let rows = self.rows.get(query.mineral);
        let found = Rc::new(match rows {
            Some(rows) => answer(&self.dataset, rows, query),
            None => Answer::untouched(query),
        });
        self.last.replace(Some((link.to_owned(), Rc::clone(&found))));
        found
    }

    fn picture(&self, of: &WhatIf<'_>, argument: &str) -> String {
        let mut words = argument.split(' ');
        let mut number = || words.next().and_then(read);
        let (width_px, zoom) = (number().unwrap_or(960.0), number().unwrap_or(1.0));
        let view = words.next().and_then(|code| View::ALL.into_iter().find(|v| v.code() == code));
        let inventory = words.next() == Some("sites");
        let ground = Ground::without_land(&self.dataset, view.unwrap_or(View::Atlantic));
        html::shown(&of.picture(&ground, &[], inventory, Frame { width_px, zoom })).write()
    }
}

/// Rows of the table of importers before "show all".
const FIRST: usize = 15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::shown::Shown;
    use crate::model::fixture::world;

    #[test]
    fn a_part_is_told_for_a_link_and_nothing_for_an_unknown_name() {
        let (dataset, rows) = world("CHN > JPN 80k 80t\nMOZ > JPN 20k 20t");
        let told = Told { dataset, rows: vec![rows], extras: None, last: RefCell::new(None) };
        let link = "stop=100&to=JPN&reroute=1&pool=JPN,CAN&f=JPN";
        for part in [
            "picture",
            "bar",
            "stop-levers",
            "stock-levers",
            "deals",
            "results",
            "stock",
            "effects",
            "importers",
        ] {
            assert!(!told.tell(part, link, Lang::De, "").is_empty(), "{part}");
        }
        assert_eq!(told.tell("nonsense", link, Lang::De, ""), "");
        let shown = Shown::read(&told.tell("picture", link, Lang::En, "640 1 pacific")).expect("a picture");
        assert!(shown.said.contains("JPN"), "{}", shown.said);
    }
}
