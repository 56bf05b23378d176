//! Writes points as the data of an SVG path: relative commands, rounded, as few bytes as it takes.
//! Knows map units and the path syntax; does not know what the points mean.

use super::MapPoint;
use std::fmt::Write;

/// Steps of a coordinate in a map unit: two decimals.
const STEPS: i64 = 100;
/// Step of a normal coordinate, one decimal.
const COARSE: i64 = 10;
/// A ring that fits into a box of this many map units keeps two decimals: one would bend a small territory.
const SMALL: f64 = 6.0;

/// Path data under construction.
#[derive(Default)]
pub(super) struct PathData {
    text: String,
    /// Where the pen is, in steps.
    pen: (i64, i64),
}

impl PathData {
    /// Adds a closed ring, unless nothing is left of it after rounding.
    pub(super) fn ring(&mut self, points: &[MapPoint]) {
        let mut stops = rounded(points);
        while stops.len() > 1 && stops.first() == stops.last() {
            stops.pop();
        }
        if stops.len() > 2 {
            self.stroke(&stops);
            self.text.push('z');
            self.pen = stops[0];
        }
    }

    /// Adds an open line, unless nothing is left of it after rounding.
    pub(super) fn line(&mut self, points: &[MapPoint]) {
        let stops = rounded(points);
        if stops.len() > 1 {
            self.stroke(&stops);
        }
    }

    /// The finished text; empty if nothing was added.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn stroke(&mut self, stops: &[(i64, i64)]) {
        self.text.push('m');
        self.step_to(stops[0], true);
        self.text.push('l');
        for (i, &stop) in stops[1..].iter().enumerate() {
            self.step_to(stop, i == 0);
        }
    }

    fn step_to(&mut self, stop: (i64, i64), is_first: bool) {
        push_number(&mut self.text, stop.0 - self.pen.0, is_first);
        push_number(&mut self.text, stop.1 - self.pen.1, false);
        self.pen = stop;
    }
}

/// The points in steps, without repetitions.
fn rounded(points: &[MapPoint]) -> Vec<(i64, i64)> {
    let grain = if fits_small(points) { 1 } else { COARSE };
    let round = |value: f64| (value * STEPS as f64 / grain as f64).round() as i64 * grain;
    let mut stops: Vec<(i64, i64)> = points.iter().map(|p| (round(p.x), round(p.y))).collect();
    stops.dedup();
    stops
}

fn fits_small(points: &[MapPoint]) -> bool {
    let span = |of: fn(&MapPoint) -> f64| {
        let (low, high) = points
            .iter()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        high - low
    };
    span(|p| p.x) < SMALL && span(|p| p.y) < SMALL
}

/// A number of steps as a decimal without needless characters; a minus or a second dot separates by itself.
fn push_number(text: &mut String, steps: i64, follows_letter: bool) {
    let (whole, fraction) = (steps.abs() / STEPS, steps.abs() % STEPS);
    // By bytes: a slice of text carries a panic message that would cost the page kilobytes.
    let previous_has_dot = text.bytes().rfind(|b| !b.is_ascii_digit()) == Some(b'.');
    let is_dot_after_dot = steps > 0 && whole == 0 && previous_has_dot;
    if steps < 0 {
        text.push('-');
    } else if !follows_letter && !is_dot_after_dot {
        text.push(' ');
    }
    // Writing to a String cannot fail.
    let _ = match (whole, fraction) {
        (_, 0) => write!(text, "{whole}"),
        (0, f) if f % 10 == 0 => write!(text, ".{}", f / 10),
        (0, f) => write!(text, ".{f:02}"),
        (w, f) if f % 10 == 0 => write!(text, "{w}.{}", f / 10),
        (w, f) => write!(text, "{w}.{f:02}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &[(f64, f64)]) -> Vec<MapPoint> {
        list.iter().map(|&(x, y)| MapPoint { x, y }).collect()
    }

    #[test]
    fn writes_relative_commands_with_few_separators() {
        let mut path = PathData::default();
        path.line(&points(&[(1.5, 20.0), (11.0, 20.5), (11.5, 20.6), (10.0, 20.6)]));
        assert_eq!(path.finish(), "m1.5 20l9.5.5.5.1-1.5 0");
    }

    #[test]
    fn continues_from_where_the_last_ring_closed() {
        let mut path = PathData::default();
        path.ring(&points(&[(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 10.0)]));
        path.ring(&points(&[(12.0, 11.0), (20.0, 11.0), (20.0, 20.0)]));
        assert_eq!(path.finish(), "m10 10l10 0 0 10zm2 1l8 0 0 9z");
    }

    #[test]
    fn small_rings_keep_two_decimals_and_points_are_left_out() {
        let mut path = PathData::default();
        path.ring(&points(&[(0.0, 0.0), (0.04, 0.0), (0.04, 0.06), (0.0, 0.06)]));
        path.ring(&points(&[(5.0, 5.0), (5.001, 5.0), (5.0, 5.001)]));
        assert_eq!(path.finish(), "m0 0l.04 0 0 .06-.04 0z");
    }
}
