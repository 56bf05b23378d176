//! Origin: the part of each place's supply that was made in China.
//! Knows both ends where output is unknown; does not know earlier stages or shares of imports.

use crate::EndsByPlace;
use crate::balance::Balance;
use crate::mix::Mixture;

/// ω at both ends.
///
/// # Errors
/// Where a balance cannot be solved.
pub fn origin(balance: &Balance) -> Result<EndsByPlace, String> {
    let output: Vec<f64> = (0..balance.count()).map(|i| balance.known_or_least(i)).collect();
    let own: Vec<f64> = balance.china.iter().map(|china| f64::from(u8::from(*china))).collect();
    let end = |outside: Option<f64>, inside: Option<f64>, closed: f64| {
        let fixed = |i: usize| {
            let unknown = if balance.china[i] { inside } else { outside };
            if balance.supply(i) <= 0.0 {
                Some(own[i])
            } else if balance.output[i].is_none() {
                unknown
            } else {
                None
            }
        };
        let fixed: Vec<Option<f64>> = (0..balance.count()).map(fixed).collect();
        Mixture { balance, output: &output, own: &own, fixed: &fixed, closed }.solve()
    };
    // Output without limit outside China drowns what was bought from it; the least output there leaves it as it came.
    Ok(EndsByPlace { low: end(Some(0.0), None, 0.0)?, high: end(None, Some(1.0), 1.0)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balance::hand::{close, unknown, world};

    #[track_caller]
    fn both(balance: &Balance, low: &[f64], high: &[f64]) {
        let found = origin(balance).unwrap();
        close(&found.low, low);
        close(&found.high, high);
    }

    #[test]
    fn what_a_buyer_sells_on_may_all_or_none_of_it_be_chinese() {
        // 0 → 1 → 2. Place 1 buys 10 and sells 4, so it need not make anything: high 1; but it may make any amount.
        both(&world(3, &[(0, 1, 10.0), (1, 2, 4.0)], &unknown(3)), &[1.0, 0.0, 0.0], &[1.0, 1.0, 1.0]);
    }

    #[test]
    fn at_least_what_was_sold_and_not_bought_is_the_sellers_own() {
        // Place 1 buys 10 and sells 40, of which it made 30: high 10 / 40. Low of China: it buys 5 from 2, sells 10,
        // and made at least 5, so half.
        both(
            &world(4, &[(0, 1, 10.0), (2, 0, 5.0), (1, 3, 40.0)], &unknown(4)),
            &[0.5, 0.0, 0.0, 0.0],
            &[1.0, 0.25, 0.0, 0.25],
        );
    }

    #[test]
    fn known_output_gives_single_figures() {
        // The cycle of `mix`: v0 = 10 / 12, v1 = 5 / 12. China made 10, place 1 made 10, place 2 nothing.
        let flows = [(0, 1, 10.0), (1, 0, 4.0), (1, 2, 3.0)];
        let known = [Some(10.0), Some(10.0), Some(0.0)];
        let single = [10.0 / 12.0, 5.0 / 12.0, 5.0 / 12.0];
        both(&world(3, &flows, &known), &single, &single);
    }

    #[test]
    fn one_withheld_figure_opens_only_what_hangs_on_it() {
        // China sells 20 and buys 4, so the 10 it is listed with are raised to 16: v0 = (16 + 4 v1) / 20. 1 is withheld
        // and need not make any. 2 holds what 1 holds. 3 buys 10 from China and makes 10: v3 = v0 / 2.
        // Low: v1 = 0, so v0 = 0.8 and v3 = 0.4. High: v1 = v0, so v0 = 1 and v3 = 0.5.
        let flows = [(0, 1, 10.0), (0, 3, 10.0), (1, 0, 4.0), (1, 2, 3.0)];
        let known = [Some(10.0), None, Some(0.0), Some(10.0)];
        both(&world(4, &flows, &known), &[0.8, 0.0, 0.0, 0.4], &[1.0, 1.0, 1.0, 0.5]);
    }

    #[test]
    fn places_that_feed_only_each_other_and_places_without_trade() {
        // 1 and 2 sell each other 5. 3 trades with nobody. China trades with nobody.
        both(
            &world(4, &[(1, 2, 5.0), (2, 1, 5.0)], &unknown(4)),
            &[1.0, 0.0, 0.0, 0.0],
            &[1.0, 1.0, 1.0, 0.0],
        );
        // The same where output is known to be none.
        both(
            &world(4, &[(1, 2, 5.0), (2, 1, 5.0)], &[Some(0.0); 4]),
            &[1.0, 0.0, 0.0, 0.0],
            &[1.0, 1.0, 1.0, 0.0],
        );
    }

    #[test]
    fn members_of_china_are_each_their_own_balance() {
        // 0 and 1 are China. 0 makes 10 and sells 6 to 2; 1 buys 4 from 2 and sells 3 to 3, so it need not make any.
        // Low: v0 = 1, v2 = 0, v1 = 0, v3 = 0. High: v1 = 1 by definition; 2 buys 6 and sells 4: v2 = 1; v3 = 1.
        let mut balance = world(4, &[(0, 2, 6.0), (2, 1, 4.0), (1, 3, 3.0)], &unknown(4));
        balance = Balance::new(balance.flows, &[true, true, false, false], &unknown(4));
        both(&balance, &[1.0, 0.0, 0.0, 0.0], &[1.0, 1.0, 1.0, 1.0]);
        // Known: 0 makes 10, 1 makes 4, 2 makes 6: v0 = 1, v2 = 6 / 12, v1 = (4 + 4 · 0.5) / 8 = 0.75, v3 = 0.75.
        let known = [Some(10.0), Some(4.0), Some(6.0), Some(0.0)];
        let balance = Balance::new(balance.flows, &[true, true, false, false], &known);
        both(&balance, &[1.0, 0.75, 0.5, 0.75], &[1.0, 0.75, 0.5, 0.75]);
    }
}
