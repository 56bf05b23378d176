//! The marks of a scene as SVG elements with classes for the page's style sheet.
//! Knows elements; every place, size and word comes from the scene.

use crate::digits::{one, plain};
use crate::geo::MapPoint;
use crate::scene::{FlowMark, Ground, LabelMark, NodeMark, Scene};
use crate::svg::{escape, head_path, head_turn, line_path, sector_path};

/// Land, borders and the edge of the globe; shades are marked afterwards, in the order of the ground.
#[must_use]
pub fn ground(ground: &Ground) -> String {
    let mut out = String::with_capacity(160_000);
    for (code, path) in &ground.land {
        out += &["<path class=\"land\" data-id=\"", &escape(code), "\" d=\"", path, "\"/>"].concat();
    }
    out += &["<path class=\"borders\" d=\"", &ground.borders, "\"/>"].concat();
    out += &["<path class=\"borders disputed\" d=\"", &ground.disputed, "\"/>"].concat();
    out += &["<path class=\"sphere\" d=\"", &ground.sphere, "\"/>"].concat();
    out
}

/// Flows, nodes and labels from the lowest to the highest, one element each: equal text is an equal mark. What only a
/// what-if has is added by [`super::what_if::shown`].
#[must_use]
pub fn marks(scene: &Scene) -> Vec<String> {
    let flows = scene.flows.iter().map(flow);
    let nodes = scene.nodes.iter().map(node);
    flows.chain(nodes).chain(scene.labels.iter().map(label)).collect()
}

/// An attribute that moves a mark to its place.
#[must_use]
pub fn moved_to(at: MapPoint) -> String {
    ["transform=\"translate(", &one(at.x), " ", &one(at.y), ")\""].concat()
}

fn flow(mark: &FlowMark) -> String {
    let quiet = if mark.quiet { " quiet" } else { "" };
    let head = &mark.head;
    [
        "<g class=\"flow ",
        mark.tone.class(),
        quiet,
        "\" data-from=\"",
        &escape(&mark.from),
        "\" data-to=\"",
        &escape(&mark.to),
        "\" data-tip=\"",
        &escape(&mark.tip),
        "\"><path d=\"",
        &mark.path,
        "\" stroke-width=\"",
        &plain(mark.width_px, 2),
        "\"/><g ",
        &moved_to(head.at),
        "><g class=\"steady\"><path class=\"head\" d=\"",
        &head_path(head),
        "\" transform=\"",
        &head_turn(head),
        "\"/></g></g></g>",
    ]
    .concat()
}

fn node(mark: &NodeMark) -> String {
    let share = mark.share.filter(|_| !mark.is_china);
    let sector = |share: Option<f64>, class: &str| {
        let path = sector_path(share.unwrap_or(0.0), mark.radius_px);
        if path.is_empty() { path } else { ["<path class=\"", class, "\" d=\"", &path, "\"/>"].concat() }
    };
    [
        "<g class=\"node",
        if mark.is_china { " china" } else { "" },
        if mark.in_focus { " focus" } else { "" },
        "\" data-id=\"",
        &escape(&mark.code),
        "\" ",
        &moved_to(mark.at),
        "><g class=\"steady\"><circle r=\"",
        &one(mark.radius_px),
        "\"/>",
        &sector(share.filter(|s| !s.is_exact()).map(|s| s.high), "possible"),
        &sector(share.map(|s| s.low), "sure"),
        "</g></g>",
    ]
    .concat()
}

fn label(mark: &LabelMark) -> String {
    let leader = mark.leader_px.map_or(String::new(), |leader| {
        let line = line_path(leader);
        let path = |class: &str| ["<path class=\"steady ", class, "\" d=\"", &line, "\"/>"].concat();
        path("leader halo") + &path("leader")
    });
    [
        "<g ",
        &moved_to(mark.at),
        ">",
        &leader,
        "<text class=\"steady",
        if mark.strong { " strong" } else { "" },
        if mark.is_china { " china" } else { "" },
        if mark.steps_in { " steps-in" } else { "" },
        if mark.claim.is_empty() { "" } else { " claim" },
        "\" data-audit=\"",
        &escape(&mark.claim),
        "\" x=\"",
        &one(mark.shift_px.0),
        "\" y=\"",
        &one(mark.shift_px.1),
        "\" font-size=\"",
        &one(mark.size_px),
        "\" text-anchor=\"",
        mark.anchor.name(),
        "\">",
        &escape(&mark.text),
        "</text></g>",
    ]
    .concat()
}

/// Stripes of one class of shares over another, for land whose share is known within bounds; and hatching.
#[must_use]
pub fn patterns() -> String {
    let classes = ["s0", "s1", "s2", "s3", "s4", "s5"];
    let stripes = |low: usize, high: usize| {
        let of = |at: usize| classes.get(at).copied().unwrap_or_default();
        pattern(&stripes_id(of(low), of(high)), &["land ", of(low)].concat(), &["stripe ", of(high)].concat())
    };
    let mixed: String = (0..6).flat_map(|low| (low + 1..6).map(move |high| stripes(low, high))).collect();
    [
        pattern("hatch", "hatch-ground", "hatch-line"),
        pattern("possible", "possible-ground", "possible-line"),
        mixed,
    ]
    .concat()
}

/// Id of the pattern of two classes.
#[must_use]
pub fn stripes_id(low: &str, high: &str) -> String {
    [low, "-", high].concat()
}

fn pattern(id: &str, ground: &str, line: &str) -> String {
    [
        "<pattern id=\"",
        id,
        "\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"",
        ground,
        "\" width=\"5\" height=\"5\"/><path class=\"",
        line,
        "\" d=\"M1 0V5\"/></pattern>",
    ]
    .concat()
}
