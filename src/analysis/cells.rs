//! Amounts added up by exporter and importer.
//! Knows that a territory is one byte; knows no unit.

use crate::model::Place;

/// As many territories as a byte tells apart.
const PLACES: usize = 1 << 8;

/// Amounts between two territories, in any order.
#[derive(Debug, Default)]
pub struct Cells(Vec<Cell>);

#[derive(Clone, Copy, Debug)]
struct Cell {
    from: Place,
    to: Place,
    amount: f64,
}

impl Cells {
    /// One more amount.
    pub fn add(&mut self, from: Place, to: Place, amount: f64) {
        self.0.push(Cell { from, to, amount });
    }

    /// Calls `tell` with the sum of every pair, by exporter, then importer. Amounts of one pair are added in the order
    /// they came in; the time is that of three passes over the amounts, however they are ordered.
    pub fn sums(self, mut tell: impl FnMut(Place, Place, f64)) {
        let (mut sum, mut met) = ([0.0; PLACES], [0_u64; PLACES / 64]);
        for own in self.by_exporter().chunk_by(|a, b| a.from == b.from) {
            for cell in own {
                let to = cell.to.index();
                sum[to] += cell.amount;
                met[to / 64] |= 1 << (to % 64);
            }
            for (word, bits) in met.iter_mut().enumerate() {
                while *bits != 0 {
                    let to = word * 64 + bits.trailing_zeros() as usize;
                    *bits &= *bits - 1;
                    tell(own[0].from, Place(to as u8), std::mem::take(&mut sum[to]));
                }
            }
        }
    }

    /// The amounts by exporter, each exporter's in their order.
    fn by_exporter(self) -> Vec<Cell> {
        // The rows of one line come in this order already.
        if self.0.is_sorted_by_key(|cell| cell.from.0) {
            return self.0;
        }
        // Where the next amount of each exporter belongs.
        let mut next = [0; PLACES + 1];
        for cell in &self.0 {
            next[cell.from.index() + 1] += 1;
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let mut placed = self.0.clone();
        for cell in self.0 {
            let at = &mut next[cell.from.index()];
            placed[*at] = cell;
            *at += 1;
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn sums_are_those_of_a_table_of_pairs(amounts in prop::collection::vec((any::<u8>(), any::<u8>(), 0.0..9e9), 0..400)) {
            let (mut cells, mut table) = (Cells::default(), BTreeMap::new());
            for (from, to, amount) in amounts {
                cells.add(Place(from), Place(to), amount);
                *table.entry((from, to)).or_insert(0.0) += amount;
            }
            let mut sums = Vec::new();
            cells.sums(|from, to, sum| sums.push(((from.0, to.0), sum)));
            prop_assert_eq!(sums, table.into_iter().collect::<Vec<_>>());
        }
    }
}
