//! From the sphere to the map plane: places, the projection, flows as curves, land as paths.
//! Knows degrees and map units; does not know pixels, colours, trade or the browser.

use crate::trig::length;

pub mod arc;
mod clip;
pub mod path;
pub mod projection;
pub mod shape;

/// Width of the whole globe at the equator, in map units.
pub const MAP_WIDTH: f64 = 1000.0;

/// Height of the whole globe from pole to pole, in map units.
pub const MAP_HEIGHT: f64 = 486.716_975_387_404;

/// A place on the globe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Degrees east of Greenwich.
    pub lon_deg: f64,
    /// Degrees north of the equator.
    pub lat_deg: f64,
}

/// A place in the map plane, in map units: the origin is the top left of the box around the globe, y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapPoint {
    /// Map units from the left of the box.
    pub x: f64,
    /// Map units from the top of the box.
    pub y: f64,
}

impl MapPoint {
    /// The straight distance to another point, in map units.
    pub fn distance(self, other: MapPoint) -> f64 {
        length(self.x - other.x, self.y - other.y)
    }

    /// The point at `share` (0 here, 1 there) of the straight way to another point.
    pub fn towards(self, other: MapPoint, share: f64) -> MapPoint {
        MapPoint { x: self.x + (other.x - self.x) * share, y: self.y + (other.y - self.y) * share }
    }
}

/// A difference of longitudes as the shorter way round, in degrees from -180 (inclusive) to 180 (exclusive).
pub fn wrapped_deg(difference_deg: f64) -> f64 {
    difference_deg - 360.0 * ((difference_deg + 180.0) / 360.0).floor()
}
