//! Sine, cosine and arcsine by short series, and the length of a vector.
//! Knows angles of a few turns; the standard library's versions, made for any angle, would cost the page kilobytes.

use std::f64::consts::FRAC_PI_2;

/// Coefficients of the Taylor series of the sine over its angle and of the cosine after their 1: (−1)ⁿ/(2n+1)! and (−1)ⁿ/(2n)!.
/// On ±π/4 the first term left out is below 1e-18.
const SINE: [f64; 8] = [
    -1.0 / 6.0,
    1.0 / 120.0,
    -1.0 / 5_040.0,
    1.0 / 362_880.0,
    -1.0 / 39_916_800.0,
    1.0 / 6_227_020_800.0,
    -1.0 / 1_307_674_368_000.0,
    1.0 / 355_687_428_096_000.0,
];
const COSINE: [f64; 8] = [
    -1.0 / 2.0,
    1.0 / 24.0,
    -1.0 / 720.0,
    1.0 / 40_320.0,
    -1.0 / 3_628_800.0,
    1.0 / 479_001_600.0,
    -1.0 / 87_178_291_200.0,
    1.0 / 20_922_789_888_000.0,
];

/// Sine and cosine of an angle in radians, to the last digits for a few turns.
#[must_use]
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let quarters = (angle / FRAC_PI_2).round();
    let x = angle - quarters * FRAC_PI_2;
    let x2 = x * x;
    let (sin, cos) = (x * series(x2, &SINE), series(x2, &COSINE));
    match (quarters as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// 1 + x²·(c₁ + x²·(c₂ + …)), for the coefficients c of a Taylor series.
fn series(x2: f64, coefficients: &[f64]) -> f64 {
    1.0 + x2 * coefficients.iter().rev().fold(0.0, |sum, c| sum * x2 + c)
}

/// The angle whose sine is `sin`, for |sin| up to 0.9.
#[must_use]
pub fn arcsin(sin: f64) -> f64 {
    // Abramowitz and Stegun 4.4.45, good to 7e-5, and two rounds of Newton's method, each of which doubles the digits.
    let x = sin.abs();
    let rest = (1.0 - x).sqrt() * (1.570_728_8 + x * (-0.212_114_4 + x * (0.074_261 - x * 0.018_729_3)));
    let mut angle = (FRAC_PI_2 - rest).copysign(sin);
    for _ in 0..2 {
        let (s, c) = sin_cos(angle);
        angle -= (s - sin) / c;
    }
    angle
}

/// Length of a vector.
#[must_use]
pub fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library() {
        for step in -700..700 {
            let angle = f64::from(step) * 0.01;
            let (sin, cos) = sin_cos(angle);
            assert!((sin - angle.sin()).abs() < 1e-14 && (cos - angle.cos()).abs() < 1e-14, "{angle}");
        }
        for step in -90..=90 {
            let sin = f64::from(step) * 0.01;
            assert!((arcsin(sin) - sin.asin()).abs() < 1e-14, "{sin}");
        }
    }
}
