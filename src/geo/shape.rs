//! The outlines of the world, read from `world.json` or the coarser `world-start.json` and checked.
//! Knows the shape of these files; does not know colours, trade or who claims what. shape/draw.rs makes the paths.

mod draw;

use super::clip::{self, Degrees, EDGE_DEG};
use crate::digits;
use crate::json::{Json, Wrong, list, number, text, whole_field, whole_item, wrong};
pub use draw::LandShape;

/// Version of the file that this code reads. Another version is refused, never guessed at.
pub const SCHEMA: u32 = 1;

/// The outlines of territories, and the lines between them.
#[derive(Clone, Debug)]
pub struct World {
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

/// A territory as the file has it.
struct PlaceFile {
    iso3: String,
    /// Positions in `arcs`; -1 - i is arc i backwards. Outer rings run clockwise, holes the other way.
    rings: Vec<Vec<i32>>,
}

fn wholes<J: Json>(row: &J) -> Result<Vec<i32>, Wrong> {
    row.items().ok_or_else(|| wrong("item", "a list"))?.iter().map(whole_item).collect()
}

fn place_file<J: Json>(file: &J) -> Result<PlaceFile, Wrong> {
    Ok(PlaceFile { iso3: text(file, "iso3")?, rings: list(file, "rings", wholes)? })
}

impl World {
    /// Reads the text of such a file natively.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn decode(text: &str) -> Result<World, String> {
        let value = crate::json::parse(text).map_err(|e| format!("world: not a world file: {e}"))?;
        World::read(&&value)
    }

    /// Reads such a file; the error says what was expected and what was found.
    ///
    /// Its `arcs` are lines shared by the outlines: grid steps of `step_deg` degrees east and north, the first pair
    /// from 0° 0°, each next from the one before.
    pub fn read<J: Json>(file: &J) -> Result<World, String> {
        let shape = |e: Wrong| format!("world: {e}");
        let schema: u32 = whole_field(file, "schema").map_err(shape)?;
        if schema != SCHEMA {
            return Err(format!("world: schema: expected version {SCHEMA}, found {schema}"));
        }
        let step_deg = number(file, "step_deg").map_err(shape)?;
        let arcs = list(file, "arcs", wholes).map_err(shape)?;
        let places = list(file, "places", place_file).map_err(shape)?;
        if !(step_deg > 0.0 && step_deg < 1.0) {
            return Err(format!(
                "world: step_deg: expected a step below one degree, found {}",
                digits::plain(step_deg, 6)
            ));
        }
        let mut points: Vec<Vec<GridPoint>> = Vec::with_capacity(arcs.len());
        for (i, arc) in arcs.iter().enumerate() {
            let found = || format!("world: arc {i}: expected pairs of steps, found {}", arc.len());
            points.push(grid_points(arc).ok_or_else(found)?);
        }
        let mut lands = Vec::new();
        for place in &places {
            let mut rings = Vec::with_capacity(place.rings.len());
            for (i, ids) in place.rings.iter().enumerate() {
                let ring = ring_of(ids, &points, step_deg);
                rings.push(ring.map_err(|e| format!("world: {} ring {i}: {e}", place.iso3))?);
            }
            lands.push(Land { iso3: place.iso3.clone(), rings });
        }
        let kinds = line_kinds(&places, points.len());
        let line =
            |(kind, points): (LineKind, &Vec<GridPoint>)| Line { kind, points: degrees(points, step_deg) };
        let lines = kinds.into_iter().zip(&points).map(line).collect();
        Ok(World { lands, lines })
    }
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
            return Err(format!("expected arc {id} to begin at {}, found {}", shown(end), shown(walked[0])));
        }
        points.extend(walked);
    }
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Err("expected arcs, found none".into());
    };
    let turn = ((f64::from(last.0) - f64::from(first.0)) * step_deg).abs();
    let is_around_pole = (turn - 2.0 * EDGE_DEG).abs() < step_deg / 2.0 && last.1 == first.1;
    if !is_around_pole && first != last {
        return Err(format!(
            "expected a closed ring, found it open from {} to {}",
            shown(*first),
            shown(*last)
        ));
    }
    Ok(Ring { points: degrees(&points, step_deg), is_around_pole })
}

fn shown((x, y): GridPoint) -> String {
    format!("({x}, {y})")
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
        "places":[{"iso3":"AAA","rings":[[1,0]]},{"iso3":"ATA","rings":[[3]]},{"iso3":"BBB","rings":[[2,0]]}]}"#;

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
        assert_eq!(error("places", "plac"), "world: places: a field expected");
        assert!(World::decode(&TWO[..40]).unwrap_err().starts_with("world: not a world file: EOF"));
    }
}
