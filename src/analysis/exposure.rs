//! What lies behind an importer's face-value share: origin, touch, and the band over all definitions.
//! Knows shares of importers; how the mark of China travels is in [`super::look_through`].

use super::interval::Interval;
use super::look_through::LookThrough;
use super::matrix::Matrix;
use super::scope::Scope;
use super::trade::Flow;
use crate::model::{Area, Dataset, Mineral, Rows, Unit};
use crate::query::{ChinaSet, Measure};

/// China's part of one importer's imports beyond the face value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exposure {
    /// Origin share, Σ_i Z_ij ω_i / M_j.
    pub origin: Interval,
    /// China touch, Σ_i Z_ij t_i / M_j; never below the direct share.
    pub touch: Interval,
    /// Lowest and highest share over unit × measure × China set that the data allow, intervals included.
    pub band: Interval,
}

impl Exposure {
    /// The share by a measure; the direct one where only that is known.
    #[must_use]
    pub fn by(known: Option<&Self>, measure: Measure, direct: f64) -> Interval {
        match (known, measure) {
            (Some(exposure), Measure::Origin) => exposure.origin,
            (Some(exposure), Measure::Touch) => exposure.touch,
            _ => Interval::exact(direct),
        }
    }
}

/// Exposures of every importer of one stage and year.
#[derive(Clone, Debug)]
pub struct Exposures {
    /// The look-through behind the China set asked.
    pub look_through: LookThrough,
    /// By position of the territory; then the group of the scope; all trade of the world comes last.
    of_place: Vec<Option<Exposure>>,
    places: usize,
}

/// Sums of one importer: imports, and of these from, originating in, and touched by China.
#[derive(Clone, Copy, Default)]
struct Sums {
    imports: f64,
    direct: f64,
    origin: [f64; 2],
    touch: [f64; 2],
}

impl Sums {
    fn part(&self, ends: [f64; 2]) -> Option<Interval> {
        (self.imports > 0.0).then(|| Interval::new(ends[0] / self.imports, ends[1] / self.imports))
    }

    /// Touch cannot lie below what China sent itself; the sums agree but for their last digits.
    fn touch(&self) -> Option<Interval> {
        self.part(self.touch.map(|t| t.max(self.direct)))
    }

    /// The smallest interval that holds all three measures.
    fn hull(&self) -> Option<Interval> {
        let direct = self.part([self.direct; 2])?;
        Some(direct.hull(self.part(self.origin)?).hull(self.touch()?))
    }
}

impl Exposures {
    /// Exposures at a complete matrix, weighted in `unit`. The part of an exporter's supply is solved in the basis
    /// of the balance, and an importer's purchases are weighted in the unit asked, so that the direct share of the
    /// same answer stays comparable.
    #[must_use]
    pub fn of(
        mineral: &Mineral,
        rows: &Rows,
        matrix: &Matrix<'_>,
        unit: Unit,
        china: ChinaSet,
        scope: &Scope<'_>,
    ) -> Self {
        let asked = LookThrough::of(mineral, rows, matrix, scope);
        let own = sums(&matrix.counted(unit, scope), scope, &asked);
        let other_set = match china {
            ChinaSet::Mainland => ChinaSet::WithHongKong,
            ChinaSet::WithHongKong => ChinaSet::Mainland,
        };
        let other_scope = Scope::new(scope.dataset(), other_set, scope.group().map(Area::Group));
        let other = LookThrough::of(mineral, rows, matrix, &other_scope);
        let mut bands: Vec<Option<Interval>> = vec![None; own.len()];
        for unit in matrix.units() {
            for (scope, look_through) in [(scope, &asked), (&other_scope, &other)] {
                let sums = sums(&matrix.counted(unit, scope), scope, look_through);
                for (band, sums) in bands.iter_mut().zip(sums) {
                    if let Some(hull) = sums.hull() {
                        *band = Some(band.map_or(hull, |b| b.hull(hull)));
                    }
                }
            }
        }
        let exposure = |(sums, band): (&Sums, &Option<Interval>)| {
            Some(Exposure { origin: sums.part(sums.origin)?, touch: sums.touch()?, band: (*band)? })
        };
        let of_place = own.iter().zip(&bands).map(exposure).collect();
        Self { look_through: asked, of_place, places: scope.china().len() }
    }

    /// The exposure of all trade of the world.
    #[must_use]
    pub fn of_world(&self) -> Option<Exposure> {
        self.of_place.last().copied().flatten()
    }

    /// The exposure of an importer; `None` where it imports nothing.
    #[must_use]
    pub fn of_area(&self, area: Area) -> Option<Exposure> {
        match area {
            Area::Country(place) => self.of_place.get(place.index()).copied().flatten(),
            Area::Group(_) => self.of_place.get(self.places).copied().flatten(),
        }
    }
}

/// Origin and touch of one area, without a band: all that a line through the years needs.
#[must_use]
pub fn of_one(
    dataset: &Dataset,
    area: Area,
    flows: &[Flow],
    scope: &Scope<'_>,
    look_through: &LookThrough,
) -> Option<[Interval; 2]> {
    let sums = sums(flows, scope, look_through);
    let sums = match area {
        Area::Country(place) => sums.get(place.index()),
        Area::Group(_) => sums.get(dataset.countries.len()),
    }?;
    Some([sums.part(sums.origin)?, sums.touch()?])
}

fn sums(flows: &[Flow], scope: &Scope<'_>, behind: &LookThrough) -> Vec<Sums> {
    let places = scope.china().len();
    let mut sums = vec![Sums::default(); places + 2];
    for flow in flows {
        let from = flow.from.index();
        let (Some(origin), Some(touch)) = (behind.origin.get(from), behind.touch.get(from)) else { continue };
        let direct = if scope.is_china(flow.from) { flow.amount } else { 0.0 };
        let group = scope.in_group(flow.to).then_some(places);
        for at in [Some(flow.to.index()), group, Some(places + 1)].into_iter().flatten() {
            if let Some(of) = sums.get_mut(at) {
                of.imports += flow.amount;
                of.direct += direct;
                of.origin[0] += flow.amount * origin.low;
                of.origin[1] += flow.amount * origin.high;
                of.touch[0] += flow.amount * touch.low;
                of.touch[1] += flow.amount * touch.high;
            }
        }
    }
    sums
}
