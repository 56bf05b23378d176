//! Bad input in the tables beside a "what if": titles, deals, facts on stocks, sites.

use super::bad_input::refused;

/// A change inside one of these tables, and the message it gives.
#[track_caller]
fn table_refused(file: &str, old: &str, new: &str, expected: &str) {
    refused(|f| f.replace(file, old, new), &format!("{file}:{expected}"));
}

#[test]
fn a_title_that_is_missing_twice_too_long_or_of_nothing() {
    let file = "data/editorial/policy_texts.csv";
    let ids = "expected an id of data/policy/controls.csv or data/policy/initiatives.csv, found \"X-2\"";
    table_refused(file, "X-1", "X-2", &format!("2: id: {ids}"));
    table_refused(file, "Y-1", "X-1", "3: id: expected an id once, found \"X-1\"");
    let none = "0: id: expected a row for each control and initiative, found none for \"X-1\"";
    table_refused(file, "X-1,Licence,Genehmigung,,,seen,gesehen,,\n", "", none);
    table_refused(file, "Genehmigung", "", "2: title_de: expected a text, found \"\"");
    table_refused(file, "unterzeichnet", "", "3: status_de: expected a text, found \"\"");
    table_refused(file, "Licence", &"ü".repeat(91), "2: title_en: expected at most 90 letters, found 91");
}

#[test]
fn a_deal_of_no_initiative_mineral_or_stage() {
    let file = "data/editorial/deals.csv";
    table_refused(file, "Y-1", "Y-2", "2: id: expected an id of data/policy/initiatives.csv, found \"Y-2\"");
    let again = "Y-1,graphite,natural,,no,a,b,,\nY-1,";
    table_refused(file, "Y-1,", again, "3: id: expected an id once, found \"Y-1\"");
    let mineral = "2: mineral: expected a mineral of data/editorial/minerals.csv, found \"tin\"";
    table_refused(file, "graphite,natural", "tin,natural", mineral);
    let other = "2: mineral: expected a mineral that data/policy/initiatives.csv names for Y-1: graphite, found \"gallium\"";
    table_refused(file, "graphite,natural", "gallium,metal", other);
    table_refused(file, "natural", "ore", "2: stage: expected a stage of graphite, found \"ore\"");
    let lines =
        "2: stage: expected a stage with lines of trade where a buyer is given, found \"battery-grade\"";
    table_refused(file, "natural", "battery-grade", lines);
    table_refused(file, "DEU,no", "DEU,maybe", "2: same_goods: expected yes or no, found \"maybe\"");
    table_refused(file, "Anoden.", "", "2: note_de: expected a text, found \"\"");
}

#[test]
fn a_deal_with_a_buyer_that_the_row_does_not_support() {
    let file = "data/editorial/deals.csv";
    table_refused(file, "DEU", "DEX", "2: buyer_iso3: expected a code of the map, or nothing, found \"DEX\"");
    let party = "2: buyer_iso3: expected one of the countries of Y-1: DEU|JPN, found \"TWN\"";
    table_refused(file, "DEU", "TWN", party);
    let initiatives = "data/policy/initiatives.csv";
    let spoiled = |old: &str, new: &str, expected: &str| {
        refused(|f| f.replace(initiatives, old, new), &format!("{file}:2: buyer_iso3: {expected}"));
    };
    let quantity = "expected no buyer, unless data/policy/initiatives.csv gives Y-1 a quantity in t/yr, found DEU with \
                    the unit";
    spoiled("100,t/yr", ",t/yr", &format!("{quantity} \"t/yr\""));
    spoiled("100,t/yr", "100,t total", &format!("{quantity} \"t total\""));
    spoiled("100,t/yr", "100,t/yrs", &format!("{quantity} \"t/yrs\""));
    let site = "expected no buyer, unless data/policy/initiatives.csv gives Y-1 one site_country_iso3, found DEU with \
                the site \"\"";
    spoiled(",JPN,36.5", ",,36.5", site);
}

#[test]
fn an_initiative_with_a_quantity_and_no_line_of_its_own() {
    let file = "data/editorial/deals.csv";
    let initiatives = "data/policy/initiatives.csv";
    let titles = "data/editorial/policy_texts.csv";
    let spoil = |f: &super::fixture::Fixture| {
        let row = f.text(initiatives).lines().last().unwrap().replace("Y-1", "Y-2");
        f.append(initiatives, &format!("{row}\n"));
        f.append(titles, "Y-2,a,b,,,c,d,,\n");
    };
    let expected = "0: id: expected a row for each initiative with a quantity of a mineral of the map, found none for \
                    \"Y-2\"";
    refused(spoil, &format!("{file}:{expected}"));
}

#[test]
fn a_fact_that_refers_to_no_row_or_to_two() {
    let file = "data/editorial/stock_facts.csv";
    let key = "expected exactly one row of data/policy/stockpiles.csv with these five cells, found";
    let at = "country_iso3 to as_of";
    table_refused(file, "imports,2021", "imports,2022", &format!("2: {at}: {key} 0 rows"));
    let stocks = "data/policy/stockpiles.csv";
    let twice = |f: &super::fixture::Fixture| {
        f.append(stocks, &format!("{}\n", f.text(stocks).lines().nth(1).unwrap()))
    };
    refused(twice, &format!("{file}:2: {at}: {key} 2 rows"));
    let code = "3: country_iso3: expected a code of the map or EUU or G7, found \"G8\"";
    table_refused(file, "G7", "G8", code);
    let name = "2: minerals: expected a mineral or a name of data/editorial/aliases.csv, found \"tin\"";
    table_refused(file, "both", "tin", name);
    let none = "2: minerals: expected ALL, or names of minerals of the map joined by |, found \"nothing\"";
    table_refused(file, "both", "nothing", none);
}

#[test]
fn a_fact_whose_figure_is_typed_or_missing() {
    let file = "data/editorial/stock_facts.csv";
    let row = "for line 2 of data/policy/stockpiles.csv, found";
    let typed = format!("2: text_de: expected {{value}} or {{billions}} {row} \"{{year}}: 97 t.\"");
    table_refused(file, "{year}: {value} t.", "{year}: 97 t.", &typed);
    let row = "for line 3 of data/policy/stockpiles.csv, found";
    let none = format!("3: text_en: expected no {{value}}, since there is none, {row} \"{{value}} plans.\"");
    table_refused(file, "A plan.", "{value} plans.", &none);
    let year = format!("3: text_en: expected no {{year}}, since there is no single one, {row} \"{{year}}.\"");
    table_refused(file, "A plan.", "{year}.", &year);
    let braces = format!(
        "3: text_de: expected nothing in braces but value, billions and year {row} \"Ein {{Plan}}.\""
    );
    table_refused(file, "Ein Plan.", "Ein {Plan}.", &braces);
    let stocks = "data/policy/stockpiles.csv";
    table_refused(stocks, "97500", "many", "2: value: expected a number or nothing, found \"many\"");
}

#[test]
fn a_site_in_words_that_the_map_does_not_know() {
    let file = "data/nrcan/canada_sites.csv";
    let name =
        "2: minerals: expected a mineral or a name of data/editorial/aliases.csv, found \"unobtanium\"";
    table_refused(file, "nothing|graphite", "unobtanium", name);
    let stage =
        "expected Producing Mine or Processing Facility or Advanced Project or Advanced Processing Project";
    table_refused(file, "Producing Mine", "Mine", &format!("2: stage: {stage}, found \"Mine\""));
    let status = "4: status: expected Active or On hold / suspended, found \"On hold\"";
    table_refused(file, "On hold / suspended", "On hold", status);
    table_refused(file, "46.33333", "146.3", "2: lat: expected degrees within ±90, found \"146.3\"");
    table_refused(file, "-72.43336", "west", "2: lon: expected degrees within ±180, found \"west\"");
}
