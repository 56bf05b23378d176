//! Who trades: today's territories, the former reporters of the trade data, and the codes it uses for them.
//! Knows three tables; does not know any row of trade.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use minerals_map::model::Group;
use minerals_map::model::wire::{Country, Names};

use super::fault::{Fault, quote};
use super::folder::Folder;
use super::table::{Row, Table};

const COUNTRIES: &str = "data/countries/countries.csv";
const PLACES: &str = "data/editorial/places.csv";
const CODES: &str = "data/baci/country_codes.csv";
/// CEPII's official tables call "Other Asia, nes" S19; in the trade data that is Taiwan.
const OTHER_ASIA: (&str, &str) = ("S19", "TWN");
/// Above every position in `countries`: a reporter the map does not have.
const ELSEWHERE: u16 = 1000;

/// The territories of the map and the trade data's numbers for them.
pub struct Territories {
    /// Sorted by code.
    pub countries: Vec<Country>,
    slots: BTreeMap<u16, u16>,
    /// Table the numbers were read from.
    pub codes_file: String,
}

/// A reporter of the trade data: the same for two numbers of one territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reporter(u16);

impl Reporter {
    /// Position in [`Territories::countries`]; `None` for a reporter the map does not have.
    pub fn on_map(self) -> Option<u16> {
        (self.0 < ELSEWHERE).then_some(self.0)
    }
}

impl Territories {
    pub fn read(root: &Path, folder: &Folder) -> Result<Self> {
        let mut countries = read_countries(root)?;
        add_places(root, &mut countries)?;
        let committed = (CODES.to_owned(), root.join(CODES));
        let (name, path) = folder.country_codes.clone().unwrap_or(committed);
        let ids = countries.keys().enumerate().map(|(at, id)| (id.as_str(), at as u16)).collect();
        let slots = read_codes(&path, &name, &ids)?;
        Ok(Self { countries: countries.into_values().collect(), slots, codes_file: name })
    }

    /// The reporter behind a number of the trade data.
    pub fn reporter(&self, code: u16) -> Option<Reporter> {
        self.slots.get(&code).copied().map(Reporter)
    }
}

fn read_countries(root: &Path) -> Result<BTreeMap<String, Country>> {
    let table = Table::read(
        &root.join(COUNTRIES),
        COUNTRIES,
        [
            "iso2",
            "iso3",
            "iso_n3",
            "name_en",
            "name_de",
            "name_fr",
            "name_ja",
            "label_lon",
            "label_lat",
            "centroid_lon",
            "centroid_lat",
            "in_world_atlas_110m",
            "in_world_atlas_50m",
            "groups",
        ],
    )?;
    let mut countries = BTreeMap::new();
    for row in &table.rows {
        let [iso2, iso3, _, en, de, fr, ja, lon, lat, _, _, _, _, groups] = &row.cells;
        let groups: Vec<String> = groups.split('|').filter(|g| !g.is_empty()).map(str::to_owned).collect();
        if let Some(unknown) = groups.iter().find(|g| Group::parse(g).is_none()) {
            return Err(table.fault(row, "groups", "EU27, G7, OECD or QUAD", quote(unknown)).into());
        }
        let country = Country {
            id: id(&table, row, iso3)?,
            iso2: iso2.clone(),
            name: names(&table, row, [en, de, fr, ja])?,
            at: point(&table, row, ["label_lon", "label_lat"], lon, lat)?,
            groups,
            covers: Vec::new(),
        };
        if countries.insert(country.id.clone(), country).is_some() {
            return Err(table.fault(row, "iso3", "a code once", quote(iso3)).into());
        }
    }
    Ok(countries)
}

/// Former reporters, and label points for territories that have none. A row without names is only a point.
fn add_places(root: &Path, countries: &mut BTreeMap<String, Country>) -> Result<()> {
    let columns = ["iso3", "name_en", "name_de", "name_fr", "name_ja", "lon", "lat", "covers", "note"];
    let table = Table::read(&root.join(PLACES), PLACES, columns)?;
    for row in &table.rows {
        let [iso3, en, de, fr, ja, lon, lat, covers, _] = &row.cells;
        let at = point(&table, row, ["lon", "lat"], lon, lat)?;
        if en.is_empty() {
            match countries.get_mut(iso3) {
                Some(country) if country.at.is_none() => country.at = at,
                _ => {
                    let expected = "a territory of countries.csv without a label point";
                    return Err(table.fault(row, "iso3", expected, quote(iso3)).into());
                }
            }
            continue;
        }
        let covers: Vec<String> = covers.split('|').filter(|c| !c.is_empty()).map(str::to_owned).collect();
        if let Some(unknown) = covers.iter().find(|c| !countries.contains_key(*c)) {
            return Err(table.fault(row, "covers", "codes of countries.csv", quote(unknown)).into());
        }
        let name = names(&table, row, [en, de, fr, ja])?;
        let former =
            Country { id: id(&table, row, iso3)?, iso2: String::new(), name, at, groups: Vec::new(), covers };
        if countries.insert(former.id.clone(), former).is_some() {
            return Err(table.fault(row, "iso3", "a code once", quote(iso3)).into());
        }
    }
    Ok(())
}

fn read_codes(path: &Path, name: &str, ids: &BTreeMap<&str, u16>) -> Result<BTreeMap<u16, u16>> {
    let columns = ["country_code", "country_name", "country_iso2", "country_iso3"];
    let table = Table::read(path, name, columns)?;
    let mut slots = BTreeMap::new();
    for row in &table.rows {
        let [code, _, _, iso3] = &row.cells;
        let Some(number) = code.parse::<u16>().ok().filter(|n| (1..=999).contains(n)) else {
            return Err(table.fault(row, "country_code", "a number from 1 to 999", quote(code)).into());
        };
        let iso3 = if iso3 == OTHER_ASIA.0 { OTHER_ASIA.1 } else { iso3.as_str() };
        let slot = ids.get(iso3).copied().unwrap_or(ELSEWHERE + number);
        if slots.insert(number, slot).is_some() {
            return Err(table.fault(row, "country_code", "a code once", quote(code)).into());
        }
    }
    Ok(slots)
}

fn id<const N: usize>(table: &Table<N>, row: &Row<N>, cell: &str) -> Result<String, Fault> {
    let good = cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if good { Ok(cell.to_owned()) } else { Err(table.fault(row, "iso3", "a three-letter code", quote(cell))) }
}

fn names<const N: usize>(table: &Table<N>, row: &Row<N>, cells: [&String; 4]) -> Result<Names, Fault> {
    let [en, de, fr, ja] = cells.map(Clone::clone);
    if [&en, &de, &fr, &ja].iter().any(|n| n.is_empty()) {
        return Err(table.fault(row, "name", "a name in en, de, fr and ja", "an empty cell"));
    }
    Ok(Names { en, de, fr, ja })
}

fn point<const N: usize>(
    table: &Table<N>,
    row: &Row<N>,
    columns: [&str; 2],
    lon: &str,
    lat: &str,
) -> Result<Option<[f64; 2]>, Fault> {
    if lon.is_empty() && lat.is_empty() {
        return Ok(None);
    }
    let degrees = |column: &str, cell: &str, most: f64| {
        let parsed = cell.parse::<f64>().ok().filter(|d| d.abs() <= most);
        parsed.ok_or_else(|| table.fault(row, column, format!("degrees from -{most} to {most}"), quote(cell)))
    };
    Ok(Some([degrees(columns[0], lon, 180.0)?, degrees(columns[1], lat, 90.0)?]))
}

/// Codes of today's territories, for tables that name them.
pub fn codes(countries: &[Country]) -> BTreeSet<&str> {
    countries.iter().map(|c| c.id.as_str()).collect()
}
