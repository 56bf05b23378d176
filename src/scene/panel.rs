//! Everything about whoever is in focus: suppliers, the years, the tests, output and reserves.
//! Knows which charts and sentences a focus needs; numbers come from the analysis, words from the message tables.

mod history;
mod output;
mod suppliers;
mod tests;

pub use history::{compared, controls_of, decimal_year, share_through_years};
pub use tests::TestLine;

use super::Words;
use super::bar::ShareBar;
use super::chart::{Chart, Table};
use crate::analysis::series::{YearPoint, series};
use crate::analysis::{Analysis, Importer};
use crate::model::{Area, Dataset, Rows};
use crate::query::Query;
use crate::text::fill;

/// The panel of a focus.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Who and what.
    pub title: String,
    /// The share by the measure asked, as its bar.
    pub bar: ShareBar,
    /// The share, the hidden part and the band in words, each with the claim it makes.
    pub lines: Vec<(String, Option<String>)>,
    /// Suppliers as one stacked bar.
    pub suppliers: Chart,
    /// The China share through the years.
    pub share: Chart,
    /// Imports by value, by weight, and what a tonne cost.
    pub imports: Vec<Chart>,
    /// The tests in words.
    pub tests: Vec<TestLine>,
    /// Output and reserves, where the tables have them.
    pub output: Table,
}

/// Width the charts of the panel are drawn for, pixels.
pub const WIDTH_PX: f64 = 360.0;

/// The panel of an importer; `rows` are all that are loaded of its mineral.
#[must_use]
pub fn panel(
    dataset: &Dataset,
    words: &Words<'_>,
    rows: &Rows,
    query: &Query,
    analysis: &Analysis,
    area: Area,
) -> Option<Panel> {
    let importer = analysis.importer(area)?;
    let points: Vec<YearPoint> = series(dataset, rows, query, area);
    let goods = words.goods(query);
    let year = query.year.to_string();
    let values = [("who", words.area(area)), ("goods", goods.as_str()), ("year", &year)];
    Some(Panel {
        title: fill(words.text.panel_title, &values),
        bar: ShareBar::of(importer, query.measure),
        lines: lines(dataset, words, query, importer),
        suppliers: suppliers::stacked(dataset, words, query, importer),
        share: share_through_years(dataset, words, query, &[(area, points.clone())], WIDTH_PX),
        imports: history::imports(words, area, &points),
        tests: tests::tests(dataset, words, query, analysis, importer),
        output: output::table(dataset, words, query, area),
    })
}

fn lines(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    importer: &Importer,
) -> Vec<(String, Option<String>)> {
    let t = words.text;
    let china = words.china(query.china);
    let code = dataset.area_code(importer.area);
    let share = words.interval(importer.by(query.measure));
    let measure = words.measure(query.measure);
    let mut lines = vec![(
        fill(t.panel_share, &[("measure", measure), ("share", &share), ("China", &china)]),
        Some(code.to_owned()),
    )];
    if let (Some(hidden), Some(exposure)) = (importer.hidden(), importer.exposure) {
        let hidden = words.interval(hidden);
        lines.push((fill(t.panel_hidden, &[("share", &hidden), ("China", &china)]), None));
        lines.push((words.band(exposure.band), None));
    }
    lines
}
