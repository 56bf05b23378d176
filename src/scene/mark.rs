//! The marks a picture is made of.
//! Knows final shapes and tokens; does not know how they came about.

use crate::analysis::Interval;
use crate::geo::MapPoint;

/// Fill of a territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// No imports recorded.
    Unknown,
    /// Imports, none of them from China.
    NoChina,
    /// Class of the share: 1 is up to 20 %, 5 above 80 %.
    Class(u8),
    /// China itself.
    China,
}

impl Shade {
    /// The class of a share of 0–1.
    #[must_use]
    pub fn of(share: f64) -> Self {
        if share <= 0.0 {
            return Self::NoChina;
        }
        Self::Class((1..5u8).find(|class| share <= f64::from(*class) * 0.2).unwrap_or(5))
    }

    /// CSS class of the land mark.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NoChina => "s0",
            Self::China => "china",
            Self::Class(1) => "s1",
            Self::Class(2) => "s2",
            Self::Class(3) => "s3",
            Self::Class(4) => "s4",
            Self::Class(_) => "s5",
        }
    }
}

/// A territory on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct LandMark {
    /// Code of the territory.
    pub code: String,
    /// Fill.
    pub shade: Shade,
    /// Stripes: the class of the high end where it is another than that of the low end, which fills.
    pub up_to: Option<Shade>,
}

/// Whose flow it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// From China.
    China,
    /// From anywhere else.
    Other,
    /// What a stop takes away.
    Lost,
    /// What others send in its place, or a deal brings.
    StepsIn,
}

impl Tone {
    /// CSS class of the flow mark.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::China => "china",
            Self::Other => "other",
            Self::Lost => "lost",
            Self::StepsIn => "steps-in",
        }
    }
}

/// An arrowhead: a triangle with its tip at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    /// The tip.
    pub at: MapPoint,
    /// Direction it points to: a vector of length one, y downwards.
    pub toward: (f64, f64),
    /// From tip to base.
    pub length_px: f64,
    /// Half the base.
    pub half_width_px: f64,
}

/// A flow of trade.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowMark {
    /// Code of the exporter.
    pub from: String,
    /// Code of the importer.
    pub to: String,
    /// Path in map units; two pieces where it crosses the edge of the map.
    pub path: String,
    /// Points on it for names to keep off, close together; empty where it is thin.
    pub along: Vec<MapPoint>,
    /// Stroke width.
    pub width_px: f64,
    /// Arrowhead at the importer.
    pub head: Head,
    /// Whose flow.
    pub tone: Tone,
    /// Whether it stands back behind the flows of the focus.
    pub quiet: bool,
    /// What it says when pointed at.
    pub tip: String,
}

/// A country's node.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeMark {
    /// Code of the territory.
    pub code: String,
    /// Centre.
    pub at: MapPoint,
    /// Radius; the area shows imports and exports together.
    pub radius_px: f64,
    /// Part of its imports that is China's by the measure asked; `None` without imports.
    pub share: Option<Interval>,
    /// Part of its use that stays short after an export stop; `None` without one, and where nothing does.
    pub short: Option<f64>,
    /// Whether it is China itself.
    pub is_china: bool,
    /// Whether it is in focus.
    pub in_focus: bool,
    /// What it says when pointed at: name first.
    pub tip: Vec<String>,
}

/// Which end of its words a label is held by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It stands to the right.
    Start,
    /// It stands above or below.
    Middle,
    /// It stands to the left.
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }

    /// Which way the words stand off: 1 to the right, 0 above or below, −1 to the left.
    #[must_use]
    pub fn side(self) -> f64 {
        match self {
            Self::Start => 1.0,
            Self::Middle => 0.0,
            Self::End => -1.0,
        }
    }
}

/// A name on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelMark {
    /// Point it stands beside.
    pub at: MapPoint,
    /// Shift from the point to where the words are held, on the baseline.
    pub shift_px: (f64, f64),
    /// Which end of the words is held there, so that a narrower font leaves no gap.
    pub anchor: Anchor,
    /// A thin line from the rim of the node to the words, as shifts from the point; `None` beside the node.
    pub leader_px: Option<[(f64, f64); 2]>,
    /// The words.
    pub text: String,
    /// Size of the type.
    pub size_px: f64,
    /// China or the focus.
    pub strong: bool,
    /// China.
    pub is_china: bool,
    /// What steps in: the amount beside a flow.
    pub steps_in: bool,
    /// The claim of the share it names; empty where it names none.
    pub claim: String,
}

/// A site: a mine, a plant, a project.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteMark {
    /// Where.
    pub at: MapPoint,
    /// Which kind of site.
    pub kind: SiteKind,
    /// What it says when pointed at: name first.
    pub tip: Vec<String>,
}

/// Kinds of sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteKind {
    /// Of an initiative.
    Initiative,
    /// Of a deal that is switched on.
    DealOn,
    /// A mine or plant of the inventory.
    Inventory,
}

impl SiteKind {
    /// CSS class of the mark.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Initiative => "initiative",
            Self::DealOn => "deal-on",
            Self::Inventory => "inventory",
        }
    }

    /// Half of its height, pixels.
    #[must_use]
    pub fn reach_px(self) -> f64 {
        match self {
            Self::Inventory => 3.0,
            Self::Initiative | Self::DealOn => 6.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shade;

    #[test]
    fn classes_close_at_their_upper_end() {
        let all = [0.0, 0.001, 0.2, 0.201, 0.8, 0.81, 1.0].map(|s| Shade::of(s).class());
        assert_eq!(all, ["s0", "s1", "s1", "s2", "s4", "s5", "s5"]);
    }
}
