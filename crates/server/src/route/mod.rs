//! What each route does, one file per resource.

pub mod carry;
pub mod desk;
pub mod doubles;
pub mod health;
pub mod indicators;
pub mod overview;
pub mod photo;
pub mod review;
pub mod session;
pub mod sync;
