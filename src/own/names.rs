//! What the cells of a reader's file may call a country, a mineral and a stage.
//! Knows codes, numbers and names in every language of the data, and common other words; asks for no spelling twice.

use crate::fold::{fold, fold_spelt_out};
use crate::model::{Dataset, Lang, Names, Place};
use std::collections::HashMap;

/// A row a word: what, its id, the language, the word. See `data/editorial/SOURCE.md`.
const SYNONYMS: &str = include_str!("../../data/editorial/synonyms.csv");
/// The numbers of the trade data, as its publisher gives them.
const TRADE_CODES: &str = include_str!("../../data/baci/country_codes.csv");
/// Where ISO 3166 has another number than the trade data.
const ISO_NUMBERS: [(&str, &str); 6] =
    [("158", "TWN"), ("250", "FRA"), ("356", "IND"), ("578", "NOR"), ("756", "CHE"), ("840", "USA")];
/// Different spellings that are kept; more would be no names.
const MOST_SPELLINGS: usize = 20_000;

/// Names of one kind of thing, as they are folded; `None` for one that several things have.
#[derive(Debug, Default)]
struct Terms {
    folded: HashMap<String, Option<u16>>,
    /// What was found for a cell, as it is written.
    spelt: HashMap<Vec<u8>, Option<u16>>,
}

impl Terms {
    fn name(&mut self, name: &str, of: u16) {
        for folded in [Some(fold(name)), fold_spelt_out(name)].into_iter().flatten() {
            if !folded.is_empty() {
                let known = self.folded.entry(folded).or_insert(Some(of));
                if *known != Some(of) {
                    *known = None;
                }
            }
        }
    }

    fn names(&mut self, names: &Names, of: u16) {
        for lang in Lang::ALL {
            self.name(names.in_lang(lang), of);
        }
    }

    fn find(&mut self, cell: &[u8]) -> Option<u16> {
        if let Some(found) = self.spelt.get(cell) {
            return *found;
        }
        let found = std::str::from_utf8(cell).ok().and_then(|name| self.folded.get(&fold(name)).copied()?);
        if self.spelt.len() < MOST_SPELLINGS {
            self.spelt.insert(cell.to_vec(), found);
        }
        found
    }
}

/// Countries, minerals and stages of a dataset by all their names.
#[derive(Debug)]
pub struct Lookup {
    countries: Terms,
    minerals: Terms,
    /// By mineral.
    stages: Vec<Terms>,
    numbers: HashMap<u16, u16>,
}

impl Lookup {
    /// All names of a dataset.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let mut countries = Terms::default();
        for (place, country) in dataset.places() {
            let of = u16::from(place.0);
            countries.names(&country.name, of);
            countries.name(&country.code, of);
            countries.name(&country.iso2, of);
        }
        let (mut minerals, mut stages) = (Terms::default(), Vec::new());
        for (at, mineral) in (0_u16..).zip(&dataset.minerals) {
            minerals.names(&mineral.name, at);
            minerals.name(&mineral.id, at);
            let mut own = Terms::default();
            for (at, stage) in (0_u16..).zip(&mineral.stages) {
                own.names(&stage.name, at);
                own.name(&stage.id, at);
            }
            stages.push(own);
        }
        for line in SYNONYMS.lines().skip(1) {
            let mut cells = line.split(',');
            let (what, id, word) = (cells.next(), cells.next().unwrap_or_default(), cells.nth(1));
            let word = word.unwrap_or_default();
            if what == Some("area") {
                if let Some(place) = dataset.place(id) {
                    countries.name(word, u16::from(place.0));
                }
            } else if let Some(at) = dataset.mineral_at(id).and_then(|at| u16::try_from(at).ok()) {
                minerals.name(word, at);
            }
        }
        Self { countries, minerals, stages, numbers: numbers(dataset) }
    }

    /// A country by a code of two or three letters, a number of the trade data or of ISO 3166, or a name.
    pub fn country(&mut self, cell: &[u8]) -> Option<Place> {
        let is_number = !cell.is_empty() && cell.iter().all(u8::is_ascii_digit);
        let found = if is_number { self.number(cell) } else { self.countries.find(cell) };
        found.and_then(|at| u8::try_from(at).ok()).map(Place)
    }

    /// A country by its number.
    fn number(&self, cell: &[u8]) -> Option<u16> {
        let number = std::str::from_utf8(cell).ok().filter(|digits| digits.len() <= 4)?.parse().ok()?;
        self.numbers.get(&number).copied()
    }

    /// Position of a mineral by its slug or a name.
    pub fn mineral(&mut self, cell: &[u8]) -> Option<usize> {
        self.minerals.find(cell).map(usize::from)
    }

    /// Position of a stage by its slug or a name; that of the only one where the cell is empty.
    pub fn stage(&mut self, mineral: usize, cell: &[u8], count: usize) -> Option<usize> {
        if cell.is_empty() && count == 1 {
            return Some(0);
        }
        self.stages.get_mut(mineral)?.find(cell).map(usize::from)
    }
}

fn numbers(dataset: &Dataset) -> HashMap<u16, u16> {
    let of_trade = TRADE_CODES.lines().skip(1).filter_map(|line| {
        let number = line.split(',').next()?;
        Some((number, line.rsplit(',').next()?))
    });
    let all = of_trade.chain(ISO_NUMBERS);
    all.filter_map(|(number, code)| Some((number.parse().ok()?, u16::from(dataset.place(code)?.0)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::disk::Folder;
    use std::path::Path;

    #[test]
    fn every_country_is_found_by_each_of_its_names_codes_and_numbers() {
        let dataset = Folder::open(Path::new("public/data")).expect("the dataset").dataset;
        let mut lookup = Lookup::new(&dataset);
        for (place, country) in dataset.places() {
            let names = Lang::ALL.map(|lang| country.name.in_lang(lang));
            for name in names.into_iter().chain([&*country.code, &country.iso2]) {
                assert!(name.is_empty() || lookup.country(name.as_bytes()) == Some(place), "{name}");
            }
        }
        let iso = std::fs::read_to_string("data/countries/countries.csv").expect("the table");
        for line in iso.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let traded = TRADE_CODES.lines().any(|l| l.ends_with(cells[1]));
            if traded {
                assert_eq!(lookup.country(cells[2].as_bytes()), dataset.place(cells[1]), "{line}");
            }
        }
    }

    #[test]
    fn other_words_numbers_and_spellings_are_found_and_groups_are_not() {
        let dataset = Folder::open(Path::new("public/data")).expect("the dataset").dataset;
        let mut lookup = Lookup::new(&dataset);
        for (cell, code) in [
            ("usa", "USA"),
            ("842", "USA"),
            ("840", "USA"),
            ("032", "ARG"),
            ("490", "TWN"),
            ("Suedkorea", "KOR"),
            ("CHINE", "CHN"),
            ("日本", "JPN"),
            ("Côte d'Ivoire", "CIV"),
        ] {
            assert_eq!(lookup.country(cell.as_bytes()), dataset.place(code), "{cell}");
        }
        for cell in ["EU27", "World", "WLD", "0", "99999", "", "\u{fffd}", "China, Japan"] {
            assert_eq!(lookup.country(cell.as_bytes()), None, "{cell}");
        }
        let graphite = lookup.mineral("Graphite".as_bytes()).expect("graphite");
        assert_eq!(dataset.minerals[graphite].id, "graphite");
        let count = dataset.minerals[graphite].stages.len();
        assert_eq!(lookup.stage(graphite, b"natural", count), Some(0));
        assert_eq!(lookup.stage(graphite, b"", count), (count == 1).then_some(0));
    }
}
