//! The orders of the map: largest first, and by a whole number.
//! Knows numbers alone, so that one sorting routine serves every list; each would cost the page kilobytes.

/// Largest amount first; among equals the smallest `tie` first, so that the order never depends on anything else.
pub fn largest_first<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (f64, u32)) {
    let keys = items.iter().map(key).collect();
    arrange(items, keys);
}

/// Ascending by a whole number.
pub fn ascending<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u32) {
    let keys = items.iter().map(|item| (0.0, key(item))).collect();
    arrange(items, keys);
}

fn arrange<T>(items: &mut Vec<T>, keys: Vec<(f64, u32)>) {
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(ranked(keys).into_iter().filter_map(|at| slots.get_mut(at)?.take()));
}

fn ranked(keys: Vec<(f64, u32)>) -> Vec<usize> {
    let mut ranks: Vec<(usize, (f64, u32))> = keys.into_iter().enumerate().collect();
    ranks.sort_unstable_by(|(i, a), (j, b)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(i.cmp(j)));
    ranks.into_iter().map(|(at, _)| at).collect()
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
    fn equal_keys_keep_their_order() {
        let mut items = vec![(5, 'b'), (1, 'x'), (5, 'a')];
        ascending(&mut items, |i| i.0);
        assert_eq!(items, [(1, 'x'), (5, 'b'), (5, 'a')]);
    }
}
