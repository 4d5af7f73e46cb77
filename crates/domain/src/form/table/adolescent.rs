//! A girl between ten and eighteen years (remaja putri): registration and contacts. Domain notes §2.10, optional there.

use super::every_visit::{ADVICE, VISIT};
use super::measure::{ADULT_MUAC, HB};
use super::shared_rule::BEFORE_BIRTH;
use super::support::SUPPORT;
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, NONE, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

/// The grades at whose beginning the blood is looked at (§2.10 R26).
pub const SCREENED_GRADES: [&str; 2] = ["grade_7", "grade_10"];

/// Episode of a girl between ten and eighteen years.
pub static ADOLESCENT: Form = Form {
    id: "adolescent",
    version: 1,
    title: t("Remaja putri", "Adolescent girl"),
    dated_by: Some("registered_on"),
    pages: &[Page {
        key: "school",
        title: t("Sekolah", "School"),
        fields: &[
            Field::new(
                "registered_on",
                t("Tanggal didaftar", "Registered on"),
                Input::PastDate,
                Source::unconfirmed("§8 design"),
            )
            .required(),
            Field::new(
                "school_name",
                t("Nama sekolah", "Name of the school"),
                Input::Text { max: 100 },
                Source::unconfirmed("§2.10 design"),
            )
            .hint(
                "Kosongkan bila tidak bersekolah",
                "Leave empty if she does not go to school",
            ),
        ],
    }],
    rules: &[Rule {
        id: "not_adolescent",
        field: "registered_on",
        severity: Severity::Soft,
        message: t(
            "Umurnya bukan 10–18 tahun. Tanggal lahirnya sudah benar?",
            "Not between 10 and 18 years old. Is the birth date right?",
        ),
        source: Source::unconfirmed("§2.10 design"),
        broken: |view| {
            view.age_years()
                .is_some_and(|years| !(10..=18).contains(&years))
        },
    }],
};

const GRADES: &[Choice] = &[
    choice(NONE, "Tidak bersekolah", "Not at school"),
    choice("primary", "SD atau MI", "Primary school"),
    choice("grade_7", "Kelas 7", "Grade 7"),
    choice("grade_8", "Kelas 8", "Grade 8"),
    choice("grade_9", "Kelas 9", "Grade 9"),
    choice("grade_10", "Kelas 10", "Grade 10"),
    choice("grade_11", "Kelas 11", "Grade 11"),
    choice("grade_12", "Kelas 12", "Grade 12"),
    choice("higher", "Sudah lulus SMA", "Finished school"),
];

/// Contact with a girl between ten and eighteen years.
pub static ADOLESCENT_VISIT: Form = Form {
    id: "adolescent_visit",
    version: 1,
    title: t(
        "Pendampingan remaja putri",
        "Contact with an adolescent girl",
    ),
    dated_by: Some("visit_date"),
    pages: &[
        VISIT,
        Page {
            key: "measures",
            title: t("Ukur", "Measure"),
            fields: &[
                Field::new(
                    "weight_kg",
                    t("Berat badan", "Weight"),
                    Input::decimal("kg", Range::new(15.0, 200.0), Range::new(20.0, 110.0), 1),
                    Source::unconfirmed("§2.10 design"),
                )
                .hint(
                    "Tanpa sandal dan jaket, berdiri tegak",
                    "Without shoes and jacket, standing straight",
                ),
                Field::new(
                    "height_cm",
                    t("Tinggi badan", "Height"),
                    Input::decimal("cm", Range::new(90.0, 220.0), Range::new(115.0, 185.0), 1),
                    Source::unconfirmed("§2.10 design"),
                )
                .hint(
                    "Tanpa alas kaki, tumit dan punggung menempel dinding",
                    "Barefoot, heels and back against the wall",
                ),
                ADULT_MUAC,
                HB,
            ],
        },
        Page {
            key: "services",
            title: t("Pelayanan yang didapat", "Services received"),
            fields: &[
                Field::new(
                    "school_grade",
                    t("Kelas sekarang", "Grade now"),
                    Input::Choice(GRADES),
                    Source::unconfirmed("§2.10 R26"),
                ),
                Field::new(
                    "anaemia_screened",
                    t(
                        "Sudah diperiksa Hb tahun ini (di sekolah atau puskesmas)?",
                        "Haemoglobin looked at this year (at school or the health centre)?",
                    ),
                    Input::YesNo,
                    Source::unconfirmed("§2.10 R26, R27"),
                ),
                Field::new(
                    "iron_received",
                    t("Mendapat tablet tambah darah?", "Received iron tablets?"),
                    Input::YesNo,
                    Source::unconfirmed("§2.10 R27"),
                ),
                Field::new(
                    "iron_tablets_taken",
                    t("Tablet tambah darah diminum", "Iron tablets taken"),
                    Input::whole("", Range::new(0.0, 400.0), Range::new(0.0, 60.0)),
                    Source::unconfirmed("§2.10 R26"),
                )
                .hint(
                    "Satu tablet seminggu. Jumlah sejak kunjungan lalu",
                    "One tablet a week. How many since the last visit",
                )
                .when(When::Yes("iron_received")),
            ],
        },
        SUPPORT,
        ADVICE,
    ],
    rules: &[BEFORE_BIRTH],
};
