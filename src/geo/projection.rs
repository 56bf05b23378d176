//! The Equal Earth projection (Šavrič, Patterson, Jenny 2018): equal-area, parallels are straight lines.
//! Knows the formula and where the centre lies; does not know what is drawn.

use super::{LonLat, MAP_HEIGHT, MAP_WIDTH, MapPoint, wrapped_deg};
use crate::digits::between;
use crate::trig::{arcsin, sin_cos};

const A1: f64 = 1.340_264;
const A2: f64 = -0.081_106;
const A3: f64 = 0.000_893;
const A4: f64 = 0.003_796;
/// √3 / 2.
const M: f64 = 0.866_025_403_784_438_6;
/// Map units per radius of the unit sphere: half the equator is π / (M · A1) long on the unit sphere.
const UNITS_PER_RADIUS: f64 = MAP_WIDTH * M * A1 / (2.0 * std::f64::consts::PI);
/// Step between the points of the globe's edge, in degrees of latitude.
const OUTLINE_STEP_DEG: usize = 2;

/// Equal Earth with a chosen longitude in the middle of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EqualEarth {
    centre_deg: f64,
}

impl EqualEarth {
    /// The projection with this longitude in the middle.
    pub fn centred_at(lon_deg: f64) -> EqualEarth {
        EqualEarth { centre_deg: wrapped_deg(lon_deg) }
    }

    /// The longitude in the middle, degrees from -180 to 180.
    pub fn centre_deg(&self) -> f64 {
        self.centre_deg
    }

    /// How far east of the middle a longitude lies, degrees from -180 to 180.
    pub fn from_centre_deg(&self, lon_deg: f64) -> f64 {
        wrapped_deg(lon_deg - self.centre_deg)
    }

    /// The place in the map plane.
    pub fn project(&self, place: LonLat) -> MapPoint {
        self.project_unwrapped(self.from_centre_deg(place.lon_deg), place.lat_deg)
    }

    /// The same for a longitude counted from the middle, which may run past the map's edge at ±180°.
    pub fn project_unwrapped(&self, lon_from_centre_deg: f64, lat_deg: f64) -> MapPoint {
        let (x, y) = forward(lon_from_centre_deg.to_radians(), lat_deg.to_radians());
        MapPoint { x: MAP_WIDTH / 2.0 + x * UNITS_PER_RADIUS, y: MAP_HEIGHT / 2.0 - y * UNITS_PER_RADIUS }
    }

    /// The place that is drawn at a point; none off the globe.
    pub fn unproject(&self, point: MapPoint) -> Option<LonLat> {
        let (lon, lat) = inverse(
            (point.x - MAP_WIDTH / 2.0) / UNITS_PER_RADIUS,
            (MAP_HEIGHT / 2.0 - point.y) / UNITS_PER_RADIUS,
        )?;
        Some(LonLat { lon_deg: wrapped_deg(lon.to_degrees() + self.centre_deg), lat_deg: lat.to_degrees() })
    }

    /// The globe's edge, clockwise from the top right; the last point is not the first again.
    pub fn outline(&self) -> Vec<MapPoint> {
        let lats_deg = || (-90_i32..91).step_by(OUTLINE_STEP_DEG).map(f64::from);
        let right = lats_deg().rev().map(|lat| self.project_unwrapped(180.0, lat));
        let left = lats_deg().map(|lat| self.project_unwrapped(-180.0, lat));
        right.chain(left).collect()
    }
}

/// Radians to the plane of the unit sphere, y upwards.
fn forward(lon: f64, lat: f64) -> (f64, f64) {
    let sin_t = M * sin_cos(lat).0;
    let t = arcsin(sin_t);
    // t is within ±π/3: its cosine is positive, and so the root.
    (lon * (1.0 - sin_t * sin_t).sqrt() / (M * slope(t)), height(t))
}

/// The plane of the unit sphere to radians; none off the globe.
fn inverse(x: f64, y: f64) -> Option<(f64, f64)> {
    // Newton's method: the height is nearly linear in t, five rounds reach the last bit.
    let mut t = y / A1;
    for _ in 0..8 {
        t -= (height(t) - y) / slope(t);
    }
    let sin_lat = t.sin() / M;
    let lon = x * M * slope(t) / t.cos();
    let slack = 1e-9;
    let on_globe = sin_lat.abs() <= 1.0 + slack && lon.abs() <= std::f64::consts::PI + slack;
    on_globe.then(|| (lon, between(sin_lat, -1.0, 1.0).asin()))
}

/// The height above the equator at the parameter t.
fn height(t: f64) -> f64 {
    let t2 = t * t;
    t * (A1 + A2 * t2 + t2 * t2 * t2 * (A3 + A4 * t2))
}

/// The derivative of [`height`].
fn slope(t: f64) -> f64 {
    let t2 = t * t;
    A1 + 3.0 * A2 * t2 + t2 * t2 * t2 * (7.0 * A3 + 9.0 * A4 * t2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    #[test]
    fn meets_the_published_points() {
        for (lat_deg, x, y) in [
            (0.0, 2.70663, 0.0),
            (45.0, 2.31971, 0.86023),
            (60.0, 2.03906, 1.08830),
            (90.0, 1.60359, 1.31736),
        ] {
            let (fx, fy) = forward(PI, f64::to_radians(lat_deg));
            assert!((fx - x).abs() < 1e-5 && (fy - y).abs() < 1e-5, "{lat_deg}: {fx} {fy}");
        }
    }

    #[test]
    fn fills_its_box() {
        let map = EqualEarth::centred_at(11.0);
        let west = map.project_unwrapped(-180.0, 0.0);
        let east = map.project_unwrapped(180.0, 0.0);
        assert!(west.x.abs() < 1e-9 && (east.x - MAP_WIDTH).abs() < 1e-9);
        let north = map.project_unwrapped(0.0, 90.0);
        let south = map.project_unwrapped(0.0, -90.0);
        assert!(north.y.abs() < 1e-9 && (south.y - MAP_HEIGHT).abs() < 1e-9, "{} {}", north.y, south.y);
    }

    #[test]
    fn inverse_returns_to_the_place() {
        for centre_deg in [11.0, 150.0, 100.0, -170.0] {
            let map = EqualEarth::centred_at(centre_deg);
            for lon in (-179..180).step_by(17) {
                for lat in (-89..90).step_by(8) {
                    let place = LonLat { lon_deg: f64::from(lon), lat_deg: f64::from(lat) };
                    let back = map.unproject(map.project(place)).unwrap();
                    assert!((back.lon_deg - place.lon_deg).abs() < 1e-7, "{place:?} {back:?}");
                    assert!((back.lat_deg - place.lat_deg).abs() < 1e-7, "{place:?} {back:?}");
                }
            }
        }
    }

    #[test]
    fn nothing_lies_off_the_globe() {
        let map = EqualEarth::centred_at(11.0);
        for (x, y) in [(1.0, 1.0), (999.0, 1.0), (500.0, -1.0), (500.0, MAP_HEIGHT + 1.0), (-1.0, 243.0)] {
            assert_eq!(map.unproject(MapPoint { x, y }), None, "{x} {y}");
        }
    }

    #[test]
    fn the_middle_is_the_chosen_longitude() {
        let map = EqualEarth::centred_at(150.0);
        let middle = map.project(LonLat { lon_deg: 150.0, lat_deg: 0.0 });
        assert!((middle.x - MAP_WIDTH / 2.0).abs() < 1e-9 && (middle.y - MAP_HEIGHT / 2.0).abs() < 1e-9);
        let canada = map.project(LonLat { lon_deg: -100.0, lat_deg: 60.0 });
        assert!(canada.x > middle.x, "the Americas lie right of the Pacific");
    }

    #[test]
    fn the_outline_is_closed_and_symmetric() {
        let outline = EqualEarth::centred_at(0.0).outline();
        let (first, last) = (outline[0], outline[outline.len() - 1]);
        assert!((first.x + last.x - MAP_WIDTH).abs() < 1e-9 && (first.y - last.y).abs() < 1e-9);
    }
}
