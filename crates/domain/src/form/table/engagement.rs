//! A prospective bride or groom: registration and contacts. Domain notes §2.4; Settled 5.

use super::every_visit::{ADVICE, VISIT};
use super::measure::{ADULT_HEIGHT, ADULT_MUAC, ADULT_WEIGHT, HB};
use super::shared_rule::{BEFORE_BIRTH, WOMANS_WEIGHT_JUMPED, days, has_passed};
use super::support::SUPPORT;
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, NONE, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

/// Episode of a prospective bride or groom: one for each of the two.
pub static ENGAGEMENT: Form = Form {
    id: "engagement",
    version: 1,
    title: t("Calon pengantin", "Prospective bride or groom"),
    dated_by: Some("registered_on"),
    pages: &[Page {
        key: "wedding",
        title: t("Rencana menikah", "Wedding plan"),
        fields: &[
            Field::new(
                "registered_on",
                t("Tanggal didaftar", "Registered on"),
                Input::PastDate,
                Source::unconfirmed("§8 design"),
            )
            .required(),
            Field::new(
                "planned_wedding_date",
                t("Rencana tanggal menikah", "Planned wedding date"),
                Input::ComingDate,
                Source::confirmed("§2.4 R34"),
            )
            .hint(
                "Kosongkan bila belum ditentukan",
                "Leave empty if not decided yet",
            ),
            Field::new(
                "partner_name",
                t("Nama calon pasangan", "Partner's name"),
                Input::Name,
                Source::confirmed("§2.4 R34"),
            )
            .required(),
            Field::new(
                "partner_nik",
                t("NIK calon pasangan", "Partner's NIK"),
                Input::Digits { length: 16 },
                Source::confirmed("§2.4 R34"),
            )
            .hint("Kosongkan bila tidak tahu", "Leave empty if not known"),
            Field::new(
                "partner_origin",
                t("Asal calon pasangan", "Where the partner comes from"),
                Input::Text { max: 100 },
                Source::confirmed("§2.4 R34"),
            )
            .hint("Desa dan kecamatan", "Village and kecamatan"),
            Field::new(
                "residence_after_wedding",
                t(
                    "Akan tinggal di mana setelah menikah",
                    "Where they will live after the wedding",
                ),
                Input::Text { max: 100 },
                Source::confirmed("§2.4 R34"),
            ),
        ],
    }],
    rules: &[
        Rule {
            id: "wedding_soon",
            field: "planned_wedding_date",
            severity: Severity::Soft,
            message: t(
                "Kurang dari 90 hari sebelum menikah. Segera ajak periksa kesehatan",
                "Less than 90 days before the wedding. The health check should be soon",
            ),
            source: Source::confirmed("§2.4 R2"),
            broken: |view| {
                days(view, "registered_on", "planned_wedding_date")
                    .is_some_and(|days| (0..90).contains(&days))
            },
        },
        Rule {
            id: "wedding_before_registration",
            field: "planned_wedding_date",
            severity: Severity::Soft,
            message: t(
                "Tanggal menikah sebelum tanggal didaftar",
                "The wedding is before the registration",
            ),
            source: Source::confirmed("§2.4 R34"),
            broken: |view| has_passed(view, "planned_wedding_date", "registered_on"),
        },
        Rule {
            id: "too_young_to_marry",
            field: "registered_on",
            severity: Severity::Hard,
            message: t(
                "Umurnya belum 10 tahun. Periksa tanggal lahirnya",
                "Not yet ten years old. Please check the birth date",
            ),
            source: Source::unconfirmed("§2.4 design"),
            broken: |view| view.age_years().is_some_and(|years| years < 10),
        },
        Rule {
            id: "too_old_to_marry",
            field: "registered_on",
            severity: Severity::Hard,
            message: t(
                "Umurnya lebih dari 70 tahun. Periksa tanggal lahirnya",
                "More than 70 years old. Please check the birth date",
            ),
            source: Source::unconfirmed("§2.4 design"),
            broken: |view| view.age_years().is_some_and(|years| years > 70),
        },
        Rule {
            id: "age_at_marriage",
            field: "registered_on",
            severity: Severity::Soft,
            message: t(
                "Umurnya di bawah 19 tahun. Tanggal lahirnya sudah benar?",
                "Under 19 years old. Is the birth date right?",
            ),
            source: Source::unconfirmed("§2.4, UU 16/2019"),
            broken: |view| {
                view.age_years()
                    .is_some_and(|years| (10..19).contains(&years))
            },
        },
    ],
};

const SMOKE: &[Choice] = &[
    choice(
        NONE,
        "Tidak merokok dan tidak terpapar",
        "Neither smokes nor lives with smoke",
    ),
    choice("exposed", "Terpapar asap rokok", "Lives with smoke"),
    choice("smokes", "Merokok", "Smokes"),
];

/// What is asked of the woman only.
const NOT_A_MAN: When = When::Not(&When::Is("sex", &["male"]));

/// Contact with a prospective bride or groom.
pub static ENGAGEMENT_CONTACT: Form = Form {
    id: "engagement_contact",
    version: 1,
    title: t("Pendampingan calon pengantin", "Contact before the wedding"),
    dated_by: Some("visit_date"),
    pages: &[
        VISIT,
        Page {
            key: "measures",
            title: t("Ukur", "Measure"),
            fields: &[
                ADULT_WEIGHT,
                ADULT_HEIGHT,
                ADULT_MUAC.when(NOT_A_MAN),
                Field::new(
                    "waist_cm",
                    t("Lingkar perut", "Waist"),
                    Input::decimal("cm", Range::new(40.0, 180.0), Range::new(50.0, 140.0), 1),
                    Source::confirmed("§2.4 R20"),
                ),
                HB,
                Field::new(
                    "smoke_exposure",
                    t("Asap rokok", "Smoking"),
                    Input::Choice(SMOKE),
                    Source::confirmed("§2.4 R20"),
                ),
            ],
        },
        Page {
            key: "services",
            title: t("Pelayanan yang didapat", "Services received"),
            fields: &[
                Field::new(
                    "health_check_done",
                    t(
                        "Sudah periksa kesehatan calon pengantin?",
                        "Had the health check before the wedding?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.4 R34"),
                ),
                Field::new(
                    "health_check_date",
                    t("Tanggal periksa", "Date of the check"),
                    Input::PastDate,
                    Source::confirmed("§2.4 R34"),
                )
                .required()
                .when(When::Yes("health_check_done")),
                Field::new(
                    "health_check_place",
                    t("Tempat periksa", "Place of the check"),
                    Input::Text { max: 100 },
                    Source::confirmed("§2.4 R34"),
                )
                .when(When::Yes("health_check_done")),
                Field::new(
                    "wedding_guidance",
                    t(
                        "Sudah ikut bimbingan perkawinan?",
                        "Attended the wedding guidance?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.4 R27, R30"),
                ),
                Field::new(
                    "iron_received",
                    t("Mendapat tablet tambah darah?", "Received iron tablets?"),
                    Input::YesNo,
                    Source::confirmed("§2.4 R19, R27"),
                )
                .when(NOT_A_MAN),
                Field::new(
                    "tetanus_vaccinated",
                    t(
                        "Sudah imunisasi tetanus (TT)?",
                        "Vaccinated against tetanus?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.4 R27, R30"),
                )
                .when(NOT_A_MAN),
                Field::new(
                    "food_supplement",
                    t("Mendapat makanan tambahan?", "Received extra food?"),
                    Input::YesNo,
                    Source::confirmed("§2.4 R19"),
                ),
            ],
        },
        SUPPORT,
        ADVICE,
    ],
    rules: &[BEFORE_BIRTH, WOMANS_WEIGHT_JUMPED],
};
