//! What stands under the map of a picture: figures, legend, notes, source.
//! Knows how lines are broken without asking a font; every word comes from the scene.

use super::colour::Palette;
use super::{escape, sector_path};
use crate::letters::{self, letters};
use crate::scene::legend::Sample;
use crate::scene::{Scene, SiteKind};
use std::fmt::Write;

const LINE_PX: f64 = 17.0;

/// Written text and where it ends.
pub struct Foot {
    /// SVG elements.
    pub text: String,
    /// Lower end, pixels.
    pub bottom: f64,
}

/// Breaks a text into lines of at most `width` pixels at `per_char` pixels a character.
#[must_use]
pub fn wrap(text: &str, width: f64, per_char: f64) -> Vec<String> {
    letters::wrap(text, (width / per_char).floor().max(8.0))
}

struct Pen<'p> {
    out: String,
    palette: &'p Palette,
    left: f64,
    right: f64,
    x: f64,
    y: f64,
}

impl Pen<'_> {
    fn line_break(&mut self) {
        self.x = self.left;
        self.y += LINE_PX;
    }

    /// Takes `width` pixels on this line or the next, and says where.
    fn take(&mut self, width: f64) -> f64 {
        if self.x > self.left && self.x + width > self.right {
            self.line_break();
        }
        let at = self.x;
        self.x += width;
        at
    }

    fn text_at(&mut self, x: f64, text: &str) {
        let _ = writeln!(
            self.out,
            r#"<text x="{x:.1}" y="{:.1}" fill="{}">{}</text>"#,
            self.y,
            self.palette.of("ink-2"),
            escape(text)
        );
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrap(text, self.right - self.left, 6.4) {
            self.text_at(self.left, &line);
            self.line_break();
        }
    }
}

fn width_of(text: &str) -> f64 {
    letters(text) * 6.6
}

/// Writes everything under the map, from `top` on.
pub fn draw(scene: &Scene, palette: &Palette, left: f64, top: f64, width: f64) -> Foot {
    let mut pen = Pen { out: String::new(), palette, left, right: left + width, x: left, y: top };
    figures(&mut pen, scene);
    shades(&mut pen, scene);
    widths(&mut pen, scene);
    changes(&mut pen, scene);
    ring(&mut pen, scene);
    for text in std::iter::once(&scene.legend.rest).chain(&scene.notes).chain(std::iter::once(&scene.source))
    {
        if !text.is_empty() {
            pen.paragraph(text);
        }
    }
    Foot { bottom: pen.y, text: pen.out }
}

fn figures(pen: &mut Pen<'_>, scene: &Scene) {
    let longest = scene.figures.iter().map(|f| letters(&f.number)).fold(0.0, f64::max);
    let indent = (longest * 11.0 + 10.0).max(62.0);
    for figure in &scene.figures {
        let _ = writeln!(
            pen.out,
            r#"<text x="{:.1}" y="{:.1}" font-size="16" font-weight="600" fill="{}">{}</text>"#,
            pen.left,
            pen.y,
            pen.palette.of("china"),
            escape(&figure.number)
        );
        for line in wrap(&figure.label, pen.right - pen.left - indent, 6.4) {
            pen.text_at(pen.left + indent, &line);
            pen.line_break();
        }
        pen.y += 3.0;
    }
    pen.y += 4.0;
}

fn shades(pen: &mut Pen<'_>, scene: &Scene) {
    pen.paragraph(&scene.legend.shade_title);
    for (shade, text) in &scene.legend.shades {
        let x = pen.take(22.0 + width_of(text) + 14.0);
        let (fill, _) = pen.palette.shade(*shade);
        let _ = writeln!(
            pen.out,
            r#"<rect x="{x:.1}" y="{:.1}" width="18" height="11" fill="{fill}" stroke="{}" stroke-width="0.5"/>"#,
            pen.y - 10.0,
            pen.palette.of("ink-2")
        );
        pen.text_at(x + 22.0, text);
    }
    pen.line_break();
    if !scene.legend.possible.is_empty() {
        pen.paragraph(&scene.legend.possible);
    }
    pen.y += 4.0;
}

fn widths(pen: &mut Pen<'_>, scene: &Scene) {
    pen.paragraph(&scene.legend.width_title);
    let tones = scene.legend.tones.iter().zip(["china", "other"]).map(|(text, token)| (3.0, text, token));
    let steps = scene.legend.widths.iter().map(|step| (step.width_px, &step.amount, "other"));
    for (stroke, text, token) in tones.chain(steps) {
        let x = pen.take(30.0 + width_of(text) + 14.0);
        let _ = writeln!(
            pen.out,
            r#"<path d="M{x:.1} {:.1}h24" stroke="{}" stroke-width="{stroke:.2}"/>"#,
            pen.y - 4.0,
            pen.palette.of(token)
        );
        pen.text_at(x + 30.0, text);
    }
    pen.line_break();
    pen.y += 4.0;
}

/// What a what-if adds to the map.
fn changes(pen: &mut Pen<'_>, scene: &Scene) {
    for (sample, text) in &scene.legend.more {
        let x = pen.take(30.0 + width_of(text) + 14.0);
        let y = pen.y - 4.0;
        let (token, dashes) = match sample {
            Sample::Lost => ("china", "3 3"),
            Sample::Short => ("short", "2 1"),
            Sample::StepsIn => ("steps-in", "none"),
            Sample::Site(_) => ("deal", "none"),
        };
        let colour = pen.palette.of(token);
        let _ = if let Sample::Site(kind) = sample {
            let fill = pen.palette.of(if *kind == SiteKind::DealOn { "deal" } else { "paper" });
            writeln!(
                pen.out,
                r#"<path transform="translate({:.1} {y:.1})" d="M0 -5L5 0L0 5L-5 0Z" fill="{fill}" stroke="{colour}"/>"#,
                x + 12.0
            )
        } else {
            writeln!(
                pen.out,
                r#"<path d="M{x:.1} {y:.1}h24" stroke="{colour}" stroke-width="4" stroke-dasharray="{dashes}"/>"#
            )
        };
        pen.text_at(x + 30.0, text);
    }
    if !scene.legend.more.is_empty() {
        pen.line_break();
        pen.y += 4.0;
    }
}

fn ring(pen: &mut Pen<'_>, scene: &Scene) {
    let _ = writeln!(
        pen.out,
        r#"<g transform="translate({:.1} {:.1})"><circle r="6" fill="{}" stroke="{}"/><path d="{}" fill="{}"/></g>"#,
        pen.left + 7.0,
        pen.y - 4.0,
        pen.palette.of("paper"),
        pen.palette.of("ink-2"),
        sector_path(0.3, 6.0),
        pen.palette.of("china")
    );
    let left = pen.left;
    pen.left += 22.0;
    pen.paragraph(&scene.legend.ring.clone());
    pen.left = left;
    pen.x = left;
    pen.y += 4.0;
}
