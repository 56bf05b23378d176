//! Names in sentences of four languages, written out; and that the tables of each are whole. Knows no view.

use super::*;
use crate::model::Lang;
use crate::text::messages;
use std::collections::BTreeSet;

fn case(lang: Lang, code: &str, name: &str, column: Column) -> String {
    said(messages(lang), code, name, column)
}

#[test]
fn german_names_are_inflected() {
    for (code, name, expected) in [
        ("JPN", "Japan", "s seiner seines Japan|Japan|Japan|aus Japan|nach Japan"),
        (
            "CHE",
            "Schweiz",
            "s ihrer ihres die Schweiz|die Schweiz|der Schweiz|aus der Schweiz|in die Schweiz",
        ),
        ("IRQ", "Irak", "s seiner seines der Irak|den Irak|dem Irak|aus dem Irak|in den Irak"),
        (
            "GBR",
            "Vereinigtes Königreich",
            "s seiner seines das Vereinigte Königreich|das Vereinigte Königreich|dem Vereinigten Königreich|\
             aus dem Vereinigten Königreich|in das Vereinigte Königreich",
        ),
        (
            "USA",
            "Vereinigte Staaten",
            "p ihrer ihres die Vereinigten Staaten|die Vereinigten Staaten|den Vereinigten Staaten|\
             aus den Vereinigten Staaten|in die Vereinigten Staaten",
        ),
        (
            "NLD",
            "Niederlande",
            "p ihrer ihres die Niederlande|die Niederlande|den Niederlanden|aus den Niederlanden|in die Niederlande",
        ),
        ("EU27", "Europäische Union (27)", "s ihrer ihres die EU|die EU|der EU|aus der EU|in die EU"),
        (
            "COD",
            "Kongo",
            "s ihrer ihres die Demokratische Republik Kongo|die Demokratische Republik Kongo|der Demokratischen Republik Kongo|aus der Demokratischen Republik Kongo|in die Demokratische Republik Kongo",
        ),
    ] {
        assert_eq!(inflected(Lang::De, code, name), expected);
    }
}

#[test]
fn english_names_are_inflected() {
    for (code, name, expected) in [
        ("JPN", "Japan", "s its its Japan|Japan|Japan|from Japan|to Japan"),
        (
            "USA",
            "United States",
            "s its its the United States|the United States|the United States|from the United States|to the United States",
        ),
        (
            "CYM",
            "Cayman Islands",
            "p their their the Cayman Islands|the Cayman Islands|the Cayman Islands|from the Cayman Islands|to the Cayman Islands",
        ),
        (
            "BIH",
            "Bosnia & Herzegovina",
            "s its its Bosnia and Herzegovina|Bosnia and Herzegovina|Bosnia and Herzegovina|from Bosnia and Herzegovina|to Bosnia and Herzegovina",
        ),
        ("EU27", "European Union (27)", "s its its the EU|the EU|the EU|from the EU|to the EU"),
    ] {
        assert_eq!(inflected(Lang::En, code, name), expected);
    }
}

#[test]
fn french_names_are_inflected() {
    for (code, name, expected) in [
        ("JPN", "Japon", "s ses son le Japon|le Japon|le Japon|du Japon|vers le Japon"),
        ("CHN", "Chine", "s ses son la Chine|la Chine|la Chine|de Chine|vers la Chine"),
        ("DEU", "Allemagne", "s ses son l’Allemagne|l’Allemagne|l’Allemagne|d’Allemagne|vers l’Allemagne"),
        (
            "USA",
            "États-Unis",
            "p leurs leur les États-Unis|les États-Unis|les États-Unis|des États-Unis|vers les États-Unis",
        ),
        ("CUB", "Cuba", "s ses son Cuba|Cuba|Cuba|de Cuba|vers Cuba"),
        ("ISR", "Israël", "s ses son Israël|Israël|Israël|d’Israël|vers Israël"),
        ("EU27", "Union européenne (27)", "s ses son l’UE|l’UE|l’UE|de l’UE|vers l’UE"),
    ] {
        assert_eq!(inflected(Lang::Fr, code, name), expected);
    }
}

#[test]
fn japanese_names_take_particles_alone() {
    assert_eq!(inflected(Lang::Ja, "JPN", "日本"), "s   日本|日本|日本|日本から|日本へ");
}

fn inflected(lang: Lang, code: &str, name: &str) -> String {
    let of = |columns: &[Column], between: &str| {
        columns.iter().map(|c| case(lang, code, name, *c)).collect::<Vec<_>>().join(between)
    };
    let first = of(&[Column::Number, Column::Its, Column::ItsUse], " ");
    let rest = of(&[Column::Subject, Column::Object, Column::Dative, Column::From, Column::To], "|");
    [first, rest].join(" ")
}

#[test]
fn a_sentence_starts_with_a_capital_and_a_verb_has_a_number() {
    assert_eq!(sentence_start("the EU"), "The EU");
    assert_eq!(sentence_start("日本は"), "日本は");
    assert_eq!(["s", "p"].map(|n| verb("bezog|bezogen", n)), ["bezog", "bezogen"]);
}

#[test]
fn every_code_has_one_form_and_every_form_every_column() {
    for lang in Lang::ALL {
        let text = messages(lang);
        let lines: Vec<Vec<&str>> = text.forms.split('\n').map(|line| line.split('|').collect()).collect();
        let mut letters = BTreeSet::new();
        let mut codes = BTreeSet::new();
        for line in &lines {
            assert_eq!(line.len(), Column::Codes as usize + 1, "{lang:?}: {line:?}");
            assert!(letters.insert(line[0]), "{lang:?}: {} twice", line[0]);
            assert!(["s", "p"].contains(&line[1]), "{lang:?}: {line:?}");
            for code in line[Column::Codes as usize].split(' ').filter(|c| !c.is_empty()) {
                assert!(codes.insert(code), "{lang:?}: {code} twice");
            }
        }
        assert!(letters.contains("-"), "{lang:?}: a form for those that are in no table");
        for line in text.names.split('\n') {
            let parts: Vec<&str> = line.splitn(3, ' ').collect();
            assert!(parts.len() == 3 && letters.contains(parts[1]), "{lang:?}: {line}");
            assert!(codes.insert(parts[0]), "{lang:?}: {} twice", parts[0]);
        }
    }
}
