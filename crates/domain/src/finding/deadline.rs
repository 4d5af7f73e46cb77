//! By when a referral's outcome should be known, as data: one row an urgency. A referral is overdue the day after.

use super::Urgency;
use crate::Ground;

/// How many days an urgency leaves.
#[derive(Debug)]
pub struct Deadline {
    /// Id of the row.
    pub id: &'static str,
    /// Raised when the days change.
    pub version: u16,
    /// As records keep it.
    pub code: &'static str,
    /// The urgency.
    pub urgency: Urgency,
    /// Days after the referral until the outcome should be known; 0 is the same day.
    pub days: i32,
    /// Where it comes from.
    pub ground: Ground,
}

const fn row(
    id: &'static str,
    code: &'static str,
    urgency: Urgency,
    days: i32,
    document: &'static str,
) -> Deadline {
    Deadline {
        id,
        version: 1,
        code,
        urgency,
        days,
        ground: Ground::unconfirmed(document),
    }
}

const DESIGN: &str = "§3.8 design: urgencies wait for a health office";

/// Every deadline, the shortest first. None is confirmed: §3.8 marks all urgencies as design.
pub static DEADLINES: [Deadline; 7] = [
    row("R01", "now", Urgency::Now, 0, DESIGN),
    row("R02", "today", Urgency::Today, 0, DESIGN),
    row("R03", "within_3_days", Urgency::Within(3), 3, DESIGN),
    row("R04", "within_7_days", Urgency::Within(7), 7, DESIGN),
    row("R05", "within_14_days", Urgency::Within(14), 14, DESIGN),
    row("R06", "within_30_days", Urgency::Within(30), 30, DESIGN),
    row(
        "R07",
        "routine",
        Urgency::Routine,
        30,
        "§3.8 design: asked again after a month",
    ),
];

impl Urgency {
    /// The urgency that a record names; `None` for a code of a newer version.
    pub fn from_code(code: &str) -> Option<Self> {
        let row = DEADLINES.iter().find(|row| row.code == code)?;
        Some(row.urgency)
    }

    /// Days until the outcome of a referral should be known.
    pub fn deadline_days(self) -> i32 {
        let row = DEADLINES.iter().find(|row| row.urgency == self);
        row.map_or(self.days().max(0), |row| row.days)
    }
}
