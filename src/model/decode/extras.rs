//! The file of words and facts beside a "what if" into the model.
//! Knows its lists; an error names the place, what was expected and what was found.

use super::{Refusal, check_edition, check_version, concerned, names};
use crate::json::{Json, Wrong, list, need, text, wrong};
use crate::model::{Dataset, Extras, Names, Site, StockFact, Told};

/// Reads the file that [`Dataset::what_if`] names.
///
/// # Errors
/// A [`Refusal`] when the value is not such a file of this schema and edition.
pub fn extras<J: Json>(file: &J, dataset: &Dataset) -> Result<Extras, Refusal> {
    check_version(file, "what_if")?;
    check_edition(file, &dataset.edition)?;
    Ok(Extras {
        controls: list(file, "controls", told)?,
        initiatives: list(file, "initiatives", told)?,
        stock_facts: list(file, "stock_facts", |fact| stock_fact(fact, dataset))?,
        sites: list(file, "sites", |site| self::site(site, dataset))?,
    })
}

#[inline(never)]
fn told<J: Json>(file: &J) -> Result<Told, Wrong> {
    Ok(Told {
        id: text(file, "id")?,
        title: names(file, "title")?,
        status: names(file, "status")?,
        note: note(file)?,
    })
}

fn note<J: Json>(file: &J) -> Result<Option<Names>, Wrong> {
    match file.field("note") {
        Some(note) if !note.is_null() => names(file, "note").map(Some),
        _ => Ok(None),
    }
}

fn stock_fact<J: Json>(file: &J, dataset: &Dataset) -> Result<StockFact, Wrong> {
    Ok(StockFact {
        country: text(file, "country")?,
        minerals: concerned(file, &dataset.minerals)?,
        text: names(file, "text")?,
        as_of: text(file, "as_of")?,
        source_title: text(file, "source_title")?,
        source_url: text(file, "source_url")?,
        low_confidence: text(file, "confidence")? == "low",
    })
}

fn site<J: Json>(file: &J, dataset: &Dataset) -> Result<Site, Wrong> {
    let minerals = concerned(file, &dataset.minerals)?;
    if minerals.is_empty() {
        return Err(wrong("of", "at least one mineral"));
    }
    let at = need(file, "at")?.items().unwrap_or_default();
    let degrees: Option<Vec<f64>> = at.iter().map(Json::number).collect();
    let at_deg = match degrees.as_deref() {
        Some([lon, lat]) if lon.abs() <= 180.0 && lat.abs() <= 90.0 => [*lon, *lat],
        _ => return Err(wrong("at", "two degrees on the globe")),
    };
    Ok(Site {
        name: text(file, "name")?,
        operator: text(file, "operator")?,
        minerals,
        kind: text(file, "stage")?,
        status: text(file, "status")?,
        at_deg,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::model::Lang;
    use crate::model::fixture::world;

    const EXTRAS: &str = r#"{"kind":"what_if","schema":2,"edition":"test","controls":[{"id":"C","title":NAMES,"status":NAMES}],
        "initiatives":[{"id":"I","title":NAMES,"status":NAMES,"note":NAMES}],
        "stock_facts":[{"country":"EUU","of":[],"text":NAMES,"as_of":"2021-2024","source_title":"t","source_url":"u",
        "confidence":"low"}],
        "sites":[{"name":"S","operator":"","of":["graphite"],"stage":"mine","status":"active","at":[-72.5,46.25]}]}"#;

    fn read(from: &str, to: &str) -> Result<Extras, String> {
        assert!(EXTRAS.contains(from), "{from}");
        let json = EXTRAS.replacen(from, to, 1).replace("NAMES", r#"{"en":"e","de":"d","fr":"f","ja":"j"}"#);
        extras(&&parse(&json).map_err(|e| e.0)?, &world("").0).map_err(|e| e.to_string())
    }

    #[test]
    fn words_facts_and_sites_are_read() {
        let extras = read("", "").expect("extras");
        assert_eq!((extras.controls[0].id.as_str(), &extras.controls[0].note), ("C", &None));
        assert_eq!(extras.initiatives[0].note.as_ref().map(|n| n.in_lang(Lang::De)), Some("d"));
        let fact = &extras.stock_facts[0];
        assert_eq!((fact.country.as_str(), fact.low_confidence, fact.concerns(0)), ("EUU", true, true));
        assert_eq!((&extras.sites[0].minerals[..], extras.sites[0].at_deg), (&[0][..], [-72.5, 46.25]));
        let open = read(r#","note":NAMES"#, r#","note":null"#).expect("extras");
        assert_eq!(open.initiatives[0].note, None);
    }

    #[test]
    fn a_fact_concerns_its_minerals_or_every_one() {
        let fact = read(r#""of":[],"#, r#""of":["graphite"],"#).expect("extras").stock_facts.remove(0);
        assert_eq!([fact.concerns(0), fact.concerns(1)], [true, false]);
    }

    #[test]
    fn a_refusal_names_the_place() {
        let shape = |what: &str| format!("not a file of this schema: {what}");
        let cases = [
            (r#""schema":2"#, r#""schema":3"#, "schema version 2 expected, 3 found".to_owned()),
            (r#""what_if""#, r#""flows""#, shape("kind: what_if expected")),
            (r#""test""#, r#""old""#, "another edition: old".to_owned()),
            (r#""controls""#, r#""control""#, shape("controls: a field expected")),
            (r#""title":NAMES"#, r#""title":1"#, shape("controls[0].en: a field expected")),
            (r#""note":NAMES"#, r#""note":{"en":"e"}"#, shape("initiatives[0].de: a field expected")),
            (
                r#"["graphite"]"#,
                r#"["tin"]"#,
                shape("sites[0].of[0].a mineral of the index expected, tin found"),
            ),
            (r#"["graphite"]"#, "[]", shape("sites[0].of: at least one mineral expected")),
            ("[-72.5,46.25]", "[-72.5]", shape("sites[0].at: two degrees on the globe expected")),
            ("[-72.5,46.25]", "[-72.5,96]", shape("sites[0].at: two degrees on the globe expected")),
            (r#""as_of""#, r#""since""#, shape("stock_facts[0].as_of: a field expected")),
        ];
        for (from, to, expected) in cases {
            assert_eq!(read(from, to), Err(expected));
        }
    }
}
