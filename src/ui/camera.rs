//! Where the map stands in its frame: a factor and a shift.
//! Knows map units and the frame; knows no event and no mark.

use crate::digits::between;
use crate::geo::MapPoint;
use crate::scene::ground;

/// How the map is zoomed and moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Magnification; 1 shows the whole map.
    pub zoom: f64,
    /// Shift of the map after magnification, map units.
    pub shift: (f64, f64),
}

impl Camera {
    /// The whole map.
    pub const WHOLE: Self = Self { zoom: 1.0, shift: (0.0, 0.0) };
    /// Closest look.
    pub const CLOSEST: f64 = 24.0;

    /// Magnified by a factor, with what was at one point of the frame (map units) now at another; never past the map's edge.
    #[must_use]
    pub fn carried(self, factor: f64, from: (f64, f64), to: (f64, f64)) -> Self {
        let zoom = between(self.zoom * factor, 1.0, Self::CLOSEST);
        let keep = |shift: f64, from: f64, to: f64| to - (from - shift) / self.zoom * zoom;
        Self { zoom, shift: (keep(self.shift.0, from.0, to.0), keep(self.shift.1, from.1, to.1)) }.held()
    }

    /// Magnified by a factor with the point `at` (map units) staying where it is, never past the map's edge.
    #[must_use]
    pub fn zoomed(self, factor: f64, at: (f64, f64)) -> Self {
        self.carried(factor, at, at)
    }

    /// Moved by map units of the screen, never past the map's edge.
    #[must_use]
    pub fn moved(self, by: (f64, f64)) -> Self {
        self.carried(1.0, (0.0, 0.0), by)
    }

    /// The closest look that shows these points of the map with room around them.
    #[must_use]
    pub fn showing(points: &[MapPoint], room: f64) -> Self {
        let (top, height) = ground::window();
        let ends = |of: fn(&MapPoint) -> f64| {
            let low = points.iter().map(of).fold(f64::INFINITY, f64::min) - room;
            let high = points.iter().map(of).fold(f64::NEG_INFINITY, f64::max) + room;
            (low, high)
        };
        let ((left, right), (upper, lower)) = (ends(|p| p.x), ends(|p| p.y));
        if points.is_empty() {
            return Self::WHOLE;
        }
        let factor = (ground::WIDTH / (right - left)).min(height / (lower - upper));
        let middle = ((left + right) / 2.0, (upper + lower) / 2.0);
        Self::WHOLE.carried(factor, middle, (ground::WIDTH / 2.0, top + height / 2.0))
    }

    fn held(self) -> Self {
        let (top, height) = ground::window();
        let x = between(self.shift.0, ground::WIDTH * (1.0 - self.zoom), 0.0);
        let y = between(self.shift.1, (top + height) * (1.0 - self.zoom), top * (1.0 - self.zoom));
        Self { shift: (x, y), ..self }
    }

    /// The point of the map plane that is shown at a point of the frame.
    #[must_use]
    pub fn map_from_frame(self, at: (f64, f64)) -> (f64, f64) {
        ((at.0 - self.shift.0) / self.zoom, (at.1 - self.shift.1) / self.zoom)
    }

    /// Where a point of the map plane stands in the frame.
    #[must_use]
    pub fn frame_from_map(self, at: MapPoint) -> (f64, f64) {
        (at.x * self.zoom + self.shift.0, at.y * self.zoom + self.shift.1)
    }

    /// Whether a point of the map plane is in sight, a little inside the frame.
    #[must_use]
    pub fn sees(self, at: MapPoint) -> bool {
        let (top, height) = ground::window();
        let (x, y) = self.frame_from_map(at);
        let edge = ground::WIDTH / 40.0;
        (edge..=ground::WIDTH - edge).contains(&x) && (top + edge..=top + height - edge).contains(&y)
    }

    /// What must be done to a picture drawn for `rest` to look as from here: a factor, and a shift in map units from the
    /// frame's upper left corner.
    #[must_use]
    pub fn from_rest(self, rest: Self) -> (f64, (f64, f64)) {
        let (top, _) = ground::window();
        let factor = self.zoom / rest.zoom;
        let x = self.shift.0 - factor * rest.shift.0;
        let y = self.shift.1 - factor * rest.shift.1 + (factor - 1.0) * top;
        (factor, (x, y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: (f64, f64), b: (f64, f64)) -> bool {
        (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9
    }

    #[test]
    fn zooming_keeps_the_point_under_the_finger() {
        let camera = Camera::WHOLE.zoomed(4.0, (600.0, 200.0));
        assert!(near(camera.map_from_frame((600.0, 200.0)), (600.0, 200.0)));
    }

    #[test]
    fn what_two_fingers_hold_stays_between_them() {
        let before = Camera::WHOLE.zoomed(3.0, (500.0, 200.0));
        let held = before.map_from_frame((480.0, 220.0));
        let after = before.carried(1.5, (480.0, 220.0), (510.0, 205.0));
        assert!(near(after.map_from_frame((510.0, 205.0)), held));
    }

    #[test]
    fn the_map_never_leaves_its_frame() {
        let camera = Camera::WHOLE.zoomed(3.0, (0.0, 0.0)).moved((500.0, -9000.0));
        assert!(camera.shift.0 <= 0.0 && camera.map_from_frame((0.0, 0.0)).0 >= 0.0);
        assert_eq!(Camera::WHOLE.zoomed(0.2, (10.0, 10.0)), Camera::WHOLE);
    }

    #[test]
    fn a_picture_at_rest_is_carried_to_where_the_camera_looks() {
        let (top, _) = ground::window();
        let rest = Camera::WHOLE.zoomed(2.0, (300.0, 150.0));
        let now = rest.carried(1.4, (500.0, 200.0), (450.0, 230.0));
        let (factor, shift) = now.from_rest(rest);
        let at = MapPoint { x: 321.0, y: 123.0 };
        let drawn = rest.frame_from_map(at);
        let carried = (factor * drawn.0 + shift.0, factor * (drawn.1 - top) + shift.1 + top);
        assert!(near(carried, now.frame_from_map(at)));
    }

    #[test]
    fn a_look_at_points_has_them_all_in_sight() {
        let points = [(300.0, 100.0), (420.0, 160.0)].map(|(x, y)| MapPoint { x, y });
        let camera = Camera::showing(&points, 20.0);
        assert!(camera.zoom > 3.0 && points.iter().all(|p| camera.sees(*p)));
        assert_eq!(Camera::showing(&[], 20.0), Camera::WHOLE);
    }
}
