//! The outlines and label points of the world, read from `world.json` and checked.
//! Knows the shape of that file; does not know colours, trade or who claims what. shape/draw.rs makes the paths.

mod draw;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::LonLat;
use super::clip::{self, Degrees, EDGE_DEG};
pub use draw::LandShape;

/// Version of the file that this code reads. Another version is refused, never guessed at.
pub const SCHEMA: u32 = 1;

/// Territories with their label points and outlines, and the lines between them.
#[derive(Clone, Debug)]
pub struct World {
    labels: BTreeMap<String, LonLat>,
    lands: Vec<Land>,
    lines: Vec<Line>,
}

#[derive(Clone, Debug)]
struct Land {
    iso3: String,
    rings: Vec<Ring>,
}

/// A closed outline, or one around a pole: then the last point lies a full turn from the first.
#[derive(Clone, Debug)]
struct Ring {
    points: Vec<Degrees>,
    is_around_pole: bool,
}

#[derive(Clone, Debug)]
struct Line {
    kind: LineKind,
    points: Vec<Degrees>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineKind {
    Coast,
    Border,
    Disputed,
}

/// The published shape of the file.
#[derive(Deserialize)]
struct WorldFile {
    /// Length of a grid step in degrees.
    step_deg: f64,
    /// Lines shared by the outlines: grid steps east and north, the first pair from 0° 0°, each next from the one before.
    arcs: Vec<Vec<i32>>,
    places: Vec<PlaceFile>,
}

#[derive(Deserialize)]
struct PlaceFile {
    iso3: String,
    /// Label point: degrees east and north.
    at: Option<[f64; 2]>,
    /// Positions in `arcs`; -1 - i is arc i backwards. Outer rings run clockwise, holes the other way.
    #[serde(default)]
    rings: Vec<Vec<i32>>,
}

impl World {
    /// Reads `world.json`; the error says what was expected and what was found.
    pub fn decode(json: &str) -> Result<World, String> {
        let version: Version =
            serde_json::from_str(json).map_err(|e| format!("world: not a world file: {e}"))?;
        if version.schema != SCHEMA {
            return Err(format!("world: schema: expected version {SCHEMA}, found {}", version.schema));
        }
        let file: WorldFile = serde_json::from_str(json).map_err(|e| format!("world: {e}"))?;
        let step_deg = file.step_deg;
        if !(step_deg > 0.0 && step_deg < 1.0) {
            return Err(format!("world: step_deg: expected a step below one degree, found {step_deg}"));
        }
        let arcs = file.arcs.iter().enumerate().map(|(i, arc)| {
            grid_points(arc)
                .ok_or_else(|| format!("world: arc {i}: expected pairs of steps, found {}", arc.len()))
        });
        let arcs: Vec<Vec<GridPoint>> = arcs.collect::<Result<_, String>>()?;
        let degrees: Vec<Vec<Degrees>> = arcs.iter().map(|arc| degrees(arc, step_deg)).collect();
        let mut labels = BTreeMap::new();
        let mut lands = Vec::new();
        for place in &file.places {
            if let Some([lon_deg, lat_deg]) = place.at {
                labels.insert(place.iso3.clone(), LonLat { lon_deg, lat_deg });
            }
            let ring = |(i, ids): (usize, &Vec<i32>)| {
                ring_of(ids, &arcs, step_deg).map_err(|e| format!("world: {} ring {i}: {e}", place.iso3))
            };
            let rings: Vec<Ring> = place.rings.iter().enumerate().map(ring).collect::<Result<_, String>>()?;
            if !rings.is_empty() {
                lands.push(Land { iso3: place.iso3.clone(), rings });
            }
        }
        let kinds = line_kinds(&file.places, arcs.len());
        let lines = kinds.into_iter().zip(degrees).map(|(kind, points)| Line { kind, points }).collect();
        Ok(World { labels, lands, lines })
    }

    /// The label point of a territory; none if it has no place on the map.
    pub fn label(&self, iso3: &str) -> Option<LonLat> {
        self.labels.get(iso3).copied()
    }

    /// All label points, by code.
    pub fn labels(&self) -> impl Iterator<Item = (&str, LonLat)> {
        self.labels.iter().map(|(iso3, at)| (iso3.as_str(), *at))
    }
}

/// Reads nothing but the version, so that a file of another version is named as such.
#[derive(Deserialize)]
struct Version {
    schema: u32,
}

type GridPoint = (i32, i32);

/// An arc's points on the grid; none unless it holds at least two pairs.
fn grid_points(arc: &[i32]) -> Option<Vec<GridPoint>> {
    if arc.len() < 4 || !arc.len().is_multiple_of(2) {
        return None;
    }
    let walk = |at: &mut GridPoint, step: &[i32]| {
        *at = (at.0.checked_add(step[0])?, at.1.checked_add(step[1])?);
        Some(*at)
    };
    arc.chunks_exact(2).scan((0, 0), |at, step| Some(walk(at, step))).collect()
}

fn degrees(points: &[GridPoint], step_deg: f64) -> Vec<Degrees> {
    let scaled: Vec<Degrees> =
        points.iter().map(|&(x, y)| (f64::from(x) * step_deg, f64::from(y) * step_deg)).collect();
    clip::broken(&scaled)
}

/// Joins arcs to a ring.
fn ring_of(ids: &[i32], arcs: &[Vec<GridPoint>], step_deg: f64) -> Result<Ring, String> {
    let mut points: Vec<GridPoint> = Vec::new();
    for &id in ids {
        let arc = arcs
            .get(arc_position(id))
            .ok_or_else(|| format!("expected an arc below {}, found {id}", arcs.len()))?;
        let mut walked = arc.clone();
        if id < 0 {
            walked.reverse();
        }
        if let Some(end) = points.pop()
            && end != walked[0]
        {
            return Err(format!("expected arc {id} to begin at {end:?}, found {:?}", walked[0]));
        }
        points.extend(walked);
    }
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Err("expected arcs, found none".into());
    };
    let turn = ((f64::from(last.0) - f64::from(first.0)) * step_deg).abs();
    let is_around_pole = (turn - 2.0 * EDGE_DEG).abs() < step_deg / 2.0 && last.1 == first.1;
    if !is_around_pole && first != last {
        return Err(format!("expected a closed ring, found it open from {first:?} to {last:?}"));
    }
    Ok(Ring { points: degrees(&points, step_deg), is_around_pole })
}

fn arc_position(id: i32) -> usize {
    (if id < 0 { -1 - id } else { id }) as usize
}

/// An arc is a coast if one ring uses it, else a border, or a disputed line if both sides report together.
fn line_kinds(places: &[PlaceFile], arcs: usize) -> Vec<LineKind> {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); arcs];
    for (i, place) in places.iter().enumerate() {
        place.rings.iter().flatten().for_each(|&id| users[arc_position(id)].push(i));
    }
    let kind = |users: &Vec<usize>| match users[..] {
        [_] | [] => LineKind::Coast,
        [a, b, ..] if a == b => LineKind::Disputed,
        _ => LineKind::Border,
    };
    users.iter().map(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square over the 180th meridian, shared by two territories, and a shore around the south pole.
    pub(super) const TWO: &str = r#"{"schema":1,"step_deg":0.5,
        "arcs":[[356,0,0,10],[356,10,-6,0,0,-10,6,0],[356,10,8,0,0,-10,-8,0],[-360,-150,240,5,240,-5,240,0]],
        "places":[{"iso3":"AAA","at":[175.5,2.5],"rings":[[1,0]]},{"iso3":"ATA","rings":[[3]]},
                  {"iso3":"BBB","rings":[[2,0]]},{"iso3":"CCC","at":[1,2]}]}"#;

    #[test]
    fn labels_exist_without_land() {
        let world = World::decode(TWO).unwrap();
        assert_eq!(world.label("CCC"), Some(LonLat { lon_deg: 1.0, lat_deg: 2.0 }));
        assert_eq!(world.label("BBB"), None);
        assert_eq!(world.labels().map(|(iso3, _)| iso3).collect::<Vec<_>>(), ["AAA", "CCC"]);
    }

    #[test]
    fn errors_say_what_was_expected() {
        let error = |from: &str, to: &str| World::decode(&TWO.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error("\"schema\":1", "\"schema\":2"), "world: schema: expected version 1, found 2");
        assert_eq!(error("[[2,0]]", "[[2,9]]"), "world: BBB ring 0: expected an arc below 4, found 9");
        assert_eq!(
            error("[[2,0]]", "[[2]]"),
            "world: BBB ring 0: expected a closed ring, found it open from (356, 10) to (356, 0)"
        );
        assert_eq!(
            error("[[1,0]]", "[[1,-1]]"),
            "world: AAA ring 0: expected arc -1 to begin at (356, 0), found (356, 10)"
        );
        assert_eq!(error("356,0,0,10", "356,0,0"), "world: arc 0: expected pairs of steps, found 3");
        assert!(error("places", "plac").contains("missing field `places`"));
        assert!(World::decode(&TWO[..40]).unwrap_err().starts_with("world: not a world file: EOF"));
    }
}
