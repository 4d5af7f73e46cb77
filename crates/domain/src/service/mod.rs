//! Services: check-ups, and of a child vitamin A, deworming, feeding, development. Domain notes §3.9, §2.9.

pub mod campaign;
pub(crate) mod check_up;
pub mod development;
pub mod feeding;
pub mod vitamin_a;
