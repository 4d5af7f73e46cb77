//! The forms, one file each. A record names its form by id and version.

mod child;
mod child_visit;
mod child_visit_choice;
mod delivery;
mod engagement;
mod every_visit;
mod household;
mod household_survey;
mod measure;
mod newborn;
mod person;
mod postpartum;
mod pregnancy;
mod pregnancy_visit;
mod referral;
mod shared_rule;
mod support;
mod vaccine;

use super::Form;

/// Every form this version knows: the household and its people, then episodes, each followed by its visits,
/// and what any episode may have.
pub static ALL: &[&Form] = &[
    &household::HOUSEHOLD,
    &household_survey::HOUSEHOLD_SURVEY,
    &person::PERSON,
    &engagement::ENGAGEMENT,
    &engagement::ENGAGEMENT_CONTACT,
    &pregnancy::PREGNANCY,
    &pregnancy_visit::PREGNANCY_VISIT,
    &delivery::DELIVERY,
    &postpartum::POSTPARTUM,
    &postpartum::POSTPARTUM_VISIT,
    &child::CHILD,
    &newborn::NEWBORN_VISIT,
    &child_visit::CHILD_VISIT,
    &referral::REFERRAL,
    &referral::REFERRAL_OUTCOME,
];
