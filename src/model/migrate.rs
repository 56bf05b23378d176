//! Files of older versions of the published shape, brought to the newest: one step a version, one after the other.
//! Knows what each version changed; whether a file keeps its promises is for [`super::decode`] to say.

use super::decode::Refusal;
use super::wire::SCHEMA;
use serde_json::{Map, Value};

type Step = fn(&mut Map<String, Value>) -> Result<(), Refusal>;

/// The step from version 1 comes first; the last leads to [`SCHEMA`].
const STEPS: [Step; SCHEMA as usize - 1] = [name_the_kind];

/// A file of the dataset in the newest version; likewise each file of a list, and those that an index holds in `flows`.
/// What is of the newest version already comes back as it is.
///
/// # Errors
/// Where a file is of no known version, or is none of those that its version had.
pub fn newest(mut file: Value) -> Result<Value, Refusal> {
    match &mut file {
        Value::Array(files) => files.iter_mut().try_for_each(of_file)?,
        one => of_file(one)?,
    }
    Ok(file)
}

fn of_file(file: &mut Value) -> Result<(), Refusal> {
    let Value::Object(fields) = file else {
        return Err(Refusal::Broken("a file: an object expected".to_owned()));
    };
    let found = fields.get("schema").and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok());
    let version = found.ok_or_else(|| Refusal::Shape("schema: a version expected".to_owned()))?;
    // Version 0 never was.
    let steps = version.checked_sub(1).and_then(|done| STEPS.get(done as usize..));
    for step in steps.ok_or(Refusal::Version(version))? {
        step(fields)?;
    }
    fields.insert("schema".to_owned(), SCHEMA.into());
    match fields.get_mut("flows") {
        Some(Value::Array(inside)) => inside.iter_mut().try_for_each(of_file),
        _ => Ok(()),
    }
}

/// Version 2: a file says of which kind it is.
fn name_the_kind(fields: &mut Map<String, Value>) -> Result<(), Refusal> {
    let kinds = [("countries", "index"), ("blocks", "flows"), ("stock_facts", "what_if")];
    let kind = kinds.into_iter().find(|(own, _)| fields.contains_key(*own));
    let (_, kind) = kind.ok_or_else(|| {
        Refusal::Shape("countries, blocks or stock_facts: one of these fields expected".to_owned())
    })?;
    fields.insert("kind".to_owned(), kind.into());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_file_of_the_first_version_gets_its_kind_and_one_of_the_newest_stays() {
        for (own, kind) in [("countries", "index"), ("blocks", "flows"), ("stock_facts", "what_if")] {
            let old = json!({"schema": 1, "edition": "e", own: []});
            let new = json!({"schema": 2, "kind": kind, "edition": "e", own: []});
            assert_eq!(newest(old), Ok(new.clone()));
            assert_eq!(newest(new.clone()), Ok(new));
        }
    }

    #[test]
    fn files_in_a_list_and_in_an_index_come_along() {
        let old = json!({"schema": 1, "blocks": []});
        let new = json!({"schema": 2, "kind": "flows", "blocks": []});
        assert_eq!(newest(json!([old, new])), Ok(json!([new, new])));
        let index = json!({"schema": 1, "countries": [], "flows": [old]});
        let expected = json!({"schema": 2, "kind": "index", "countries": [], "flows": [new]});
        assert_eq!(newest(index), Ok(expected));
    }

    #[test]
    fn what_is_of_no_version_or_kind_is_refused() {
        assert_eq!(newest(json!({"schema": 0, "blocks": []})), Err(Refusal::Version(0)));
        assert_eq!(newest(json!({"schema": 3, "blocks": []})), Err(Refusal::Version(3)));
        for (file, expected) in [
            (json!(7), "a file: an object expected"),
            (json!({"blocks": []}), "not a file of this schema: schema: a version expected"),
            (json!({"schema": -1}), "not a file of this schema: schema: a version expected"),
            (
                json!({"schema": 1}),
                "not a file of this schema: countries, blocks or stock_facts: one of these fields expected",
            ),
        ] {
            assert_eq!(newest(file).map_err(|refusal| refusal.to_string()), Err(expected.to_owned()));
        }
    }
}
