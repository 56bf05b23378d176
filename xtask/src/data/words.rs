//! Texts of ours in the languages of the map, as our tables write them.
//! Knows that English and German are written for every text; where French or Japanese is not, the English stands.

use minerals_map::model::wire::Names;

use super::fault::{Fault, quote};
use super::table::{Row, Table};

/// The four cells from column `first` on, which `what` begins the names of: `title` is title_en, title_de and so on.
pub fn names<const N: usize>(
    table: &Table<N>,
    row: &Row<N>,
    first: usize,
    what: &str,
) -> Result<Names, Fault> {
    let cell = |at: usize| row.cells.get(first + at).map(String::as_str).unwrap_or_default();
    for (at, lang) in ["en", "de"].into_iter().enumerate() {
        if cell(at).is_empty() {
            return Err(table.fault(row, &format!("{what}_{lang}"), "a text", quote("")));
        }
    }
    let or_english = |at: usize| if cell(at).is_empty() { cell(0) } else { cell(at) }.to_owned();
    Ok(Names { en: or_english(0), de: or_english(1), fr: or_english(2), ja: or_english(3) })
}

/// The four texts with their language, in the order of the columns.
pub fn each(names: &mut Names) -> [(&'static str, &mut String); 4] {
    let Names { en, de, fr, ja } = names;
    [("en", en), ("de", de), ("fr", fr), ("ja", ja)]
}
