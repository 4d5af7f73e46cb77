//! The rules themselves, one file for each kind of person, and one for what is asked of all.

pub(super) mod adolescent;
pub(super) mod child;
pub(super) mod consent;
pub(super) mod couple;
pub(super) mod mother;
pub(super) mod pregnancy;
