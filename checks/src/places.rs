//! Who trades: the numbers of the trade data and the three-letter code behind each.
//! Knows the table of codes; does not know names, maps or any row of trade.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::table::Table;

/// CEPII's own tables write S19 for "Other Asia, nes"; in the trade data that is Taiwan.
const OTHER_ASIA: (&str, &str) = ("S19", "TWN");

/// Everybody who reports trade. A place is its position in the sorted list of codes.
#[derive(Debug, Clone)]
pub struct Places {
    ids: Vec<String>,
    by_number: BTreeMap<u16, usize>,
}

impl Places {
    /// Reads the table of the trade folder; a number that it lacks is taken from the spare table.
    ///
    /// # Errors
    /// One line that names the table and what is wrong with it.
    pub fn read(baci: &Path, spare: &Path) -> Result<Self, String> {
        let mut codes = numbers(&Table::read(spare)?)?;
        for entry in fs::read_dir(baci).map_err(|e| format!("{}: {e}", baci.display()))? {
            let path = entry.map_err(|e| format!("{}: {e}", baci.display()))?.path();
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            if name.starts_with("country_codes_") && name.ends_with(".csv") {
                codes.extend(numbers(&Table::read(&path)?)?);
            }
        }
        Ok(Self::new(&codes))
    }

    /// Places from numbers and codes; two numbers with one code are one place.
    pub fn new(codes: &BTreeMap<u16, String>) -> Self {
        let ids: Vec<String> = codes.values().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        let by_number =
            codes.iter().filter_map(|(number, id)| Some((*number, ids.binary_search(id).ok()?))).collect();
        Self { ids, by_number }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// The place behind a number of the trade data.
    pub fn numbered(&self, number: u16) -> Option<usize> {
        self.by_number.get(&number).copied()
    }

    /// The place with a three-letter code.
    pub fn coded(&self, id: &str) -> Option<usize> {
        self.ids.binary_search_by(|own| own.as_str().cmp(id)).ok()
    }

    /// Three-letter code of a place.
    pub fn id(&self, place: usize) -> &str {
        &self.ids[place]
    }
}

fn numbers(table: &Table) -> Result<BTreeMap<u16, String>, String> {
    let code = |[number, id]: [&str; 2]| {
        let id = if id == OTHER_ASIA.0 { OTHER_ASIA.1 } else { id };
        let number =
            number.parse().map_err(|_| format!("country codes: a number expected, {number} found"))?;
        Ok((number, id.to_owned()))
    };
    table.select(["country_code", "country_iso3"])?.into_iter().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_of_one_territory_are_one_place_and_other_asia_is_taiwan() {
        let text = "country_code,country_name,country_iso3\n490,\"Asia, other\",S19\n276,a,DEU\n280,b,DEU\n";
        let places = Places::new(&numbers(&Table::parse("codes", text).unwrap()).unwrap());
        assert_eq!(places.count(), 2);
        assert_eq!(places.numbered(276), places.numbered(280));
        assert_eq!(places.numbered(490), places.coded("TWN"));
        assert_eq!(places.id(0), "DEU");
        assert_eq!(places.numbered(1), None);
    }
}
