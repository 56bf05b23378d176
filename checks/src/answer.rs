//! Shares of imports by origin and by touch, for any stage, year, unit and China set.
//! Knows which stage was made from which; every formula is in [`crate::origin`] and [`crate::touch`].

use std::collections::BTreeMap;
use std::path::Path;

use crate::balance::Balance;
use crate::origin::origin;
use crate::output::Outputs;
use crate::places::Places;
use crate::rows::{self, Row, Rows};
use crate::stages::{self, Stage};
use crate::touch::touch;
use crate::trade::{Trade, Unit};
use crate::{Ends, EndsByPlace};

/// Who counts as China.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum China {
    /// The mainland alone.
    Mainland,
    /// With Hong Kong and Macao.
    WithHongKong,
}

impl China {
    /// The China set as links write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mainland => "cn",
            Self::WithHongKong => "hk",
        }
    }

    fn members(self) -> &'static [&'static str] {
        match self {
            Self::Mainland => &["CHN"],
            Self::WithHongKong => &["CHN", "HKG", "MAC"],
        }
    }
}

/// A question: position of the stage, year, China set.
type Key = (usize, u16, China);

/// What one importer bought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Importer {
    /// Importer.
    pub place: usize,
    /// Imports in thousand current US dollars, trade inside China left out.
    pub kusd: f64,
    /// Part of it bought from China itself, 0 to 1, in the unit of the answer.
    pub direct: f64,
    /// Part of it that originates in China.
    pub origin: Ends,
    /// Part of it that was made, processed or traded in China.
    pub touch: Ends,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Unit of the shares.
    pub unit: Unit,
    /// What the balance was solved in.
    pub basis: Unit,
    /// Whether output is known of anybody.
    pub is_output_known: bool,
    /// Importers by place.
    pub importers: Vec<Importer>,
}

struct Solved {
    trade: Trade,
    is_output_known: bool,
    china: Vec<bool>,
    origin: EndsByPlace,
    touch: EndsByPlace,
}

/// Everything read, and what was solved so far.
pub struct Recomputed {
    /// Who trades.
    pub places: Places,
    /// Stages that have lines.
    pub stages: Vec<Stage>,
    rows: Rows,
    outputs: Outputs,
    solved: BTreeMap<Key, Solved>,
}

impl Recomputed {
    /// Reads the trade files and the tables of the checkout at `root`; every row goes through `row` first.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn read(baci: &Path, root: &Path, row: impl Fn(&Row) -> Row) -> Result<Self, String> {
        let places = Places::read(baci, &root.join("data/baci/country_codes.csv"))?;
        let mut rows = rows::read(baci, &places)?;
        for row_of_line in rows.values_mut().flatten() {
            *row_of_line = row(row_of_line);
        }
        let stages = stages::read(&root.join("data/editorial/minerals.csv"))?;
        let outputs = Outputs::read(&root.join("data/output/production.csv"))?;
        Ok(Self { places, stages, rows, outputs, solved: BTreeMap::new() })
    }

    /// The answer; `None` where there are no complete rows.
    ///
    /// # Errors
    /// Where a balance cannot be solved.
    pub fn answer(
        &mut self,
        stage: usize,
        year: u16,
        asked: Unit,
        china: China,
    ) -> Result<Option<Answer>, String> {
        if !self.solve((stage, year, china))? {
            return Ok(None);
        }
        Ok(self.solved.get(&(stage, year, china)).map(|solved| solved.answer(asked)))
    }

    /// The trade of a stage and year, of one line or of all; `None` where there are no complete rows.
    ///
    /// # Errors
    /// Where tonnes cannot be estimated.
    pub fn trade(&self, stage: usize, year: u16, line: Option<&str>) -> Result<Option<Trade>, String> {
        let rows = self.rows_of(stage, year);
        if rows.is_empty() { Ok(None) } else { Trade::of_line(&rows, line).map(Some) }
    }

    /// Solves a question and those it hangs on, once. Says whether there are complete rows.
    fn solve(&mut self, key: Key) -> Result<bool, String> {
        if self.solved.contains_key(&key) {
            return Ok(true);
        }
        let (stage, year, china) = key;
        let rows = self.rows_of(stage, year);
        if rows.is_empty() {
            return Ok(false);
        }
        let trade = Trade::new(&rows)?;
        let china = self.members(china);
        let before = self.before(key, &china)?;
        let output = self.output(stage, year, trade.basis);
        let is_output_known = output.iter().any(Option::is_some);
        let balance = Balance::of(&trade, &china, &output);
        let (origin, touch) = (origin(&balance)?, touch(&balance, &before)?);
        self.solved.insert(key, Solved { trade, is_output_known, china, origin, touch });
        Ok(true)
    }

    fn rows_of(&self, stage: usize, year: u16) -> Vec<&Row> {
        let stage = &self.stages[stage];
        let of_line = |line: &String| self.rows.get(&(stage.revision.clone(), year, line.clone()));
        stage.lines.iter().filter_map(of_line).flatten().collect()
    }

    /// By place: whether it counts as China.
    pub fn members(&self, china: China) -> Vec<bool> {
        (0..self.places.count()).map(|place| china.members().contains(&self.places.id(place))).collect()
    }

    /// Output of each place in the basis; dollars of it are known of nobody.
    pub fn output(&self, stage: usize, year: u16, basis: Unit) -> Vec<Option<f64>> {
        let series = self.stages[stage].output.as_ref().filter(|_| basis == Unit::Tonnes);
        let known = series.and_then(|series| self.outputs.by_place(series, year, &self.places));
        known.unwrap_or_else(|| vec![None; self.places.count()])
    }

    /// The touch of what each place made its output from: that of the tier before, the farthest ends of its stages.
    fn before(&mut self, (stage, year, set): Key, china: &[bool]) -> Result<EndsByPlace, String> {
        let before = stages::tier_before(&self.stages, stage);
        let mut ends: Option<EndsByPlace> = None;
        for earlier in before {
            let key = (earlier, year, set);
            let own = if self.solve(key)? { self.solved.get(&key).map(|s| &s.touch) } else { None };
            let own = own.cloned().unwrap_or_else(|| outside(china, Ends::UNKNOWN));
            ends = Some(match ends {
                None => own,
                Some(ends) => EndsByPlace {
                    low: ends.low.iter().zip(&own.low).map(|(a, b)| a.min(*b)).collect(),
                    high: ends.high.iter().zip(&own.high).map(|(a, b)| a.max(*b)).collect(),
                },
            });
        }
        Ok(ends.unwrap_or_else(|| outside(china, Ends::NONE)))
    }
}

/// All in China, and the same ends for everybody else.
fn outside(china: &[bool], ends: Ends) -> EndsByPlace {
    let of = |china: &bool| if *china { Ends::ALL } else { ends };
    EndsByPlace {
        low: china.iter().map(|c| of(c).low).collect(),
        high: china.iter().map(|c| of(c).high).collect(),
    }
}

impl Solved {
    fn answer(&self, asked: Unit) -> Answer {
        let unit = self.trade.unit(asked);
        let places = self.china.len();
        let direct: Vec<f64> = self.china.iter().map(|china| f64::from(u8::from(*china))).collect();
        let all = vec![1.0; places];
        let (kusd, imports) = (self.bought(Unit::Dollars, &all), self.bought(unit, &all));
        let direct = self.bought(unit, &direct);
        let origin = (self.bought(unit, &self.origin.low), self.bought(unit, &self.origin.high));
        let touch = (self.bought(unit, &self.touch.low), self.bought(unit, &self.touch.high));
        let importer = |place: usize| {
            let share = |part: &[f64]| part[place] / imports[place];
            Importer {
                place,
                kusd: kusd[place],
                direct: share(&direct),
                origin: Ends { low: share(&origin.0), high: share(&origin.1) },
                touch: Ends { low: share(&touch.0), high: share(&touch.1) },
            }
        };
        let importers = (0..places).filter(|&place| imports[place] > 0.0).map(importer).collect();
        let (basis, is_output_known) = (self.trade.basis, self.is_output_known);
        Answer { unit, basis, is_output_known, importers }
    }

    /// Σ_i Z_ij part_i of each importer j, in a unit.
    fn bought(&self, unit: Unit, part: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; part.len()];
        for (from, to, amount) in self.trade.counted(unit, &self.china) {
            sums[to] += amount * part[from];
        }
        sums
    }
}

#[cfg(test)]
mod tests;
