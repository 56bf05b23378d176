//! A scene as one self-contained SVG text: finding, map, legend and source in literal colours.
//! Knows how marks are written; decides nothing about them.

pub mod card;
pub mod chart;
pub mod colour;
pub mod crop;
mod foot;

use crate::digits::one;
use crate::geo::MapPoint;
use crate::scene::{
    FlowMark, Ground, Head, LabelMark, NodeMark, Scene, Shade, SiteKind, SiteMark, Tone, ground,
};
use crate::trig::sin_cos;
use colour::{Palette, Theme};
use std::fmt::Write;

/// Type sizes and distances of the picture, pixels.
const MARGIN: f64 = 16.0;

/// Draws a scene, one element a line.
#[must_use]
pub fn draw(scene: &Scene, ground: &Ground, theme: Theme) -> String {
    let palette = Palette::new(theme);
    let width = scene.frame.width_px;
    let k = scene.frame.units_per_px();
    let (window_top, window_height) = ground::window();
    let title_px = if width < 600.0 { 17.0 } else { 26.0 };
    let inner = width - 2.0 * MARGIN;
    let title = foot::wrap(&scene.finding.to_string(), inner, title_px * 0.57);
    let map_top = MARGIN + title.len() as f64 * title_px * 1.25 + 10.0;
    let map_height = window_height / k;
    let foot = foot::draw(scene, &palette, MARGIN, map_top + map_height + 20.0, inner);
    let height = foot.bottom + MARGIN;
    let mut out = String::with_capacity(256 * 1024);
    begin(&mut out, scene, width, height);
    let _ = writeln!(out, r#"<rect width="100%" height="100%" fill="{}"/>"#, palette.of("paper"));
    patterns(&mut out, scene, &palette);
    for (at, line) in title.iter().enumerate() {
        let y = MARGIN + (at as f64 + 0.9) * title_px * 1.25;
        let _ = writeln!(
            out,
            r#"<text x="{MARGIN}" y="{y:.1}" font-family="ui-serif, Georgia, 'Noto Serif', serif" font-size="{title_px}" fill="{}">{}</text>"#,
            palette.of("ink"),
            escape(line)
        );
    }
    // A clip and a group in the place of an inner drawing, whose edge not every program keeps.
    let _ = writeln!(
        out,
        r#"<clipPath id="window"><rect y="{window_top:.1}" width="{:.0}" height="{window_height:.1}"/></clipPath>"#,
        ground::WIDTH
    );
    let _ = writeln!(
        out,
        r#"<g clip-path="url(#window)" transform="translate(0 {:.2})scale({:.5})">"#,
        map_top - window_top / k,
        1.0 / k
    );
    map(&mut out, scene, ground, &palette);
    out.push_str("</g>\n");
    out.push_str(&foot.text);
    out.push_str("</svg>\n");
    out
}

/// Begins a picture of a size: its title and its description.
fn begin(out: &mut String, scene: &Scene, width: f64, height: f64) {
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.0} {height:.0}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12">"#
    );
    let _ = writeln!(out, r#"<title id="title">{}</title>"#, escape(&scene.finding.to_string()));
    let _ = writeln!(out, r#"<desc id="desc">{}</desc>"#, escape(&scene.description));
}

/// Hatching for what is unknown and for what is possible, and stripes for each pair of classes the land needs.
fn patterns(out: &mut String, scene: &Scene, palette: &Palette) {
    let mut write = |id: &str, ground: &str, line: &str, width: f64| {
        let _ = writeln!(
            out,
            r#"<defs><pattern id="{id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="{ground}"/><path d="M1 0V5" stroke="{line}" stroke-width="{width}"/></pattern></defs>"#
        );
    };
    write("hatch", palette.of("land"), palette.of("rule"), 2.0);
    if !scene.legend.possible.is_empty() {
        write("possible", palette.of("paper"), palette.of("china"), 1.5);
    }
    let mut pairs: Vec<(Shade, Shade)> =
        scene.land.iter().filter_map(|l| Some((l.shade, l.up_to?))).collect();
    pairs.sort_by_key(|(low, high)| (low.class(), high.class()));
    pairs.dedup();
    for (low, high) in pairs {
        write(&stripes_id(low, high), palette.shade(low).0, palette.shade(high).0, 2.0);
    }
}

fn stripes_id(low: Shade, high: Shade) -> String {
    [low.class(), "-", high.class()].concat()
}

fn map(out: &mut String, scene: &Scene, ground: &Ground, palette: &Palette) {
    let k = scene.frame.units_per_px();
    for (mark, (_, path)) in scene.land.iter().zip(&ground.land).filter(|(_, (_, path))| !path.is_empty()) {
        let (fill, stroke) = palette.shade(mark.shade);
        let stripes = mark.up_to.map(|high| format!("url(#{})", stripes_id(mark.shade, high)));
        let fill = stripes.as_deref().unwrap_or(fill);
        let _ = writeln!(
            out,
            r#"<path data-id="{}" d="{path}" fill="{fill}" stroke="{stroke}" stroke-width="{:.2}"/>"#,
            mark.code,
            0.4 * k
        );
    }
    for (lines, dashes) in [(&ground.borders, "none"), (&ground.disputed, "1.5 1.5")] {
        let _ = writeln!(
            out,
            r#"<path d="{lines}" fill="none" stroke="{}" stroke-width="{:.2}" stroke-dasharray="{dashes}"/>"#,
            palette.of("paper"),
            0.6 * k
        );
    }
    let _ = writeln!(
        out,
        r#"<path d="{}" fill="none" stroke="{}" stroke-width="{:.2}"/>"#,
        ground.sphere,
        palette.of("rule"),
        k
    );
    for flow in &scene.flows {
        write_flow(out, flow, palette, k);
    }
    for node in &scene.nodes {
        write_node(out, node, palette, k);
    }
    for site in &scene.sites {
        write_site(out, site, palette, k);
    }
    for label in &scene.labels {
        write_label(out, label, palette, k);
    }
}

fn write_flow(out: &mut String, flow: &FlowMark, palette: &Palette, k: f64) {
    // What falls away is China's, faded and broken.
    let is_lost = flow.tone == Tone::Lost;
    let colour = palette.of(if is_lost { "china" } else { flow.tone.class() });
    let opacity = match (flow.quiet, is_lost) {
        (true, _) => 0.18,
        (false, true) => 0.3,
        (false, false) => 0.6,
    };
    let dashes =
        if is_lost { format!(r#" stroke-dasharray="{:.2} {:.2}""#, 3.0 * k, 3.0 * k) } else { String::new() };
    let _ = writeln!(
        out,
        r#"<g data-from="{}" data-to="{}">{}<path d="{}" fill="none" stroke="{colour}" stroke-opacity="{opacity}" stroke-width="{:.2}"{dashes}/><path d="{}" fill="{colour}" fill-opacity="{opacity}"/></g>"#,
        flow.from,
        flow.to,
        title(&flow.tip),
        flow.path,
        flow.width_px * k,
        head_path(&flow.head, k)
    );
}

/// What a mark says when pointed at; nothing where it says nothing.
fn title(tip: &str) -> String {
    if tip.is_empty() { String::new() } else { ["<title>", &escape(tip), "</title>"].concat() }
}

/// The triangle of an arrowhead where it stands, `k` units of the map for a pixel.
#[must_use]
pub fn head_path(head: &Head, k: f64) -> String {
    let (x, y) = head.toward;
    let corner = |side: f64| {
        let (back, out) = (head.length_px * k, head.half_width_px * k * side);
        [&one(head.at.x - back * x - out * y), " ", &one(head.at.y - back * y + out * x)].concat()
    };
    ["M", &one(head.at.x), " ", &one(head.at.y), "L", &corner(-1.0), "L", &corner(1.0), "Z"].concat()
}

/// The sector of a circle of radius `r` that a share fills, clockwise from the top; empty below half a degree.
#[must_use]
pub fn sector_path(share: f64, r: f64) -> String {
    if share >= 0.9985 {
        let (r, top) = (one(r), one(-r));
        return ["M0 ", &top, "A", &r, " ", &r, " 0 1 1 -.01 ", &top, "Z"].concat();
    }
    if share <= 0.0015 {
        return String::new();
    }
    let (sin, cos) = sin_cos(share * std::f64::consts::TAU);
    let large = if share > 0.5 { "1" } else { "0" };
    let (x, y, top, r) = (one(r * sin), one(-r * cos), one(-r), one(r));
    ["M0 0V", &top, "A", &r, " ", &r, " 0 ", large, " 1 ", &x, " ", &y, "Z"].concat()
}

/// The arc of a circle of radius `r` that a share fills, clockwise from the top.
#[must_use]
pub fn arc_path(share: f64, r: f64) -> String {
    let share = share.clamp(0.01, 0.999);
    let (sin, cos) = sin_cos(share * std::f64::consts::TAU);
    let large = if share > 0.5 { "1" } else { "0" };
    let (x, y, top, r) = (one(r * sin), one(-r * cos), one(-r), one(r));
    ["M0 ", &top, "A", &r, " ", &r, " 0 ", large, " 1 ", &x, " ", &y].concat()
}

fn write_node(out: &mut String, node: &NodeMark, palette: &Palette, k: f64) {
    let r = node.radius_px;
    let rim = palette.of(if node.is_china { "china" } else { "ink-2" });
    let fill = palette.of(if node.is_china { "china" } else { "paper" });
    let MapPoint { x, y } = node.at;
    let _ = write!(
        out,
        r#"<g data-id="{}" transform="translate({x:.1} {y:.1})scale({k:.3})">{}<circle r="{r:.1}" fill="{fill}" stroke="{rim}" stroke-width="{}"/>"#,
        node.code,
        title(&node.tip.join(" · ")),
        if node.in_focus { 2 } else { 1 }
    );
    let share = node.share.filter(|_| !node.is_china);
    let possible = share.filter(|s| !s.is_exact()).map(|s| (s.high, "url(#possible)"));
    for (share, fill) in possible.into_iter().chain(share.map(|s| (s.low, palette.of("china")))) {
        let sector = sector_path(share, r);
        if !sector.is_empty() {
            let _ = write!(out, r#"<path d="{sector}" fill="{fill}"/>"#);
        }
    }
    if let Some(part) = node.short {
        let arc = arc_path(part, r + 3.0);
        let short = palette.of("short");
        let _ = write!(
            out,
            r#"<path d="{arc}" fill="none" stroke="{short}" stroke-width="{:.1}" stroke-dasharray="2 1"/>"#,
            (node.radius_px * 0.6).clamp(1.5, 4.0)
        );
    }
    out.push_str("</g>\n");
}

/// A diamond, hollow for an initiative without an effect on the numbers.
fn write_site(out: &mut String, site: &SiteMark, palette: &Palette, k: f64) {
    let MapPoint { x, y } = site.at;
    let r = site.kind.reach_px();
    let fill = palette.of(if site.kind == SiteKind::DealOn { "deal" } else { "paper" });
    let stroke = palette.of("deal");
    let _ = writeln!(
        out,
        r#"<g transform="translate({x:.1} {y:.1})scale({k:.3})"><title>{}</title><path d="M0 -{r}L{r} 0L0 {r}L-{r} 0Z" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/></g>"#,
        escape(&site.tip.join(" · "))
    );
}

/// The line from a node to its name, shifts in pixels.
#[must_use]
pub fn line_path([from, to]: [(f64, f64); 2]) -> String {
    ["M", &one(from.0), " ", &one(from.1), "L", &one(to.0), " ", &one(to.1)].concat()
}

fn write_label(out: &mut String, label: &LabelMark, palette: &Palette, k: f64) {
    let MapPoint { x, y } = label.at;
    if let Some(leader) = label.leader_px {
        let line = line_path(leader);
        for (colour, width) in [("paper", 3), ("ink-2", 1)] {
            let _ = writeln!(
                out,
                r#"<path transform="translate({x:.1} {y:.1})scale({k:.3})" d="{line}" stroke="{}" stroke-width="{width}"/>"#,
                palette.of(colour)
            );
        }
    }
    let colour = palette.of(match (label.is_china, label.steps_in) {
        (true, _) => "china",
        (_, true) => "steps-in",
        _ => "ink",
    });
    let paper = palette.of("paper");
    // The bright edge is a text of its own: not every program paints it below the letters where it belongs to them.
    let edge = format!(
        r#"fill="{paper}" stroke="{paper}" stroke-width="3" stroke-linejoin="round" aria-hidden="true""#
    );
    for paint in [edge, format!(r#"fill="{colour}""#)] {
        let _ = writeln!(
            out,
            r#"<text transform="translate({x:.1} {y:.1})scale({k:.3})" x="{:.1}" y="{:.1}" font-size="{}" text-anchor="{}" font-weight="{}" {paint}>{}</text>"#,
            label.shift_px.0,
            label.shift_px.1,
            label.size_px,
            label.anchor.name(),
            if label.strong { 600 } else { 400 },
            escape(&label.text)
        );
    }
}

/// Text that may stand in an element or an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sector_starts_at_the_top_and_goes_clockwise() {
        assert_eq!(sector_path(0.25, 10.0), "M0 0V-10A10 10 0 0 1 10 0Z");
        assert_eq!(sector_path(0.0, 10.0), "");
        assert!(sector_path(0.75, 10.0).contains(" 0 1 1 -10 "));
    }

    #[test]
    fn nothing_a_name_holds_becomes_markup() {
        assert_eq!(escape("<a b=\"c\">&\u{0}"), "&lt;a b=&quot;c&quot;&gt;&amp; ");
    }
}
