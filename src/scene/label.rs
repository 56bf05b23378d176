//! Names beside nodes: the important ones first, none over another, none outside the picture.
//! Knows boxes in pixels; does not know who is important.

use super::Frame;
use super::ground::{self, window};
use super::mark::{LabelMark, NodeMark};
use crate::geo::MapPoint;

/// A name that would like a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Code of the node it belongs to.
    pub code: String,
    /// The words.
    pub text: String,
    /// China or the focus: larger.
    pub strong: bool,
    /// China.
    pub is_china: bool,
    /// The claim of the share it names; empty where it names none.
    pub claim: String,
}

/// A box in pixels of the frame.
#[derive(Clone, Copy, Debug)]
struct Boxed {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Boxed {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn is_within(&self, width: f64, height: f64) -> bool {
        self.left >= 2.0 && self.top >= 2.0 && self.right <= width - 2.0 && self.bottom <= height - 2.0
    }
}

/// Width of text in a system face, on the safe side: no font is asked.
fn text_width_px(text: &str, size_px: f64) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.56 } else { 0.8 }).sum::<f64>() * size_px
}

/// Writes amounts beside points where nothing stands yet, at most `most`.
pub fn beside(labels: &mut Vec<LabelMark>, notes: &[(MapPoint, String)], most: usize, frame: Frame) {
    const SIZE_PX: f64 = 12.0;
    let k = frame.units_per_px();
    let (top, height) = window();
    let in_px = |at: MapPoint| (at.x / k, (at.y - top) / k);
    let boxed = |at: MapPoint, shift: (f64, f64), text: &str, size_px: f64| {
        let (x, y) = in_px(at);
        let (left, base) = (x + shift.0, y + shift.1);
        let right = left + text_width_px(text, size_px);
        Boxed { left, top: base - size_px * 0.85, right, bottom: base + size_px * 0.25 }
    };
    let mut taken: Vec<Boxed> = labels.iter().map(|l| boxed(l.at, l.shift_px, &l.text, l.size_px)).collect();
    let mut written = 0;
    for (at, text) in notes {
        if written >= most {
            break;
        }
        let shift_px = (-text_width_px(text, SIZE_PX) / 2.0, -4.0);
        let own = boxed(*at, shift_px, text, SIZE_PX);
        if own.is_within(ground::WIDTH / k, height / k) && !taken.iter().any(|t| t.overlaps(&own)) {
            taken.push(own);
            labels.push(LabelMark {
                at: *at,
                shift_px,
                text: text.clone(),
                size_px: SIZE_PX,
                strong: true,
                is_china: false,
                steps_in: true,
                claim: String::new(),
            });
            written += 1;
        }
    }
}

/// Places as many names as fit on the whole map, at most one for every 70 pixels of its width.
#[must_use]
pub fn place(candidates: &[Candidate], nodes: &[NodeMark], frame: Frame) -> Vec<LabelMark> {
    let k = frame.units_per_px();
    let (top, height) = window();
    let height_px = height / k;
    let in_px = |at: MapPoint| (at.x / k, (at.y - top) / k);
    let width_px = ground::WIDTH / k;
    let most = (width_px / 70.0).ceil() as usize;
    let mut taken: Vec<Boxed> = nodes
        .iter()
        .filter(|n| n.radius_px > 4.0)
        .map(|n| {
            let (x, y) = in_px(n.at);
            let r = n.radius_px * 0.8;
            Boxed { left: x - r, top: y - r, right: x + r, bottom: y + r }
        })
        .collect();
    let mut labels = Vec::new();
    for candidate in candidates {
        if labels.len() >= most {
            break;
        }
        let Some(node) = nodes.iter().find(|n| n.code == candidate.code) else { continue };
        let size_px = if candidate.strong { 14.0 } else { 12.0 };
        let (width, gap) = (text_width_px(&candidate.text, size_px), node.radius_px + 3.0);
        let (x, y) = in_px(node.at);
        let middle = size_px * 0.36;
        let shifts = [
            (gap, middle),
            (-gap - width, middle),
            (-width / 2.0, -gap - 1.0),
            (-width / 2.0, gap + size_px * 0.8),
        ];
        for shift_px in shifts {
            let (left, base) = (x + shift_px.0, y + shift_px.1);
            let own = Boxed {
                left,
                top: base - size_px * 0.85,
                right: left + width,
                bottom: base + size_px * 0.25,
            };
            if own.is_within(width_px, height_px) && !taken.iter().any(|t| t.overlaps(&own)) {
                taken.push(own);
                labels.push(LabelMark {
                    at: node.at,
                    shift_px,
                    text: candidate.text.clone(),
                    size_px,
                    strong: candidate.strong,
                    is_china: candidate.is_china,
                    steps_in: false,
                    claim: candidate.claim.clone(),
                });
                break;
            }
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(code: &str, x: f64, y: f64) -> NodeMark {
        NodeMark {
            code: code.into(),
            at: MapPoint { x, y },
            radius_px: 5.0,
            share: None,
            short: None,
            is_china: false,
            in_focus: false,
            tip: Vec::new(),
        }
    }

    fn named(code: &str) -> Candidate {
        Candidate {
            code: code.into(),
            text: code.repeat(4),
            strong: false,
            is_china: false,
            claim: String::new(),
        }
    }

    #[test]
    fn a_name_moves_aside_for_a_more_important_one_and_gives_way_when_nothing_is_free() {
        let frame = Frame::whole(1000.0);
        let crowd: Vec<NodeMark> =
            (0..40).map(|i| node(&format!("N{i}"), 500.0, 200.0 + f64::from(i))).collect();
        let names: Vec<Candidate> = crowd.iter().map(|n| named(&n.code)).collect();
        let labels = place(&names, &crowd, frame);
        assert_eq!(labels.first().map(|l| l.text.as_str()), Some("N0N0N0N0"));
        assert!(labels.len() > 1 && labels.len() < 12, "{}", labels.len());
    }

    #[test]
    fn a_name_at_the_edge_stays_inside() {
        let labels = place(&[named("EDGE")], &[node("EDGE", 998.0, 200.0)], Frame::whole(1000.0));
        assert!(labels.iter().all(|l| l.shift_px.0 < 0.0) && labels.len() == 1);
    }
}
