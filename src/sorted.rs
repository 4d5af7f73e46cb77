//! Sorting by text. The general sort is three kilobytes of wasm for each kind of thing that is sorted; this is one for all.

/// The things in the order of their keys.
pub fn sorted<T>(things: Vec<T>, key: impl Fn(&T) -> String) -> Vec<T> {
    let keys = things
        .iter()
        .enumerate()
        .map(|(at, thing)| (key(thing), at))
        .collect();
    let mut slots: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order(keys)
        .into_iter()
        .filter_map(|at| slots[at].take())
        .collect()
}

/// The things against the order of their keys.
pub fn sorted_down<T>(things: Vec<T>, key: impl Fn(&T) -> String) -> Vec<T> {
    let mut things = sorted(things, key);
    things.reverse();
    things
}

/// A number as a key: 9 before 10.
pub fn padded(number: u64) -> String {
    format!("{number:020}")
}

fn order(mut keys: Vec<(String, usize)>) -> Vec<usize> {
    keys.sort_unstable();
    keys.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_come_in_the_order_of_their_keys_and_equal_ones_as_they_came() {
        let names = sorted(vec!["Siti 2", "Ani", "Siti 1"], |name| name[..3].to_owned());
        assert_eq!(names, ["Ani", "Siti 2", "Siti 1"]);
        assert_eq!(sorted_down(vec![9, 10, 8], |n| padded(*n)), [10, 9, 8]);
    }
}
