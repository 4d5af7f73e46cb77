//! What is different since the last visit at which the same things were measured.

use crate::Date;
use crate::finding::{Case, WEIGHED_AT};

/// One number then and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Field of the visit's form.
    pub key: &'static str,
    /// As it was.
    pub before: f64,
    /// As it is.
    pub now: f64,
}

/// The numbers that were measured both times.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The day of the visit before.
    pub on: Date,
    /// In the order of the form, never empty.
    pub changes: Vec<Change>,
}

const CHILD: &[&str] = &["weight_kg", "height_cm", "muac_cm"];
const MOTHER: &[&str] = &["weight_kg", "muac_cm", "systolic_mmhg", "diastolic_mmhg"];

/// Which numbers are compared, and the forms of the visits that have them.
fn compared(form: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match form {
        "child_visit" | "newborn_visit" => (CHILD, &WEIGHED_AT),
        "pregnancy_visit" => (MOTHER, &["pregnancy_visit"]),
        "postpartum_visit" => (MOTHER, &["postpartum_visit"]),
        _ => (&[], &[]),
    }
}

/// What changed since the newest earlier visit that shares a number with this one.
pub(super) fn since(case: &Case<'_>) -> Option<Since> {
    let (keys, forms) = compared(case.form);
    case.before(forms)
        .into_iter()
        .filter(|visit| visit.on < case.on)
        .find_map(|visit| {
            let both = |key: &&'static str| {
                Some(Change {
                    key,
                    before: visit.answers.number(key)?,
                    now: case.visit.number(key)?,
                })
            };
            let changes: Vec<Change> = keys.iter().filter_map(both).collect();
            (!changes.is_empty()).then_some(Since {
                on: visit.on,
                changes,
            })
        })
}

impl Change {
    /// The difference without the dust of binary tenths.
    pub fn by(&self) -> f64 {
        libm::round((self.now - self.before) * 100.0) / 100.0
    }
}
