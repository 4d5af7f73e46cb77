//! The weeks after birth: windows of the mother's (KF) and the newborn's (KN) check-ups, contraception by day 42.
//! Domain notes §1.2, §3.6; Settled 4: without a birth time, windows go by day.

use crate::date::{add_days, days_between};
use crate::term::{Term, t};
use crate::{Date, Ground};

/// A window of days after a birth, both inclusive; day 0 is the day of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// KF1, KN2, …
    pub code: &'static str,
    /// First day.
    pub from_day: i32,
    /// Last day.
    pub to_day: i32,
    /// What is said to the cadre.
    pub name: Term,
}

/// Capsules of vitamin A for a mother after birth, 200 000 IU each, at least a day apart (§3.6 R46).
pub const VITAMIN_A_CAPSULES: f64 = 2.0;

const fn window(code: &'static str, from_day: i32, to_day: i32, name: Term) -> Window {
    Window {
        code,
        from_day,
        to_day,
        name,
    }
}

/// The mother's four check-ups. KF1 counts from six hours after the birth; visits have no time, so it goes by day.
pub static KF: [Window; 4] = [
    window(
        "KF1",
        0,
        2,
        t("Periksa nifas ke-1", "First check-up after birth"),
    ),
    window(
        "KF2",
        3,
        7,
        t("Periksa nifas ke-2", "Second check-up after birth"),
    ),
    window(
        "KF3",
        8,
        28,
        t("Periksa nifas ke-3", "Third check-up after birth"),
    ),
    window(
        "KF4",
        29,
        42,
        t("Periksa nifas ke-4", "Fourth check-up after birth"),
    ),
];

/// The newborn's three check-ups. KN1 counts from 6 to 48 hours.
pub static KN: [Window; 3] = [
    window(
        "KN1",
        0,
        2,
        t("Periksa bayi baru lahir ke-1", "First newborn check-up"),
    ),
    window(
        "KN2",
        3,
        7,
        t("Periksa bayi baru lahir ke-2", "Second newborn check-up"),
    ),
    window(
        "KN3",
        8,
        28,
        t("Periksa bayi baru lahir ke-3", "Third newborn check-up"),
    ),
];

/// Where the windows come from.
pub const GROUND: Ground = Ground::unconfirmed("§1.2 R16, R17, R18; by day, Settled 4");

/// Last day of the time after birth, and by which contraception is decided (§3.6, from memory).
pub const LAST_DAY: i32 = 42;

impl Window {
    /// The calendar days of this window for a birth.
    pub fn dates(&self, birth: Date) -> (Date, Date) {
        (add_days(birth, self.from_day), add_days(birth, self.to_day))
    }

    /// Whether a day lies in it.
    pub fn holds(&self, birth: Date, on: Date) -> bool {
        (self.from_day..=self.to_day).contains(&days_between(birth, on))
    }
}

/// The window in which a check-up counts; `None` before the birth and after the last window.
pub fn window_on(windows: &'static [Window], birth: Date, on: Date) -> Option<&'static Window> {
    windows.iter().find(|window| window.holds(birth, on))
}

/// Where family planning after birth stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contraception {
    /// A method began within 42 days.
    InTime,
    /// A method began later.
    Late,
    /// None yet, and the 42 days are not over.
    Open,
    /// None, and the 42 days are over.
    Missed,
}

/// Where she stands on a day; `since` is the first visit day at which she used a method.
pub fn contraception(birth: Date, since: Option<Date>, on: Date) -> Contraception {
    match since {
        Some(day) if days_between(birth, day) <= LAST_DAY => Contraception::InTime,
        Some(_) => Contraception::Late,
        None if days_between(birth, on) <= LAST_DAY => Contraception::Open,
        None => Contraception::Missed,
    }
}

/// Whether a method lasts for years: implant, IUD, sterilisation of either (§2.7, from memory).
pub fn is_long_acting(method: &str) -> bool {
    matches!(method, "implant" | "iud" | "tubectomy" | "vasectomy")
}
