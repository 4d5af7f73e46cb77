//! What a form is read against: today, the person it is about, and her last visit.

use super::Form;
use crate::{Answers, date};
use jiff::civil::Date;

/// Whether the device's clock agreed with the server's when they last spoke.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// It agreed: a date in the future cannot be.
    Agrees,
    /// Not known, or off by more than a day: a date in the future is asked about and flagged, never refused.
    #[default]
    Unsure,
}

/// Whether every required field is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completeness {
    /// Entered by a person with the form before her.
    #[default]
    Expected,
    /// Imported: what is missing is missing, and nothing is invented (Settled 7).
    AsFound,
}

/// What the answers are about. Everything comes from outside; nothing here reads a clock.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Today, by the area's offset.
    pub today: Date,
    /// Whether `today` can be trusted.
    pub clock: Clock,
    /// Whether gaps are problems.
    pub completeness: Completeness,
    /// The episode for which a person is being registered.
    pub purpose: Option<&'a str>,
    /// The person the form is about.
    pub person: Option<&'a Answers>,
    /// The episode the form belongs to.
    pub episode: Option<&'a Answers>,
    /// The household the person lives in.
    pub household: Option<&'a Answers>,
    /// The last visit with the same form, older than this one; for the outcome of a referral, the referral.
    pub previous: Option<&'a Answers>,
}

impl Context<'_> {
    /// A context that knows only the day.
    pub const fn on(today: Date) -> Self {
        Self {
            today,
            clock: Clock::Unsure,
            completeness: Completeness::Expected,
            purpose: None,
            person: None,
            episode: None,
            household: None,
            previous: None,
        }
    }
}

/// What is asked of a child whether it is here or not: when the visit was, and why it was missed.
const ALWAYS_ASKED: [&str; 5] = [
    "visit_date",
    "method",
    "attended_posyandu",
    "absence_reason",
    "note",
];
/// What is not asked of a mother who died.
const OF_THE_LIVING: [&str; 4] = [
    "delivery_complication",
    "counselling_given",
    "referral_made",
    "referral_to",
];

/// Answers seen in their context: a key is looked up in the form first, then in the episode, the person, the household.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    form: &'a Form,
    answers: &'a Answers,
    context: &'a Context<'a>,
}

impl<'a> View<'a> {
    /// A view on answers.
    pub const fn new(form: &'a Form, answers: &'a Answers, context: &'a Context<'a>) -> Self {
        Self {
            form,
            answers,
            context,
        }
    }

    /// The context itself.
    pub const fn context(&self) -> &'a Context<'a> {
        self.context
    }

    /// The answers of the form itself.
    pub(super) const fn answers(&self) -> &'a Answers {
        self.answers
    }

    fn places(&self) -> impl Iterator<Item = &'a Answers> {
        let around = [
            self.context.episode,
            self.context.person,
            self.context.household,
        ];
        std::iter::once(self.answers).chain(around.into_iter().flatten())
    }

    /// A code or text.
    pub fn code(&self, key: &str) -> Option<&'a str> {
        self.places().find_map(|answers| answers.text(key))
    }

    /// A number in the field's unit.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.places().find_map(|answers| answers.number(key))
    }

    /// A date.
    pub fn date(&self, key: &str) -> Option<Date> {
        self.places().find_map(|answers| answers.date(key))
    }

    /// Yes or no.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.places().find_map(|answers| answers.flag(key))
    }

    /// The codes of a field that takes several, of this form only.
    pub fn codes(&self, key: &str) -> Vec<&'a str> {
        self.answers.codes(key)
    }

    /// Whether there is any answer.
    pub fn is_filled(&self, key: &str) -> bool {
        self.places().any(|answers| answers.is_filled(key))
    }

    /// The code of the last visit with the same form.
    pub fn previous_code(&self, key: &str) -> Option<&'a str> {
        self.context.previous?.text(key)
    }

    /// A number of the last visit with the same form.
    pub fn previous_number(&self, key: &str) -> Option<f64> {
        self.context.previous?.number(key)
    }

    /// Whether a question is passed over because of what was just said: that the child died or moved away, or that the mother
    /// died. Nobody is asked about the weight of a child that is dead, or whether its mother was advised.
    pub(super) fn spares(&self, key: &str) -> bool {
        let is_gone = matches!(self.answers.text("absence_reason"), Some("died" | "moved"));
        let mother_died = self.answers.text("mother_condition") == Some("died");
        is_gone && !ALWAYS_ASKED.contains(&key) || mother_died && OF_THE_LIVING.contains(&key)
    }

    /// Days from the last visit with the same form to this one.
    pub fn days_since_previous(&self) -> Option<i32> {
        let key = self.form.dated_by?;
        Some(date::days_between(
            self.context.previous?.date(key)?,
            self.answers.date(key)?,
        ))
    }

    /// The day on which the form is true: its own date, else today.
    pub fn day(&self) -> Date {
        self.form
            .dated_by
            .and_then(|key| self.answers.date(key))
            .unwrap_or(self.context.today)
    }

    /// Completed years of the subject on that day; `None` without a birth date or before birth.
    pub fn age_years(&self) -> Option<i32> {
        self.age_months().map(|months| months / 12)
    }

    /// Completed months of the subject on that day; `None` without a birth date or before birth.
    pub fn age_months(&self) -> Option<i32> {
        date::completed_months(self.date("birth_date")?, self.day())
    }

    /// Completed weeks since the last menstrual period on that day; `None` when it is not known or lies later.
    pub fn gestation_weeks(&self) -> Option<i32> {
        let days = date::days_between(self.date("lmp")?, self.day());
        (days >= 0).then_some(days / 7)
    }
}
