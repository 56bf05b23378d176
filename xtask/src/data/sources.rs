//! The sources with their licences, and the words in which our tables cite them.
//! Knows one table; does not know what a source says.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use minerals_map::model::wire::Source;

use super::table::{Row, Table};

pub const SOURCES: &str = "data/sources.csv";

pub struct Sources {
    pub list: Vec<Source>,
    /// Id by citation.
    keys: BTreeMap<String, String>,
}

impl Sources {
    pub fn read(root: &Path) -> Result<Self> {
        let columns = ["id", "title", "publisher", "licence", "url", "cited_as"];
        let table = Table::read(&root.join(SOURCES), SOURCES, columns)?;
        let mut keys = BTreeMap::new();
        let mut list = Vec::new();
        for Row { cells: [id, title, publisher, licence, url, cited_as], .. } in &table.rows {
            let [id, title, publisher, licence, url] = [id, title, publisher, licence, url].map(Clone::clone);
            keys.insert(cited_as.clone(), id.clone());
            list.push(Source { id, title, publisher, licence, url });
        }
        Ok(Self { list, keys })
    }

    /// The id of the source that a table cites in these words.
    pub fn key(&self, cited_as: &str) -> Option<&str> {
        self.keys.get(cited_as).map(String::as_str)
    }
}
