//! A JSON value where it is written: a slice of the text, taken apart each time it is asked.
//! Knows the grammar of JSON; builds no tree. What the browser's own parser makes costs a call out of the program for every
//! text and number: an index holds 20,000.

use super::Json;
use std::str::from_utf8;

/// How deep lists and objects may lie in each other.
const DEEPEST: usize = 64;
/// Digits of a number that a float holds exactly, whatever they are.
const EXACT_DIGITS: usize = 15;
/// The highest power of ten that a float holds exactly.
const EXACT_POWER: i32 = 22;

/// A value in a text that was found to be JSON. Of two members of one name the first counts.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a>(&'a [u8]);

impl<'a> Written<'a> {
    /// The value that a text is; `None` where it is no JSON, or lies deeper than 64 lists and objects.
    #[must_use]
    pub fn of(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        let start = blank(bytes, 0);
        let end = value(bytes, start, 0)?;
        (blank(bytes, end) == bytes.len()).then_some(Self(bytes.get(start..end)?))
    }

    /// The value that a text is which [`Written::of`] found to be JSON before.
    #[must_use]
    pub fn again(text: &'a str) -> Self {
        Self(text.as_bytes().trim_ascii())
    }

    /// Hands over the members of an object, or of a list with empty keys, until `act` has enough; `None` for any other value.
    fn each(self, open: u8, act: &mut dyn FnMut(&'a [u8], Self) -> bool) -> Option<()> {
        let bytes = self.0;
        if bytes.first() != Some(&open) {
            return None;
        }
        let mut at = blank(bytes, 1);
        // The text was checked as a whole: the last sign is the one that closes.
        while at + 1 < bytes.len() {
            let mut key = &bytes[..0];
            if open == b'{' {
                let end = string(bytes, at)?;
                key = bytes.get(at + 1..end - 1)?;
                at = blank(bytes, blank(bytes, end) + 1);
            }
            let end = value(bytes, at, 0)?;
            if act(key, Self(bytes.get(at..end)?)) {
                break;
            }
            at = blank(bytes, blank(bytes, end) + 1);
        }
        Some(())
    }
}

impl Json for Written<'_> {
    fn field(&self, key: &str) -> Option<Self> {
        let mut found = None;
        self.each(b'{', &mut |name, value| {
            if name == key.as_bytes() {
                found = Some(value);
            }
            found.is_some()
        })?;
        found
    }

    fn items(&self) -> Option<Vec<Self>> {
        let mut items = Vec::new();
        self.each(b'[', &mut |_, item| {
            items.push(item);
            false
        })?;
        Some(items)
    }

    fn text(&self) -> Option<String> {
        let inside = self.0.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
        if !inside.contains(&b'\\') {
            return from_utf8(inside).ok().map(str::to_owned);
        }
        unescaped(from_utf8(inside).ok()?)
    }

    fn number(&self) -> Option<f64> {
        number(self.0)
    }

    fn truth(&self) -> Option<bool> {
        match self.0 {
            b"true" => Some(true),
            b"false" => Some(false),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.0 == b"null"
    }
}

/// Where the white space ends that begins here.
fn blank(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// Where the string ends that begins here.
fn string(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let mut at = at + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => match bytes.get(at + 1)? {
                b'u' if bytes.get(at + 2..at + 6)?.iter().all(u8::is_ascii_hexdigit) => at += 6,
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => at += 2,
                _ => return None,
            },
            0..0x20 => return None,
            _ => at += 1,
        }
    }
}

/// Where the value ends that begins here.
fn value(bytes: &[u8], at: usize, depth: usize) -> Option<usize> {
    let close = match bytes.get(at)? {
        b'"' => return string(bytes, at),
        b'{' => b'}',
        b'[' => b']',
        _ => return word(bytes, at),
    };
    if depth == DEEPEST {
        return None;
    }
    let mut at = blank(bytes, at + 1);
    if bytes.get(at) == Some(&close) {
        return Some(at + 1);
    }
    loop {
        if close == b'}' {
            at = blank(bytes, string(bytes, at)?);
            if bytes.get(at) != Some(&b':') {
                return None;
            }
            at = blank(bytes, at + 1);
        }
        at = blank(bytes, value(bytes, at, depth + 1)?);
        let next = *bytes.get(at)?;
        if next == close {
            return Some(at + 1);
        }
        if next != b',' {
            return None;
        }
        at = blank(bytes, at + 1);
    }
}

/// Where a number, `true`, `false` or `null` ends that begins here.
fn word(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let ends = |b: &u8| matches!(b, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t');
    let word = rest.get(..rest.iter().position(ends).unwrap_or(rest.len()))?;
    let is_one = matches!(word, b"true" | b"false" | b"null") || is_number(word);
    is_one.then_some(at + word.len())
}

/// Whether this is a number in the grammar of JSON.
fn is_number(word: &[u8]) -> bool {
    let digits = |from: &[u8]| from.iter().take_while(|b| b.is_ascii_digit()).count();
    let word = word.strip_prefix(b"-").unwrap_or(word);
    let whole = digits(word);
    if whole == 0 || (whole > 1 && word[0] == b'0') {
        return false;
    }
    let mut rest = &word[whole..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = &fraction[count..];
    }
    let [b'e' | b'E', power @ ..] = rest else { return rest.is_empty() };
    let power = power.strip_prefix(b"-").or(power.strip_prefix(b"+")).unwrap_or(power);
    !power.is_empty() && digits(power) == power.len()
}

/// The value of a number: what is written with few digits exactly by one multiplication, the rest by the platform.
fn number(word: &[u8]) -> Option<f64> {
    if !is_number(word) {
        return None;
    }
    let (mut digits, mut count, mut power, mut is_fraction) = (0_u64, 0, 0_i32, false);
    for byte in word {
        match byte {
            b'0'..=b'9' if count < EXACT_DIGITS => {
                digits = digits * 10 + u64::from(byte - b'0');
                count += usize::from(digits > 0);
                power -= i32::from(is_fraction);
            }
            b'.' => is_fraction = true,
            b'-' => {}
            _ => return slow_number(word),
        }
    }
    if power < -EXACT_POWER {
        return slow_number(word);
    }
    let scale = (0..-power).fold(1.0, |scale, _| scale * 10.0);
    let size = digits as f64 / scale;
    Some(if word.first() == Some(&b'-') { -size } else { size })
}

#[cfg(target_arch = "wasm32")]
fn slow_number(word: &[u8]) -> Option<f64> {
    js_sys::JSON::parse(from_utf8(word).ok()?).ok()?.as_f64()
}

#[cfg(not(target_arch = "wasm32"))]
fn slow_number(word: &[u8]) -> Option<f64> {
    from_utf8(word).ok()?.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A string without its escapes; what is no character, half of a pair, becomes the sign for that.
fn unescaped(inside: &str) -> Option<String> {
    let mut text = String::with_capacity(inside.len());
    let mut signs = inside.chars();
    let mut high: Option<u32> = None;
    while let Some(sign) = signs.next() {
        let sign = match sign {
            '\\' => match signs.next()? {
                'u' => {
                    let unit =
                        (0..4).try_fold(0_u32, |unit, _| Some(unit * 16 + signs.next()?.to_digit(16)?))?;
                    match (high.take(), unit) {
                        (Some(first), 0xdc00..0xe000) => {
                            text.pop();
                            char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (unit - 0xdc00))?
                        }
                        (_, 0xd800..0xdc00) => {
                            high = Some(unit);
                            text.push(char::REPLACEMENT_CHARACTER);
                            continue;
                        }
                        _ => char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER),
                    }
                }
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                other => other,
            },
            sign => sign,
        };
        high = None;
        text.push(sign);
    }
    Some(text)
}

#[cfg(test)]
mod tests;
