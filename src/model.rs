//! What we know: territories, minerals, stages, the rows of trade, output, reserves, controls and deals, checked once when they are read.
//! Knows nothing of questions, pixels or sentences.

pub mod control;
pub mod deal;
pub mod decode;
#[cfg(not(target_arch = "wasm32"))]
pub mod disk;
pub mod extras;
pub mod fixture;
pub mod id;
pub mod initiative;
pub mod lang;
#[cfg(not(target_arch = "wasm32"))]
pub mod migrate;
mod names;
pub mod output;
pub mod rows;
pub mod unit;
pub mod wire;

pub use control::Control;
pub use deal::Deal;
pub use extras::{Extras, Site, StockFact, Told};
pub use id::{Area, Group, HsLine, Place};
pub use initiative::Initiative;
pub use lang::Lang;
pub use names::Names;
pub use output::{Closure, OutputFigure, OutputSeries, OutputYear, ReserveSeries};
pub use rows::{Row, Rows, Span};
pub use unit::Unit;
pub use wire::{CoverageKind, FlowFile, Source};

/// The index of the dataset: everything but the rows of trade.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Name of the data edition.
    pub edition: String,
    /// Edition of the trade data.
    pub trade: String,
    /// Territories by code; [`Place`] is a position here.
    pub countries: Vec<Country>,
    /// Minerals in editorial order; never empty.
    pub minerals: Vec<Mineral>,
    /// Where the figures come from.
    pub sources: Vec<Source>,
    /// Output by country; [`Stage::output`] is a position here.
    pub output: Vec<OutputSeries>,
    /// Reserves by country; [`Mineral::reserves`] are positions here.
    pub reserves: Vec<ReserveSeries>,
    /// Export controls and other trade measures.
    pub controls: Vec<Control>,
    /// Deals, frameworks, stocks and plants.
    pub initiatives: Vec<Initiative>,
    /// Deals that a reader can switch on; none in a dataset without them.
    pub deals: Vec<Deal>,
    /// Name of the file that [`decode::extras`] reads; none in a dataset without it.
    pub what_if: Option<String>,
}

/// A reporting territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166 alpha-3, or the trade data's own code for a former reporter.
    pub code: String,
    /// ISO 3166 alpha-2; empty where there is none.
    pub iso2: String,
    /// Names.
    pub name: Names,
    /// Label point, degrees east and north.
    pub at_deg: Option<[f64; 2]>,
    /// Bits of [`Group::bit`].
    pub groups: u8,
    /// The territories of today a former reporter spoke for.
    pub covers: Vec<Place>,
}

/// A mineral.
#[derive(Clone, Debug, PartialEq)]
pub struct Mineral {
    /// Slug.
    pub id: String,
    /// Names.
    pub name: Names,
    /// Stages in order; never empty.
    pub stages: Vec<Stage>,
    /// Files with its rows, newest years first.
    pub files: Vec<FlowFile>,
    /// Its series of reserves, ascending positions in [`Dataset::reserves`]: none, one, or several kinds of ore.
    pub reserves: Vec<usize>,
}

/// One stage of a mineral.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Slug.
    pub id: String,
    /// 1 mined, 2 processed, 3 product.
    pub tier: u8,
    /// HS revision, such as `HS92`.
    pub revision: String,
    /// Lines; empty where the nomenclature has no heading.
    pub lines: Vec<HsLine>,
    /// Which supply closes its balance.
    pub closure: Closure,
    /// Its series of output, a position in [`Dataset::output`].
    pub output: Option<usize>,
    /// Short names.
    pub name: Names,
    /// The goods as a sentence names them.
    pub goods: Names,
    /// What the heading holds that its name does not say.
    pub caveat: Names,
    /// Years with rows, ascending.
    pub coverage: Vec<(u16, CoverageKind)>,
}

impl Stage {
    /// What the rows of `year` allow; `None` without rows.
    #[must_use]
    pub fn coverage_in(&self, year: u16) -> Option<CoverageKind> {
        self.coverage.iter().find(|(y, _)| *y == year).map(|(_, kind)| *kind)
    }

    /// The latest year with rows.
    #[must_use]
    pub fn latest_year(&self) -> Option<u16> {
        self.coverage.last().map(|(y, _)| *y)
    }

    /// The year with rows that lies nearest to `year`; the later one of two.
    #[must_use]
    pub fn nearest_year(&self, year: u16) -> Option<u16> {
        self.coverage.iter().map(|(y, _)| *y).min_by_key(|y| (y.abs_diff(year), u16::MAX - y))
    }
}

impl Dataset {
    /// How the editions of readers' own data begin.
    pub const OWN: &str = "own-";

    /// Whether these are a reader's own data.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.edition.starts_with(Self::OWN)
    }

    /// The territory with this code.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<Place> {
        let found = self.countries.binary_search_by(|c| c.code.as_str().cmp(code)).ok()?;
        u8::try_from(found).ok().map(Place)
    }

    /// The territory at a position; `None` past the end.
    #[must_use]
    pub fn country(&self, place: Place) -> Option<&Country> {
        self.countries.get(place.index())
    }

    /// Code of a territory; empty past the end.
    #[must_use]
    pub fn code(&self, place: Place) -> &str {
        self.country(place).map_or("", |c| c.code.as_str())
    }

    /// Whether a territory belongs to a group.
    #[must_use]
    pub fn is_member(&self, place: Place, group: Group) -> bool {
        self.country(place).is_some_and(|c| c.groups & group.bit() != 0)
    }

    /// Every territory with its position.
    pub fn places(&self) -> impl Iterator<Item = (Place, &Country)> {
        (0u8..=u8::MAX).map(Place).zip(&self.countries)
    }

    /// Position of a mineral by slug.
    #[must_use]
    pub fn mineral_at(&self, id: &str) -> Option<usize> {
        self.minerals.iter().position(|m| m.id == id)
    }

    /// Every name in the index, in its order.
    #[must_use]
    pub fn names(&self) -> Vec<&Names> {
        let mut names: Vec<&Names> = self.countries.iter().map(|c| &c.name).collect();
        for mineral in &self.minerals {
            names.push(&mineral.name);
            for stage in &mineral.stages {
                names.extend([&stage.name, &stage.goods, &stage.caveat]);
            }
        }
        for deal in &self.deals {
            names.extend([&deal.title, &deal.note]);
        }
        names
    }

    /// Whether its names are known in a language: an index has all of them or is refused.
    #[must_use]
    pub fn speaks(&self, lang: Lang) -> bool {
        self.minerals.first().is_some_and(|mineral| mineral.name.known(lang).is_some())
    }

    /// Learns the names in the languages of another index of the same edition.
    pub fn learn(&self, other: &Self) {
        for (own, other) in self.names().into_iter().zip(other.names()) {
            own.learn_from(other);
        }
    }

    /// First and last year of any stage.
    #[must_use]
    pub fn years(&self) -> (u16, u16) {
        let years = || self.minerals.iter().flat_map(|m| &m.stages).flat_map(|s| &s.coverage).map(|c| c.0);
        (years().min().unwrap_or(0), years().max().unwrap_or(0))
    }

    /// Code of an area as links write it.
    #[must_use]
    pub fn area_code(&self, area: Area) -> &str {
        match area {
            Area::Country(place) => self.code(place),
            Area::Group(group) => group.code(),
        }
    }

    /// The area with this code: a territory or a group.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<Area> {
        Group::parse(code).map(Area::Group).or_else(|| self.place(code).map(Area::Country))
    }
}
