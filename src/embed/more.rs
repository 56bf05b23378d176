//! What a frame in an article shows beyond the trade of one year: a chart through the years, the picture of a what-if.
//! Knows which parts of the answers an article has room for. A program of its own carries it: the others are lighter.

use crate::analysis::series::series;
use crate::html::chart::side_by_side;
use crate::html::shown::Shown;
use crate::json::Json;
use crate::model::decode::Refusal;
use crate::model::{Dataset, Lang, Rows};
use crate::query::Query;
use crate::query::look::View;
use crate::scene::Words;
use crate::scene::chart::Chart;
use crate::scene::panel::compared;
use crate::what_if::Told;

/// Parts of the what-if below the picture, in their order.
const RESULTS: [&str; 3] = ["results", "stock", "effects"];

/// What a program of the frame can tell beyond the trade of a year.
pub trait More: Sized {
    /// Begins with the index.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none.
    fn begin<J: Json>(index: &J) -> Result<Self, Refusal>;

    /// Takes a file of flows of the mineral at a position.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none of that mineral.
    fn add<J: Json>(&mut self, mineral: usize, file: &J) -> Result<(), Refusal>;

    /// Takes what is known beside the trade.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none of this edition.
    fn add_extras<J: Json>(&mut self, file: &J) -> Result<(), Refusal>;

    /// Picture and results of the what-if of a link; nothing where this program has none.
    fn scenario(&self, link: &str, lang: Lang, view: View, width_px: f64) -> Option<(Shown, String)>;

    /// China's share of those in focus and compared through the years; nothing without any, and where this program has
    /// none.
    fn chart(
        &self,
        dataset: &Dataset,
        words: &Words<'_>,
        rows: &Rows,
        query: &Query,
        width_px: f64,
    ) -> Option<String>;
}

/// Nothing more: for most articles.
#[derive(Debug)]
pub struct Nothing;

impl More for Nothing {
    fn begin<J: Json>(_: &J) -> Result<Self, Refusal> {
        Ok(Self)
    }

    fn add<J: Json>(&mut self, _: usize, _: &J) -> Result<(), Refusal> {
        Ok(())
    }

    fn add_extras<J: Json>(&mut self, _: &J) -> Result<(), Refusal> {
        Ok(())
    }

    fn scenario(&self, _: &str, _: Lang, _: View, _: f64) -> Option<(Shown, String)> {
        None
    }

    fn chart(&self, _: &Dataset, _: &Words<'_>, _: &Rows, _: &Query, _: f64) -> Option<String> {
        None
    }
}

/// Chart and what-if.
#[derive(Debug)]
pub struct Everything(Told);

impl More for Everything {
    fn begin<J: Json>(index: &J) -> Result<Self, Refusal> {
        Told::new(index).map(Self)
    }

    fn add<J: Json>(&mut self, mineral: usize, file: &J) -> Result<(), Refusal> {
        self.0.add(mineral, file)
    }

    fn add_extras<J: Json>(&mut self, file: &J) -> Result<(), Refusal> {
        self.0.add_extras(file)
    }

    fn scenario(&self, link: &str, lang: Lang, view: View, width_px: f64) -> Option<(Shown, String)> {
        let argument = [&crate::digits::plain(width_px, 0), " 1 ", view.code()].concat();
        let shown = Shown::read(&self.0.tell("picture", link, lang, &argument))?;
        Some((shown, RESULTS.map(|part| self.0.tell(part, link, lang, "")).concat()))
    }

    fn chart(
        &self,
        dataset: &Dataset,
        words: &Words<'_>,
        rows: &Rows,
        query: &Query,
        width_px: f64,
    ) -> Option<String> {
        let areas = query.looked_at();
        if areas.is_empty() {
            return None;
        }
        let of: Vec<_> = areas.into_iter().map(|area| (area, series(dataset, rows, query, area))).collect();
        let mut charts = compared(dataset, words, query, &of, width_px);
        charts.iter_mut().for_each(without_claims);
        Some(side_by_side(&charts, words.text.chart_table))
    }
}

/// An article has no room for derivations; the whole map has.
fn without_claims(chart: &mut Chart) {
    chart.hits.iter_mut().for_each(|hit| hit.claim = None);
    chart.table.rows.iter_mut().flatten().for_each(|cell| cell.claim = None);
}
