//! Numbers as plain digits for attributes and paths, and the rounding every surface shares.
//! Knows whole-number arithmetic alone: the formatting of the standard library would cost the page kilobytes.

/// Rounds half up as decimals are read: 0.435 is 0.44, though no binary number is exactly 0.435.
///
/// Returns whether it is negative, the whole part and the decimals as one whole number.
fn rounded(value: f64, decimals: u32) -> (bool, u64) {
    let scaled = value.abs() * 10u64.pow(decimals) as f64;
    // A relative nudge of two units in the last place lifts what lies a hair below a half.
    let steps = (scaled * (1.0 + 4.5e-16)).round() as u64;
    (value < 0.0 && steps > 0, steps)
}

/// Whether negative, the whole part, and the decimals with their leading zeros (empty for none).
#[must_use]
pub fn parts(value: f64, decimals: u32) -> (bool, String, String) {
    let (negative, steps) = rounded(value, decimals);
    let base = 10u64.pow(decimals);
    let fraction = if decimals == 0 {
        String::new()
    } else {
        let digits = (steps % base).to_string();
        "0".repeat((decimals as usize).saturating_sub(digits.len())) + &digits
    };
    (negative, (steps / base).to_string(), fraction)
}

/// Reads what [`plain`] writes: digits with a sign and a point; `None` where it is anything else.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = || whole.bytes().chain(fraction.bytes());
    if whole.is_empty() || all().count() > 15 || !all().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let steps = all().fold(0.0, |sum, b| sum * 10.0 + f64::from(b - b'0'));
    Some(sign * steps / 10u64.pow(u32::try_from(fraction.len()).ok()?) as f64)
}

/// At most `decimals` decimals, a point, no trailing zeros: `12.5`, `-3`, `0`.
#[must_use]
pub fn plain(value: f64, decimals: u32) -> String {
    let (negative, whole, fraction) = parts(value, decimals);
    let fraction = fraction.trim_end_matches('0');
    let sign = if negative { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    [sign, &whole, point, fraction].concat()
}

/// The value, or the bound it lies beyond. The standard `clamp` carries a panic message that formats floats.
#[must_use]
#[allow(clippy::manual_clamp)]
pub fn between(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// With at most one decimal.
#[must_use]
pub fn one(value: f64) -> String {
    plain(value, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_plain_and_short() {
        let all = [12.54, -3.04, 0.0, -0.01, 1e6, 99.96].map(one);
        assert_eq!(all, ["12.5", "-3", "0", "0", "1000000", "100"]);
        assert_eq!(plain(0.000_12, 6), "0.00012");
    }

    #[test]
    fn what_is_written_is_read_back() {
        for (text, value) in [("0", 0.0), ("-12.5", -12.5), ("1234.0625", 1234.0625), ("0.001", 0.001)] {
            assert!((read(text).unwrap() - value).abs() < 1e-15, "{text}");
        }
        for text in ["", "-", ".5", "1e3", "1.2.3", "NaN", "12345678901234567"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn halves_go_up_as_they_are_written() {
        let all = [0.435, 1.005, 2.675, 0.125, 1.115].map(|v| plain(v, 2));
        assert_eq!(all, ["0.44", "1.01", "2.68", "0.13", "1.12"]);
    }
}
