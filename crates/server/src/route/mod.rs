//! What each route does, one file per resource.

pub mod health;
pub mod review;
pub mod session;
pub mod sync;
