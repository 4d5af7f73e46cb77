//! What the address of this screen says. The frame puts it into the context, and keeps it while the address means this
//! screen: one that is about to go is not drawn once more for an address that is not its own.

use crate::ui::{Slot, memo};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::str::FromStr;

/// The parts of an address that have a name, with it.
pub type Parts = Vec<(&'static str, String)>;

/// An address.
#[derive(Clone, PartialEq)]
pub struct Address {
    pub path: String,
    pub search: String,
    pub parts: Parts,
}

impl Address {
    fn part(&self, name: &str) -> Option<&str> {
        let mut parts = self.parts.iter();
        let (_, text) = parts.find(|(known, _)| *known == name)?;
        Some(text)
    }
}

/// The address of this screen.
#[derive(Clone, Copy, Debug)]
pub struct Here(pub Slot<Address>);

fn here() -> Slot<Address> {
    expect_context::<Here>().0
}

/// A part of the address, read as a record's id, a number, ….
pub fn param<T: FromStr + PartialEq + 'static>(name: &'static str) -> Slot<Option<T>> {
    let here = here();
    memo(move || here.with(|here| here.part(name)?.parse().ok()))
}

/// Whether the address has this part.
pub fn asks(name: &'static str) -> Slot<bool> {
    let here = here();
    memo(move || here.with(|here| here.part(name).is_some()))
}

/// A part of the address, as it is written.
pub fn word(name: &'static str) -> String {
    here().with_untracked(|here| here.part(name).unwrap_or_default().to_owned())
}

/// A code behind the question mark, followed as long as the address means this screen.
pub fn asked(name: &'static str) -> Slot<Option<String>> {
    let here = here();
    memo(move || {
        here.with(|here| {
            let mut pairs = here.search.split(['?', '&']);
            let code = pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
            Some(code.to_owned())
        })
    })
}

/// What stands behind the question mark, read.
pub fn query<T: FromStr>(name: &'static str) -> Option<T> {
    let query = use_location().query;
    query.with_untracked(|query| query.get_str(name)?.parse().ok())
}
