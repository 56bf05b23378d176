//! From an answer to a picture: final marks with their places, sizes, colour tokens and words.
//! Knows map units and sentences; does not know a browser or a literal colour.
//!
//! Coordinates are map units (see [`crate::geo`]); a length named `_px` is in pixels of a frame
//! [`Frame::width_px`] wide and keeps its size when the camera zooms.

pub mod bar;
pub mod bounds;
pub mod card;
pub mod chart;
pub mod derivation;
pub mod flow;
pub mod ground;
pub mod label;
pub mod legend;
pub mod mark;
pub mod method;
mod named;
pub mod panel;
pub mod place;
pub mod search;
pub mod sentence;
pub mod table;
pub mod what_if;
pub mod words;

pub use ground::Ground;
pub use mark::{Anchor, FlowMark, Head, LabelMark, LandMark, NodeMark, Shade, SiteKind, SiteMark, Tone};
pub use place::place;
pub use words::Words;

use crate::geo::MapPoint;
use legend::Legend;
use sentence::{Figure, Sentence};

/// The frame a scene is drawn for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width on screen, CSS pixels.
    pub width_px: f64,
    /// Magnification of the camera at rest; 1 shows the whole map.
    pub zoom: f64,
}

impl Frame {
    /// The whole map in a frame of this width.
    #[must_use]
    pub fn whole(width_px: f64) -> Self {
        Self { width_px, zoom: 1.0 }
    }

    /// Map units that one pixel covers.
    #[must_use]
    pub fn units_per_px(self) -> f64 {
        ground::WIDTH / (self.width_px.max(1.0) * self.zoom)
    }

    /// Where a point lies, in pixels from the upper left of the whole map at this magnification.
    #[must_use]
    pub fn in_px(self, at: MapPoint) -> (f64, f64) {
        let k = self.units_per_px();
        (at.x / k, (at.y - ground::window().0) / k)
    }
}

/// A picture as a value: both backends draw exactly this.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The frame it was placed for.
    pub frame: Frame,
    /// The finding of the view.
    pub finding: Sentence,
    /// Three figures under the finding.
    pub figures: Vec<Figure>,
    /// What the picture shows, for those who do not see it.
    pub description: String,
    /// Territories, in the order of the ground.
    pub land: Vec<LandMark>,
    /// Flows, largest first, so that small ones lie on top.
    pub flows: Vec<FlowMark>,
    /// Nodes, largest first.
    pub nodes: Vec<NodeMark>,
    /// Sites, the important ones last.
    pub sites: Vec<SiteMark>,
    /// Labels that found a place.
    pub labels: Vec<LabelMark>,
    /// What widths, shades and circles mean.
    pub legend: Legend,
    /// Notes that must stand beside the numbers.
    pub notes: Vec<String>,
    /// Where the figures come from.
    pub source: String,
}

impl Scene {
    /// The node under a point, or the nearest one within `reach_px`; what a tap means.
    #[must_use]
    pub fn node_near(&self, at: MapPoint, reach_px: f64) -> Option<&NodeMark> {
        let k = self.frame.units_per_px();
        self.nodes
            .iter()
            .map(|n| (n, n.at.distance(at)))
            .filter(|(n, distance)| *distance <= n.radius_px.max(reach_px) * k)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(n, _)| n)
    }
}
