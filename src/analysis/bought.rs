//! What every territory buys, from everyone and from China at face value, straight from the rows.
//! Knows sums by importer alone; who sent what is in the trade matrix.

use super::scope::{Scope, is_in};
use super::trade::{counted_rows, each_counted, usd_per_tonne};
use crate::model::{Area, HsLine, Place, Rows, Stage, Unit};

/// Imports of every territory in one stage, year and unit. Rows hold whole dollars and kilograms, of which a float adds up
/// 2⁵³ without a rest: only where quantities are estimated can the last digit depend on the order of the rows.
#[derive(Clone, Debug)]
pub struct Bought {
    /// By position; one for every byte, so that no row is looked up beyond the end.
    of_place: Vec<Sums>,
}

/// What an area buys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Imports {
    /// Thousand US dollars or tonnes.
    pub amount: f64,
    /// China's direct share of it, 0–1; `None` where nothing is imported.
    pub share: Option<f64>,
}

/// Dollars or kilograms.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    all: f64,
    from_china: f64,
}

impl Bought {
    /// Adds up the rows of one line of a stage and year, or of all its lines, as far as the scope counts them.
    #[must_use]
    pub fn of(
        rows: &Rows,
        stage: &Stage,
        year: u16,
        line: Option<HsLine>,
        unit: Unit,
        scope: &Scope<'_>,
    ) -> Self {
        let mut of_place = vec![Sums::default(); 1 << 8];
        each_counted(rows, stage, year, line, unit, |counted| {
            let row = counted.row;
            if let Some(sums) = of_place.get_mut(row.to.index())
                && !scope.leaves_out(row.from, row.to)
            {
                sums.all += counted.base_amount;
                sums.from_china += if scope.is_china(row.from) { counted.base_amount } else { 0.0 };
            }
        });
        Self { of_place }
    }

    /// China's direct share of a territory's imports, Σ_{i∈C} Z_ij / M_j, 0–1; `None` where nothing is imported.
    #[must_use]
    pub fn share(&self, place: Place) -> Option<f64> {
        self.of_place.get(place.index()).copied().and_then(Sums::share)
    }

    /// What an area buys. Trade inside a group counts unless the scope leaves it out.
    #[must_use]
    pub fn by(&self, area: Area, scope: &Scope<'_>) -> Imports {
        let mut whole = Sums::default();
        for (place, _) in scope.dataset().places().filter(|(place, _)| is_in(scope.dataset(), *place, area)) {
            let own = self.of_place.get(place.index()).copied().unwrap_or_default();
            whole.all += own.all;
            whole.from_china += own.from_china;
        }
        Imports { amount: whole.all / 1000.0, share: whole.share() }
    }
}

/// Value over quantity of what an area buys, over the rows that have both, US dollars a tonne.
#[must_use]
pub fn usd_per_tonne_bought(
    rows: &Rows,
    stage: &Stage,
    year: u16,
    line: Option<HsLine>,
    area: Area,
    scope: &Scope<'_>,
) -> Option<f64> {
    let all = counted_rows(rows, stage, year, line, Unit::Usd).into_iter().map(|counted| counted.row);
    usd_per_tonne(all.filter(|r| is_in(scope.dataset(), r.to, area) && !scope.leaves_out(r.from, r.to)))
}

impl Sums {
    fn share(self) -> Option<f64> {
        (self.all > 0.0).then(|| self.from_china / self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::importers::importers;
    use crate::analysis::matrix::Matrix;
    use crate::model::Group;
    use crate::model::fixture::world;
    use crate::query::{ChinaSet, Query};

    const TEXT: &str = "CHN > JPN 60k 30t
        MOZ > JPN 40k 10t
        MOZ > JPN 7k
        CHN > DEU 140k 70t
        FRA > DEU 20k 1t
        CHN > HKG 500k 100t
        HKG > JPN 3k 1t";

    /// The same by the longer way: the trade matrix, what the scope counts of it, its importers.
    #[test]
    fn imports_from_rows_are_those_of_the_trade_matrix() {
        let (dataset, rows) = world(TEXT);
        let (query, _) = Query::parse("", &dataset);
        let stage = query.stage_in(&dataset).expect("a stage");
        let eu = Some(Area::Group(Group::Eu27));
        for (china, area) in
            [(ChinaSet::Mainland, None), (ChinaSet::WithHongKong, None), (ChinaSet::Mainland, eu)]
        {
            let scope = Scope::new(&dataset, china, area);
            let matrix = Matrix::of(&dataset, &rows, stage, query.year, None).expect("rows");
            for unit in matrix.units() {
                let bought = Bought::of(&rows, stage, query.year, None, unit, &scope);
                let all = importers(&scope, &matrix.counted(unit, &scope));
                assert!(all.len() > 1);
                for importer in all {
                    let own = bought.by(importer.area, &scope);
                    let share = own.share.expect("imports");
                    assert!(
                        (own.amount - importer.imports).abs() < 1e-9
                            && (share - importer.share).abs() < 1e-12
                    );
                }
            }
        }
    }

    #[test]
    fn who_buys_nothing_has_no_share() {
        let (dataset, rows) = world(TEXT);
        let (query, _) = Query::parse("", &dataset);
        let scope = Scope::of(&dataset, &query);
        let stage = query.stage_in(&dataset).expect("a stage");
        let bought = Bought::of(&rows, stage, query.year, None, Unit::Usd, &scope);
        let place = |code| dataset.place(code).expect("a place");
        assert_eq!(bought.share(place("MOZ")), None);
        assert_eq!(bought.by(Area::Country(place("MOZ")), &scope), Imports { amount: 0.0, share: None });
        assert_eq!(bought.share(place("HKG")), Some(1.0));
    }
}
