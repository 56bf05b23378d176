//! A picture of a fixed size for those who share a view: finding, figures, map, legend, notes, source; a tall one also
//! lists bars. Knows two layouts and how lines are broken without asking a font; every word and number comes from the scene.

use super::colour::{Palette, Theme};
use super::foot::wrap;
use super::{begin, escape, map, patterns};
use crate::letters::letters;
use crate::scene::card::Bars;
use crate::scene::{Ground, Scene, Shade, ground};
use std::fmt::Write;

/// A size that platforms ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 1200 × 630: links that are shared.
    Wide,
    /// 1080 × 1350: posts on a phone.
    Tall,
}

impl Size {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Wide, Self::Tall];

    /// How a file says it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Tall => "tall",
        }
    }

    /// Width and height, pixels.
    #[must_use]
    pub fn px(self) -> (f64, f64) {
        match self {
            Self::Wide => (1200.0, 630.0),
            Self::Tall => (1080.0, 1350.0),
        }
    }

    /// Width of the frame that a scene is placed for: on a card marks and names are larger than on a page.
    #[must_use]
    pub fn frame_px(self) -> f64 {
        match self {
            Self::Wide => 640.0,
            Self::Tall => 660.0,
        }
    }
}

/// Type sizes and the margin of a layout, pixels.
struct Type {
    margin: f64,
    finding: f64,
    number: f64,
    label: f64,
    small: f64,
}

const WIDE: Type = Type { margin: 40.0, finding: 38.0, number: 34.0, label: 15.0, small: 13.0 };
const TALL: Type = Type { margin: 56.0, finding: 52.0, number: 44.0, label: 19.0, small: 16.0 };
/// Width of the figures beside the map of a wide card, pixels.
const SIDE_PX: f64 = 270.0;
/// Distance between two parts, pixels.
const GAP_PX: f64 = 18.0;
/// Width of a letter as a part of the type size: of text and of the finding, a little more than fonts have.
const TEXT_EM: f64 = 0.54;
const FINDING_EM: f64 = 0.5;

/// Draws a scene that was placed for the frame of this size.
#[must_use]
pub fn draw(scene: &Scene, ground: &Ground, bars: &Bars, theme: Theme, size: Size) -> String {
    let palette = Palette::new(theme);
    let (width, height) = size.px();
    let style = if size == Size::Wide { WIDE } else { TALL };
    let mut card = Card { out: String::with_capacity(128 * 1024), palette, style };
    begin(&mut card.out, scene, width, height);
    let _ = writeln!(card.out, r#"<rect width="100%" height="100%" fill="{}"/>"#, card.palette.of("paper"));
    patterns(&mut card.out, scene, &card.palette);
    let margin = card.style.margin;
    let inner = width - 2.0 * margin;
    let top = card.finding(scene, margin, inner) + GAP_PX;
    let bottom = card.sources(scene, margin, height - margin * 0.6, inner) - GAP_PX;
    match size {
        Size::Wide => {
            let side = margin + SIDE_PX + GAP_PX;
            let legend_px = card.legend_lines(scene, width - margin - side) * card.style.small * 1.5;
            let window = (side, top, width - margin - side, bottom - legend_px - GAP_PX - top);
            let end = card.map(scene, ground, window);
            card.figures(scene, &[(margin, top)], SIDE_PX);
            card.legend(scene, (side, end + GAP_PX), width - margin - side);
        }
        Size::Tall => {
            let end = card.map(scene, ground, (0.0, top, width, width));
            let end = card.legend(scene, (margin, end + GAP_PX), inner) + 2.0 * GAP_PX;
            let column = (inner - 2.0 * GAP_PX) / 3.0;
            let places = [0.0, 1.0, 2.0].map(|at| (margin + at * (column + GAP_PX), end));
            let end = card.figures(scene, &places, column) + GAP_PX;
            card.bars(bars, (margin, end), inner, bottom);
        }
    }
    card.out.push_str("</svg>\n");
    card.out
}

/// A card under way.
struct Card {
    out: String,
    palette: Palette,
    style: Type,
}

impl Card {
    /// Writes a line of text; `y` is its base line.
    fn text(&mut self, (x, y): (f64, f64), px: f64, token: &str, more: &str, text: &str) {
        let colour = self.palette.of(token);
        let _ = writeln!(
            self.out,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{px}" fill="{colour}"{more}>{}</text>"#,
            escape(text)
        );
    }

    /// The finding, its number in the hue of China; says where it ends.
    fn finding(&mut self, scene: &Scene, x: f64, width: f64) -> f64 {
        let px = self.style.finding;
        let said = scene.finding.to_string();
        let mut y = self.style.margin;
        for line in wrap(&said, width, px * FINDING_EM) {
            y += px;
            let number = &scene.finding.number;
            let text = escape(&line);
            let marked = format!(r#"<tspan fill="{}">{}</tspan>"#, self.palette.of("china"), escape(number));
            let text = if number.is_empty() { text } else { text.replacen(&escape(number), &marked, 1) };
            let ink = self.palette.of("ink");
            let _ = writeln!(
                self.out,
                r#"<text x="{x:.1}" y="{y:.1}" font-family="ui-serif, Georgia, 'Noto Serif', serif" font-size="{px}" fill="{ink}">{text}</text>"#
            );
            y += px * 0.2;
        }
        y
    }

    /// Notes and source from the bottom upwards; says where they begin.
    fn sources(&mut self, scene: &Scene, x: f64, bottom: f64, width: f64) -> f64 {
        let px = self.style.small;
        let notes = scene.notes.join(" ");
        let lines: Vec<String> = [&notes, &scene.source]
            .iter()
            .filter(|t| !t.is_empty())
            .flat_map(|t| wrap(t, width, px * TEXT_EM))
            .collect();
        let top = bottom - lines.len() as f64 * px * 1.35;
        for (at, line) in lines.iter().enumerate() {
            self.text((x, top + (at as f64 + 1.0) * px * 1.35), px, "ink-2", "", line);
        }
        top
    }

    /// The map as large as it gets in a window of x, y, width and height; says where it ends.
    fn map(&mut self, scene: &Scene, ground: &Ground, (x, y, width, height): (f64, f64, f64, f64)) -> f64 {
        let (window_top, window_height) = ground::window();
        let wide = width.min(height / window_height * ground::WIDTH);
        let high = wide / ground::WIDTH * window_height;
        let _ = writeln!(
            self.out,
            r#"<svg x="{:.1}" y="{y:.1}" width="{wide:.1}" height="{high:.1}" viewBox="0 {window_top:.1} {:.0} {window_height:.1}">"#,
            x + width - wide,
            ground::WIDTH
        );
        map(&mut self.out, scene, ground, &self.palette);
        self.out.push_str("</svg>\n");
        y + high
    }

    /// Each figure at its place, or one below the other where there is one place; says where the lowest ends.
    fn figures(&mut self, scene: &Scene, places: &[(f64, f64)], width: f64) -> f64 {
        let (number, label) = (self.style.number, self.style.label);
        let mut end: f64 = 0.0;
        for (at, figure) in scene.figures.iter().enumerate() {
            let (x, mut y) = match places {
                [(x, y)] => (*x, y.max(end)),
                _ => match places.get(at) {
                    Some(place) => *place,
                    None => continue,
                },
            };
            y += number * 0.85;
            // A number of words would not fit at that size.
            let px = number.min(width / (letters(&figure.number).max(1.0) * TEXT_EM));
            self.text((x, y), px, "china", r#" font-weight="600""#, &figure.number);
            y += label * 0.3;
            for line in wrap(&figure.label, width, label * TEXT_EM) {
                y += label * 1.25;
                self.text((x, y), label, "ink-2", "", &line);
            }
            end = end.max(y + GAP_PX);
        }
        end
    }

    /// Samples of the lines on the map: colour, and what it says.
    fn tones(&self, scene: &Scene) -> Vec<(String, String)> {
        let tone = |(text, token): (&String, &str)| {
            let colour = self.palette.of(token);
            (format!(r#"<path d="M0 -5h24" stroke="{colour}" stroke-width="4"/>"#), text.clone())
        };
        scene.legend.tones.iter().zip(["china", "other"]).map(tone).collect()
    }

    /// Samples of the land.
    fn shades(&self, scene: &Scene) -> Vec<(String, String)> {
        let rim = self.palette.of("ink-2");
        let shade = |(shade, text): &(Shade, String)| {
            let (fill, _) = self.palette.shade(*shade);
            let swatch = format!(
                r#"<rect y="-11" width="24" height="12" fill="{fill}" stroke="{rim}" stroke-width="0.5"/>"#
            );
            (swatch, text.clone())
        };
        scene.legend.shades.iter().map(shade).collect()
    }

    /// Where each sample stands in lines of this width: x and line.
    fn placed(&self, samples: &[(String, String)], width: f64) -> Vec<(f64, f64)> {
        let (mut x, mut line) = (0.0, 0.0);
        samples
            .iter()
            .map(|(_, text)| {
                let wide = 30.0 + letters(text) * self.style.small * TEXT_EM;
                if x > 0.0 && x + wide > width {
                    (x, line) = (0.0, line + 1.0);
                }
                let at = (x, line);
                x += wide + 14.0;
                at
            })
            .collect()
    }

    fn legend_lines(&self, scene: &Scene, width: f64) -> f64 {
        let title = wrap(&scene.legend.shade_title, width, self.style.small * TEXT_EM).len() as f64;
        let lines = |samples: &[(String, String)]| {
            self.placed(samples, width).last().map_or(0.0, |(_, line)| line + 1.0)
        };
        title + lines(&self.tones(scene)) + lines(&self.shades(scene))
    }

    /// What lines and shades mean; says where it ends.
    fn legend(&mut self, scene: &Scene, (x, y): (f64, f64), width: f64) -> f64 {
        let step = self.style.small * 1.5;
        let mut y = self.samples(&self.tones(scene), (x, y), width);
        for line in wrap(&scene.legend.shade_title, width, self.style.small * TEXT_EM) {
            self.text((x, y), self.style.small, "ink-2", "", &line);
            y += step;
        }
        self.samples(&self.shades(scene), (x, y), width) - step
    }

    /// Lines of samples with their texts; says where the line below them is.
    fn samples(&mut self, samples: &[(String, String)], (x, y): (f64, f64), width: f64) -> f64 {
        let px = self.style.small;
        let mut below = y;
        for ((sample, text), (at, line)) in samples.iter().zip(self.placed(samples, width)) {
            let base = y + line * px * 1.5;
            let _ = writeln!(self.out, r#"<g transform="translate({:.1} {base:.1})">{sample}</g>"#, x + at);
            self.text((x + at + 30.0, base), px, "ink-2", "", text);
            below = base + px * 1.5;
        }
        below
    }

    /// As many bars as there is room for.
    fn bars(&mut self, bars: &Bars, (x, y): (f64, f64), width: f64, bottom: f64) {
        let px = self.style.label;
        let step = px * 1.75;
        let mut y = y;
        for line in wrap(&bars.title, width, px * TEXT_EM) {
            y += px * 1.25;
            self.text((x, y), px, "ink", r#" font-weight="600""#, &line);
        }
        let longest = |of: fn(&crate::scene::card::Bar) -> &str| {
            bars.rows.iter().map(|bar| letters(of(bar))).fold(0.0, f64::max) * px * TEXT_EM
        };
        let (names, texts) = (longest(|bar| &bar.name), longest(|bar| &bar.text));
        let room = width - names - texts - 2.0 * GAP_PX;
        for bar in &bars.rows {
            y += step;
            if y > bottom {
                break;
            }
            self.text((x, y), px, "ink", "", &bar.name);
            let fill = self.palette.of(if bar.is_china { "china" } else { "other" });
            let long = (room * bar.length).max(1.0);
            let left = x + names + GAP_PX;
            let _ = writeln!(
                self.out,
                r#"<rect x="{left:.1}" y="{:.1}" width="{long:.1}" height="{:.1}" fill="{fill}"/>"#,
                y - px * 0.8,
                px
            );
            self.text((left + long + GAP_PX / 2.0, y), px, "ink", "", &bar.text);
        }
    }
}
