//! `dampingi growth`, as a library and as the program a person starts.

mod any_bytes;
mod bad;
mod cases;
mod export;
mod program;
mod rows;
mod support;
