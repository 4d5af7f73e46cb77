//! The provincial backend of Dampingi: one binary, one data folder.

pub mod accounts;
pub mod clock;
pub mod db;
pub mod failure;
pub mod intake;
pub mod organisation;
pub mod password;
pub mod secret;
