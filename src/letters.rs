//! How wide a text is and where it may be broken, without asking a font.
//! Knows that signs of Chinese and Japanese are as wide as almost two letters and stand without spaces.

/// Signs that no line begins with.
const NEVER_FIRST: &str = "、。，．：；）」』】〕〉》・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％";

/// As many letters of Latin text as are as wide as this one.
#[must_use]
pub fn letters(text: &str) -> f64 {
    text.chars().map(|sign| if is_wide(sign) { 1.8 } else { 1.0 }).sum()
}

/// Whether a sign is as wide as high: Chinese, Japanese, and what is written among it.
#[must_use]
pub fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// Breaks a text into lines of at most `most` letters: at spaces, and between signs that stand without them.
#[must_use]
pub fn wrap(text: &str, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for (at, word) in text.split(' ').enumerate() {
        let mut space = if at > 0 { " " } else { "" };
        for piece in pieces(word) {
            let Some(line) = lines.last_mut() else { break };
            if line.is_empty() || letters(line) + letters(space) + letters(piece) <= most {
                *line += if line.is_empty() { "" } else { space };
                *line += piece;
            } else {
                lines.push(piece.to_owned());
            }
            space = "";
        }
    }
    lines
}

/// A text that is at most so wide; what is cut off ends in three points.
#[must_use]
pub fn cut(text: &str, most: f64) -> String {
    if letters(text) <= most {
        return text.to_owned();
    }
    let mut cut = String::new();
    for sign in text.chars() {
        if letters(&cut) + if is_wide(sign) { 1.8 } else { 1.0 } > most - 1.0 {
            break;
        }
        cut.push(sign);
    }
    cut.push('…');
    cut
}

/// The parts of a word between which a line may end.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let is_address = word.contains("://");
    let mut signs = word.char_indices().peekable();
    while let Some((_, sign)) = signs.next() {
        let Some((next_at, next)) = signs.peek().copied() else { break };
        let opens = matches!(sign, '「' | '（' | '『');
        let between = is_wide(sign) || is_wide(next);
        let in_address = is_address && matches!(next, '/' | '?' | '&') && !matches!(sign, ':' | '/');
        if in_address || between && !opens && !NEVER_FIRST.contains(next) {
            pieces.extend(word.get(start..next_at));
            start = next_at;
        }
    }
    pieces.extend(word.get(start..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_japanese_are_wider() {
        assert!((letters("Japan") - 5.0).abs() < 1e-9);
        assert!((letters("日本") - 3.6).abs() < 1e-9);
    }

    #[test]
    fn what_is_too_wide_is_cut() {
        assert_eq!(cut("Canada", 6.0), "Canada");
        assert_eq!(cut("Canada", 5.0), "Cana…");
        assert_eq!(cut("日本国", 4.7), "日本…");
    }

    #[test]
    fn lines_end_at_spaces_and_between_signs_but_not_before_a_full_stop() {
        assert_eq!(wrap("one two three four five", 10.0), ["one two", "three four", "five"]);
        assert_eq!(wrap("日本は輸入した。", 5.5), ["日本は", "輸入し", "た。"]);
        assert_eq!(wrap("中国90%から", 6.0), ["中国", "90%か", "ら"]);
        assert_eq!(wrap("", 5.0), [""]);
        assert_eq!(
            wrap("https://a.example/map/?m=cobalt&f=JPN", 19.0),
            ["https://a.example", "/map/?m=cobalt", "&f=JPN"]
        );
        assert_eq!(wrap("Et la Chine\u{202f}?", 8.0), ["Et la", "Chine\u{202f}?"]);
    }
}
