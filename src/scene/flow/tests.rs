//! What a flow of a hand-made world says, in words and through the years.

use super::*;
use crate::analysis::analyze;
use crate::model::Lang;
use crate::model::fixture::world;
use crate::query::url;
use crate::scene::chart::Cell;
use crate::text::guide;

const TEXT: &str = "CHN > JPN 60k 30t
    MOZ > JPN 40k 10t
    CHN > DEU 140k 70t
    CHN > HKG 500k 100t
    CHN > JPN 10k 5t @2022
    MOZ > JPN 30k 10t @2022
    MOZ > JPN 30k 10t @2021
    CHN > DEU 30k 10t @2021
    CHN > DEU 30k 10t @2020";

fn flow(link: &str, code: &str, lang: Lang, kind: Option<CoverageKind>) -> FlowTold {
    let (mut dataset, rows) = world(TEXT);
    for (_, of_year) in &mut dataset.minerals[0].stages[0].coverage {
        *of_year = kind.unwrap_or(*of_year);
    }
    let (query, _) = Query::parse(link, &dataset);
    let analysis = analyze(&dataset, &rows, &query);
    let ends = url::flow(code, &dataset).expect("a flow");
    told(&dataset, &Words::new(&dataset, lang), guide(lang), &rows, &query, &analysis, ends)
}

fn sentences(told: &FlowTold) -> Vec<&str> {
    told.sentences.iter().map(|s| s.text.as_str()).collect()
}

fn cells(chart: &Chart) -> Vec<String> {
    let row = |cells: &Vec<Cell>| cells.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" | ");
    chart.table.rows.iter().map(row).collect()
}

#[test]
fn a_flow_is_told_with_its_amount_its_rank_and_both_shares() {
    let told = flow("", "CHN-JPN", Lang::En, None);
    assert_eq!(told.title, "Trade in natural graphite from CHN to JPN, 2024");
    assert_eq!(
        sentences(&told),
        [
            "Amount: 60.0 thousand dollars.",
            "Number 3 among the world’s 4 flows.",
            "JPN bought 60% of its imports from CHN.",
            "CHN sent 9% of its exports to JPN.",
            "Unit value: 2,000 dollars a tonne.",
        ]
    );
    let values: Vec<_> = told.sentences.iter().map(|s| s.value).collect();
    assert_eq!(values, [Some(60.0), None, Some(0.6), Some(60.0 / 700.0), None]);
    let claims: Vec<_> = told.sentences.iter().filter_map(|s| s.claim.as_deref()).collect();
    assert_eq!(claims, ["JPN<CHN@2024", "CHN>JPN@2024"]);
    assert!(told.notes.is_empty());
    let others: Vec<_> = told.others.rows.iter().map(|r| r.code.as_str()).collect();
    assert_eq!(others, ["MOZ-JPN", "CHN-HKG", "CHN-DEU"]);
}

#[test]
fn names_decline_and_the_largest_flow_is_said_so() {
    let (dataset, rows) = world("CHE > USA 60k\nIRQ > CHE 40k");
    let say = |code: &str| {
        let (query, _) = Query::parse("", &dataset);
        let words = Words::new(&dataset, Lang::De);
        let ends = url::flow(code, &dataset).expect("a flow");
        let analysis = analyze(&dataset, &rows, &query);
        let told = told(&dataset, &words, guide(Lang::De), &rows, &query, &analysis, ends);
        [vec![told.title.clone()], sentences(&told).into_iter().map(str::to_owned).collect()]
            .concat()
            .join("\n")
    };
    assert_eq!(
        say("CHE-USA"),
        "Lieferungen von natural graphite aus der CHE in die Vereinigten Staaten, 2024
Umfang: 60,0 Tausend Dollar.
Es ist der größte von 2 Strömen weltweit.
Die Vereinigten Staaten bezogen 100\u{a0}% ihrer Importe aus der CHE.
Die CHE lieferte 100\u{a0}% ihrer Exporte in die Vereinigten Staaten."
    );
    assert!(say("IRQ-CHE").contains("Der IRQ lieferte 100\u{a0}% seiner Exporte in die CHE."));
}

#[test]
fn years_without_trade_are_said_and_years_without_figures_are_gaps() {
    let told = flow("", "CHN-JPN", Lang::En, None);
    let [amounts, shares] = told.charts.as_slice() else { panic!("two charts expected") };
    assert_eq!(
        cells(amounts),
        ["2024 | 60.0 thousand dollars", "2022 | 10.0 thousand dollars", "2021 | none recorded", "2020 | –"]
    );
    assert_eq!(
        cells(shares),
        ["2024 | 60.0% | 8.6%", "2022 | 25.0% | 100.0%", "2021 | 0.0% | 0.0%", "2020 | – | –"]
    );
    assert_eq!(amounts.note, "Gaps: years without figures.");
    // The years 2021 and 2022 follow each other; 2024 stands alone.
    assert_eq!(amounts.shapes.iter().filter(|s| s.class == "line-china").count(), 1);
    assert_eq!(amounts.shapes.iter().filter(|s| s.class == "lone").count(), 1);
}

#[test]
fn partial_years_stand_apart_and_are_never_joined() {
    let told = flow("", "CHN-JPN", Lang::En, Some(CoverageKind::Partial));
    let amounts = told.charts.first().expect("a chart");
    assert_eq!(
        cells(amounts),
        [
            "2024 | 60.0 thousand dollars\u{a0}*",
            "2022 | 10.0 thousand dollars\u{a0}*",
            "2021 | –",
            "2020 | –"
        ]
    );
    let classes: Vec<_> = amounts.shapes.iter().map(|s| s.class).filter(|c| *c != "grid").collect();
    assert_eq!(classes, ["partial"]);
    let titles: Vec<_> = told.charts.iter().map(|c| c.title.as_str()).collect();
    assert_eq!(titles[1..], ["Share of imports: JPN", "Share of exports: CHN"], "a chart each");
    assert_eq!(told.notes.len(), 1, "{:?}", told.notes);
}

#[test]
fn a_year_without_the_flow_and_a_year_without_rows_say_so() {
    let none = flow("y=2021", "CHN-JPN", Lang::En, None);
    assert_eq!(sentences(&none), ["The data record no such trade in 2021."]);
    let nothing = flow("y=2023", "CHN-JPN", Lang::En, None);
    assert_eq!(sentences(&nothing), ["There are no trade figures for natural graphite in 2023."]);
    assert_eq!(nothing.charts.len(), 2, "other years are known");
    let never = flow("", "JPN-CAN", Lang::En, None);
    assert!(never.charts.is_empty(), "no year has figures on Canada");
}

#[test]
fn trade_inside_china_and_levers_are_said() {
    let told = flow("cn=hk&stop=50", "CHN-HKG", Lang::En, None);
    assert_eq!(sentences(&told)[0], "Amount: 500 thousand dollars.");
    assert!(told.sentences.iter().all(|s| s.claim.is_none()));
    assert_eq!(told.notes.len(), 2, "{:?}", told.notes);
}

#[test]
fn the_largest_flows_are_those_drawn_and_of_a_focus_those_that_touch_it() {
    let (dataset, rows) = world(TEXT);
    let codes = |link: &str| {
        let (query, _) = Query::parse(link, &dataset);
        let analysis = analyze(&dataset, &rows, &query);
        let list = largest(&dataset, &Words::new(&dataset, Lang::En), guide(Lang::En), &query, &analysis);
        list.rows.into_iter().map(|r| r.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("top=2"), ["CHN-HKG", "CHN-DEU"]);
    assert_eq!(codes("f=JPN"), ["CHN-JPN", "MOZ-JPN"]);
}
