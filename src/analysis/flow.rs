//! One flow of trade: its amount, its rank, its part of the trade at both ends, in a year and through the years.
//! Knows two countries; does not know how a line is drawn. The focus of a question and its levers change nothing here.

use super::matrix::Matrix;
use super::scope::Scope;
use super::series::loaded_years;
use super::trade::{CountedRow, Flow, counted_rows, total, usd_per_tonne};
use crate::model::{CoverageKind, Dataset, Place, Rows, Unit};
use crate::query::Query;

/// A flow in one year; Z_ij is trade from i to j.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowYear {
    /// The year.
    pub year: u16,
    /// What its rows allow. In a partial year shares are approximations.
    pub kind: CoverageKind,
    /// Thousand US dollars or tonnes; `None` where the year has no such unit, and where no row stands for the flow and
    /// that is no proof of no trade: in a partial year, and where an end has no rows at all, as before it was a
    /// territory of its own.
    pub amount: Option<f64>,
    /// Part of the importer's imports, Z_ij / M_j, 0–1; `None` without imports and where no measure counts the flow.
    pub of_imports: Option<f64>,
    /// Part of the exporter's exports, Z_ij / X_i, 0–1; likewise.
    pub of_exports: Option<f64>,
}

/// A flow in the year asked, and what is known beside its amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneFlow {
    /// Amount and shares.
    pub own: FlowYear,
    /// Unit of the amount: dollars where the year has no tonnes.
    pub unit: Unit,
    /// Its place among the flows of the world, the largest first, and how many there are; `None` without trade.
    pub rank: Option<(usize, usize)>,
    /// Value over quantity of its rows that have both, US dollars a tonne.
    pub usd_per_tonne: Option<f64>,
    /// Whether some of its tonnes are value ÷ unit value.
    pub is_estimated: bool,
    /// Whether both ends count as China, so that no measure counts it.
    pub is_inside: bool,
}

/// The flow between two countries in the year asked; `None` where the stage has no rows of that year.
#[must_use]
pub fn in_year(dataset: &Dataset, rows: &Rows, query: &Query, ends: (Place, Place)) -> Option<OneFlow> {
    let stage = query.stage_in(dataset)?;
    let matrix = Matrix::of(dataset, rows, stage, query.year, query.line)?;
    let scope = Scope::new(dataset, query.china, None);
    let unit = if matrix.units().any(|u| u == query.unit) { query.unit } else { Unit::Usd };
    let own = of_matrix(&matrix, unit, &scope, ends);
    let counted = matrix.counted(unit, &scope);
    let above = |amount: f64| counted.iter().filter(|f| f.amount > amount).count();
    let is_inside = scope.leaves_out(ends.0, ends.1);
    let amount = own.amount.filter(|amount| *amount > 0.0 && !is_inside);
    let of_pair = |unit: Unit| -> Vec<CountedRow> {
        let all = counted_rows(rows, stage, query.year, query.line, unit);
        all.into_iter().filter(|c| (c.row.from, c.row.to) == ends).collect()
    };
    Some(OneFlow {
        own,
        unit,
        rank: amount.map(|amount| (1 + above(amount), counted.len())),
        usd_per_tonne: usd_per_tonne(of_pair(Unit::Usd).iter().map(|c| c.row)),
        is_estimated: unit == Unit::Tonnes && of_pair(unit).iter().any(|c| c.is_estimated),
        is_inside,
    })
}

/// Every loaded year of the flow in the unit asked.
#[must_use]
pub fn through_years(dataset: &Dataset, rows: &Rows, query: &Query, ends: (Place, Place)) -> Vec<FlowYear> {
    let Some(stage) = query.stage_in(dataset) else { return Vec::new() };
    let scope = Scope::new(dataset, query.china, None);
    let point = |year: u16| {
        let matrix = Matrix::of(dataset, rows, stage, year, query.line)?;
        let has_unit = matrix.units().any(|u| u == query.unit);
        let unknown = FlowYear { year, kind: matrix.kind, amount: None, of_imports: None, of_exports: None };
        Some(if has_unit { of_matrix(&matrix, query.unit, &scope, ends) } else { unknown })
    };
    loaded_years(rows, stage).into_iter().filter_map(point).collect()
}

fn of_matrix(matrix: &Matrix<'_>, unit: Unit, scope: &Scope<'_>, (from, to): (Place, Place)) -> FlowYear {
    let flows = &matrix.trade(unit).flows;
    let sum = |is: &dyn Fn(&Flow) -> bool| total(flows.iter().filter(|f| is(f)).map(|f| f.amount));
    let found = sum(&|f| (f.from, f.to) == (from, to));
    let trades = |place: Place| flows.iter().any(|f| f.from == place || f.to == place);
    let is_known = found > 0.0 || (matrix.is_complete() && trades(from) && trades(to));
    let amount = is_known.then_some(found);
    let counted = |f: &Flow| !scope.leaves_out(f.from, f.to);
    let part = |whole: f64| amount.filter(|_| whole > 0.0 && !scope.leaves_out(from, to)).map(|a| a / whole);
    FlowYear {
        year: matrix.year,
        kind: matrix.kind,
        amount,
        of_imports: part(sum(&|f| f.to == to && counted(f))),
        of_exports: part(sum(&|f| f.from == from && counted(f))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::world;

    const TEXT: &str = "CHN > JPN 60k 30t
        MOZ > JPN 40k 10t
        CHN > DEU 140k 70t
        CHN > HKG 500k 100t
        CHN > JPN 10k @2022
        MOZ > JPN 30k @2022
        MOZ > JPN 30k 10t @2021
        CHN > DEU 30k 10t @2021
        CHN > DEU 30k 10t @2020";

    fn asked(link: &str, ends: (&str, &str)) -> (Option<OneFlow>, Vec<FlowYear>) {
        let (dataset, rows) = world(TEXT);
        let (query, _) = Query::parse(link, &dataset);
        let ends = (dataset.place(ends.0).expect("a place"), dataset.place(ends.1).expect("a place"));
        (in_year(&dataset, &rows, &query, ends), through_years(&dataset, &rows, &query, ends))
    }

    #[test]
    fn a_flow_has_its_amount_its_rank_and_its_part_at_both_ends() {
        let flow = asked("", ("CHN", "JPN")).0.expect("rows");
        assert_eq!(
            (flow.own.amount, flow.rank, flow.usd_per_tonne),
            (Some(60.0), Some((3, 4)), Some(2000.0))
        );
        assert_eq!((flow.own.of_imports, flow.own.of_exports), (Some(0.6), Some(60.0 / 700.0)));
        let tonnes = asked("u=t&f=EU27", ("CHN", "JPN")).0.expect("rows");
        assert_eq!((tonnes.unit, tonnes.own.amount), (Unit::Tonnes, Some(30.0)));
        assert_eq!((tonnes.own.of_imports, tonnes.own.of_exports), (Some(0.75), Some(0.15)));
        assert!(!tonnes.is_estimated && !tonnes.is_inside);
    }

    #[test]
    fn trade_inside_china_has_an_amount_and_no_share() {
        let flow = asked("cn=hk", ("CHN", "HKG")).0.expect("rows");
        assert!(flow.is_inside);
        assert_eq!((flow.own.amount, flow.own.of_imports, flow.rank), (Some(500.0), None, None));
        // What China sends to Hong Kong is no export of China then.
        let japan = asked("cn=hk", ("CHN", "JPN")).0.expect("rows");
        assert_eq!(japan.own.of_exports, Some(0.3));
    }

    #[test]
    fn no_trade_is_zero_where_both_ends_are_known_and_a_gap_where_one_is_not() {
        let years = asked("", ("CHN", "JPN")).1;
        let amounts: Vec<_> = years.iter().map(|y| (y.year, y.amount, y.of_imports)).collect();
        assert_eq!(
            amounts,
            [
                (2020, None, None),
                (2021, Some(0.0), Some(0.0)),
                (2022, Some(10.0), Some(0.25)),
                (2024, Some(60.0), Some(0.6)),
            ]
        );
        let (flow, _) = asked("y=2021", ("CHN", "JPN"));
        assert_eq!(flow.expect("rows").rank, None, "no trade, no rank");
        assert_eq!(asked("y=2023", ("CHN", "JPN")).0, None, "no rows of that year");
    }

    #[test]
    fn a_partial_year_proves_no_absence() {
        let (mut dataset, rows) = world(TEXT);
        for (_, kind) in &mut dataset.minerals[0].stages[0].coverage {
            *kind = CoverageKind::Partial;
        }
        let (query, _) = Query::parse("", &dataset);
        let place = |code| dataset.place(code).expect("a place");
        let years = through_years(&dataset, &rows, &query, (place("CHN"), place("JPN")));
        assert_eq!(years.iter().map(|y| y.amount).collect::<Vec<_>>(), [None, None, Some(10.0), Some(60.0)]);
    }

    #[test]
    fn a_year_without_tonnes_is_a_gap_in_tonnes_and_answered_in_dollars() {
        let (flow, years) = asked("u=t&y=2022", ("CHN", "JPN"));
        assert_eq!(flow.map(|f| (f.unit, f.own.amount)), Some((Unit::Usd, Some(10.0))));
        let year = years.iter().find(|y| y.year == 2022).expect("the year");
        assert_eq!((year.amount, year.of_exports), (None, None));
    }
}
