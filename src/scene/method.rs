//! The method section as a value: one entry for every measure of the registry, then the limits.
//! Knows which text belongs to which measure; a measure without one does not compile.

use crate::analysis::registry::Figure;
use crate::model::Lang;
use crate::text::glossary::TERMS;
use crate::text::{Guide, Messages};

/// One measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// In plain words.
    pub plain: &'static str,
    /// Its formula.
    pub formula: &'static str,
    /// Where it is defined.
    pub source: &'static str,
}

/// The section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Heading.
    pub title: &'static str,
    /// What the letters mean, and what does not count.
    pub intro: &'static str,
    /// Every measure.
    pub entries: Vec<Entry>,
    /// Heading of the limits.
    pub limits_title: &'static str,
    /// What the numbers do not say.
    pub limits: [&'static str; 8],
    /// Heading of the glossary.
    pub glossary_title: &'static str,
    /// Terms, each in the language of the section first, then in the others.
    pub glossary: Vec<[(Lang, &'static str); Lang::ALL.len()]>,
    /// Heading of the statement on accessibility.
    pub access_title: &'static str,
    /// What it says, the known limits included.
    pub access: [&'static str; 7],
    /// Titles of formula and definition.
    pub titles: [&'static str; 2],
}

/// The section in a language.
#[must_use]
pub fn method(lang: Lang, guide: &'static Guide, messages: &'static Messages) -> Method {
    let entry = |figure: Figure| Entry {
        name: messages.figure(figure),
        plain: plain(guide, figure),
        formula: figure.formula(),
        source: figure.source().unwrap_or(guide.method_ours),
    };
    Method {
        title: guide.method_title,
        intro: guide.method_intro,
        entries: Figure::ALL.into_iter().map(entry).collect(),
        limits_title: guide.limits_title,
        limits: [
            guide.limit_hs,
            guide.limit_route,
            guide.limit_provisional,
            guide.limit_tonnes,
            guide.limit_partial,
            guide.limit_output,
            guide.limit_taiwan,
            guide.limit_hong_kong,
        ],
        glossary_title: guide.glossary_title,
        glossary: TERMS
            .iter()
            .map(|term| {
                let mut said = Lang::ALL.map(|of| (of, term[of as usize]));
                if let Some(to_own) = said.get_mut(..=lang as usize) {
                    to_own.rotate_right(1);
                }
                said
            })
            .collect(),
        access_title: guide.access_title,
        access: [
            guide.access_aim,
            guide.access_keys,
            guide.access_same,
            guide.access_limit_map,
            guide.access_limit_names,
            guide.access_limit_readers,
            guide.access_report,
        ],
        titles: [messages.audit_formula, messages.audit_source],
    }
}

fn plain(guide: &'static Guide, figure: Figure) -> &'static str {
    match figure {
        Figure::Direct => guide.plain_direct,
        Figure::Origin => guide.plain_origin,
        Figure::Touch => guide.plain_touch,
        Figure::Hidden => guide.plain_hidden,
        Figure::Band => guide.plain_band,
        Figure::Concentration => guide.plain_concentration,
        Figure::NMinusOne => guide.plain_n_minus_1,
        Figure::NetImportReliance => guide.plain_reliance,
        Figure::SixtyFive => guide.plain_65,
        Figure::Strategic => guide.plain_strategic,
        Figure::UnitValue => guide.plain_unit_value,
        Figure::OutputShare => guide.plain_output_share,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{guide, messages};
    use std::collections::BTreeSet;

    #[test]
    fn every_measure_has_an_entry_of_its_own_in_every_language() {
        for lang in Lang::ALL {
            let section = method(lang, guide(lang), messages(lang));
            let plain: BTreeSet<&str> = section.entries.iter().map(|e| e.plain).collect();
            let names: BTreeSet<&str> = section.entries.iter().map(|e| e.name).collect();
            assert_eq!([plain.len(), names.len()], [Figure::ALL.len(); 2], "{lang:?}");
            assert!(section.glossary.iter().all(|[(first, _), ..]| *first == lang), "{lang:?}");
        }
        let all: BTreeSet<Figure> = Figure::ALL.into_iter().collect();
        assert_eq!(all.len(), Figure::ALL.len());
    }

    /// The measures that stand in the glossary, by their place there.
    const MEASURES: [(usize, Figure); 6] = [
        (10, Figure::Direct),
        (11, Figure::Origin),
        (12, Figure::Hidden),
        (13, Figure::Concentration),
        (14, Figure::NetImportReliance),
        (19, Figure::UnitValue),
    ];

    #[test]
    fn a_measure_is_called_here_as_everywhere() {
        for lang in Lang::ALL {
            for (at, figure) in MEASURES {
                let (here, everywhere) = (TERMS[at][lang as usize], messages(lang).figure(figure));
                assert_eq!(here.to_lowercase(), everywhere.to_lowercase(), "{lang:?}");
            }
            let t = messages(lang);
            for (at, text) in [(6, t.output_reserves), (7, t.line), (9, t.table_largest)] {
                assert_eq!(TERMS[at][lang as usize].to_lowercase(), text.to_lowercase(), "{lang:?}");
            }
        }
    }
}
