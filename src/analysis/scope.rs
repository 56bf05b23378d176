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
    /// By position: whether a territory belongs to the group; empty without one.
    members: Vec<bool>,
}

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
        let in_group = |group| dataset.places().map(|(place, _)| dataset.is_member(place, group)).collect();
        let members = group.map_or(Vec::new(), in_group);
        Self { dataset, china: mask, group, members }
    }

    /// The dataset whose territories these are.
    #[must_use]
    pub fn dataset(&self) -> &'d Dataset {
        self.dataset
    }

    /// Whether a territory counts as China, C in the formulas.
    #[must_use]
    pub fn is_china(&self, place: Place) -> bool {
        has(&self.china, place)
    }

    /// By position: whether a territory counts as China.
    #[must_use]
    pub fn china(&self) -> &[bool] {
        &self.china
    }

    /// Trade inside C, inside the group, and of a country with itself is left out of every measure.
    #[must_use]
    pub fn leaves_out(&self, from: Place, to: Place) -> bool {
        let both = |mask: &[bool]| has(mask, from) && has(mask, to);
        from == to || both(&self.china) || both(&self.members)
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
        has(&self.members, place)
    }
}

fn has(mask: &[bool], place: Place) -> bool {
    mask.get(place.index()).copied().unwrap_or(false)
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
