//! JSON in and out, in one place: each type's reader and writer is compiled once, not wherever it is used.

mod reader;

use reader::Reader;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads a value; `None` when it is not one.
#[inline(never)]
pub fn read<T: DeserializeOwned>(json: &[u8]) -> Option<T> {
    let mut reader = Reader::new(json)?;
    let value = T::deserialize(&mut reader).ok()?;
    reader.is_at_end().then_some(value)
}

/// Writes a value.
#[inline(never)]
pub fn write<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("everything stored or sent has text keys and finite numbers")
}
