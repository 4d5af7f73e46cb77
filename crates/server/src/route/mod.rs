//! What each route does, one file per resource.

pub mod carry;
pub mod doubles;
pub mod health;
pub mod indicators;
pub mod photo;
pub mod review;
pub mod session;
pub mod sync;
