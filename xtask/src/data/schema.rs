//! The JSON Schema of the published files, made from the types they are written from.
//! Knows how it is called and worded; what is in it stands in [`minerals_map::model::wire`].

use anyhow::Result;
use minerals_map::model::Lang;
use minerals_map::model::wire::{File, NOT_AT_THE_START, OutputAtStart, SCHEMA};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// Its name, beside the data.
pub const FILE: &str = "schema.json";

/// The schema as it is published: JSON Schema 2020-12.
pub fn text() -> Result<String> {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File>();
    schema.insert("title".to_owned(), json!("Files of the minerals map"));
    schema.insert("version".to_owned(), json!(SCHEMA));
    let mut schema = Value::from(schema);
    add_start(&mut schema);
    one_line_each(&mut schema);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// The shape of `start.<language>.json` is that of the index without some of its tables, and with texts in one language.
fn add_start(schema: &mut Value) {
    let known = schema["$defs"].clone();
    let mut start = known["Index"].clone();
    for table in NOT_AT_THE_START {
        if let Some(fields) = start["properties"].as_object_mut() {
            fields.remove(table);
        }
    }
    start["properties"]["lang"] = json!({"description": "The language of its texts.", "enum": Lang::ALL.map(Lang::code), "type": "string"});
    if let Some(required) = start["required"].as_array_mut() {
        required.retain(|name| !NOT_AT_THE_START.iter().any(|table| name == table));
        required.push(json!("lang"));
    }
    in_one_language(&mut start, &known);
    let output = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<OutputAtStart>();
    let mut output = Value::from(output);
    schema["$defs"]["RowAtStart"] = output["$defs"]["RowAtStart"].take();
    if let Some(fields) = output.as_object_mut() {
        fields.retain(|name, _| !name.starts_with('$'));
    }
    start["properties"]["output"] = output;
    start["description"] =
        json!("start.<language>.json: of the index what a first view needs, in one language.");
    schema["$defs"]["Start"] = start;
    if let Some(kinds) = schema["oneOf"].as_array_mut() {
        let kind = json!({"kind": {"const": "start", "type": "string"}});
        kinds.push(json!({"$ref": "#/$defs/Start", "description": "start.<language>.json.", "properties": kind, "required": ["kind"]}));
    }
}

/// Puts definitions in the place of references to them, with texts in one language in the place of those in all.
fn in_one_language(shape: &mut Value, known: &Value) {
    let referred = shape["$ref"].as_str().and_then(|to| to.strip_prefix("#/$defs/")).map(str::to_owned);
    match (referred.as_deref(), shape) {
        (Some("Names"), shape) => {
            *shape = json!({"additionalProperties": {"type": "string"}, "maxProperties": 1, "minProperties": 1, "type": "object"});
        }
        (Some(name), shape) => {
            *shape = known[name].clone();
            in_one_language(shape, known);
        }
        (None, Value::Object(fields)) => fields.values_mut().for_each(|field| in_one_language(field, known)),
        (None, Value::Array(items)) => items.iter_mut().for_each(|item| in_one_language(item, known)),
        _ => {}
    }
}

/// Words above a type are broken where its source is; a reader of the schema wants them whole.
fn one_line_each(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(words) if name == "description" => {
                        *words = words.replace('\n', " ").replace('`', "")
                    }
                    other => one_line_each(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(one_line_each),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_published_schema_is_what_the_types_say_and_every_published_file_keeps_it() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
        let text = text().unwrap();
        assert_eq!(fs::read_to_string(folder.join(FILE)).unwrap(), text, "rebuild with `cargo xtask data`");
        let schema = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
        let mut files = 0;
        for entry in fs::read_dir(&folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name != FILE {
                let file = serde_json::from_slice(&fs::read(folder.join(&name)).unwrap()).unwrap();
                let wrong = schema.iter_errors(&file).next();
                assert!(wrong.is_none(), "{name}: {}", wrong.unwrap());
                files += 1;
            }
        }
        assert!(files > 50, "{files} files were checked");
    }

    #[test]
    fn a_file_of_another_kind_version_or_shape_is_refused() {
        let schema = jsonschema::validator_for(&serde_json::from_str(&text().unwrap()).unwrap()).unwrap();
        let block = json!({"line": "250410", "year": 2022, "from": [0], "n": [1], "to": [1], "usd": [5], "kg": [null]});
        let file = json!({"kind": "flows", "schema": SCHEMA, "edition": "e", "mineral": "graphite", "places": ["CHN", "JPN"], "blocks": [block]});
        assert!(schema.is_valid(&file));
        let wrong = [
            ("/kind", json!("rows")),
            ("/schema", json!(1)),
            ("/blocks/0/line", json!("25041")),
            ("/blocks/0/year", json!(1066)),
            ("/blocks/0/usd/0", json!(-5)),
            ("/blocks/0/kg/0", json!("unknown")),
            ("/places/0", json!(null)),
        ];
        for (place, value) in wrong {
            let mut file = file.clone();
            *file.pointer_mut(place).unwrap() = value;
            assert!(!schema.is_valid(&file), "{place}");
        }
    }
}
