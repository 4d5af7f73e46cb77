//! The forms, one file each. A record names its form by id and version.

mod child;
mod person;

use super::Form;

/// Every form this version knows.
pub static ALL: &[&Form] = &[&person::PERSON, &child::CHILD, &child::CHILD_VISIT];
