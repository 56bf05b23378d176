//! Charts of a scene as one SVG text that stands alone: title, drawing, what its signs mean, source, in literal colours.
//! Knows how the classes of a chart are painted, as style/behind.css does in the page.

use super::colour::{Palette, Theme};
use super::escape;
use super::foot::wrap;
use crate::digits::one;
use crate::scene::chart::{Caption, Chart, Shape};
use std::fmt::Write;

const MARGIN: f64 = 24.0;
const TITLE_PX: f64 = 20.0;
const LINE_PX: f64 = 17.0;
const GAP_PX: f64 = 28.0;

/// Draws charts below each other, the source under the last.
#[must_use]
pub fn draw(charts: &[Chart], source: &str, theme: Theme) -> String {
    let palette = Palette::new(theme);
    let inner = charts.iter().map(|chart| chart.width_px).fold(0.0, f64::max);
    let mut out = String::new();
    let mut y = MARGIN;
    for chart in charts {
        for line in wrap(&chart.title, inner, TITLE_PX * 0.57) {
            y += TITLE_PX * 1.2;
            let _ = writeln!(
                out,
                r#"<text x="{MARGIN}" y="{y:.1}" font-family="ui-serif, Georgia, 'Noto Serif', serif" font-size="{TITLE_PX}" fill="{}">{}</text>"#,
                palette.of("ink"),
                escape(&line)
            );
        }
        y += 14.0;
        let _ = writeln!(out, r#"<g transform="translate({MARGIN} {y:.1})">"#);
        chart.shapes.iter().for_each(|shape| write_shape(&mut out, shape, &palette));
        chart.captions.iter().for_each(|caption| write_caption(&mut out, caption, &palette));
        out.push_str("</g>\n");
        y += chart.height_px;
        y = small(&mut out, &chart.note, y, inner, &palette) + GAP_PX;
    }
    y = small(&mut out, source, y - GAP_PX + 6.0, inner, &palette) + MARGIN;
    let width = inner + 2.0 * MARGIN;
    let texts: Vec<&str> = charts.iter().map(|chart| &*chart.text).collect();
    let title = charts.first().map_or("", |chart| &*chart.title);
    [
        &format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{y:.0}" viewBox="0 0 {width:.0} {y:.0}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12">"#
        ),
        "\n<title id=\"title\">",
        &escape(title),
        "</title>\n<desc id=\"desc\">",
        &escape(&texts.join(" ")),
        "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"",
        palette.of("paper"),
        "\"/>\n",
        &format!(
            r#"<defs><pattern id="possible" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="{}"/><path d="M1 0V5" stroke="{}" stroke-width="1.5"/></pattern></defs>"#,
            palette.of("paper"),
            palette.of("china")
        ),
        "\n",
        &out,
        "</svg>\n",
    ]
    .concat()
}

/// Small lines from `y` on; where they end.
fn small(out: &mut String, text: &str, mut y: f64, width: f64, palette: &Palette) -> f64 {
    if text.is_empty() {
        return y;
    }
    for line in wrap(text, width, 6.4) {
        y += LINE_PX;
        let _ = writeln!(
            out,
            r#"<text x="{MARGIN}" y="{y:.1}" fill="{}">{}</text>"#,
            palette.of("ink-2"),
            escape(&line)
        );
    }
    y
}

fn write_shape(out: &mut String, shape: &Shape, palette: &Palette) {
    let _ = writeln!(out, r#"<path d="{}" {}/>"#, shape.path, paint(shape.class, palette));
}

/// Attributes that a class of shapes stands for.
fn paint(class: &str, palette: &Palette) -> String {
    let line = |token: &str, width: f64, dashes: &str| {
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dashes}""#) };
        format!(
            r#"fill="none" stroke="{}" stroke-width="{width}" stroke-linejoin="round"{dashes}"#,
            palette.of(token)
        )
    };
    let fill = |token: &str| format!(r#"fill="{}""#, palette.of(token));
    match class {
        "grid" => line("rule", 1.0, ""),
        "line-china" => line("china", 2.0, ""),
        "line-1" => line("ink", 2.0, ""),
        "line-2" => line("steps-in", 2.0, "7 3"),
        "line-3" => line("deal", 2.5, "2 3"),
        "line-4" => line("other", 2.0, "9 3 2 3"),
        "upper" => line("china", 1.0, "2 2"),
        "stem" => line("ink-2", 0.6, "2 3"),
        "possible" => "fill=\"url(#possible)\"".to_owned(),
        "range" => format!(r#"fill="url(#possible)" stroke="{}" stroke-width="0.8""#, palette.of("china")),
        "partial" => {
            format!(r#"fill="{}" stroke="{}" stroke-width="1.2""#, palette.of("paper"), palette.of("ink"))
        }
        "china" => fill("china"),
        "other" => fill("other"),
        "rest" => fill("rule"),
        "other-2" | "moment" => fill("ink-2"),
        _ => fill("ink"),
    }
}

fn write_caption(out: &mut String, caption: &Caption, palette: &Palette) {
    let token = match caption.class {
        "tick" | "line-4" => "ink-2",
        "line-2" => "steps-in",
        "line-3" => "deal",
        "on-block" => "paper",
        _ => "ink",
    };
    let size = if caption.class == "tick" { "11" } else { "12" };
    let _ = writeln!(
        out,
        r#"<text x="{}" y="{}" text-anchor="{}" font-size="{size}" fill="{}">{}</text>"#,
        one(caption.at.0),
        one(caption.at.1),
        caption.anchor,
        palette.of(token),
        escape(&caption.text)
    );
}
