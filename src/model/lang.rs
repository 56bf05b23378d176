//! The languages of the map.
//! Knows codes; knows no sentence.

/// A language the whole map speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
    /// French.
    Fr,
    /// Japanese.
    Ja,
}

impl Lang {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::De, Self::En, Self::Fr, Self::Ja];

    /// Code in the link and in the `lang` attribute.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ja => "ja",
        }
    }

    /// What the language calls itself: readers look for that, whatever the page speaks.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ja => "日本語",
        }
    }

    /// The language of a code or of a browser's tag such as `de-AT`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_browser_tag_finds_its_language() {
        assert_eq!(Lang::parse("de-AT"), Some(Lang::De));
        assert_eq!(Lang::parse("EN"), Some(Lang::En));
        assert_eq!(Lang::parse("fr_CA"), Some(Lang::Fr));
        assert_eq!(Lang::parse("ja-JP"), Some(Lang::Ja));
        assert_eq!(Lang::parse("xx"), None);
    }
}
