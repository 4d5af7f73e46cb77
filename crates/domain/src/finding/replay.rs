//! What a changed rule table would change: a visit keeps the marks of the rules that held when it was judged, and is
//! judged again by the new table.

use super::{Case, Judgement, Rule, judge_by};
use crate::growth::Level;
use serde::{Deserialize, Serialize};

/// Which row of which version held.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleMark {
    /// Id of the rule.
    pub id: String,
    /// Which row of it; empty when there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub variant: String,
    /// Its version.
    pub version: u16,
}

/// What was said of a visit when it was judged: small enough to be kept with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// `good`, `watch` or `refer`.
    pub level: String,
    /// The rules that held, the strictest first.
    pub rules: Vec<RuleMark>,
}

impl Verdict {
    /// The marks of a judgement.
    pub fn of(judgement: &Judgement) -> Self {
        let mark = |rule: &Rule| RuleMark {
            id: rule.id.to_owned(),
            variant: rule.variant.to_owned(),
            version: rule.version,
        };
        Self {
            level: level_code(judgement.level).to_owned(),
            rules: judgement
                .findings
                .iter()
                .map(|finding| mark(finding.rule))
                .collect(),
        }
    }
}

/// Stable code of a level.
pub const fn level_code(level: Level) -> &'static str {
    match level {
        Level::Good => "good",
        Level::Watch => "watch",
        Level::Refer => "refer",
    }
}

/// How a visit's verdict would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Rules that held and hold no more, or in another version.
    pub gone: Vec<RuleMark>,
    /// Rules that did not hold and hold now.
    pub come: Vec<RuleMark>,
    /// Level before.
    pub level_before: String,
    /// Level now.
    pub level_now: String,
}

/// Judges a stored visit by these rules; `None` when it would be judged as it was.
pub fn changed(
    stored: &Verdict,
    rules: impl IntoIterator<Item = &'static Rule>,
    case: &Case<'_>,
) -> Option<Change> {
    let now = Verdict::of(&judge_by(rules, case));
    let lacking = |some: &Verdict, other: &Verdict| -> Vec<RuleMark> {
        let lacks = |mark: &&RuleMark| !other.rules.contains(mark);
        some.rules.iter().filter(lacks).cloned().collect()
    };
    let change = Change {
        gone: lacking(stored, &now),
        come: lacking(&now, stored),
        level_before: stored.level.clone(),
        level_now: now.level.clone(),
    };
    let is_same =
        change.gone.is_empty() && change.come.is_empty() && change.level_before == change.level_now;
    (!is_same).then_some(change)
}
