//! The result of a visit, as it is shown: its level, its findings, the measures in words, what changed since the last
//! visit, and what could not be judged. Rules live in `finding`; nothing here decides who is sent where.

mod asked;
mod birth;
mod change;
mod couple;
mod lack;
mod measure;
mod woman;

pub use asked::{NOT_JUDGED, RECORDED};
pub use change::{Change, Since};
pub use measure::Measure;

#[cfg(test)]
mod tests;

use crate::Term;
use crate::finding::{Case, Facts, Finding, WEIGHED_AT, judge, table};
use crate::growth::Level;
use crate::immunisation::{Outlook, Told, outlook};

/// All that is said of one visit.
#[derive(Clone, Debug)]
pub struct VisitResult {
    /// The strictest of the findings; `None` when nothing was measured that could be judged.
    pub level: Option<Level>,
    /// The strictest first, those said already by a stricter one at the end.
    pub findings: Vec<Finding>,
    /// What was measured, in words.
    pub measures: Vec<Measure>,
    /// What is different from the last visit at which something was measured.
    pub since: Option<Since>,
    /// How a child's immunisation stands.
    pub immunisation: Option<Outlook>,
    /// What could not be judged, and why.
    pub lacks: Vec<Term>,
}

/// Whether visits with this form are judged at all.
pub fn is_judged(form: &str) -> bool {
    table().any(|rule| rule.forms.contains(&form))
}

/// The result of a visit.
pub fn of(case: &Case<'_>) -> VisitResult {
    let facts = Facts::of(case);
    let judgement = judge(case);
    let lack = lack::of(&facts);
    // Without a single measure "baik" would be said of what nobody looked at.
    let says_nothing = judgement.level == Level::Good && lack.is_all;
    let mut measures = measure::of(&facts);
    measures.extend(woman::of(&facts));
    VisitResult {
        level: (!says_nothing).then_some(judgement.level),
        findings: judgement.findings,
        measures,
        since: change::since(case),
        immunisation: immunisation(case, &facts),
        lacks: lack.terms,
    }
}

/// By the visits up to this one, on its day.
fn immunisation(case: &Case<'_>, facts: &Facts<'_>) -> Option<Outlook> {
    if !WEIGHED_AT.contains(&case.form) {
        return None;
    }
    // Oldest first, this one last: its word counts among those of its day.
    let before = case.before(&WEIGHED_AT).into_iter().rev();
    let told: Vec<Told<'_>> = before
        .map(|visit| (visit.on, visit.answers))
        .chain([(case.on, case.visit)])
        .collect();
    Some(outlook(facts.birth?, case.area, &told, case.on))
}

impl VisitResult {
    /// The finding that the sentence to the mother is about: the strictest that sends her to somebody.
    pub fn first(&self) -> Option<&Finding> {
        self.findings
            .first()
            .filter(|finding| finding.rule.level() > Level::Good)
    }

    /// The findings that say something of their own.
    pub fn uncovered(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.covered_by.is_none())
    }

    /// The findings that this one says already: they stand under its "mengapa?".
    pub fn covered_by<'a>(&'a self, finding: &'a Finding) -> impl Iterator<Item = &'a Finding> {
        self.findings
            .iter()
            .filter(|other| other.covered_by == Some(finding.rule.id))
    }
}
