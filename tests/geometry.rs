//! The shipped outlines on the map: whole, without seams, of the right size, wherever the middle lies.
#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::f64::consts::PI;

use minerals_map::geo::projection::EqualEarth;
use minerals_map::geo::shape::{LandShape, World};
use minerals_map::geo::{MAP_HEIGHT, MAP_WIDTH, MapPoint};

const CENTRES_DEG: [f64; 4] = [11.0, 150.0, 100.0, -170.0];
/// The 49th parallel between the United States and Canada is one edge of 64 map units; a seam is longer by far.
const LONGEST_EDGE: f64 = 66.0;
const EARTH_MILLION_KM2: f64 = 510.07;

/// The corners of a path of `m`, `l` and `z`, one list a ring.
type Rings = Vec<Vec<(f64, f64)>>;

fn world() -> World {
    World::decode(include_str!("../public/world.json")).unwrap()
}

/// What a page begins with.
fn world_at_start() -> World {
    World::decode(include_str!("../public/world-start.json")).unwrap()
}

fn centred(centre_deg: f64) -> EqualEarth {
    EqualEarth::centred_at(centre_deg)
}

/// A reader of its own, so that the writer does not check itself.
fn rings(path: &str) -> Rings {
    let mut rings: Rings = Vec::new();
    let mut at = (0.0, 0.0);
    for ring in path.split('m').skip(1) {
        let is_closed = ring.ends_with('z');
        let numbers = numbers(&ring.replace(['l', 'z'], " "));
        let mut corners = Vec::new();
        for pair in numbers.chunks(2) {
            at = (at.0 + pair[0], at.1 + pair[1]);
            corners.push(at);
        }
        if is_closed {
            at = corners[0];
            corners.push(at);
        }
        rings.push(corners);
    }
    rings
}

fn numbers(text: &str) -> Vec<f64> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        let last = words.last_mut().unwrap();
        match c {
            ' ' => words.push(String::new()),
            '-' => words.push("-".into()),
            '.' if last.contains('.') => words.push(".".into()),
            c => last.push(c),
        }
    }
    words.iter().filter(|word| !word.is_empty()).map(|word| word.parse().unwrap()).collect()
}

fn area(rings: &Rings) -> f64 {
    let cross = |edge: &[(f64, f64)]| edge[0].0 * edge[1].1 - edge[1].0 * edge[0].1;
    rings.iter().flat_map(|ring| ring.windows(2)).map(|edge| cross(edge) / 2.0).sum::<f64>().abs()
}

fn perimeter(rings: &Rings) -> f64 {
    let length = |edge: &[(f64, f64)]| (edge[0].0 - edge[1].0).hypot(edge[0].1 - edge[1].1);
    rings.iter().flat_map(|ring| ring.windows(2)).map(length).sum()
}

fn land(centre_deg: f64) -> BTreeMap<String, Rings> {
    let shapes = world().land(&centred(centre_deg));
    shapes.into_iter().map(|shape| (shape.iso3, rings(&shape.path))).collect()
}

/// The sphere is 4π; the map shows it true to area.
fn million_km2(map_area: f64) -> f64 {
    let radius = MAP_WIDTH / (2.0 * 2.706_629_883_696_4);
    map_area / (4.0 * PI * radius * radius) * EARTH_MILLION_KM2
}

#[test]
fn no_edge_jumps_across_the_map() {
    for centre_deg in CENTRES_DEG {
        for (iso3, rings) in land(centre_deg) {
            for edge in rings.iter().flat_map(|ring| ring.windows(2)) {
                let jump = (edge[0].0 - edge[1].0).abs();
                // Antarctica's lower edge is the pole: a straight line as long as the map's.
                let is_pole = iso3 == "ATA" && edge.iter().all(|p| p.1 > MAP_HEIGHT - 0.06);
                assert!(jump < LONGEST_EDGE || is_pole, "{iso3} at {centre_deg}: {edge:?}");
            }
        }
    }
}

#[test]
fn nothing_is_drawn_off_the_globe() {
    for centre_deg in CENTRES_DEG {
        for (iso3, rings) in land(centre_deg) {
            let inside = |p: &(f64, f64)| {
                (-0.05..=MAP_WIDTH + 0.05).contains(&p.0) && (-0.05..=MAP_HEIGHT + 0.05).contains(&p.1)
            };
            assert!(rings.iter().flatten().all(inside), "{iso3} at {centre_deg}");
        }
    }
}

#[test]
fn areas_do_not_depend_on_the_middle() {
    let first = land(CENTRES_DEG[0]);
    for centre_deg in &CENTRES_DEG[1..] {
        let other = land(*centre_deg);
        assert!(first.keys().eq(other.keys()));
        for (iso3, rings) in &first {
            let (a, b) = (area(rings), area(&other[iso3]));
            // Rounding moves each corner by up to 0.05 units either way; measured, a third of that adds up.
            let rounding = 0.02 * perimeter(rings);
            assert!((a - b).abs() < 0.01 * a.min(b) + rounding, "{iso3} at {centre_deg}: {a} and {b}");
        }
    }
}

#[test]
fn areas_are_those_of_the_earth() {
    let land = land(150.0);
    let total = million_km2(land.values().map(area).sum());
    assert!((144.0..150.0).contains(&total), "land: {total} million km²");
    // Land and inland waters, CIA World Factbook; Antarctica without its ice shelves.
    for (iso3, known) in [
        ("RUS", 17.10),
        ("CAN", 9.98),
        ("CHN", 9.60),
        ("BRA", 8.52),
        ("AUS", 7.74),
        ("ZAF", 1.22),
        ("UKR", 0.604),
        ("JPN", 0.378),
        ("SOM", 0.638),
        ("ATA", 12.3),
    ] {
        let found = million_km2(area(&land[iso3]));
        assert!((found / known - 1.0).abs() < 0.12, "{iso3}: {found} million km², known {known}");
    }
}

#[test]
fn a_page_begins_with_the_same_land_in_fewer_points() {
    let centre = centred(150.0);
    let (whole, first) = (world().land(&centre), world_at_start().land(&centre));
    let corners = |shapes: &[LandShape]| shapes.iter().flat_map(|s| rings(&s.path)).flatten().count();
    assert!(5 * corners(&first) < 3 * corners(&whole), "{} of {}", corners(&first), corners(&whole));
    for LandShape { iso3, path } in whole {
        let size = area(&rings(&path));
        let Some(begins) = first.iter().find(|shape| shape.iso3 == iso3) else {
            assert!(size < 0.1, "{iso3}: {size} square map units are missing");
            continue;
        };
        let found = area(&rings(&begins.path));
        let difference = (found - size).abs();
        assert!(difference < 0.35 * size + 12.0, "{iso3}: {found} square map units, {size} drawn finely");
    }
}

#[test]
fn small_territories_can_be_seen() {
    let land = land(11.0);
    for iso3 in ["SGP", "BHR", "MUS", "HKG", "MAC", "LUX", "TWN", "XKX", "FJI"] {
        let found = area(&land[iso3]);
        assert!(found > 0.001, "{iso3}: {found} square map units");
    }
}

#[test]
fn nothing_is_cut_at_the_180th_meridian() {
    let rings_of = |iso3: &str, centre_deg: f64| land(centre_deg)[iso3].len();
    assert!(rings_of("RUS", 150.0) < rings_of("RUS", 0.0), "Chukotka is one piece with Russia");
    for centre_deg in CENTRES_DEG {
        assert_eq!(rings_of("ATA", centre_deg), rings_of("ATA", 0.0), "{centre_deg}");
    }
    // No side of a ring runs along the meridian, where a seam would be.
    let map = centred(150.0);
    let x_of_180 = |y: f64| {
        let lat_deg = map.unproject(MapPoint { x: MAP_WIDTH / 2.0, y }).unwrap().lat_deg;
        map.project_unwrapped(30.0, lat_deg).x
    };
    for (iso3, rings) in land(150.0) {
        for edge in rings.iter().flat_map(|ring| ring.windows(2)) {
            let is_on_it = |p: &(f64, f64)| (p.0 - x_of_180(p.1.clamp(0.0, MAP_HEIGHT))).abs() < 0.06;
            let length = (edge[0].0 - edge[1].0).hypot(edge[0].1 - edge[1].1);
            assert!(length < 0.6 || !edge.iter().all(is_on_it), "{iso3}: {edge:?}");
        }
    }
}

#[test]
fn lines_stay_off_the_cut() {
    for centre_deg in CENTRES_DEG {
        let map = centred(centre_deg);
        for path in [world().borders(&map), world().coast(&map), world().disputed(&map)] {
            for edge in rings(&path).iter().flat_map(|line| line.windows(2)) {
                let jump = (edge[0].0 - edge[1].0).abs();
                assert!(jump < LONGEST_EDGE, "{centre_deg}: {edge:?}");
            }
        }
    }
}
