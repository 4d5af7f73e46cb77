//! The forms, one file each. A record names its form by id and version.

mod adolescent;
mod child;
mod child_visit;
mod child_visit_choice;
mod child_visit_dose;
mod delivery;
mod engagement;
mod every_visit;
mod funds;
mod household;
mod household_survey;
mod leaving;
mod measure;
mod newborn;
mod person;
mod postpartum;
mod pregnancy;
mod pregnancy_visit;
mod referral;
mod session;
mod shared_rule;
mod sponsor;
mod support;
mod vaccine;

use super::Form;

pub use adolescent::SCREENED_GRADES;
pub use leaving::{CAME_BACK, DIED, ENDING, MOVED, OTHER_HOUSE};
pub use session::SESSION_ID;
pub use sponsor::SUPPORT_ENDING;

/// Every form this version knows: the household and its people, then episodes, each followed by its visits,
/// what any episode may have, the posyandu day and the village's money, which are about nobody.
pub static ALL: &[&Form] = &[
    &household::HOUSEHOLD,
    &household_survey::HOUSEHOLD_SURVEY,
    &person::PERSON,
    &adolescent::ADOLESCENT,
    &adolescent::ADOLESCENT_VISIT,
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
    &session::SESSION,
    &sponsor::SUPPORT,
    &sponsor::SUPPORT_DELIVERY,
    &funds::VILLAGE_FUNDS,
];

/// What may stand in a record of this form beside its own answers: how the accompaniment ended, and that it goes on again.
pub fn beside(form: &str) -> &'static [&'static Form] {
    const OF_A_PERSON: &[&Form] = &[&MOVED, &CAME_BACK, &OTHER_HOUSE];
    const OF_AN_EPISODE: &[&Form] = &[&ENDING];
    const OF_A_SUPPORT: &[&Form] = &[&SUPPORT_ENDING];
    match form {
        "support" => OF_A_SUPPORT,
        "person" => OF_A_PERSON,
        "adolescent" | "engagement" | "pregnancy" | "postpartum" | "child" => OF_AN_EPISODE,
        _ => &[],
    }
}
