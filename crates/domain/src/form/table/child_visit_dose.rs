//! What a child gets in the campaigns of February and August, as its visit asks for it. Domain notes §2.9, §3.9.

use super::child_visit::from_months;
use super::child_visit_choice::{DOSE_MONTH, VITAMIN_A};
use crate::form::{Field, Input, Page, Rule, Severity, Source, View, When};
use crate::period::Month;
use crate::service::campaign::given_on;
use crate::service::vitamin_a::{DEWORMING_MONTH, VITAMIN_A_MONTH};
use crate::term::t;

/// What was given, and when. Below six months nothing of it is asked.
pub(super) const DOSES: Page = Page {
    key: "doses",
    title: t("Vitamin A dan obat cacing", "Vitamin A and deworming"),
    fields: &[CAPSULE, CAPSULE_MONTH, DEWORMED, DEWORMED_MONTH],
};

/// Which capsule.
const CAPSULE: Field = Field::new(
    "vitamin_a",
    t(
        "Vitamin A 6 bulan terakhir",
        "Vitamin A in the last six months",
    ),
    Input::Choice(VITAMIN_A),
    Source::confirmed("§2.9 R22, §3.9 R46"),
)
.when(from_months(6))
.hint(
    "Biru: 6–11 bulan. Merah: 1 tahun ke atas",
    "Blue: 6–11 months. Red: from one year on",
);

/// When it was given: a capsule is of the campaign in whose month it was given, not in whose it was told.
const CAPSULE_MONTH: Field = Field::new(
    VITAMIN_A_MONTH,
    t(
        "Kapsul diberikan bulan apa?",
        "In which month was the capsule given?",
    ),
    Input::Choice(DOSE_MONTH),
    Source::confirmed("§2.9 R22"),
)
.when(When::Is("vitamin_a", &["blue", "red"]))
.hint(
    "Bila kosong, dihitung bulan kapsul yang terakhir",
    "Left out, it counts for the last vitamin A month",
);

/// Whether it was dewormed.
const DEWORMED: Field = Field::new(
    "deworming_given",
    t(
        "Minum obat cacing 6 bulan terakhir?",
        "Dewormed in the last six months?",
    ),
    Input::YesNo,
    Source::confirmed("§2.9 R41"),
)
.when(from_months(12));

/// When.
const DEWORMED_MONTH: Field = Field::new(
    DEWORMING_MONTH,
    t(
        "Obat cacing diminum bulan apa?",
        "In which month was it taken?",
    ),
    Input::Choice(DOSE_MONTH),
    Source::confirmed("§2.9 R41"),
)
.when(When::Yes("deworming_given"))
.hint(
    "Bila kosong, dihitung bulan kapsul yang terakhir",
    "Left out, it counts for the last vitamin A month",
);

/// The red capsule before the first birthday.
pub(super) const CAPSULE_FOR_ANOTHER_AGE: Rule = Rule {
    id: "vitamin_a_for_another_age",
    field: "vitamin_a",
    severity: Severity::Soft,
    message: t(
        "Kapsul merah untuk umur 1 tahun ke atas. Sudah benar?",
        "The red capsule is for one year and older. Is that right?",
    ),
    source: Source::confirmed("§3.9 R46"),
    broken: |view| {
        view.code("vitamin_a") == Some("red") && view.age_months().is_some_and(|months| months < 12)
    },
};

/// The question is about the last six months, and the month is named without its year.
pub(super) const CAPSULE_LONG_AGO: Rule = Rule {
    id: "vitamin_a_long_ago",
    field: VITAMIN_A_MONTH,
    severity: Severity::Soft,
    message: t(
        "Itu lebih dari 6 bulan lalu. Sudah benar?",
        "That is more than six months ago. Is that right?",
    ),
    source: Source::confirmed("§2.9 R22, R41"),
    broken: |view| is_long_ago(view, VITAMIN_A_MONTH),
};

/// As for the capsule.
pub(super) const DEWORMED_LONG_AGO: Rule = Rule {
    id: "deworming_long_ago",
    field: DEWORMING_MONTH,
    broken: |view| is_long_ago(view, DEWORMING_MONTH),
    ..CAPSULE_LONG_AGO
};

fn is_long_ago(view: &View<'_>, key: &str) -> bool {
    let day = view.day();
    view.code(key).is_some()
        && given_on(view.answers(), key, day)
            .is_some_and(|given| Month::of(given) < Month::of(day).plus(-6))
}
