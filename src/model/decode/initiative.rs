//! Records of initiatives into the model.
//! Knows their columns; does not judge what an initiative means.

use super::control::date;
use super::{concerned, number_or_null, place};
use crate::json::{Json, Wrong, text, text_or_null, wrong};
use crate::model::{Initiative, Mineral, Place};

pub fn initiative<J: Json>(file: &J, codes: &[String], minerals: &[Mineral]) -> Result<Initiative, Wrong> {
    let open = |key: &str| text_or_null(file, key).map(Option::unwrap_or_default);
    let at_deg = match (number_or_null(file, "lon")?, number_or_null(file, "lat")?) {
        (None, None) => None,
        (Some(lon), Some(lat)) if lon.abs() <= 180.0 && lat.abs() <= 90.0 => Some([lon, lat]),
        _ => return Err(wrong("lon", "two degrees on the globe with lat, or null in both")),
    };
    let confidence = text(file, "confidence")?;
    Ok(Initiative {
        id: text(file, "id")?,
        minerals: concerned(file, minerals)?,
        kind: text(file, "type")?,
        date: date(file, "date")?,
        status: text(file, "status")?,
        countries: countries(file, codes)?,
        parties: open("parties")?,
        quantity: number_or_null(file, "quantity")?,
        quantity_unit: open("quantity_unit")?,
        term_years: number_or_null(file, "term_years")?,
        amount: number_or_null(file, "amount")?,
        amount_currency: open("amount_currency")?,
        site_name: open("site_name")?,
        at_deg,
        summary: text(file, "summary")?,
        source_title: text(file, "source_title")?,
        source_url: text(file, "source_url")?,
        low_confidence: confidence == "low",
        confidence,
    })
}

fn countries<J: Json>(file: &J, codes: &[String]) -> Result<Vec<Place>, Wrong> {
    const KEY: &str = "countries_iso3";
    let joined = text_or_null(file, KEY)?.unwrap_or_default();
    let found = joined.split('|').filter(|code| !code.is_empty()).map(|code| place(codes, code));
    found.collect::<Option<_>>().ok_or_else(|| wrong(KEY, "codes of the index joined by |"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::model::fixture::world;

    const INITIATIVE: &str = r#"{"id":"A","name":"n","type":"offtake","date":"2024-02-15","status":"signed",
        "countries_iso3":"JPN|CAN","parties":"p; q","mineral":"graphite_natural","stage":null,"quantity":18000,
        "quantity_unit":"t/yr","term_years":7,"amount":null,"amount_currency":null,"site_name":null,
        "site_country_iso3":"CAN","lat":46.4,"lon":-72.4,"coord_source":null,"summary":"s","source_title":"t",
        "source_url":"u","source2_url":null,"confidence":"low","of":["graphite"]}"#;

    fn read(json: &str) -> Result<Initiative, Wrong> {
        let (dataset, _) = world("CHN > JPN 60k");
        let codes: Vec<String> = dataset.countries.iter().map(|c| c.code.clone()).collect();
        initiative(&&parse(json).expect("JSON"), &codes, &dataset.minerals)
    }

    #[test]
    fn an_initiative_keeps_what_is_unknown_as_unknown() {
        let initiative = read(INITIATIVE).expect("an initiative");
        let (dataset, _) = world("");
        let places = ["JPN", "CAN"].map(|code| dataset.place(code).expect("a place"));
        assert_eq!(initiative.countries, places);
        assert_eq!((initiative.minerals, initiative.kind.as_str()), (vec![0], "offtake"));
        assert_eq!((initiative.quantity, initiative.term_years), (Some(18_000.0), Some(7.0)));
        assert_eq!((initiative.amount, initiative.amount_currency.as_str()), (None, ""));
        assert_eq!((initiative.at_deg, initiative.site_name.as_str()), (Some([-72.4, 46.4]), ""));
        assert_eq!((initiative.low_confidence, initiative.confidence.as_str()), (true, "low"));
        let open = INITIATIVE
            .replace("46.4", "null")
            .replace("-72.4", "null")
            .replace(r#""2024-02-15""#, "null")
            .replace(r#""JPN|CAN""#, "null");
        let open = read(&open).expect("an initiative");
        assert_eq!((open.at_deg, open.date, open.countries), (None, None, Vec::new()));
    }

    #[test]
    fn a_refusal_names_the_column() {
        let point = "lon: two degrees on the globe with lat, or null in both expected";
        let cases = [
            ("JPN|CAN", "JPN|XXX", "countries_iso3: codes of the index joined by | expected"),
            (r#""2024-02-15""#, r#""soon""#, "date: a date, a month, a year or null expected, soon found"),
            ("18000", r#""many""#, "quantity: a number or null expected"),
            ("46.4", "null", point),
            ("46.4", "96.4", point),
            (r#"["graphite"]"#, r#"["gallium"]"#, "of[0].a mineral of the index expected, gallium found"),
            (r#""summary":"s","#, "", "summary: a field expected"),
        ];
        for (from, to, expected) in cases {
            assert!(INITIATIVE.contains(from), "{from}");
            assert_eq!(read(&INITIATIVE.replacen(from, to, 1)), Err(Wrong(expected.to_owned())));
        }
    }
}
