//! Groups of countries: who is meant where a link names the European Union or the Group of Seven.
//! Knows the table of countries; does not know trade, nor who is cut off.

use std::collections::BTreeMap;
use std::path::Path;

use crate::places::Places;
use crate::table::Table;

/// Members of each group, by its code.
#[derive(Debug, Clone)]
pub struct Groups(BTreeMap<String, Vec<usize>>);

impl Groups {
    /// Reads the table of countries.
    ///
    /// # Errors
    /// One line that names the table and what is wrong with it.
    pub fn read(path: &Path, places: &Places) -> Result<Self, String> {
        Self::of(&Table::read(path)?, places)
    }

    pub(crate) fn of(table: &Table, places: &Places) -> Result<Self, String> {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for [id, codes] in table.select(["iso3", "groups"])? {
            // Who trades with nobody has no place, and nothing that could be cut off.
            let Some(place) = places.coded(id) else { continue };
            for code in codes.split('|').filter(|code| !code.is_empty()) {
                groups.entry(code.to_owned()).or_default().push(place);
            }
        }
        Ok(Self(groups))
    }

    /// Codes of all groups.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Members of a group.
    pub fn members(&self, code: &str) -> Option<&[usize]> {
        self.0.get(code).map(Vec::as_slice)
    }

    /// The places behind a code of a link, a country or a group; `None` where it is neither.
    pub fn named(&self, code: &str, places: &Places) -> Option<Vec<usize>> {
        self.members(code).map(<[usize]>::to_vec).or_else(|| places.coded(code).map(|place| vec![place]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_may_be_in_several_groups_and_who_does_not_trade_is_in_none() {
        let text = "iso3,name,groups\nDEU,a,EU27|G7\nFRA,b,EU27|G7\nIND,c,QUAD\nAND,d,\nESP,e,EU27\n";
        let codes = [(1, "AND"), (2, "DEU"), (3, "FRA"), (4, "IND")].map(|(n, id)| (n, id.to_owned()));
        let places = Places::new(&codes.into());
        let groups = Groups::of(&Table::parse("countries", text).unwrap(), &places).unwrap();
        assert_eq!(groups.codes().collect::<Vec<_>>(), ["EU27", "G7", "QUAD"]);
        assert_eq!(groups.members("EU27"), Some(&[1, 2][..]));
        assert_eq!(groups.named("G7", &places), Some(vec![1, 2]));
        assert_eq!(groups.named("IND", &places), Some(vec![3]));
        assert_eq!(groups.named("ESP", &places), None);
    }
}
