//! The colours of the page hold: contrast of every pair in use, distance between the classes of the scale, for every kind
//! of sight and in grey. Reads style/tokens.css; knows nothing of what a colour means.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::collections::{BTreeMap, BTreeSet};

type Rgb = [f64; 3];

/// Contrast of text, and of what is drawn (WCAG 2.2, 1.4.3 and 1.4.11).
const TEXT: f64 = 4.5;
const DRAWN: f64 = 3.0;

/// What stands on what, and how far apart both must be. A token that only decorates stands here with no demand.
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", TEXT),
    ("ink-2", "paper", TEXT),
    ("china", "paper", TEXT),
    ("short", "paper", TEXT),
    ("steps-in", "paper", TEXT),
    // The hint over the map.
    ("paper", "ink", TEXT),
    ("other", "paper", DRAWN),
    ("other", "land", DRAWN),
    ("china", "land", DRAWN),
    ("steps-in", "land", DRAWN),
    ("short", "land", DRAWN),
    ("deal", "paper", DRAWN),
    ("deal", "land", DRAWN),
    // Outlines of nodes, and the whisker of a bar.
    ("ink-2", "land", DRAWN),
    // The certain hidden part of a bar on its ground.
    ("s3", "land", DRAWN),
    ("s3", "paper", DRAWN),
    // Outlines of controls.
    ("edge", "paper", DRAWN),
    // Lines between rows, outlines of pale land, grounds of bars; what dims the page behind a dialog.
    ("rule", "paper", 1.0),
    ("scrim", "paper", 1.0),
];

/// The scale of shares, from none to all.
const SCALE: [&str; 6] = ["land", "s1", "s2", "s3", "s4", "s5"];
/// Distance at which neighbouring classes are told apart, ΔE2000.
const APART: f64 = 10.0;
/// Distance in grey, L*.
const APART_IN_GREY: f64 = 10.0;

/// Kinds of sight: Machado, Oliveira, Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", severity 1.0, applied to linear RGB.
const SIGHTS: [(&str, [Rgb; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// Tokens in light and dark.
fn tokens() -> BTreeMap<String, [Rgb; 2]> {
    let css =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).expect("tokens");
    let mut tokens = BTreeMap::new();
    for line in css.lines() {
        let Some((name, pair)) = line.trim().strip_prefix("--").and_then(|l| l.split_once(": light-dark("))
        else {
            continue;
        };
        let (light, dark) = pair.trim_end_matches(");").split_once(", ").expect("two colours");
        tokens.insert(name.to_owned(), [linear(light), linear(dark)]);
    }
    tokens
}

/// Linear light of `#rrggbb`.
fn linear(hex: &str) -> Rgb {
    [1, 3, 5].map(|at| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance([r, g, b]: Rgb) -> f64 {
    0.212_6 * r + 0.715_2 * g + 0.072_2 * b
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// CIE L*a*b* under D65.
fn lab([r, g, b]: Rgb) -> Rgb {
    let x = 0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b;
    let y = 0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b;
    let z = 0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b;
    let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = [f(x / 0.950_47), f(y), f(z / 1.088_83)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Distance of two colours in L*a*b*: CIEDE2000 (Sharma, Wu, Dalal 2005).
fn distance([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25.0_f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let turn = (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0;
    let mean_hue = (h1 + turn / 2.0).rem_euclid(360.0);
    let (mean_l, mean_c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(mean_hue - 30.0) + 0.24 * cos(2.0 * mean_hue) + 0.32 * cos(3.0 * mean_hue + 6.0)
        - 0.20 * cos(4.0 * mean_hue - 63.0);
    let off = (mean_l - 50.0).powi(2);
    let lightness = (l2 - l1) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * mean_c);
    let hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * mean_c * t);
    let rotation =
        -2.0 * seventh(mean_c) * (60.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp()).to_radians().sin();
    (lightness.powi(2) + chroma.powi(2) + hue.powi(2) + rotation * chroma * hue).sqrt()
}

#[test]
fn the_distance_is_that_of_its_published_examples() {
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        assert!(
            (distance(one, other) - expected).abs() < 1e-4,
            "{one:?} {other:?}: {}",
            distance(one, other)
        );
    }
    assert!((contrast([1.0; 3], [0.0; 3]) - 21.0).abs() < 1e-9);
}

#[test]
fn every_pair_in_use_has_its_contrast_and_no_token_is_forgotten() {
    let tokens = tokens();
    let mut used: BTreeSet<&str> = SCALE.into();
    for (upon, ground, least) in PAIRS {
        used.extend([upon, ground]);
        for (theme, at) in [("light", 0), ("dark", 1)] {
            let found = contrast(tokens[*upon][at], tokens[*ground][at]);
            assert!(found >= *least, "{upon} on {ground}, {theme}: {found:.2}, at least {least} expected");
        }
    }
    let known: BTreeSet<&str> = tokens.keys().map(String::as_str).collect();
    assert_eq!(known, used, "tokens, and tokens whose contrast is asked for");
}

#[test]
fn neighbouring_classes_are_told_apart_by_every_kind_of_sight_and_in_grey() {
    let tokens = tokens();
    for (theme, at) in [("light", 0), ("dark", 1)] {
        for pair in SCALE.windows(2) {
            let [low, high] = [pair[0], pair[1]].map(|name| tokens[name][at]);
            for (sight, matrix) in SIGHTS {
                let seen = |colour: Rgb| {
                    lab(matrix
                        .map(|row| row.iter().zip(colour).map(|(m, c)| m * c).sum::<f64>().clamp(0.0, 1.0)))
                };
                let found = distance(seen(low), seen(high));
                assert!(found >= APART, "{pair:?}, {theme}, {sight}: {found:.1}, at least {APART} expected");
            }
            let grey = |colour: Rgb| lab([luminance(colour); 3])[0];
            let step = if at == 0 { grey(low) - grey(high) } else { grey(high) - grey(low) };
            assert!(
                step >= APART_IN_GREY,
                "{pair:?}, {theme}, in grey: {step:.1}, at least {APART_IN_GREY} expected"
            );
        }
    }
}
