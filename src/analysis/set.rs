//! Sets of small whole numbers, one bit a member, so that a search meets many neighbours in one step.
//! Knows numbers below [`Set::LIMIT`]; a larger one is in no set. Does not know what is numbered.

/// Room for a source, a sink, and three nodes for each of 256 territories.
const WORDS: usize = 13;

/// A set of numbers below [`Set::LIMIT`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Set([u64; WORDS]);

impl Set {
    /// The smallest number that is in no set.
    pub const LIMIT: usize = 64 * WORDS;

    /// Whether a number is a member.
    #[must_use]
    pub fn has(&self, member: usize) -> bool {
        self.0.get(member / 64).is_some_and(|word| word >> (member % 64) & 1 == 1)
    }

    /// Makes a number a member.
    pub fn insert(&mut self, member: usize) {
        if let Some(word) = self.0.get_mut(member / 64) {
            *word |= 1 << (member % 64);
        }
    }

    /// Takes a number out.
    pub fn remove(&mut self, member: usize) {
        if let Some(word) = self.0.get_mut(member / 64) {
            *word &= !(1 << (member % 64));
        }
    }

    /// Members of both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        self.by_word(other, |own, other| own & other)
    }

    /// Members of either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        self.by_word(other, |own, other| own | other)
    }

    /// Members that are not in another.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        self.by_word(other, |own, other| own & !other)
    }

    /// The smallest member.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        let (at, word) = self.0.iter().enumerate().find(|(_, word)| **word != 0)?;
        Some(64 * at + word.trailing_zeros() as usize)
    }

    /// The members, ascending.
    pub fn iter(mut self) -> impl Iterator<Item = usize> {
        std::iter::from_fn(move || self.first().inspect(|member| self.remove(*member)))
    }

    /// The smallest member of both.
    #[must_use]
    pub fn first_in(&self, other: &Self) -> Option<usize> {
        let mut words = self.0.iter().zip(&other.0).map(|(own, other)| own & other).enumerate();
        words.find(|(_, word)| *word != 0).map(|(at, word)| 64 * at + word.trailing_zeros() as usize)
    }

    fn by_word(mut self, other: &Self, change: impl Fn(u64, u64) -> u64) -> Self {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = change(*own, *other);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_in_order_and_a_number_too_large_is_none() {
        let of = |members: &[usize]| {
            let mut set = Set::default();
            members.iter().for_each(|member| set.insert(*member));
            set
        };
        let list = |set: Set| set.iter().collect::<Vec<_>>();
        let mut set = of(&[Set::LIMIT - 1, 3, 64, 63, Set::LIMIT]);
        assert_eq!(list(set), [3, 63, 64, Set::LIMIT - 1]);
        set.remove(63);
        set.remove(9999);
        assert!(set.has(64) && !set.has(63) && !set.has(Set::LIMIT));
        let other = of(&[3, 4, 65]);
        assert_eq!(list(set.and(&other)), [3]);
        assert_eq!(list(set.or(&other)), [3, 4, 64, 65, Set::LIMIT - 1]);
        assert_eq!(list(set.without(&other)), [64, Set::LIMIT - 1]);
        assert_eq!((set.first(), Set::default().first()), (Some(3), None));
        assert_eq!((set.first_in(&of(&[4, 64])), set.first_in(&of(&[4, 63]))), (Some(64), None));
    }
}
