//! Made-up people for the tables: built in one line each.

use dampingi_domain::finding::{Case, Earlier, Judgement, Policy, judge};
use dampingi_domain::{Answers, Date};
use jiff::civil::date;
use serde_json::Value;

/// The day of every visit, unless a table says otherwise.
pub const TODAY: Date = date(2026, 11, 21);

/// A visit with its surroundings, owned.
pub struct Given {
    pub form: &'static str,
    pub on: Date,
    pub visit: Answers,
    pub person: Answers,
    pub episode: Answers,
    pub earlier: Vec<(&'static str, Date, Answers)>,
    pub policy: Policy,
}

impl Given {
    pub fn new(form: &'static str) -> Self {
        Self {
            form,
            on: TODAY,
            visit: Answers::new(),
            person: Answers::new().with("consent", "given"),
            episode: Answers::new(),
            earlier: Vec::new(),
            policy: Policy::default(),
        }
    }

    pub fn visit(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.visit.set(key, value);
        self
    }

    pub fn person(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.person.set(key, value);
        self
    }

    pub fn episode(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.episode.set(key, value);
        self
    }

    pub fn earlier(mut self, form: &'static str, on: Date, answers: Answers) -> Self {
        self.earlier.push((form, on, answers));
        self
    }

    pub fn judged(&self) -> Judgement {
        let earlier: Vec<Earlier<'_>> = self
            .earlier
            .iter()
            .map(|(form, on, answers)| Earlier {
                form,
                on: *on,
                answers,
            })
            .collect();
        judge(&Case {
            person: Some(&self.person),
            episode: Some(&self.episode),
            earlier: &earlier,
            policy: self.policy,
            ..Case::new(self.form, self.on, &self.visit)
        })
    }

    /// The ids that were found, the strictest first.
    pub fn ids(&self) -> Vec<&'static str> {
        self.judged()
            .findings
            .iter()
            .map(|finding| finding.rule.id)
            .collect()
    }

    /// As [`Given::ids`], with the variants: `C04/hospital`.
    pub fn rows(&self) -> Vec<String> {
        self.judged()
            .findings
            .iter()
            .map(|finding| row(finding.rule.id, finding.rule.variant))
            .collect()
    }
}

pub fn row(id: &str, variant: &str) -> String {
    if variant.is_empty() {
        id.to_owned()
    } else {
        format!("{id}/{variant}")
    }
}

/// The day on which somebody was born who is so many days old today.
pub fn born_days_ago(days: i32) -> String {
    dampingi_domain::date::add_days(TODAY, -days).to_string()
}

/// A child of a sex and an age in days, at a child's visit.
pub fn child(sex: &str, days: i32) -> Given {
    Given::new("child_visit")
        .person("sex", sex)
        .person("birth_date", born_days_ago(days))
}

/// A pregnant woman of 28, so many days pregnant, at her visit.
pub fn pregnant(days: i32) -> Given {
    Given::new("pregnancy_visit")
        .person("sex", "female")
        .person("birth_date", "1998-05-01")
        .episode("lmp_status", "known")
        .episode("lmp", born_days_ago(days))
}

/// A mother so many days after birth, at her visit.
pub fn after_birth(days: i32) -> Given {
    Given::new("postpartum_visit")
        .person("sex", "female")
        .person("birth_date", "1998-05-01")
        .episode("delivery_date", born_days_ago(days))
}
