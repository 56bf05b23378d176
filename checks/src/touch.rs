//! China touch: the part of each place's supply that was made, processed or traded in China at this or an earlier stage.
//! Knows the touch of what a place made from; does not know which stage that was.

use crate::EndsByPlace;
use crate::balance::Balance;
use crate::mix::Mixture;

/// Rounds of pinning before it is given up; each real stage takes a handful.
const ROUNDS: usize = 100;
/// A place is pinned or let go only where that moves it by more than the noise of a solved system.
const STILL: f64 = 1e-13;

/// Which end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Low,
    High,
}

/// t at both ends, given both ends of u, the touch of each place at the tier before.
///
/// # Errors
/// Where a balance cannot be solved, or the places to pin do not settle.
pub fn touch(balance: &Balance, before: &EndsByPlace) -> Result<EndsByPlace, String> {
    Ok(EndsByPlace {
        low: fixed_point(balance, &before.low, End::Low)?,
        high: fixed_point(balance, &before.high, End::High)?,
    })
}

/// The least or the greatest fixed point. A place of unknown output is at its mixture for the least output or, with
/// output without limit, pinned to u: whichever is farther out. Solve, see who would rather be at the other, repeat.
fn fixed_point(balance: &Balance, before: &[f64], end: End) -> Result<Vec<f64>, String> {
    let output: Vec<f64> = (0..balance.count()).map(|i| balance.known_or_least(i)).collect();
    let mut fixed: Vec<Option<f64>> = (0..balance.count())
        .map(|i| match (balance.china[i], balance.supply(i) <= 0.0) {
            (true, _) => Some(1.0),
            (false, true) => Some(before[i]),
            (false, false) => None,
        })
        .collect();
    let choosing: Vec<usize> =
        (0..fixed.len()).filter(|&i| fixed[i].is_none() && balance.output[i].is_none()).collect();
    let closed = if end == End::Low { 0.0 } else { 1.0 };
    let farther_out = |a: f64, b: f64| if end == End::Low { a < b - STILL } else { a > b + STILL };

    for _ in 0..ROUNDS {
        let parts = Mixture { balance, output: &output, own: before, fixed: &fixed, closed }.solve()?;
        let mut settled = true;
        for &i in &choosing {
            let bought: f64 =
                balance.flows.column(i).iter().zip(&parts).map(|(amount, part)| amount * part).sum();
            let mixed = (output[i] * before[i] + bought) / balance.supply(i);
            if fixed[i].is_none() && farther_out(before[i], parts[i]) {
                fixed[i] = Some(before[i]);
                settled = false;
            } else if fixed[i].is_some() && farther_out(mixed, before[i]) {
                fixed[i] = None;
                settled = false;
            }
        }
        if settled {
            return Ok(parts);
        }
    }
    Err(format!("the places to pin did not settle in {ROUNDS} rounds"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balance::hand::{close, unknown, world};

    #[track_caller]
    fn both(balance: &Balance, before: (&[f64], &[f64]), low: &[f64], high: &[f64]) {
        let before = EndsByPlace { low: before.0.to_vec(), high: before.1.to_vec() };
        let found = touch(balance, &before).unwrap();
        close(&found.low, low);
        close(&found.high, high);
    }

    const FIRST: [f64; 4] = [1.0, 0.0, 0.0, 0.0];

    #[test]
    fn at_the_first_tier_output_without_limit_dilutes_to_nothing() {
        // 0 sells 10 to 1, which sells 40 to 3 and so made 30; 2 sells 5 to China.
        // High: t1 = 10 / 40. What China bought elsewhere and sold on is touched all the same: t0 = 1 at both ends.
        let balance = world(4, &[(0, 1, 10.0), (2, 0, 5.0), (1, 3, 40.0)], &unknown(4));
        both(&balance, (&FIRST, &FIRST), &[1.0, 0.0, 0.0, 0.0], &[1.0, 0.25, 0.0, 0.25]);
    }

    #[test]
    fn known_output_carries_the_touch_of_what_it_was_made_from() {
        // 1 made 30 from goods touched 0.2 to 0.6 and bought 10 from China: (30 u + 10) / 40.
        // 2 made nothing and buys 20 from 1 and 20 from China: (20 t1 + 20) / 40.
        let flows = [(0, 1, 10.0), (1, 2, 20.0), (0, 2, 20.0)];
        let balance = world(3, &flows, &[Some(99.0), Some(30.0), Some(0.0)]);
        let before = ([1.0, 0.2, 0.9], [1.0, 0.6, 0.9]);
        both(&balance, (&before.0, &before.1), &[1.0, 0.4, 0.7], &[1.0, 0.7, 0.85]);
    }

    #[test]
    fn unknown_output_may_be_the_least_or_without_limit() {
        // 1 buys 10 from China and sells 14, so it made at least 4, from goods touched 0.3 to 0.6.
        // Low: the smaller of (4 · 0.3 + 10) / 14 = 0.8 and 0.3. High: the larger of (4 · 0.6 + 10) / 14 and 0.6.
        // 2 buys 14 from 1 and its own goods are touched 0.5 to 0.9: it need not make any.
        // Low: the smaller of t1 = 0.3 and 0.5. High: the larger of 12.4 / 14 = 0.886 and 0.9, to which it is pinned.
        let balance = world(3, &[(0, 1, 10.0), (1, 2, 14.0)], &unknown(3));
        let before = ([1.0, 0.3, 0.5], [1.0, 0.6, 0.9]);
        both(&balance, (&before.0, &before.1), &[1.0, 0.3, 0.3], &[1.0, 12.4 / 14.0, 0.9]);
    }

    #[test]
    fn who_is_pinned_hangs_on_who_else_is() {
        // 1 and 2 sell each other 10; 3 sells 1 another 10, and 1 sells 10 to 4. Least output: 3 makes 10, others 0.
        // u: 1 none, 2 0.8, 3 0.2, 4 none.
        // High. Without pins t1 = (10 t2 + 2) / 20 and t2 = t1, so both 0.2; 2 is pinned to 0.8, then t1 = 10 / 20 =
        // 0.5, t4 = t1. Low: 1 and 4 pinned to 0; t2 = t1 = 0 below 0.8; t3 = 0.2.
        let flows = [(1, 2, 10.0), (2, 1, 10.0), (3, 1, 10.0), (1, 4, 10.0)];
        let balance = world(5, &flows, &unknown(5));
        let before = [1.0, 0.0, 0.8, 0.2, 0.0];
        both(&balance, (&before, &before), &[1.0, 0.0, 0.0, 0.2, 0.0], &[1.0, 0.5, 0.8, 0.2, 0.5]);
    }

    #[test]
    fn places_that_feed_only_each_other_and_places_without_trade() {
        // 1 and 2 sell each other 5 and need not make any: anything from 0 to 1, whatever they would make it from.
        // 3 trades with nobody: what it was made from, at both ends.
        let balance = world(4, &[(1, 2, 5.0), (2, 1, 5.0)], &unknown(4));
        let before = ([1.0, 0.4, 0.4, 0.1], [1.0, 0.4, 0.4, 0.7]);
        both(&balance, (&before.0, &before.1), &[1.0, 0.0, 0.0, 0.1], &[1.0, 1.0, 1.0, 0.7]);
    }

    #[test]
    fn plain_iteration_comes_to_the_same() {
        // Twelve places that trade with each other by a rule of thumb, and half of whom sell more than they buy.
        let flow = |i: usize, j: usize| ((i * 7 + j * 13) % 11) as f64 * ((i + j) % 4) as f64;
        let ends = (0..12).flat_map(|i| (0..12).map(move |j| (i, j))).filter(|(i, j)| i != j);
        let flows: Vec<_> = ends.map(|(i, j)| (i, j, flow(i, j))).collect();
        let output: Vec<_> = (0..12).map(|i| (i % 5 == 2).then_some(40.0 + i as f64)).collect();
        let balance = world(12, &flows, &output);
        let before = EndsByPlace {
            low: (0..12).map(|i| (i * 5 % 12) as f64 / 14.0).collect(),
            high: (0..12).map(|i| (i * 5 % 12) as f64 / 14.0 + 0.1).collect(),
        };
        let found = touch(&balance, &before).unwrap();
        close(&iterate(&balance, &before.low, 0.0, f64::min), &found.low);
        close(&iterate(&balance, &before.high, 1.0, f64::max), &found.high);
        assert!(found.low.iter().zip(&found.high).skip(1).all(|(low, high)| low < high));
    }

    fn iterate(balance: &Balance, before: &[f64], start: f64, farther: fn(f64, f64) -> f64) -> Vec<f64> {
        let mut parts = vec![start; balance.count()];
        for _ in 0..10_000 {
            let next = |i: usize| {
                let bought: f64 = balance.flows.column(i).iter().zip(&parts).map(|(z, t)| z * t).sum();
                let mixed = (balance.known_or_least(i) * before[i] + bought) / balance.supply(i);
                match (balance.china[i], balance.output[i]) {
                    (true, _) => 1.0,
                    (false, Some(_)) => mixed,
                    (false, None) => farther(mixed, before[i]),
                }
            };
            parts = (0..balance.count()).map(next).collect();
        }
        parts
    }
}
