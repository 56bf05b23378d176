//! How a view is presented: keys of the link that are not part of the question.
//! Knows the keys and their values; does not know any text or colour.

use super::pairs::pairs;
use crate::model::Lang;

/// Colours of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Which meridian is in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// 11° E.
    Atlantic,
    /// 150° E.
    Pacific,
    /// 100° E.
    Asia,
}

impl View {
    /// Every view, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Atlantic, Self::Pacific, Self::Asia];

    /// Code in the link.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Atlantic => "atlantic",
            Self::Pacific => "pacific",
            Self::Asia => "asia",
        }
    }

    /// Longitude of the middle, degrees east.
    #[must_use]
    pub fn centre_deg(self) -> f64 {
        match self {
            Self::Atlantic => 11.0,
            Self::Pacific => 150.0,
            Self::Asia => 100.0,
        }
    }
}

/// What a view in an article shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Show {
    /// Finding, figures, map and legend.
    #[default]
    Map,
    /// The same with the table of importers.
    Table,
    /// Finding and table.
    Ranking,
    /// Finding and the share of those in focus and compared through the years.
    Chart,
    /// The picture of the what-if, with its results.
    Scenario,
}

impl Show {
    /// Every one, in the order of the choice.
    pub const ALL: [Self; 5] = [Self::Map, Self::Table, Self::Ranking, Self::Chart, Self::Scenario];

    /// Code in the link.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Table => "table",
            Self::Ranking => "ranking",
            Self::Chart => "chart",
            Self::Scenario => "scenario",
        }
    }
}

/// Presentation keys of a link.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// `None`: the browser's language.
    pub lang: Option<Lang>,
    /// Colours.
    pub theme: Theme,
    /// `None`: chosen by the focus.
    pub view: Option<View>,
    /// Whether the page sits in an article.
    pub embed: bool,
    /// What it shows there.
    pub show: Show,
    /// Pinned data edition.
    pub edition: Option<String>,
}

impl Look {
    /// Reads the keys it knows; everything else is left alone.
    #[must_use]
    pub fn parse(link: &str) -> Self {
        let mut look = Self::default();
        for (key, value) in pairs(link) {
            match key.as_str() {
                "lang" => look.lang = Lang::parse(&value),
                "theme" => {
                    look.theme = match value.as_str() {
                        "light" => Theme::Light,
                        "dark" => Theme::Dark,
                        _ => Theme::Auto,
                    }
                }
                "view" => look.view = View::ALL.into_iter().find(|v| v.code() == value),
                "embed" => look.embed = value == "1",
                "show" => look.show = Show::ALL.into_iter().find(|s| s.code() == value).unwrap_or_default(),
                "v" => {
                    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
                    look.edition =
                        ((1..=40).contains(&value.len()) && value.bytes().all(plain)).then_some(value);
                }
                _ => {}
            }
        }
        look
    }

    /// The keys as a link writes them, each with a leading `&`; defaults are left out.
    #[must_use]
    pub fn link(&self) -> String {
        let theme = match self.theme {
            Theme::Auto => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let keys = [
            ("lang", self.lang.map_or("", Lang::code)),
            ("theme", theme),
            ("view", self.view.map_or("", View::code)),
            ("embed", if self.embed { "1" } else { "" }),
            ("show", if self.show == Show::Map { "" } else { self.show.code() }),
            ("v", self.edition.as_deref().unwrap_or_default()),
        ];
        let mut link = String::new();
        for (key, value) in keys.iter().filter(|(_, value)| !value.is_empty()) {
            for part in ["&", *key, "=", *value] {
                link.push_str(part);
            }
        }
        link
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_round_trips_and_leaves_defaults_out() {
        assert_eq!(Look::parse("m=gallium").link(), "");
        let link = "&lang=de&theme=dark&view=pacific&embed=1&show=table&v=2026-11-22";
        assert_eq!(Look::parse(link).link(), link);
    }

    #[test]
    fn no_edition_is_none() {
        assert_eq!(Look::parse("v=&theme=").edition, None);
    }

    #[test]
    fn an_impossible_look_is_the_default() {
        assert_eq!(
            Look::parse("lang=xx&theme=pink&view=moon&embed=yes&show=all&v=%3Cscript%3E"),
            Look::default()
        );
    }
}
