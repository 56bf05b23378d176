//! What a what-if adds to the map: sites, rings of what stays open, and the samples of both in the legend.
//! Knows elements; every place, size and word comes from the scene.

use crate::digits::{between, one};
use crate::html::map::moved_to;
use crate::html::shown::{Shown, tip};
use crate::html::{each, sample};
use crate::scene::legend::Sample;
use crate::scene::{NodeMark, Scene, SiteKind, SiteMark};
use crate::svg::{arc_path, escape};

/// The picture of a what-if as the page sets it.
#[must_use]
pub fn shown(scene: &Scene) -> Shown {
    let mut shown = Shown::of(scene);
    let below_labels = shown.marks.len() - scene.labels.len();
    let added = scene.nodes.iter().filter_map(ring).chain(scene.sites.iter().map(site));
    shown.marks.splice(below_labels..below_labels, added);
    if !scene.legend.more.is_empty() {
        let samples = each(&scene.legend.more, |(mark, text)| added_sample(*mark, text));
        shown.legend = ["<ul class=\"changes\">", &samples, "</ul>", &shown.legend].concat();
    }
    shown
}

/// The ring of a node part of whose use stays open.
fn ring(mark: &NodeMark) -> Option<String> {
    let arc = arc_path(mark.short?, mark.radius_px + 3.0);
    let width = one(between(mark.radius_px * 0.6, 1.5, 4.0));
    let path = ["<path class=\"short\" stroke-width=\"", &width, "\" d=\"", &arc, "\"/>"].concat();
    Some(["<g ", &moved_to(mark.at), "><g class=\"steady\">", &path, "</g></g>"].concat())
}

fn added_sample(mark: Sample, text: &str) -> String {
    let stroke = |class: &str| ["<path class=\"", class, "\" d=\"M0 8h28\" stroke-width=\"4\"/>"].concat();
    let moved = |mark: &str| ["<g transform=\"translate(14 8)\">", mark, "</g>"].concat();
    let mark = match mark {
        Sample::Lost => stroke("lost"),
        Sample::StepsIn => stroke("steps-in"),
        Sample::Short => {
            moved(&["<path class=\"short\" stroke-width=\"4\" d=\"", &arc_path(0.6, 6.5), "\"/>"].concat())
        }
        Sample::Site(kind) => moved(&diamond(kind)),
    };
    sample("28", "16", &mark, text)
}

fn site(mark: &SiteMark) -> String {
    [
        "<g class=\"site\" data-tip=\"",
        &escape(&tip(&mark.tip)),
        "\" ",
        &moved_to(mark.at),
        "><g class=\"steady\">",
        &diamond(mark.kind),
        "</g></g>",
    ]
    .concat()
}

/// The mark of a site: a diamond, small for the inventory, filled where its deal is on.
fn diamond(kind: SiteKind) -> String {
    let reach = one(kind.reach_px());
    [
        "<path class=\"",
        kind.class(),
        "\" d=\"M0 -",
        &reach,
        "L",
        &reach,
        " 0L0 ",
        &reach,
        "L-",
        &reach,
        " 0Z\"/>",
    ]
    .concat()
}
