//! A share that is known only within bounds.
//! Knows low and high; does not know what was measured.

use crate::digits::between;

/// A closed interval within 0–1. Where both ends are one, the share is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lowest share the data allow.
    pub low: f64,
    /// The highest.
    pub high: f64,
}

impl Interval {
    /// Everything is possible.
    pub const UNKNOWN: Self = Self { low: 0.0, high: 1.0 };

    /// A share that is known.
    #[must_use]
    pub fn exact(share: f64) -> Self {
        Self::new(share, share)
    }

    /// Both ends, held within 0–1 and in order: sums of fractions overshoot in their last digits.
    #[must_use]
    pub fn new(low: f64, high: f64) -> Self {
        let high = between(high, 0.0, 1.0);
        Self { low: between(low, 0.0, high), high }
    }

    /// Whether both ends agree as far as any surface shows them.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.high - self.low < 5e-7
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// How far the share lies above `share` at each end, at least zero.
    #[must_use]
    pub fn above(self, share: f64) -> Self {
        Self::new(self.low - share, self.high - share)
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;

    #[test]
    fn ends_stay_in_order_and_within_zero_and_one() {
        assert_eq!(Interval::new(0.3, 1.0 + 1e-15), Interval { low: 0.3, high: 1.0 });
        assert_eq!(Interval::new(0.5 + 1e-16, 0.5), Interval { low: 0.5, high: 0.5 });
        assert!(Interval::exact(0.4).is_exact() && !Interval::UNKNOWN.is_exact());
        assert_eq!(Interval::exact(0.4).hull(Interval::new(0.1, 0.2)), Interval { low: 0.1, high: 0.4 });
    }
}
