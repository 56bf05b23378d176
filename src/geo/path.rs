//! Writes points as the data of an SVG path: relative commands, rounded, as few bytes as it takes.
//! Knows map units and the path syntax; does not know what the points mean.

use super::MapPoint;

/// Steps of a coordinate in a map unit: two decimals.
const STEPS: i64 = 100;
/// Step of a normal coordinate, one decimal.
const COARSE: i64 = 10;
/// A ring that fits into a box of this many map units keeps two decimals: one would bend a small territory.
const SMALL: f64 = 10.0;

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
        if stops.len() > 1 {
            self.text.push('l');
        }
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
    if whole > 0 || fraction == 0 {
        push_digits(text, whole);
    }
    if fraction > 0 {
        text.push('.');
        let tens = fraction / 10;
        push_digits(text, tens);
        if fraction % 10 > 0 {
            push_digits(text, fraction % 10);
        }
    }
}

/// A number without a sign.
fn push_digits(text: &mut String, number: i64) {
    if number >= 10 {
        push_digits(text, number / 10);
    }
    text.push((b'0' + (number % 10) as u8) as char);
}

/// The same lines with their points on a grid of `grain` map units, a multiple of 0.01: for pictures that are small.
/// A ring that shrinks to a point stays one: its outline still marks the place.
#[must_use]
pub fn on_grid(path: &str, grain: f64) -> String {
    let mut out = String::with_capacity(path.len() / 2);
    let (mut pen, mut start, mut here) = ((0.0, 0.0), (0.0, 0.0), (0i64, 0i64));
    let grain_steps = (grain * STEPS as f64).round();
    let on_grid = |at: f64| (at * STEPS as f64 / grain_steps).round() as i64 * grain_steps as i64;
    for part in path.split_inclusive(|c: char| c.is_ascii_alphabetic()) {
        let (numbers, command) = part.split_at(part.len() - 1);
        let mut values = numbers_of(numbers).into_iter();
        while let (Some(x), Some(y)) = (values.next(), values.next()) {
            pen = (pen.0 + x, pen.1 + y);
            let begins = out.ends_with('m');
            if begins {
                start = pen;
            }
            let to = (on_grid(pen.0), on_grid(pen.1));
            if !begins && to == here {
                continue;
            }
            for (step, follows_letter) in [(to.0 - here.0, out.ends_with(['m', 'l'])), (to.1 - here.1, false)]
            {
                push_number(&mut out, step, follows_letter);
            }
            here = to;
        }
        if command == "z" {
            pen = start;
            here = (on_grid(pen.0), on_grid(pen.1));
        }
        // A line to nowhere is none.
        if out.ends_with('l') {
            out.pop();
        }
        out.push_str(command);
    }
    out
}

/// The lines and rings of a path that may be seen in a window between two corners: the others are left out.
#[must_use]
pub fn within(path: &str, from: MapPoint, to: MapPoint) -> String {
    let mut kept = PathData::default();
    let mut pen = (0.0, 0.0);
    let steps = |n: f64| (n * STEPS as f64).round() as i64;
    for stroke in path.split('m').filter(|stroke| !stroke.is_empty()) {
        let numbers: Vec<f64> = stroke.split(['l', 'z']).flat_map(numbers_of).collect();
        let mut points = Vec::with_capacity(numbers.len() / 2);
        for step in numbers.chunks_exact(2) {
            pen = (pen.0 + step[0], pen.1 + step[1]);
            points.push(pen);
        }
        let span = |of: fn(&(f64, f64)) -> f64| {
            points
                .iter()
                .map(of)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
        };
        let ((left, right), (top, bottom)) = (span(|p| p.0), span(|p| p.1));
        let closed = stroke.ends_with('z');
        if left <= to.x && right >= from.x && top <= to.y && bottom >= from.y {
            let stops: Vec<(i64, i64)> = points.iter().map(|(x, y)| (steps(*x), steps(*y))).collect();
            kept.stroke(&stops);
            if closed {
                kept.text.push('z');
                kept.pen = stops[0];
            }
        }
        if let Some(first) = points.first().filter(|_| closed) {
            pen = *first;
        }
    }
    kept.finish()
}

/// Numbers as [`push_number`] writes them one after the other.
fn numbers_of(text: &str) -> Vec<f64> {
    let mut numbers = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        rest = rest.trim_start_matches(' ');
        let mut has_dot = false;
        let ends = |(at, c): (usize, char)| {
            let again = (c == '-' && at > 0) || c == ' ' || (c == '.' && has_dot);
            has_dot |= c == '.';
            again.then_some(at)
        };
        let end = rest.char_indices().find_map(ends).unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        numbers.extend(number.parse::<f64>().ok());
        rest = after;
    }
    numbers
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
    fn on_a_coarse_grid_a_line_drops_the_points_that_do_not_move() {
        assert_eq!(on_grid("m10 10l10 0 .4 0 0 10zm2 1l8 0 0 9z", 2.0), "m10 10l10 0 0 10zm2 2l8 0 0 8z");
        assert_eq!(numbers_of("-1.5.6-.7 0 2"), [-1.5, 0.6, -0.7, 0.0, 2.0]);
    }

    #[test]
    fn what_lies_outside_a_window_is_left_out_and_the_rest_stays_where_it_is() {
        let path = "m10 10l10 0 0 10zm2 1l8 0 0 9zm100-5l3 3-6 0z";
        let corner = |x: f64, y: f64| MapPoint { x, y };
        assert_eq!(within(path, corner(0.0, 0.0), corner(500.0, 500.0)), path);
        assert_eq!(within(path, corner(100.0, 0.0), corner(500.0, 500.0)), "m112 6l3 3-6 0z");
        assert_eq!(within(path, corner(0.0, 0.0), corner(50.0, 50.0)), "m10 10l10 0 0 10zm2 1l8 0 0 9z");
        assert_eq!(within("m3 4z", corner(0.0, 0.0), corner(5.0, 5.0)), "m3 4z");
        assert_eq!(within(path, corner(300.0, 300.0), corner(500.0, 500.0)), "");
    }

    #[test]
    fn small_rings_keep_two_decimals_and_points_are_left_out() {
        let mut path = PathData::default();
        path.ring(&points(&[(0.0, 0.0), (0.04, 0.0), (0.04, 0.06), (0.0, 0.06)]));
        path.ring(&points(&[(5.0, 5.0), (5.001, 5.0), (5.0, 5.001)]));
        assert_eq!(path.finish(), "m0 0l.04 0 0 .06-.04 0z");
    }
}
