//! JSON in and out, in one place: each type's reader and writer is compiled once, not wherever it is used.

mod tree;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tree::Tree;

/// Reads a value; `None` when it is not one.
#[inline(never)]
pub fn read<T: DeserializeOwned>(json: &[u8]) -> Option<T> {
    T::deserialize(Tree(parse(json)?)).ok()
}

fn parse(json: &[u8]) -> Option<serde_json::Value> {
    serde_json::from_slice(json).ok()
}

/// Writes a value.
#[inline(never)]
pub fn write<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("everything stored or sent has text keys and finite numbers")
}
