//! One line per person and per household: what lists and search need, kept encrypted in a few chunks and in memory
//! while the vault is open. Rows are derived from records (`crate::store::derive`), never edited.

use dampingi_domain::finding::{Referral, Urgency};
use dampingi_domain::schedule::{self, Due, Plan};
use dampingi_domain::{AreaCode, Date, date, life};
use dampingi_sync::RecordId;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// One person in lists and search.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Person.
    pub id: RecordId,
    /// Household; an imported child may have none.
    pub household: Option<RecordId>,
    /// Name.
    pub name: String,
    /// `female`, `male`, or empty.
    pub sex: String,
    /// Civil date `YYYY-MM-DD`.
    pub birth_date: Option<String>,
    /// Mother's name; empty when not known.
    pub mother_name: String,
    /// A parent of whom the import did not say which; empty when not known. Never shown as the mother.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parent_name: String,
    /// Head of the household; empty without one.
    pub head_name: String,
    /// Village.
    pub area: AreaCode,
    /// Hamlet of the household; empty when not known.
    pub hamlet: String,
    /// RT of the household, or of the person where the household is not known; empty when neither is.
    pub rt: String,
    /// Open episodes.
    pub episodes: Vec<EpisodeRow>,
    /// Newest visit that was not replaced by a correction.
    pub last_visit: Option<LastVisit>,
    /// Changes about this person that the server has not confirmed yet.
    pub unsent: u16,
    /// Visits that came back for correction.
    pub returned: Vec<RecordId>,
    /// Conflict cards at which nobody has looked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<RecordId>,
    /// Whether the newest visit carries flags.
    pub flagged: bool,
    /// `moved` or `died` when she is no longer here, see [`dampingi_domain::life::Left`]; empty while she is. Then nothing is
    /// open, and nothing waits.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub left: String,
    /// Referrals that wait for their outcome, the one that is due first on top.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referrals: Vec<ReferralRow>,
    /// What is due for her over the next months, as `dampingi_domain::schedule::Plan` keeps it. Made on some day and right on
    /// each later one, until it says itself that it is over: then it is made anew (`crate::phone::planning`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// Her number, to be found by; empty when it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nik: String,
    /// What her family's risk asks for beside her age, as `dampingi_domain::household_risk::Told` keeps it; empty for whoever is
    /// no wife.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
    /// What a search compares. Made by the first search that looks at her and kept with her, so that it takes no storage and an
    /// unlock does not wait for it.
    #[serde(skip)]
    pub folded: Folded,
    /// The newest visit in a February or an August that took both weight and length, `YYYY-MM-DD`; empty without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measured_on: String,
    /// Handovers of support and outcomes of referrals of the newest day that has any: no list names them, but what she did on a
    /// day does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub noted: Vec<RecordId>,
    /// That day, `YYYY-MM-DD`; empty without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub noted_on: String,
    /// The last posyandu day that was held and closed without this child, `YYYY-MM-DD`; empty when there is none, or somebody
    /// has seen the child since. Follows from the days on this phone whenever rows are shown, so that it takes no storage.
    #[serde(skip)]
    pub missed_on: String,
}

/// What a search compares, once it was made. It says nothing that the row does not say, so that two rows are the same with it or
/// without it.
#[derive(Clone, Default)]
pub struct Folded(pub OnceLock<Box<str>>);

impl PartialEq for Folded {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Folded {}

/// An open episode of a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpisodeRow {
    /// Episode.
    pub id: RecordId,
    /// `child`, `pregnancy`, `postpartum`, `engagement`.
    pub form: String,
    /// Birth, day 0 of the pregnancy, delivery or planned wedding, `YYYY-MM-DD`.
    pub key_date: Option<String>,
    /// Of a pregnancy without dates the day it was registered, the latest that its day 0 can be: it is over some day too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undated_since: Option<String>,
    /// Of a child its posyandu, by name; empty when none is given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub posyandu: String,
    /// Of a child the day it was registered, `YYYY-MM-DD`; empty when not known. It did not miss what was before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub registered_on: String,
}

impl EpisodeRow {
    /// Whether its own time is over: a child turned five, 42 days after a birth, 44 weeks of a pregnancy.
    pub fn is_over(&self, today: Date) -> bool {
        let known = self.key_date.as_deref().or(self.undated_since.as_deref());
        let key = known.and_then(date::from_iso);
        key.and_then(|key| life::ends_by_itself(&self.form, key))
            .is_some_and(|end| end <= today)
    }
}

/// Days in which a visit of an episode that is over by its own time can still be recorded.
const LATE_DAYS: i32 = 31;

/// The newest visit of a person.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct LastVisit {
    /// Visit.
    pub id: RecordId,
    /// Form id.
    pub form: String,
    /// Civil date, `YYYY-MM-DD`; empty when it has none.
    pub date: String,
    /// Weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<f64>,
    /// Length or height.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height_cm: Option<f64>,
    /// Mid-upper arm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muac_cm: Option<f64>,
}

/// A referral that is open.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralRow {
    /// The referral; its outcome is recorded under [`crate::screen::address::referral_outcome`].
    pub id: RecordId,
    /// Id of the strictest rule it was opened for; empty when she wrote the reason herself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// Why, in her words.
    pub reason: String,
    /// Where to: a code of the form's `referral_to`.
    pub to: String,
    /// How soon: a code of [`dampingi_domain::finding::DEADLINES`].
    pub urgency: String,
    /// The day she was referred, `YYYY-MM-DD`.
    pub date: String,
}

impl ReferralRow {
    /// As the domain reads it: when it is due, and where it stands today. `None` without a day that can be read.
    pub fn read(&self) -> Option<Referral<'_>> {
        Some(Referral {
            rule: &self.rule,
            opened_on: date::from_iso(&self.date)?,
            urgency: Urgency::from_code(&self.urgency).unwrap_or(Urgency::Routine),
            closed_on: None,
        })
    }
}

/// One household, for the list and for registering people in it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRow {
    /// Household.
    pub id: RecordId,
    /// Its head.
    pub head_name: String,
    /// Village.
    pub area: AreaCode,
    /// Hamlet.
    pub hamlet: String,
    /// RT.
    pub rt: String,
    /// Persons in it.
    pub people: u16,
    /// Changes about the household itself that the server has not confirmed yet.
    pub unsent: u16,
    /// Surveys that came back for correction.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returned: Vec<RecordId>,
    /// Conflict cards at which nobody has looked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<RecordId>,
    /// The household into which this one went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<RecordId>,
    /// The day of the newest survey, `YYYY-MM-DD`; `None` before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surveyed_on: Option<String>,
    /// What that survey found of drinking water and latrine, a sign each, see [`HouseRow::is_adequate`]; empty when it says
    /// nothing of either.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fit: String,
    /// The number of its family card, to be found by; empty when it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub card: String,
    /// What a search compares, see [`Row::folded`].
    #[serde(skip)]
    pub folded: Folded,
}

impl HouseRow {
    /// The survey, if it is due on a day or comes within the next days.
    pub fn due(&self, today: Date, ahead_days: u16) -> Option<Due> {
        let last = self.surveyed_on.as_deref().and_then(date::from_iso);
        schedule::due_survey(last, today, ahead_days)
    }

    /// Whether water (0) or latrine (1) are adequate; `None` when nobody knows.
    pub fn is_adequate(&self, at: usize) -> Option<bool> {
        match self.fit.as_bytes().get(at)? {
            b'+' => Some(true),
            b'-' => Some(false),
            _ => None,
        }
    }
}

impl Row {
    /// Episodes for which a visit can be recorded: the open ones, and those that were over a short while ago, because what
    /// was done in time may be written down late. The birth that ends a pregnancy may be, as long as it is missing.
    pub fn recordable(&self, today: Date) -> impl Iterator<Item = &EpisodeRow> {
        let since = date::add_days(today, -LATE_DAYS);
        let episodes = self.episodes.iter();
        episodes.filter(move |it| it.form == "pregnancy" || !it.is_over(since))
    }

    /// Her episodes that are open and whose own time is not over.
    pub fn open(&self, today: Date) -> impl Iterator<Item = &EpisodeRow> {
        self.episodes.iter().filter(move |it| !it.is_over(today))
    }

    /// What is due on a day, or comes within the next days, open referrals too; the most pressing first.
    pub fn due(&self, today: Date, ahead_days: u16) -> Vec<Due> {
        let plan = Plan::near_of_line(&self.plan, today, ahead_days);
        let mut due = plan.map_or_else(Vec::new, |plan| plan.due(today, ahead_days));
        if !self.referrals.is_empty() {
            let open: Vec<Referral<'_>> = self
                .referrals
                .iter()
                .filter_map(ReferralRow::read)
                .collect();
            due.extend(schedule::due_referrals(&open, today));
        }
        if let Some(held_on) = date::from_iso(&self.missed_on) {
            // One visit: whoever looks for the child at home weighs it.
            due.retain(|due| due.task.id != "weighing");
            due.extend(schedule::due_absent(held_on, today));
        }
        if !self.referrals.is_empty() || !self.missed_on.is_empty() {
            due = schedule::sorted(due);
        }
        due
    }

    /// Takes over what a row shows of its household.
    pub fn move_into(&mut self, house: Option<&HouseRow>) {
        let text = |part: fn(&HouseRow) -> &String| house.map(part).cloned().unwrap_or_default();
        self.head_name = text(|house| &house.head_name);
        self.hamlet = text(|house| &house.hamlet);
        self.rt = text(|house| &house.rt);
        self.folded = Folded::default();
    }
}
