//! One linear system: what the supply of each place holds, when it is mixed from its output and its imports.
//! Knows amounts and fixed parts; does not know whether origin or touch is asked, nor which end.

use nalgebra::{DMatrix, DVector};

use crate::balance::Balance;

/// v_i = fixed_i where it is fixed, else (p_i · own_i + Σ_k Z_ki v_k) / (p_i + M_i).
#[derive(Debug)]
pub struct Mixture<'a> {
    /// Flows and imports.
    pub balance: &'a Balance,
    /// p, in the basis of the balance.
    pub output: &'a [f64],
    /// Part of each place's own output, 0 to 1.
    pub own: &'a [f64],
    /// Places whose part does not follow from the mixture. A place without output and imports must be among them.
    pub fixed: &'a [Option<f64>],
    /// Part of places that make nothing and buy only from each other: any would solve their equations, 0 is the
    /// least and 1 the greatest.
    pub closed: f64,
}

impl Mixture<'_> {
    /// The part of each place's supply, 0 to 1.
    ///
    /// # Errors
    /// Where the system is singular, which places that buy only from each other cannot make it, being set apart.
    pub fn solve(&self) -> Result<Vec<f64>, String> {
        let mut parts: Vec<Option<f64>> = self.fixed.to_vec();
        for place in self.closed_places() {
            parts[place] = Some(self.closed);
        }
        let free: Vec<usize> = (0..parts.len()).filter(|&i| parts[i].is_none()).collect();
        if free.is_empty() {
            // The library counts down from the size of the system.
            return Ok(parts.into_iter().flatten().collect());
        }
        let flow = |from: usize, to: usize| self.balance.flows[(from, to)];
        let supply = |i: usize| self.output[i] + self.balance.imports[i];

        let matrix = DMatrix::from_fn(free.len(), free.len(), |row, column| {
            let (i, k) = (free[row], free[column]);
            f64::from(u8::from(i == k)) - flow(k, i) / supply(i)
        });
        let known = DVector::from_fn(free.len(), |row, _| {
            let i = free[row];
            let bought: f64 = parts.iter().enumerate().filter_map(|(k, v)| Some(flow(k, i) * (*v)?)).sum();
            (self.output[i] * self.own[i] + bought) / supply(i)
        });
        let solved = matrix.lu().solve(&known).ok_or("a singular balance")?;
        for (i, part) in free.iter().zip(solved.iter()) {
            parts[*i] = Some(*part);
        }
        Ok(parts.into_iter().flatten().collect())
    }

    /// The largest set of places that make nothing and buy only from each other.
    fn closed_places(&self) -> Vec<usize> {
        let makes_nothing = |i: &usize| self.fixed[*i].is_none() && self.output[*i] <= 0.0;
        let mut closed: Vec<usize> = (0..self.fixed.len()).filter(makes_nothing).collect();
        loop {
            let inside = |k: usize| closed.binary_search(&k).is_ok();
            let column = |i: usize| self.balance.flows.column(i);
            let only_inside = |i: usize| column(i).iter().enumerate().all(|(k, z)| *z <= 0.0 || inside(k));
            let rest: Vec<usize> = closed.iter().copied().filter(|&i| only_inside(i)).collect();
            if rest.len() == closed.len() {
                return closed;
            }
            closed = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balance::hand::{close, unknown, world};

    #[test]
    fn supply_is_mixed_from_output_and_imports_round_a_cycle() {
        // 0 makes 10 and buys 4 back: v0 = (10 + 4 v1) / 14. 1 makes 10 of which nothing counts: v1 = 10 v0 / 20.
        // So v0 = (10 + 2 v0) / 14 = 10 / 12, v1 = 5 / 12, and 2 holds what 1 holds.
        let balance = world(3, &[(0, 1, 10.0), (1, 0, 4.0), (1, 2, 3.0)], &unknown(3));
        let mixture = Mixture {
            balance: &balance,
            output: &[10.0, 10.0, 0.0],
            own: &[1.0, 0.0, 0.0],
            fixed: &[None; 3],
            closed: 0.5,
        };
        close(&mixture.solve().unwrap(), &[10.0 / 12.0, 5.0 / 12.0, 5.0 / 12.0]);
    }

    #[test]
    fn places_that_make_nothing_and_buy_only_from_each_other_take_the_end_they_are_given() {
        // 1 and 2 trade 5 with each other. 3 buys 1 from them (so that 1 has to be fed by nobody: its output is said
        // to be none) and 3 from 0. 4 also makes nothing, but buys from 0 as well.
        let flows = [(1, 2, 5.0), (2, 1, 5.0), (1, 3, 1.0), (0, 3, 3.0), (0, 4, 1.0), (4, 3, 1.0)];
        let balance = world(5, &flows, &unknown(5));
        let mixture = |closed| Mixture {
            balance: &balance,
            output: &[4.0, 0.0, 0.0, 0.0, 0.0],
            own: &[1.0, 0.0, 0.0, 0.0, 0.0],
            fixed: &[None; 5],
            closed,
        };
        close(&mixture(0.0).solve().unwrap(), &[1.0, 0.0, 0.0, 0.8, 1.0]);
        close(&mixture(1.0).solve().unwrap(), &[1.0, 1.0, 1.0, 1.0, 1.0]);
    }
}
