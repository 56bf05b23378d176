//! Amounts as people and programs write them, exact: digits with one decimal mark, perhaps with an exponent.
//! Knows the two decimal marks; does not know what is counted. Marks between thousands are refused, not guessed at.

/// Above this a whole number is no longer exact in JSON.
const LARGEST: u128 = 9_000_000_000_000_000;
/// More digits than any amount has.
const MOST_DIGITS: usize = 24;

/// The decimal mark of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 1234.5
    Point,
    /// 1234,5
    Comma,
}

impl Mark {
    /// The sign.
    #[must_use]
    pub fn sign(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// The mark that a cell shows; `None` where it holds none, and where it holds more than one.
#[must_use]
pub fn mark_of(cell: &[u8]) -> Option<Mark> {
    let mut marks = cell.iter().filter_map(|sign| match sign {
        b'.' => Some(Mark::Point),
        b',' => Some(Mark::Comma),
        _ => None,
    });
    marks.next().filter(|_| marks.next().is_none())
}

/// A number times ten to the power of `shift`, rounded half up to a whole; `None` where it is none, negative or too large.
#[must_use]
pub fn parse(cell: &[u8], mark: Mark, shift: u32) -> Option<u64> {
    let (digits, exponent) = match cell.iter().position(|sign| matches!(sign, b'e' | b'E')) {
        Some(at) => (cell.get(..at)?, exponent(cell.get(at + 1..)?)?),
        None => (cell, 0),
    };
    let (mut value, mut places, mut seen_mark, mut count) = (0_u128, 0_i32, false, 0);
    for &sign in digits {
        match sign {
            b'0'..=b'9' => {
                count += 1;
                if count > MOST_DIGITS {
                    return None;
                }
                value = value * 10 + u128::from(sign - b'0');
                places += i32::from(seen_mark);
            }
            _ if sign == mark.sign() && !seen_mark => seen_mark = true,
            _ => return None,
        }
    }
    if count == 0 {
        return None;
    }
    let power = exponent + i32::try_from(shift).ok()? - places;
    let factor = |power: i32| 10_u128.checked_pow(u32::try_from(power).ok()?);
    let whole = if power >= 0 {
        if value == 0 { 0 } else { value.checked_mul(factor(power)?)? }
    } else {
        // Beyond the largest power nothing is left of it.
        factor(-power).map_or(0, |divisor| (value + divisor / 2) / divisor)
    };
    u64::try_from(whole).ok().filter(|_| whole <= LARGEST)
}

fn exponent(signs: &[u8]) -> Option<i32> {
    let (is_negative, digits) = match signs {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if !(1..=3).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = digits.iter().fold(0, |size, digit| size * 10 + i32::from(digit - b'0'));
    Some(if is_negative { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_and_round_half_up() {
        for (cell, shift, expected) in [
            ("0", 0, Some(0)),
            ("60000", 0, Some(60_000)),
            ("60000.0", 0, Some(60_000)),
            ("0.5", 0, Some(1)),
            ("0.49", 0, Some(0)),
            ("3.1415", 3, Some(3142)),
            (".5", 3, Some(500)),
            ("5.", 3, Some(5000)),
            ("1e-05", 3, Some(0)),
            ("1.2E+06", 0, Some(1_200_000)),
            ("0e999", 0, Some(0)),
            ("1e-999", 3, Some(0)),
            ("9000000000000000", 0, Some(9_000_000_000_000_000)),
            ("9000000000000001", 0, None),
            ("1e30", 0, None),
            ("1e999", 0, None),
            ("", 0, None),
            (".", 0, None),
            ("-1", 0, None),
            ("+1", 0, None),
            ("1,5", 0, None),
            ("1.5.2", 0, None),
            ("1 000", 0, None),
            ("1e", 0, None),
            ("1e5.5", 0, None),
            ("NaN", 0, None),
            ("inf", 0, None),
            ("0x10", 0, None),
            ("１２", 0, None),
            ("1111111111111111111111111", 0, None),
        ] {
            assert_eq!(parse(cell.as_bytes(), Mark::Point, shift), expected, "{cell}");
        }
        assert_eq!(parse(b"1234,5", Mark::Comma, 3), Some(1_234_500));
        assert_eq!(parse(b"1.234,5", Mark::Comma, 3), None, "a mark between thousands");
    }

    #[test]
    fn a_cell_shows_its_mark_where_it_has_one() {
        assert_eq!(mark_of(b"1,5"), Some(Mark::Comma));
        assert_eq!(mark_of(b"1.5"), Some(Mark::Point));
        assert_eq!((mark_of(b"15"), mark_of(b"1.234,5"), mark_of(b"1.234.567")), (None, None, None));
    }
}
