//! The orders of the map: largest first, by a whole number, alphabetical.
//! Knows keys alone, so that one sorting routine serves every list; each would cost the page kilobytes.

/// Largest amount first; among equals the smallest `tie` first, so that the order never depends on anything else.
pub fn largest_first<T>(items: &mut [T], key: impl Fn(&T) -> (f64, u32)) {
    let mut keys = Vec::with_capacity(items.len());
    for item in items.iter() {
        keys.push(key(item));
    }
    arrange(items, &ranked(&keys));
}

/// Ascending by a whole number.
pub fn ascending<T>(items: &mut [T], key: impl Fn(&T) -> u32) {
    largest_first(items, |item| (0.0, key(item)));
}

/// Alphabetical by a name whose letters with marks stand beside their plain ones.
pub fn alphabetical<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    let mut names: Vec<String> = Vec::with_capacity(items.len());
    for item in items.iter() {
        names.push(name(item).chars().map(plain_letter).collect());
    }
    arrange(items, &merged(names.len(), &|i, j| names.get(i) <= names.get(j)));
}

fn plain_letter(letter: char) -> char {
    match letter {
        'ä' | 'å' | 'á' | 'à' | 'ã' | 'â' | 'Ä' | 'Å' | 'Á' => 'a',
        'ö' | 'ó' | 'ô' | 'ø' | 'Ö' | 'Ó' => 'o',
        'ü' | 'ú' | 'Ü' => 'u',
        'é' | 'è' | 'ê' | 'É' => 'e',
        'í' | 'î' => 'i',
        'ç' | 'Ç' => 'c',
        'ñ' => 'n',
        other => other.to_ascii_lowercase(),
    }
}

/// Puts items in an order. All it does with them is to swap, so that what it thinks is the same for every list.
fn arrange<T>(items: &mut [T], order: &[usize]) {
    for (at, with) in swaps(order).into_iter().enumerate() {
        items.swap(at, with);
    }
}

/// With which place each place is to be swapped, one after the other.
fn swaps(order: &[usize]) -> Vec<usize> {
    // Which item is where, and where each is.
    let mut held: Vec<usize> = (0..order.len()).collect();
    let mut place = held.clone();
    let mut swaps = Vec::with_capacity(order.len());
    for (at, &item) in order.iter().enumerate() {
        let with = place[item];
        let moved = held[at];
        held[with] = moved;
        place[moved] = with;
        swaps.push(with);
    }
    swaps
}

#[inline(never)]
fn ranked(keys: &[(f64, u32)]) -> Vec<usize> {
    merged(keys.len(), &|i, j| match (keys.get(i), keys.get(j)) {
        (Some(a), Some(b)) => b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).is_le(),
        _ => true,
    })
}

/// Positions in order, by merging runs of double length; equals keep their order.
/// `in_order` says whether the item at the first position may stand before the one at the second.
fn merged(count: usize, in_order: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut from: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut to = Vec::with_capacity(count);
        for pair in from.chunks(2 * run) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            while let (Some(l), Some(r)) = (left.peek(), right.peek()) {
                to.extend(if in_order(**l, **r) { left.next() } else { right.next() });
            }
            to.extend(left.chain(right));
        }
        from = to;
        run *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_fall_and_equals_keep_to_the_tie() {
        let mut items = vec![(1.0, 3), (2.0, 9), (1.0, 2), (0.5, 1)];
        largest_first(&mut items, |i| *i);
        assert_eq!(items, [(2.0, 9), (1.0, 2), (1.0, 3), (0.5, 1)]);
    }

    #[test]
    fn austria_stands_with_o_in_german() {
        let mut names = vec!["Zypern", "Österreich", "Oman", "Ägypten", "Albanien"];
        alphabetical(&mut names, |n| n);
        assert_eq!(names, ["Ägypten", "Albanien", "Oman", "Österreich", "Zypern"]);
    }

    #[test]
    fn any_number_of_items_is_ordered_as_the_standard_library_does() {
        let mut seed = 7u32;
        for count in 0..70 {
            let mut items: Vec<u32> = (0..count)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    seed >> 27
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            ascending(&mut items, |i| *i);
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![(5, 'b'), (1, 'x'), (5, 'a')];
        ascending(&mut items, |i| i.0);
        assert_eq!(items, [(1, 'x'), (5, 'b'), (5, 'a')]);
    }
}
