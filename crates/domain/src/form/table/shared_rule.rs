//! Rules that several forms hold to. Missing answers break none of them.

use crate::date;
use crate::form::{Rule, Severity, Source, View};
use crate::same_person;
use crate::term::t;

/// No visit before the person was born.
pub const BEFORE_BIRTH: Rule = Rule {
    id: "before_birth",
    field: "visit_date",
    severity: Severity::Hard,
    message: t(
        "Tanggal ini sebelum ia lahir",
        "This date is before the birth",
    ),
    source: Source::confirmed("§2.1 R35, §2.9 R22"),
    broken: |view| has_passed(view, "visit_date", "birth_date"),
};

/// Only women are pregnant or have given birth.
pub const NOT_FEMALE: Rule = Rule {
    id: "not_female",
    field: "registered_on",
    severity: Severity::Hard,
    message: t(
        "Di data diri tertulis laki-laki. Perbaiki data dirinya dulu",
        "The person is recorded as male. Please correct that first",
    ),
    source: Source::confirmed("§2.3 R34"),
    broken: |view| view.code("sex").is_some_and(|sex| sex != "female"),
};

/// Saved although somebody like her, or a household like it, was on the phone: for the coordinator to look at.
pub const MAY_BE_REGISTERED: Rule = Rule {
    id: "may_be_registered",
    field: "name",
    severity: Severity::Soft,
    message: t(
        "Mungkin sudah terdaftar. Waktu dicatat, di HP ada data yang mirip.",
        "May be registered already. The phone held a similar record when this was saved.",
    ),
    source: Source::confirmed("§1.3 R35"),
    broken: |view| !view.codes(same_person::MAY_BE).is_empty(),
};

/// A mother of an unlikely age: asked, never refused.
pub const MOTHERS_AGE: Rule = Rule {
    id: "mothers_age",
    field: "registered_on",
    severity: Severity::Soft,
    message: t(
        "Umur ibu di bawah 12 atau di atas 50 tahun. Tanggal lahirnya sudah benar?",
        "The mother is under 12 or over 50. Is her birth date right?",
    ),
    source: Source::unconfirmed("§2.3 R34, design"),
    broken: |view| {
        view.age_years()
            .is_some_and(|years| !(12..=50).contains(&years))
    },
};

/// The upper number of a blood pressure is the larger one.
pub const PRESSURE_SWAPPED: Rule = Rule {
    id: "pressure_swapped",
    field: "diastolic_mmhg",
    severity: Severity::Hard,
    message: t(
        "Angka bawah harus lebih kecil dari angka atas",
        "The lower number must be smaller than the upper one",
    ),
    source: Source::unconfirmed("§2.6 design"),
    broken: |view| pressure(view).is_some_and(|(upper, lower)| upper <= lower),
};

/// High blood pressure: measure again, then believe it.
pub const PRESSURE_HIGH: Rule = Rule {
    id: "pressure_high",
    field: "systolic_mmhg",
    severity: Severity::Soft,
    message: t(
        "Tensinya tinggi. Ukur lagi setelah Ibu duduk tenang 5 menit",
        "The pressure is high. Measure again after five minutes of rest",
    ),
    source: Source::unconfirmed("§2.6, §3.6"),
    broken: |view| {
        pressure(view)
            .is_some_and(|(upper, lower)| upper > lower && (upper >= 140.0 || lower >= 90.0))
    },
};

/// A woman's weight that jumped since the last visit.
pub const WOMANS_WEIGHT_JUMPED: Rule = Rule {
    id: "weight_jumped",
    field: "weight_kg",
    severity: Severity::Soft,
    message: t(
        "Berat berubah lebih dari 5 kg dalam sebulan. Coba timbang lagi",
        "The weight changed by more than 5 kg in a month. Please weigh again",
    ),
    source: Source::confirmed("§2.6 R34"),
    broken: |view| {
        let within_a_month = view
            .days_since_previous()
            .is_some_and(|days| (1..=30).contains(&days));
        let change = view
            .number("weight_kg")
            .zip(view.previous_number("weight_kg"));
        within_a_month && change.is_some_and(|(now, before)| exceeds((now - before).abs(), 5.0))
    },
};

/// Nobody takes more tablets than she got.
pub const MORE_TAKEN_THAN_GIVEN: Rule = Rule {
    id: "more_taken_than_given",
    field: "iron_tablets_taken",
    severity: Severity::Soft,
    message: t(
        "Lebih banyak yang diminum daripada yang didapat",
        "More tablets taken than received",
    ),
    source: Source::unconfirmed("§2.6 design"),
    broken: |view| {
        let tablets = view
            .number("iron_tablets_given")
            .zip(view.number("iron_tablets_taken"));
        tablets.is_some_and(|(given, taken)| taken > given)
    },
};

/// Whether the first date lies before the second. Both must be known.
pub fn has_passed(view: &View<'_>, earlier: &str, later: &str) -> bool {
    view.date(earlier)
        .zip(view.date(later))
        .is_some_and(|(first, second)| first < second)
}

/// Days from one date of the view to another.
pub fn days(view: &View<'_>, from: &str, to: &str) -> Option<i32> {
    Some(date::days_between(view.date(from)?, view.date(to)?))
}

/// Greater by more than the noise of decimal fractions: 80.3 − 79.8 is 0.5.
pub fn exceeds(value: f64, limit: f64) -> bool {
    value > limit + 1e-6
}

fn pressure(view: &View<'_>) -> Option<(f64, f64)> {
    view.number("systolic_mmhg")
        .zip(view.number("diastolic_mmhg"))
}
