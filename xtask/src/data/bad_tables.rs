//! Bad input in the tables beside the trade: output, reserves, controls, and the names they use.

use super::bad_input::refused;

/// The same for a change inside one of our tables.
#[track_caller]
fn table_refused(file: &str, old: &str, new: &str, expected: &str) {
    refused(|f| f.replace(file, old, new), &format!("{file}:{expected}"));
}

#[test]
fn output_that_is_neither_known_nor_said_to_be_unknown() {
    let file = "data/output/production.csv";
    let quantity = "quantity: expected a number, zero with the qualifier zero, empty with any other, found";
    table_refused(file, "JPN,0,t", "JPN,,t", &format!("4: {quantity} \"\""));
    table_refused(file, "DEU,,t", "DEU,7,t", &format!("3: {quantity} \"7\""));
    let number = "quantity: expected a number, zero or more, found \"-5\"";
    table_refused(file, "CHN,1270000.0,t", "CHN,-5,t", &format!("2: {number}"));
    table_refused(file, "CHN,1270000.0,t,", "CHN,1270000.0,kg,", "2: unit: expected t, found \"kg\"");
    let form = "4: form: expected what the tonnes are tonnes of, found \"\"";
    table_refused(file, "Japan,gross", "Japan,", form);
    let place = "4: country_iso3: expected a country of the map, WLD or OTH, found \"JPX\"";
    table_refused(file, "mine,JPN", "mine,JPX", place);
    let order = "3: row: expected rows ascending by mineral, stage, year and country, found \"graphite_natural, mine, \
                 2024, CHN\"";
    table_refused(file, "mine,DEU", "mine,CHN", order);
}

#[test]
fn reserves_of_two_kinds_in_one_series_or_without_a_reason() {
    let file = "data/output/reserves.csv";
    let quantity = "quantity: expected a number (zero with the qualifier zero; with > for WLD or OTH), empty with any \
                    other, found";
    table_refused(file, "DEU,,t,included in world total", "DEU,,t,", &format!("3: {quantity} \"\""));
    table_refused(
        file,
        "CHN,100000000.0,t,",
        "CHN,100000000.0,t,>",
        &format!("2: {quantity} \"100000000.0\""),
    );
    let year = "5: year: expected 2025 as in the row above, found \"2024\"";
    table_refused(file, "2025,graphite_natural,WLD", "2024,graphite_natural,WLD", year);
    let form = "3: form: expected gross as in the row above, found \"content\"";
    table_refused(file, "Germany,gross", "Germany,content", form);
    let source = "2: source: expected cited_as of data/sources.csv, found \"MCX\"";
    refused(|f| f.write(file, f.text(file).replace("MCS", "MCX")), &format!("{file}:{source}"));
    let order = "4: row: expected rows ascending by mineral and country, found \"graphite_natural, DEU\"";
    table_refused(file, "OTH,,t", "DEU,,t", order);
    let place = "3: country_iso3: expected a country of the map, WLD or OTH, found \"DEX\"";
    table_refused(file, "DEU", "DEX", place);
}

#[test]
fn reserves_that_would_not_last_a_year_are_in_another_unit() {
    let file = "data/output/reserves.csv";
    let expected = "2: quantity: expected reserves of all countries above a year's mine output of 1270000 t, found \
                    1269999 t: another unit";
    table_refused(file, "100000000.0", "1269999.0", expected);
}

#[test]
fn a_name_that_no_table_knows() {
    let name = "expected a mineral or a name of data/editorial/aliases.csv, found \"graphit\"";
    let controls = "data/policy/controls.csv";
    let new = "licence,gallium|graphit,";
    table_refused(controls, "licence,graphite_natural,", new, &format!("2: minerals: {name}"));
    let initiatives = "data/policy/initiatives.csv";
    table_refused(initiatives, "p,graphite_natural", "p,graphit", &format!("2: mineral: {name}"));
    let reserves = "data/output/reserves.csv";
    let all = |f: &super::fixture::Fixture| {
        f.write(reserves, f.text(reserves).replace("graphite_natural", "graphit"))
    };
    refused(all, &format!("{reserves}:2: mineral: {name}"));
}

#[test]
fn aliases_that_lead_nowhere_or_twice() {
    let file = "data/editorial/aliases.csv";
    let slugs =
        "3: mineral: expected slugs of data/editorial/minerals.csv joined by |, or nothing, found \"tin\"";
    table_refused(file, "germanium,gallium", "germanium,gallium|tin", slugs);
    table_refused(file, "both", "germanium", "4: alias: expected a name once, found \"germanium\"");
    let own = "4: mineral: expected graphite, since it is a slug itself, found \"gallium|graphite\"";
    table_refused(file, "both", "graphite", own);
}

#[test]
fn controls_with_a_country_or_a_date_that_is_none() {
    let file = "data/policy/controls.csv";
    let code = "2: issuing_country_iso3: expected codes of the map joined by |, found \"CHX\"";
    table_refused(file, ",CHN,", ",CHX,", code);
    let target = "2: targets: expected ALL, or codes of the map joined by |, found \"JPX\"";
    table_refused(file, ",ALL,", ",JPX,", target);
    let date =
        "2: date_announced: expected a date, a month or a year such as 2026-11-22, found \"20 Oct 2023\"";
    table_refused(file, "2023-10-20", "20 Oct 2023", date);
}
