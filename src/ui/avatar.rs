//! A person's initials in a circle, for the users of this phone. Decoration: the name stands beside it.

use leptos::prelude::*;

/// The initials of the first two words of a name.
pub fn avatar(name: &str) -> AnyView {
    let initials: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
        .take(2)
        .flat_map(char::to_uppercase)
        .collect();
    view! { <span class="avatar" aria-hidden="true">{initials}</span> }.into_any()
}
