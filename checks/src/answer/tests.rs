//! A mineral of three tiers in a world of four places, worked out by hand.

use super::*;
use crate::table::Table;

const YEAR: u16 = 2024;
const STAGES: &str = "mineral,stage,tier,hs_revision,hs_codes,production_mineral,production_stage,closure\n\
                      a,ore,1,HS92,100000,a,mine,production\n\
                      a,powder,2,HS92,200000,,,net_exports\n\
                      a,metal,2,HS17,300000,,,net_exports\n\
                      a,part,3,HS92,400000,,,net_exports\n";
const OUTPUT: &str =
    "year,mineral,stage,country_iso3,quantity,unit\n2024,a,mine,CHN,100,t\n2024,a,mine,JPN,30,t\n";

/// Revision, line, exporter, importer, thousand US dollars, tonnes.
type Flow = (&'static str, &'static str, &'static str, &'static str, f64, Option<f64>);

/// Ore: China sells Japan 10 t for 40, Japan sells the US 20 t for 20, China the US 20 t for 60.
/// Powder: Japan sells the US 14 for 14. Metal: China sells Japan 5.
const FLOWS: [Flow; 5] = [
    ("HS92", "100000", "CHN", "JPN", 40.0, Some(10.0)),
    ("HS92", "100000", "JPN", "USA", 20.0, Some(20.0)),
    ("HS92", "100000", "CHN", "USA", 60.0, Some(20.0)),
    ("HS92", "200000", "JPN", "USA", 14.0, None),
    ("HS17", "300000", "CHN", "JPN", 5.0, None),
];
/// Parts: Japan sells the US 8 and Hong Kong 2, the US sells China 1, China sells Hong Kong 3 and Hong Kong the US 4.
const PARTS: [Flow; 5] = [
    ("HS92", "400000", "JPN", "USA", 8.0, None),
    ("HS92", "400000", "JPN", "HKG", 2.0, None),
    ("HS92", "400000", "USA", "CHN", 1.0, None),
    ("HS92", "400000", "CHN", "HKG", 3.0, None),
    ("HS92", "400000", "HKG", "USA", 4.0, None),
];

fn recomputed(flows: &[Flow]) -> Recomputed {
    let codes = [(1, "CHN"), (2, "HKG"), (3, "JPN"), (4, "USA")].map(|(n, id)| (n, id.to_owned()));
    let places = Places::new(&codes.into());
    let mut rows = Rows::new();
    for (revision, line, from, to, kusd, tonnes) in flows {
        let (from, to) = (places.coded(from).unwrap(), places.coded(to).unwrap());
        let row = Row { from, to, line: (*line).to_owned(), kusd: *kusd, tonnes: *tonnes };
        rows.entry(((*revision).to_owned(), YEAR, (*line).to_owned())).or_default().push(row);
    }
    let stages = stages::of(&Table::parse("stages", STAGES).unwrap()).unwrap();
    let outputs = Outputs::of(&Table::parse("output", OUTPUT).unwrap()).unwrap();
    Recomputed { places, stages, rows, outputs, solved: BTreeMap::new() }
}

fn everything() -> Vec<Flow> {
    [FLOWS, PARTS].concat()
}

/// Direct share, both ends of origin, both ends of touch.
fn shares(of: &mut Recomputed, stage: usize, unit: Unit, china: China, importer: &str) -> [f64; 5] {
    let answer = of.answer(stage, YEAR, unit, china).unwrap().unwrap();
    let place = of.places.coded(importer).unwrap();
    let i = answer.importers.iter().find(|i| i.place == place).unwrap();
    [i.direct, i.origin.low, i.origin.high, i.touch.low, i.touch.high]
}

#[track_caller]
fn close(found: [f64; 5], expected: [f64; 5]) {
    let apart = found.iter().zip(&expected).map(|(f, e)| (f - e).abs()).fold(0.0, f64::max);
    assert!(apart < 1e-12, "{expected:?} expected, {found:?} found");
}

#[test]
fn solved_in_tonnes_and_weighed_in_the_unit_asked() {
    // Ore is in tonnes and its output is known. Japan made 30 and bought 10: a quarter of its supply is Chinese.
    let mut of = recomputed(&everything());
    let quarter = |china: f64, all: f64| (china + (all - china) / 4.0) / all;
    let (usd, t) = (quarter(60.0, 80.0), quarter(20.0, 40.0));
    close(shares(&mut of, 0, Unit::Dollars, China::Mainland, "USA"), [0.75, usd, usd, usd, usd]);
    close(shares(&mut of, 0, Unit::Tonnes, China::Mainland, "USA"), [0.5, t, t, t, t]);
    let answer = of.answer(0, YEAR, Unit::Dollars, China::Mainland).unwrap().unwrap();
    assert_eq!((answer.unit, answer.basis), (Unit::Dollars, Unit::Tonnes));
    assert!(answer.is_output_known);
}

#[test]
fn a_stage_in_dollars_answers_in_dollars_and_knows_no_output() {
    // Powder: Japan sells 14 and buys none, all of it made from ore touched 1 / 4. Not one Chinese origin.
    let mut of = recomputed(&everything());
    close(shares(&mut of, 1, Unit::Tonnes, China::Mainland, "USA"), [0.0, 0.0, 0.0, 0.25, 0.25]);
    let answer = of.answer(1, YEAR, Unit::Tonnes, China::Mainland).unwrap().unwrap();
    assert_eq!((answer.unit, answer.basis), (Unit::Dollars, Unit::Dollars));
    assert!(!answer.is_output_known);
}

#[test]
fn the_tier_before_counts_with_the_farthest_ends_of_its_stages() {
    // Parts, mainland. Tier before of Japan: powder 1 / 4 at both ends (it sells and buys none). Metal: Japan buys 5,
    // all of it from China, and need not make any: low is the smaller of 1 and 1 / 4, high 1. Together 1 / 4 to 1.
    // Japan sells 10 and buys none: t = 1 / 4 to 1.
    // Hong Kong had no ore, powder or metal: u = 0. It buys 2 + 3 and sells 4: low 0; high (2 t_JPN + 3) / 5 = 1.
    // The US: imports 8 + 4; low 8 / 4 / 12 = 1 / 6; high 1. Hong Kong: low (2 / 4 + 3) / 5 = 0.7; high 1.
    // Origin: China buys 1 from the US and sells 3, made at least 2: low 2 / 3. Hong Kong: low 3 · 2 / 3 / 5 = 0.4, high
    // 3 / 5; the US: low 0; high 4 · 3 / 5 / 12 = 0.2.
    let mut of = recomputed(&everything());
    let usa = shares(&mut of, 3, Unit::Dollars, China::Mainland, "USA");
    close(usa, [0.0, 0.0, 0.2, 1.0 / 6.0, 1.0]);
    let hong_kong = shares(&mut of, 3, Unit::Dollars, China::Mainland, "HKG");
    close(hong_kong, [0.6, 0.4, 0.6, 0.7, 1.0]);
}

#[test]
fn hong_kong_as_china_trades_with_the_mainland_no_more() {
    // China and Hong Kong: 2 from Japan, 1 from the US, 4 to the US. Hong Kong made at least 2 of its 4: low 1 / 2,
    // and 4 · 1 / 2 / 12 for the US. The mainland bought 1 and sold none of it: no least output.
    let mut of = recomputed(&everything());
    let usa = shares(&mut of, 3, Unit::Dollars, China::WithHongKong, "USA");
    close(usa, [1.0 / 3.0, 1.0 / 6.0, 1.0 / 3.0, (4.0 + 8.0 / 4.0) / 12.0, 1.0]);
    let hong_kong = shares(&mut of, 3, Unit::Dollars, China::WithHongKong, "HKG");
    close(hong_kong, [0.0, 0.0, 0.0, 0.25, 1.0]);
}

#[test]
fn a_tier_before_without_complete_rows_is_unknown() {
    // Without metal and powder Japan's parts may be made of anything.
    let mut of = recomputed(&[&FLOWS[..3], &PARTS].concat());
    assert_eq!(of.answer(1, YEAR, Unit::Dollars, China::Mainland).unwrap(), None);
    let usa = shares(&mut of, 3, Unit::Dollars, China::Mainland, "USA");
    close(usa, [0.0, 0.0, 0.2, 0.0, 1.0]);
}
