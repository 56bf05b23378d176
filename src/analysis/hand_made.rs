//! A world of five countries whose origins and touches are worked out by hand, and the laws every world obeys.

use super::*;
use crate::model::fixture::world;

/// Origin and touch of the importers as `JPN o 0.40..0.80 t 0.60..0.80`.
fn behind(text: &str, link: &str, of: &[&str]) -> String {
    let (dataset, rows) = world(text);
    let (query, _) = Query::parse(link, &dataset);
    let analysis = analyze(&dataset, &rows, &query);
    let line = |code: &&str| {
        let area = dataset.area(code).expect("an area");
        let exposure = analysis.importer(area).and_then(|i| i.exposure).expect("an exposure");
        let (o, t) = (exposure.origin, exposure.touch);
        format!("{code} o {:.4}..{:.4} t {:.4}..{:.4}", o.low, o.high, t.low, t.high)
    };
    of.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_pure_re_exporter_hands_on_what_it_bought() {
    // China made all it sold. NLD bought 80 from China and 20 from Mozambique and sold half of it: what it sold is
    // 0.8 Chinese at most, and nothing if it mined as much as one likes. JPN bought it all from NLD.
    let text = "CHN > NLD 80k\nMOZ > NLD 20k\nNLD > JPN 50k";
    assert_eq!(
        behind(text, "", &["JPN", "NLD"]),
        "JPN o 0.0000..0.8000 t 0.0000..0.8000\nNLD o 0.8000..0.8000 t 0.8000..0.8000"
    );
}

#[test]
fn a_known_output_gives_a_single_figure() {
    // NLD made 100 beside the 100 it bought: what it sells is 80 of 200 Chinese.
    let text = "CHN > NLD 80k 80t\nMOZ > NLD 20k 20t\nNLD > JPN 50k 50t\n\
                output CHN 80t\noutput MOZ 20t\noutput NLD 100t";
    assert_eq!(behind(text, "", &["JPN"]), "JPN o 0.4000..0.4000 t 0.4000..0.4000");
    // One output withheld: an interval from nothing (it made all the world's) to what it must have handed on.
    let text = text.replace("output NLD 100t", "output NLD ?");
    assert_eq!(behind(&text, "", &["JPN"]), "JPN o 0.0000..0.8000 t 0.0000..0.8000");
}

#[test]
fn china_itself_may_hand_on_what_it_bought() {
    // China made 60 and bought 40 from Mozambique: what it sells is 0.6 of its own, all of it touched it.
    let text = "MOZ > CHN 40k 40t\nCHN > JPN 90k 90t\noutput CHN 60t\noutput MOZ 40t";
    assert_eq!(behind(text, "", &["JPN"]), "JPN o 0.6000..0.6000 t 1.0000..1.0000");
    // Unknown: at least what it sold beyond what it bought, 50 of 90; at most all.
    let text = "MOZ > CHN 40k\nCHN > JPN 90k";
    assert_eq!(behind(text, "", &["JPN"]), "JPN o 0.5556..1.0000 t 1.0000..1.0000");
}

#[test]
fn a_loop_is_solved_at_once() {
    // DEU and FRA buy 50 of China each and 50 of each other, and make nothing: d = (50 + 50 f)/100, f = (50 + 50 d)/100
    // have the one solution d = f = 1.
    let text = "CHN > DEU 50k\nCHN > FRA 50k\nDEU > FRA 50k\nFRA > DEU 50k\nDEU > JPN 20k";
    assert_eq!(behind(text, "", &["JPN"]), "JPN o 0.0000..1.0000 t 0.0000..1.0000");
    // With outputs known to be nothing the figure is single.
    let text = "CHN > DEU 50k 50t\nCHN > FRA 50k 50t\nDEU > FRA 50k 50t\nFRA > DEU 50k 50t\nDEU > JPN 20k 20t\n\
                output CHN 100t";
    assert_eq!(behind(text, "", &["JPN"]), "JPN o 1.0000..1.0000 t 1.0000..1.0000");
}

#[test]
fn a_closed_island_stays_open_and_is_told() {
    // BRA and PER sell to each other alone and make nothing: nothing says where it came from.
    let text = "CHN > JPN 10k 10t\nBRA > PER 50k 50t\nPER > BRA 50k 50t\noutput CHN 10t\noutput BRA 0t\noutput PER 0t";
    assert_eq!(
        behind(text, "", &["BRA", "JPN"]),
        "BRA o 0.0000..1.0000 t 0.0000..1.0000\nJPN o 1.0000..1.0000 t 1.0000..1.0000"
    );
    let (dataset, rows) = world(text);
    let analysis = analyze(&dataset, &rows, &Query::new(&dataset));
    let open = [dataset.place("BRA"), dataset.place("PER")].into_iter().flatten().collect();
    assert!(analysis.notices_behind.contains(&Notice::Undetermined(open)), "{:?}", analysis.notices_behind);
}

#[test]
fn an_exporter_without_output_is_raised_to_its_balance_and_told() {
    // The table says that MOZ made 5, but it sold 30 and bought none.
    let text = "CHN > JPN 70k 70t\nMOZ > JPN 30k 30t\noutput CHN 70t\noutput MOZ 5t";
    assert_eq!(behind(text, "", &["JPN"]), "JPN o 0.7000..0.7000 t 0.7000..0.7000");
    let (dataset, rows) = world(text);
    let analysis = analyze(&dataset, &rows, &Query::new(&dataset));
    let raised = dataset.place("MOZ").into_iter().collect();
    assert!(analysis.notices_behind.contains(&Notice::OutputRaised(raised)), "{:?}", analysis.notices_behind);
}

#[test]
fn the_band_holds_every_definition() {
    // By value 0.5, by weight 0.9; with Hong Kong 0.6 and 0.95.
    let text = "CHN > JPN 50k 90t\nHKG > JPN 10k 5t\nMOZ > JPN 40k 5t";
    let (dataset, rows) = world(text);
    let analysis = analyze(&dataset, &rows, &Query::new(&dataset));
    let japan = analysis.importers.first().and_then(|i| i.exposure).expect("an exposure");
    assert!((japan.band.low - 0.5).abs() < 1e-12 && (japan.band.high - 0.95).abs() < 1e-12, "{japan:?}");
}

#[test]
fn use_and_what_must_move() {
    // 100 bought, 20 sold, 20 made: 100 used. 90 of it from China, so 25 must come from elsewhere.
    let text = "CHN > JPN 9k 90t\nMOZ > JPN 1k 10t\nJPN > USA 2k 20t\noutput CHN 90t\noutput MOZ 10t\noutput JPN 20t";
    let (dataset, rows) = world(text);
    let (query, _) = Query::parse("u=t&f=JPN", &dataset);
    let analysis = analyze(&dataset, &rows, &query);
    let japan = analysis.importer(dataset.area("JPN").expect("Japan")).expect("imports");
    let r = analysis.resilience(&dataset, &query, japan).expect("complete rows");
    let close =
        |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} {expected}: {r:?}");
    assert!(r.is_use_known);
    close(r.used, 100.0);
    close(r.must_move, 25.0);
    close(r.n_minus_1.expect("a cover"), 0.1);
    close(r.net_import_reliance.expect("known output"), 0.8);
    close(r.strategic.imports_to_exports.expect("exports"), 5.0);
    assert_eq!(r.strategic.met(), [true, true, true]);
    // In dollars use is what is bought.
    let (query, _) = Query::parse("f=JPN", &dataset);
    let analysis = analyze(&dataset, &rows, &query);
    let japan = analysis.importer(dataset.area("JPN").expect("Japan")).expect("imports");
    let r = analysis.resilience(&dataset, &query, japan).expect("complete rows");
    assert!(!r.is_use_known && (r.used - 10.0).abs() < 1e-9);
}

#[test]
fn a_partial_year_gives_the_direct_share_alone() {
    let (mut dataset, rows) = world("CHN > JPN 60k\nMOZ > JPN 40k");
    for stage in dataset.minerals.iter_mut().flat_map(|m| &mut m.stages) {
        stage.coverage = vec![(2024, CoverageKind::Partial)];
    }
    let (query, _) = Query::parse("d=origin&f=JPN", &dataset);
    let analysis = analyze(&dataset, &rows, &query);
    let japan = analysis.importers.first().expect("an importer");
    assert_eq!((japan.exposure, japan.by(Measure::Origin)), (None, Interval::exact(0.6)));
    assert!(analysis.notices.contains(&Notice::DirectOnly));
}
