//! Flows as curves: from place to place the shorter way round, bent to the left of the direction of travel,
//! so that the two directions of one pair lie apart. Curves, not routes. Knows nothing of amounts or nodes.

use super::projection::EqualEarth;
use super::{LonLat, MapPoint, wrapped_deg};
use crate::digits::between;
use crate::trig::{length as length_of, sin_cos};

/// Bend of the shortest flow: distance of the control point from the chord, as a share of the chord.
const BEND_NEAR: f64 = 0.14;
/// What is added to it for a flow of [`FAR_DEG`].
const BEND_FAR: f64 = 0.12;
/// A flow half around the globe.
const FAR_DEG: f64 = 180.0;
/// No control point comes nearer to a pole than this, so that no curve leaves the globe.
const MAX_LAT_DEG: f64 = 80.0;
/// A trim takes at most this share of the piece that it shortens: something is left even between touching nodes.
const MAX_TRIM: f64 = 0.4;

/// A quadratic Bézier curve in the map plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Where it begins.
    pub start: MapPoint,
    /// The point that both tangents meet in.
    pub control: MapPoint,
    /// Where it ends.
    pub end: MapPoint,
}

impl Curve {
    /// The point at `t`, 0 at the start and 1 at the end.
    pub fn at(&self, t: f64) -> MapPoint {
        self.start.towards(self.control, t).towards(self.control.towards(self.end, t), t)
    }

    /// The parts before and after `t`.
    pub fn split(&self, t: f64) -> (Curve, Curve) {
        let (before, after) = (self.start.towards(self.control, t), self.control.towards(self.end, t));
        let middle = before.towards(after, t);
        (
            Curve { start: self.start, control: before, end: middle },
            Curve { start: middle, control: after, end: self.end },
        )
    }

    fn reversed(&self) -> Curve {
        Curve { start: self.end, control: self.control, end: self.start }
    }
}

/// The curves of a flow: one, or two where it crosses the map's edge. Then the first ends on the edge and the second
/// begins on the opposite edge at the same latitude.
pub fn flow(projection: &EqualEarth, from: LonLat, to: LonLat) -> Vec<Curve> {
    let unrolled = unrolled_curve(projection, from, to);
    let end_lon = unrolled.end.x;
    let edge_lon = 180.0_f64.copysign(end_lon);
    if end_lon.abs() <= 180.0 {
        return vec![planar(projection, &unrolled, 0.0)];
    }
    let (near, far) = unrolled.split(crossing(&unrolled, edge_lon));
    let mut pieces = Vec::with_capacity(2);
    // A flow that begins on the edge has nothing on this side of it.
    if (near.start.x - edge_lon).abs() > 1e-9 {
        pieces.push(planar(projection, &near, 0.0));
    }
    pieces.push(planar(projection, &far, -2.0 * edge_lon));
    pieces
}

/// Shortens a flow so that it ends `radius` map units before its end point.
pub fn trim_end(curves: &mut [Curve], radius: f64) {
    let Some(last) = curves.last_mut() else { return };
    let back = back_to(last, radius);
    *last = last.split(1.0 - back).0;
}

/// How far back from the end, 0 at the end and 1 at the start, a curve leaves the circle around it; the most that a trim
/// may take where it does not.
fn back_to(curve: &Curve, radius: f64) -> f64 {
    // At `back` the curve is `back · |leaving + back · turning|` away from its end.
    let Curve { start, control, end } = *curve;
    let leaving = (2.0 * (control.x - end.x), 2.0 * (control.y - end.y));
    let turning = (start.x - end.x - leaving.0, start.y - end.y - leaving.1);
    let mut back = MAX_TRIM;
    // A flow is nearly straight there, so the distance nearly grows with `back` and Newton's steps are few.
    for _ in 0..6 {
        let (x, y) = (leaving.0 + back * turning.0, leaving.1 + back * turning.1);
        let long = length_of(x, y);
        let beyond = back * long - radius;
        if long <= 0.0 || beyond.abs() < 1e-9 || (back >= MAX_TRIM && beyond < 0.0) {
            break;
        }
        let slope = long + back * (x * turning.0 + y * turning.1) / long;
        back = between(back - beyond / slope, 0.0, MAX_TRIM);
    }
    back
}

/// Shortens a flow so that it begins `radius` map units after its start point.
pub fn trim_start(curves: &mut [Curve], radius: f64) {
    if let Some(first) = curves.first_mut() {
        let mut turned = [first.reversed()];
        trim_end(&mut turned, radius);
        *first = turned[0].reversed();
    }
}

/// The length of a flow in map units, within a thousandth.
pub fn length(curves: &[Curve]) -> f64 {
    const CHORDS: u32 = 16;
    let chord = |curve: &Curve, i: u32| {
        curve.at(f64::from(i) / f64::from(CHORDS)).distance(curve.at(f64::from(i + 1) / f64::from(CHORDS)))
    };
    curves.iter().map(|curve| (0..CHORDS).map(|i| chord(curve, i)).sum::<f64>()).sum()
}

/// Where an arrowhead at the end points: a vector of length 1. East for a curve without length.
pub fn direction_at_end(curve: &Curve) -> (f64, f64) {
    [curve.control, curve.start]
        .into_iter()
        .find_map(|from| {
            let distance = from.distance(curve.end);
            (distance > 1e-9).then(|| ((curve.end.x - from.x) / distance, (curve.end.y - from.y) / distance))
        })
        .unwrap_or((1.0, 0.0))
}

/// The flow in the plane of unrolled degrees: x is the longitude from the map's middle and may end past ±180,
/// y the latitude.
fn unrolled_curve(projection: &EqualEarth, from: LonLat, to: LonLat) -> Curve {
    let start = MapPoint { x: projection.from_centre_deg(from.lon_deg), y: from.lat_deg };
    let end = MapPoint { x: start.x + wrapped_deg(to.lon_deg - from.lon_deg), y: to.lat_deg };
    let middle = start.towards(end, 0.5);
    // Longitudes shrink with the cosine: with it the bend looks square to the chord.
    let shrink = sin_cos(middle.y.to_radians()).1.max(0.2);
    let (east, north) = ((end.x - start.x) * shrink, end.y - start.y);
    let bend = BEND_NEAR + BEND_FAR * (length_of(east, north) / FAR_DEG).min(1.0);
    let mut control = MapPoint {
        x: middle.x - north * bend / shrink,
        y: between(middle.y + east * bend, -MAX_LAT_DEG, MAX_LAT_DEG),
    };
    if end.x.abs() <= 180.0 {
        // Both ends lie on the map: the bend must not carry the flow over the edge and back.
        control.x = between(control.x, -180.0, 180.0);
    }
    Curve { start, control, end }
}

/// Where an unrolled curve that starts on the map and ends past an edge crosses that edge: once.
fn crossing(unrolled: &Curve, edge_lon: f64) -> f64 {
    let (mut on_map, mut past) = (0.0, 1.0);
    for _ in 0..60 {
        let t = (on_map + past) / 2.0;
        if unrolled.at(t).x.abs() < edge_lon.abs() { on_map = t } else { past = t }
    }
    past
}

/// An unrolled curve, moved by a turn of longitude, in the map plane: the quadratic through its projected middle.
fn planar(projection: &EqualEarth, unrolled: &Curve, turn_deg: f64) -> Curve {
    // A cut lies on the edge but for the last bit; clamping keeps the piece on its side.
    let project = |p: MapPoint| {
        projection.project_unwrapped(between(p.x + turn_deg, -180.0, 180.0), between(p.y, -90.0, 90.0))
    };
    let (start, middle, end) = (project(unrolled.start), project(unrolled.at(0.5)), project(unrolled.end));
    let control =
        MapPoint { x: 2.0 * middle.x - (start.x + end.x) / 2.0, y: 2.0 * middle.y - (start.y + end.y) / 2.0 };
    Curve { start, control, end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::MAP_WIDTH;

    const CANADA: LonLat = LonLat { lon_deg: -106.0, lat_deg: 56.0 };
    const JAPAN: LonLat = LonLat { lon_deg: 138.0, lat_deg: 36.5 };
    const GERMANY: LonLat = LonLat { lon_deg: 10.3, lat_deg: 51.1 };
    const CHINA: LonLat = LonLat { lon_deg: 106.0, lat_deg: 32.5 };
    const CENTRES_DEG: [f64; 3] = [11.0, 150.0, 100.0];

    fn close(a: MapPoint, b: MapPoint) -> bool {
        a.distance(b) < 1e-6
    }

    #[test]
    fn canada_to_japan_crosses_the_pacific_in_every_view() {
        for centre_deg in CENTRES_DEG {
            let map = EqualEarth::centred_at(centre_deg);
            for (from, to) in [(CANADA, JAPAN), (JAPAN, CANADA)] {
                let curves = flow(&map, from, to);
                assert!(close(curves[0].start, map.project(from)), "{centre_deg}");
                assert!(close(curves[curves.len() - 1].end, map.project(to)), "{centre_deg}");
                for step in 0..=20 {
                    for curve in &curves {
                        let place = map.unproject(curve.at(f64::from(step) / 20.0)).unwrap();
                        let is_pacific = place.lon_deg > 137.0 || place.lon_deg < -105.0;
                        assert!(is_pacific, "{centre_deg}: {place:?}");
                    }
                }
            }
        }
        assert_eq!(flow(&EqualEarth::centred_at(11.0), CANADA, JAPAN).len(), 2);
        assert_eq!(flow(&EqualEarth::centred_at(150.0), CANADA, JAPAN).len(), 1);
    }

    #[test]
    fn a_cut_flow_leaves_and_enters_at_the_same_latitude() {
        let map = EqualEarth::centred_at(11.0);
        let curves = flow(&map, JAPAN, CANADA);
        let (leaves, enters) = (curves[0].end, curves[1].start);
        assert!((leaves.y - enters.y).abs() < 1e-6);
        assert!((leaves.x + enters.x - MAP_WIDTH).abs() < 1e-6, "{leaves:?} {enters:?}");
        let lat_deg = map.unproject(leaves).unwrap().lat_deg;
        assert!(close(leaves, map.project_unwrapped(180.0, lat_deg)));
    }

    #[test]
    fn the_two_directions_lie_apart_and_far_flows_bend_more() {
        let map = EqualEarth::centred_at(11.0);
        let bend = |from, to| {
            let curve = flow(&map, from, to)[0];
            curve.at(0.5).distance(curve.start.towards(curve.end, 0.5)) / curve.start.distance(curve.end)
        };
        let (there, back) = (flow(&map, CHINA, GERMANY)[0], flow(&map, GERMANY, CHINA)[0]);
        assert!(there.at(0.5).distance(back.at(0.5)) > 20.0);
        let austria = LonLat { lon_deg: 14.1, lat_deg: 47.6 };
        assert!(bend(GERMANY, CHINA) > bend(GERMANY, austria) && bend(GERMANY, austria) > 0.02);
    }

    #[test]
    fn no_flow_leaves_the_globe() {
        let places = (-170..180).step_by(34).flat_map(|lon| {
            (-85..90).step_by(17).map(move |lat| LonLat { lon_deg: f64::from(lon), lat_deg: f64::from(lat) })
        });
        let places: Vec<LonLat> = places.collect();
        let map = EqualEarth::centred_at(11.0);
        for &from in &places {
            for &to in &places {
                for curve in flow(&map, from, to) {
                    for step in 0..=16 {
                        let point = curve.at(f64::from(step) / 16.0);
                        // The edge is a curve: a hair's breadth is all that a chord along it may cut off.
                        let inwards = point.towards(MapPoint { x: 500.0, y: 243.0 }, 0.01);
                        assert!(map.unproject(inwards).is_some(), "{from:?} {to:?} {point:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn trims_end_at_the_radius() {
        let map = EqualEarth::centred_at(11.0);
        let mut curves = flow(&map, CHINA, GERMANY);
        let (start, end) = (curves[0].start, curves[0].end);
        trim_end(&mut curves, 9.0);
        trim_start(&mut curves, 4.0);
        assert!((curves[0].end.distance(end) - 9.0).abs() < 1e-6);
        assert!((curves[0].start.distance(start) - 4.0).abs() < 1e-6);
        let (x, y) = direction_at_end(&curves[0]);
        assert!((x.hypot(y) - 1.0).abs() < 1e-9 && x < 0.0, "westward: {x} {y}");
    }

    #[test]
    fn a_trim_is_where_halving_finds_it() {
        let map = EqualEarth::centred_at(11.0);
        let places = [
            CANADA,
            JAPAN,
            GERMANY,
            CHINA,
            LonLat { lon_deg: 14.1, lat_deg: 47.6 },
            LonLat { lon_deg: -175.0, lat_deg: -21.0 },
        ];
        for (from, to) in places.iter().flat_map(|from| places.iter().map(move |to| (*from, *to))) {
            for curve in flow(&map, from, to) {
                for radius in [0.0, 0.3, 2.0, 9.0, 60.0] {
                    let away = |back: f64| curve.at(1.0 - back).distance(curve.end);
                    let (mut near, mut far) = (0.0, MAX_TRIM);
                    for _ in 0..60 {
                        let middle = (near + far) / 2.0;
                        if away(middle) < radius { near = middle } else { far = middle }
                    }
                    assert!(
                        (away(back_to(&curve, radius)) - away(far)).abs() < 1e-6,
                        "{from:?} {to:?} {radius}"
                    );
                }
            }
        }
    }

    #[test]
    fn something_is_left_between_touching_nodes() {
        let map = EqualEarth::centred_at(11.0);
        let mut curves = flow(&map, GERMANY, LonLat { lon_deg: 10.4, lat_deg: 51.0 });
        let whole = length(&curves);
        trim_end(&mut curves, 9.0);
        trim_start(&mut curves, 9.0);
        assert!(length(&curves) > whole * 0.3 && length(&curves) < whole);
    }

    #[test]
    fn a_flow_to_itself_is_a_point() {
        let mut curves = flow(&EqualEarth::centred_at(150.0), CHINA, CHINA);
        trim_end(&mut curves, 3.0);
        assert_eq!(curves.len(), 1);
        assert!(length(&curves) < 1e-9);
        assert_eq!(direction_at_end(&curves[0]), (1.0, 0.0));
    }

    #[test]
    fn splits_on_itself() {
        let curve = flow(&EqualEarth::centred_at(11.0), CHINA, GERMANY)[0];
        let (before, after) = curve.split(0.3);
        assert!(close(before.at(0.5), curve.at(0.15)) && close(after.at(0.5), curve.at(0.65)));
        assert!((length(&[before, after]) - length(&[curve])).abs() < 0.1);
    }
}
