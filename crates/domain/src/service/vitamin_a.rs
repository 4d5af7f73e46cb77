//! Vitamin A capsules: blue at 6–11 months, red at 12–59 months, in February and August; and what a mother gets after
//! birth. Deworming keeps the same months from one year on. Domain notes §3.9.

use super::campaign::Campaign;
use crate::date::completed_months;
use crate::term::{Term, t};
use crate::{Answers, Date, Ground};

/// Where colours, ages and months come from; that a dose counts a month later is design.
pub const GROUND: Ground = Ground::published("§3.9 R46; late doses design");
/// Where deworming comes from.
pub const DEWORMING_GROUND: Ground =
    Ground::unconfirmed("§3.9 R41; months of the vitamin A campaign, §2.9");

/// Child's visit: the month in which the capsule was given.
pub const VITAMIN_A_MONTH: &str = "vitamin_a_month";
/// Child's visit: the month in which it was dewormed.
pub const DEWORMING_MONTH: &str = "deworming_month";

/// Whether a visit tells of a capsule.
pub(crate) fn has_capsule(visit: &Answers) -> bool {
    matches!(visit.text("vitamin_a"), Some("blue" | "red"))
}

/// Capsules of a mother after birth: two, at least 24 hours apart (§3.6 R46).
pub const MOTHERS_CAPSULES: u8 = 2;

/// Which capsule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capsule {
    /// Blue, 100,000 IU.
    Blue100k,
    /// Red, 200,000 IU.
    Red200k,
}

impl Capsule {
    /// By the age on the day it is given; `None` outside 6–59 months.
    pub fn for_months(completed_months: i32) -> Option<Self> {
        match completed_months {
            6..=11 => Some(Self::Blue100k),
            12..=59 => Some(Self::Red200k),
            _ => None,
        }
    }

    /// The code of the visit's form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blue100k => "blue",
            Self::Red200k => "red",
        }
    }

    /// What people call it.
    pub const fn name(self) -> Term {
        match self {
            Self::Blue100k => t("Kapsul biru", "Blue capsule"),
            Self::Red200k => t("Kapsul merah", "Red capsule"),
        }
    }
}

/// A capsule that a child should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapsuleDue {
    /// Which one.
    pub capsule: Capsule,
    /// Of which campaign.
    pub campaign: Campaign,
}

/// Whether a child is of the age for a campaign: 6–59 completed months on some day of its month.
fn is_of_age(birth: Date, campaign: Campaign, from: i32) -> bool {
    let at_end = completed_months(birth, campaign.last_day());
    let at_start = completed_months(birth, campaign.first_day()).unwrap_or(-1);
    at_end.is_some_and(|months| months >= from) && at_start <= 59
}

/// The capsule that is due on a day: in the campaign's month and the one after, if none given counts for it.
/// The colour is that of the age on this day.
pub fn capsule_due(birth: Date, given: &[Date], on: Date) -> Option<CapsuleDue> {
    let campaign = Campaign::last(on)?;
    let is_open = on <= campaign.late_until();
    let had = given.iter().any(|day| campaign.counts(*day));
    let capsule = Capsule::for_months(completed_months(birth, on)?)?;
    (is_open && !had && is_of_age(birth, campaign, 6)).then_some(CapsuleDue { capsule, campaign })
}

/// The last campaign for which a child was of age, up to a day: if it was told not to have had a capsule, this is the one
/// it missed. `None` before the first one, and from five years on.
pub fn last_campaign(birth: Date, on: Date) -> Option<Campaign> {
    let months = completed_months(birth, on)?;
    let campaign = Campaign::last(on)?;
    (months <= 59 && is_of_age(birth, campaign, 6)).then_some(campaign)
}

/// Whether deworming is due on a day: 12–59 months, in the campaign's month and the one after, if none given counts.
pub fn deworming_due(birth: Date, given: &[Date], on: Date) -> Option<Campaign> {
    let campaign = Campaign::last(on)?;
    let months = completed_months(birth, on)?;
    let is_open = on <= campaign.late_until();
    let had = given.iter().any(|day| campaign.counts(*day));
    ((12..=59).contains(&months) && is_open && !had && is_of_age(birth, campaign, 12))
        .then_some(campaign)
}
