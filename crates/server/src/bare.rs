//! Words of somebody's file as they are compared: case, spaces and signs make no other heading and no other answer.

/// Letters and digits of a heading, small, one by one: a table of a million rows is read without a text for each.
pub fn characters(heading: &str) -> impl Iterator<Item = char> {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// A heading as it is looked up.
pub fn heading(heading: &str) -> String {
    characters(heading).collect()
}

/// The letters of an answer, small: "Tidak ada." is `tidakada`.
pub fn letters(answer: &str) -> String {
    answer
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}
