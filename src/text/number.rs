//! The one number formatter: page, picture and command line write the same digits.
//! Knows separators and rounding; does not know what is counted.

use crate::digits;
use crate::model::Lang;

/// A number with `decimals` decimals, groups of three, and a true minus.
#[must_use]
pub fn decimal(lang: Lang, value: f64, decimals: u32) -> String {
    let (negative, whole, fraction) = digits::parts(value, decimals);
    let (group, point) = match lang {
        Lang::De => ('.', ','),
        Lang::Fr => ('\u{202f}', ','),
        Lang::En | Lang::Ja => (',', '.'),
    };
    let mut text = String::with_capacity(24);
    if negative {
        text.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text += &fraction;
    }
    text
}

/// A share of 0–1 in whole per cent. Only what is all or nothing reads 100 or 0: the rest is "over 99" or "under 1".
#[must_use]
pub fn percent(lang: Lang, share: f64) -> String {
    let rounded = (share * 100.0).round();
    let (sign, number) = if share > 0.0 && rounded < 1.0 {
        ("<", 1.0)
    } else if share < 1.0 && rounded > 99.0 {
        (">", 99.0)
    } else {
        ("", rounded)
    };
    percent_sign(lang, &format!("{sign}{}", decimal(lang, number, 0)))
}

/// A share of 0–1 in per cent with one decimal, for tables.
#[must_use]
pub fn percent_fine(lang: Lang, share: f64) -> String {
    percent_sign(lang, &decimal(lang, share * 100.0, 1))
}

fn percent_sign(lang: Lang, number: &str) -> String {
    [number, percent_mark(lang)].concat()
}

/// What follows a number of per cent.
#[must_use]
pub fn percent_mark(lang: Lang) -> &'static str {
    match lang {
        Lang::De | Lang::Fr => "\u{a0}%",
        Lang::En | Lang::Ja => "%",
    }
}

/// Three significant digits for reading, as many decimals as that takes: 1,230 · 123 · 12.3 · 1.23 · 0.12.
#[must_use]
pub fn significant(lang: Lang, value: f64) -> String {
    let decimals = match value.abs() {
        v if v >= 99.95 => 0,
        v if v >= 9.995 => 1,
        _ => 2,
    };
    decimal(lang, value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(decimal(Lang::De, 1_234_567.891, 1), "1.234.567,9");
        assert_eq!(decimal(Lang::En, 1_234_567.891, 1), "1,234,567.9");
        assert_eq!(decimal(Lang::Fr, 1_234_567.891, 1), "1\u{202f}234\u{202f}567,9");
        assert_eq!(decimal(Lang::Ja, 1_234_567.891, 1), "1,234,567.9");
        assert_eq!(decimal(Lang::En, -0.001, 1), "0.0");
        assert_eq!(decimal(Lang::De, -12.0, 0), "−12");
    }

    #[test]
    fn a_share_never_rounds_to_all_or_nothing() {
        assert_eq!(percent(Lang::En, 0.9994), ">99%");
        assert_eq!(percent(Lang::De, 0.0004), "<1\u{a0}%");
        assert_eq!(percent(Lang::En, 1.0), "100%");
        assert_eq!(percent(Lang::En, 0.0), "0%");
        assert_eq!(percent(Lang::De, 0.8612), "86\u{a0}%");
        assert_eq!(percent(Lang::Fr, 0.8612), "86\u{a0}%");
        assert_eq!(percent_fine(Lang::Ja, 0.8612), "86.1%");
    }

    #[test]
    fn amounts_keep_three_digits() {
        let all: Vec<String> =
            [1234.0, 123.4, 12.34, 1.234, 99.96, 9.996, 0.0].map(|v| significant(Lang::En, v)).into();
        assert_eq!(all, ["1,234", "123", "12.3", "1.23", "100", "10.0", "0.00"]);
    }
}
