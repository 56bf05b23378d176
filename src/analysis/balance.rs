//! The balance of every territory: what it makes, buys and sells of one stage in one year.
//! Knows amounts and how a mark travels with the goods; does not know what the mark means.
//!
//! Supply is output and imports, x = p + M, and leaves in equal proportions whatever its origin. Where output is not
//! known, only a least one is: what is sold beyond what is bought, p ≥ max(0, X − M).

use super::interval::Interval;
use super::trade::Flow;

/// Changes below this end the iteration.
const SETTLED: f64 = 1e-13;
/// Rounds after which it is given up: what is not settled by then stays an interval.
const ROUNDS: usize = 3000;

/// Output of one territory.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Made {
    /// Known output, or the least one the balance demands.
    pub amount: f64,
    /// Whether it is known.
    pub is_known: bool,
    /// Whether a known output was raised to what the balance demands.
    pub is_raised: bool,
}

/// Balances of one stage and year in one unit, by position of the territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// M: bought.
    pub imports: Vec<f64>,
    /// X: sold.
    pub exports: Vec<f64>,
    /// p: made.
    pub made: Vec<Made>,
    /// First cell of each importer in `senders`; one more at the end.
    first: Vec<usize>,
    /// Exporter and amount, by importer.
    senders: Vec<(usize, f64)>,
}

impl Balance {
    /// From the flows that count among `places` territories; `known` output by position, a cell without is unknown.
    /// Without `known` no output is.
    #[must_use]
    pub fn of(flows: &[Flow], places: usize, known: Option<&[Option<f64>]>) -> Self {
        let (mut imports, mut exports) = (vec![0.0; places], vec![0.0; places]);
        let mut first = vec![0usize; places + 1];
        for f in flows {
            add(&mut exports, f.from.index(), f.amount);
            add(&mut imports, f.to.index(), f.amount);
            if let Some(count) = first.get_mut(f.to.index() + 1) {
                *count += 1;
            }
        }
        let mut before = 0;
        for cell in &mut first {
            before += *cell;
            *cell = before;
        }
        let mut next = first.clone();
        let mut senders = vec![(0, 0.0); flows.len()];
        for f in flows {
            if let Some(at) = next.get_mut(f.to.index()) {
                if let Some(cell) = senders.get_mut(*at) {
                    *cell = (f.from.index(), f.amount);
                }
                *at += 1;
            }
        }
        let made = (0..places)
            .map(|i| {
                let least = (at(&exports, i) - at(&imports, i)).max(0.0);
                match known.and_then(|known| known.get(i).copied().flatten()) {
                    Some(p) => Made { amount: p.max(least), is_known: true, is_raised: p < least },
                    None => Made { amount: least, is_known: false, is_raised: false },
                }
            })
            .collect();
        Self { imports, exports, made, first, senders }
    }

    /// Supply x = p + M at the known or least output.
    #[must_use]
    pub fn supply(&self, place: usize) -> f64 {
        self.made.get(place).map_or(0.0, |m| m.amount) + at(&self.imports, place)
    }

    /// Who sends how much to a territory.
    #[must_use]
    pub fn senders(&self, place: usize) -> &[(usize, f64)] {
        let end = self.first.get(place + 1).copied().unwrap_or(0);
        self.first.get(place).and_then(|first| self.senders.get(*first..end)).unwrap_or(&[])
    }

    /// The part of each territory's supply that carries a mark: v = (p·s + Σ_k Z_ki v_k) / x.
    ///
    /// `own` is s, the part of a territory's own output that carries it; `pinned` territories carry it wholly.
    /// Output that is not known may be anything from its least amount upwards, which moves v from its value there
    /// to s: the low end takes the smaller of both at each territory, the high end the larger. Each end is a monotone
    /// fixed point, the low one the least (iterated from nothing), the high one the greatest (iterated from all).
    #[must_use]
    pub fn marked(&self, own: &[Interval], pinned: Option<&[bool]>) -> Vec<Interval> {
        let low: Vec<f64> = own.iter().map(|o| o.low).collect();
        let high: Vec<f64> = own.iter().map(|o| o.high).collect();
        let low = self.settled(&low, pinned, f64::min, 0.0);
        let high = self.settled(&high, pinned, f64::max, 1.0);
        low.into_iter().zip(high).map(|(low, high)| Interval::new(low, high)).collect()
    }

    fn settled(
        &self,
        own: &[f64],
        pinned: Option<&[bool]>,
        pick: fn(f64, f64) -> f64,
        start: f64,
    ) -> Vec<f64> {
        let is_pinned = |i: usize| pinned.is_some_and(|p| p.get(i).copied().unwrap_or(false));
        let mut part = vec![start; own.len()];
        let (mut passing_on, mut last) = (Vec::new(), Vec::new());
        for (i, cell) in part.iter_mut().enumerate() {
            if is_pinned(i) {
                *cell = 1.0;
            } else if at(&self.imports, i) <= 0.0 {
                *cell = at(own, i);
            } else if at(&self.exports, i) > 0.0 {
                passing_on.push(i);
            } else {
                last.push(i);
            }
        }
        for _ in 0..ROUNDS {
            let mut change: f64 = 0.0;
            for i in &passing_on {
                change = change.max(self.step(*i, &mut part, own, pick));
            }
            if change < SETTLED {
                break;
            }
        }
        for i in last {
            self.step(i, &mut part, own, pick);
        }
        part
    }

    /// Sets one territory by all others; returns by how much it moved.
    fn step(&self, i: usize, part: &mut [f64], own: &[f64], pick: fn(f64, f64) -> f64) -> f64 {
        let bought: f64 = self.senders(i).iter().map(|(k, z)| z * at(part, *k)).sum();
        let (made, own) = (self.made.get(i).copied().unwrap_or_default(), at(own, i));
        let value = (made.amount * own + bought) / self.supply(i);
        let value = if made.is_known { value } else { pick(value, own) };
        let Some(cell) = part.get_mut(i) else { return 0.0 };
        let moved = (value - *cell).abs();
        *cell = value;
        moved
    }
}

/// use = p + M − X, zero where what is left is no more than the last digits of the sums.
#[must_use]
pub fn used(made: f64, imports: f64, exports: f64) -> f64 {
    let supply = made + imports;
    let left = supply - exports;
    if left > supply * 1e-12 { left } else { 0.0 }
}

fn at(column: &[f64], place: usize) -> f64 {
    column.get(place).copied().unwrap_or(0.0)
}

fn add(column: &mut [f64], place: usize, amount: f64) {
    if let Some(cell) = column.get_mut(place) {
        *cell += amount;
    }
}
