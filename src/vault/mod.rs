//! The vault: a random data key that seals everything about people, wrapped by a PIN and by a password.

pub mod row;
pub mod seal;
pub mod stretch;
pub mod to_server;
pub mod tries;
pub mod wrap;
