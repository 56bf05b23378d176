//! Which minerals of the map a name in our other tables concerns: none, one, or several.
//! Knows `aliases.csv` and the slugs; does not know who uses a name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use minerals_map::model::wire::Mineral;

use super::fault::{Fault, quote};
use super::table::{Row, Table};

const ALIASES: &str = "data/editorial/aliases.csv";

pub struct Aliases {
    /// Slugs in editorial order.
    slugs: Vec<String>,
    /// Positions in `slugs` by name.
    at: BTreeMap<String, BTreeSet<usize>>,
}

impl Aliases {
    /// `minerals` are in editorial order; a slug is a name of itself.
    pub fn read(root: &Path, minerals: &[Mineral]) -> Result<Self> {
        let slugs: Vec<String> = minerals.iter().map(|m| m.id.clone()).collect();
        let mut at = BTreeMap::new();
        let table = Table::read(&root.join(ALIASES), ALIASES, ["alias", "mineral", "note"])?;
        for row in &table.rows {
            let [alias, minerals, _] = &row.cells;
            let mut of = BTreeSet::new();
            for slug in minerals.split('|').filter(|s| !s.is_empty()) {
                let expected = "slugs of data/editorial/minerals.csv joined by |, or nothing";
                let found = slugs.iter().position(|s| s == slug);
                of.insert(found.ok_or_else(|| table.fault(row, "mineral", expected, quote(slug)))?);
            }
            if at.insert(alias.clone(), of).is_some() {
                return Err(table.fault(row, "alias", "a name once", quote(alias)).into());
            }
            if slugs.contains(alias) && alias != minerals {
                let expected = format!("{alias}, since it is a slug itself");
                return Err(table.fault(row, "mineral", expected, quote(minerals)).into());
            }
        }
        at.extend(slugs.iter().enumerate().map(|(i, slug)| (slug.clone(), BTreeSet::from([i]))));
        Ok(Self { slugs, at })
    }

    /// Slugs of the minerals that names joined by | concern, in editorial order.
    ///
    /// # Errors
    /// The first name that is unknown.
    pub fn slugs<'a>(&self, names: &'a str) -> Result<Vec<&str>, &'a str> {
        let mut of: BTreeSet<usize> = BTreeSet::new();
        for name in names.split('|').filter(|n| !n.is_empty()) {
            of.extend(self.at.get(name).ok_or(name)?);
        }
        Ok(of.into_iter().filter_map(|i| self.slugs.get(i)).map(String::as_str).collect())
    }

    /// The message for an unknown name.
    pub fn fault<const N: usize>(&self, table: &Table<N>, row: &Row<N>, column: &str, name: &str) -> Fault {
        table.fault(row, column, format!("a mineral or a name of {ALIASES}"), quote(name))
    }
}
