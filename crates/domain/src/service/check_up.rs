//! On which day a check-up was: by its date, else the day of the visit that told of it. One rule for every check-up.

use crate::{Answers, Date};

/// A kind of check-up, by the keys of the visits' forms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CheckUp {
    told: &'static str,
    date: &'static str,
}

/// Before birth (K1–K6).
pub(crate) const ANTENATAL: CheckUp = CheckUp {
    told: "anc_checked",
    date: "anc_date",
};
/// The mother after birth (KF).
pub(crate) const POSTNATAL: CheckUp = CheckUp {
    told: "pnc_checked",
    date: "pnc_date",
};
/// The newborn (KN).
pub(crate) const NEWBORN: CheckUp = CheckUp {
    told: "kn_checked",
    date: "kn_date",
};

impl CheckUp {
    /// Its day, as a visit of `on` tells it. The forms do not insist on the date: she may not remember it, and was checked
    /// all the same.
    pub(crate) fn day(&self, visit: &Answers, on: Date) -> Option<Date> {
        let told = visit.flag(self.told) == Some(true);
        visit.date(self.date).or(told.then_some(on))
    }
}
