//! What lies behind a share, told as HTML text: the panel of the focus, a comparison, a derivation, the method; the
//! keys of the page, its tour, and what a search finds.
//! Knows which part a reader asks for by its name; keeps the dataset as far as it was handed over.
//!
//! The page loads this as a second module of code when a reader first asks for one of its parts: the first view is
//! lighter by it. It speaks in texts alone, so that it shares no memory with the page.

use crate::analysis::analyze;
use crate::analysis::audit::{Claim, Derivation, derive, output_claim};
use crate::analysis::series::series;
use crate::html;
use crate::html::article::{Article, PIECE};
use crate::json::Json;
use crate::model::decode::Refusal;
use crate::model::{Dataset, Lang, OutputSeries, OutputYear, Rows, decode};
use crate::query::Query;
use crate::query::url;
use crate::scene::Words;
use crate::scene::derivation::{as_csv, as_text, output_csv, told, told_output};
use crate::scene::flow;
use crate::scene::method::method;
use crate::scene::panel::{compared, panel};
use crate::scene::search::Finder;
use crate::scene::table::suppliers;
use crate::text::{Guide, fill, guide, messages};
use std::cell::RefCell;

/// Suppliers in the table behind the stacked bar.
const MOST: usize = 10;

/// What was told last of a part: what it was asked with, and the text.
type Last = [Option<(String, String)>; 2];

/// The dataset as far as it is here, and what was told last of the parts that take long.
#[derive(Debug)]
pub struct Behind {
    dataset: Dataset,
    rows: Vec<Rows>,
    last: RefCell<Last>,
}

impl Behind {
    /// Begins with the index.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none.
    pub fn new<J: Json>(index: &J) -> Result<Self, Refusal> {
        let dataset = decode::index(index)?;
        let rows = dataset.minerals.iter().map(|_| Rows::default()).collect();
        Ok(Self { dataset, rows, last: RefCell::default() })
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
        self.last.replace([None, None]);
        Ok(())
    }

    /// A part of the page for a link, as HTML text; as plain text where its name says so. Empty where there is none.
    ///
    /// `argument` is the claim for `audit`, `audit-text`, `audit-csv` and `audit-file`, what an [`Article`] is read from for `embed`, `embed-codes` and
    /// `embed-preview`, the width in pixels for `compare`, what was typed for `search` and `search-said`, the step for `tour`, `on` for `keys` while they act,
    /// `waiting` for `panel` while years are on their way, and for `flow` its code, with `waiting` likewise.
    #[must_use]
    pub fn tell(&self, part: &str, link: &str, lang: Lang, argument: &str) -> String {
        if part == "method" {
            return html::method(&method(lang, guide(lang), messages(lang)));
        }
        let words = Words::new(&self.dataset, lang);
        match part {
            "keys" => return html::keys::keys(messages(lang), guide(lang), argument == "on"),
            "tour" => return html::tour::step(messages(lang), guide(lang), argument.parse().unwrap_or(0)),
            "search" => return html::search::options(&Finder::new(words).find(argument)),
            "search-said" => return html::search::count(guide(lang), &Finder::new(words).find(argument)),
            "embed" if self.dataset.is_own() => {
                return html::audit::plain(
                    messages(lang),
                    guide(lang).article_title,
                    guide(lang).article_own,
                );
            }
            "embed" => {
                let texts = (messages(lang), guide(lang));
                return Article::read(argument).dialog(texts, link, &self.dataset, lang);
            }
            "embed-codes" => return Article::read(argument).codes(link, lang).join(&PIECE.to_string()),
            "embed-preview" => return Article::read(argument).preview(link),
            _ => {}
        }
        let (query, _) = Query::parse(link, &self.dataset);
        let Some(rows) = self.rows.get(query.mineral) else { return String::new() };
        let told = match part {
            "flow" => self.flow(&words, guide(lang), rows, &query, argument),
            "flows" => {
                let analysis = analyze(&self.dataset, rows, &query);
                Some(html::flow::list(&flow::largest(&self.dataset, &words, guide(lang), &query, &analysis)))
            }
            "panel" => self.kept(0, &[link, lang.code(), argument], || {
                self.panel(&words, rows, &query, argument == "waiting")
            }),
            "compare" => self.kept(1, &[link, lang.code(), argument], || {
                self.compare(&words, rows, &query, argument.parse().unwrap_or(720))
            }),
            _ => match output_claim(argument, &self.dataset) {
                Some((series, year)) => self.output(part, &words, &query, link, series, year),
                None => self.derivation(rows, &query, argument).map(|d| self.derived(part, &words, link, &d)),
            },
        };
        told.unwrap_or_default()
    }

    /// A part as it was told last where it is asked with the same: a flow that is chosen beside it changes nothing in it.
    fn kept(&self, at: usize, asked: &[&str], tell: impl FnOnce() -> Option<String>) -> Option<String> {
        let asked = asked.join(" ");
        if let Some(Some((of, told))) = self.last.borrow().get(at)
            && *of == asked
        {
            return Some(told.clone());
        }
        let told = tell()?;
        if let Some(last) = self.last.borrow_mut().get_mut(at) {
            *last = Some((asked, told.clone()));
        }
        Some(told)
    }

    fn panel(&self, words: &Words<'_>, rows: &Rows, query: &Query, is_waiting: bool) -> Option<String> {
        let focus = query.focus?;
        let analysis = analyze(&self.dataset, rows, query);
        let panel = panel(&self.dataset, words, rows, query, &analysis, focus)?;
        let table = suppliers(&self.dataset, words, query, &analysis);
        let year = query.year.to_string();
        let values = [("who", &*words.object(focus)), ("goods", &words.goods(query)), ("year", &year)];
        let caption = fill(words.text.suppliers_caption, &values);
        let table = html::suppliers(words.text, &caption, words.unit(analysis.unit), &table, MOST);
        Some(html::panel::panel(words.text, &panel, &table, is_waiting))
    }

    fn flow(
        &self,
        words: &Words<'_>,
        guide: &'static Guide,
        rows: &Rows,
        query: &Query,
        argument: &str,
    ) -> Option<String> {
        let mut argument = argument.split(' ');
        let ends = url::flow(argument.next()?, &self.dataset)?;
        // What the focus leaves out belongs to a flow all the same.
        let query = &Query { focus: None, ..query.clone() };
        let analysis = analyze(&self.dataset, rows, query);
        let told = flow::told(&self.dataset, words, guide, rows, query, &analysis, ends);
        Some(html::flow::flow(words.text, &told, argument.next() == Some("waiting")))
    }

    fn compare(&self, words: &Words<'_>, rows: &Rows, query: &Query, width_px: u16) -> Option<String> {
        let of: Vec<_> = query.compare.iter().map(|a| (*a, series(&self.dataset, rows, query, *a))).collect();
        let charts = compared(&self.dataset, words, query, &of, f64::from(width_px));
        Some(html::chart::side_by_side(&charts, words.text.chart_table))
    }

    fn output(
        &self,
        part: &str,
        words: &Words<'_>,
        query: &Query,
        link: &str,
        series: &OutputSeries,
        year: &OutputYear,
    ) -> Option<String> {
        let told = told_output(&self.dataset, words, query, series, year)?;
        Some(match part {
            "audit-csv" => output_csv(&self.dataset, words, year),
            "audit-file" => told.file,
            "audit-text" => as_text(&told, link),
            _ => html::audit::audit(words.text, &told),
        })
    }

    fn derivation(&self, rows: &Rows, query: &Query, claim: &str) -> Option<Derivation> {
        derive(&self.dataset, rows, Claim::parse(claim, &self.dataset, query)?)
    }

    fn derived(&self, part: &str, words: &Words<'_>, link: &str, derivation: &Derivation) -> String {
        match part {
            "audit-csv" => as_csv(&self.dataset, words, derivation),
            "audit-file" => told(&self.dataset, words, derivation).file,
            "audit-text" => as_text(&told(&self.dataset, words, derivation), link),
            _ => html::audit::audit(words.text, &told(&self.dataset, words, derivation)),
        }
    }
}
