//! Stops and plans in hand-made worlds whose right answers are written out.

use super::*;
use crate::model::fixture::{names, world};
use answer::{Answer, Caution, answer};

/// The scenario as `short JPN 90 unmet 15; USA>JPN 20`.
fn plan_of(text: &str, link: &str) -> String {
    let (dataset, rows) = world(text);
    let (query, _) = Query::parse(link, &dataset);
    let analysis = analyze(&dataset, &rows, &query);
    let scenario = scenario::scenario(&dataset, &query, &analysis).expect("a stop");
    let short = |s: &scenario::Short| format!("{} {:.3} {:.3}", dataset.code(s.place), s.shortfall, s.unmet);
    let sent = |f: &Flow| format!("{}>{} {:.3}", dataset.code(f.from), dataset.code(f.to), f.amount);
    let short: Vec<String> = scenario.importers.iter().map(short).collect();
    let sent: Vec<String> = scenario.rerouted.iter().map(sent).collect();
    format!("{}; {}", short.join(", "), sent.join(", "))
}

#[test]
fn a_stop_takes_what_china_sent_to_those_cut_off() {
    let text = "CHN > JPN 80k\nMOZ > JPN 20k\nCHN > DEU 50k";
    assert_eq!(plan_of(text, "stop=50"), "DEU 25.000 25.000, JPN 40.000 40.000; ");
    assert_eq!(plan_of(text, "stop=100&to=JPN"), "JPN 80.000 80.000; ");
    assert_eq!(plan_of(text, "stop=100&to=EU27"), "DEU 50.000 50.000; ");
}

#[test]
fn an_existing_link_grows_up_to_its_cap_and_new_links_take_half_the_spare_at_most() {
    // MOZ exports 100: spare 10. On its link to JPN it may send 50 % of 20 = 10 more: all of it goes there.
    let text = "CHN > JPN 80k\nMOZ > JPN 20k\nMOZ > USA 80k";
    assert_eq!(plan_of(text, "stop=100&reroute=1"), "JPN 80.000 70.000; MOZ>JPN 10.000");
    // With a cap of 20 % only 4; USA is not short, so the rest of the spare has nowhere to go.
    assert_eq!(plan_of(text, "stop=100&reroute=1&grow=20"), "JPN 80.000 76.000; MOZ>JPN 4.000");
    // DEU has no link with MOZ: half of the spare at most.
    let text = "CHN > DEU 80k\nMOZ > USA 100k";
    assert_eq!(plan_of(text, "stop=100&reroute=1"), "DEU 80.000 75.000; MOZ>DEU 5.000");
}

#[test]
fn an_exporter_meets_its_own_lack_first() {
    // JPN lacks 6 and can make 10 more: 6 stay at home, of the other 4 it may send 2 over a new link.
    let text = "CHN > JPN 6k\nJPN > USA 100k\nCHN > DEU 50k";
    assert_eq!(plan_of(text, "stop=100&reroute=1"), "DEU 50.000 48.000, JPN 6.000 0.000; JPN>DEU 2.000");
}

#[test]
fn what_stays_unmet_is_even_by_use() {
    // DEU uses 100, JPN 300, all from China; MOZ has 40 to spare and a link with neither: 20 over new links. Unmet 380
    // of 400 is 95 % of use each: 5 and 15.
    let text = "CHN > DEU 100k\nCHN > JPN 300k\nMOZ > USA 400k";
    assert_eq!(
        plan_of(text, "stop=100&reroute=1"),
        "DEU 100.000 95.000, JPN 300.000 285.000; MOZ>DEU 5.000, MOZ>JPN 15.000"
    );
}

#[test]
fn who_cannot_be_reached_is_decided_first_and_the_others_are_even() {
    // FRA is linked with MOZ and may get 50 % of 2 = 1; as a linked importer nothing over new links. DEU and JPN
    // share the 20 over new links evenly: (100 + 300 − 20)/400 = 95 % of use unmet.
    let text = "CHN > DEU 100k\nCHN > JPN 300k\nCHN > FRA 98k\nMOZ > FRA 2k\nMOZ > USA 398k";
    assert_eq!(
        plan_of(text, "stop=100&reroute=1"),
        "DEU 100.000 95.000, FRA 98.000 97.000, JPN 300.000 285.000; MOZ>DEU 5.000, MOZ>FRA 1.000, MOZ>JPN 15.000"
    );
}

#[test]
fn old_links_are_used_before_new_ones() {
    // JPN lacks 10. MOZ could send 5 on its link; BRA 10 on its own: nothing need go over the new link of PER.
    let text = "CHN > JPN 10k\nMOZ > JPN 10k\nMOZ > USA 90k\nBRA > JPN 10k\nBRA > USA 90k\nPER > USA 100k";
    assert_eq!(plan_of(text, "stop=100&reroute=1"), "JPN 10.000 0.000; BRA>JPN 5.000, MOZ>JPN 5.000");
}

#[test]
fn no_stop_is_no_scenario_and_a_stop_for_those_who_buy_nothing_is_empty() {
    let (dataset, rows) = world("CHN > JPN 10k");
    let (query, _) = Query::parse("reroute=1", &dataset);
    assert_eq!(scenario::scenario(&dataset, &query, &analyze(&dataset, &rows, &query)), None);
    assert_eq!(plan_of("CHN > JPN 10k", "stop=100&to=CAN&reroute=1"), "; ");
}

/// The joint stock as `JPN 100 stock 16.438 alone 33.562 pooled 30.000 days 60`.
fn pool_of(text: &str, link: &str) -> (String, f64) {
    let (dataset, rows) = world(text);
    let (query, _) = Query::parse(link, &dataset);
    let analysis = analyze(&dataset, &rows, &query);
    let scenario = scenario::scenario(&dataset, &query, &analysis);
    let pool = stockpile::stockpile(&dataset, &rows, &query, &analysis, scenario.as_ref()).expect("members");
    let member = |m: &stockpile::Member| {
        let days = m.survives_days.map_or("–".to_owned(), |d| format!("{d:.1}"));
        let code = dataset.code(m.place);
        format!("{code} {:.2} {:.2} {:.2} {:.2} {days}", m.used, m.stock, m.deficit_alone, m.deficit_pooled)
    };
    (pool.members.iter().map(member).collect::<Vec<_>>().join(", "), pool.gain)
}

#[test]
fn a_joint_stock_helps_where_one_member_has_more_than_it_needs() {
    // JPN uses 365, all from China: after six months without it lacks 182.5, and 60 days of stock are 60. CAN uses
    // 365 from elsewhere: its 60 are free. Pooled, JPN lacks 62.5.
    let text = "CHN > JPN 365k\nMOZ > CAN 365k";
    let (told, gain) = pool_of(text, "stop=100&pool=JPN,CAN");
    assert_eq!(told, "JPN 365.00 60.00 122.50 62.50 60.0, CAN 365.00 60.00 0.00 0.00 –");
    assert!((gain - 60.0).abs() < 1e-9);
}

#[test]
fn where_all_members_run_short_together_the_gain_is_zero() {
    let text = "CHN > JPN 365k\nCHN > CAN 365k";
    let (told, gain) = pool_of(text, "stop=100&pool=JPN,CAN");
    assert_eq!(told, "JPN 365.00 60.00 122.50 122.50 60.0, CAN 365.00 60.00 122.50 122.50 60.0");
    assert!(gain.abs() < 1e-12);
}

#[test]
fn a_pool_of_one_no_days_and_no_stop_have_defined_answers() {
    let text = "CHN > JPN 365k";
    assert_eq!(pool_of(text, "stop=100&pool=JPN").0, "JPN 365.00 60.00 122.50 122.50 60.0");
    assert_eq!(pool_of(text, "stop=100&pool=JPN&days=0").0, "JPN 365.00 0.00 182.50 182.50 0.0");
    assert_eq!(pool_of(text, "pool=JPN,CAN").0, "JPN 365.00 60.00 0.00 0.00 –, CAN 0.00 0.00 0.00 0.00 –");
}

/// The answer to a link in a world with a deal named `D` of so many tonnes between two countries.
fn with_deal(text: &str, from: &str, to: &str, tonnes: f64, link: &str) -> (Dataset, Query, Answer) {
    let (mut dataset, rows) = world(text);
    let place = |code: &str| dataset.place(code).expect("a country");
    let deal = crate::model::Deal {
        id: "D".into(),
        mineral: 0,
        stage: 0,
        from: place(from),
        to: place(to),
        tonnes,
        same_goods: true,
        title: names("D"),
        note: names("n"),
    };
    dataset.deals = vec![deal];
    let (query, _) = Query::parse(link, &dataset);
    let answer = answer(&dataset, &rows, &query);
    (dataset, query, answer)
}

/// What a buyer is sent, as `CHN 40.000, MOZ 20.000`.
fn sent_to(dataset: &Dataset, analysis: &Analysis, to: &str) -> String {
    let importer = analysis.importer(dataset.area(to).expect("an area")).expect("imports");
    let sent = |s: &Supplier| format!("{} {:.3}", dataset.code(s.place), s.amount);
    importer.suppliers.iter().map(sent).collect::<Vec<_>>().join(", ")
}

const TWO_SUPPLIERS: &str = "CHN > JPN 160k 80t\nMOZ > JPN 60k 20t\nCAN > USA 50k 10t";

#[test]
fn a_deal_takes_the_place_of_chinese_tonnes_first() {
    let (dataset, _, answer) = with_deal(TWO_SUPPLIERS, "CAN", "JPN", 30.0, "u=t&deals=D");
    assert_eq!(sent_to(&dataset, &answer.before, "JPN"), "CHN 80.000, MOZ 20.000");
    assert_eq!(sent_to(&dataset, answer.now(), "JPN"), "CHN 50.000, CAN 30.000, MOZ 20.000");
    // In dollars Canada's tonnes cost what its own exports cost, 5 thousand dollars a tonne.
    let (dataset, _, answer) = with_deal(TWO_SUPPLIERS, "CAN", "JPN", 30.0, "deals=D");
    assert_eq!(sent_to(&dataset, answer.now(), "JPN"), "CAN 150.000, CHN 100.000, MOZ 60.000");
}

#[test]
fn a_deal_beyond_chinese_tonnes_takes_the_place_of_others_and_beyond_all_adds() {
    let (dataset, _, answer) = with_deal(TWO_SUPPLIERS, "CAN", "JPN", 90.0, "u=t&deals=D");
    assert_eq!(sent_to(&dataset, answer.now(), "JPN"), "CAN 90.000, MOZ 10.000");
    let (dataset, _, answer) = with_deal(TWO_SUPPLIERS, "CAN", "JPN", 130.0, "u=t&deals=D");
    assert_eq!(sent_to(&dataset, answer.now(), "JPN"), "CAN 130.000");
}

#[test]
fn a_deal_at_home_takes_the_place_of_chinese_imports_alone() {
    let (dataset, _, answer) = with_deal(TWO_SUPPLIERS, "JPN", "JPN", 90.0, "u=t&deals=D");
    assert_eq!(sent_to(&dataset, answer.now(), "JPN"), "MOZ 20.000");
}

#[test]
fn a_stop_acts_on_what_deals_leave() {
    let (dataset, _, answer) =
        with_deal(TWO_SUPPLIERS, "CAN", "JPN", 30.0, "u=t&deals=D&stop=50&to=JPN&reroute=1&f=JPN");
    let scenario = answer.scenario.as_ref().expect("a stop");
    // China still sends 50; half of it falls away. Spare: CAN exports 40, 4; MOZ 20, 2: both may grow by more.
    assert!((scenario.total_shortfall - 25.0).abs() < 1e-9 && (scenario.total_unmet - 19.0).abs() < 1e-9);
    assert_eq!(sent_to(&dataset, answer.last(), "JPN"), "CAN 34.000, CHN 25.000, MOZ 22.000");
    assert_eq!(sent_to(&dataset, answer.now(), "JPN"), "CHN 50.000, CAN 30.000, MOZ 20.000");
}

#[test]
fn a_deal_for_other_goods_or_without_tonnes_changes_nothing_and_says_so() {
    let (_, _, answer) = with_deal(
        "CHN > JPN 80k 80t #250410\nCHN > JPN 1k 1t #250490",
        "CAN",
        "JPN",
        9.0,
        "u=t&l=250410&deals=D",
    );
    assert_eq!((answer.with_deals, answer.deals), (None, vec![(0, deals::Outcome::Elsewhere)]));
    let (dataset, query, answer) = with_deal("CHN > JPN 80k", "CAN", "JPN", 9.0, "deals=D");
    assert_eq!(answer.cautions(&dataset, &query), [Caution::DealWithoutTonnes(0)]);
}

#[test]
fn what_cannot_be_answered_has_a_defined_answer_and_a_caution() {
    let cautions = |link: &str| {
        let (dataset, query, answer) = with_deal(TWO_SUPPLIERS, "CAN", "JPN", 30.0, link);
        answer.cautions(&dataset, &query)
    };
    let is_said = |link: &str, of: &dyn Fn(&Caution) -> bool| cautions(link).iter().any(of);
    assert!(is_said("stop=100&to=USA", &|c| matches!(c, Caution::NobodyHit(_))));
    assert!(is_said("pool=JPN&stop=100", &|c| *c == Caution::PoolOfOne));
    assert!(is_said("pool=JPN,USA&days=0&stop=100", &|c| *c == Caution::NoDays));
    assert!(is_said("pool=JPN,USA", &|c| *c == Caution::PoolInDollars));
    assert!(is_said("pool=JPN,CAN&u=t", &|c| matches!(c, Caution::PoolWithoutUse(_))));
    assert!(is_said("pool=JPN,CHN", &|c| *c == Caution::PoolWithChina));
    assert_eq!(cautions("deals=E"), [Caution::UnknownDeal("E".into())]);
    assert_eq!(cautions("stop=0&to=JPN&reroute=1"), []);
}

#[test]
fn what_is_given_is_what_is_taken() {
    let text = "CHN > JPN 80k\nCHN > DEU 50k\nMOZ > USA 90k";
    let (_, _, answer) =
        with_deal(text, "CAN", "JPN", 1.0, "stop=100&to=JPN,DEU&pool=JPN,DEU,USA&days=90&months=6");
    let pool = answer.stockpile.expect("members");
    let given: f64 = pool.transfers().iter().map(|t| t.amount).sum();
    assert!(pool.gain > 0.0 && (given - pool.gain).abs() < 1e-9);
}
