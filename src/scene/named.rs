//! Who is worth a name on the map, in which order, and what a name would rather leave open.
//! Knows the marks of a scene; where a name then stands is in [`super::label`].

use super::label::{self, Candidate, Cover};
use super::mark::{FlowMark, LabelMark, NodeMark};
use super::{Scene, Words};
use crate::geo::MapPoint;
use crate::model::{Area, Dataset};
use crate::query::Query;

/// The names of a picture whose other marks are in their places.
pub(super) fn names(words: &Words<'_>, dataset: &Dataset, query: &Query, scene: &Scene) -> Vec<LabelMark> {
    label::place(&candidates(words, dataset, query, &scene.nodes), &covers(scene), scene.frame)
}

/// What a name would rather leave open: circles, the large ones at nearly any price, arrowheads that can be told from
/// their flow, wide flows, sites.
fn covers(scene: &Scene) -> Vec<Cover> {
    let node = |n: &NodeMark| Cover {
        at: n.at,
        reach_px: n.radius_px * 0.8,
        cost: if n.radius_px > 4.0 { 60.0 } else { 2.0 },
    };
    let head = |f: &FlowMark| {
        let reach_px = f.head.half_width_px;
        (reach_px > 3.0).then_some(Cover { at: f.head.at, reach_px, cost: 1.5 })
    };
    let mut covers: Vec<Cover> = scene.nodes.iter().map(node).collect();
    covers.extend(scene.flows.iter().filter_map(head));
    for flow in &scene.flows {
        let cover =
            |at: &MapPoint| Cover { at: *at, reach_px: flow.width_px / 2.0, cost: flow.width_px * 0.15 };
        covers.extend(flow.along.iter().map(cover));
    }
    covers.extend(scene.sites.iter().map(|s| Cover { at: s.at, reach_px: s.kind.reach_px(), cost: 3.0 }));
    covers
}

/// Names worth showing, most important first: the focus, China, then by trade.
/// The members of a group in focus are many and close together, so they take their turn.
fn candidates(words: &Words<'_>, dataset: &Dataset, query: &Query, nodes: &[NodeMark]) -> Vec<Candidate> {
    let is_first =
        |n: &&NodeMark| n.is_china || (n.in_focus && matches!(query.focus, Some(Area::Country(_))));
    let name = |n: &NodeMark| {
        let country = dataset.place(&n.code).and_then(|p| dataset.country(p));
        country.map_or("", |c| words.name(&c.name))
    };
    let candidate = |n: &NodeMark| {
        // The country in focus says its share on the map, where it can be taken apart.
        let share = n.share.filter(|_| is_first(&n) && !n.is_china);
        let text = match share {
            Some(share) => [name(n), " ", &words.interval_short(share)].concat(),
            None => name(n).to_owned(),
        };
        let claim = share.map_or(String::new(), |_| n.code.clone());
        Candidate {
            at: n.at,
            radius_px: n.radius_px,
            text,
            strong: is_first(&n),
            is_china: n.is_china,
            claim,
        }
    };
    let (first, rest): (Vec<&NodeMark>, Vec<&NodeMark>) = nodes.iter().partition(is_first);
    first.into_iter().chain(rest).map(candidate).collect()
}
