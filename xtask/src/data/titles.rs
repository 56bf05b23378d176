//! What controls and initiatives are called, and how they stood when last seen, in our own words.
//! Knows that each has one text; does not know what its record says.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use minerals_map::model::wire::{Names, Told};

use super::fault::{Fault, quote};
use super::table::Table;
use super::words;

const TITLES: &str = "data/editorial/policy_texts.csv";
/// Letters of a title: one line in a list.
const LONGEST: usize = 90;

pub struct Titles(BTreeMap<String, Told>);

impl Titles {
    /// `ids` are those of all controls and initiatives; none may lack its text, and no text its id.
    pub fn read<'a>(root: &Path, ids: impl Iterator<Item = &'a str> + Clone) -> Result<Self> {
        let columns = [
            "id",
            "title_en",
            "title_de",
            "title_fr",
            "title_ja",
            "status_en",
            "status_de",
            "status_fr",
            "status_ja",
        ];
        let table = Table::read(&root.join(TITLES), TITLES, columns)?;
        let mut titles = BTreeMap::new();
        for row in &table.rows {
            let id = &row.cells[0];
            if !ids.clone().any(|known| known == id) {
                let expected = "an id of data/policy/controls.csv or data/policy/initiatives.csv";
                return Err(table.fault(row, "id", expected, quote(id)).into());
            }
            let mut title = words::names(&table, row, 1, "title")?;
            for (lang, text) in words::each(&mut title) {
                let letters = text.chars().count();
                if letters > LONGEST {
                    let expected = format!("at most {LONGEST} letters");
                    return Err(table
                        .fault(row, &format!("title_{lang}"), expected, letters.to_string())
                        .into());
                }
            }
            let told =
                Told { id: id.clone(), title, status: words::names(&table, row, 5, "status")?, note: None };
            if titles.insert(id.clone(), told).is_some() {
                return Err(table.fault(row, "id", "an id once", quote(id)).into());
            }
        }
        for id in ids {
            if !titles.contains_key(id) {
                let expected = "a row for each control and initiative";
                return Err(Fault::new(TITLES, 0, "id", expected, format!("none for {}", quote(id))).into());
            }
        }
        Ok(Self(titles))
    }

    /// The title of an id; empty for one that no table has.
    pub fn title(&self, id: &str) -> Names {
        self.0.get(id).map(|told| told.title.clone()).unwrap_or_default()
    }

    /// A text for each id in its order, with the note of that id.
    pub fn told<'a>(&self, ids: impl Iterator<Item = &'a str>, notes: &BTreeMap<String, Names>) -> Vec<Told> {
        let told = ids.filter_map(|id| self.0.get(id));
        told.map(|t| Told { note: notes.get(&t.id).cloned(), ..t.clone() }).collect()
    }
}
