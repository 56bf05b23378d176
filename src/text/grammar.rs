//! How German and English sentences inflect the names of countries and groups: article, case, number.
//! Knows grammar by code; the plain names come from the dataset, and what a sentence says is decided elsewhere.

/// Grammatical form of a German name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Singular, "seine" imports, as a rule without article: Japan; with it: das Vereinigte Königreich.
    Neuter,
    /// Singular with article, "seine" imports: der Irak.
    Masculine,
    /// Singular with article, "ihre" imports: die Schweiz.
    Feminine,
    /// Plural with article, "ihre" imports: die Niederlande.
    Plural,
}

/// Form of the German name behind a code.
#[must_use]
pub fn german_gender(code: &str) -> Gender {
    irregular(code).map_or(Gender::Neuter, |(gender, _)| gender)
}

/// Subject of a German sentence: "Japan", "die Schweiz", "das Vereinigte Königreich".
#[must_use]
pub fn german_nominative(code: &str, name: &str) -> String {
    irregular(code).map_or(name, |(_, nominative)| nominative).to_owned()
}

/// Possessive before a noun in the genitive plural or feminine: "86 % seiner Importe", "ihrer Importe".
#[must_use]
pub fn german_possessive(code: &str) -> &'static str {
    match german_gender(code) {
        Gender::Neuter | Gender::Masculine => "seiner",
        Gender::Feminine | Gender::Plural => "ihrer",
    }
}

/// Whether the verb is plural: "die Niederlande bezogen" against "Japan bezog".
#[must_use]
pub fn german_plural(code: &str) -> bool {
    german_gender(code) == Gender::Plural
}

/// Name within an English sentence: "Japan", "the United States", "the EU".
#[must_use]
pub fn english(code: &str, name: &str) -> String {
    if let Some((_, own)) = ENGLISH_OWN.iter().find(|(c, _)| *c == code) {
        return (*own).to_owned();
    }
    let name = name.replace(" & ", " and ");
    if ENGLISH_THE.contains(&code) { format!("the {name}") } else { name }
}

/// Whether the verb is plural: island territories only. "The United States buys", as newspapers write.
#[must_use]
pub fn english_plural(code: &str) -> bool {
    ENGLISH_PLURAL.contains(&code)
}

/// Text at the start of a sentence: "die Schweiz" → "Die Schweiz".
#[must_use]
pub fn sentence_start(text: &str) -> String {
    let mut rest = text.chars();
    rest.next()
        .map_or_else(String::new, |first| [first.to_ascii_uppercase()].into_iter().chain(rest).collect())
}

fn irregular(code: &str) -> Option<(Gender, &'static str)> {
    IRREGULAR.iter().find(|(c, ..)| *c == code).map(|(_, gender, name)| (*gender, *name))
}

/// Nominative of every name that has an article or other words than the list; all others are neuter without article.
#[rustfmt::skip]
const IRREGULAR: &[(&str, Gender, &str)] = {
    use Gender::{Feminine, Masculine, Neuter, Plural};
    &[
        ("ALA", Plural, "die Ålandinseln"),
        ("ANT", Plural, "die Niederländischen Antillen (vor 2011)"),
        ("ARE", Plural, "die Vereinigten Arabischen Emirate"),
        ("ATA", Feminine, "die Antarktis"),
        ("ATF", Plural, "die Französischen Süd- und Antarktisgebiete"),
        ("BES", Plural, "die Karibischen Niederlande"),
        ("BHS", Plural, "die Bahamas"),
        ("BVT", Feminine, "die Bouvetinsel"),
        ("CAF", Feminine, "die Zentralafrikanische Republik"),
        ("CCK", Plural, "die Kokosinseln"),
        ("CHE", Feminine, "die Schweiz"),
        ("COD", Feminine, "die Demokratische Republik Kongo"),
        ("COG", Feminine, "die Republik Kongo"),
        ("COK", Plural, "die Cookinseln"),
        ("COM", Plural, "die Komoren"),
        ("CXR", Feminine, "die Weihnachtsinsel"),
        ("CYM", Plural, "die Kaimaninseln"),
        ("DOM", Feminine, "die Dominikanische Republik"),
        ("ESH", Feminine, "die Westsahara"),
        ("EU27", Feminine, "die EU"),
        ("FLK", Plural, "die Falklandinseln"),
        ("FRO", Plural, "die Färöer"),
        ("G7", Plural, "die G7"),
        ("GBR", Neuter, "das Vereinigte Königreich"),
        ("HMD", Plural, "Heard und die McDonaldinseln"),
        ("IMN", Feminine, "die Isle of Man"),
        ("IOT", Neuter, "das Britische Territorium im Indischen Ozean"),
        ("IRN", Masculine, "der Iran"),
        ("IRQ", Masculine, "der Irak"),
        ("LBN", Masculine, "der Libanon"),
        ("MDA", Feminine, "die Republik Moldau"),
        ("MDV", Plural, "die Malediven"),
        ("MHL", Plural, "die Marshallinseln"),
        ("MNG", Feminine, "die Mongolei"),
        ("MNP", Plural, "die Nördlichen Marianen"),
        ("NFK", Feminine, "die Norfolkinsel"),
        ("NLD", Plural, "die Niederlande"),
        ("OECD", Feminine, "die OECD"),
        ("PCN", Plural, "die Pitcairninseln"),
        ("PHL", Plural, "die Philippinen"),
        ("PUS", Plural, "die Amerikanischen Pazifikinseln (vor 2000)"),
        ("QUAD", Plural, "die Quad-Staaten"),
        ("SDN", Masculine, "der Sudan"),
        ("SEN", Masculine, "der Senegal"),
        ("SGS", Plural, "Südgeorgien und die Südlichen Sandwichinseln"),
        ("SLB", Plural, "die Salomonen"),
        ("SSD", Masculine, "der Südsudan"),
        ("SVK", Feminine, "die Slowakei"),
        ("SYC", Plural, "die Seychellen"),
        ("TCA", Plural, "die Turks- und Caicosinseln"),
        ("TCD", Masculine, "der Tschad"),
        ("TUR", Feminine, "die Türkei"),
        ("UKR", Feminine, "die Ukraine"),
        ("UMI", Plural, "die Amerikanischen Überseeinseln"),
        ("USA", Plural, "die Vereinigten Staaten"),
        ("VAT", Feminine, "die Vatikanstadt"),
        ("VCT", Plural, "St. Vincent und die Grenadinen"),
        ("VGB", Plural, "die Britischen Jungferninseln"),
        ("VIR", Plural, "die Amerikanischen Jungferninseln"),
        ("XKX", Masculine, "der Kosovo"),
        ("YEM", Masculine, "der Jemen"),
        ("ZA1", Feminine, "die Zollunion des südlichen Afrika (vor 2000)"),
    ]
};

/// English names that a sentence writes otherwise than a list.
const ENGLISH_OWN: &[(&str, &str)] = &[
    ("COD", "the Democratic Republic of the Congo"),
    ("COG", "the Republic of the Congo"),
    ("EU27", "the EU"),
    ("G7", "the G7"),
    ("MMR", "Myanmar"),
    ("OECD", "the OECD"),
    ("QUAD", "the Quad"),
    ("SGS", "South Georgia and the South Sandwich Islands"),
    ("VCT", "St. Vincent and the Grenadines"),
];

/// English names with article.
#[rustfmt::skip]
const ENGLISH_THE: &[&str] = &[
    "ALA", "ANT", "ARE", "ATF", "BES", "BHS", "CAF", "CCK", "COK", "COM", "CYM", "DOM", "FLK", "FRO", "GBR", "GMB",
    "IMN", "IOT", "MDV", "MHL", "MNP", "NLD", "PCN", "PHL", "PUS", "SLB", "SYC", "TCA", "UMI", "USA", "VGB", "VIR",
    "ZA1",
];

/// English names that take a plural verb.
#[rustfmt::skip]
const ENGLISH_PLURAL: &[&str] = &[
    "ALA", "ANT", "ATF", "CCK", "COK", "CYM", "FLK", "FRO", "HMD", "MNP", "PCN", "PUS", "SGS", "TCA", "UMI", "VGB",
    "VIR",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_names_take_article_possessive_and_number() {
        for (code, name, nominative, possessive) in [
            ("JPN", "Japan", "Japan", "seiner"),
            ("CHE", "Schweiz", "die Schweiz", "ihrer"),
            ("IRQ", "Irak", "der Irak", "seiner"),
            ("GBR", "Vereinigtes Königreich", "das Vereinigte Königreich", "seiner"),
            ("USA", "Vereinigte Staaten", "die Vereinigten Staaten", "ihrer"),
            ("EU27", "EU", "die EU", "ihrer"),
        ] {
            assert_eq!(
                (german_nominative(code, name).as_str(), german_possessive(code)),
                (nominative, possessive)
            );
        }
        assert!(german_plural("NLD") && german_plural("QUAD"));
        assert!(!german_plural("EU27") && !german_plural("JPN"));
    }

    #[test]
    fn english_names_take_article_and_number() {
        for (code, name, expected) in [
            ("JPN", "Japan", "Japan"),
            ("USA", "United States", "the United States"),
            ("COD", "Congo (DRC)", "the Democratic Republic of the Congo"),
            ("EU27", "EU27", "the EU"),
        ] {
            assert_eq!(english(code, name), expected);
        }
        assert!(english_plural("CYM") && !english_plural("USA") && !english_plural("NLD"));
        assert_eq!(sentence_start("the EU"), "The EU");
    }

    #[test]
    fn every_article_agrees_with_its_gender_and_every_table_is_sorted() {
        for (code, gender, name) in IRREGULAR {
            let article = match gender {
                Gender::Neuter => "das ",
                Gender::Masculine => "der ",
                Gender::Feminine | Gender::Plural => "die ",
            };
            assert!(
                name.contains(" und ") || name.starts_with(article),
                "{code}: {name} should start with {article}"
            );
        }
        let german: Vec<&str> = IRREGULAR.iter().map(|(code, ..)| *code).collect();
        let own: Vec<&str> = ENGLISH_OWN.iter().map(|(code, _)| *code).collect();
        for table in [&german, &own, ENGLISH_THE, ENGLISH_PLURAL] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]), "not sorted or double: {table:?}");
        }
    }
}
