//! The shape of a form's table: pages of fields, with inputs, needs and rules.

use super::{View, When, problem::Severity};
use crate::{Date, Term, date};

/// A form: what one kind of record holds.
#[derive(Debug)]
pub struct Form {
    /// Stable name, kept in every record.
    pub id: &'static str,
    /// Raised when a field's meaning changes; kept in every record.
    pub version: u16,
    /// What people call it.
    pub title: Term,
    /// The date field that says when the form was true; `None` for what holds until changed.
    pub dated_by: Option<&'static str>,
    /// One subject a page, in the order of the KIA book.
    pub pages: &'static [Page],
    /// Rules over more than one field.
    pub rules: &'static [Rule],
}

/// One page of a form: one subject.
#[derive(Debug)]
pub struct Page {
    /// Stable name within the form.
    pub key: &'static str,
    /// Heading.
    pub title: Term,
    /// In the order they are asked.
    pub fields: &'static [Field],
}

/// One question.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Stable key, the same wherever the same thing is meant.
    pub key: &'static str,
    /// What people call it.
    pub label: Term,
    /// How to measure or ask it, in one line.
    pub hint: Option<Term>,
    /// What kind of answer it takes.
    pub input: Input,
    /// Whether it must be answered when it is asked.
    pub need: Need,
    /// When it is asked at all.
    pub shown: When,
    /// Where the field and its range come from.
    pub source: Source,
}

/// Where a rule comes from, and whether a health office has confirmed it. The documents and the tests say it; on a phone
/// nobody asks, so there it holds nothing and weighs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Section of the domain notes or document.
    #[cfg(not(target_family = "wasm"))]
    pub document: &'static str,
    /// False until a person has checked it against the official text.
    #[cfg(not(target_family = "wasm"))]
    pub confirmed: bool,
    /// First day it holds, `YYYY-MM-DD`.
    #[cfg(not(target_family = "wasm"))]
    pub valid_from: &'static str,
}

impl Source {
    /// Found in what it names. That confirms it only where more than the code of existing programs is named: nearly every field
    /// and range of a form was first seen in such code.
    pub const fn confirmed(document: &'static str) -> Self {
        Self::new(document, !crate::ground::is_doubtful(document))
    }

    /// Believed or designed; waits for a health office.
    pub const fn unconfirmed(document: &'static str) -> Self {
        Self::new(document, false)
    }

    #[cfg(not(target_family = "wasm"))]
    const fn new(document: &'static str, confirmed: bool) -> Self {
        Self {
            document,
            confirmed,
            valid_from: "2026-01-01",
        }
    }

    #[cfg(target_family = "wasm")]
    const fn new(_: &'static str, _: bool) -> Self {
        Self {}
    }
}

/// Inclusive bounds, in the field's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Lowest value that is still within.
    pub low: f64,
    /// Highest value that is still within.
    pub high: f64,
}

impl Range {
    /// Bounds `low..=high`.
    pub const fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// Whether a value lies within; false for what is no number.
    pub fn contains(&self, value: f64) -> bool {
        value >= self.low && value <= self.high
    }
}

/// What kind of answer a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// Free text of at most `max` characters.
    Text {
        /// Characters.
        max: usize,
    },
    /// A person's name: 1–100 characters; digits in it are unlikely.
    Name,
    /// Exactly `length` digits (NIK, family card).
    Digits {
        /// How many.
        length: usize,
    },
    /// A telephone number of 9–14 digits.
    Phone,
    /// A time of day, kept as `HH:MM`.
    Time,
    /// A photo, by its name (see [`crate::photo`]). The bytes travel apart.
    Photo,
    /// Where the phone was (see [`crate::location`]), told only when she asks for it.
    Location,
    /// A civil date that is not in the future.
    PastDate,
    /// A civil date from today on (a planned wedding).
    ComingDate,
    /// A civil date that was, or is planned within half a year (a posyandu day).
    NearDate,
    /// A number. Outside `hard` it is refused; outside `soft` it is asked again and flagged.
    Decimal {
        /// Unit shown beside the number.
        unit: &'static str,
        /// What cannot be.
        hard: Range,
        /// What is unlikely.
        soft: Range,
        /// Decimals that the instrument shows.
        places: u8,
    },
    /// A whole number, with the same two ranges.
    Whole {
        /// Unit or what is counted.
        unit: &'static str,
        /// What cannot be.
        hard: Range,
        /// What is unlikely.
        soft: Range,
    },
    /// One of a list.
    Choice(&'static [Choice]),
    /// Any of a list; an answer of none is its own code.
    Many(&'static [Choice]),
    /// Yes or no.
    YesNo,
}

/// One answer of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable code, kept in records.
    pub code: &'static str,
    /// What people call it.
    pub label: Term,
}

/// The code of "none of these" in a list of which any may be ticked. It excludes all others.
pub const NONE: &str = "none";

/// An answer of a list.
pub const fn choice(code: &'static str, id: &'static str, en: &'static str) -> Choice {
    Choice {
        code,
        label: Term::new(id, en),
    }
}

/// Whether an answer must be given.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// May stay empty.
    Optional,
    /// Must be answered whenever it is asked.
    Required,
    /// Must be answered unless the field with this key says why not.
    Unless(&'static str),
    /// Asked of everybody, but must be answered only when the condition holds.
    If(When),
}

/// A rule over more than one field, or over the person and the last visit.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable name, kept in a flag.
    pub id: &'static str,
    /// The field at which the message stands.
    pub field: &'static str,
    /// Refuses, or asks and flags.
    pub severity: Severity,
    /// What to tell her, without blame.
    pub message: Term,
    /// Where it comes from.
    pub source: Source,
    /// Whether the answers break it. Missing answers break nothing.
    pub broken: fn(&View<'_>) -> bool,
}

impl Page {
    /// The fields of this page that are asked where things stand. A page without any is passed over.
    pub fn asked<'a>(
        &'static self,
        view: &View<'a>,
    ) -> impl Iterator<Item = &'static Field> + use<'a> {
        let view = *view;
        self.fields
            .iter()
            .filter(move |field| field.is_asked(&view))
    }
}

impl Field {
    /// An optional field that is always asked.
    pub const fn new(key: &'static str, label: Term, input: Input, source: Source) -> Self {
        Self {
            key,
            label,
            hint: None,
            input,
            need: Need::Optional,
            shown: When::Always,
            source,
        }
    }

    /// Must be answered.
    pub const fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// Must be answered unless the other field says why not.
    pub const fn unless(mut self, reason_key: &'static str) -> Self {
        self.need = Need::Unless(reason_key);
        self
    }

    /// Must be answered when the condition holds; may stay empty otherwise.
    pub const fn required_if(mut self, condition: When) -> Self {
        self.need = Need::If(condition);
        self
    }

    /// Whether it is asked where things stand: by its condition, and not of somebody who is no longer here.
    pub fn is_asked(&self, view: &View<'_>) -> bool {
        self.shown.holds(view) && !view.spares(self.key)
    }

    /// Whether an answer is expected where things stand: what a screen marks as needed and `check` finds missing.
    pub fn is_needed(&self, view: &View<'_>) -> bool {
        match &self.need {
            Need::Optional => false,
            Need::Required => true,
            Need::Unless(reason) => !view.is_filled(reason),
            Need::If(condition) => condition.holds(view),
        }
    }

    /// Asked only when.
    pub const fn when(mut self, shown: When) -> Self {
        self.shown = shown;
        self
    }

    /// One line on how to measure or ask.
    pub const fn hint(mut self, id: &'static str, en: &'static str) -> Self {
        self.hint = Some(Term::new(id, en));
        self
    }
}

impl Input {
    /// A number with a hard and a soft range.
    pub const fn decimal(unit: &'static str, hard: Range, soft: Range, places: u8) -> Self {
        Self::Decimal {
            unit,
            hard,
            soft,
            places,
        }
    }

    /// A whole number with a hard and a soft range.
    pub const fn whole(unit: &'static str, hard: Range, soft: Range) -> Self {
        Self::Whole { unit, hard, soft }
    }

    /// A typed date. Of what is still to come a year of two digits is not of the last century.
    pub fn date(&self, text: &str, today: Date) -> Option<Date> {
        match self {
            Self::ComingDate | Self::NearDate => {
                date::parse_date(text, date::add_months(today, 12))
            }
            _ => date::parse_date(text, today),
        }
    }

    /// The answers to choose from, if it is a list.
    pub const fn choices(&self) -> Option<&'static [Choice]> {
        match self {
            Self::Choice(list) | Self::Many(list) => Some(list),
            _ => None,
        }
    }
}
