//! Names of things: a territory, a group of territories, an HS line.
//! Knows how codes look; does not know which of them a dataset holds.

use std::fmt;

/// A reporting territory, by its position in [`crate::model::Dataset::countries`]. Never written to a file or a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub u8);

impl Place {
    /// Position in a column that has one cell per territory.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A six-digit line of the Harmonized System; leading zeros are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HsLine(u32);

impl HsLine {
    /// `None` unless `text` is exactly six digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
            text.parse().ok().map(Self)
        } else {
            None
        }
    }
}

impl fmt::Display for HsLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// A group of countries a reader can look at as one importer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The European Union of 27.
    Eu27,
    /// The Group of Seven, without the European Union as such.
    G7,
    /// Australia, India, Japan, United States.
    Quad,
    /// Members of the Organisation for Economic Co-operation and Development.
    Oecd,
}

impl Group {
    /// Every group, in the order lists show them.
    pub const ALL: [Self; 4] = [Self::Eu27, Self::G7, Self::Quad, Self::Oecd];

    /// The code used in links and in data files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Eu27 => "EU27",
            Self::G7 => "G7",
            Self::Quad => "QUAD",
            Self::Oecd => "OECD",
        }
    }

    /// The group with this code, if there is one.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.code() == code)
    }

    /// Bit of this group in [`crate::model::Country::groups`].
    #[must_use]
    pub fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

/// Who is looked at: one territory, or a group with the trade inside it left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// One territory.
    Country(Place),
    /// A group as one importer.
    Group(Group),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hs_line_is_six_digits_and_keeps_its_zeros() {
        assert_eq!(HsLine::parse("012345").map(|l| l.to_string()), Some("012345".to_owned()));
        for wrong in ["12345", "1234567", "25041a", "", "+25041", "２５０４１０"] {
            assert_eq!(HsLine::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn group_codes_round_trip_and_bits_differ() {
        let mut seen = 0u8;
        for g in Group::ALL {
            assert_eq!(Group::parse(g.code()), Some(g));
            assert_eq!(seen & g.bit(), 0);
            seen |= g.bit();
        }
    }
}
