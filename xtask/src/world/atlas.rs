//! From the atlas to plain outlines for mapshaper: which territory each feature belongs to, rings unrolled past ±180°.
//! Knows the atlas and its marks; does not simplify.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::json;

use super::topology::{self, Feature, Point};

/// Features without an ISO number: the atlas' letters and the territory whose trade statistics cover them.
/// The lines around them are kept as the atlas draws them. Nobody reports for the Siachen Glacier. Of the
/// "Indian Ocean Territories" only Christmas Island is more than a dot.
const UNNUMBERED: [(&str, &str); 5] =
    [("XKX", "XKX"), ("SOL", "SOM"), ("CYN", "CYP"), ("IOA", "CXR"), ("KAS", "")];
/// Half a turn: a longer step between two points of a ring is one across the 180th meridian.
const HALF_TURN_DEG: f64 = 180.0;
const TURN_DEG: f64 = 360.0;
/// Coordinates nearer than this are the same in the atlas.
const SAME_DEG: f64 = 1e-4;

/// An outer ring and its holes.
type Polygon = Vec<Vec<Point>>;

/// The atlas as GeoJSON: one feature a part, with `part` (its number) and `iso3`.
pub fn outlines(atlas: &str, iso3_by_number: &BTreeMap<String, String>) -> Result<String> {
    let topology = topology::read(atlas, "countries")?;
    let mut features = Vec::new();
    for (part, feature) in topology.features.iter().enumerate() {
        let iso3 = iso3(feature, iso3_by_number)?;
        let mut polygons: Vec<Polygon> = Vec::new();
        for rings in &feature.polygons {
            let polygon = rings.iter().map(|ids| Ok(unrolled(&topology.ring(ids)?)));
            polygons.push(polygon.collect::<Result<_>>()?);
        }
        // An outer ring of fewer points is a dot.
        polygons.retain(|polygon| polygon.first().is_some_and(|outer| outer.len() > 3));
        if polygons.is_empty() {
            continue;
        }
        reunite(&mut polygons);
        features.push(json!({
            "type": "Feature",
            "properties": { "part": part, "iso3": iso3 },
            "geometry": { "type": "MultiPolygon", "coordinates": polygons },
        }));
    }
    Ok(json!({ "type": "FeatureCollection", "features": features }).to_string())
}

fn iso3<'a>(feature: &'a Feature, by_number: &'a BTreeMap<String, String>) -> Result<&'a str> {
    if let Some(iso3) = by_number.get(&feature.id) {
        return Ok(iso3);
    }
    let a3 = &feature.properties.a3;
    let known = UNNUMBERED.iter().find(|(mark, _)| mark == a3);
    known.map(|(_, iso3)| *iso3).with_context(|| {
        format!(
            "atlas: feature {:?} {a3:?}: expected an ISO number of countries.csv or a known mark",
            feature.id
        )
    })
}

/// A ring without jumps: it runs past ±180° instead. A ring around the south pole is closed along the pole.
fn unrolled(ring: &[Point]) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(ring.len() + 3);
    for &[lon, lat] in ring {
        let turns = out.last().map_or(0.0, |last| ((last[0] - lon) / TURN_DEG).round());
        out.push([lon + turns * TURN_DEG, lat]);
    }
    if let (Some(&first), Some(&last)) = (out.first(), out.last())
        && (last[0] - first[0]).abs() > HALF_TURN_DEG
    {
        out.extend([[last[0], -90.0], [first[0], -90.0], first]);
    }
    let (west, east) = span(&out);
    let turns = ((west + east) / 2.0 / TURN_DEG).round();
    out.iter().map(|&[lon, lat]| [lon - turns * TURN_DEG, lat]).collect()
}

/// Moves the eastern halves of islands that are cut at 180° beside their western halves.
fn reunite(polygons: &mut [Polygon]) {
    let touches = |lon: f64, edge: f64| (lon - edge).abs() < SAME_DEG;
    let has_western_half = polygons.iter().any(|polygon| touches(span(&polygon[0]).1, HALF_TURN_DEG));
    for polygon in polygons.iter_mut() {
        let (west, east) = span(&polygon[0]);
        let is_around_pole = touches(east - west, TURN_DEG);
        if has_western_half && touches(west, -HALF_TURN_DEG) && !is_around_pole {
            polygon.iter_mut().flatten().for_each(|point| point[0] += TURN_DEG);
        }
    }
}

fn span(ring: &[Point]) -> (f64, f64) {
    ring.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(west, east), p| (west.min(p[0]), east.max(p[0])))
}
