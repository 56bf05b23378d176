//! Names beside nodes: the important ones first, none over another, none outside the picture.
//! Knows boxes in pixels; does not know who is important.
//!
//! A name stands beside its node on the side where it covers least. Where no side is free, an important one stands
//! farther off, with a thin line to its node.

use super::Frame;
use super::ground::{self, window};
use super::mark::{Anchor, LabelMark};
use crate::geo::MapPoint;
use crate::trig::length;

/// A name that would like a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Centre of its node.
    pub at: MapPoint,
    /// Radius of its node.
    pub radius_px: f64,
    /// The words.
    pub text: String,
    /// China or the focus: larger, and never left out while there is any free place.
    pub strong: bool,
    /// China.
    pub is_china: bool,
    /// The claim of the share it names; empty where it names none.
    pub claim: String,
}

/// A mark that a name would rather not cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cover {
    /// Its middle.
    pub at: MapPoint,
    /// Half of its width and height.
    pub reach_px: f64,
    /// What covering it costs, in steps from one side of a node to the next best.
    pub cost: f64,
}

/// A box in pixels of the whole map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boxed {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Boxed {
    /// Whether both share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether another lies within it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    fn around((x, y): (f64, f64), reach: f64) -> Self {
        Self { left: x, top: y, right: x, bottom: y }.grown(reach)
    }
}

/// Room left and right of the words: for the halo, and so that two names in a row read as two.
const ROOM_PX: f64 = 2.0;
/// From the baseline up and down, in sizes of the type.
const ASCENT: f64 = 0.9;
const DESCENT: f64 = 0.25;
/// How far from the rim of its node a name stands on a line.
const FAR_PX: [f64; 5] = [16.0, 28.0, 40.0, 52.0, 64.0];
/// What a name that is not strong may cost at most.
const DEAREST: f64 = 26.0;
/// Directions off a node, to the east and downwards, best first: its sides, and those that only a line can take.
const SIDES: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, -1.0), (-1.0, 1.0)];
const BETWEEN: [(f64, f64); 8] =
    [(1.0, -0.5), (1.0, 0.5), (-1.0, -0.5), (-1.0, 0.5), (0.5, -1.0), (0.5, 1.0), (-0.5, -1.0), (-0.5, 1.0)];

/// Width of words in any face the page may be set in, on the safe side: no font is asked. DejaVu Sans is the widest of them.
fn text_width_px(text: &str, size_px: f64, strong: bool) -> f64 {
    let em = |c: char| match c {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' | ' ' | '(' | ')' | ',' | '-' | '.' => 0.41,
        'm' | 'w' | 'M' | 'W' | '%' | '+' | '\u{2200}'.. => 1.0,
        'A'..='Z' => 0.79,
        _ => 0.64,
    };
    text.chars().map(em).sum::<f64>() * size_px * if strong { 1.13 } else { 1.0 }
}

fn around_words((x, base): (f64, f64), anchor: Anchor, width: f64, size_px: f64) -> Boxed {
    let left = x - width * (1.0 - anchor.side()) / 2.0 - ROOM_PX;
    Boxed {
        left,
        top: base - size_px * ASCENT,
        right: left + width + 2.0 * ROOM_PX,
        bottom: base + size_px * DESCENT,
    }
}

/// The box of a label with the room around its words, in pixels of the whole map.
#[must_use]
pub fn boxed(label: &LabelMark, frame: Frame) -> Boxed {
    let (x, y) = frame.in_px(label.at);
    let width = text_width_px(&label.text, label.size_px, label.strong);
    around_words((x + label.shift_px.0, y + label.shift_px.1), label.anchor, width, label.size_px)
}

/// A line as a chain of small boxes that nothing can pass between.
fn chain((x, y): (f64, f64), [from, to]: [(f64, f64); 2]) -> Vec<Boxed> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let steps = (length(dx, dy) / 2.0).ceil().max(1.0);
    let link = |i: usize| {
        let part = i as f64 / steps;
        Boxed::around((x + from.0 + dx * part, y + from.1 + dy * part), 1.5)
    };
    (0..=steps as usize).map(link).collect()
}

/// The map while names are laid on it.
struct Desk {
    frame: Frame,
    width_px: f64,
    height_px: f64,
    taken: Vec<Boxed>,
    covers: Vec<(Boxed, f64)>,
}

impl Desk {
    fn new(frame: Frame, labels: &[LabelMark], covers: &[Cover]) -> Self {
        let k = frame.units_per_px();
        let covers = covers.iter().map(|c| (Boxed::around(frame.in_px(c.at), c.reach_px), c.cost)).collect();
        let (width_px, height_px) = (ground::WIDTH / k, window().1 / k);
        let mut desk = Self { frame, width_px, height_px, taken: Vec::new(), covers };
        labels.iter().for_each(|label| desk.take(label));
        desk
    }

    fn take(&mut self, label: &LabelMark) {
        self.taken.push(boxed(label, self.frame));
        if let Some(leader) = label.leader_px {
            self.taken.append(&mut chain(self.frame.in_px(label.at), leader));
        }
    }

    /// What a box covers or comes nearer to than `room_px`; infinite over another name and outside the picture.
    fn cost(&self, own: &Boxed, room_px: f64) -> f64 {
        let map = Boxed { left: 1.0, top: 1.0, right: self.width_px - 1.0, bottom: self.height_px - 1.0 };
        if !map.holds(own) || self.taken.iter().any(|t| t.overlaps(own)) {
            return f64::INFINITY;
        }
        let near = own.grown(room_px);
        self.covers.iter().filter(|(cover, _)| cover.overlaps(&near)).map(|(_, cost)| cost).sum()
    }
}

/// Writes amounts beside points where nothing stands yet, at most `most`.
pub fn beside(labels: &mut Vec<LabelMark>, notes: &[(MapPoint, String)], most: usize, frame: Frame) {
    let mut desk = Desk::new(frame, labels, &[]);
    let mut written = 0;
    for (at, text) in notes {
        if written >= most {
            break;
        }
        let label = LabelMark {
            at: *at,
            shift_px: (0.0, -4.0),
            anchor: Anchor::Middle,
            leader_px: None,
            text: text.clone(),
            size_px: 12.0,
            strong: true,
            is_china: false,
            steps_in: true,
            claim: String::new(),
        };
        if desk.cost(&boxed(&label, frame), 0.0).is_finite() {
            desk.take(&label);
            labels.push(label);
            written += 1;
        }
    }
}

/// Places as many names as fit on the whole map, at most one for every 70 pixels of its width.
///
/// `candidates` come most important first; a quarter of the names may stand on lines.
#[must_use]
pub fn place(candidates: &[Candidate], covers: &[Cover], frame: Frame) -> Vec<LabelMark> {
    let mut desk = Desk::new(frame, &[], covers);
    let most = (desk.width_px / 70.0).ceil() as usize;
    let mut lines = most.div_ceil(4);
    let mut labels = Vec::new();
    for (rank, candidate) in candidates.iter().enumerate() {
        if labels.len() >= most {
            break;
        }
        let may_be_far = candidate.strong || (rank < most && lines > 0);
        if let Some(label) = desk.best(candidate, may_be_far) {
            lines = lines.saturating_sub(usize::from(label.leader_px.is_some()));
            desk.take(&label);
            labels.push(label);
        }
    }
    labels
}

impl Desk {
    /// The part of it that a box may meet.
    fn near(&self, area: &Boxed) -> Self {
        Self {
            taken: self.taken.iter().filter(|taken| taken.overlaps(area)).copied().collect(),
            covers: self.covers.iter().filter(|(cover, _)| cover.overlaps(area)).copied().collect(),
            ..*self
        }
    }

    /// The place of a name that covers least; the better side, the nearer one, where several do.
    fn best(&self, candidate: &Candidate, may_be_far: bool) -> Option<LabelMark> {
        let Candidate { at, radius_px, strong, .. } = *candidate;
        // A phone has no room for larger type.
        let size_px = if strong && self.frame.width_px > 480.0 { 14.0 } else { 12.0 };
        let width = text_width_px(&candidate.text, size_px, strong);
        let (x, y) = self.frame.in_px(at);
        let farthest = if may_be_far { FAR_PX[FAR_PX.len() - 1] } else { 0.0 };
        let desk = self.near(&Boxed::around((x, y), radius_px + farthest + width + 3.0 * size_px));
        let mut least = if strong { f64::INFINITY } else { DEAREST };
        let mut best = None;
        let mut consider = |off: f64, turn: f64, (east, down): (f64, f64)| {
            let anchor = match east {
                1.0 => Anchor::Start,
                -1.0 => Anchor::End,
                _ => Anchor::Middle,
            };
            let long = length(east, down);
            let out = |rim: f64| (east / long * (radius_px + rim), down / long * (radius_px + rim));
            let end = out(off + 2.0);
            let middle = ASCENT - DESCENT + (ASCENT + DESCENT) * down;
            let shift_px = (end.0 + anchor.side() * ROOM_PX, end.1 + size_px * middle / 2.0);
            let leader_px = (off > 0.0).then(|| [out(1.0), end]);
            let own = around_words((x + shift_px.0, y + shift_px.1), anchor, width, size_px);
            // A name that stands off must not seem to be that of a node it stands near.
            let mut cost = turn + desk.cost(&own, if off > 0.0 { 6.0 } else { 0.0 });
            if let Some(leader) = leader_px
                && cost < least
            {
                cost += chain((x, y), leader).iter().map(|link| desk.cost(link, 0.0)).sum::<f64>() / 2.0;
            }
            if cost < least {
                least = cost;
                best = Some((shift_px, anchor, leader_px));
            }
        };
        for (turn, side) in SIDES.into_iter().enumerate() {
            consider(0.0, turn as f64, side);
        }
        for off in FAR_PX.into_iter().filter(|_| may_be_far) {
            for side in SIDES.into_iter().chain(BETWEEN) {
                consider(off, 8.0 + off * 0.15, side);
            }
        }
        let (shift_px, anchor, leader_px) = best?;
        Some(LabelMark {
            at,
            shift_px,
            anchor,
            leader_px,
            text: candidate.text.clone(),
            size_px,
            strong,
            is_china: candidate.is_china,
            steps_in: false,
            claim: candidate.claim.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, x: f64, y: f64) -> Candidate {
        Candidate {
            at: MapPoint { x, y },
            radius_px: 5.0,
            text: text.repeat(4),
            strong: false,
            is_china: false,
            claim: String::new(),
        }
    }

    #[test]
    fn a_name_moves_aside_for_a_more_important_one_and_gives_way_when_nothing_is_free() {
        let names: Vec<Candidate> =
            (0..40).map(|i| named(&format!("N{i}"), 500.0, 200.0 + f64::from(i) / 4.0)).collect();
        let labels = place(&names, &[], Frame::whole(1000.0));
        assert_eq!(labels.first().map(|l| (l.text.as_str(), l.leader_px)), Some(("N0N0N0N0", None)));
        assert!(labels.len() > 1 && labels.len() < 15, "{}", labels.len());
        let on_lines = labels.iter().filter(|l| l.leader_px.is_some()).count();
        assert!((1..=4).contains(&on_lines), "{on_lines}");
    }

    #[test]
    fn a_name_at_the_edge_stays_inside() {
        let labels = place(&[named("EDGE", 998.0, 200.0)], &[], Frame::whole(1000.0));
        assert!(labels.iter().all(|l| l.anchor == Anchor::End) && labels.len() == 1);
    }

    #[test]
    fn a_name_goes_where_it_covers_least_and_on_a_line_where_every_side_is_crowded() {
        let at = MapPoint { x: 500.0, y: 200.0 };
        let cover = |x: f64, y: f64| Cover {
            at: MapPoint { x: at.x + x * 14.0, y: at.y + y * 14.0 },
            reach_px: 3.0,
            cost: 20.0,
        };
        let first = |covers: &[Cover]| {
            let label = place(&[named("A", at.x, at.y)], covers, Frame::whole(1000.0)).into_iter().next();
            label.map(|l| (l.anchor, l.leader_px.is_some()))
        };
        assert_eq!(first(&[]), Some((Anchor::Start, false)));
        assert_eq!(first(&[cover(1.0, 0.0)]), Some((Anchor::End, false)));
        let crowd = SIDES.map(|(x, y)| cover(x, y));
        assert_eq!(first(&crowd).map(|(_, on_a_line)| on_a_line), Some(true));
    }
}
