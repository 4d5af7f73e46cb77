//! What is different since the same thing was measured last.

use crate::Date;
use crate::finding::{Case, Earlier, WEIGHED_AT};

/// One number then and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Field of the visit's form.
    pub key: &'static str,
    /// As it was.
    pub before: f64,
    /// The day on which it was so.
    pub on: Date,
    /// As it is.
    pub now: f64,
}

/// The numbers that were measured before and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The newest of the days on which they were measured.
    pub on: Date,
    /// In the order of the form, never empty. What is not measured each time may be older.
    pub changes: Vec<Change>,
}

const CHILD: &[&str] = &["weight_kg", "height_cm", "muac_cm", "head_circumference_cm"];
const MOTHER: &[&str] = &[
    "weight_kg",
    "muac_cm",
    "systolic_mmhg",
    "diastolic_mmhg",
    "hb_g_dl",
    "fundal_height_cm",
];
const GIRL: &[&str] = &["weight_kg", "height_cm", "muac_cm", "hb_g_dl"];
const COUPLE: &[&str] = &["weight_kg", "muac_cm", "waist_cm", "hb_g_dl"];

/// Which numbers are compared, and the forms of the visits that have them.
fn compared(form: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match form {
        "child_visit" | "newborn_visit" => (CHILD, &WEIGHED_AT),
        "pregnancy_visit" => (MOTHER, &["pregnancy_visit"]),
        "postpartum_visit" => (MOTHER, &["postpartum_visit"]),
        "engagement_contact" => (COUPLE, &["engagement_contact"]),
        "adolescent_visit" => (GIRL, &["adolescent_visit"]),
        _ => (&[], &[]),
    }
}

/// What changed of each number since the newest visit before that measured it.
pub(super) fn since(case: &Case<'_>) -> Option<Since> {
    let (keys, forms) = compared(case.form);
    let mut before = case.before(forms);
    before.retain(|visit| visit.on < case.on);
    let change = |key: &&'static str| {
        let now = case.visit.number(key)?;
        let was = |visit: &&Earlier<'_>| Some((visit.on, visit.answers.number(key)?));
        let (on, before) = before.iter().find_map(was)?;
        Some(Change {
            key,
            before,
            on,
            now,
        })
    };
    let changes: Vec<Change> = keys.iter().filter_map(change).collect();
    let on = changes.iter().map(|change| change.on).max()?;
    Some(Since { on, changes })
}

impl Change {
    /// The difference without the dust of binary tenths.
    pub fn by(&self) -> f64 {
        libm::round((self.now - self.before) * 100.0) / 100.0
    }
}
