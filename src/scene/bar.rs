//! A China share as a bar: what is sure, what is hidden, what is possible, and the band over all definitions.
//! Knows lengths of 0–1; does not know how a bar is drawn.

use crate::analysis::Importer;
pub use crate::analysis::Interval;
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

    /// A share within bounds.
    #[must_use]
    pub fn of_interval(share: Interval) -> Self {
        Self { solid: share.low, sure: share.low, possible: share.high, band: None }
    }

    /// The bar of an importer. Asked for the direct share or for touch, the hidden part stands beside the face value.
    #[must_use]
    pub fn of(importer: &Importer, measure: Measure) -> Self {
        let Some(exposure) = importer.exposure else { return Self::plain(importer.share) };
        let bar = match measure {
            Measure::Origin => Self::of_interval(exposure.origin),
            Measure::Direct | Measure::Touch => Self {
                solid: importer.share,
                sure: exposure.touch.low.max(importer.share),
                possible: exposure.touch.high.max(importer.share),
                band: None,
            },
        };
        Self { band: Some(exposure.band), ..bar }
    }
}
