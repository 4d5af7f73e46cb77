//! A visit to a child under five, or the child's day at the posyandu. Domain notes §2.9, §3.9; danger signs §3.8 C11; Settled 1, 2.

use super::child_visit_choice::{
    ABSENCE, DANGER, FOODS, ILLNESS, IMMUNISATION, MAT, NOT_MEASURED, NOT_WEIGHED, POSITION,
    SCREENING,
};
use super::child_visit_dose::{
    CAPSULE_FOR_ANOTHER_AGE, CAPSULE_LONG_AGO, DEWORMED_LONG_AGO, DOSES,
};
use super::every_visit::{
    COUNSELLING, LOCATION, METHOD, NOTE, PHOTO, REFERRAL_MADE, REFERRAL_TO, VISIT_DATE,
};
use super::session::POSYANDU;
use super::shared_rule::{BEFORE_BIRTH, exceeds};
use super::support::SUPPORT_WITH_MEALS;
use super::vaccine::{self, COPY_DATES, DATES_FROM_9, DATES_TO_2, DATES_TO_4};
use crate::date::days_between;
use crate::finding::measured;
use crate::form::{
    Completeness, Field, Form, Input, Page, Range, Rule, Severity, Source, View, When,
};
use crate::growth::{Sex, assess};
use crate::term::t;

/// From so many completed months on, with no end: age limits hold at registration only (Settled 2).
pub(super) const fn from_months(months: i32) -> When {
    When::Months(months, i32::MAX)
}

/// At a posyandu one cadre weighs and others, at their own tables, look into the book, advise and refer: there the line of the
/// register is enough, and what was not asked stays unknown. At home the same cadre does it all, and is asked for all.
const AT_POSYANDU: When = When::Is("method", &["posyandu"]);
const NOT_AT_POSYANDU: When = When::Not(&AT_POSYANDU);

/// Visit to a child under five.
pub static CHILD_VISIT: Form = Form {
    id: "child_visit",
    version: 1,
    title: t("Kunjungan balita", "Child visit"),
    dated_by: Some("visit_date"),
    pages: &[
        Page {
            key: "visit",
            title: t("Kunjungan", "Visit"),
            fields: &[
                VISIT_DATE,
                METHOD,
                POSYANDU.when(AT_POSYANDU),
                Field::new(
                    "attended_posyandu",
                    t(
                        "Datang ke posyandu bulan ini?",
                        "Came to the posyandu this month?",
                    ),
                    Input::YesNo,
                    Source::unconfirmed("§2.9 design"),
                ),
                Field::new(
                    "absence_reason",
                    t("Mengapa tidak datang", "Why not"),
                    Input::Choice(ABSENCE),
                    Source::unconfirmed("§2.9 design"),
                )
                .when(When::No("attended_posyandu")),
            ],
        },
        Page {
            key: "measures",
            title: t("Ukur", "Measure"),
            fields: &[
                Field::new(
                    "weight_kg",
                    t("Berat badan", "Weight"),
                    Input::decimal("kg", Range::new(0.3, 58.0), Range::new(1.0, 30.0), 2),
                    Source::confirmed("§2.9 R34; Settled 2"),
                )
                .unless("not_weighed_reason")
                .hint(
                    "Tanpa sepatu, popok dan baju tebal",
                    "Without shoes, nappy and thick clothes",
                ),
                Field::new(
                    "not_weighed_reason",
                    t("Mengapa tidak ditimbang", "Why not weighed"),
                    Input::Choice(NOT_WEIGHED),
                    Source::unconfirmed("§2.9 design"),
                )
                .when(When::Not(&When::Filled("weight_kg"))),
                Field::new(
                    "height_cm",
                    t("Panjang atau tinggi badan", "Length or height"),
                    Input::decimal("cm", Range::new(20.0, 150.0), Range::new(30.0, 130.0), 1),
                    Source::confirmed("§2.9 R34; Settled 2"),
                )
                .hint(
                    "Di bawah 2 tahun terlentang, 2 tahun ke atas berdiri",
                    "Under two years lying, from two years on standing",
                ),
                Field::new(
                    "no_height_reason",
                    t(
                        "Mengapa panjang atau tinggi tidak diukur",
                        "Why length or height was not measured",
                    ),
                    Input::Choice(NOT_MEASURED),
                    Source::unconfirmed("§2.9 design"),
                )
                .when(When::Not(&When::Filled("height_cm"))),
                Field::new(
                    "position",
                    t("Cara ukur", "Position"),
                    Input::Choice(POSITION),
                    Source::confirmed("§2.9 R22, R26"),
                )
                .required()
                .when(When::Filled("height_cm")),
                Field::new(
                    "muac_cm",
                    t("Lingkar lengan atas (LiLA)", "Upper arm (MUAC)"),
                    Input::decimal("cm", Range::new(5.0, 30.0), Range::new(8.0, 25.0), 1),
                    Source::confirmed("§2.9 R22, R25; soft range design"),
                )
                .hint(
                    "Lengan kiri, umur 6 bulan ke atas",
                    "Left arm, from six months on",
                ),
                Field::new(
                    "no_muac_reason",
                    t(
                        "Mengapa LiLA tidak diukur",
                        "Why the upper arm was not measured",
                    ),
                    Input::Choice(NOT_MEASURED),
                    Source::unconfirmed("§2.9 design"),
                )
                .when(When::Not(&When::Filled("muac_cm"))),
                Field::new(
                    "head_circumference_cm",
                    t("Lingkar kepala", "Head circumference"),
                    Input::decimal("cm", Range::new(20.0, 60.0), Range::new(28.0, 58.0), 1),
                    Source::confirmed("§2.9 R25; soft range design"),
                )
                .hint(
                    "Di atas alis, melewati bagian belakang yang paling menonjol",
                    "Above the brows, over the widest part behind",
                ),
                Field::new(
                    "no_head_reason",
                    t(
                        "Mengapa lingkar kepala tidak diukur",
                        "Why the head was not measured",
                    ),
                    Input::Choice(NOT_MEASURED),
                    Source::unconfirmed("§2.9 design"),
                )
                .when(When::Not(&When::Filled("head_circumference_cm"))),
                Field::new(
                    "oedema",
                    t("Kedua kaki bengkak?", "Are both feet swollen?"),
                    Input::YesNo,
                    Source::confirmed("§2.9 R13, R39"),
                )
                .hint(
                    "Tekan punggung kedua kaki 3 detik: ya, bila tetap cekung",
                    "Press both feet for 3 seconds: yes, if a pit stays",
                ),
                Field::new(
                    "growth_mat",
                    t("Tikar pertumbuhan", "Growth mat"),
                    Input::Choice(MAT),
                    Source::confirmed("§2.9 R31"),
                ),
            ],
        },
        Page {
            key: "feeding",
            title: t("Makan", "Feeding"),
            fields: &[
                Field::new(
                    "exclusive_breastfeeding",
                    t(
                        "Kemarin hanya diberi ASI?",
                        "Only breast milk since yesterday?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.9 R26, R38"),
                )
                .required()
                .when(When::Months(0, 5))
                .hint(
                    "24 jam terakhir, tanpa air atau makanan lain",
                    "The last 24 hours, without water or other food",
                ),
                Field::new(
                    "food_groups",
                    t("Yang dimakan kemarin", "Eaten since yesterday"),
                    Input::Many(FOODS),
                    Source::confirmed("§2.9 R26; groups from memory"),
                )
                .when(When::Months(6, 23))
                .hint(
                    "24 jam terakhir, boleh lebih dari satu",
                    "The last 24 hours, tick all",
                ),
                Field::new(
                    "supplementary_food_received",
                    t("Mendapat makanan tambahan (PMT)?", "Received extra food?"),
                    Input::YesNo,
                    Source::confirmed("§2.9 R22, R26"),
                )
                .when(from_months(6)),
                Field::new(
                    "supplementary_food_days",
                    t(
                        "Berapa hari PMT sejak kunjungan lalu",
                        "Days of extra food since the last visit",
                    ),
                    Input::whole("", Range::new(0.0, 366.0), Range::new(1.0, 120.0)),
                    Source::confirmed("§2.9 R22, R26"),
                )
                .when(When::Yes("supplementary_food_received")),
                Field::new(
                    "supplementary_food_kg",
                    t("Berapa kg PMT", "Kilograms of extra food"),
                    Input::decimal("kg", Range::new(0.0, 100.0), Range::new(0.0, 10.0), 1),
                    Source::unconfirmed("§2.9 R22; ranges design"),
                )
                .when(When::Yes("supplementary_food_received")),
                Field::new(
                    "father_counselled",
                    t(
                        "Ayah ikut konseling gizi?",
                        "Did the father attend nutrition counselling?",
                    ),
                    Input::YesNo,
                    Source::unconfirmed("§2.9 R31, §2.14 R31"),
                ),
                Field::new(
                    "illness",
                    t(
                        "Sakit dalam 2 minggu terakhir",
                        "Illness in the last two weeks",
                    ),
                    Input::Many(ILLNESS),
                    Source::unconfirmed("§2.9"),
                ),
            ],
        },
        Page {
            key: "services",
            title: t("Pelayanan yang didapat", "Services received"),
            fields: &[
                Field::new(
                    "immunisation_status",
                    t("Imunisasi", "Immunisation"),
                    Input::Choice(IMMUNISATION),
                    Source::confirmed("§2.9 R34"),
                )
                .required_if(NOT_AT_POSYANDU)
                .hint("Lihat catatan di Buku KIA", "See the KIA book"),
                COPY_DATES,
                Field::new(
                    "development_screening",
                    t("Perkembangan (KPSP, SDIDTK)", "Development (KPSP, SDIDTK)"),
                    Input::Choice(SCREENING),
                    Source::confirmed("§2.9 R22, R26"),
                ),
                Field::new(
                    "mothers_class",
                    t("Ikut kelas ibu balita?", "Attended the mothers' class?"),
                    Input::YesNo,
                    Source::confirmed("§2.9 R22, R31"),
                ),
                Field::new(
                    "parenting_class",
                    t("Ikut pengasuhan (BKB)?", "Attended parenting class?"),
                    Input::YesNo,
                    Source::confirmed("§2.9 R31"),
                ),
                Field::new(
                    "attends_preschool",
                    t("Ikut PAUD?", "Attends preschool?"),
                    Input::YesNo,
                    Source::confirmed("§2.9 R31"),
                )
                .when(from_months(24)),
            ],
        },
        DATES_TO_2,
        DATES_TO_4,
        DATES_FROM_9,
        DOSES,
        SUPPORT_WITH_MEALS,
        Page {
            key: "danger",
            title: t("Tanda bahaya", "Danger signs"),
            fields: &[Field::new(
                "danger_signs",
                t("Tanda bahaya pada anak", "Danger signs of the child"),
                Input::Many(DANGER),
                Source::unconfirmed("§3.8 C11"),
            )
            .required_if(NOT_AT_POSYANDU)
            .hint("Tanyakan satu per satu", "Ask one by one")],
        },
        Page {
            key: "advice",
            title: t("Penyuluhan dan rujukan", "Advice and referral"),
            fields: &[
                COUNSELLING.required_if(NOT_AT_POSYANDU),
                REFERRAL_MADE.required_if(NOT_AT_POSYANDU),
                REFERRAL_TO.required().when(When::Yes("referral_made")),
                PHOTO,
                LOCATION,
                NOTE,
            ],
        },
    ],
    rules: &[
        BEFORE_BIRTH,
        vaccine::BEFORE_BIRTH,
        vaccine::TOO_SOON,
        Rule {
            id: "weight_jumped",
            field: "weight_kg",
            severity: Severity::Soft,
            message: t(
                "Berat berubah banyak dalam sebulan. Coba timbang lagi",
                "The weight changed a lot in a month. Please weigh again",
            ),
            source: Source::unconfirmed("§2.9 design"),
            broken: weight_jumped,
        },
        Rule {
            id: "shrank",
            field: "height_cm",
            severity: Severity::Soft,
            message: t(
                "Lebih pendek dari ukuran yang lalu. Coba ukur lagi",
                "Shorter than last time. Please measure again",
            ),
            source: Source::unconfirmed("§2.9 design"),
            broken: shrank,
        },
        OEDEMA_NOT_LOOKED_FOR,
        Rule {
            id: "position_unusual",
            field: "position",
            severity: Severity::Soft,
            message: t(
                "Biasanya di bawah 2 tahun terlentang, 2 tahun ke atas berdiri. Sudah benar?",
                "Usually lying under two years, standing from two years on. Is that right?",
            ),
            source: Source::confirmed("§2.9 R22, R26; §0.11"),
            broken: |view| match (view.code("position"), view.age_months()) {
                (Some("standing"), Some(months)) => months < 24,
                (Some("lying"), Some(months)) => months >= 24,
                _ => false,
            },
        },
        CAPSULE_FOR_ANOTHER_AGE,
        CAPSULE_LONG_AGO,
        DEWORMED_LONG_AGO,
    ],
};

/// Asked of every child, and needed of a thin one (§2.9): both feet swollen make it a matter of today. Asked again rather than
/// refused: where nobody could look, the rest of the visit is worth keeping.
const OEDEMA_NOT_LOOKED_FOR: Rule = Rule {
    id: "not_looked_for",
    field: "oedema",
    severity: Severity::Soft,
    message: t(
        "Anak ini kurus menurut ukurannya. Lihat dulu apakah kedua kakinya bengkak",
        "This child is thin by its measures. Please look whether both feet are swollen",
    ),
    source: Source::confirmed("§2.9 R13, R39"),
    broken: is_thin_and_not_looked_at,
};

fn is_thin_and_not_looked_at(view: &View<'_>) -> bool {
    if view.is_filled("oedema") || view.context().completeness == Completeness::AsFound {
        return false;
    }
    let sex = view.code("sex").and_then(Sex::from_code);
    let birth = view.date("birth_date");
    let age_days = birth.map(|birth| days_between(birth, view.day()));
    let growth = assess(&measured(sex, age_days, view.answers()));
    let thin = growth.weight_for_length;
    thin.is_some_and(|score| !score.is_implausible && score.z < -2.0)
}

/// ±15 % in 31 days (§2.9). In the first four months a healthy baby gains up to half its weight in a month,
/// so there only a gain beyond that is asked about: a question at every newborn would soon be answered without reading.
fn weight_jumped(view: &View<'_>) -> bool {
    let (Some(now), Some(before), Some(days)) = (
        view.number("weight_kg"),
        view.previous_number("weight_kg"),
        view.days_since_previous(),
    ) else {
        return false;
    };
    let gain_limit = if view.age_months().is_some_and(|months| months < 4) {
        0.50
    } else {
        0.15
    };
    let within_a_month = (1..=31).contains(&days);
    within_a_month
        && before > 0.0
        && (exceeds(now, before * (1.0 + gain_limit)) || exceeds(before * 0.85, now))
}

/// Shorter by more than 0.5 cm. A standing child measures 0.7 cm less than a lying one, so a change of position is allowed for.
fn shrank(view: &View<'_>) -> bool {
    let lying = |height: f64, position: Option<&str>| {
        if position == Some("standing") {
            height + 0.7
        } else {
            height
        }
    };
    let is_later = view.days_since_previous().is_some_and(|days| days > 0);
    let heights = view
        .number("height_cm")
        .zip(view.previous_number("height_cm"));
    is_later
        && heights.is_some_and(|(now, before)| {
            let now = lying(now, view.code("position"));
            let before = lying(before, view.previous_code("position"));
            exceeds(before - now, 0.5)
        })
}
