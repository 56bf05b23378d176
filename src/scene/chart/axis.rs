//! Scales: from values and years to pixels, and the round values an axis names.
//! Knows arithmetic alone.

/// A linear scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: [f64; 2],
    to_px: [f64; 2],
}

impl Scale {
    /// Maps `from` onto `to_px`.
    #[must_use]
    pub fn new(from: [f64; 2], to_px: [f64; 2]) -> Self {
        Self { from, to_px }
    }

    /// Pixels of a value.
    #[must_use]
    pub fn px(&self, value: f64) -> f64 {
        let [a, b] = self.from;
        let part = if b > a { (value - a) / (b - a) } else { 0.0 };
        self.to_px[0] + part * (self.to_px[1] - self.to_px[0])
    }
}

/// Zero, a round step and twice the step, the last not below `largest`.
#[must_use]
pub fn round_ticks(largest: f64) -> [f64; 3] {
    let mut power = 1e-9;
    while power * 10.0 < largest / 2.0 {
        power *= 10.0;
    }
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| step * 2.0 >= largest)
        .unwrap_or(power * 10.0);
    [0.0, step, step * 2.0]
}

/// Years an axis names: multiples of five, or of ten where they would crowd.
#[must_use]
pub fn year_ticks(first: u16, last: u16, width_px: f64) -> Vec<u16> {
    let room = width_px / f64::from(last.saturating_sub(first).max(1));
    let every = if room * 5.0 >= 38.0 { 5 } else { 10 };
    let every = if last.saturating_sub(first) <= 6 { 1 } else { every };
    (first..=last).filter(|year| year % every == 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digits::one;

    #[test]
    fn ticks_are_round_and_reach_the_largest() {
        assert_eq!(round_ticks(1.0).map(one), ["0", "0.5", "1"]);
        assert_eq!(round_ticks(76_552.0).map(one), ["0", "50000", "100000"]);
        assert!(round_ticks(3.9)[2] >= 3.9);
    }

    #[test]
    fn years_do_not_crowd() {
        assert_eq!(year_ticks(1995, 2024, 300.0), [1995, 2000, 2005, 2010, 2015, 2020]);
        assert_eq!(year_ticks(1995, 2024, 150.0), [2000, 2010, 2020]);
        assert_eq!(year_ticks(2022, 2024, 300.0), [2022, 2023, 2024]);
    }

    #[test]
    fn a_scale_maps_its_ends() {
        let scale = Scale::new([0.0, 2.0], [100.0, 0.0]);
        assert_eq!([0.0, 2.0, 1.0].map(|v| one(scale.px(v))), ["100", "0", "50"]);
    }
}
