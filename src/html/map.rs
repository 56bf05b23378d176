//! The marks of a scene as SVG elements with classes for the page's style sheet.
//! Knows elements; every place, size and word comes from the scene.

use crate::digits::{one, plain};
use crate::geo::MapPoint;
use crate::scene::ground::{WIDTH, window};
use crate::scene::{FlowMark, Ground, LabelMark, NodeMark, Scene};
use crate::svg::{escape, head_path, line_path, sector_path};

/// With more flows than this no finger tells them apart, and nothing is drawn beside them that it could meet.
const MOST_IN_REACH: usize = 300;
/// How wide a flow is for a finger, pixels, and how much wider than what is drawn.
const REACH_PX: f64 = 13.0;
const HALO_PX: f64 = 7.0;
/// The empty drawing: one tab stop, and groups that are filled.
#[must_use]
pub fn drawing() -> String {
    let (top, height) = window();
    [
        "<svg id=\"map\" role=\"application\" tabindex=\"0\" aria-describedby=\"map-keys\" viewBox=\"0 ",
        &one(top),
        " ",
        &one(WIDTH),
        " ",
        &one(height),
        "\"><defs>",
        &patterns(),
        "</defs><g class=\"camera\" id=\"camera\" aria-hidden=\"true\"><g id=\"ground\"></g><g id=\"marks\"></g></g></svg>",
    ]
    .concat()
}

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
    let mut marks = Vec::new();
    if scene.flows.len() <= MOST_IN_REACH {
        scene.flows.iter().for_each(|mark| marks.push(reach(mark)));
    }
    scene.flows.iter().for_each(|mark| marks.push(flow(mark)));
    scene.nodes.iter().for_each(|mark| marks.push(node(mark)));
    scene.labels.iter().for_each(|mark| marks.push(label(mark)));
    marks
}

/// An attribute that moves a mark to its place.
#[must_use]
pub fn moved_to(at: MapPoint) -> String {
    ["transform=\"translate(", &one(at.x), " ", &one(at.y), ")\""].concat()
}

/// Exporter and importer as the link writes them.
fn way(mark: &FlowMark) -> String {
    ["data-way=\"", &escape(&mark.from), "-", &escape(&mark.to), "\""].concat()
}

/// What a finger meets of a flow: wider than what is drawn, unseen, and below every flow that is drawn, so that the one
/// under the pointer wins over those beside it. Of a chosen flow it is the halo.
fn reach(mark: &FlowMark) -> String {
    [
        "<path class=\"reach\" ",
        &way(mark),
        " data-tip=\"",
        &escape(&mark.tip),
        "\" stroke-width=\"",
        &plain(REACH_PX.max(mark.width_px + HALO_PX), 2),
        "\" d=\"",
        &mark.path,
        "\"/>",
    ]
    .concat()
}

fn flow(mark: &FlowMark) -> String {
    let quiet = if mark.quiet { " quiet" } else { "" };
    let head = &mark.head;
    [
        "<g class=\"flow ",
        mark.tone.class(),
        quiet,
        "\" ",
        &way(mark),
        " data-from=\"",
        &escape(&mark.from),
        "\" data-to=\"",
        &escape(&mark.to),
        "\" data-tip=\"",
        &escape(&mark.tip),
        "\"><path d=\"",
        &mark.path,
        "\" stroke-width=\"",
        &plain(mark.width_px, 2),
        // Drawn in pixels around its tip; it keeps its size around it too.
        "\"/><path class=\"head steady\" transform-origin=\"",
        &one(head.at.x),
        " ",
        &one(head.at.y),
        "\" d=\"",
        &head_path(head, 1.0),
        "\"/></g>",
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
fn patterns() -> String {
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
