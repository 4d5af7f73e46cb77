//! What came of judging: how often each rule holds, and against a file what would be said differently. Record ids and rule
//! ids only.

use super::first::Marks;
use super::kept::mark;
use dampingi_domain::finding::{self, Change, RuleMark, Verdict};
use dampingi_sync::RecordId;
use std::collections::BTreeMap;

/// A visit of which something else is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The visit.
    pub visit: RecordId,
    /// How.
    pub change: Change,
    /// Why, where that is known.
    pub cause: Option<Cause>,
}

/// Why something else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A rule that came, went or has another version.
    Rules,
    /// The same rules: something was recorded or chosen since.
    Since,
}

impl Cause {
    /// Of a change between two tables of rules.
    pub fn of(change: &Change, before: &Marks, now: &Marks) -> Self {
        let is_new = change.come.iter().any(|mark| !before.contains(mark));
        let is_over = change.gone.iter().any(|mark| !now.contains(mark));
        if is_new || is_over {
            Self::Rules
        } else {
            Self::Since
        }
    }
}

/// What was compared with.
#[derive(Clone, Copy, Debug)]
pub enum Against {
    /// What was said of each visit when it was first judged.
    First,
    /// A file with so many visits.
    File(usize),
}

/// How often a rule holds, and how often it came or went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Visits for which it holds now.
    pub now: usize,
    /// Visits for which it holds only now.
    pub come: usize,
    /// Visits for which it held only before.
    pub gone: usize,
}

/// What was judged.
#[derive(Clone, Debug)]
pub struct Report {
    /// Visits that were judged.
    pub judged: usize,
    /// Visits by level.
    pub levels: BTreeMap<String, usize>,
    /// By rule, variant and version; every rule of this version is there.
    pub rules: BTreeMap<RuleMark, Count>,
    /// Visits that are said of differently.
    pub changed: Vec<Changed>,
    /// Visits that were both in the file and here; none without a file.
    pub compared: usize,
}

impl Default for Report {
    fn default() -> Self {
        let every = finding::table().map(|rule| RuleMark {
            id: rule.id.to_owned(),
            variant: rule.variant.to_owned(),
            version: rule.version,
        });
        Self {
            judged: 0,
            levels: BTreeMap::new(),
            rules: every.map(|mark| (mark, Count::default())).collect(),
            changed: Vec::new(),
            compared: 0,
        }
    }
}

impl Report {
    /// Counts a visit.
    pub fn add(&mut self, verdict: &Verdict) {
        self.judged += 1;
        *self.levels.entry(verdict.level.clone()).or_default() += 1;
        for mark in &verdict.rules {
            self.count(mark).now += 1;
        }
    }

    /// Counts how a visit would be said of differently.
    pub fn compare(&mut self, visit: RecordId, change: Option<Change>, cause: Option<Cause>) {
        self.compared += 1;
        let Some(change) = change else {
            return;
        };
        for mark in &change.come {
            self.count(mark).come += 1;
        }
        for mark in &change.gone {
            self.count(mark).gone += 1;
        }
        self.changed.push(Changed {
            visit,
            change,
            cause,
        });
    }

    fn count(&mut self, mark: &RuleMark) -> &mut Count {
        self.rules.entry(mark.clone()).or_default()
    }

    /// The table of rules, and the visits that are judged differently than before, if anything is known of that.
    pub fn print(&self, against: Option<Against>) -> String {
        let mut text = format!("{} visits judged", self.judged);
        for (level, visits) in &self.levels {
            text.push_str(&format!(", {visits} {level}"));
        }
        text.push('\n');
        let mut lines = vec![["rule", "version", "now", "come", "gone"].map(str::to_owned)];
        for (of, count) in &self.rules {
            let name = mark(of);
            let name = name.split('@').next().unwrap_or_default().to_owned();
            let cells = [count.now, count.come, count.gone].map(|n| n.to_string());
            let [now, come, gone] = cells;
            lines.push([name, of.version.to_string(), now, come, gone]);
        }
        let Some(against) = against else {
            // Nothing was compared: no columns that could only say zero.
            let short = lines
                .into_iter()
                .map(|[rule, version, now, ..]| [rule, version, now]);
            text.push_str(&table(&short.collect::<Vec<_>>()));
            return text;
        };
        text.push_str(&table(&lines));
        text.push_str(&self.sum(against));
        if self.changed.is_empty() {
            return text;
        }
        let mut lines = vec![["visit", "before", "now", "come", "gone", "why"].map(str::to_owned)];
        for Changed {
            visit,
            change,
            cause,
        } in &self.changed
        {
            lines.push([
                visit.to_string(),
                change.level_before.clone(),
                change.level_now.clone(),
                marks(&change.come),
                marks(&change.gone),
                match cause {
                    Some(Cause::Rules) => "rules",
                    Some(Cause::Since) => "since",
                    None => "",
                }
                .to_owned(),
            ]);
        }
        text.push_str(&table(&lines));
        text
    }
}

impl Report {
    fn sum(&self, against: Against) -> String {
        let (differently, others) = (self.changed.len(), self.judged - self.compared);
        match against {
            Against::File(known) => format!(
                "\n{} of {known} visits in the file are judged now, {differently} of them differently; {others} visits are not in it.\n",
                self.compared,
            ),
            Against::First => {
                let for_rules = self.changed.iter();
                let for_rules = for_rules
                    .filter(|one| one.cause == Some(Cause::Rules))
                    .count();
                format!(
                    "\nCompared with what was said of {} visits when they were first judged: {for_rules} differently for other \
                     rules,\n{} for what was recorded or chosen since. {others} visits were not judged before.\n",
                    self.compared,
                    differently - for_rules,
                )
            }
        }
    }
}

fn marks(all: &[RuleMark]) -> String {
    let all: Vec<String> = all.iter().map(mark).collect();
    if all.is_empty() {
        "-".to_owned()
    } else {
        all.join(" ")
    }
}

/// Columns as wide as what stands in them.
fn table<const N: usize>(lines: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for line in lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.len());
        }
    }
    let mut text = String::new();
    for line in lines {
        let cells = line.iter().zip(widths);
        let padded: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        text.push_str(padded.join("  ").trim_end());
        text.push('\n');
    }
    text
}
