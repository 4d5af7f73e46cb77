//! What a visit is judged by. Everything comes from outside; nothing here reads a clock.

use super::Policy;
use crate::{Answers, AreaCode, Date};

/// A visit that came before, of the same person and of any form.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    /// Form id.
    pub form: &'a str,
    /// Its day.
    pub on: Date,
    /// What was filled in.
    pub answers: &'a Answers,
}

impl std::fmt::Debug for Earlier<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Earlier({})", self.form)
    }
}

/// One visit with what is known around it.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// Form id of the visit.
    pub form: &'a str,
    /// Its day.
    pub on: Date,
    /// What was filled in.
    pub visit: &'a Answers,
    /// The person; the mother for her own visits, the child for its.
    pub person: Option<&'a Answers>,
    /// The episode the visit belongs to.
    pub episode: Option<&'a Answers>,
    /// The last survey of the household.
    pub household: Option<&'a Answers>,
    /// Visits of the same person that were made before, those of one day in the order in which they were recorded. Ones of a later
    /// day are passed over; of this day, whoever asks gives only what was recorded before this one.
    pub earlier: &'a [Earlier<'a>],
    /// Where the person lives.
    pub area: Option<&'a AreaCode>,
    /// What the health office chose.
    pub policy: Policy,
}

impl std::fmt::Debug for Case<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Case({})", self.form)
    }
}

impl<'a> Case<'a> {
    /// A visit of which nothing else is known.
    pub const fn new(form: &'a str, on: Date, visit: &'a Answers) -> Self {
        Self {
            form,
            on,
            visit,
            person: None,
            episode: None,
            household: None,
            earlier: &[],
            area: None,
            policy: Policy {
                gain: super::GainPolicy::FirstTime,
            },
        }
    }

    /// Visits with one of these forms before this one, newest first; of one day, the one recorded last.
    pub fn before(&self, forms: &[&str]) -> Vec<&'a Earlier<'a>> {
        let mut found: Vec<&Earlier<'_>> = self
            .earlier
            .iter()
            .filter(|visit| visit.on <= self.on && forms.contains(&visit.form))
            .collect();
        found.sort_by_key(|visit| visit.on);
        found.reverse();
        found
    }
}
