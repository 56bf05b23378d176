//! Records of deals into the model.
//! Knows their fields; does not judge what a deal is worth.

use super::{names_in, place};
use crate::json::{Json, Wrong, need, number, text, wrong};
use crate::model::{Deal, Lang, Mineral, Place};

pub fn deal<J: Json>(
    file: &J,
    codes: &[String],
    minerals: &[Mineral],
    spoken: Option<Lang>,
) -> Result<Deal, Wrong> {
    let (slug, stage_slug) = (text(file, "mineral")?, text(file, "stage")?);
    let mineral = minerals.iter().position(|m| m.id == slug);
    let mineral = mineral.ok_or_else(|| wrong("mineral", "a mineral of the index"))?;
    let stages = minerals.get(mineral).map(|m| m.stages.as_slice()).unwrap_or_default();
    let stage = stages.iter().position(|s| s.id == stage_slug);
    let end = |key: &str| -> Result<Place, Wrong> {
        place(codes, &text(file, key)?).ok_or_else(|| wrong(key, "a code of the index"))
    };
    let tonnes = number(file, "tonnes")?;
    if tonnes <= 0.0 {
        return Err(wrong("tonnes", "a number above zero"));
    }
    Ok(Deal {
        id: text(file, "id")?,
        mineral,
        stage: stage.ok_or_else(|| wrong("stage", "a stage of its mineral"))?,
        from: end("from")?,
        to: end("to")?,
        tonnes,
        same_goods: need(file, "same_goods")?.truth().ok_or_else(|| wrong("same_goods", "true or false"))?,
        title: names_in(file, "title", spoken)?,
        note: names_in(file, "note", spoken)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::model::fixture::world;

    const DEAL: &str = r#"{"id":"A","mineral":"graphite","stage":"natural","from":"CAN","to":"JPN","tonnes":18000,
        "same_goods":false,"title":{"en":"t","de":"T","fr":"t","ja":"t"},"note":{"en":"n","de":"N","fr":"n","ja":"n"}}"#;

    fn read(json: &str) -> Result<Deal, Wrong> {
        let (dataset, _) = world("CHN > JPN 60k");
        let codes: Vec<String> = dataset.countries.iter().map(|c| c.code.clone()).collect();
        deal(&&parse(json).expect("JSON"), &codes, &dataset.minerals, None)
    }

    #[test]
    fn a_deal_has_both_ends_and_its_stage() {
        let deal = read(DEAL).expect("a deal");
        let (dataset, _) = world("");
        assert_eq!((Some(deal.from), Some(deal.to)), (dataset.place("CAN"), dataset.place("JPN")));
        assert_eq!((deal.mineral, deal.stage, deal.tonnes.to_bits()), (0, 0, 18_000f64.to_bits()));
        assert_eq!(
            (deal.same_goods, deal.title.in_lang(Lang::De), deal.note.in_lang(Lang::En)),
            (false, "T", "n")
        );
    }

    #[test]
    fn a_refusal_names_the_field() {
        let cases = [
            (r#""graphite""#, r#""tin""#, "mineral: a mineral of the index expected"),
            (r#""natural""#, r#""ore""#, "stage: a stage of its mineral expected"),
            (r#""CAN""#, r#""XXX""#, "from: a code of the index expected"),
            (r#""to":"JPN""#, r#""to":null"#, "to: a text expected"),
            ("18000", "0", "tonnes: a number above zero expected"),
            ("18000", "null", "tonnes: a number expected"),
            ("false", r#""no""#, "same_goods: true or false expected"),
            (r#""note""#, r#""notes""#, "note: a field expected"),
        ];
        for (from, to, expected) in cases {
            assert!(DEAL.contains(from), "{from}");
            assert_eq!(read(&DEAL.replacen(from, to, 1)), Err(Wrong(expected.to_owned())));
        }
    }
}
