//! Reads TopoJSON, as the atlas is published and as mapshaper writes it: arcs as points, polygons as arc numbers.
//! Does not know what the polygons stand for.

use anyhow::{Context, Result};
use serde::Deserialize;

/// Degrees east and north.
pub type Point = [f64; 2];

/// Polygons over shared arcs.
pub struct Topology {
    pub arcs: Vec<Vec<Point>>,
    pub features: Vec<Feature>,
}

/// One feature of the source.
pub struct Feature {
    /// The source's `id`: in the atlas the ISO number of a country, or its own mark.
    pub id: String,
    pub properties: Properties,
    /// Polygons of rings, the first the outer one, of arcs; -1 - i is arc i backwards.
    pub polygons: Vec<Vec<Vec<i32>>>,
}

/// The properties that are used.
#[derive(Default, Deserialize)]
pub struct Properties {
    /// The atlas' own three letters.
    #[serde(default)]
    pub a3: String,
    /// Code of the reporting territory, as we gave it to mapshaper.
    #[serde(default)]
    pub iso3: String,
}

#[derive(Deserialize)]
struct File {
    transform: Option<Transform>,
    arcs: Vec<Vec<Point>>,
    objects: std::collections::BTreeMap<String, Collection>,
}

#[derive(Deserialize)]
struct Transform {
    scale: Point,
    translate: Point,
}

#[derive(Deserialize)]
struct Collection {
    #[serde(default)]
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(default)]
    id: String,
    #[serde(default)]
    properties: Properties,
    #[serde(flatten)]
    shape: Shape,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
}

/// Reads one object of a TopoJSON file.
pub fn read(json: &str, object: &str) -> Result<Topology> {
    let mut file: File = serde_json::from_str(json).with_context(|| format!("TopoJSON with {object:?}"))?;
    let collection = file.objects.remove(object).with_context(|| format!("expected an object {object:?}"))?;
    let arcs = match &file.transform {
        Some(transform) => file.arcs.iter().map(|arc| unpacked(arc, transform)).collect(),
        None => file.arcs,
    };
    let feature = |geometry: Geometry| Feature {
        id: geometry.id,
        properties: geometry.properties,
        polygons: match geometry.shape {
            Shape::Polygon(rings) => vec![rings],
            Shape::MultiPolygon(polygons) => polygons,
        },
    };
    Ok(Topology { arcs, features: collection.geometries.into_iter().map(feature).collect() })
}

impl Topology {
    /// The points of a ring; the last is the first again.
    pub fn ring(&self, ids: &[i32]) -> Result<Vec<Point>> {
        joined(&self.arcs, ids)
    }
}

/// Joins arcs end to end.
pub fn joined<P: Copy>(arcs: &[Vec<P>], ids: &[i32]) -> Result<Vec<P>> {
    let mut points = Vec::new();
    for &id in ids {
        let position = usize::try_from(if id < 0 { -1 - id } else { id })?;
        let arc = arcs.get(position).with_context(|| format!("no arc {id}"))?;
        points.pop();
        if id < 0 {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    Ok(points)
}

/// Differences on a grid to degrees.
fn unpacked(arc: &[Point], transform: &Transform) -> Vec<Point> {
    let mut at = [0.0, 0.0];
    arc.iter()
        .map(|step| {
            at = [at[0] + step[0], at[1] + step[1]];
            [
                at[0] * transform.scale[0] + transform.translate[0],
                at[1] * transform.scale[1] + transform.translate[1],
            ]
        })
        .collect()
}
