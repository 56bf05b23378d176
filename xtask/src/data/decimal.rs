//! Decimal numbers as the trade files write them, rounded to thousandths without a float in between.
//! Knows what rounding took; does not know what is measured.

/// Decimals a number may have. The official files have three.
const MAX_DECIMALS: usize = 12;
/// Digits before the point that cannot overflow.
const MAX_WHOLE: usize = 12;
/// Units of `excess` in one thousandth.
pub const PER_THOUSANDTH: i128 = 1_000_000_000;

/// What a number cell must hold, for messages.
pub const EXPECTED: &str = "a plain decimal number, zero or more";

/// A number of zero or more. Its exact value is `thousandths * PER_THOUSANDTH + excess`, in 10⁻¹².
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Decimal {
    /// The number in thousandths, rounded half up.
    pub thousandths: u64,
    /// Exact minus rounded, in 10⁻¹².
    pub excess: i64,
}

impl Decimal {
    /// `None` for a sign, an exponent, NaN, infinity, too many digits, or anything else but digits and one point.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str, most: usize| {
            !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit())
        };
        if !digits(whole, MAX_WHOLE) || !digits(decimals, MAX_DECIMALS) {
            return None;
        }
        let padded: i64 = format!("{decimals:0<MAX_DECIMALS$}").parse().ok()?;
        let below = padded % PER_THOUSANDTH as i64;
        let up = below * 2 >= PER_THOUSANDTH as i64;
        let thousandths = whole.parse::<u64>().ok()? * 1000 + (padded / PER_THOUSANDTH as i64) as u64;
        Some(Self {
            thousandths: thousandths + u64::from(up),
            excess: if up { below - PER_THOUSANDTH as i64 } else { below },
        })
    }

    /// The exact value in 10⁻¹².
    pub fn exact(self) -> i128 {
        i128::from(self.thousandths) * PER_THOUSANDTH + i128::from(self.excess)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn parsed(text: &str) -> Option<(u64, i64)> {
        Decimal::parse(text).map(|d| (d.thousandths, d.excess))
    }

    #[test]
    fn three_decimals_are_exact() {
        assert_eq!(parsed("365.000"), Some((365_000, 0)));
        assert_eq!(parsed("0.007"), Some((7, 0)));
        assert_eq!(parsed("12"), Some((12_000, 0)));
        assert_eq!(parsed("1.5"), Some((1_500, 0)));
    }

    #[test]
    fn more_decimals_are_rounded_half_up_and_what_it_took_is_kept() {
        assert_eq!(parsed("0.0004"), Some((0, 400_000_000)));
        assert_eq!(parsed("0.0005"), Some((1, -500_000_000)));
        assert_eq!(parsed("0.9999"), Some((1_000, -100_000_000)));
        let exact = Decimal::parse("3.141592653589").map(Decimal::exact);
        assert_eq!(exact, Some(3_141_592_653_589));
    }

    #[test]
    fn anything_else_is_no_number() {
        for wrong in [
            "",
            "-5",
            "+5",
            "1e3",
            "NaN",
            "nan",
            "inf",
            "NA",
            ".5",
            "5.",
            "1,5",
            "1.2.3",
            "٣",
            "1234567890123",
        ] {
            assert_eq!(parsed(wrong), None, "{wrong}");
        }
    }
}
