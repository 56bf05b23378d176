//! The map without any answer: land, borders and the places of nodes for one centre.
//! Knows geometry and codes; does not know trade.

use crate::geo::path;
use crate::geo::projection::EqualEarth;
use crate::geo::shape::World;
use crate::geo::{LonLat, MAP_HEIGHT, MAP_WIDTH, MapPoint};
use crate::model::{Area, Dataset, Group};
use crate::query::look::View;

/// Width of the picture, map units.
pub const WIDTH: f64 = MAP_WIDTH;
/// The northern and southern edge of the picture, degrees.
const NORTH_DEG: f64 = 84.0;
const SOUTH_DEG: f64 = -57.0;

/// Ground of one view; made once and shared by every scene.
#[derive(Debug)]
pub struct Ground {
    /// The view it was made for.
    pub view: View,
    /// Its projection.
    pub projection: EqualEarth,
    /// Code and path of every territory.
    pub land: Vec<(String, String)>,
    /// Borders between territories.
    pub borders: String,
    /// Lines inside one reporting territory that not everybody draws alike.
    pub disputed: String,
    /// The edge of the globe.
    pub sphere: String,
    /// Place of each territory's node, by position in the dataset.
    pub nodes: Vec<Option<(LonLat, MapPoint)>>,
}

/// The part of the map plane that is shown: top and height, map units.
#[must_use]
pub fn window() -> (f64, f64) {
    let at = |lat_deg| EqualEarth::centred_at(0.0).project(LonLat { lon_deg: 0.0, lat_deg }).y;
    let (top, bottom) = (at(NORTH_DEG).max(0.0), at(SOUTH_DEG).min(MAP_HEIGHT));
    (top, bottom - top)
}

impl Ground {
    /// Draws the land for a view.
    #[must_use]
    pub fn new(world: &World, dataset: &Dataset, view: View) -> Self {
        let projection = EqualEarth::centred_at(view.centre_deg());
        let nodes = nodes(dataset, &projection);
        let land = world.land(&projection).into_iter().map(|l| (l.iso3, l.path)).collect();
        let (borders, disputed) = (world.borders(&projection), world.disputed(&projection));
        let sphere = world.sphere(&projection);
        Self { view, projection, land, borders, disputed, sphere, nodes }
    }
}

impl Ground {
    /// The same with fewer points, on a grid of `grain` map units: for pictures that are small.
    #[must_use]
    pub fn on_grid(self, grain: f64) -> Self {
        let coarse = |path: &str| path::on_grid(path, grain);
        let land = self.land.iter().map(|(code, path)| (code.clone(), coarse(path))).collect();
        let (borders, disputed) = (coarse(&self.borders), coarse(&self.disputed));
        Self { land, borders, disputed, ..self }
    }

    /// The same without the outlines that cannot be seen between two corners of the map.
    #[must_use]
    pub fn within(&self, from: MapPoint, to: MapPoint) -> Self {
        let seen = |path: &str| path::within(path, from, to);
        let land = self.land.iter().map(|(code, path)| (code.clone(), seen(path))).collect();
        let (borders, disputed) = (seen(&self.borders), seen(&self.disputed));
        let (sphere, nodes) = (self.sphere.clone(), self.nodes.clone());
        Self { view: self.view, projection: self.projection, land, borders, disputed, sphere, nodes }
    }

    /// The places of a view without any outline, for whoever places marks on land that is drawn already.
    #[must_use]
    pub fn without_land(dataset: &Dataset, view: View) -> Self {
        let projection = EqualEarth::centred_at(view.centre_deg());
        let nodes = nodes(dataset, &projection);
        let land = dataset.countries.iter().map(|c| (c.code.clone(), String::new())).collect();
        let [borders, disputed, sphere] = [(); 3].map(|()| String::new());
        Self { view, projection, land, borders, disputed, sphere, nodes }
    }
}

/// Place of each territory's node.
fn nodes(dataset: &Dataset, projection: &EqualEarth) -> Vec<Option<(LonLat, MapPoint)>> {
    let place = |at_deg: Option<[f64; 2]>| {
        let [lon_deg, lat_deg] = at_deg?;
        let at = LonLat { lon_deg, lat_deg };
        Some((at, projection.project(at)))
    };
    dataset.countries.iter().map(|c| place(c.at_deg)).collect()
}

/// Two grounds of one dataset are the same where their view is, drawn as finely.
impl PartialEq for Ground {
    fn eq(&self, other: &Self) -> bool {
        self.view == other.view && self.borders.len() == other.borders.len()
    }
}

/// The view that suits a focus: the Pacific for those who live on its western side, else the Atlantic.
#[must_use]
pub fn view_of(dataset: &Dataset, focus: Option<Area>) -> View {
    let pacific = match focus {
        Some(Area::Country(place)) => {
            let lon_deg = dataset.country(place).and_then(|c| c.at_deg).map(|at| at[0]);
            lon_deg.is_some_and(|lon| !(-140.0..=100.0).contains(&lon))
        }
        Some(Area::Group(group)) => group == Group::Quad,
        None => false,
    };
    if pacific { View::Pacific } else { View::Atlantic }
}
