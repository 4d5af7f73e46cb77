//! Weight gain in pregnancy against its target by the BMI before it. Domain notes §3.7.

use super::body::bmi;
use super::dating::{DAYS_TO_TERM, Gestation, SECOND_TRIMESTER_DAY};
use crate::Ground;
use crate::form::Range;

/// What a woman of one BMI band should gain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// BMI before the pregnancy, one decimal, from this on.
    pub bmi_from: f64,
    /// Over the whole pregnancy, in kg.
    pub total_kg: Range,
    /// A week in the second and third trimester, in kg.
    pub per_week_kg: f64,
}

/// The table (§3.7 R45), thinnest first.
pub static TARGETS: [Target; 4] = [
    Target {
        bmi_from: 0.0,
        total_kg: Range::new(12.5, 18.0),
        per_week_kg: 0.51,
    },
    Target {
        bmi_from: 18.5,
        total_kg: Range::new(11.5, 16.0),
        per_week_kg: 0.42,
    },
    Target {
        bmi_from: 25.0,
        total_kg: Range::new(7.0, 11.5),
        per_week_kg: 0.28,
    },
    Target {
        bmi_from: 30.0,
        total_kg: Range::new(5.0, 9.0),
        per_week_kg: 0.22,
    },
];

/// Where the table comes from.
pub const GROUND: Ground = Ground::published("§3.7 R45, R38");

/// The target of a woman by her measures before the pregnancy; `None` when one of them makes no sense.
pub fn target(weight_before_kg: f64, height_cm: f64) -> Option<&'static Target> {
    let bmi = bmi(weight_before_kg, height_cm)?;
    TARGETS.iter().rev().find(|target| bmi >= target.bmi_from)
}

/// Where the way to the total comes from.
pub const BAND_GROUND: Ground = Ground::unconfirmed(
    "§3.7 R45 for the totals; a straight line to them from 13w0d, and 2 kg at most until then: design",
);

/// The most to have gained by 13 weeks 0 days (from memory). Nothing is asked of the first trimester, so its least is nothing.
const FIRST_TRIMESTER_MOST_KG: f64 = 2.0;

impl Target {
    /// What she should have gained by now, in kg, one decimal: nothing to 2 kg in the first trimester, then on a line to the
    /// total at 40 weeks 0 days, where it stays.
    pub fn band_kg(&self, gestation: Gestation) -> Range {
        let days = gestation.days();
        let early = f64::from(days.min(SECOND_TRIMESTER_DAY)) / f64::from(SECOND_TRIMESTER_DAY);
        let since = (days - SECOND_TRIMESTER_DAY).clamp(0, LINE_DAYS);
        let late = f64::from(since) / f64::from(LINE_DAYS);
        let most =
            FIRST_TRIMESTER_MOST_KG * early + (self.total_kg.high - FIRST_TRIMESTER_MOST_KG) * late;
        Range::new(tenth(self.total_kg.low * late), tenth(most))
    }
}

/// A woman's gain so far beside what is asked of it.
#[derive(Clone, Copy, PartialEq)]
pub struct Progress {
    /// Gained since before the pregnancy, in kg, one decimal; negative when she lost weight.
    pub gained_kg: f64,
    /// The least to have gained by now. Nothing is asked of the first trimester; from 13 weeks 0 days to 40 weeks 0 days
    /// it grows on a line to the total's lower bound (design, unconfirmed).
    pub least_kg: f64,
    /// The target it is measured against.
    pub target: &'static Target,
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Progress")
    }
}

impl Progress {
    /// From the weights before and now. `None` when a measure makes no sense.
    pub fn of(
        weight_before_kg: f64,
        height_cm: f64,
        weight_kg: f64,
        gestation: Gestation,
    ) -> Option<Self> {
        let target = target(weight_before_kg, height_cm)?;
        if !weight_kg.is_finite() || weight_kg <= 0.0 {
            return None;
        }
        Some(Self {
            gained_kg: tenth(weight_kg - weight_before_kg),
            least_kg: target.band_kg(gestation).low,
            target,
        })
    }

    /// Whether she gained less than the least. Never before 13 weeks.
    pub fn is_below(&self) -> bool {
        self.least_kg > 0.0 && self.gained_kg < self.least_kg
    }
}

/// Days between two weighings below which a weekly gain says more of the scale than of her.
const SHORTEST_DAYS: i32 = 14;

/// Gain a week between two weighings, in kg, two decimals, to stand beside the target's; `None` when they lie less than
/// two weeks apart or make no sense.
pub fn weekly_gain_kg(earlier_kg: f64, later_kg: f64, days_apart: i32) -> Option<f64> {
    let makes_sense = earlier_kg > 0.0 && later_kg > 0.0 && (later_kg - earlier_kg).is_finite();
    (makes_sense && days_apart >= SHORTEST_DAYS)
        .then(|| libm::round((later_kg - earlier_kg) * 7.0 / f64::from(days_apart) * 100.0) / 100.0)
}

/// Days from the second trimester's first day to the due date.
const LINE_DAYS: i32 = DAYS_TO_TERM - SECOND_TRIMESTER_DAY;

fn tenth(kg: f64) -> f64 {
    libm::round(kg * 10.0) / 10.0
}
