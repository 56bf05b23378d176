//! The balance of every place: what it bought, sold, made, or must at least have made.
//! Knows amounts in one basis; does not know which measure is taken from them.

use nalgebra::DMatrix;

use crate::trade::Trade;

/// Sums of decimals in binary are off by some 1e-16 of the sum, amounts are whole dollars or kilograms of at most some
/// 1e12: exports over imports by less than this part of them are none.
const NOISE: f64 = 1e-12;

/// One stage and year in its basis, trade inside China left out.
#[derive(Debug, Clone)]
pub struct Balance {
    /// Z: row exporter, column importer.
    pub flows: DMatrix<f64>,
    /// M, what each place bought.
    pub imports: Vec<f64>,
    /// X, what each place sold.
    pub exports: Vec<f64>,
    /// p, where it is known; never below the least output.
    pub output: Vec<Option<f64>>,
    /// p^min = max(0, X − M), what a place must have made to sell what it sold.
    pub least_output: Vec<f64>,
    /// Who counts as China.
    pub china: Vec<bool>,
}

impl Balance {
    /// The balance of a trade in its basis, with output in that basis.
    pub fn of(trade: &Trade, china: &[bool], output: &[Option<f64>]) -> Self {
        let mut flows = DMatrix::zeros(china.len(), china.len());
        for (from, to, amount) in trade.counted(trade.basis, china) {
            flows[(from, to)] += amount;
        }
        Self::new(flows, china, output)
    }

    /// The balance of flows that hold no trade inside China.
    pub fn new(flows: DMatrix<f64>, china: &[bool], output: &[Option<f64>]) -> Self {
        let imports: Vec<f64> = flows.column_iter().map(|column| column.sum()).collect();
        let exports: Vec<f64> = flows.row_iter().map(|row| row.sum()).collect();
        let least = |(sold, bought): (&f64, &f64)| {
            let made = sold - bought;
            if made > NOISE * sold.max(*bought) { made } else { 0.0 }
        };
        let least_output: Vec<f64> = exports.iter().zip(&imports).map(least).collect();
        let raised = |(known, least): (&Option<f64>, &f64)| known.map(|p| p.max(*least));
        let output = output.iter().zip(&least_output).map(raised).collect();
        Self { flows, imports, exports, output, least_output, china: china.to_vec() }
    }

    /// How many places there are.
    pub fn count(&self) -> usize {
        self.china.len()
    }

    /// What a place made as far as is known: the known figure, else the least.
    pub fn known_or_least(&self, place: usize) -> f64 {
        self.output[place].unwrap_or(self.least_output[place])
    }

    /// x at known or least output: what a place has to use or to sell.
    pub fn supply(&self, place: usize) -> f64 {
        self.known_or_least(place) + self.imports[place]
    }
}

#[cfg(test)]
pub mod hand {
    //! Small worlds written down flow by flow. Place 0 is China.

    use super::*;

    /// A world of so many places; each flow is exporter, importer, amount.
    pub fn world(count: usize, flows: &[(usize, usize, f64)], output: &[Option<f64>]) -> Balance {
        let mut matrix = DMatrix::zeros(count, count);
        for (from, to, amount) in flows {
            matrix[(*from, *to)] += amount;
        }
        let china: Vec<bool> = (0..count).map(|place| place == 0).collect();
        Balance::new(matrix, &china, output)
    }

    /// Output of nobody is known.
    pub fn unknown(count: usize) -> Vec<Option<f64>> {
        vec![None; count]
    }

    /// Fails where two lists are apart by more than the noise of a solved system.
    #[track_caller]
    pub fn close(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        let apart = found.iter().zip(expected).map(|(f, e)| (f - e).abs()).fold(0.0, f64::max);
        assert!(apart < 1e-12, "{expected:?} expected, {found:?} found");
    }
}

#[cfg(test)]
mod tests {
    use super::hand::{close, world};

    #[test]
    fn the_least_output_is_what_was_sold_and_not_bought_and_lifts_a_smaller_figure() {
        // 0 sells 10 and buys 3, 1 buys 10 and sells 3 + 9, 2 buys 9.
        let flows = [(0, 1, 10.0), (1, 0, 3.0), (1, 2, 9.0)];
        let balance = world(3, &flows, &[Some(5.0), None, Some(0.5)]);
        close(&balance.imports, &[3.0, 10.0, 9.0]);
        close(&balance.exports, &[10.0, 12.0, 0.0]);
        close(&balance.least_output, &[7.0, 2.0, 0.0]);
        assert_eq!(balance.output, [Some(7.0), None, Some(0.5)]);
        close(&[balance.supply(0), balance.supply(1), balance.supply(2)], &[10.0, 12.0, 9.5]);
    }

    #[test]
    fn noise_of_binary_sums_is_no_output() {
        // In binary 0.1 + 0.2 exceeds 0.3, which is what place 1 bought.
        let balance = world(4, &[(0, 1, 0.3), (1, 2, 0.1), (1, 3, 0.2)], &[None; 4]);
        assert!(balance.exports[1] > balance.imports[1]);
        assert!(balance.least_output[1] <= 0.0);
    }
}
