//! The map of a scene, cut to where a camera looks, without a word beside it: for a page that has words of its own.
//! Knows a window on the map plane. Its colours are literal like those of every picture; where a reader wants dark ones,
//! rules of style inside the file exchange them.

use super::colour::{Palette, Theme, dark_rules};
use super::{begin, map, patterns};
use crate::geo::MapPoint;
use crate::scene::label::{Boxed, boxed};
use crate::scene::{Frame, Ground, Scene, ground};
use std::fmt::Write;

/// A part of the map plane, map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crop {
    /// Upper left corner.
    pub from: MapPoint,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Crop {
    /// What a camera sees that looks at a point, in a picture as wide as the frame and this high; moved off the sides
    /// of the map as far as it has room.
    #[must_use]
    pub fn around(at: MapPoint, frame: Frame, height_px: f64) -> Self {
        let k = frame.units_per_px();
        let (width, height) = (frame.width_px * k, height_px * k);
        let (top, high) = ground::window();
        let within = |middle: f64, size: f64, from: f64, whole: f64| {
            if size >= whole {
                from + (whole - size) / 2.0
            } else {
                (middle - size / 2.0).clamp(from, from + whole - size)
            }
        };
        let x = within(at.x, width, 0.0, ground::WIDTH);
        let y = within(at.y, height, top, high);
        Self { from: MapPoint { x, y }, width, height }
    }

    /// The same in pixels of the whole map at the magnification of a frame.
    fn in_px(self, frame: Frame) -> Boxed {
        let (left, top) = frame.in_px(self.from);
        let k = frame.units_per_px();
        Boxed { left, top, right: left + self.width / k, bottom: top + self.height / k }
    }

    fn reaches(&self, at: MapPoint, by: f64) -> bool {
        let MapPoint { x, y } = self.from;
        (x - by..=x + self.width + by).contains(&at.x) && (y - by..=y + self.height + by).contains(&at.y)
    }
}

/// Draws what lies in the window. Names that its edge would cut are left out.
#[must_use]
pub fn draw(scene: &Scene, ground: &Ground, crop: Crop) -> String {
    let palette = Palette::new(Theme::Light);
    let frame = scene.frame;
    let k = frame.units_per_px();
    let window = crop.in_px(frame);
    let mut seen = scene.clone();
    seen.labels.retain(|label| window.holds(&boxed(label, frame)));
    seen.nodes.retain(|node| crop.reaches(node.at, node.radius_px * k));
    // Nobody points at a picture.
    seen.nodes.iter_mut().for_each(|node| node.tip.clear());
    seen.flows.iter_mut().for_each(|flow| flow.tip.clear());
    let land =
        ground.within(crop.from, MapPoint { x: crop.from.x + crop.width, y: crop.from.y + crop.height });
    let (width, height) = (crop.width / k, crop.height / k);
    let mut out = String::with_capacity(128 * 1024);
    begin(&mut out, scene, width, height);
    let _ = writeln!(out, "<style>@media (prefers-color-scheme: dark) {{ {} }}</style>", dark_rules());
    let _ = writeln!(out, r#"<rect width="100%" height="100%" fill="{}"/>"#, palette.of("paper"));
    patterns(&mut out, &seen, &palette);
    let _ = writeln!(
        out,
        r#"<g transform="translate({:.2} {:.2})scale({:.5})">"#,
        -crop.from.x / k,
        -crop.from.y / k,
        1.0 / k
    );
    map(&mut out, &seen, &land, &palette);
    out.push_str("</g>\n</svg>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_near_the_side_of_the_map_does_not_look_past_it() {
        let frame = Frame { width_px: 500.0, zoom: 2.0 };
        let crop = Crop::around(MapPoint { x: 0.0, y: 0.0 }, frame, 100.0);
        assert_eq!(crop.from, MapPoint { x: 0.0, y: ground::window().0 });
        assert!(
            (crop.width - ground::WIDTH / 2.0).abs() < 1e-9 && (crop.height - crop.width / 5.0).abs() < 1e-9
        );
        let whole = Crop::around(MapPoint { x: 0.0, y: 0.0 }, Frame::whole(500.0), 500.0);
        assert!(whole.from.x.abs() < 1e-9 && whole.from.y < ground::window().0);
    }
}
