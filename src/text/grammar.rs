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
    irregular(code).map_or(Gender::Neuter, |i| i.gender)
}

/// Subject of a German sentence: "Japan", "die Schweiz", "das Vereinigte Königreich".
#[must_use]
pub fn german_nominative(code: &str, name: &str) -> String {
    irregular(code).map_or(name, |i| i.nominative).to_owned()
}

/// Origin: "aus Japan", "aus der Schweiz", "aus dem Irak".
#[must_use]
pub fn german_dative_from(code: &str, name: &str) -> String {
    format!("aus {}", german_dative(code, name))
}

/// Place: "in Japan", "in der Schweiz", "im Irak", "auf den Philippinen".
#[must_use]
pub fn german_in(code: &str, name: &str) -> String {
    let dative = german_dative(code, name);
    match dative.strip_prefix("dem ") {
        Some(rest) => format!("im {rest}"),
        None if ISLANDS.contains(&code) => format!("auf {dative}"),
        None => format!("in {dative}"),
    }
}

/// Attribute after its noun: "(die Importe) Japans", "der Schweiz", "von Laos".
#[must_use]
pub fn german_genitive(code: &str, name: &str) -> String {
    if let Some(i) = irregular(code) {
        return i.genitive.to_owned();
    }
    let no_ending = name.ends_with(['s', 'ß', 'x', 'z', ')']) || name.contains(" und ") || name.contains('’');
    if no_ending { format!("von {name}") } else { format!("{name}s") }
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

/// Possessive before a noun: "Japan’s", "the United States’". A bracket stays behind it.
#[must_use]
pub fn english_possessive(code: &str, name: &str) -> String {
    let full = english(code, name);
    let bracket_at = if full.ends_with(')') { full.find(" (") } else { None };
    let (owner, bracket) = full.split_at(bracket_at.unwrap_or(full.len()));
    let ending = if owner.ends_with('s') { "’" } else { "’s" };
    format!("{owner}{ending}{bracket}")
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
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn german_dative<'a>(code: &str, name: &'a str) -> &'a str {
    irregular(code).map_or(name, |i| i.dative)
}

fn irregular(code: &str) -> Option<Irregular> {
    let (_, gender, [nominative, dative, genitive]) = *IRREGULAR.iter().find(|(c, ..)| *c == code)?;
    Some(Irregular { gender, nominative, dative, genitive })
}

/// A German name with article, or one that declines.
struct Irregular {
    gender: Gender,
    nominative: &'static str,
    dative: &'static str,
    genitive: &'static str,
}

/// Nominative, dative and genitive of every name that is more than itself; all others are neuter without article.
#[rustfmt::skip]
const IRREGULAR: &[(&str, Gender, [&str; 3])] = {
    use Gender::{Feminine, Masculine, Neuter, Plural};
    &[
        ("ALA", Plural, ["die Ålandinseln", "den Ålandinseln", "der Ålandinseln"]),
        ("ANT", Plural, ["die Niederländischen Antillen (vor 2011)", "den Niederländischen Antillen (vor 2011)", "der Niederländischen Antillen (vor 2011)"]),
        ("ARE", Plural, ["die Vereinigten Arabischen Emirate", "den Vereinigten Arabischen Emiraten", "der Vereinigten Arabischen Emirate"]),
        ("ATA", Feminine, ["die Antarktis", "der Antarktis", "der Antarktis"]),
        ("ATF", Plural, ["die Französischen Süd- und Antarktisgebiete", "den Französischen Süd- und Antarktisgebieten", "der Französischen Süd- und Antarktisgebiete"]),
        ("BES", Plural, ["die Karibischen Niederlande", "den Karibischen Niederlanden", "der Karibischen Niederlande"]),
        ("BHS", Plural, ["die Bahamas", "den Bahamas", "der Bahamas"]),
        ("BVT", Feminine, ["die Bouvetinsel", "der Bouvetinsel", "der Bouvetinsel"]),
        ("CAF", Feminine, ["die Zentralafrikanische Republik", "der Zentralafrikanischen Republik", "der Zentralafrikanischen Republik"]),
        ("CCK", Plural, ["die Kokosinseln", "den Kokosinseln", "der Kokosinseln"]),
        ("CHE", Feminine, ["die Schweiz", "der Schweiz", "der Schweiz"]),
        ("COD", Feminine, ["die Demokratische Republik Kongo", "der Demokratischen Republik Kongo", "der Demokratischen Republik Kongo"]),
        ("COG", Feminine, ["die Republik Kongo", "der Republik Kongo", "der Republik Kongo"]),
        ("COK", Plural, ["die Cookinseln", "den Cookinseln", "der Cookinseln"]),
        ("COM", Plural, ["die Komoren", "den Komoren", "der Komoren"]),
        ("CXR", Feminine, ["die Weihnachtsinsel", "der Weihnachtsinsel", "der Weihnachtsinsel"]),
        ("CYM", Plural, ["die Kaimaninseln", "den Kaimaninseln", "der Kaimaninseln"]),
        ("DOM", Feminine, ["die Dominikanische Republik", "der Dominikanischen Republik", "der Dominikanischen Republik"]),
        ("ESH", Feminine, ["die Westsahara", "der Westsahara", "der Westsahara"]),
        ("EU27", Feminine, ["die EU", "der EU", "der EU"]),
        ("FLK", Plural, ["die Falklandinseln", "den Falklandinseln", "der Falklandinseln"]),
        ("FRO", Plural, ["die Färöer", "den Färöern", "der Färöer"]),
        ("G7", Plural, ["die G7", "den G7-Staaten", "der G7"]),
        ("GBR", Neuter, ["das Vereinigte Königreich", "dem Vereinigten Königreich", "des Vereinigten Königreichs"]),
        ("HMD", Plural, ["Heard und die McDonaldinseln", "Heard und den McDonaldinseln", "von Heard und den McDonaldinseln"]),
        ("IMN", Feminine, ["die Isle of Man", "der Isle of Man", "der Isle of Man"]),
        ("IOT", Neuter, ["das Britische Territorium im Indischen Ozean", "dem Britischen Territorium im Indischen Ozean", "des Britischen Territoriums im Indischen Ozean"]),
        ("IRN", Masculine, ["der Iran", "dem Iran", "des Iran"]),
        ("IRQ", Masculine, ["der Irak", "dem Irak", "des Irak"]),
        ("LBN", Masculine, ["der Libanon", "dem Libanon", "des Libanon"]),
        ("MDA", Feminine, ["die Republik Moldau", "der Republik Moldau", "der Republik Moldau"]),
        ("MDV", Plural, ["die Malediven", "den Malediven", "der Malediven"]),
        ("MHL", Plural, ["die Marshallinseln", "den Marshallinseln", "der Marshallinseln"]),
        ("MNG", Feminine, ["die Mongolei", "der Mongolei", "der Mongolei"]),
        ("MNP", Plural, ["die Nördlichen Marianen", "den Nördlichen Marianen", "der Nördlichen Marianen"]),
        ("NFK", Feminine, ["die Norfolkinsel", "der Norfolkinsel", "der Norfolkinsel"]),
        ("NLD", Plural, ["die Niederlande", "den Niederlanden", "der Niederlande"]),
        ("OECD", Feminine, ["die OECD", "der OECD", "der OECD"]),
        ("PCN", Plural, ["die Pitcairninseln", "den Pitcairninseln", "der Pitcairninseln"]),
        ("PHL", Plural, ["die Philippinen", "den Philippinen", "der Philippinen"]),
        ("PUS", Plural, ["die Amerikanischen Pazifikinseln (vor 2000)", "den Amerikanischen Pazifikinseln (vor 2000)", "der Amerikanischen Pazifikinseln (vor 2000)"]),
        ("QUAD", Plural, ["die Quad-Staaten", "den Quad-Staaten", "der Quad-Staaten"]),
        ("SDN", Masculine, ["der Sudan", "dem Sudan", "des Sudan"]),
        ("SEN", Masculine, ["der Senegal", "dem Senegal", "des Senegal"]),
        ("SGS", Plural, ["Südgeorgien und die Südlichen Sandwichinseln", "Südgeorgien und den Südlichen Sandwichinseln", "von Südgeorgien und den Südlichen Sandwichinseln"]),
        ("SLB", Plural, ["die Salomonen", "den Salomonen", "der Salomonen"]),
        ("SSD", Masculine, ["der Südsudan", "dem Südsudan", "des Südsudan"]),
        ("SVK", Feminine, ["die Slowakei", "der Slowakei", "der Slowakei"]),
        ("SYC", Plural, ["die Seychellen", "den Seychellen", "der Seychellen"]),
        ("TCA", Plural, ["die Turks- und Caicosinseln", "den Turks- und Caicosinseln", "der Turks- und Caicosinseln"]),
        ("TCD", Masculine, ["der Tschad", "dem Tschad", "des Tschad"]),
        ("TUR", Feminine, ["die Türkei", "der Türkei", "der Türkei"]),
        ("UKR", Feminine, ["die Ukraine", "der Ukraine", "der Ukraine"]),
        ("UMI", Plural, ["die Amerikanischen Überseeinseln", "den Amerikanischen Überseeinseln", "der Amerikanischen Überseeinseln"]),
        ("USA", Plural, ["die Vereinigten Staaten", "den Vereinigten Staaten", "der Vereinigten Staaten"]),
        ("VAT", Feminine, ["die Vatikanstadt", "der Vatikanstadt", "der Vatikanstadt"]),
        ("VCT", Plural, ["St. Vincent und die Grenadinen", "St. Vincent und den Grenadinen", "von St. Vincent und den Grenadinen"]),
        ("VGB", Plural, ["die Britischen Jungferninseln", "den Britischen Jungferninseln", "der Britischen Jungferninseln"]),
        ("VIR", Plural, ["die Amerikanischen Jungferninseln", "den Amerikanischen Jungferninseln", "der Amerikanischen Jungferninseln"]),
        ("XKX", Masculine, ["der Kosovo", "dem Kosovo", "des Kosovo"]),
        ("YEM", Masculine, ["der Jemen", "dem Jemen", "des Jemen"]),
        ("ZA1", Feminine, ["die Zollunion des südlichen Afrika (vor 2000)", "der Zollunion des südlichen Afrika (vor 2000)", "der Zollunion des südlichen Afrika (vor 2000)"]),
    ]
};

/// Where German says "auf": island groups, and single islands that are not large states.
#[rustfmt::skip]
const ISLANDS: &[&str] = &[
    "ABW", "AIA", "ALA", "ANT", "BHS", "BLM", "BMU", "BRB", "BVT", "CCK", "COK", "COM", "CUW", "CXR", "CYM", "FLK",
    "FRO", "GGY", "GLP", "GRD", "GUM", "HMD", "IMN", "JEY", "LCA", "MAF", "MDV", "MHL", "MNP", "MSR", "MTQ", "MUS",
    "MYT", "NFK", "NIU", "NRU", "PCN", "PHL", "PUS", "REU", "SGS", "SHN", "SJM", "SLB", "SPM", "SXM", "SYC", "TCA",
    "UMI", "VCT", "VGB", "VIR", "WLF",
];

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

    /// Nominative, origin, place, genitive, possessive.
    fn check_german(code: &str, name: &str, expected: [&str; 5]) {
        let found = [
            german_nominative(code, name),
            german_dative_from(code, name),
            german_in(code, name),
            german_genitive(code, name),
            german_possessive(code).to_owned(),
        ];
        assert_eq!(found, expected, "{code}");
    }

    #[test]
    #[rustfmt::skip]
    fn german_names_decline() {
        check_german("JPN", "Japan", ["Japan", "aus Japan", "in Japan", "Japans", "seiner"]);
        check_german("LAO", "Laos", ["Laos", "aus Laos", "in Laos", "von Laos", "seiner"]);
        check_german("CIV", "Côte d’Ivoire", ["Côte d’Ivoire", "aus Côte d’Ivoire", "in Côte d’Ivoire", "von Côte d’Ivoire", "seiner"]);
        check_german("BIH", "Bosnien und Herzegowina", ["Bosnien und Herzegowina", "aus Bosnien und Herzegowina", "in Bosnien und Herzegowina", "von Bosnien und Herzegowina", "seiner"]);
        check_german("CHE", "Schweiz", ["die Schweiz", "aus der Schweiz", "in der Schweiz", "der Schweiz", "ihrer"]);
        check_german("IRQ", "Irak", ["der Irak", "aus dem Irak", "im Irak", "des Irak", "seiner"]);
        check_german("GBR", "Vereinigtes Königreich", ["das Vereinigte Königreich", "aus dem Vereinigten Königreich", "im Vereinigten Königreich", "des Vereinigten Königreichs", "seiner"]);
        check_german("USA", "Vereinigte Staaten", ["die Vereinigten Staaten", "aus den Vereinigten Staaten", "in den Vereinigten Staaten", "der Vereinigten Staaten", "ihrer"]);
        check_german("PHL", "Philippinen", ["die Philippinen", "aus den Philippinen", "auf den Philippinen", "der Philippinen", "ihrer"]);
        check_german("EU27", "EU", ["die EU", "aus der EU", "in der EU", "der EU", "ihrer"]);
        assert!(german_plural("NLD") && german_plural("QUAD"));
        assert!(!german_plural("EU27") && !german_plural("JPN"));
    }

    #[test]
    fn english_names_take_article_possessive_and_number() {
        for (code, name, possessive) in [
            ("JPN", "Japan", "Japan’s"),
            ("USA", "United States", "the United States’"),
            ("COD", "Congo (DRC)", "the Democratic Republic of the Congo’s"),
            ("SCG", "Serbia and Montenegro (before 2006)", "Serbia and Montenegro’s (before 2006)"),
            ("CCK", "Cocos (Keeling) Islands", "the Cocos (Keeling) Islands’"),
            ("EU27", "EU27", "the EU’s"),
        ] {
            assert_eq!(english_possessive(code, name), possessive);
        }
        assert!(english_plural("CYM") && !english_plural("USA") && !english_plural("NLD"));
        assert_eq!(sentence_start("the EU"), "The EU");
    }

    #[test]
    fn every_article_agrees_with_its_gender_and_every_table_is_sorted() {
        for (code, gender, forms) in IRREGULAR {
            let articles = match gender {
                Gender::Neuter => ["das ", "dem ", "des "],
                Gender::Masculine => ["der ", "dem ", "des "],
                Gender::Feminine => ["die ", "der ", "der "],
                Gender::Plural => ["die ", "den ", "der "],
            };
            let coordinated = forms[2].starts_with("von ");
            for (form, article) in forms.iter().zip(articles) {
                assert!(
                    coordinated || form.starts_with(article),
                    "{code}: {form} should start with {article}"
                );
            }
        }
        let german: Vec<&str> = IRREGULAR.iter().map(|(code, ..)| *code).collect();
        let own: Vec<&str> = ENGLISH_OWN.iter().map(|(code, _)| *code).collect();
        for table in [&german, &own, ISLANDS, ENGLISH_THE, ENGLISH_PLURAL] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]), "not sorted or double: {table:?}");
        }
    }
}
