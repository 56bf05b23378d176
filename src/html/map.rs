//! The marks of a scene as SVG elements with classes for the page's style sheet.
//! Knows elements; every place, size and word comes from the scene.

use crate::digits::{one, plain};
use crate::geo::MapPoint;
use crate::scene::{FlowMark, Ground, LabelMark, NodeMark, Scene};
use crate::svg::{escape, head_path, head_turn, sector_path};

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

/// Flows, nodes and labels from the lowest to the highest, one element each: equal text is an equal mark.
#[must_use]
pub fn marks(scene: &Scene) -> Vec<String> {
    let flows = scene.flows.iter().map(flow);
    let nodes = scene.nodes.iter().map(node);
    flows.chain(nodes).chain(scene.labels.iter().map(label)).collect()
}

fn moved_to(at: MapPoint) -> String {
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
    let sector = sector_path(mark.share.filter(|_| !mark.is_china).unwrap_or(0.0), mark.radius_px);
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
        "\"/><path d=\"",
        &sector,
        "\"/></g></g>",
    ]
    .concat()
}

fn label(mark: &LabelMark) -> String {
    [
        "<g ",
        &moved_to(mark.at),
        "><text class=\"steady",
        if mark.strong { " strong" } else { "" },
        if mark.is_china { " china" } else { "" },
        "\" x=\"",
        &one(mark.shift_px.0),
        "\" y=\"",
        &one(mark.shift_px.1),
        "\" font-size=\"",
        &one(mark.size_px),
        "\">",
        &escape(&mark.text),
        "</text></g>",
    ]
    .concat()
}
