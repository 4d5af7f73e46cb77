//! The screens, one folder each. They read through the phone's door and the domain's forms, and hold no rules of their own.

pub mod address;
pub mod chart;
pub mod dispute;
pub mod double;
pub mod fix;
pub mod form;
pub mod gate;
pub mod ground;
pub mod here;
pub mod household;
mod life;
pub mod lost;
mod offer;
pub mod person;
mod picture;
pub mod reading;
pub mod referral;
pub mod region;
pub mod result;
pub mod review;
pub mod saved;
pub mod send;
pub mod settings;
mod standing;
pub mod targets;
pub mod today;
pub mod visit;
