//! The trade of one stage and year in both units, and what is known of output in the same terms.
//! Knows which unit a balance can be struck in; does not know shares.

use super::balance::Balance;
use super::change::{Change, changed};
use super::scope::Scope;
use super::trade::{Flow, Trade, total};
use crate::model::{Closure, CoverageKind, Dataset, HsLine, Place, Rows, Stage, Unit};

/// Trade matrices of one stage and year, before a scope leaves anything out.
#[derive(Clone, Debug)]
pub struct Matrix<'d> {
    dataset: &'d Dataset,
    /// The stage.
    pub stage: &'d Stage,
    /// The year.
    pub year: u16,
    line: Option<HsLine>,
    /// What the rows allow.
    pub kind: CoverageKind,
    usd: Trade,
    tonnes: Option<Trade>,
    /// Output beyond that of the tables, tonnes.
    added: Vec<(Place, f64)>,
}

impl<'d> Matrix<'d> {
    /// Reads the rows of a stage and year, of one line or all; `None` without rows.
    #[must_use]
    pub fn of(
        dataset: &'d Dataset,
        rows: &Rows,
        stage: &'d Stage,
        year: u16,
        line: Option<HsLine>,
    ) -> Option<Self> {
        let kind = stage.coverage_in(year)?;
        let usd = Trade::of(rows, stage, year, line, Unit::Usd);
        let tonnes =
            (kind == CoverageKind::Complete).then(|| Trade::of(rows, stage, year, line, Unit::Tonnes));
        Some(Self { dataset, stage, year, line, kind, usd, tonnes, added: Vec::new() })
    }

    /// The same stage and year after changes of trade, with output added in some places.
    #[must_use]
    pub fn changed(&self, changes: &[Change], added: &[(Place, f64)]) -> Self {
        let tonnes = self.tonnes.as_ref().map(|trade| changed(trade, changes, |c| c.tonnes));
        let added = self.added.iter().chain(added).copied().collect();
        Self { usd: changed(&self.usd, changes, |c| c.usd), tonnes, added, ..self.clone() }
    }

    /// The line asked; `None` is all of the stage.
    #[must_use]
    pub fn line(&self) -> Option<HsLine> {
        self.line
    }

    /// Whether all rows are known, not only those of the largest partners.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.kind != CoverageKind::Partial
    }

    /// The unit balances are struck in: tonnes where rows with tonnes hold at least 90 % of the value, else dollars.
    #[must_use]
    pub fn basis(&self) -> Unit {
        if self.tonnes.is_some() { Unit::Tonnes } else { Unit::Usd }
    }

    /// The units an answer can be in.
    pub fn units(&self) -> impl Iterator<Item = Unit> + use<> {
        [Some(Unit::Usd), self.tonnes.as_ref().map(|_| Unit::Tonnes)].into_iter().flatten()
    }

    /// Trade in a unit; in dollars where there are no tonnes.
    #[must_use]
    pub fn trade(&self, unit: Unit) -> &Trade {
        match unit {
            Unit::Tonnes => self.tonnes.as_ref().unwrap_or(&self.usd),
            Unit::Usd => &self.usd,
        }
    }

    /// The flows of a unit that a scope counts.
    #[must_use]
    pub fn counted(&self, unit: Unit, scope: &Scope<'_>) -> Vec<Flow> {
        scope.counted(&self.trade(unit).flows)
    }

    /// The balances of every territory in the basis.
    #[must_use]
    pub fn balance(&self, scope: &Scope<'_>) -> Balance {
        let flows = self.counted(self.basis(), scope);
        Balance::of(&flows, self.dataset.countries.len(), self.known_output().as_deref())
    }

    /// Output by position where it is known in the terms of the trade: the stage closes with production, all its
    /// lines are asked, in tonnes, in a year of the table. There a country that is not listed makes nothing, and
    /// one whose figure is withheld stays unknown.
    #[must_use]
    pub fn known_output(&self) -> Option<Vec<Option<f64>>> {
        let whole = self.line.is_none() || self.stage.lines.len() == 1;
        if self.stage.closure != Closure::Production || self.basis() != Unit::Tonnes || !whole {
            return None;
        }
        let year = self.dataset.output.get(self.stage.output?)?.in_year(self.year)?;
        let of_table = |place| year.of(place).map_or(Some(0.0), |figure| figure.tonnes);
        let beyond = |place| total(self.added.iter().filter(|(of, _)| *of == place).map(|(_, t)| *t));
        let made = |place| of_table(place).map(|tonnes| tonnes + beyond(place));
        Some(self.dataset.places().map(|(place, _)| made(place)).collect())
    }
}
