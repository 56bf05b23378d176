//! The books: what became of every row and every dollar that was read.
//! Knows sums; does not know why a row was dropped, only that somebody said so.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use minerals_map::model::wire::CoverageKind;

use super::decimal::{Decimal, PER_THOUSANDTH};
use super::folder::Extent;
use super::stages::{At, Stages};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Used,
    /// The map has no stage with this line.
    NotOfTheMap,
    /// The stage takes this line from another revision.
    OtherRevision,
    /// Exporter and importer are the same.
    OwnTrade,
    /// A partial row of a revision and year that has a complete file.
    Superseded,
}

impl Fate {
    pub const ALL: [Self; 5] =
        [Self::Used, Self::NotOfTheMap, Self::OtherRevision, Self::OwnTrade, Self::Superseded];

    pub fn name(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::NotOfTheMap => "not a line of the map",
            Self::OtherRevision => "line taken from another revision",
            Self::OwnTrade => "own trade",
            Self::Superseded => "superseded by the complete file",
        }
    }
}

/// Rows and their exact value in 10⁻⁹ US dollars.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    pub rows: u64,
    pub exact: i128,
}

impl Sum {
    fn add(&mut self, value: Decimal) {
        self.rows += 1;
        self.exact += value.exact();
    }
}

/// The books of one file.
pub struct FileTally {
    pub name: String,
    pub extent: Extent,
    /// `false` for a revision that no stage takes: the file was not opened.
    pub read: bool,
    pub fates: [Sum; 5],
    pub rounded_values: u64,
    pub rounded_quantities: u64,
}

impl FileTally {
    pub fn rows(&self) -> u64 {
        self.fates.iter().map(|s| s.rows).sum()
    }
}

/// The books of one stage and year.
#[derive(Default)]
pub struct YearTally {
    /// Every row of the stage's lines, whatever its fate.
    pub came_in: Sum,
    pub fates: [Sum; 5],
    /// Exact minus rounded over the used rows, in 10⁻⁹ US dollars.
    pub rounding: i128,
    /// What the published rows add up to, in US dollars.
    pub published_usd: u64,
    /// The same over published rows with a quantity.
    pub published_with_tonnes_usd: u64,
    pub kind: Option<CoverageKind>,
}

#[derive(Default)]
pub struct Ledger {
    pub files: Vec<FileTally>,
    pub years: BTreeMap<(At, u16), YearTally>,
}

impl Ledger {
    pub fn open_file(&mut self, name: &str, extent: Extent, read: bool) {
        self.files.push(FileTally {
            name: name.to_owned(),
            extent,
            read,
            fates: Default::default(),
            rounded_values: 0,
            rounded_quantities: 0,
        });
    }

    /// Enters a row of the file opened last. `at` is the stage and year of its line, where the map has one.
    pub fn enter(&mut self, fate: Fate, at: Option<(At, u16)>, value: Decimal, quantity: Option<Decimal>) {
        if let Some(file) = self.files.last_mut() {
            file.fates[fate as usize].add(value);
            if fate == Fate::Used {
                file.rounded_values += u64::from(value.excess != 0);
                file.rounded_quantities += u64::from(quantity.is_some_and(|q| q.excess != 0));
            }
        }
        if let Some(at) = at {
            let year = self.years.entry(at).or_default();
            year.came_in.add(value);
            year.fates[fate as usize].add(value);
            if fate == Fate::Used {
                year.rounding += i128::from(value.excess);
            }
        }
    }

    /// Value in = value out + value dropped, to the dollar and beyond; value out is what is published.
    pub fn balance(&self, stages: &Stages) -> Result<()> {
        for ((at, year), tally) in &self.years {
            let out = i128::from(tally.published_usd) * PER_THOUSANDTH;
            let dropped: i128 = Fate::ALL.iter().skip(1).map(|f| tally.fates[*f as usize].exact).sum();
            ensure!(
                tally.came_in.exact == out + dropped + tally.rounding,
                "{}/{} {year}: value in {} expected, found {} out, {} dropped and {} of rounding",
                stages.minerals[at.0].id,
                stages.stage(*at).id,
                usd(tally.came_in.exact),
                usd(out),
                usd(dropped),
                usd(tally.rounding)
            );
        }
        Ok(())
    }
}

/// An exact sum in US dollars, with decimals only where it has some.
pub fn usd(exact: i128) -> String {
    let sign = if exact < 0 { "-" } else { "" };
    let (whole, below) =
        (exact.unsigned_abs() / PER_THOUSANDTH as u128, exact.unsigned_abs() % PER_THOUSANDTH as u128);
    if below == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{below:09}");
    format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::usd;

    #[test]
    fn sums_print_without_a_float() {
        assert_eq!(usd(365_000_000_000_000), "365000");
        assert_eq!(usd(-500_000_000), "-0.5");
        assert_eq!(usd(1_000_000_001), "1.000000001");
        assert_eq!(usd(0), "0");
    }
}
