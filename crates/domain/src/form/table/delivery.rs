//! A birth, recorded at the visit after it. Domain notes §2.7; Settled 4.
//! True on the day of the birth; the day it was recorded is kept beside it, because the visit counts in that month.

use super::every_visit::{ADVICE, METHOD, VISIT_DATE};
use super::shared_rule::{BEFORE_BIRTH, days, has_passed};
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

/// How a pregnancy ended.
pub const OUTCOME: &[Choice] = &[
    choice("live_birth", "Bayi lahir hidup", "Live birth"),
    choice("stillbirth", "Bayi lahir meninggal", "Stillbirth"),
    choice("miscarriage", "Keguguran", "Miscarriage"),
];

/// Where a birth took place.
pub const PLACE: &[Choice] = &[
    choice("hospital", "Rumah sakit", "Hospital"),
    choice("health_centre", "Puskesmas", "Health centre"),
    choice(
        "health_post",
        "Pustu, polindes atau poskesdes",
        "Health post",
    ),
    choice(
        "midwife_practice",
        "Praktik bidan atau klinik",
        "Midwife's practice or clinic",
    ),
    choice("home", "Rumah", "At home"),
    choice("other", "Lainnya, di perjalanan", "Other, on the way"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

/// Who helped.
pub const ATTENDANT: &[Choice] = &[
    choice("doctor", "Dokter", "Doctor"),
    choice("midwife", "Bidan", "Midwife"),
    choice("nurse", "Perawat", "Nurse"),
    choice("traditional", "Dukun bayi", "Traditional birth attendant"),
    choice("family", "Keluarga atau sendiri", "Family or nobody"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

/// How the baby was born.
pub const MODE: &[Choice] = &[
    choice("vaginal", "Normal", "Normal"),
    choice("caesarean", "Operasi sesar", "Caesarean"),
    choice("assisted", "Vakum atau forsep", "Vacuum or forceps"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

const MOTHER: &[Choice] = &[
    choice("well", "Sehat", "Well"),
    choice("ill", "Sakit atau dirawat", "Ill or in care"),
    choice("died", "Meninggal", "Died"),
];

const BORN: When = When::Is("delivery_outcome", &["live_birth", "stillbirth"]);
const SEVERAL_ALIVE: When = When::All(&[ALIVE, When::AtLeast("babies_count", 2.0)]);
const ALIVE: When = When::Is("delivery_outcome", &["live_birth"]);

/// A birth, or the end of a pregnancy without one.
pub static DELIVERY: Form = Form {
    id: "delivery",
    version: 1,
    title: t("Persalinan", "Birth"),
    dated_by: Some("delivery_date"),
    pages: &[
        Page {
            key: "birth",
            title: t("Kapan", "When"),
            fields: &[
                VISIT_DATE.hint(
                    "Hari Ibu dikunjungi, bukan hari kejadiannya",
                    "The day of your visit, not of what happened",
                ),
                METHOD,
                Field::new(
                    "delivery_outcome",
                    t("Hasil kehamilan", "Outcome"),
                    Input::Choice(OUTCOME),
                    Source::unconfirmed("§2.7 design"),
                )
                .required(),
                Field::new(
                    "delivery_date",
                    t("Tanggal melahirkan", "Date of birth"),
                    Input::PastDate,
                    Source::confirmed("§2.7 R19, R34"),
                )
                .required()
                .hint(
                    "Bila keguguran: tanggal kejadian",
                    "For a miscarriage: the day it happened",
                ),
                Field::new(
                    "delivery_time",
                    t("Jam lahir", "Time of birth"),
                    Input::Time,
                    Source::unconfirmed("Settled 4"),
                )
                .when(BORN)
                .hint(
                    "Kosongkan bila tidak tahu. Contoh: 14.30",
                    "Leave empty if not known. Example: 14:30",
                ),
            ],
        },
        Page {
            key: "help",
            title: t("Tempat dan penolong", "Place and help"),
            fields: &[
                Field::new(
                    "delivery_place",
                    t("Tempat melahirkan", "Place of birth"),
                    Input::Choice(PLACE),
                    Source::confirmed("§2.7 R34"),
                )
                .required()
                .when(BORN),
                Field::new(
                    "delivery_attendant",
                    t("Penolong persalinan", "Birth attendant"),
                    Input::Choice(ATTENDANT),
                    Source::confirmed("§2.7 R34"),
                )
                .required()
                .when(BORN),
                Field::new(
                    "delivery_mode",
                    t("Cara melahirkan", "Mode of birth"),
                    Input::Choice(MODE),
                    Source::confirmed("§2.7 R34"),
                )
                .required()
                .when(BORN),
                Field::new(
                    "mother_condition",
                    t("Keadaan ibu", "The mother"),
                    Input::Choice(MOTHER),
                    Source::unconfirmed("§2.7 design"),
                ),
                Field::new(
                    "delivery_complication",
                    t("Ada penyulit?", "Any complication?"),
                    Input::YesNo,
                    Source::confirmed("§2.7 R16, R19"),
                ),
            ],
        },
        Page {
            key: "babies",
            title: t("Bayi", "Baby"),
            fields: &[
                Field::new(
                    "babies_count",
                    t("Jumlah bayi", "Number of babies"),
                    Input::whole("", Range::new(1.0, 5.0), Range::new(1.0, 3.0)),
                    Source::confirmed("§2.7 R19"),
                )
                .required()
                .when(BORN)
                .hint(
                    "Bila kembar, ukuran di bawah untuk bayi pertama",
                    "For twins, the measures below are the first baby's",
                ),
                Field::new(
                    "babies_alive",
                    t("Bayi yang hidup", "Babies who live"),
                    Input::whole("", Range::new(1.0, 5.0), Range::new(1.0, 3.0)),
                    Source::unconfirmed("§2.7 design"),
                )
                .required()
                .when(SEVERAL_ALIVE)
                .hint(
                    "Hanya bayi yang hidup yang nanti didaftarkan",
                    "Only the babies who live are registered afterwards",
                ),
                super::child::BIRTH_WEIGHT.when(BORN),
                super::child::BIRTH_LENGTH.when(BORN),
                super::child::BIRTH_HEAD.when(BORN),
                super::child::EARLY_BREASTFEEDING.when(ALIVE),
                super::child::GESTATION_AT_BIRTH
                    .when(When::All(&[BORN, When::Not(&When::Filled("lmp"))])),
            ],
        },
        ADVICE,
    ],
    rules: &[
        BEFORE_BIRTH,
        Rule {
            id: "recorded_before_it_happened",
            field: "visit_date",
            severity: Severity::Hard,
            message: t(
                "Kunjungan ini sebelum tanggal melahirkan",
                "This visit is before the birth",
            ),
            source: Source::unconfirmed("§8.4 impossible dates"),
            broken: |view| has_passed(view, "visit_date", "delivery_date"),
        },
        Rule {
            id: "before_lmp",
            field: "delivery_date",
            severity: Severity::Hard,
            message: t(
                "Tanggal ini sebelum HPHT",
                "This date is before the last period",
            ),
            source: Source::confirmed("§2.5 R19, R24"),
            broken: |view| has_passed(view, "delivery_date", "lmp"),
        },
        Rule {
            id: "not_at_term",
            field: "delivery_date",
            severity: Severity::Soft,
            message: t(
                "Biasanya 24 sampai 45 minggu sesudah HPHT. Tanggalnya sudah benar?",
                "Usually 24 to 45 weeks after the last period. Is the date right?",
            ),
            source: Source::confirmed("§2.7 R19, R34"),
            broken: |view| {
                let was_born = view.code("delivery_outcome") != Some("miscarriage");
                let days = days(view, "lmp", "delivery_date");
                was_born && days.is_some_and(|days| days >= 0 && !(24 * 7..=45 * 7).contains(&days))
            },
        },
        Rule {
            id: "more_alive_than_born",
            field: "babies_alive",
            severity: Severity::Hard,
            message: t(
                "Lebih banyak dari jumlah bayi yang lahir",
                "More than were born",
            ),
            source: Source::unconfirmed("§8.4 impossible numbers"),
            broken: |view| {
                view.number("babies_alive")
                    .zip(view.number("babies_count"))
                    .is_some_and(|(alive, born)| alive > born)
            },
        },
        Rule {
            id: "late_miscarriage",
            field: "delivery_outcome",
            severity: Severity::Soft,
            message: t(
                "Sudah lewat 24 minggu. Keguguran atau lahir meninggal?",
                "Past 24 weeks. A miscarriage or a stillbirth?",
            ),
            source: Source::unconfirmed("§2.7 design"),
            broken: |view| {
                let lost = view.code("delivery_outcome") == Some("miscarriage");
                lost && days(view, "lmp", "delivery_date").is_some_and(|days| days >= 24 * 7)
            },
        },
    ],
};
