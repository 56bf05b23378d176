//! Names as a reader types them: letters without marks, in lower case, one blank between words.
//! Knows letters; knows no name. The standard library's tables of all scripts would weigh more than the names.

/// A text with what does not matter left out: "Côte d’Ivoire" and "cote d'ivoire" are the same.
#[must_use]
pub fn fold(text: &str) -> String {
    folded(text, false)
}

/// The other way German types its umlauts, "Suedkorea"; `None` where there is none in the text.
#[must_use]
pub fn fold_spelt_out(text: &str) -> Option<String> {
    text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']).then(|| folded(text, true))
}

fn folded(text: &str, spell_out: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = half_width(letter).to_ascii_lowercase();
        let plain = match letter {
            // "U.S.A.", "St. Lucia".
            '.' | '\u{ad}' => "",
            'ä' | 'Ä' if spell_out => "ae",
            'ö' | 'Ö' if spell_out => "oe",
            'ü' | 'Ü' if spell_out => "ue",
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => "a",
            'ç' | 'č' | 'Ç' => "c",
            'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
            'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
            'ñ' | 'Ñ' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' => "o",
            'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => "u",
            'ÿ' | 'ý' | 'Ý' => "y",
            'æ' | 'Æ' => "ae",
            'œ' | 'Œ' => "oe",
            'ß' => "ss",
            _ => {
                if !parts_words(letter) {
                    out.push(letter);
                } else if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                continue;
            }
        };
        out.push_str(plain);
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Letters and digits as wide as Japanese signs are the usual ones; of the two kinds of kana one is.
fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        _ => letter,
    }
}

fn parts_words(letter: char) -> bool {
    match letter {
        'a'..='z' | '0'..='9' => false,
        '\u{3000}' | '、' | '・' | '·' | '\u{a0}' => true,
        '\u{2010}'..='\u{206f}' => true,
        other => other.is_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_in_another_way_is_the_same() {
        for (typed, folded) in [
            ("Südkorea", "sudkorea"),
            ("ÖSTERREICH", "osterreich"),
            ("  Côte d’Ivoire ", "cote d ivoire"),
            ("U.S.A.", "usa"),
            ("Flußspat", "flussspat"),
            ("Saint-Pierre-et-Miquelon", "saint pierre et miquelon"),
            ("Ｊａｐａｎ　黒鉛", "japan 黒鉛"),
            ("ケイマン諸島", "ケイマン諸島"),
            ("にほん", "ニホン"),
            ("Kongo (Republik)", "kongo republik"),
            ("São Tomé & Príncipe", "sao tome principe"),
            ("…", ""),
        ] {
            assert_eq!(fold(typed), folded);
        }
        assert_eq!(fold_spelt_out("Südkorea").as_deref(), Some("suedkorea"));
        assert_eq!(fold_spelt_out("Côte d’Ivoire"), None);
    }
}
