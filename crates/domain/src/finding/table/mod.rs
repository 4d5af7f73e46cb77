//! The rules themselves, one file for each kind of person.

pub(super) mod child;
pub(super) mod couple;
pub(super) mod mother;
