//! What a donor promised, what was handed over, and what is left of money and months; and how her measures stood before,
//! during and after, read from her own visits. Domain notes §4.7 (BAAS, GENTING). It judges nothing and is counted nowhere.

use crate::date::{add_months, completed_months};
use crate::finding::measured;
use crate::growth::{Assessment, assess};
use crate::life::{Person, ended_on};
use crate::{Answers, Date, date};

/// Support: BAAS, GENTING or another programme.
pub const PROGRAMME: &str = "support_programme";
/// Support: who gives.
pub const DONOR: &str = "donor_name";
/// Support: whether the donor's name may be published.
pub const DONOR_PUBLIC: &str = "donor_public";
/// Support: rupiah a month.
pub const AMOUNT: &str = "support_amount";
/// Support: for how many months.
pub const MONTHS: &str = "support_months";
/// Delivery: its worth in rupiah.
pub const DELIVERED: &str = "delivered_amount";
/// Days after which a support without a delivery is asked about.
pub const MONTH_DAYS: i32 = 31;

/// What is left of a support on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Rupiah promised: months times the amount; `None` where either was not said.
    pub promised: Option<i64>,
    /// Rupiah handed over.
    pub given: i64,
    /// How often something was handed over.
    pub deliveries: u32,
    /// Of these, whose worth nobody said: the money that is left is then an upper bound.
    pub unpriced: u32,
    /// The last time.
    pub last: Option<Date>,
    /// The first day after the promised months.
    pub until: Option<Date>,
    /// Months that are not over yet, the one that runs among them.
    pub months_left: Option<i32>,
}

impl Account {
    /// Of a support with its deliveries, on a day. One that was ended stands as on that day.
    pub fn of<'a>(
        support: &Answers,
        deliveries: impl IntoIterator<Item = (Date, &'a Answers)>,
        today: Date,
    ) -> Self {
        let months = support.number(MONTHS).map(|months| months as i32);
        let start = support.date("registered_on");
        let on = ended_on(support).map_or(today, |end| end.min(today));
        let mut account = Self {
            promised: support
                .number(AMOUNT)
                .zip(months)
                .map(|(amount, months)| amount as i64 * i64::from(months)),
            until: start
                .zip(months)
                .map(|(start, months)| add_months(start, months)),
            months_left: start.zip(months).map(|(start, months)| {
                let over = completed_months(start, on).unwrap_or(0);
                (months - over).clamp(0, months)
            }),
            ..Self::default()
        };
        for (on, delivery) in deliveries {
            let worth = delivery.number(DELIVERED);
            account.given += worth.unwrap_or_default() as i64;
            account.deliveries += 1;
            account.unpriced += u32::from(worth.is_none());
            account.last = account.last.max(Some(on));
        }
        account
    }

    /// Rupiah not handed over yet; below zero when more was given than promised.
    pub fn left(&self) -> Option<i64> {
        self.promised.map(|promised| promised - self.given)
    }

    /// Whether the promised months are over.
    pub fn is_over(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until <= today)
    }
}

/// One measurement from a visit, with what the growth standards say of it.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// The day.
    pub on: Date,
    /// Kilograms.
    pub weight: Option<f64>,
    /// Centimetres.
    pub height: Option<f64>,
    /// Scores, as for the visit itself.
    pub growth: Assessment,
}

/// Her measures around a support.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// The last one up to the first day.
    pub before: Option<Measured>,
    /// Those since then, up to its end, the oldest first.
    pub during: Vec<Measured>,
    /// The first one after its end.
    pub after: Option<Measured>,
}

impl Course {
    /// From the visits of her other episodes: nothing is typed twice.
    pub fn of(person: &Person<'_>, support: &Answers) -> Self {
        let Some(start) = support.date("registered_on") else {
            return Self::default();
        };
        let end = ended_on(support);
        let mut course = Self::default();
        for one in measurements(person) {
            if one.on <= start {
                course.before = Some(one);
            } else if end.is_none_or(|end| one.on <= end) {
                course.during.push(one);
            } else if course.after.is_none() {
                course.after = Some(one);
            }
        }
        course
    }

    /// The newest one since the beginning: what "before" is held against.
    pub fn newest(&self) -> Option<&Measured> {
        self.after.as_ref().or(self.during.last())
    }
}

/// Whenever she was weighed or measured, the oldest first.
fn measurements(person: &Person<'_>) -> Vec<Measured> {
    let visits = person.episodes.iter().flat_map(|episode| &episode.visits);
    let mut all: Vec<Measured> = visits
        .filter(|visit| visit.counts())
        .filter_map(|visit| {
            let (weight, height) = (
                visit.answers.number("weight_kg"),
                visit.answers.number("height_cm"),
            );
            weight.or(height)?;
            let age = person
                .birth()
                .map(|birth| date::days_between(birth, visit.on));
            Some(Measured {
                on: visit.on,
                weight,
                height,
                growth: assess(&measured(person.sex(), age, visit.answers)),
            })
        })
        .collect();
    all.sort_by_key(|one| one.on);
    all
}
