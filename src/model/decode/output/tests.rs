//! The tables of output and reserves: what is unknown stays so, and every broken promise is named.

use super::*;
use crate::json::parse;

const TABLES: &str = r#"{"output":{
    "columns":["year","mineral","stage","country","quantity_t","qualifier","form","source","estimated"],"rows":[
        [2023,"cobalt","mine","CHN",1.5,null,"content","usgs",true],
        [2024,"cobalt","mine","CHN",0,"zero","content","usgs",false],
        [2024,"cobalt","mine","OTH",7,null,"content","usgs",true],
        [2024,"cobalt","mine","USA",null,"withheld","content","usgs",false],
        [2024,"cobalt","mine","WLD",null,"not available","content","usgs",false],
        [2024,"cobalt","refinery","USA",2,null,"metal","usgs",false]]},
    "reserves":{"columns":["year","mineral","country","quantity_t","qualifier","form","source"],"rows":[
        [2025,"cobalt","CHN",100,null,"content","usgs"],
        [2025,"cobalt","OTH",30,">","content","usgs"],
        [2025,"cobalt","USA",null,"included in world total","content","usgs"],
        [2025,"cobalt","WLD",140,">","content","usgs"],
        [2024,"tin","WLD",null,"Large","content","usgs"]]}}"#;

fn read(json: &str) -> Result<(Vec<OutputSeries>, Vec<ReserveSeries>), String> {
    let codes = ["CHN", "USA"].map(String::from);
    let text = String::new;
    let source = Source { id: "usgs".into(), title: text(), publisher: text(), licence: text(), url: text() };
    let value = parse(json).map_err(|e| e.0)?;
    let output = output::<_, true>(&&value, &codes, std::slice::from_ref(&source)).map_err(|e| e.0)?;
    Ok((output, reserves(&&value, &codes, &[source]).map_err(|e| e.0)?))
}

fn read_all(json: &str) -> Vec<OutputSeries> {
    read(json).expect("tables").0
}

#[test]
fn output_keeps_zero_apart_from_unknown() {
    let (output, _) = read(TABLES).expect("tables");
    let names: Vec<_> =
        output.iter().map(|s| (s.mineral.as_str(), s.stage.as_str(), s.form.as_str())).collect();
    assert_eq!(names, [("cobalt", "mine", "content"), ("cobalt", "refinery", "metal")]);
    let (china, america) = (Place(0), Place(1));
    let year = output[0].in_year(2024).expect("a year");
    assert_eq!(year.of(china), Some(&OutputFigure { tonnes: Some(0.0), estimated: false }));
    assert_eq!(year.of(america), Some(&OutputFigure { tonnes: None, estimated: false }));
    assert_eq!((year.world_tonnes, year.other_tonnes, year.source.as_str()), (None, Some(7.0), "usgs"));
    let before = output[0].in_year(2023).expect("a year");
    assert_eq!(before.of(china), Some(&OutputFigure { tonnes: Some(1.5), estimated: true }));
    assert_eq!((before.of(america), output[0].in_year(2022)), (None, None));
}

#[test]
fn a_page_begins_with_tonnes_and_what_is_missing_is_that_of_the_row_before() {
    const START: &str = r#"{"output":{"columns":["year","mineral","stage","country","quantity_t"],"rows":[
        [2023,"cobalt","mine","CHN",1.5],[2024,"cobalt","mine","CHN",0],[null,null,null,"OTH",7],
        [null,null,null,"USA",null],[2024,"cobalt","refinery","USA",2]]}}"#;
    let codes = ["CHN", "USA"].map(String::from);
    let read = |json: &str| {
        let value = parse(json).map_err(|e| e.0)?;
        output::<_, false>(&&value, &codes, &[]).map_err(|e| e.0)
    };
    let (whole, first) = (read_all(TABLES), read(START).expect("output"));
    for (of, begins) in whole.iter().zip(&first) {
        assert_eq!((&of.mineral, &of.stage), (&begins.mineral, &begins.stage));
        for (a, b) in of.years.iter().zip(&begins.years) {
            let figures =
                |y: &OutputYear| y.by_country.iter().map(|(p, f)| (*p, f.tonnes)).collect::<Vec<_>>();
            assert_eq!((a.year, figures(a), a.other_tonnes), (b.year, figures(b), b.other_tonnes));
        }
    }
    assert_eq!((first.len(), first[0].years.len()), (whole.len(), 2));
    let nameless = START.replace("[2023,\"cobalt\"", "[null,\"cobalt\"");
    assert_eq!(read(&nameless).unwrap_err(), "output.rows[0].year: a year expected");
    let ascending = START.replace("\"OTH\",7", "\"CHN\",7");
    assert!(read(&ascending).unwrap_err().contains("rows ascending"));
    let code = START.replace("\"OTH\",7", "\"CHX\",7");
    assert_eq!(
        read(&code).unwrap_err(),
        "output.rows[2].country: a code of the index, WLD or OTH expected, CHX found"
    );
}

#[test]
fn reserves_keep_a_floor_apart_from_a_figure() {
    let (_, reserves) = read(TABLES).expect("tables");
    let cobalt = &reserves[0];
    assert_eq!(cobalt.by_country, [(Place(0), Some(100.0)), (Place(1), None)]);
    assert_eq!((cobalt.of(Place(0)), cobalt.of(Place(1)), cobalt.of(Place(2))), (Some(100.0), None, None));
    assert_eq!((cobalt.world_tonnes, cobalt.world_is_more), (Some(140.0), true));
    assert_eq!((cobalt.other_tonnes, cobalt.other_is_more), (Some(30.0), true));
    assert_eq!((reserves[1].year, reserves[1].world_tonnes, reserves[1].world_is_more), (2024, None, false));
}

#[test]
fn a_refusal_names_the_row_and_the_column() {
    let ascending = "rows ascending by mineral, stage, year and country expected";
    let quantity = "quantity_t: tonnes, or null and a qualifier that says why, expected";
    let cases = [
        ("2023", "\"2023\"", "output.rows[0].year: a year expected".to_owned()),
        ("2023,", "2025,", format!("output.rows[1].{ascending}")),
        ("\"USA\",null", "\"OTH\",null", format!("output.rows[3].{ascending}")),
        (
            "\"CHN\",1.5",
            "\"CHX\",1.5",
            "output.rows[0].country: a code of the index, WLD or OTH expected, CHX found".to_owned(),
        ),
        ("1.5", "-1.5", format!("output.rows[0].{quantity}")),
        ("1.5", "null", format!("output.rows[0].{quantity}")),
        ("true", "1", "output.rows[0].estimated: true or false expected".to_owned()),
        ("\"usgs\",true", "\"iea\",true", "output.rows[0].source: an id of the sources expected".to_owned()),
        (
            "\"stage\",",
            "",
            "output.columns: year, mineral, stage, country, quantity_t, qualifier, form, source, estimated expected, \
             year, mineral, country, quantity_t, qualifier, form, source, estimated found"
                .to_owned(),
        ),
        ("[2025,\"cobalt\",\"OTH", "[2024,\"cobalt\",\"OTH", "reserves.rows[1].year: one year of a mineral expected".to_owned()),
        ("100,null", "100,\">\"", "reserves.rows[0].qualifier: `>` for WLD and OTH alone expected".to_owned()),
        ("\"tin\"", "\"antimony\"", format!("reserves.rows[4].{ascending}")),
    ];
    for (from, to, expected) in cases {
        assert!(TABLES.contains(from), "{from}");
        assert_eq!(read(&TABLES.replacen(from, to, 1)).err(), Some(expected));
    }
}
