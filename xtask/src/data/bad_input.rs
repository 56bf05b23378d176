//! Every kind of bad input: one line that names the place, and nothing written.

use std::fs;

use super::fixture::{Fixture, HS17, HS92};

/// Builds the good input, spoils it, and expects this message and an untouched dataset.
#[track_caller]
pub fn refused(spoil: impl FnOnce(&Fixture), expected: &str) {
    let fixture = Fixture::new();
    assert_eq!(fixture.run(false), Ok(()));
    spoil(&fixture);
    let before = fixture.published();
    let message = fixture.run(false).unwrap_err().replace(&fixture.root.display().to_string(), "ROOT");
    assert_eq!(message, expected);
    assert_eq!(message.lines().count(), 1);
    assert!(fixture.published() == before, "a failed run wrote something");
}

/// The same for a change inside the first HS92 file.
#[track_caller]
fn row_refused(old: &str, new: &str, expected: &str) {
    refused(|f| f.replace(HS92, old, new), &format!("BACI_HS92_Y2022_V202601.csv:{expected}"));
}

#[test]
fn a_wrong_header_or_a_missing_column() {
    row_refused(
        "t,i,j,k,v,q",
        "t,i,j,k,value,q",
        "1: header: expected t,i,j,k,v,q, found \"t,i,j,k,value,q\"",
    );
    row_refused("t,i,j,k,v,q", "t,i,j,k,v", "1: header: expected t,i,j,k,v,q, found \"t,i,j,k,v\"");
    row_refused("t,i,j,k,v,q", "t;i;j;k;v;q", "1: header: expected t,i,j,k,v,q, found \"t;i;j;k;v;q\"");
}

#[test]
fn a_value_that_is_no_number() {
    let number =
        |found: &str| format!("3: v: expected a plain decimal number, zero or more, found {found:?}");
    for wrong in
        ["abc", "", "NA", "-20.000", "NaN", "inf", "1e5", "20,5"].into_iter().filter(|w| !w.contains(','))
    {
        row_refused(",20.000,", &format!(",{wrong},"), &number(wrong));
    }
}

#[test]
fn a_quantity_that_is_no_number() {
    let number =
        |found: &str| format!("3: q: expected a plain decimal number, zero or more, or NA, found {found:?}");
    for wrong in ["abc", "", "-8.500", "nan", "inf"] {
        row_refused(",8.500\n", &format!(",{wrong}\n"), &number(wrong));
    }
}

#[test]
fn an_unknown_country_code() {
    let codes = "a country code of country_codes_V202601.csv";
    row_refused("2022,156,276", "2022,999,276", &format!("2: i: expected {codes}, found 999"));
    row_refused("2022,156,276", "2022,156,999", &format!("2: j: expected {codes}, found 999"));
    row_refused("2022,156,276", "2022,CHN,276", "2: i: expected a numeric country code, found \"CHN\"");
    let of_the_map = "a country of the map (data/countries, data/editorial/places.csv)";
    row_refused("2022,156,276", "2022,697,276", &format!("2: i: expected {of_the_map}, found 697"));
}

#[test]
fn a_malformed_line_code() {
    for wrong in ["25041", "2504100", "25041x", "", "990000", "770000", "000000"] {
        let expected = format!("2: k: expected a six-digit HS line of chapters 01 to 97, found {wrong:?}");
        row_refused(",250410,10", &format!(",{wrong},10"), &expected);
    }
}

#[test]
fn a_duplicate_row() {
    refused(
        |f| f.append(HS92, "2022,156,276,250410,99.000,NA\n"),
        "BACI_HS92_Y2022_V202601.csv:6: i,j,k: expected a flow once, found the flow of line 2 again",
    );
    refused(
        |f| f.append(HS92, "2022,156,392,010121,99.000,NA\n"),
        "BACI_HS92_Y2022_V202601.csv:6: i,j,k: expected a flow once, found the flow of line 5 again",
    );
}

#[test]
fn a_truncated_file() {
    let whole = Fixture::new().text(HS92);
    let cut = |bytes: usize| whole[..whole.len() - bytes].to_owned();
    let expected =
        "BACI_HS92_Y2022_V202601.csv:5: end of file: expected a line break after the last row, found";
    refused(
        |f| f.write(HS92, cut(1)),
        &format!("{expected} \"2022,156,392,010121,3.000,1.000\": the file is cut off"),
    );
    refused(
        |f| f.write(HS92, cut(9)),
        &format!("{expected} \"2022,156,392,010121,3.0\": the file is cut off"),
    );
    row_refused("3.000,1.000", "3.000", "5: row: expected 6 columns (t,i,j,k,v,q), found 5");
    refused(
        |f| f.write(HS92, ""),
        "BACI_HS92_Y2022_V202601.csv:1: header: expected t,i,j,k,v,q, found an empty file",
    );
    refused(
        |f| f.write(HS92, "t,i,j,k,v,q\n"),
        "BACI_HS92_Y2022_V202601.csv:2: row: expected at least one row, found the end of the file",
    );
}

#[test]
fn an_empty_or_missing_folder() {
    let expected =
        "ROOT/baci:0: folder: expected at least one BACI_<revision>_Y<year>_V<edition>.csv, found none";
    let empty = |f: &Fixture| {
        fs::remove_dir_all(f.root.join("baci")).unwrap();
        fs::create_dir(f.root.join("baci")).unwrap();
    };
    refused(empty, expected);
    refused(|f| fs::remove_dir_all(f.root.join("baci")).unwrap(), expected);
}

#[test]
fn a_wrong_revision() {
    let rename = |f: &Fixture, from: &str, to: &str| {
        f.write(to, f.text(from));
        f.remove(from);
    };
    refused(
        |f| rename(f, HS92, "baci/BACI_HS93_Y2022_V202601.csv"),
        "BACI_HS93_Y2022_V202601.csv:0: file name: expected a revision out of HS92, HS96, HS02, HS07, HS12, HS17, \
         HS22, found HS93",
    );
    let absent =
        "data/editorial/minerals.csv:2: hs_codes: expected rows of line 250410 in HS92 files, found none";
    refused(|f| f.remove(HS92), absent);
    refused(|f| rename(f, HS92, "baci/BACI_HS96_Y2022_V202601.csv"), absent);
    // Two revisions with their names swapped: the rows give it away.
    refused(|f| (f.write(HS17, f.text(HS92)), f.remove(HS92)).1, absent);
}

#[test]
fn a_wrong_file_name_or_a_second_edition() {
    let row = "t,i,j,k,v,q\n2022,156,276,250410,10.000,5.000\n";
    refused(
        |f| f.write("baci/BACI_HS92_2023_V202601.csv", row),
        "BACI_HS92_2023_V202601.csv:0: file name: expected BACI_<revision>_Y<year>_V<edition>.csv, \
         found \"BACI_HS92_2023_V202601.csv\"",
    );
    refused(
        |f| f.write("baci/BACI_HS92_Y2023_V202501.csv", row.replace("2022", "2023")),
        "BACI_HS92_Y2023_V202501.csv:0: file name: expected edition V202601 as in BACI_HS17_Y2022_V202601.csv, \
         found V202501",
    );
}

#[test]
fn a_year_that_is_not_the_file_s() {
    row_refused("2022,156,276", "2021,156,276", "2: t: expected 2022 as in the file name, found \"2021\"");
}

#[test]
fn text_that_is_not_utf_8() {
    let broken = b"t,i,j,k,v,q\n2022,156,276,250410,10.000,\xff\n";
    refused(
        |f| f.write(HS92, broken),
        "BACI_HS92_Y2022_V202601.csv:2: q: expected UTF-8, found \"\u{fffd}\"",
    );
    refused(
        |f| f.write("baci/country_codes_V202601.csv", b"country_code\n\xe9\n"),
        "country_codes_V202601.csv:2: text: expected UTF-8, found byte 0xe9",
    );
}

#[test]
fn lines_that_overlap_or_belong_to_two_stages() {
    const MINERALS: &str = "data/editorial/minerals.csv";
    for (a, b) in [
        ("810110", "810194"),
        ("810310", "810320"),
        ("811211", "811212"),
        ("252890", "252800"),
        ("251010", "251020"),
    ] {
        refused(
            |f| f.replace(MINERALS, "250410+250490", &format!("{b}+{a}")),
            &format!(
                "{MINERALS}:2: hs_codes: expected lines that do not overlap ({a} and {b} hold the same goods), \
                 found \"{b}+{a}\""
            ),
        );
    }
    refused(
        |f| f.replace(MINERALS, "811292", "250490"),
        "data/editorial/minerals.csv:4: hs_codes: expected a line in one stage only, found \"250490\"",
    );
    refused(
        |f| f.replace(MINERALS, "811292", "81129"),
        "data/editorial/minerals.csv:4: hs_codes: expected six-digit lines joined by +, found \"81129\"",
    );
}

#[test]
fn tables_of_ours_that_do_not_fit_each_other() {
    refused(
        |f| f.replace("data/editorial/goods.csv", "gallium,metal", "gallium,ore"),
        "data/editorial/minerals.csv:4: stage: expected a row in data/editorial/goods.csv, found \"metal\"",
    );
    refused(
        |f| f.append("data/editorial/goods.csv", "tin,ore,o,o,o,o\n"),
        "data/editorial/goods.csv:5: stage: expected a stage of data/editorial/minerals.csv, found tin, ore",
    );
    refused(
        |f| f.replace("data/editorial/caveats.csv", "graphite,natural", "gallium,metal"),
        "data/editorial/minerals.csv:2: caveat_en: expected a row in data/editorial/caveats.csv, found \"Mind.\"",
    );
    refused(
        |f| f.replace("data/countries/countries.csv", "EU27|G7", "EU28|G7"),
        "data/countries/countries.csv:4: groups: expected EU27, G7, OECD or QUAD, found \"EU28\"",
    );
    refused(
        |f| f.replace("data/editorial/places.csv", "CUW,,,,,-68.9", "CUW,,,,,-268.9"),
        "data/editorial/places.csv:3: lon: expected degrees from -180 to 180, found \"-268.9\"",
    );
    refused(
        |f| f.write("data/EDITION", "latest\n"),
        "data/EDITION:1: edition: expected a date such as 2026-11-22, found \"latest\"",
    );
}
