//! What is asked: one value that is the link, the only input of the analysis.
//! Knows which values are possible in a dataset; does not know any answer.

pub mod look;
mod pairs;
pub mod preset;
pub mod url;

use crate::model::{Area, Dataset, FlowFile, HsLine, Mineral, Place, Stage, Unit};

/// Which share is shown. Formulas are in [`crate::analysis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Measure {
    /// Imports whose sender is China.
    #[default]
    Direct,
    /// Imports that originate in China, looked through re-exports.
    Origin,
    /// Imports mined, processed or traded in China at this or an earlier stage.
    Touch,
}

impl Measure {
    /// Every measure, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Origin, Self::Touch];
}

/// Who counts as China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ChinaSet {
    /// The mainland, as the trade data report it.
    #[default]
    Mainland,
    /// With Hong Kong and Macao.
    WithHongKong,
}

impl ChinaSet {
    /// Codes of the territories counted as China.
    #[must_use]
    pub fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Mainland => &["CHN"],
            Self::WithHongKong => &["CHN", "HKG", "MAC"],
        }
    }
}

/// How many flows are drawn; the rest is summed up as "other".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    /// The largest of them.
    Largest(u16),
    /// Every one.
    All,
}

impl Top {
    /// The limit as a number of flows.
    #[must_use]
    pub fn limit(self) -> usize {
        match self {
            Self::Largest(n) => usize::from(n),
            Self::All => usize::MAX,
        }
    }
}

/// The what-if part of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levers {
    /// Export stop of China, per cent.
    pub stop_percent: u16,
    /// Who is cut off; empty means all.
    pub to: Vec<Area>,
    /// Whether other exporters may step in.
    pub reroute: bool,
    /// How much more every other exporter can ship, per cent of its exports.
    pub spare_percent: u16,
    /// Cap on the growth of one existing link, per cent.
    pub grow_percent: u16,
    /// How long the stop lasts, months.
    pub months: u16,
    /// Members of the joint stockpile.
    pub pool: Vec<Place>,
    /// Cover each member holds, days of use.
    pub days: u16,
    /// Initiatives switched on, by id.
    pub deals: Vec<String>,
}

impl Levers {
    /// Whether a lever is moved that an answer shows: a stop, a pool, or a deal. The others only say how.
    #[must_use]
    pub fn act(&self) -> bool {
        self.stop_percent > 0 || !self.pool.is_empty() || !self.deals.is_empty()
    }
}

impl Default for Levers {
    fn default() -> Self {
        Self {
            stop_percent: 0,
            to: Vec::new(),
            reroute: false,
            spare_percent: 10,
            grow_percent: 50,
            months: 6,
            pool: Vec::new(),
            days: 60,
            deals: Vec::new(),
        }
    }
}

/// A question. Mineral, stage and year always exist in the dataset it was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Position of the mineral.
    pub mineral: usize,
    /// Position of the stage in its mineral.
    pub stage: usize,
    /// One line of the stage; `None` is all of them.
    pub line: Option<HsLine>,
    /// Year.
    pub year: u16,
    /// Unit of the answer.
    pub unit: Unit,
    /// Measure of dependency.
    pub measure: Measure,
    /// Who counts as China.
    pub china: ChinaSet,
    /// Whom the answer is about; `None` is the world.
    pub focus: Option<Area>,
    /// Flows drawn.
    pub top: Top,
    /// Side by side through the years, at most [`COMPARED`].
    pub compare: Vec<Area>,
    /// The flow looked at, from exporter to importer; two countries, never the same. Changes no number of the answer.
    pub flow: Option<(Place, Place)>,
    /// What if.
    pub levers: Levers,
}

/// How many countries or groups are compared at most.
pub const COMPARED: usize = 4;

/// Something a reader must be told beside the answer. Sentences are made elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A value of the link is impossible; the default stands in its place.
    Impossible {
        /// The link key.
        key: &'static str,
        /// What the link said.
        found: String,
    },
    /// The link was made with another edition of the data.
    OtherEdition {
        /// The edition the link pins.
        asked: String,
    },
    /// Tonnes were asked, but the rows do not carry them: the answer is in dollars.
    InDollars,
    /// Some tonnes are estimated from the value.
    PartEstimated,
    /// The unit in which the look-through is balanced.
    BalancedIn(Unit),
    /// Known outputs that were raised because more was sold than made and bought.
    OutputRaised(Vec<Place>),
    /// Origins that the balance leaves open though every output is known.
    Undetermined(Vec<Place>),
    /// The year gives the direct share alone, whatever measure was asked.
    DirectOnly,
    /// Only the largest partners of each country are known for this year.
    PartialYear,
    /// No rows for the year asked.
    NoData {
        /// The nearest year with rows.
        nearest: Option<u16>,
    },
    /// The stage has no trade heading of its own.
    NoHeading,
    /// The year's figures are provisional.
    Provisional,
    /// The focus imports nothing in this stage and year.
    FocusWithoutImports,
}

impl Query {
    /// The question a bare link asks.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let mineral = dataset.mineral_at("graphite").unwrap_or(0);
        let mut query = Self {
            mineral,
            stage: 0,
            line: None,
            year: 0,
            unit: Unit::Usd,
            measure: Measure::Direct,
            china: ChinaSet::Mainland,
            focus: None,
            top: Top::Largest(60),
            compare: Vec::new(),
            flow: None,
            levers: Levers::default(),
        };
        query.year = query.latest_year(dataset);
        query
    }

    /// The mineral asked about.
    #[must_use]
    pub fn mineral_in<'d>(&self, dataset: &'d Dataset) -> Option<&'d Mineral> {
        dataset.minerals.get(self.mineral)
    }

    /// The stage asked about.
    #[must_use]
    pub fn stage_in<'d>(&self, dataset: &'d Dataset) -> Option<&'d Stage> {
        self.mineral_in(dataset)?.stages.get(self.stage)
    }

    /// The file that holds the year of the question; `None` where no file does.
    #[must_use]
    pub fn file_in<'d>(&self, dataset: &'d Dataset) -> Option<&'d FlowFile> {
        self.stage_in(dataset)?.coverage_in(self.year)?;
        self.mineral_in(dataset)?.files.iter().find(|f| (f.first_year..=f.last_year).contains(&self.year))
    }

    /// The latest year with rows of the stage; the dataset's last year where it has none.
    #[must_use]
    pub fn latest_year(&self, dataset: &Dataset) -> u16 {
        self.stage_in(dataset).and_then(Stage::latest_year).unwrap_or_else(|| dataset.years().1)
    }

    /// Everybody who is looked at: the focus, then those compared, each once, at most [`COMPARED`].
    #[must_use]
    pub fn looked_at(&self) -> Vec<Area> {
        let mut areas: Vec<Area> = self.focus.into_iter().collect();
        areas.extend(self.compare.iter().filter(|area| Some(**area) != self.focus));
        areas.truncate(COMPARED);
        areas
    }

    /// The same question about another stage; "the latest year" stays the latest year.
    #[must_use]
    pub fn about(&self, dataset: &Dataset, mineral: usize, stage: usize) -> Self {
        let was_latest = self.year == self.latest_year(dataset);
        let mut query = Self { mineral, stage, line: None, ..self.clone() };
        if was_latest {
            query.year = query.latest_year(dataset);
        }
        query
    }
}
