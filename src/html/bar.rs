//! A share as a small bar: solid, lighter, hatched, and the band as a line below it.
//! Knows pixels and classes; the lengths come from the scene.

use crate::digits::one;
use crate::scene::bar::ShareBar;

/// Width of a bar in a table.
pub const BAR_PX: f64 = 56.0;
/// Width of the bar under a figure.
pub const FIGURE_BAR_PX: f64 = 160.0;

/// The bar, `width` pixels for a share of one.
#[must_use]
pub fn share_bar(bar: &ShareBar, width: f64) -> String {
    let piece = |from: f64, to: f64, class: &str| {
        if to - from < 0.002 {
            return String::new();
        }
        [
            "<rect class=\"",
            class,
            "\" x=\"",
            &one(from * width),
            "\" width=\"",
            &one((to - from) * width),
            "\" height=\"10\"/>",
        ]
        .concat()
    };
    let band = bar.band.map_or(String::new(), |band| {
        let (low, high) = (one(band.low * width), one((band.high * width).max(band.low * width + 1.0)));
        ["<path class=\"band\" d=\"M", &low, " 11v4M", &low, " 13H", &high, "M", &high, " 11v4\"/>"].concat()
    });
    [
        "<svg class=\"bar\" width=\"",
        &one(width),
        "\" height=\"16\" viewBox=\"0 0 ",
        &one(width),
        " 16\" aria-hidden=\"true\">",
        &piece(0.0, 1.0, "whole"),
        &piece(0.0, bar.solid, "solid"),
        &piece(bar.solid, bar.sure, "hidden"),
        &piece(bar.sure, bar.possible, "possible"),
        &band,
        "</svg>",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::bar::Interval;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert!(share_bar(&ShareBar::plain(0.861), 100.0).contains("class=\"solid\" x=\"0\" width=\"86.1\""));
    }

    #[test]
    fn what_is_hidden_and_what_is_possible_stand_beside_the_share() {
        let bar = ShareBar { solid: 0.2, sure: 0.5, possible: 0.9, band: Some(Interval::new(0.1, 0.95)) };
        let svg = share_bar(&bar, 100.0);
        for piece in ["\"hidden\" x=\"20\" width=\"30\"", "\"possible\" x=\"50\" width=\"40\"", "M10 13H95"] {
            assert!(svg.contains(piece), "{piece} expected in {svg}");
        }
    }
}
