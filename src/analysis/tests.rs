//! Hand-made worlds whose right answers are written out.

use super::*;
use crate::model::fixture::world;

fn ask(text: &str, link: &str) -> (Dataset, Analysis) {
    let (dataset, rows) = world(text);
    let (query, _) = Query::parse(link, &dataset);
    let analysis = analyze(&dataset, &rows, &query);
    (dataset, analysis)
}

/// Importers as `JPN 100 0.6000`, one a line, in order.
fn importers_of(text: &str, link: &str) -> String {
    let (dataset, analysis) = ask(text, link);
    let line = |i: &Importer| format!("{} {:.3} {:.4}", dataset.area_code(i.area), i.imports, i.share);
    analysis.importers.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn notices_of(text: &str, link: &str) -> Vec<Notice> {
    ask(text, link).1.notices
}

#[test]
fn the_direct_share_is_chinas_part_of_imports() {
    assert_eq!(
        importers_of("CHN > JPN 60k\nMOZ > JPN 40k\nCHN > DEU 10k", ""),
        "JPN 100.000 0.6000\nDEU 10.000 1.0000"
    );
}

#[test]
fn hong_kong_counts_only_when_asked_and_trade_inside_china_is_left_out() {
    let text = "CHN > JPN 50k\nHKG > JPN 25k\nUSA > JPN 25k\nCHN > HKG 70k\nBRA > HKG 30k";
    assert_eq!(importers_of(text, ""), "HKG 100.000 0.7000\nJPN 100.000 0.5000");
    assert_eq!(importers_of(text, "cn=hk"), "JPN 100.000 0.7500\nHKG 30.000 0.0000");
}

#[test]
fn trade_inside_the_focused_group_is_left_out() {
    let text = "CHN > DEU 80k\nUSA > FRA 20k\nFRA > DEU 900k";
    assert_eq!(importers_of(text, "f=EU27"), "EU27 100.000 0.8000\nDEU 80.000 1.0000\nFRA 20.000 0.0000");
    assert_eq!(importers_of(text, "f=DEU"), "DEU 980.000 0.0816\nFRA 20.000 0.0000");
}

#[test]
fn lines_are_added_up_unless_one_is_asked() {
    let text = "CHN > JPN 60k #250410\nCHN > JPN 30k #250490\nMOZ > JPN 10k #250490";
    assert_eq!(importers_of(text, ""), "JPN 100.000 0.9000");
    assert_eq!(importers_of(text, "l=250490"), "JPN 40.000 0.7500");
}

#[test]
fn a_row_without_tonnes_counts_at_its_exporters_unit_value() {
    // China's own unit value is 2 k$/t, so 10 k$ are 5 t; Peru has none and takes the world's, 100 k$ : 95 t.
    let text = "CHN > DEU 90k 45t\nCHN > JPN 10k\nMOZ > JPN 100k 50t\nPER > JPN 2k";
    assert_eq!(importers_of(text, "u=t"), "JPN 56.000 0.0893\nDEU 45.000 1.0000");
    assert!(notices_of(text, "u=t").contains(&Notice::PartEstimated));
}

#[test]
fn a_stage_without_tonnes_asked_in_tonnes_answers_in_dollars() {
    let text = "CHN > JPN 60k\nMOZ > JPN 40k 3t";
    let (_, analysis) = ask(text, "u=t");
    assert_eq!((analysis.unit, analysis.coverage), (Unit::Usd, Coverage::ValueOnly));
    assert!(analysis.notices.contains(&Notice::InDollars));
}

#[test]
fn a_year_without_rows_offers_the_nearest() {
    let text = "CHN > JPN 1k @2001\nCHN > JPN 1k @2005";
    assert_eq!(notices_of(text, "y=2003"), [Notice::NoData { nearest: Some(2005) }]);
    assert_eq!(ask(text, "y=2003").1.world, None);
}

#[test]
fn the_flows_of_the_focus_come_first_and_the_rest_is_other() {
    let text = "CHN > JPN 5k\nCHN > DEU 50k\nBRA > USA 40k\nJPN > CAN 1k";
    let (dataset, analysis) = ask(text, "f=JPN&top=3");
    let ends: Vec<_> =
        analysis.drawn_flows().iter().map(|f| (dataset.code(f.from), dataset.code(f.to))).collect();
    assert_eq!(ends, [("CHN", "JPN"), ("JPN", "CAN"), ("CHN", "DEU")]);
    assert!((analysis.other() - 40.0).abs() < 1e-9);
}

#[test]
fn world_shares_and_concentration() {
    let (_, analysis) = ask("CHN > JPN 50k\nBRA > USA 50k", "");
    let world = analysis.world.expect("rows");
    assert!((world.total - 100.0).abs() < 1e-9);
    assert!((world.china_export_share - 0.5).abs() < 1e-12 && (world.export_hhi - 0.5).abs() < 1e-12);
}

#[test]
fn a_focus_that_imports_nothing_is_told() {
    assert_eq!(notices_of("CHN > JPN 1k", "f=CAN"), [Notice::Provisional, Notice::FocusWithoutImports]);
}

#[test]
fn the_order_of_rows_is_irrelevant() {
    let text = "CHN > JPN 60k\nMOZ > JPN 40k\nCHN > DEU 10k\nBRA > DEU 10k";
    let reversed: Vec<&str> = text.lines().rev().collect();
    assert_eq!(ask(text, "").1, ask(&reversed.join("\n"), "").1);
}

#[test]
fn a_share_is_taken_apart_into_the_rows_that_count() {
    let (dataset, rows) = world("CHN > JPN 60k\nMOZ > JPN 30k\nBRA > JPN 10k\nCHN > DEU 900k");
    let (query, _) = Query::parse("", &dataset);
    let share = |claim: &str| {
        let claim = audit::Claim::parse(claim, &dataset, &query).expect("a claim");
        let share = audit::derive(&dataset, &rows, claim).expect("rows").share;
        format!("{:.2}", share.low)
    };
    assert_eq!(["JPN", "JPN<MOZ", "JPN<2", "JPN<rest"].map(share), ["0.60", "0.30", "0.90", "0.40"]);
    // Of 960 that China exports, 60 go to Japan.
    assert_eq!(share("CHN>JPN@2024"), "0.06");
}
