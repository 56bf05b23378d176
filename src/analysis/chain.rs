//! The stages of a mineral side by side: China's part of what is made and of what is sold at each.
//! Knows shares of stages; does not know importers.

use super::matrix::Matrix;
use super::scope::Scope;
use super::trade::total;
use crate::model::{Dataset, OutputYear, Rows, Stage, Unit};
use crate::query::Query;

/// Output this many years from the year asked still stands beside its trade, with its own year named.
const NEAR_YEARS: u16 = 2;

/// China at one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainStep {
    /// Position of the stage in its mineral.
    pub stage: usize,
    /// Part of world exports of the stage, by value, 0–1; `None` without rows in the year asked.
    pub of_exports: Option<f64>,
    /// Part of world output, 0–1, and the year of the output.
    pub of_output: Option<(f64, u16)>,
}

/// China's part along the stages of the mineral asked, in the year asked.
#[must_use]
pub fn chain(dataset: &Dataset, rows: &Rows, query: &Query) -> Vec<ChainStep> {
    let scope = Scope::new(dataset, query.china, None);
    let stages = query.mineral_in(dataset).map_or(&[][..], |m| &m.stages);
    let step = |(at, stage): (usize, &Stage)| {
        let matrix = Matrix::of(dataset, rows, stage, query.year, None);
        let of_exports = matrix.and_then(|matrix| {
            let flows = matrix.counted(Unit::Usd, &scope);
            let all = total(flows.iter().map(|f| f.amount));
            let china = total(flows.iter().filter(|f| scope.is_china(f.from)).map(|f| f.amount));
            (all > 0.0).then(|| china / all)
        });
        ChainStep { stage: at, of_exports, of_output: of_output(dataset, stage, query.year, &scope) }
    };
    stages.iter().enumerate().map(step).collect()
}

fn of_output(dataset: &Dataset, stage: &Stage, year: u16, scope: &Scope<'_>) -> Option<(f64, u16)> {
    let series = dataset.output.get(stage.output?)?;
    let distance = |y: &OutputYear| (y.year.abs_diff(year), u16::MAX - y.year);
    let near =
        series.years.iter().filter(|y| y.year.abs_diff(year) <= NEAR_YEARS).min_by_key(|y| distance(y))?;
    Some((china_part(near, scope)?, near.year))
}

/// China's part of the output of one year; `None` where its figure is not published.
#[must_use]
pub fn china_part(output: &OutputYear, scope: &Scope<'_>) -> Option<f64> {
    let of_china = output.by_country.iter().filter(|(place, _)| scope.is_china(*place));
    let made: Option<Vec<f64>> = of_china.map(|(_, figure)| figure.tonnes).collect();
    let made = made.filter(|m| !m.is_empty())?;
    let listed = || total(output.by_country.iter().filter_map(|(_, f)| f.tonnes));
    let world = output.world_tonnes.unwrap_or_else(|| listed() + output.other_tonnes.unwrap_or(0.0));
    (world > 0.0).then(|| (total(made.into_iter()) / world).min(1.0))
}
