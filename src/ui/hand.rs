//! What one or two fingers, or a mouse, do to the camera.
//! Knows points of the frame in map units; knows no event, and nothing of what is drawn.

use super::camera::Camera;
use crate::trig::length;

/// A finger on the map, or the mouse with its button down.
#[derive(Clone, Copy, Debug)]
struct Finger {
    id: i32,
    start: (f64, f64),
    at: (f64, f64),
}

/// The fingers on the map, and how it stood when the last one came or went.
#[derive(Debug, Default)]
pub struct Hand {
    fingers: Vec<Finger>,
    from: Option<Camera>,
    drags: bool,
}

impl Hand {
    /// A finger touches the map.
    pub fn down(&mut self, id: i32, at: (f64, f64), camera: Camera) {
        self.fingers.retain(|f| f.id != id);
        if self.fingers.is_empty() {
            self.drags = false;
        }
        self.fingers.push(Finger { id, start: at, at });
        self.grasp(camera);
    }

    /// A finger moves; how the map stands then. `None` where it does not move the map: it is no finger on it, or went less
    /// far than `least` (map units), as a tap does.
    pub fn moved(&mut self, id: i32, at: (f64, f64), least: f64) -> Option<Camera> {
        let count = self.fingers.len();
        let finger = self.fingers.iter_mut().find(|f| f.id == id)?;
        finger.at = at;
        self.drags |= count > 1 || length(at.0 - finger.start.0, at.1 - finger.start.1) > least;
        let from = self.from.filter(|_| self.drags)?;
        match self.fingers.as_slice() {
            [one] => Some(from.carried(1.0, one.start, one.at)),
            [one, two, ..] => {
                let middle = |a: (f64, f64), b: (f64, f64)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
                let apart = |a: (f64, f64), b: (f64, f64)| length(a.0 - b.0, a.1 - b.1).max(1.0);
                let factor = apart(one.at, two.at) / apart(one.start, two.start);
                Some(from.carried(factor, middle(one.start, two.start), middle(one.at, two.at)))
            }
            [] => None,
        }
    }

    /// A finger leaves; whether it was the last of a hand that moved the map.
    pub fn up(&mut self, id: i32, camera: Camera) -> bool {
        let was_down = !self.fingers.is_empty();
        self.fingers.retain(|f| f.id != id);
        self.grasp(camera);
        was_down && self.fingers.is_empty() && self.drags
    }

    /// Whether the last touch moved the map: then it is no click.
    #[must_use]
    pub fn has_dragged(&self) -> bool {
        self.drags
    }

    fn grasp(&mut self, camera: Camera) {
        self.from = Some(camera);
        for finger in &mut self.fingers {
            finger.start = finger.at;
        }
    }
}

/// The factor that a turn of the wheel means, pixels of scrolling downwards.
#[must_use]
pub fn wheel_factor(scrolled_px: f64) -> f64 {
    let turn = 1.0 + scrolled_px.abs().min(200.0) / 300.0;
    if scrolled_px > 0.0 { 1.0 / turn } else { turn }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEAR: Camera = Camera { zoom: 4.0, shift: (-1200.0, -500.0) };

    #[test]
    fn a_tap_moves_nothing_and_a_drag_is_no_click() {
        let mut hand = Hand::default();
        hand.down(1, (100.0, 100.0), NEAR);
        assert_eq!(hand.moved(1, (101.0, 100.0), 4.0), None);
        assert!(!hand.up(1, NEAR) && !hand.has_dragged());
        hand.down(1, (100.0, 100.0), NEAR);
        assert_eq!(hand.moved(1, (130.0, 90.0), 4.0), Some(NEAR.moved((30.0, -10.0))));
        assert!(hand.up(1, NEAR) && hand.has_dragged());
        assert_eq!(hand.moved(1, (150.0, 90.0), 4.0), None);
    }

    #[test]
    fn what_is_under_both_fingers_stays_under_them() {
        let mut hand = Hand::default();
        hand.down(1, (300.0, 200.0), NEAR);
        hand.down(2, (400.0, 200.0), NEAR);
        let held = [(300.0, 200.0), (400.0, 200.0)].map(|p| NEAR.map_from_frame(p));
        hand.moved(1, (280.0, 190.0), 4.0);
        let camera = hand.moved(2, (430.0, 190.0), 4.0).expect("two fingers move the map");
        for (at, held) in [(280.0, 190.0), (430.0, 190.0)].into_iter().zip(held) {
            let now = camera.map_from_frame(at);
            assert!((now.0 - held.0).abs() < 1e-9 && (now.1 - held.1).abs() < 1e-9);
        }
    }

    #[test]
    fn one_finger_goes_on_where_two_have_left_off() {
        let mut hand = Hand::default();
        hand.down(1, (300.0, 200.0), NEAR);
        hand.down(2, (400.0, 200.0), NEAR);
        let camera = hand.moved(2, (500.0, 200.0), 4.0).expect("a pinch");
        assert!(!hand.up(2, camera));
        assert_eq!(hand.moved(1, (310.0, 200.0), 4.0), Some(camera.moved((10.0, 0.0))));
    }

    #[test]
    fn a_turn_of_the_wheel_can_be_taken_back() {
        assert!((wheel_factor(100.0) * wheel_factor(-100.0) - 1.0).abs() < 1e-12);
        assert!(wheel_factor(-100.0) > 1.0);
    }
}
