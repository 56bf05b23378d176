//! The terms of the field in every language, side by side: what the map calls a thing in one language, it calls it in all.
//! Knows words; what they mean is said where the map uses them.

use crate::model::Lang;

/// A term in the order of [`Lang::ALL`].
pub type Term = [&'static str; Lang::ALL.len()];

/// Twenty terms, from the question to its remedies.
pub const TERMS: [Term; 20] = [
    ["kritischer Rohstoff", "critical mineral", "minerai critique", "重要鉱物"],
    ["Abhängigkeit von China", "dependency on China", "dépendance envers la Chine", "対中依存度"],
    ["Seltene Erden", "rare earths", "terres rares", "レアアース"],
    ["Dauermagnet", "permanent magnet", "aimant permanent", "永久磁石"],
    ["Förderung", "mine production", "production minière", "鉱山生産"],
    ["Raffination", "refining", "raffinage", "精製"],
    ["Reserven", "reserves", "réserves", "埋蔵量"],
    ["Warennummer (HS)", "trade heading (HS)", "position douanière (SH)", "貿易品目（HS）"],
    ["Importland", "importer", "pays importateur", "輸入国・地域"],
    ["größter Lieferant", "largest supplier", "premier fournisseur", "最大の供給国"],
    ["direkter Anteil", "direct share", "part directe", "直接シェア"],
    ["Ursprungsanteil", "origin share", "part d’origine", "原産シェア"],
    ["versteckter Teil", "hidden part", "part cachée", "隠れた部分"],
    ["Konzentration", "concentration", "concentration", "集中度"],
    ["Nettoimportabhängigkeit", "net import reliance", "dépendance nette aux importations", "純輸入依存度"],
    ["Ausfuhrlizenz", "export licence", "licence d’exportation", "輸出許可"],
    ["Exportstopp", "export stop", "arrêt des exportations", "輸出停止"],
    ["Abnahmevertrag", "offtake agreement", "contrat d’enlèvement", "引取契約（オフテイク）"],
    ["gemeinsames Lager", "joint stock", "stock commun", "共同備蓄"],
    ["Durchschnittspreis", "unit value", "valeur unitaire", "単価"],
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_term_of_a_language_is_another() {
        for lang in Lang::ALL {
            let terms: BTreeSet<&str> = TERMS.iter().map(|term| term[lang as usize]).collect();
            assert_eq!(terms.len(), TERMS.len(), "{lang:?}");
            assert!(!terms.contains(""), "{lang:?}");
        }
    }
}
