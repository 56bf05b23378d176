//! What a question leaves out, and who counts as what.
//! Knows the China set and the focused group; does not know any amount.

use super::trade::Flow;
use crate::model::{Area, Dataset, Group, Place};
use crate::query::{ChinaSet, Query};

/// The territories counted as China, and the group whose inner trade is left out.
#[derive(Clone, Debug)]
pub struct Scope<'d> {
    dataset: &'d Dataset,
    china: Vec<bool>,
    group: Option<Group>,
    /// By position: [`CHINA`] and [`GROUP`] where a territory belongs to them.
    sides: Vec<u8>,
}

const CHINA: u8 = 1;
const GROUP: u8 = 2;

impl<'d> Scope<'d> {
    /// The scope of a question.
    #[must_use]
    pub fn of(dataset: &'d Dataset, query: &Query) -> Self {
        Self::new(dataset, query.china, query.focus)
    }

    /// A China set, with the trade inside the area left out where that is a group.
    #[must_use]
    pub fn new(dataset: &'d Dataset, china: ChinaSet, area: Option<Area>) -> Self {
        let mut mask = vec![false; dataset.countries.len()];
        for place in china_set(dataset, china) {
            if let Some(cell) = mask.get_mut(place.index()) {
                *cell = true;
            }
        }
        let group = match area {
            Some(Area::Group(group)) => Some(group),
            _ => None,
        };
        let side = |(place, is_china): (Place, &bool)| {
            let in_group = group.is_some_and(|group| dataset.is_member(place, group));
            u8::from(*is_china) * CHINA | u8::from(in_group) * GROUP
        };
        let sides = dataset.places().map(|(place, _)| place).zip(&mask).map(side).collect();
        Self { dataset, china: mask, group, sides }
    }

    /// The dataset whose territories these are.
    #[must_use]
    pub fn dataset(&self) -> &'d Dataset {
        self.dataset
    }

    /// Whether a territory counts as China, C in the formulas.
    #[must_use]
    pub fn is_china(&self, place: Place) -> bool {
        self.china.get(place.index()).copied().unwrap_or(false)
    }

    /// By position: whether a territory counts as China.
    #[must_use]
    pub fn china(&self) -> &[bool] {
        &self.china
    }

    /// Trade inside C, inside the group, and of a country with itself is left out of every measure.
    #[must_use]
    pub fn leaves_out(&self, from: Place, to: Place) -> bool {
        from == to || self.sides_of(from) & self.sides_of(to) != 0
    }

    fn sides_of(&self, place: Place) -> u8 {
        self.sides.get(place.index()).copied().unwrap_or_default()
    }

    /// The flows that count.
    #[must_use]
    pub fn counted(&self, flows: &[Flow]) -> Vec<Flow> {
        flows.iter().filter(|f| !self.leaves_out(f.from, f.to)).copied().collect()
    }

    /// The group whose inner trade is left out.
    #[must_use]
    pub fn group(&self) -> Option<Group> {
        self.group
    }

    /// Whether a territory belongs to that group.
    #[must_use]
    pub fn in_group(&self, place: Place) -> bool {
        self.sides_of(place) & GROUP != 0
    }
}

/// The territories of a China set.
#[must_use]
pub fn china_set(dataset: &Dataset, china: ChinaSet) -> Vec<Place> {
    china.codes().iter().filter_map(|code| dataset.place(code)).collect()
}

/// Whether a territory is the area or a member of it.
#[must_use]
pub fn is_in(dataset: &Dataset, place: Place, area: Area) -> bool {
    match area {
        Area::Country(country) => country == place,
        Area::Group(group) => dataset.is_member(place, group),
    }
}
