//! Literal colours for pictures that stand alone, read from style/tokens.css, their only home.
//! Knows the format of that file; gives no colour a meaning.

use crate::scene::Shade;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The colours of one theme.
#[derive(Debug)]
pub struct Palette {
    theme: Theme,
}

impl Palette {
    /// The palette of a theme.
    #[must_use]
    pub fn new(theme: Theme) -> Self {
        Self { theme }
    }

    /// The colour of a token, such as `ink-2`; `currentColor` for a name the file does not hold.
    #[must_use]
    pub fn of(&self, token: &str) -> &'static str {
        literal(token, self.theme).unwrap_or("currentColor")
    }

    /// Fill and outline of a territory.
    #[must_use]
    pub fn shade(&self, shade: Shade) -> (&'static str, &'static str) {
        match shade {
            Shade::Unknown => ("url(#hatch)", self.of("rule")),
            Shade::NoChina => (self.of("land"), self.of("rule")),
            Shade::China => (self.of("land"), self.of("china")),
            Shade::Class(_) => (self.of(shade.class()), self.of(shade.class())),
        }
    }
}

/// Rules of style that give every mark with a light colour the dark one of the same token.
#[must_use]
pub fn dark_rules() -> String {
    let mut rules = String::new();
    for token in tokens() {
        let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| Palette::new(theme).of(token));
        for paint in ["fill", "stroke"] {
            rules += &format!(r#"[{paint}="{light}"]{{{paint}:{dark}}}"#);
        }
    }
    rules
}

/// A picture whose colours are the page's own, for a page that holds it: they follow the theme that a reader chose.
#[must_use]
pub fn in_tokens(picture: &str) -> String {
    let palette = Palette::new(Theme::Light);
    tokens().fold(picture.to_owned(), |picture, token| {
        let literal = ["\"", palette.of(token), "\""].concat();
        picture.replace(&literal, &["\"var(--", token, ")\""].concat())
    })
}

/// The tokens of pictures.
fn tokens() -> impl Iterator<Item = &'static str> {
    let token = |line: &'static str| Some(line.trim().strip_prefix("--")?.split_once(": light-dark(")?.0);
    // The scrim is as dark as the ink, and in no picture.
    TOKENS.lines().filter_map(token).filter(|token| *token != "scrim")
}

/// Reads `--token: light-dark(#light, #dark);`.
fn literal(token: &str, theme: Theme) -> Option<&'static str> {
    let (_, after) = TOKENS.split_once(&format!("--{token}: light-dark("))?;
    let (pair, _) = after.split_once(')')?;
    let (light, dark) = pair.split_once(',')?;
    Some(match theme {
        Theme::Light => light.trim(),
        Theme::Dark => dark.trim(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tokens_of_a_picture_share_a_light_colour() {
        let rules = dark_rules();
        let mut lights: Vec<&str> =
            rules.split(']').filter_map(|part| Some(part.split_once("[fill=")?.1)).collect();
        let all = lights.len();
        let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| Palette::new(theme).of("china"));
        assert!(all > 10 && rules.contains(&format!(r#"[stroke="{light}"]{{stroke:{dark}}}"#)), "{rules}");
        lights.sort_unstable();
        lights.dedup();
        assert_eq!(lights.len(), all, "{rules}");
    }

    #[test]
    fn a_picture_in_a_page_has_no_colour_of_its_own() {
        let china = Palette::new(Theme::Light).of("china");
        let picture = format!(r#"<path fill="{china}" stroke="none"/>"#);
        assert_eq!(in_tokens(&picture), r#"<path fill="var(--china)" stroke="none"/>"#);
    }

    #[test]
    fn every_token_of_a_picture_has_a_colour_in_both_themes() {
        for token in ["paper", "ink", "ink-2", "rule", "land", "s1", "s2", "s3", "s4", "s5", "china", "other"]
        {
            for theme in [Theme::Light, Theme::Dark] {
                let colour = Palette::new(theme).of(token);
                assert!(colour.starts_with('#') && colour.len() == 7, "{token} {theme:?}: {colour}");
            }
        }
    }
}
