//! Against serde_json, value by value, on lots and on texts that are cut off.

use super::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

fn same(ours: &Written, theirs: &Value) {
    match theirs {
        Value::Null => assert!(ours.is_null()),
        Value::Bool(truth) => assert_eq!(ours.truth(), Some(*truth)),
        Value::Number(number) => assert_eq!(ours.number(), number.as_f64()),
        Value::String(text) => assert_eq!(ours.text().as_ref(), Some(text)),
        Value::Array(items) => {
            let found = ours.items().expect("a list");
            assert_eq!(found.len(), items.len());
            found.iter().zip(items).for_each(|(ours, theirs)| same(ours, theirs));
        }
        Value::Object(fields) => {
            for (key, theirs) in fields {
                same(&ours.field(key).expect("a field"), theirs);
            }
            assert!(ours.field("no such").is_none() && ours.items().is_none());
        }
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-9_999_999_i64..9_999_999).prop_map(|n| Value::from(n as f64 / 1000.0)),
        "\\PC{0,8}|[\"\\\\/\u{8}\n\t\u{1F600}]{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map("[a-z_]{0,6}", inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000, failure_persistence: None, rng_seed: RngSeed::Fixed(0x6a73_6f6e), ..ProptestConfig::default()
    })]

    #[test]
    fn reads_what_serde_json_writes(value in any_value(), is_pretty in any::<bool>()) {
        let text = if is_pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        same(&Written::of(&text).expect("JSON"), &value);
    }

    #[test]
    fn takes_for_json_what_serde_json_does(text in "[\\[\\]{}:,\"a0-9eE.+ \\-\\\\u\n]{0,12}|(true|nul|null|fals|,){1,2}") {
        let theirs = serde_json::from_str::<Value>(&text);
        // A number too large for a float is JSON all the same, and a half of a pair a text.
        let is_ours = theirs.is_ok() || theirs.is_err_and(|e| {
            let why = e.to_string();
            why.contains("out of range") || why.contains("surrogate") || why.contains("hex escape")
        });
        prop_assert_eq!(Written::of(&text).is_some(), is_ours, "{}", text);
    }
}

#[test]
fn escapes_are_the_signs_they_stand_for() {
    for (text, read) in [
        (r#""\u00e9\u65e5\ud83d\ude00\/\"""#, "é日😀/\""),
        (r#""a\ud83dx""#, "a\u{fffd}x"),
        (r#""\ude00""#, "\u{fffd}"),
    ] {
        assert_eq!(Written::of(text).unwrap().text().unwrap(), read);
    }
}

#[test]
fn a_text_that_is_cut_off_or_bottomless_is_none() {
    let whole = r#"{"a": [1, "x\n", {"b": null}], "c": -1.5e-3}"#;
    for end in 0..whole.len() {
        assert!(Written::of(&whole[..end]).is_none(), "{}", &whole[..end]);
    }
    assert!(Written::of(whole).is_some());
    assert!(Written::of(&"[".repeat(1_000_000)).is_none());
}
