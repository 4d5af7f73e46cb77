//! A child under five: registration. Domain notes §2.8; Settled 2.

use super::session::POSYANDU;
use super::support::{INSURANCE_KIND, INSURED};
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

const UNKNOWN_REASON: &[Choice] = &[
    choice(
        "not_measured",
        "Tidak ditimbang atau diukur waktu lahir",
        "Not measured at birth",
    ),
    choice(
        "no_record",
        "Tidak ada catatan, tidak ingat",
        "No record, not remembered",
    ),
];

/// Weight at birth.
pub const BIRTH_WEIGHT: Field = Field::new(
    "birth_weight_kg",
    t("Berat lahir", "Birth weight"),
    Input::decimal("kg", Range::new(0.3, 10.0), Range::new(2.5, 5.0), 2),
    Source::confirmed("§2.8 R25, R34"),
)
.hint(
    "Dalam kilogram, lihat Buku KIA: 3.200 gram ditulis 3,2",
    "In kilograms, see the KIA book: 3200 grams is 3.2",
);

/// Length at birth.
pub const BIRTH_LENGTH: Field = Field::new(
    "birth_length_cm",
    t("Panjang lahir", "Birth length"),
    Input::decimal("cm", Range::new(20.0, 70.0), Range::new(48.0, 56.0), 1),
    Source::confirmed("§2.8 R25, R26, R34"),
);

/// Head at birth.
pub const BIRTH_HEAD: Field = Field::new(
    "birth_head_circumference_cm",
    t("Lingkar kepala lahir", "Head circumference at birth"),
    Input::decimal("cm", Range::new(20.0, 60.0), Range::new(30.0, 40.0), 1),
    Source::confirmed("§2.7 R26; soft range design"),
);

/// Put to the breast within the first hour.
pub const EARLY_BREASTFEEDING: Field = Field::new(
    "early_breastfeeding",
    t(
        "Disusui dalam 1 jam pertama (IMD)?",
        "Breastfed within the first hour?",
    ),
    Input::YesNo,
    Source::confirmed("§2.7 R26"),
);

/// Weeks of pregnancy at birth.
pub const GESTATION_AT_BIRTH: Field = Field::new(
    "gestation_weeks_at_birth",
    t(
        "Umur kehamilan waktu lahir (minggu)",
        "Weeks of pregnancy at birth",
    ),
    Input::whole("", Range::new(22.0, 45.0), Range::new(37.0, 42.0)),
    Source::unconfirmed("§2.8; §2.7 R19"),
);

/// Episode of a child under five.
pub static CHILD: Form = Form {
    id: "child",
    version: 1,
    title: t("Balita", "Child under five"),
    dated_by: Some("registered_on"),
    pages: &[
        Page {
            key: "birth",
            title: t("Saat lahir", "At birth"),
            fields: &[
                Field::new(
                    "registered_on",
                    t("Tanggal didaftar", "Registered on"),
                    Input::PastDate,
                    Source::unconfirmed("§8 design"),
                )
                .required(),
                Field::new(
                    "birth_order",
                    t("Anak ke-", "Which child this is"),
                    Input::whole("", Range::new(1.0, 20.0), Range::new(1.0, 12.0)),
                    Source::confirmed("§2.8 R34"),
                )
                .required(),
                BIRTH_WEIGHT.unless("birth_size_unknown_reason"),
                BIRTH_LENGTH.unless("birth_size_unknown_reason"),
                Field::new(
                    "birth_size_unknown_reason",
                    t("Mengapa tidak diketahui", "Why it is not known"),
                    Input::Choice(UNKNOWN_REASON),
                    Source::confirmed("§2.8 R34"),
                )
                .when(When::Any(&[
                    When::Not(&When::Filled("birth_weight_kg")),
                    When::Not(&When::Filled("birth_length_cm")),
                ])),
            ],
        },
        Page {
            key: "more",
            title: t("Keterangan lain", "More"),
            fields: &[
                GESTATION_AT_BIRTH.hint(
                    "Cukup bulan: 37 sampai 42 minggu",
                    "Full term: 37 to 42 weeks",
                ),
                BIRTH_HEAD,
                EARLY_BREASTFEEDING,
                Field::new(
                    "birth_time",
                    t("Jam lahir", "Time of birth"),
                    Input::Time,
                    Source::unconfirmed("Settled 4"),
                )
                .when(When::Months(0, 1))
                .hint(
                    "Kosongkan bila tidak tahu. Contoh: 14.30",
                    "Leave empty if not known. Example: 14:30",
                ),
                POSYANDU,
                Field::new(
                    "health_centre",
                    t("Puskesmas", "Health centre"),
                    Input::Text { max: 100 },
                    Source::confirmed("§2.8 R22"),
                ),
            ],
        },
        Page {
            key: "papers",
            title: t("Buku dan surat", "Papers"),
            fields: &[
                Field::new(
                    "has_mch_book",
                    t("Punya Buku KIA?", "Has the KIA book?"),
                    Input::YesNo,
                    Source::confirmed("§2.8 R26"),
                ),
                Field::new(
                    "birth_certificate",
                    t("Punya akta lahir?", "Has a birth certificate?"),
                    Input::YesNo,
                    Source::confirmed("§2.8 R31"),
                ),
                INSURED,
                INSURANCE_KIND,
            ],
        },
    ],
    rules: &[
        Rule {
            id: "not_under_five",
            field: "registered_on",
            severity: Severity::Hard,
            message: t(
                "Anak ini sudah berumur 5 tahun atau lebih",
                "This child is five years old or more",
            ),
            source: Source::confirmed("§2.8 R22; Settled 2"),
            broken: |view| view.age_months().is_some_and(|months| months > 59),
        },
        Rule {
            id: "registered_before_birth",
            field: "registered_on",
            severity: Severity::Hard,
            message: t(
                "Tanggal ini sebelum anak lahir",
                "This date is before the child was born",
            ),
            source: Source::confirmed("§2.9 R22"),
            broken: |view| super::shared_rule::has_passed(view, "registered_on", "birth_date"),
        },
    ],
};
