//! What countries mine and refine, and what they could still mine: series of tonnes as their source gives them.
//! Knows which figures are unknown and which are only a floor; adds nothing up and compares no two forms.

use super::Place;

/// Which supply closes the balance of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closure {
    /// Output: it is in the same terms as the trade of the stage.
    Production,
    /// What a country exports beyond its imports.
    NetExports,
}

/// Output of one mineral at one stage, by year and country.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputSeries {
    /// Name in the output table, such as `graphite_natural`; not a slug.
    pub mineral: String,
    /// `mine` or `refinery`.
    pub stage: String,
    /// What the tonnes are tonnes of, such as `cobalt content`; a few countries are in another one (see SOURCE.md).
    pub form: String,
    /// Years, ascending; never empty.
    pub years: Vec<OutputYear>,
}

/// Output of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputYear {
    /// Year.
    pub year: u16,
    /// Id of a [`super::Source`].
    pub source: String,
    /// Countries the source names, ascending.
    pub by_country: Vec<(Place, OutputFigure)>,
    /// The published world total, rounded by the source: not the sum of the rest.
    pub world_tonnes: Option<f64>,
    /// All other countries together.
    pub other_tonnes: Option<f64>,
}

/// Output of one country in one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutputFigure {
    /// `None` where it is withheld, not available or only in the world total; a known zero is zero.
    pub tonnes: Option<f64>,
    /// Whether the source calls it an estimate.
    pub estimated: bool,
}

impl OutputSeries {
    /// The output of a year; `None` where the series has none.
    #[must_use]
    pub fn in_year(&self, year: u16) -> Option<&OutputYear> {
        self.years.iter().find(|y| y.year == year)
    }
}

impl OutputYear {
    /// The row of a country; `None` where the source does not name it.
    #[must_use]
    pub fn of(&self, place: Place) -> Option<&OutputFigure> {
        let at = self.by_country.binary_search_by_key(&place, |(p, _)| *p).ok()?;
        self.by_country.get(at).map(|(_, figure)| figure)
    }
}

/// Reserves of one mineral, by country.
#[derive(Clone, Debug, PartialEq)]
pub struct ReserveSeries {
    /// Name in the reserves table, such as `graphite_natural`; not a slug.
    pub mineral: String,
    /// Year the reserves are of.
    pub year: u16,
    /// Id of a [`super::Source`].
    pub source: String,
    /// What the tonnes are tonnes of.
    pub form: String,
    /// Countries the source names, ascending, in tonnes; `None` where it names no figure.
    pub by_country: Vec<(Place, Option<f64>)>,
    /// The published world total, rounded by the source: not the sum of the rest.
    pub world_tonnes: Option<f64>,
    /// Whether the source says that the world total is more than that.
    pub world_is_more: bool,
    /// All other countries together.
    pub other_tonnes: Option<f64>,
    /// Whether the source says that other countries hold more than that.
    pub other_is_more: bool,
}

impl ReserveSeries {
    /// Reserves of a country in tonnes; `None` where they are unknown or the source does not name it.
    #[must_use]
    pub fn of(&self, place: Place) -> Option<f64> {
        let at = self.by_country.binary_search_by_key(&place, |(p, _)| *p).ok()?;
        self.by_country.get(at).and_then(|(_, tonnes)| *tonnes)
    }
}
