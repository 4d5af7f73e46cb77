//! A person's initials in a circle, for the users of this phone. Decoration: the name stands beside it.

use crate::ui::el::{View, el};

/// The initials of the first two words of a name.
pub fn avatar(name: &str) -> View {
    let initials: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
        .take(2)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    el("span")
        .class("avatar")
        .attr("aria-hidden", "true")
        .child(initials)
}
