//! A pregnancy: registration. Domain notes §2.5.

use super::measure::ADULT_HEIGHT;
use super::shared_rule::{MOTHERS_AGE, NOT_FEMALE, days};
use super::support::{INSURANCE_KIND, INSURED};
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, NONE, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

/// How well the last menstrual period is known: an unknown one is said to be unknown, never guessed.
const LMP_STATUS: &[Choice] = &[
    choice("known", "Ingat tanggalnya", "Remembers the date"),
    choice("estimated", "Perkiraan", "About that time"),
    choice("unknown", "Tidak ingat", "Does not remember"),
];

const WANTED: &[Choice] = &[
    choice("wanted_now", "Ya, ingin hamil sekarang", "Yes, wanted now"),
    choice("wanted_later", "Inginnya nanti", "Wanted later"),
    choice(
        "not_wanted",
        "Tidak ingin hamil lagi",
        "Not wanted any more",
    ),
];

const CHRONIC: &[Choice] = &[
    choice("hypertension", "Darah tinggi", "High blood pressure"),
    choice("diabetes", "Kencing manis", "Diabetes"),
    choice("heart", "Jantung", "Heart disease"),
    choice("asthma", "Asma", "Asthma"),
    choice("tuberculosis", "TBC", "Tuberculosis"),
    choice("kidney", "Ginjal", "Kidney disease"),
    choice("anaemia", "Kurang darah menahun", "Long-lasting anaemia"),
    choice("other", "Lainnya", "Other"),
    choice(NONE, "Tidak ada", "None"),
];

/// Asked of mothers who have had a child.
const HAS_CHILDREN: When = When::AtLeast("children_count", 1.0);

/// Episode of a pregnancy.
pub static PREGNANCY: Form = Form {
    id: "pregnancy",
    version: 1,
    title: t("Ibu hamil", "Pregnancy"),
    dated_by: Some("registered_on"),
    pages: &[
        Page {
            key: "pregnancy",
            title: t("Kehamilan ini", "This pregnancy"),
            fields: &[
                Field::new(
                    "registered_on",
                    t("Tanggal didaftar", "Registered on"),
                    Input::PastDate,
                    Source::unconfirmed("§8 design"),
                )
                .required(),
                Field::new(
                    "lmp_status",
                    t("Hari pertama haid terakhir (HPHT)", "Last menstrual period"),
                    Input::Choice(LMP_STATUS),
                    Source::confirmed("§2.5 R19, R24"),
                )
                .required(),
                Field::new(
                    "lmp",
                    t("Tanggal HPHT", "Date of the last period"),
                    Input::PastDate,
                    Source::confirmed("§2.5 R19, R24; Settled 2"),
                )
                .required()
                .when(When::Is("lmp_status", &["known", "estimated"]))
                .hint("Lihat di Buku KIA", "See the KIA book"),
                Field::new(
                    "gestation_weeks_told",
                    t(
                        "Umur kehamilan menurut bidan (minggu)",
                        "Weeks, as the midwife says",
                    ),
                    Input::whole("", Range::new(1.0, 45.0), Range::new(4.0, 42.0)),
                    Source::confirmed("§2.6 R34"),
                )
                .when(When::Is("lmp_status", &["unknown"])),
                Field::new(
                    "edd_ultrasound",
                    t(
                        "Hari perkiraan lahir (HPL) dari USG",
                        "Due date by ultrasound",
                    ),
                    Input::ComingDate,
                    Source::unconfirmed("§2.5"),
                )
                .hint(
                    "Kosongkan bila belum USG",
                    "Leave empty without an ultrasound",
                ),
                Field::new(
                    "gravida",
                    t("Kehamilan ke-", "Which pregnancy this is"),
                    Input::whole("", Range::new(1.0, 20.0), Range::new(1.0, 12.0)),
                    Source::confirmed("§2.5 R16, R24"),
                )
                .required()
                .hint(
                    "Termasuk yang sekarang dan keguguran",
                    "Counting this one and miscarriages",
                ),
                Field::new(
                    "pregnancy_wanted",
                    t("Kehamilan ini diinginkan?", "Was this pregnancy wanted?"),
                    Input::Choice(WANTED),
                    Source::confirmed("§2.5 R34"),
                )
                .required(),
            ],
        },
        Page {
            key: "history",
            title: t("Riwayat ibu", "Her history"),
            fields: &[
                Field::new(
                    "children_count",
                    t("Jumlah anak hidup", "Living children"),
                    Input::whole("", Range::new(0.0, 20.0), Range::new(0.0, 10.0)),
                    Source::confirmed("§2.5 R19"),
                )
                .required(),
                Field::new(
                    "last_child_age_months",
                    t(
                        "Umur anak terakhir (bulan)",
                        "Age of the last child (months)",
                    ),
                    Input::whole("", Range::new(0.0, 480.0), Range::new(9.0, 300.0)),
                    Source::confirmed("§2.5 R19, R12"),
                )
                .required()
                .when(HAS_CHILDREN)
                .hint("2 tahun 3 bulan ditulis 27", "2 years 3 months is 27"),
                Field::new(
                    "previous_stunted_child",
                    t(
                        "Pernah punya anak pendek (stunting)?",
                        "Had a stunted child before?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.5 R19"),
                )
                .required()
                .when(HAS_CHILDREN),
                Field::new(
                    "previous_caesarean",
                    t("Pernah operasi sesar?", "Had a caesarean before?"),
                    Input::YesNo,
                    Source::confirmed("§3.8 B08 R19"),
                )
                .when(HAS_CHILDREN),
                Field::new(
                    "para",
                    t("Pernah melahirkan (kali)", "Births so far"),
                    Input::whole("", Range::new(0.0, 20.0), Range::new(0.0, 12.0)),
                    Source::confirmed("§2.5 R16, R24"),
                ),
                Field::new(
                    "abortions",
                    t("Pernah keguguran (kali)", "Miscarriages so far"),
                    Input::whole("", Range::new(0.0, 20.0), Range::new(0.0, 6.0)),
                    Source::confirmed("§2.5 R16, R24"),
                ),
                Field::new(
                    "chronic_diseases",
                    t("Penyakit menahun", "Chronic diseases"),
                    Input::Many(CHRONIC),
                    Source::confirmed("§2.5 R19, R24"),
                )
                .required(),
            ],
        },
        Page {
            key: "body",
            title: t("Ukur dan jaminan", "Measures and insurance"),
            fields: &[
                ADULT_HEIGHT.required(),
                Field::new(
                    "weight_before_kg",
                    t("Berat badan sebelum hamil", "Weight before pregnancy"),
                    Input::decimal("kg", Range::new(25.0, 200.0), Range::new(30.0, 130.0), 1),
                    Source::confirmed("§2.5 R34"),
                )
                .hint(
                    "Lihat di Buku KIA, atau tanya ibu",
                    "See the KIA book, or ask her",
                ),
                Field::new(
                    "has_mch_book",
                    t("Punya Buku KIA?", "Has the KIA book?"),
                    Input::YesNo,
                    Source::confirmed("§2.12 R26"),
                ),
                INSURED,
                INSURANCE_KIND,
                Field::new(
                    "check_up_facility",
                    t("Tempat periksa hamil", "Where she is checked"),
                    Input::Text { max: 100 },
                    Source::unconfirmed("§2.5 R24"),
                ),
                Field::new(
                    "referral_facility",
                    t("Faskes rujukan", "Facility for referral"),
                    Input::Text { max: 100 },
                    Source::unconfirmed("§2.5 R24"),
                ),
                Field::new(
                    "birth_facility_planned",
                    t("Rencana tempat melahirkan", "Where she plans to give birth"),
                    Input::Text { max: 100 },
                    Source::confirmed("§2.5 R24"),
                ),
            ],
        },
    ],
    rules: &[
        NOT_FEMALE,
        MOTHERS_AGE,
        Rule {
            id: "lmp_later",
            field: "lmp",
            severity: Severity::Hard,
            message: t(
                "HPHT sesudah tanggal didaftar",
                "The last period is after the registration",
            ),
            source: Source::confirmed("Settled 2"),
            broken: |view| days(view, "lmp", "registered_on").is_some_and(|days| days < 0),
        },
        Rule {
            id: "lmp_long_ago",
            field: "lmp",
            severity: Severity::Hard,
            message: t(
                "HPHT lebih dari 315 hari sebelum didaftar",
                "The last period is more than 315 days before the registration",
            ),
            source: Source::confirmed("Settled 2"),
            broken: |view| days(view, "lmp", "registered_on").is_some_and(|days| days > 315),
        },
        Rule {
            id: "overdue",
            field: "lmp",
            severity: Severity::Soft,
            message: t(
                "Kehamilan lebih dari 42 minggu. HPHT sudah benar?",
                "More than 42 weeks pregnant. Is the date right?",
            ),
            source: Source::confirmed("Settled 2"),
            broken: |view| {
                days(view, "lmp", "registered_on").is_some_and(|days| (295..=315).contains(&days))
            },
        },
        Rule {
            id: "pregnancies_do_not_add_up",
            field: "gravida",
            severity: Severity::Soft,
            message: t(
                "Biasanya: melahirkan + keguguran + kehamilan ini. Sudah benar?",
                "Usually births + miscarriages + this pregnancy. Is that right?",
            ),
            source: Source::confirmed("§2.5 R16"),
            broken: |view| {
                let (Some(gravida), Some(para), Some(abortions)) = (
                    view.number("gravida"),
                    view.number("para"),
                    view.number("abortions"),
                ) else {
                    return false;
                };
                gravida != para + abortions + 1.0
            },
        },
    ],
};
