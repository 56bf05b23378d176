//! One importer through the years: its China share, imports by value and weight, unit value.
//! Knows every year that is loaded; does not know how a line is drawn.

use super::exposure;
use super::interval::Interval;
use super::look_through::LookThrough;
use super::matrix::Matrix;
use super::scope::{Scope, is_in};
use super::trade::{Flow, total};
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
        let matrix = Matrix::of(dataset, rows, stage, year, query.line)?;
        let into = |unit: Unit| -> Vec<Flow> {
            let counted = matrix.counted(unit, &scope);
            counted.into_iter().filter(|f| is_in(dataset, f.to, area)).collect()
        };
        let usd = into(Unit::Usd);
        let imports = |flows: &[Flow]| total(flows.iter().map(|f| f.amount));
        let complete = matrix.is_complete();
        let tonnes = (matrix.basis() == Unit::Tonnes).then(|| into(Unit::Tonnes));
        let asked = match query.unit {
            Unit::Usd => Some(&usd),
            Unit::Tonnes => tonnes.as_ref(),
        };
        let share = asked.filter(|flows| imports(flows) > 0.0).and_then(|flows| {
            let from_china = total(flows.iter().filter(|f| scope.is_china(f.from)).map(|f| f.amount));
            if query.measure == Measure::Direct || !complete {
                return Some(Interval::exact(from_china / imports(flows)));
            }
            let behind = LookThrough::of(mineral, rows, &matrix, &scope);
            let [origin, touch] = exposure::of_one(dataset, area, flows, &scope, &behind)?;
            Some(if query.measure == Measure::Origin { origin } else { touch })
        });
        Some(YearPoint {
            year,
            kind: matrix.kind,
            share,
            imports_kusd: complete.then(|| imports(&usd)),
            imports_tonnes: tonnes.as_deref().map(imports),
            usd_per_tonne: matrix.usd_per_tonne(rows, &scope, area).filter(|_| complete),
        })
    };
    loaded_years(rows, stage).into_iter().filter_map(point).collect()
}

/// The years of a stage whose rows are loaded, ascending.
#[must_use]
pub fn loaded_years(rows: &Rows, stage: &Stage) -> Vec<u16> {
    let of_stage = rows.spans().iter().filter(|s| stage.lines.contains(&s.line));
    let mut years: Vec<u16> = of_stage.map(|s| s.year).collect();
    years.sort_unstable();
    years.dedup();
    years
}
