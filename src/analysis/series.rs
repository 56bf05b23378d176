//! One importer through the years: its China share, imports by value and weight, unit value.
//! Knows every year that is loaded; does not know how a line is drawn.

use super::bought::{Bought, usd_per_tonne_bought};
use super::exposure;
use super::interval::Interval;
use super::look_through::LookThrough;
use super::matrix::Matrix;
use super::order::ascending;
use super::scope::{Scope, is_in};
use crate::model::{Area, CoverageKind, Dataset, Rows, Stage, Unit};
use crate::query::{Measure, Query};

/// One year of one importer.
#[derive(Clone, Debug, PartialEq)]
pub struct YearPoint {
    /// The year.
    pub year: u16,
    /// What its rows allow. A partial year gives the direct share alone.
    pub kind: CoverageKind,
    /// Share by the measure and in the unit asked; `None` where the year has no such unit or no imports.
    pub share: Option<Interval>,
    /// Imports, thousand US dollars; `None` in a partial year.
    pub imports_kusd: Option<f64>,
    /// Imports, tonnes; `None` where tonnes are missing for more than a tenth of the value.
    pub imports_tonnes: Option<f64>,
    /// Value over quantity of the rows that have both, US dollars a tonne.
    pub usd_per_tonne: Option<f64>,
}

/// Every loaded year of the stage asked, for an area; a group without the trade inside it.
#[must_use]
pub fn series(dataset: &Dataset, rows: &Rows, query: &Query, area: Area) -> Vec<YearPoint> {
    let (Some(mineral), Some(stage)) = (query.mineral_in(dataset), query.stage_in(dataset)) else {
        return Vec::new();
    };
    let scope = Scope::new(dataset, query.china, Some(area));
    let point = |year: u16| {
        let kind = stage.coverage_in(year)?;
        let (is_complete, has_tonnes) = (kind != CoverageKind::Partial, kind == CoverageKind::Complete);
        let bought = |unit| Bought::of(rows, stage, year, query.line, unit, &scope).by(area, &scope);
        let usd = bought(Unit::Usd);
        let tonnes = has_tonnes.then(|| bought(Unit::Tonnes));
        let asked = match query.unit {
            Unit::Usd => Some(usd),
            Unit::Tonnes => tonnes,
        };
        let share = asked.and_then(|bought| bought.share).and_then(|direct| {
            if query.measure == Measure::Direct || !is_complete {
                return Some(Interval::exact(direct));
            }
            let matrix = Matrix::of(dataset, rows, stage, year, query.line)?;
            let mut into = matrix.counted(query.unit, &scope);
            into.retain(|flow| is_in(dataset, flow.to, area));
            let behind = LookThrough::of(mineral, rows, &matrix, &scope);
            let [origin, touch] = exposure::of_one(dataset, area, &into, &scope, &behind)?;
            Some(if query.measure == Measure::Origin { origin } else { touch })
        });
        let price = usd_per_tonne_bought(rows, stage, year, query.line, area, &scope);
        Some(YearPoint {
            year,
            kind,
            share,
            imports_kusd: is_complete.then_some(usd.amount),
            imports_tonnes: tonnes.map(|bought| bought.amount),
            usd_per_tonne: price.filter(|_| is_complete),
        })
    };
    loaded_years(rows, stage).into_iter().filter_map(point).collect()
}

/// The years of a stage whose rows are loaded, ascending.
#[must_use]
pub fn loaded_years(rows: &Rows, stage: &Stage) -> Vec<u16> {
    let of_stage = rows.spans().iter().filter(|s| stage.lines.contains(&s.line));
    let mut years: Vec<u16> = of_stage.map(|s| s.year).collect();
    ascending(&mut years, |year| u32::from(*year));
    years.dedup();
    years
}
