//! A referral: opened from a finding, open until its outcome (rujukan balik) is recorded. Domain notes §3.8.

use super::Urgency;
use crate::date::{add_days, days_between};
use crate::{Answers, Date};

/// Form id of a referral.
pub const REFERRAL_ID: &str = "referral";
/// Form id of its outcome.
pub const OUTCOME_ID: &str = "referral_outcome";

/// Field of a referral, asked on no page: the ids of the rules it was opened for, the strictest first.
pub const RULES: &str = "referral_rules";

/// Whether an outcome closes its referral: she was seen, or need not go any more. One who still has to go is asked for again.
pub fn closes(outcome: &Answers) -> bool {
    outcome.flag("referral_attended") == Some(true)
        || outcome.flag("referral_still_needed") == Some(false)
}

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

impl<'a> Referral<'a> {
    /// What a referral and its outcomes say; `None` for a referral without a day. An urgency that is not known here is routine.
    pub fn of<'o>(
        referral: &'a Answers,
        outcomes: impl IntoIterator<Item = &'o Answers>,
    ) -> Option<Self> {
        let closing = outcomes.into_iter().filter(|outcome| closes(outcome));
        let urgency = referral.text("referral_urgency");
        Some(Self {
            rule: referral.codes(RULES).first().copied().unwrap_or_default(),
            opened_on: referral.date("visit_date")?,
            urgency: urgency
                .and_then(Urgency::from_code)
                .unwrap_or(Urgency::Routine),
            closed_on: closing
                .filter_map(|outcome| outcome.date("visit_date"))
                .min(),
        })
    }

    /// The last day on which it is not overdue. "Now" and "today" are due on the day they were opened.
    pub fn due_on(&self) -> Date {
        add_days(self.opened_on, self.urgency.deadline_days())
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
