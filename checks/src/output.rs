//! What countries made, by series and year.
//! Knows which figures are listed, withheld or absent; does not know which stage a series closes.

use std::collections::BTreeMap;
use std::path::Path;

use crate::places::Places;
use crate::table::Table;

/// Published totals of the world and of other countries: no places.
const NO_PLACES: [&str; 2] = ["WLD", "OTH"];

/// Listed figures by series, series stage and year, then by code of the country; tonnes, `None` is withheld.
#[derive(Debug, Default)]
pub struct Outputs(BTreeMap<(String, String, u16), BTreeMap<String, Option<f64>>>);

impl Outputs {
    /// Reads the table of output.
    ///
    /// # Errors
    /// One line that names the table and what is wrong with it.
    pub fn read(path: &Path) -> Result<Self, String> {
        Self::of(&Table::read(path)?)
    }

    pub(crate) fn of(table: &Table) -> Result<Self, String> {
        let mut outputs = Self::default();
        let columns = ["year", "mineral", "stage", "country_iso3", "quantity", "unit"];
        for [year, mineral, stage, country, quantity, unit] in table.select(columns)? {
            let place = || format!("output of {mineral}/{stage}, {country} {year}");
            if unit != "t" {
                return Err(format!("{}: tonnes expected, {unit} found", place()));
            }
            let number = |_| format!("{}: a number expected, {quantity} found", place());
            let tonnes = if quantity.is_empty() { None } else { Some(quantity.parse().map_err(number)?) };
            let year = year.parse().map_err(|_| format!("{}: a year expected", place()))?;
            let series = outputs.0.entry((mineral.to_owned(), stage.to_owned(), year)).or_default();
            if series.insert(country.to_owned(), tonnes).is_some() {
                return Err(format!("{}: listed twice", place()));
            }
        }
        Ok(outputs)
    }

    /// Output of every place in tonnes, in the order of the places. A place that is not listed makes none, one that is
    /// listed without a quantity is unknown. `None` where the series has no rows in that year.
    pub fn by_place(
        &self,
        series: &(String, String),
        year: u16,
        places: &Places,
    ) -> Option<Vec<Option<f64>>> {
        let listed = self.0.get(&(series.0.clone(), series.1.clone(), year))?;
        let mut output = vec![Some(0.0); places.count()];
        for (country, tonnes) in listed.iter().filter(|(country, _)| !NO_PLACES.contains(&country.as_str())) {
            // Who makes it and trades with nobody has no place, and no share of anybody's imports.
            if let Some(place) = places.coded(country) {
                output[place] = *tonnes;
            }
        }
        Some(output)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_listed_is_none_and_withheld_is_unknown() {
        let text = "year,mineral,stage,country_iso3,quantity,unit\n\
                    2024,a,mine,CHN,12.5,t\n2024,a,mine,USA,,t\n2024,a,mine,WLD,20,t\n2024,a,mine,OTH,,t\n";
        let outputs = Outputs::of(&Table::parse("output", text).unwrap()).unwrap();
        let codes = [(1, "CHN"), (2, "JPN"), (3, "USA")].map(|(n, id)| (n, id.to_owned()));
        let places = Places::new(&codes.into());
        let series = ("a".to_owned(), "mine".to_owned());
        assert_eq!(outputs.by_place(&series, 2024, &places), Some(vec![Some(12.5), Some(0.0), None]));
        assert_eq!(outputs.by_place(&series, 2023, &places), None);
    }
}
