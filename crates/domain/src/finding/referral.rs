//! A referral: opened from a finding, open until its outcome (rujukan balik) is recorded. Domain notes §3.8.

use super::Urgency;
use crate::Date;
use crate::date::{add_days, days_between};

/// What is needed to know whether a referral is still work.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Referral<'a> {
    /// Id of the rule it was opened for.
    pub rule: &'a str,
    /// The day it was opened.
    pub opened_on: Date,
    /// How soon somebody should have looked.
    pub urgency: Urgency,
    /// The day its outcome was recorded.
    pub closed_on: Option<Date>,
}

impl std::fmt::Debug for Referral<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Referral({})", self.rule)
    }
}

/// Where a referral stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferralState {
    /// Its outcome is recorded.
    Closed,
    /// Waits; so many days are left, 0 for today.
    Open(i32),
    /// So many days too late.
    Overdue(i32),
}

impl Referral<'_> {
    /// The last day on which it is not overdue. "Now" and "today" are due on the day they were opened.
    pub fn due_on(&self) -> Date {
        add_days(self.opened_on, self.urgency.days().max(0))
    }

    /// Where it stands on a day. An outcome recorded for a later day does not close it yet.
    pub fn state(&self, today: Date) -> ReferralState {
        if self.closed_on.is_some_and(|closed| closed <= today) {
            return ReferralState::Closed;
        }
        match days_between(today, self.due_on()) {
            left @ 0.. => ReferralState::Open(left),
            late => ReferralState::Overdue(late.saturating_neg()),
        }
    }
}
