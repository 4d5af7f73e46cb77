//! The binary `dampingi`.

fn main() {}
