//! What the fuzz targets do with bytes: plain functions, so that a test of any Rust runs them too
//! (`crates/server/tests/growth/any_bytes.rs`).

#![forbid(unsafe_code)]

pub mod form_parse;
#[cfg(feature = "server")]
pub mod growth_csv;
pub mod sync_accept;
pub mod sync_wire;
