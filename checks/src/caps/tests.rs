//! Caps and breaches worked out by hand. Place 0 is China.

use super::*;
use crate::balance::hand::close;
use crate::stop::hand::counted;

/// China sends 1 40 and 2 20. 1 sells 2 100 and 3 20; 3 sells 1 10.
fn caps(spare: f64, grow: f64) -> Caps {
    let trade = counted(4, &[(0, 1, 40.0), (0, 2, 20.0), (1, 2, 100.0), (1, 3, 20.0), (3, 1, 10.0)]);
    Caps::new(&trade, &trade.shortfall(50.0, None), spare, grow)
}

#[test]
fn who_lacks_and_sells_meets_its_own_lack_first() {
    // 1 loses 20 and could ship 10 % of 120 more: all of it stays at home. 2 sells nothing. 3 lacks nothing.
    let tenth = caps(10.0, 50.0);
    close(&tenth.shortfall, &[0.0, 20.0, 10.0, 0.0]);
    close(&tenth.lack, &[0.0, 8.0, 10.0, 0.0]);
    close(&tenth.spare, &[0.0, 0.0, 0.0, 1.0]);
    // At 50 % it is 60, of which 40 are left.
    let half = caps(50.0, 50.0);
    close(&half.lack, &[0.0, 0.0, 10.0, 0.0]);
    close(&half.spare, &[0.0, 40.0, 0.0, 5.0]);
}

#[test]
fn links_that_exist_grow_by_a_part_and_those_from_china_not_at_all() {
    let links: Vec<_> = caps(10.0, 30.0).links.into_iter().collect();
    assert_eq!(links, [((1, 2), 30.0), ((1, 3), 6.0), ((3, 1), 3.0)]);
    let none = Caps::none(&[0.0, 5.0]);
    assert_eq!((none.lack, none.spare, none.links), (vec![0.0, 5.0], vec![0.0; 2], Plan::new()));
}

/// By how much a plan of caps (50, 20) is above, and what.
fn found(plan: &[(usize, usize, f64)], unmet: [f64; 4]) -> (&'static str, f64) {
    let plan = plan.iter().map(|(from, to, amount)| ((*from, *to), *amount)).collect();
    let breach = caps(50.0, 20.0).breach(&plan, &unmet, 0.0);
    (breach.what, breach.part)
}

#[test]
fn a_plan_within_its_caps_breaks_none() {
    // 2 lacks 10. 1 has 40 left and may grow its link to 2 by 20; 3 has 5 and no link to 2: at most 2.5.
    assert_eq!(found(&[], [0.0, 0.0, 10.0, 0.0]), ("nothing", 0.0));
    assert_eq!(found(&[(1, 2, 7.5), (3, 2, 2.5)], [0.0; 4]), ("nothing", 0.0));
}

#[test]
fn every_breach_is_found() {
    assert_eq!(found(&[(3, 2, 3.0)], [0.0, 0.0, 7.0, 0.0]), ("new links", 0.2));
    assert_eq!(found(&[(1, 2, 12.0)], [0.0; 4]), ("what is got", 0.2));
    assert_eq!(found(&[(1, 2, 9.0)], [0.0, 0.0, 2.0, 0.0]), ("unmet beside what follows", 0.1));
    assert!(found(&[(1, 2, 9.0)], [0.0, 0.0, f64::NAN, 0.0]).1.is_infinite());
    assert_eq!(found(&[(1, 2, -1.0)], [0.0, 0.0, 11.0, 0.0]), ("an amount below nothing", f64::INFINITY));
    assert_eq!(found(&[], [-1.0, 0.0, 10.0, 0.0]), ("unmet below nothing", f64::INFINITY));
    // Who lacks nothing gets nothing, China ships nothing more, nobody ships to itself.
    assert_eq!(found(&[(1, 3, 1.0)], [0.0, 0.0, 10.0, -1.0]), ("what is got", f64::INFINITY));
    assert_eq!(found(&[(0, 2, 1.0)], [0.0, 0.0, 9.0, 0.0]), ("all that is shipped more", f64::INFINITY));
    assert!(found(&[(2, 2, 1.0)], [0.0, 0.0, 9.0, 0.0]).1.is_infinite());
    // 1 lacks 8 at a spare of 10 %, and 3, which has 1, may ship it half of its 10 more, but not more than it has.
    let plan = Plan::from([((3, 1), 2.0)]);
    let breach = caps(10.0, 50.0).breach(&plan, &[0.0, 6.0, 10.0, 0.0], 0.0);
    assert_eq!(breach, Breach { part: 1.0, what: "all that is shipped more", ends: (3, 3) });
    let breach = caps(10.0, 5.0).breach(&Plan::from([((3, 1), 0.75)]), &[0.0, 7.25, 10.0, 0.0], 0.0);
    assert_eq!(breach, Breach { part: 0.5, what: "growth of a link", ends: (3, 1) });
}

#[test]
fn what_printing_takes_from_each_figure_is_no_breach() {
    let plan = Plan::from([((1, 2), 7.5), ((3, 2), 2.5 + 1e-3)]);
    let of = |digit| caps(50.0, 20.0).breach(&plan, &[0.0, 0.0, 1e-3, 0.0], digit);
    assert_eq!(of(0.0).what, "new links");
    assert_eq!(of(2e-3), Breach::NONE);
}
