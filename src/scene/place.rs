//! Puts every mark of an answer in its place.
//! Knows sizes in pixels and the ground; leaves words to [`super::sentence`] and numbers to the analysis.

use super::ground::Ground;
use super::legend::{legend, width_px};
use super::mark::{FlowMark, Head, LandMark, NodeMark, Shade, Tone};
use super::named::names;
use super::{Frame, Scene, Words};
use crate::analysis::order::largest_first;
use crate::analysis::trade::Flow;
use crate::analysis::{Analysis, Interval, china_set, is_in};
use crate::digits::{between, one};
use crate::geo::MapPoint;
use crate::geo::arc::{self, Curve};
use crate::model::{Area, Dataset, Place};
use crate::query::{Measure, Notice, Query};
use crate::text::fill;
use crate::trig::length;

/// Sizes that follow the width of the frame.
pub(super) struct Sizes {
    pub(super) widest_flow_px: f64,
    largest_node_px: f64,
    smallest_node_px: f64,
    units_per_px: f64,
}

impl Sizes {
    pub(super) fn of(frame: Frame) -> Self {
        let roomy = between((frame.width_px - 360.0) / 920.0, 0.0, 1.0);
        Self {
            widest_flow_px: 7.0 + 7.0 * roomy,
            largest_node_px: 9.0 + 9.0 * roomy,
            smallest_node_px: 1.2 + 0.8 * roomy,
            units_per_px: frame.units_per_px(),
        }
    }
}

/// Imports, exports and China's part, gathered for one country.
#[derive(Clone, Copy, Default)]
pub(super) struct Trader {
    pub(super) imports: f64,
    exports: f64,
    pub(super) share: Option<Interval>,
}

/// A flow as it is to be drawn.
pub(super) struct Drawn {
    pub(super) flow: Flow,
    pub(super) tone: Tone,
    pub(super) quiet: bool,
    pub(super) tip: String,
}

/// The picture of an answer. `asked` are the notices that came with the link.
#[must_use]
pub fn place(
    ground: &Ground,
    words: &Words<'_>,
    dataset: &Dataset,
    query: &Query,
    analysis: &Analysis,
    asked: &[Notice],
    frame: Frame,
) -> Scene {
    let sizes = Sizes::of(frame);
    let china = china_set(dataset, query);
    let traders = traders(dataset, query, analysis);
    let nodes = nodes(ground, words, dataset, query, analysis, &traders, &china, &sizes);
    let drawn = drawn(words, dataset, query, analysis, &china);
    let largest = drawn.iter().map(|d| d.flow.amount).fold(0.0, f64::max);
    let flows = flow_marks(ground, dataset, drawn, largest, &nodes, &sizes);
    let is_open = nodes.iter().any(|n| n.share.is_some_and(|s| !s.is_exact() && !n.is_china));
    let mut scene = Scene {
        frame,
        finding: words.finding(query, analysis),
        figures: words.figures(query, analysis),
        description: words.description(query, analysis),
        land: land(ground, dataset, &traders, &china),
        flows,
        nodes,
        sites: Vec::new(),
        labels: Vec::new(),
        legend: legend(words, query, analysis, sizes.widest_flow_px, is_open),
        notes: words.notes(query, asked.iter().chain(analysis.notices_for(query.measure))),
        source: words.source(),
    };
    scene.labels = names(words, dataset, query, &scene);
    scene
}

pub(super) fn traders(dataset: &Dataset, query: &Query, analysis: &Analysis) -> Vec<Trader> {
    let mut traders = vec![Trader::default(); dataset.countries.len()];
    for importer in &analysis.importers {
        if let Area::Country(place) = importer.area
            && let Some(trader) = traders.get_mut(place.index())
        {
            trader.imports = importer.imports;
            trader.share = Some(importer.by(query.measure));
        }
    }
    for exporter in &analysis.exporters {
        if let Some(trader) = traders.get_mut(exporter.place.index()) {
            trader.exports = exporter.exports;
        }
    }
    traders
}

pub(super) fn land(ground: &Ground, dataset: &Dataset, traders: &[Trader], china: &[Place]) -> Vec<LandMark> {
    let own = |place: Place| traders.get(place.index()).and_then(|t| t.share);
    let former =
        |place: Place| dataset.places().find(|(_, c)| c.covers.contains(&place)).and_then(|(f, _)| own(f));
    let mark = |code: &str| {
        let (mut shade, mut up_to) = (Shade::Unknown, None);
        match dataset.place(code) {
            Some(place) if china.contains(&place) => shade = Shade::China,
            Some(place) => {
                if let Some(share) = own(place).or_else(|| former(place)) {
                    shade = Shade::of(share.low);
                    up_to = Some(Shade::of(share.high)).filter(|high| *high != shade);
                }
            }
            None => {}
        }
        LandMark { code: code.to_owned(), shade, up_to }
    };
    ground.land.iter().map(|(code, _)| mark(code)).collect()
}

#[allow(clippy::too_many_arguments)]
fn nodes(
    ground: &Ground,
    words: &Words<'_>,
    dataset: &Dataset,
    query: &Query,
    analysis: &Analysis,
    traders: &[Trader],
    china: &[Place],
    sizes: &Sizes,
) -> Vec<NodeMark> {
    let traded = |t: &Trader| t.imports + t.exports;
    let largest = traders.iter().map(traded).fold(0.0, f64::max);
    let t = words.text;
    let china_name = words.china(query.china);
    let mut nodes = Vec::new();
    for ((place, country), trader) in dataset.places().zip(traders) {
        let Some(Some((_, at))) = ground.nodes.get(place.index()) else { continue };
        if traded(trader) <= 0.0 {
            continue;
        }
        let mut tip = vec![words.name(&country.name).to_owned()];
        match trader.share {
            Some(share) => {
                let imports = words.amount(analysis.unit, trader.imports);
                tip.push(fill(t.node_imports, &[("amount", &imports)]));
                if !china.contains(&place) {
                    let share = words.interval(share);
                    tip.push(match analysis.shown(query.measure) {
                        Measure::Direct => fill(t.node_share, &[("China", &china_name), ("share", &share)]),
                        measure => {
                            fill(t.node_measure, &[("measure", words.measure(measure)), ("share", &share)])
                        }
                    });
                }
            }
            None => tip.push(t.node_no_imports.to_owned()),
        }
        if trader.exports > 0.0 {
            let exports = words.amount(analysis.unit, trader.exports);
            tip.push(fill(t.node_exports, &[("amount", &exports)]));
        }
        let radius_px = (traded(trader) / largest).sqrt() * sizes.largest_node_px;
        let node = NodeMark {
            code: country.code.clone(),
            at: *at,
            radius_px: radius_px.max(sizes.smallest_node_px),
            share: trader.share,
            short: None,
            is_china: china.contains(&place),
            in_focus: query.focus.is_some_and(|focus| is_in(dataset, place, focus)),
            tip,
        };
        nodes.push((traded(trader), node));
    }
    largest_first(&mut nodes, |(amount, _)| (*amount, 0));
    nodes.into_iter().map(|(_, node)| node).collect()
}

/// The flows of an answer, largest first, those that stand back before all others.
fn drawn(
    words: &Words<'_>,
    dataset: &Dataset,
    query: &Query,
    analysis: &Analysis,
    china: &[Place],
) -> Vec<Drawn> {
    let mut ordered: Vec<&Flow> = analysis.drawn_flows().iter().collect();
    largest_first(&mut ordered, |f| (f.amount, f.ends()));
    let drawn = |f: &Flow| Drawn {
        flow: *f,
        tone: if china.contains(&f.from) { Tone::China } else { Tone::Other },
        quiet: is_quiet(dataset, query, f),
        tip: words.flow(f.from, f.to, analysis.unit, f.amount),
    };
    let (mut ordered, loud): (Vec<Drawn>, Vec<Drawn>) = ordered.into_iter().map(drawn).partition(|d| d.quiet);
    ordered.extend(loud);
    ordered
}

/// Whether a flow stands back behind those of the focus.
pub(super) fn is_quiet(dataset: &Dataset, query: &Query, f: &Flow) -> bool {
    query.focus.is_some_and(|a| !is_in(dataset, f.from, a) && !is_in(dataset, f.to, a))
}

/// Flows as marks, in their order; the widest stands for `largest`.
pub(super) fn flow_marks(
    ground: &Ground,
    dataset: &Dataset,
    drawn: Vec<Drawn>,
    largest: f64,
    nodes: &[NodeMark],
    sizes: &Sizes,
) -> Vec<FlowMark> {
    let mut radii = vec![0.0; dataset.countries.len()];
    for node in nodes {
        if let Some(own) = dataset.place(&node.code).and_then(|place| radii.get_mut(place.index())) {
            *own = node.radius_px;
        }
    }
    let radius = |place: Place| radii.get(place.index()).copied().unwrap_or_default();
    let at = |place: Place| ground.nodes.get(place.index()).copied().flatten();
    let mut marks = Vec::with_capacity(drawn.len());
    for Drawn { flow, tone, quiet, tip } in drawn {
        let (Some((from, _)), Some((to, tip_at))) = (at(flow.from), at(flow.to)) else { continue };
        let (from_code, to_code) = (dataset.code(flow.from), dataset.code(flow.to));
        let width = width_px(flow.amount, largest, sizes.widest_flow_px);
        let mut curves = arc::flow(&ground.projection, from, to);
        let (head, path) = headed(&mut curves, tip_at, width, radius(flow.to), radius(flow.from), sizes);
        marks.push(FlowMark {
            from: from_code.to_owned(),
            to: to_code.to_owned(),
            path,
            along: along(&curves, width, sizes),
            width_px: width,
            head,
            tone,
            quiet,
            tip,
        });
    }
    marks
}

/// Shortens a curve to the edges of its nodes and gives it an arrowhead.
fn headed(
    curves: &mut [Curve],
    target: MapPoint,
    width_px: f64,
    to_radius_px: f64,
    from_radius_px: f64,
    sizes: &Sizes,
) -> (Head, String) {
    let k = sizes.units_per_px;
    let length_px = 3.5 + width_px * 0.9;
    arc::trim_start(curves, from_radius_px * k);
    arc::trim_end(curves, to_radius_px * k);
    let tip = curves.last().map_or(target, |c| c.end);
    let (dx, dy) = curves.last().map_or((1.0, 0.0), arc::direction_at_end);
    arc::trim_end(curves, length_px * 0.8 * k);
    let base = curves.last().map_or(tip, |c| c.end);
    let (bx, by) = (tip.x - base.x, tip.y - base.y);
    let long = length(bx, by);
    let toward = if long > 0.01 { (bx / long, by / long) } else { (dx, dy) };
    let head = Head { at: tip, toward, length_px, half_width_px: 1.8 + width_px * 0.8 };
    (head, path(curves))
}

/// Points on a flow that is wide enough to be missed under a name, every dozen pixels.
fn along(curves: &[Curve], width_px: f64, sizes: &Sizes) -> Vec<MapPoint> {
    let mut points = Vec::new();
    for curve in curves.iter().filter(|_| width_px > 2.0) {
        let steps = (curve.start.distance(curve.end) / (12.0 * sizes.units_per_px)).ceil();
        points.extend((0..steps as usize).map(|i| curve.at(i as f64 / steps)));
    }
    points
}

/// SVG path data of the pieces, a tenth of a map unit fine.
fn path(curves: &[Curve]) -> String {
    let piece = |c: &Curve| {
        let at = |p: MapPoint| [one(p.x), one(p.y)].join(" ");
        ["M", &at(c.start), "Q", &at(c.control), " ", &at(c.end)].concat()
    };
    curves.iter().map(piece).collect()
}
