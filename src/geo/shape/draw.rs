//! Land, borders and coasts as SVG paths, for any longitude in the middle of the map.
//! Knows which copies of an outline the map shows; does not know colours or strokes.

use super::{LineKind, Ring, World};
use crate::geo::MapPoint;
use crate::geo::clip::{self, Degrees, EDGE_DEG};
use crate::geo::path::PathData;
use crate::geo::projection::EqualEarth;

/// The outline of one territory on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LandShape {
    /// ISO 3166 alpha-3 code of the reporting territory; empty for land that no territory reports for.
    pub iso3: String,
    /// SVG path data in map units.
    pub path: String,
}

impl World {
    /// The outlines of all territories, to be filled but not stroked: they run along the map's edge where it cuts them.
    pub fn land(&self, projection: &EqualEarth) -> Vec<LandShape> {
        let mut shapes = Vec::with_capacity(self.lands.len());
        for land in &self.lands {
            let mut path = PathData::default();
            for ring in &land.rings {
                for copy in ring.copies(projection.centre_deg()) {
                    path.ring(&projected(projection, &clip::ring(&copy)));
                }
            }
            let path = path.finish();
            if !path.is_empty() {
                shapes.push(LandShape { iso3: land.iso3.clone(), path });
            }
        }
        shapes
    }

    /// The lines between territories, as one path.
    pub fn borders(&self, projection: &EqualEarth) -> String {
        self.drawn(projection, LineKind::Border)
    }

    /// The shores, as one path.
    pub fn coast(&self, projection: &EqualEarth) -> String {
        self.drawn(projection, LineKind::Coast)
    }

    /// Lines that the source draws within the area of one reporting territory, as one path.
    pub fn disputed(&self, projection: &EqualEarth) -> String {
        self.drawn(projection, LineKind::Disputed)
    }

    /// The globe's outline.
    pub fn sphere(&self, projection: &EqualEarth) -> String {
        let mut path = PathData::default();
        path.ring(&projection.outline());
        path.finish()
    }

    fn drawn(&self, projection: &EqualEarth, kind: LineKind) -> String {
        let mut path = PathData::default();
        for line in self.lines.iter().filter(|line| line.kind == kind) {
            for copy in copies(&line.points, projection.centre_deg()) {
                for part in clip::line(&copy) {
                    path.line(&projected(projection, &part));
                }
            }
        }
        path.finish()
    }
}

impl Ring {
    /// The ring as often as it can be seen, in degrees from the map's middle.
    fn copies(&self, centre_deg: f64) -> Vec<Vec<Degrees>> {
        if !self.is_around_pole {
            return copies(&self.points, centre_deg);
        }
        // Walked until it spans the window wherever that lies, then closed along the pole.
        let turn = self.points[self.points.len() - 1].0 - self.points[0].0;
        let mut around: Vec<Degrees> = Vec::with_capacity(5 * self.points.len() + 2);
        for n in -2..=2 {
            for p in &self.points {
                around.push((p.0 + turn * f64::from(n) - centre_deg, p.1));
            }
        }
        let pole = 90.0_f64.copysign(self.points[0].1);
        if let (Some(first), Some(last)) = (around.first().copied(), around.last().copied()) {
            around.extend([(last.0, pole), (first.0, pole)]);
        }
        vec![around]
    }
}

/// A line as often as it can be seen, in degrees from the map's middle.
fn copies(points: &[Degrees], centre_deg: f64) -> Vec<Vec<Degrees>> {
    let (west, east) =
        points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(w, e), p| (w.min(p.0), e.max(p.0)));
    let mut copies = Vec::new();
    for n in -2..=2 {
        let shift = f64::from(n) * 2.0 * EDGE_DEG - centre_deg;
        if west + shift < EDGE_DEG && east + shift > -EDGE_DEG {
            copies.push(points.iter().map(|p| (p.0 + shift, p.1)).collect());
        }
    }
    copies
}

fn projected(projection: &EqualEarth, points: &[Degrees]) -> Vec<MapPoint> {
    points.iter().map(|&(lon, lat)| projection.project_unwrapped(lon, lat)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::shape::tests::TWO;

    fn land(world: &World, centre_deg: f64, iso3: &str) -> String {
        let shapes = world.land(&EqualEarth::centred_at(centre_deg));
        shapes.into_iter().find(|shape| shape.iso3 == iso3).unwrap().path
    }

    #[test]
    fn a_territory_is_cut_only_where_the_edge_is() {
        let world = World::decode(TWO).unwrap();
        assert_eq!(land(&world, 0.0, "BBB").matches('z').count(), 2);
        assert_eq!(land(&world, 150.0, "BBB").matches('z').count(), 1);
        assert_eq!(land(&world, -150.0, "BBB").matches('z').count(), 1);
    }

    #[test]
    fn lines_know_who_shares_them() {
        let world = World::decode(TWO).unwrap();
        let map = EqualEarth::centred_at(150.0);
        assert_eq!(world.borders(&map).matches('m').count(), 1);
        assert_eq!(world.disputed(&map), "");
        assert!(world.coast(&map).matches('m').count() >= 3);
        let within = TWO.replace("[[1,0]]", "[[1,0],[2,0]]").replace("\"rings\":[[2,0]]", "\"rings\":[]");
        let world = World::decode(&within).unwrap();
        assert_eq!(world.borders(&map), "");
        assert_eq!(world.disputed(&map).matches('m').count(), 1);
    }

    #[test]
    fn a_shore_around_the_pole_is_one_closed_shape() {
        let world = World::decode(TWO).unwrap();
        for centre_deg in [0.0, 11.0, 100.0, 150.0, -180.0] {
            assert_eq!(land(&world, centre_deg, "ATA").matches('z').count(), 1, "{centre_deg}");
        }
    }
}
