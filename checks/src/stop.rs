//! The export stop: the trade that counts, who is cut off, and what each of them loses.
//! Knows China, the focused group and the targets; does not know who could step in.

use std::collections::BTreeMap;

use crate::trade::{Trade, Unit};

/// Flows in one unit, by exporter and importer; none is zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Z, where it is above zero.
    pub flows: BTreeMap<(usize, usize), f64>,
    /// Who counts as China.
    pub china: Vec<bool>,
}

impl Counted {
    /// The flows of a trade that count: none inside China, none inside the focused group.
    pub fn of(trade: &Trade, unit: Unit, china: &[bool], group: &[usize]) -> Self {
        let flows = trade.counted(unit, china);
        let outside = flows.filter(|(from, to, _)| !(group.contains(from) && group.contains(to)));
        Self::new(outside, china)
    }

    /// Adds up flows that all count.
    pub fn new(flows: impl Iterator<Item = (usize, usize, f64)>, china: &[bool]) -> Self {
        let mut sums = BTreeMap::new();
        for (from, to, amount) in flows.filter(|(_, _, amount)| *amount > 0.0) {
            *sums.entry((from, to)).or_insert(0.0) += amount;
        }
        Self { flows: sums, china: china.to_vec() }
    }

    /// X, what each place sells.
    pub fn exports(&self) -> Vec<f64> {
        self.sums(|from, _| from)
    }

    /// M, what each place buys.
    pub fn imports(&self) -> Vec<f64> {
        self.sums(|_, to| to)
    }

    /// What each place uses: what it makes and buys and does not sell, where its output is known in the unit of the flows;
    /// else what it buys. Output is at least what is sold and was not bought.
    pub fn used(&self, output: &[Option<f64>]) -> Vec<f64> {
        let balances = self.imports().into_iter().zip(self.exports()).zip(output);
        balances
            .map(|((bought, sold), output)| output.map_or(bought, |p| (p + bought - sold).max(0.0)))
            .collect()
    }

    /// What each place loses when China sends so many per cent less to those who are cut off: (Z − Z') summed over
    /// China. `to` names them; without it they are all importers outside China.
    pub fn shortfall(&self, stop_percent: f64, to: Option<&[usize]>) -> Vec<f64> {
        let mut lost = vec![0.0; self.china.len()];
        for ((from, to_place), amount) in &self.flows {
            let is_cut_off = !self.china[*to_place] && to.is_none_or(|to| to.contains(to_place));
            if self.china[*from] && is_cut_off {
                lost[*to_place] += amount * stop_percent / 100.0;
            }
        }
        lost
    }

    fn sums(&self, end: impl Fn(usize, usize) -> usize) -> Vec<f64> {
        let mut sums = vec![0.0; self.china.len()];
        for ((from, to), amount) in &self.flows {
            sums[end(*from, *to)] += amount;
        }
        sums
    }
}

#[cfg(test)]
pub mod hand {
    //! Small worlds written down flow by flow. Place 0 is China.

    use super::Counted;

    /// A world of so many places; each flow is exporter, importer, amount.
    pub fn counted(count: usize, flows: &[(usize, usize, f64)]) -> Counted {
        let china: Vec<bool> = (0..count).map(|place| place == 0).collect();
        Counted::new(flows.iter().copied(), &china)
    }
}

#[cfg(test)]
mod tests {
    use super::hand::counted;
    use super::*;
    use crate::balance::hand::close;
    use crate::rows::Row;

    #[test]
    fn those_who_are_cut_off_lose_that_part_of_what_china_sent() {
        // China sends 1 40 and 2 20; 3 sends 1 60 and China 5; 2 sends 3 9.
        let flows = [(0, 1, 40.0), (0, 2, 20.0), (3, 1, 60.0), (3, 0, 5.0), (2, 3, 9.0)];
        let trade = counted(4, &flows);
        close(&trade.exports(), &[60.0, 0.0, 9.0, 65.0]);
        close(&trade.imports(), &[5.0, 100.0, 20.0, 9.0]);
        close(&trade.used(&[None, Some(7.0), Some(2.0), Some(56.0)]), &[5.0, 107.0, 13.0, 0.0]);
        close(&trade.shortfall(25.0, None), &[0.0, 10.0, 5.0, 0.0]);
        close(&trade.shortfall(100.0, Some(&[2, 3])), &[0.0, 0.0, 20.0, 0.0]);
        close(&trade.shortfall(100.0, Some(&[])), &[0.0; 4]);
    }

    #[test]
    fn nobody_in_china_is_cut_off_even_if_named_and_all_of_china_stops() {
        // 0 and 1 are China. 0 sends 2 10, 1 sends 2 4, 2 sends 1 3, 0 sends 1 99, which is inside China.
        let flow = |from, to, kusd| Row { from, to, line: "a".to_owned(), kusd, tonnes: None };
        let rows = [flow(0, 2, 10.0), flow(1, 2, 4.0), flow(2, 1, 3.0), flow(0, 1, 99.0)];
        let trade = Trade::new(&rows.iter().collect::<Vec<_>>()).unwrap();
        let counted = Counted::of(&trade, Unit::Dollars, &[true, true, false], &[]);
        close(&counted.exports(), &[10.0, 4.0, 3.0]);
        close(&counted.shortfall(50.0, Some(&[1, 2])), &[0.0, 0.0, 7.0]);
    }

    #[test]
    fn trade_inside_the_focused_group_is_left_out() {
        // 1 and 2 are the group and send each other 8 and 6.
        let flow = |from, to, kusd| Row { from, to, line: "a".to_owned(), kusd, tonnes: Some(kusd / 2.0) };
        let rows = [flow(0, 1, 10.0), flow(1, 2, 8.0), flow(2, 1, 6.0), flow(2, 3, 4.0), flow(3, 2, 0.0)];
        let trade = Trade::new(&rows.iter().collect::<Vec<_>>()).unwrap();
        let counted = Counted::of(&trade, Unit::Tonnes, &[true, false, false, false], &[1, 2]);
        close(&counted.exports(), &[5.0, 0.0, 2.0, 0.0]);
        close(&counted.imports(), &[0.0, 5.0, 0.0, 2.0]);
        assert_eq!(counted.flows.len(), 2, "a flow of nothing is none");
    }
}
