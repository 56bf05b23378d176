//! A China share as a bar: what is sure, what is hidden, what is possible, and the band over all definitions.
//! Knows lengths of 0–1; does not know how a bar is drawn.

pub use crate::analysis::Interval;
use crate::analysis::exposure::Exposure;
use crate::analysis::{Importer, World};
use crate::digits::between;
use crate::query::Measure;

/// Lengths of a bar from its left end, each 0–1 and none shorter than the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareBar {
    /// Solid in the strong hue: the share at face value, or the low end of the origin share.
    pub solid: f64,
    /// Solid in a lighter hue up to here: the hidden part at its low end.
    pub sure: f64,
    /// Hatched up to here: what the data also allow.
    pub possible: f64,
    /// Lowest and highest share over all definitions.
    pub band: Option<Interval>,
}

impl ShareBar {
    /// A share without anything behind it.
    #[must_use]
    pub fn plain(share: f64) -> Self {
        let share = between(share, 0.0, 1.0);
        Self { solid: share, sure: share, possible: share, band: None }
    }

    /// The bar of an importer. Asked for the direct share or for touch, the hidden part stands beside the face value.
    #[must_use]
    pub fn of(importer: &Importer, measure: Measure) -> Self {
        Self::of_share(importer.share, importer.exposure, measure)
    }

    /// The bar of China's part of world exports, likewise.
    #[must_use]
    pub fn of_world(world: &World, measure: Measure) -> Self {
        Self::of_share(world.china_export_share, world.exposure, measure)
    }

    fn of_share(direct: f64, exposure: Option<Exposure>, measure: Measure) -> Self {
        let Some(exposure) = exposure else { return Self::plain(direct) };
        let bar = match measure {
            Measure::Origin => {
                let Interval { low, high } = exposure.origin;
                Self { solid: low, sure: low, possible: high, band: None }
            }
            Measure::Direct | Measure::Touch => Self {
                solid: direct,
                sure: exposure.touch.low.max(direct),
                possible: exposure.touch.high.max(direct),
                band: None,
            },
        };
        Self { band: Some(exposure.band), ..bar }
    }
}
