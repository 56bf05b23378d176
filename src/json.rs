//! A parsed JSON value, whoever parsed it, and how a checked reader takes it apart.
//! Knows JSON; does not know what any file means.
//!
//! The page takes apart what is written ([`written`]); what its modules are handed is parsed by the browser; the command
//! line and the tests read with serde_json, which would cost the page as much as the whole map drawing.

mod written;

use std::fmt;
pub use written::Written;

/// A JSON value.
pub trait Json: Sized {
    /// A field of an object; `None` where it is absent or this is no object.
    fn field(&self, key: &str) -> Option<Self>;
    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// A string.
    fn text(&self) -> Option<String>;
    /// A number.
    fn number(&self) -> Option<f64>;
    /// `true` or `false`.
    fn truth(&self) -> Option<bool>;
    /// Whether it is `null`.
    fn is_null(&self) -> bool;
}

/// What is wrong and where: `countries[3].id: a text expected`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A complaint about one place.
#[must_use]
pub fn wrong(at: &str, expected: &str) -> Wrong {
    Wrong([at, ": ", expected, " expected"].concat())
}

/// A whole number in the range of `T`.
#[must_use]
pub fn whole<J: Json, T: TryFrom<i64>>(value: &J) -> Option<T> {
    T::try_from(any_whole(value)?).ok()
}

#[inline(never)]
fn any_whole<J: Json>(value: &J) -> Option<i64> {
    let number = value.number()?;
    (number.trunc().to_bits() == number.to_bits() && number.abs() <= 9e15).then_some(number as i64)
}

/// A field that must be there.
///
/// # Errors
/// Names the field.
#[inline(never)]
pub fn need<J: Json>(object: &J, key: &str) -> Result<J, Wrong> {
    object.field(key).ok_or_else(|| wrong(key, "a field"))
}

/// A text field that must be there.
///
/// # Errors
/// Names the field.
#[inline(never)]
pub fn text<J: Json>(object: &J, key: &str) -> Result<String, Wrong> {
    need(object, key)?.text().map(seen).ok_or_else(|| wrong(key, "a text"))
}

/// A field that must be there and holds a text or `null`.
///
/// # Errors
/// Names the field.
#[inline(never)]
pub fn text_or_null<J: Json>(object: &J, key: &str) -> Result<Option<String>, Wrong> {
    let value = need(object, key)?;
    if value.is_null() {
        return Ok(None);
    }
    value.text().map(|text| Some(seen(text))).ok_or_else(|| wrong(key, "a text or null"))
}

/// A number field that must be there.
///
/// # Errors
/// Names the field.
#[inline(never)]
pub fn number<J: Json>(object: &J, key: &str) -> Result<f64, Wrong> {
    need(object, key)?.number().ok_or_else(|| wrong(key, "a number"))
}

/// A whole-number field that must be there.
///
/// # Errors
/// Names the field.
#[inline(never)]
pub fn whole_field<J: Json, T: TryFrom<i64>>(object: &J, key: &str) -> Result<T, Wrong> {
    whole(&need(object, key)?).ok_or_else(|| wrong(key, "a whole number in range"))
}

/// Hands every item of a list field to `read`; an absent list is empty where `optional`. It knows no type of what is
/// read, so that the page holds it once.
#[inline(never)]
fn each_item<J: Json>(
    object: &J,
    key: &str,
    optional: bool,
    read: &mut dyn FnMut(&J) -> Result<(), Wrong>,
) -> Result<(), Wrong> {
    let Some(list) = object.field(key) else {
        return if optional { Ok(()) } else { Err(wrong(key, "a field")) };
    };
    let items = list.items().ok_or_else(|| wrong(key, "a list"))?;
    for (at, item) in items.iter().enumerate() {
        read(item).map_err(|e| Wrong([key, "[", &at.to_string(), "].", &e.0].concat()))?;
    }
    Ok(())
}

fn read_list<J: Json, T>(
    object: &J,
    key: &str,
    optional: bool,
    read: &mut dyn FnMut(&J) -> Result<T, Wrong>,
) -> Result<Vec<T>, Wrong> {
    let mut out = Vec::new();
    each_item(object, key, optional, &mut |item| {
        out.push(read(item)?);
        Ok(())
    })?;
    Ok(out)
}

/// Every item of a list that must be there.
///
/// # Errors
/// Names the place inside the list.
pub fn list<J: Json, T>(
    object: &J,
    key: &str,
    mut read: impl FnMut(&J) -> Result<T, Wrong>,
) -> Result<Vec<T>, Wrong> {
    read_list(object, key, false, &mut read)
}

/// Every item of a list that may be absent.
///
/// # Errors
/// Names the place inside the list.
pub fn list_or_none<J: Json, T>(
    object: &J,
    key: &str,
    mut read: impl FnMut(&J) -> Result<T, Wrong>,
) -> Result<Vec<T>, Wrong> {
    read_list(object, key, true, &mut read)
}

/// Every row of a table that must be there, `{"columns":[…],"rows":[[…],…]}`. `read` gets at least one cell for each
/// of `columns`, which must come first and in this order; a later dataset may have more.
///
/// # Errors
/// Names the place inside the table.
pub fn table<J: Json>(
    object: &J,
    key: &str,
    columns: &[&str],
    read: &mut dyn FnMut(&[J]) -> Result<(), Wrong>,
) -> Result<(), Wrong> {
    let table = need(object, key)?;
    let inside = |e: Wrong| Wrong([key, ".", &e.0].concat());
    let found = list(&table, "columns", text_item).map_err(inside)?;
    if !found.iter().map(String::as_str).take(columns.len()).eq(columns.iter().copied()) {
        let (expected, found) = (columns.join(", "), found.join(", "));
        return Err(Wrong([key, ".columns: ", &expected, " expected, ", &found, " found"].concat()));
    }
    let row = |row: &J| match row.items() {
        Some(cells) if cells.len() == found.len() => read(&cells),
        _ => Err(Wrong("a cell for each column expected".to_owned())),
    };
    list(&table, "rows", row).map_err(inside).map(|_| ())
}

/// A text item.
///
/// # Errors
/// When it is none.
#[inline(never)]
pub fn text_item<J: Json>(item: &J) -> Result<String, Wrong> {
    item.text().map(seen).ok_or_else(|| wrong("item", "a text"))
}

/// Whether a sign belongs into a text that is shown. Controls do not: modules of code set them between what they tell
/// each other. Nor do signs that turn the direction of whatever stands behind them.
#[must_use]
pub fn is_seen(sign: char) -> bool {
    let turns = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    sign == '\n' || !(sign.is_control() || turns)
}

/// The text without what [`is_seen`] leaves out.
fn seen(text: String) -> String {
    if text.chars().all(is_seen) { text } else { text.chars().filter(|sign| is_seen(*sign)).collect() }
}

/// A whole-number item.
///
/// # Errors
/// When it is none or out of range.
pub fn whole_item<J: Json, T: TryFrom<i64>>(item: &J) -> Result<T, Wrong> {
    whole(item).ok_or_else(|| wrong("item", "a whole number in range"))
}

#[cfg(not(target_arch = "wasm32"))]
impl Json for &serde_json::Value {
    fn field(&self, key: &str) -> Option<Self> {
        self.get(key)
    }

    fn items(&self) -> Option<Vec<Self>> {
        Some(self.as_array()?.iter().collect())
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn truth(&self) -> Option<bool> {
        self.as_bool()
    }

    fn is_null(&self) -> bool {
        serde_json::Value::is_null(self)
    }
}

/// Parses a text natively.
///
/// # Errors
/// In the parser's words, with line and column.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str) -> Result<serde_json::Value, Wrong> {
    serde_json::from_str(text).map_err(|e| Wrong(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_names_the_place() {
        let value = parse(r#"{"a":[{"b":"x"},{"b":7}],"c":1.5}"#).expect("JSON");
        let read = |item: &&serde_json::Value| text(item, "b");
        assert_eq!(list(&&value, "a", read), Err(Wrong("a[1].b: a text expected".into())));
        assert_eq!(whole_field::<_, u16>(&&value, "c"), Err(wrong("c", "a whole number in range")));
        assert_eq!(list(&&value, "d", read), Err(wrong("d", "a field")));
        assert_eq!(list_or_none(&&value, "d", read), Ok(Vec::new()));
    }

    #[test]
    fn a_table_has_its_columns_first_and_a_cell_for_each() {
        let read = |text: &str| {
            let mut seen = Vec::new();
            let value = parse(text).expect("JSON");
            table(&&value, "t", &["a", "b"], &mut |cells| {
                seen.push(text_item(&cells[1])?);
                Ok(())
            })
            .map(|()| seen)
            .map_err(|e| e.0)
        };
        let good = Ok(vec!["x".to_owned()]);
        assert_eq!(read(r#"{"t":{"columns":["a","b"],"rows":[[1,"x"]]}}"#), good);
        assert_eq!(read(r#"{"t":{"columns":["a","b","c"],"rows":[[1,"x",2]]}}"#), good);
        for (text, expected) in [
            ("{}", "t: a field expected"),
            (r#"{"t":{"columns":["b","a"],"rows":[]}}"#, "t.columns: a, b expected, b, a found"),
            (r#"{"t":{"columns":["a"],"rows":[]}}"#, "t.columns: a, b expected, a found"),
            (r#"{"t":{"columns":["a","b"],"rows":[[1]]}}"#, "t.rows[0].a cell for each column expected"),
            (r#"{"t":{"columns":["a","b"],"rows":[[1,2]]}}"#, "t.rows[0].item: a text expected"),
        ] {
            assert_eq!(read(text), Err(expected.to_owned()));
        }
    }

    #[test]
    fn a_text_or_null_must_be_there() {
        let value = parse(r#"{"a":"x","b":null,"c":1}"#).expect("JSON");
        assert_eq!(text_or_null(&&value, "a"), Ok(Some("x".to_owned())));
        assert_eq!(text_or_null(&&value, "b"), Ok(None));
        assert_eq!(text_or_null(&&value, "c"), Err(wrong("c", "a text or null")));
        assert_eq!(text_or_null(&&value, "d"), Err(wrong("d", "a field")));
    }

    #[test]
    fn a_whole_number_is_in_range_or_none() {
        let of = |text: &str| parse(text).ok().and_then(|v| whole::<_, u16>(&&v));
        assert_eq!(
            [of("7"), of("7.0"), of("7.5"), of("-1"), of("70000"), of("1e300")],
            [Some(7), Some(7), None, None, None, None]
        );
    }
}
