//! Size at birth, and the corrected age of a child born too early (domain notes §3.2, §3.4; Settled 1).

use super::{Assessment, Measured, assess};
use crate::date::{add_days, completed_months};
use crate::{Date, Ground};

/// Where the limits of BBLR, PBLR and preterm come from.
pub const BIRTH_GROUND: Ground =
    Ground::unconfirmed("§3.4 R26, R19; corrected age §3.2 from memory");

/// BBLR: below 2.5 kg at birth. Grams are compared, because 2.5 kg is 2500 g on the scale.
pub fn is_low_birth_weight(birth_weight_kg: f64) -> bool {
    birth_weight_kg > 0.0 && libm::round(birth_weight_kg * 1000.0) < 2500.0
}

/// PBLR: below 48 cm at birth.
pub fn is_short_at_birth(birth_length_cm: f64) -> bool {
    birth_length_cm > 0.0 && birth_length_cm < 48.0
}

/// Born before 37 completed weeks.
pub fn is_preterm(weeks_at_birth: i32) -> bool {
    weeks_at_birth < TERM_WEEKS
}

const TERM_WEEKS: i32 = 37;
const FULL_WEEKS: i32 = 40;
/// Weeks that a living child can have at birth; anything else is a slip of the pen and corrects nothing.
const POSSIBLE_WEEKS: std::ops::Range<i32> = 22..TERM_WEEKS;
/// Completed months up to which the corrected age is shown beside the chronological one.
const CORRECTED_UNTIL_MONTHS: i32 = 24;

/// The day from which a preterm child's corrected age counts: (40 − weeks at birth) weeks after its birth.
/// `None` for a child born at term or with an impossible number of weeks.
pub fn corrected_birth(birth: Date, weeks_at_birth: i32) -> Option<Date> {
    POSSIBLE_WEEKS
        .contains(&weeks_at_birth)
        .then(|| add_days(birth, (FULL_WEEKS - weeks_at_birth) * 7))
}

/// The z-scores at the corrected age, shown beside the chronological ones until 24 completed months. The chronological
/// ones stay the record and are the ones published. `None` when there is nothing to correct, or before the corrected birth.
pub fn assess_corrected(
    measured: &Measured,
    birth: Date,
    on: Date,
    weeks_at_birth: i32,
) -> Option<Assessment> {
    if completed_months(birth, on)? >= CORRECTED_UNTIL_MONTHS {
        return None;
    }
    let corrected = corrected_birth(birth, weeks_at_birth)?;
    let days = u32::try_from(crate::date::days_between(corrected, on)).ok()?;
    Some(assess(&Measured {
        age_days: Some(days),
        ..*measured
    }))
}
