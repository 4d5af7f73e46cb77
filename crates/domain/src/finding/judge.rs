//! From a case to its findings, the strictest first.

use super::{Case, Facts, Input, Rule, input_label, input_shown, table};
use crate::Lang;
use crate::growth::Level;

/// One rule that holds for a visit.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule: what was seen, what to do, who should look, how soon, by which source.
    pub rule: &'static Rule,
    /// What it used.
    pub inputs: Vec<Input>,
    /// The id of a stricter finding that says it already; it stays under "mengapa?".
    pub covered_by: Option<&'static str>,
    form: &'static str,
}

impl Finding {
    /// What it used, in words: label and value, for "mengapa?".
    pub fn why(&self, lang: Lang) -> Vec<(String, String)> {
        let words = |input: &Input| {
            (
                input_label(self.form, input, lang),
                input_shown(self.form, input, lang),
            )
        };
        self.inputs.iter().map(words).collect()
    }
}

/// What a visit shows.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Baik, perhatikan, rujuk: the strictest of the findings (Settled 8).
    pub level: Level,
    /// The strictest first. The first one is shown at the top, the others stand under "mengapa?".
    pub findings: Vec<Finding>,
}

impl Judgement {
    /// The finding that is shown first.
    pub fn first(&self) -> Option<&Finding> {
        self.findings.first()
    }

    /// The findings that say something of their own, the first one among them.
    pub fn uncovered(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.covered_by.is_none())
    }
}

/// Judges a visit by the table.
pub fn judge(case: &Case<'_>) -> Judgement {
    judge_by(table(), case)
}

/// Judges a visit by some rules.
pub fn judge_by(rules: impl IntoIterator<Item = &'static Rule>, case: &Case<'_>) -> Judgement {
    let facts = Facts::of(case);
    let mut findings: Vec<Finding> = Vec::new();
    for rule in rules {
        let Some(form) = rule.forms.iter().find(|form| **form == case.form) else {
            continue;
        };
        if !rule.is_in_force(case.on) {
            continue;
        }
        if let Some(inputs) = (rule.holds)(&facts) {
            findings.push(Finding {
                rule,
                inputs,
                covered_by: None,
                form,
            });
        }
    }
    // Stable: rules of one urgency keep the table's order.
    findings.sort_by_key(|finding| finding.rule.urgency.days());
    let covering: Vec<(&'static str, &'static [&'static str])> = findings
        .iter()
        .map(|finding| (finding.rule.id, finding.rule.covers))
        .collect();
    for finding in &mut findings {
        finding.covered_by = covering
            .iter()
            .find(|(_, covered)| covered.contains(&finding.rule.id))
            .map(|(id, _)| *id);
    }
    // What is covered never stands at the top, however the urgencies fall.
    findings.sort_by_key(|finding| (finding.covered_by.is_some(), finding.rule.urgency.days()));
    let level = findings
        .iter()
        .map(|finding| finding.rule.level())
        .max()
        .unwrap_or(Level::Good);
    Judgement { level, findings }
}
