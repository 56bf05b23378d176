//! Names on the map: none over another, none outside the picture, each line ends at its own node; 200 questions by lot.
//! Measures words by itself, with the widths of DejaVu Sans, the widest face the page may be set in; knows nothing of
//! how a place is chosen.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use minerals_map::analysis::answer::answer;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, Extras, Lang, Rows};
use minerals_map::query::Query;
use minerals_map::query::look::{Look, View};
use minerals_map::scene::label::{Boxed, boxed};
use minerals_map::scene::what_if::WhatIf;
use minerals_map::scene::{Anchor, Frame, Ground, LabelMark, Scene, Words, ground, place};
use std::path::Path;

const QUESTIONS: usize = 200;

/// Widths of DejaVu Sans at 1000 px, regular and bold, as Chromium measures them.
const WIDTHS: [(&str, f64, f64); 27] = [
    ("il", 278.0, 343.0),
    ("jIJÎíîï", 295.0, 372.0),
    (" ,.\u{a0}\u{202f}", 318.0, 380.0),
    ("fIt", 352.0, 478.0),
    ("-r()", 411.0, 493.0),
    ("–", 500.0, 500.0),
    ("sz", 525.0, 595.0),
    ("cç", 550.0, 593.0),
    ("L", 557.0, 637.0),
    ("kvxyF", 592.0, 683.0),
    ("oôöóõ", 612.0, 687.0),
    ("aàâäáãeéèêë", 615.0, 678.0),
    ("TYP", 611.0, 733.0),
    ("bdghnpquñùûüúß", 635.0, 719.0),
    ("ESÉ0123456789", 636.0, 720.0),
    ("KXZ", 685.0, 775.0),
    ("AÄÅVB", 686.0, 774.0),
    ("RCÇ", 698.0, 770.0),
    ("UÜ", 732.0, 812.0),
    ("HN", 752.0, 837.0),
    ("DG", 775.0, 830.0),
    ("OÖQ", 787.0, 850.0),
    ("w", 818.0, 924.0),
    ("+≤≥−M", 863.0, 995.0),
    ("%", 950.0, 1002.0),
    ("m", 974.0, 1042.0),
    ("W", 989.0, 1103.0),
];

fn measured_px(label: &LabelMark) -> f64 {
    let em = |c: char| {
        let found = WIDTHS.iter().find(|(chars, ..)| chars.contains(c));
        // Signs of Chinese and Japanese are as wide as high in every face.
        let other = if minerals_map::letters::is_wide(c) { 1.0 } else { 1.1 };
        found.map_or(other, |(_, regular, bold)| if label.strong { bold / 1000.0 } else { regular / 1000.0 })
    };
    label.text.chars().map(em).sum::<f64>() * label.size_px
}

/// The words alone as they are drawn, with a halo of a pixel and a half at their sides.
fn drawn(label: &LabelMark, frame: Frame) -> Boxed {
    let k = ground::WIDTH / (frame.width_px * frame.zoom);
    let (x, base) =
        (label.at.x / k + label.shift_px.0, (label.at.y - ground::window().0) / k + label.shift_px.1);
    let width = measured_px(label);
    let left = match label.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    Boxed {
        left: left - 1.5,
        top: base - label.size_px * 0.76,
        right: left + width + 1.5,
        bottom: base + label.size_px * 0.24,
    }
}

type Segment = [(f64, f64); 2];

/// The line of a label in pixels of the map.
fn line(label: &LabelMark, frame: Frame) -> Option<Segment> {
    let k = ground::WIDTH / (frame.width_px * frame.zoom);
    let (x, y) = (label.at.x / k, (label.at.y - ground::window().0) / k);
    label.leader_px.map(|ends| ends.map(|(dx, dy)| (x + dx, y + dy)))
}

fn cross([a, b]: Segment, [c, d]: Segment) -> bool {
    let side = |p: (f64, f64), q: (f64, f64), r: (f64, f64)| {
        (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0) > 0.0
    };
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

fn crosses(segment: Segment, of: &Boxed) -> bool {
    let inside = |(x, y): (f64, f64)| of.left < x && x < of.right && of.top < y && y < of.bottom;
    let diagonals = [[(of.left, of.top), (of.right, of.bottom)], [(of.left, of.bottom), (of.right, of.top)]];
    inside(segment[0]) || inside(segment[1]) || diagonals.iter().any(|d| cross(segment, *d))
}

/// Numbers by lot, the same in every run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn of<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}

/// A question and the frame it is drawn for.
fn question(lot: &mut Lot, dataset: &Dataset) -> (String, Frame) {
    let mineral = lot.of(&dataset.minerals);
    let stage = lot.of(&mineral.stages);
    let mut link = format!("m={}&s={}", mineral.id, stage.id);
    if !stage.coverage.is_empty() && lot.below(2) == 0 {
        link += &format!("&y={}", lot.of(&stage.coverage).0);
    }
    let crowded = ["EU27", "G7", "QUAD", "OECD", "DEU", "JPN", "FRA", "NLD", "BEL", "ARE", "BHR", "KOR"];
    match lot.below(4) {
        0 => {}
        1 => link += &format!("&f={}", lot.of(&dataset.countries).code),
        _ => link += &format!("&f={}", lot.of(&crowded)),
    }
    let keys: [&[&str]; 6] = [
        &["", "&u=t"],
        &["", "&d=origin", "&d=touch"],
        &["", "", "&cn=hk"],
        &["", "&top=20", "&top=300", "&top=all"],
        &["", "&view=atlantic", "&view=pacific", "&view=asia"],
        &["", "", "&stop=100&reroute=1", "&stop=60&to=EU27&reroute=1&spare=40&grow=200"],
    ];
    for among in keys {
        let key: &&str = lot.of(among);
        link += key;
    }
    link += &format!("&lang={}", lot.of(&Lang::ALL).code());
    let zoom = if lot.below(2) == 0 { 1.0 } else { 1.0 + lot.below(700) as f64 / 100.0 };
    (link, Frame { width_px: (320 + lot.below(2241)) as f64, zoom })
}

fn scene(dataset: &Dataset, extras: &Extras, rows: &Rows, link: &str, frame: Frame) -> Scene {
    let (query, notices) = Query::parse(link, dataset);
    let look = Look::parse(link);
    let view: View = look.view.unwrap_or_else(|| ground::view_of(dataset, query.focus));
    let ground = Ground::without_land(dataset, view);
    let words = Words::new(dataset, look.lang.unwrap_or(Lang::En));
    let answer = answer(dataset, rows, &query);
    if query.levers.act() {
        WhatIf::new(dataset, words, &query, &answer, Some(extras)).picture(&ground, &notices, true, frame)
    } else {
        place(&ground, &words, dataset, &query, &answer.before, &notices, frame)
    }
}

/// What is wrong with the names of a scene.
fn complaints(scene: &Scene) -> Vec<String> {
    let frame = scene.frame;
    let k = ground::WIDTH / (frame.width_px * frame.zoom);
    let map = Boxed { left: 0.0, top: 0.0, right: ground::WIDTH / k, bottom: ground::window().1 / k };
    let mut found = Vec::new();
    for (i, label) in scene.labels.iter().enumerate() {
        let (own, kept) = (drawn(label, frame), boxed(label, frame));
        let text = &label.text;
        if !kept.holds(&own) {
            found
                .push(format!("“{text}” is {:.1} px wide, its box leaves it too little", measured_px(label)));
        }
        if !map.holds(&kept) {
            found.push(format!("“{text}” leaves the picture"));
        }
        for other in &scene.labels[i + 1..] {
            if kept.overlaps(&boxed(other, frame)) || own.overlaps(&drawn(other, frame)) {
                found.push(format!("“{text}” and “{}” overlap", other.text));
            }
        }
        let Some(line_px) = line(label, frame) else { continue };
        let node = scene.nodes.iter().find(|n| n.at == label.at);
        let [(fx, fy), (tx, ty)] = line_px;
        let (x, y) = (label.at.x / k, (label.at.y - ground::window().0) / k);
        let from_rim = (fx - x).hypot(fy - y) - node.map_or(f64::INFINITY, |n| n.radius_px);
        if !(0.0..2.0).contains(&from_rim) {
            found.push(format!("the line of “{text}” ends {from_rim:.1} px off its node"));
        }
        let gap = |low: f64, at: f64, high: f64| (low - at).max(at - high).max(0.0);
        if gap(kept.left, tx, kept.right).hypot(gap(kept.top, ty, kept.bottom)) > 1.0 {
            found.push(format!("the line of “{text}” does not reach its words"));
        }
        if !map.holds(&Boxed { left: fx.min(tx), top: fy.min(ty), right: fx.max(tx), bottom: fy.max(ty) }) {
            found.push(format!("the line of “{text}” leaves the picture"));
        }
        for (j, other) in scene.labels.iter().enumerate().filter(|(j, _)| *j != i) {
            if crosses(line_px, &boxed(other, frame)) {
                found.push(format!("the line of “{text}” crosses “{}”", other.text));
            }
            if j > i && line(other, frame).is_some_and(|o| cross(line_px, o)) {
                found.push(format!("the lines of “{text}” and “{}” cross", other.text));
            }
        }
    }
    found
}

#[test]
fn no_name_lies_over_another_or_leaves_the_picture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root.join("public/data")).expect("the shipped dataset");
    let dataset = &folder.dataset;
    let extras = folder.extras().expect("words and facts of a what-if");
    let rows: Vec<Rows> = (0..dataset.minerals.len()).map(|m| folder.rows(m).expect("rows")).collect();
    let mut lot = Lot(2024);
    let mut found = Vec::new();
    let (mut names, mut lines, mut amounts, mut first, mut first_named) = (0, 0, 0, 0, 0);
    for _ in 0..QUESTIONS {
        let (link, frame) = question(&mut lot, dataset);
        let (query, _) = Query::parse(&link, dataset);
        let scene = scene(dataset, &extras, &rows[query.mineral], &link, frame);
        found.extend(complaints(&scene).into_iter().map(|c| format!("{link} {frame:?}: {c}")));
        names += scene.labels.iter().filter(|l| !l.steps_in).count();
        lines += scene.labels.iter().filter(|l| l.leader_px.is_some()).count();
        amounts += scene.labels.iter().filter(|l| l.steps_in).count();
        let is_named = |code: &str| {
            scene
                .nodes
                .iter()
                .find(|n| n.code == code)
                .map(|n| scene.labels.iter().any(|l| !l.steps_in && l.at == n.at))
        };
        if frame.zoom > 1.0 || frame.width_px < 360.0 {
            continue;
        }
        for code in [Some("CHN"), query.focus.map(|f| dataset.area_code(f))].into_iter().flatten() {
            if is_named(code) == Some(false) {
                found.push(format!("{link} {frame:?}: {code} has no name"));
            }
        }
        for node in scene.nodes.iter().take(5) {
            first += 1;
            first_named += usize::from(is_named(&node.code) == Some(true));
        }
    }
    println!(
        "{names} names, {lines} on lines, {amounts} amounts; {first_named} of the {first} five largest named"
    );
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    assert!(names > 10 * QUESTIONS && lines > QUESTIONS / 4 && amounts > QUESTIONS / 4, "too few to tell");
    assert!(first_named * 10 >= first * 9, "{first_named} of {first}");
}

#[test]
fn the_box_of_every_name_is_wide_enough_in_every_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root.join("public/data")).expect("the shipped dataset");
    let frame = Frame::whole(1280.0);
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(&folder.dataset, lang);
        for country in &folder.dataset.countries {
            for (strong, share) in [(false, ""), (true, ""), (true, " 100 %"), (true, " 36–100 %")] {
                let label = LabelMark {
                    at: minerals_map::geo::MapPoint { x: 500.0, y: 200.0 },
                    shift_px: (0.0, 0.0),
                    anchor: Anchor::Start,
                    leader_px: None,
                    text: [words.name(&country.name), share].concat(),
                    size_px: 14.0,
                    strong,
                    is_china: false,
                    steps_in: false,
                    claim: String::new(),
                };
                if !boxed(&label, frame).holds(&drawn(&label, frame)) {
                    found.push(format!("{} ({})", label.text, if strong { "bold" } else { "regular" }));
                }
            }
        }
    }
    assert!(found.is_empty(), "too narrow: {}", found.join(", "));
}
