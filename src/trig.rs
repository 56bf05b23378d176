//! Sine, cosine and arcsine by short series, and the length of a vector.
//! Knows angles of a few turns; the standard library's versions, made for any angle, would cost the page kilobytes.

use std::f64::consts::FRAC_PI_2;

/// Sine and cosine of an angle in radians, to the last digits for a few turns.
#[must_use]
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let quarters = (angle / FRAC_PI_2).round();
    let x = angle - quarters * FRAC_PI_2;
    let x2 = x * x;
    // Taylor series on ±π/4: the first term left out is below 1e-17.
    let (sin, cos) = (x * series(x2, 1.0), series(x2, 0.0));
    match (quarters as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// 1 − x²/((n+1)(n+2)) + …: the cosine for n = 0, the sine over x for n = 1.
fn series(x2: f64, n: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0, 1.0, n);
    for _ in 0..9 {
        term *= -x2 / ((n + 1.0) * (n + 2.0));
        sum += term;
        n += 2.0;
    }
    sum
}

/// The angle whose sine is `sin`, for |sin| up to 0.9: Newton's method, seven rounds.
#[must_use]
pub fn arcsin(sin: f64) -> f64 {
    let mut angle = sin;
    for _ in 0..7 {
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
