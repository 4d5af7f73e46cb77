//! Findings: what a visit shows that somebody should act on, each from one rule of a table, with what it used.
//! A finding is never a diagnosis: it says what was seen and who should look. Domain notes §3.8; Settled 8, 9.

mod aloud;
mod case;
mod child_sign;
mod deadline;
mod facts;
mod judge;
mod mother_sign;
mod policy;
pub mod referral;
mod replay;
mod rule;
mod table;
mod words;

pub use case::{Case, Earlier};
pub use deadline::{DEADLINES, Deadline};
pub use facts::{Facts, measured};
pub(crate) use facts::{WEIGHED_AT, weighing};
pub use judge::{Finding, Judgement, judge, judge_by};
pub use policy::{Choices, Chosen, GAIN_POLICY, GainPolicy, Policy, with_choice};
pub use referral::{Referral, ReferralState};
pub use replay::{Change, RuleMark, Verdict, changed};
pub use rule::{Destination, Input, Rule, Urgency};
pub use words::{input_label, input_shown};

/// Every rule, children first, then mothers, couples and adolescent girls; within them the order of the domain notes.
pub fn table() -> impl Iterator<Item = &'static Rule> {
    [
        table::child::RULES,
        table::consent::RULES,
        table::mother::RULES,
        table::pregnancy::RULES,
        table::couple::RULES,
        table::adolescent::RULES,
    ]
    .into_iter()
    .flatten()
}

/// The rules with this id: most have one row, some one a grade.
pub fn by_id(id: &str) -> impl Iterator<Item = &'static Rule> {
    table().filter(move |rule| rule.id == id)
}
