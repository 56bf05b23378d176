//! Records of controls into the model.
//! Knows their columns; does not judge what a control means.

use super::{concerned, place};
use crate::json::{Json, Wrong, need, text, text_or_null, wrong};
use crate::model::control::is_date;
use crate::model::{Control, Mineral};

pub fn control<J: Json>(file: &J, codes: &[String], minerals: &[Mineral]) -> Result<Control, Wrong> {
    let issuer = need(file, ISSUER)?.text().and_then(|code| place(codes, &code));
    Ok(Control {
        id: text(file, "id")?,
        minerals: concerned(file, minerals)?,
        issuer: issuer.ok_or_else(|| wrong(ISSUER, "a code of the index"))?,
        date_announced: date(file, "date_announced")?,
        date_effective: date(file, "date_effective")?,
        date_end: date(file, "date_end")?,
        suspended_from: date(file, "suspended_from")?,
        suspended_until: date(file, "suspended_until")?,
        kind: text(file, "type")?,
        targets: text(file, "targets")?,
        status: text(file, "status")?,
        instrument: text(file, "instrument")?,
        summary: text(file, "summary")?,
        source_title: text(file, "source_title")?,
        source_url: text(file, "source_url")?,
        low_confidence: text(file, "confidence")? == "low",
    })
}

const ISSUER: &str = "issuing_country_iso3";

#[inline(never)]
pub fn date<J: Json>(file: &J, key: &str) -> Result<Option<String>, Wrong> {
    match text_or_null(file, key)? {
        Some(text) if !is_date(&text) => {
            Err(Wrong([key, ": a date, a month, a year or null expected, ", &text, " found"].concat()))
        }
        date => Ok(date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::model::fixture::world;

    const CONTROL: &str = r#"{"id":"ID-2020-NI","date_announced":null,"date_effective":"2020-01-01","date_end":null,
        "suspended_from":null,"suspended_until":"2029","issuing_country_iso3":"JPN","issuing_body":"b","instrument":"i",
        "type":"ban","minerals":"graphite_natural","targets":"ALL","status":"in force","summary":"s","source_title":"t",
        "source_url":"u","source2_url":null,"confidence":"low","of":["graphite"]}"#;

    fn read(json: &str) -> Result<Control, Wrong> {
        let (dataset, _) = world("CHN > JPN 60k");
        let codes: Vec<String> = dataset.countries.iter().map(|c| c.code.clone()).collect();
        control(&&parse(json).expect("JSON"), &codes, &dataset.minerals)
    }

    #[test]
    fn a_control_keeps_what_is_unknown_as_unknown() {
        let control = read(CONTROL).expect("a control");
        assert_eq!((control.minerals, control.kind.as_str(), control.low_confidence), (vec![0], "ban", true));
        assert_eq!((control.date_announced, control.date_end, control.suspended_from), (None, None, None));
        assert_eq!(control.date_effective.as_deref(), Some("2020-01-01"));
        assert_eq!(control.suspended_until.as_deref(), Some("2029"));
        assert_eq!(Some(control.issuer), world("").0.place("JPN"));
        let none = CONTROL.replace(r#"["graphite"]"#, "[]");
        assert!(read(&none).expect("a control").minerals.is_empty());
    }

    #[test]
    fn a_refusal_names_the_column() {
        let cases = [
            (r#""JPN""#, r#""XXX""#, "issuing_country_iso3: a code of the index expected"),
            (
                r#""2029""#,
                r#""soon""#,
                "suspended_until: a date, a month, a year or null expected, soon found",
            ),
            (r#""date_end":null"#, r#""date_end":2029"#, "date_end: a text or null expected"),
            (r#""date_end":null,"#, "", "date_end: a field expected"),
            (r#"["graphite"]"#, r#"["gallium"]"#, "of[0].a mineral of the index expected, gallium found"),
            (
                r#"["graphite"]"#,
                r#"["graphite","graphite"]"#,
                "of: minerals in the order of the index, each once, expected",
            ),
            (r#","of":["graphite"]"#, "", "of: a field expected"),
        ];
        for (from, to, expected) in cases {
            assert!(CONTROL.contains(from), "{from}");
            assert_eq!(read(&CONTROL.replacen(from, to, 1)), Err(Wrong(expected.to_owned())));
        }
    }
}
