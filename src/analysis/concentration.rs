//! How narrow a market is.
//! Knows shares; does not know whose.

/// Herfindahl–Hirschman index H = Σ s², 0–1; shown 0–10,000.
///
/// Source: Hirschman 1945; Herfindahl 1950; the scale of 10,000 is that of the US merger guidelines.
#[must_use]
pub fn herfindahl(shares: impl Iterator<Item = f64>) -> f64 {
    shares.map(|s| s * s).sum()
}

#[cfg(test)]
mod tests {
    use super::herfindahl;

    #[test]
    fn one_supplier_is_one_and_four_equal_ones_a_quarter() {
        assert!((herfindahl([1.0].into_iter()) - 1.0).abs() < 1e-12);
        assert!((herfindahl([0.25; 4].into_iter()) - 0.25).abs() < 1e-12);
    }
}
