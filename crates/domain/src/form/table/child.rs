//! A child under five: registration (§2.8) and visit (§2.9). Ranges: Settled 2.

use crate::date;
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

/// Episode of a child under five.
pub static CHILD: Form = Form {
    id: "child",
    version: 1,
    title: t("Balita", "Child under five"),
    dated_by: Some("registered_on"),
    pages: &[Page {
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
                "birth_weight_kg",
                t("Berat lahir", "Birth weight"),
                Input::decimal("kg", Range::new(0.3, 10.0), Range::new(0.5, 6.0), 2),
                Source::confirmed("§2.8 R25, R34"),
            ),
        ],
    }],
    rules: &[Rule {
        id: "not_under_five",
        field: "registered_on",
        severity: Severity::Hard,
        message: t(
            "Anak ini sudah berumur 5 tahun atau lebih",
            "This child is five years old or more",
        ),
        source: Source::confirmed("§2.8 R22, Settled 2"),
        broken: |view| view.age_months().is_some_and(|months| months > 59),
    }],
};

const POSITION: &[Choice] = &[
    choice("lying", "Terlentang", "Lying"),
    choice("standing", "Berdiri", "Standing"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

/// Visit to a child under five.
pub static CHILD_VISIT: Form = Form {
    id: "child_visit",
    version: 1,
    title: t("Kunjungan balita", "Child visit"),
    dated_by: Some("visit_date"),
    pages: &[Page {
        key: "measures",
        title: t("Ukur", "Measure"),
        fields: &[
            Field::new(
                "visit_date",
                t("Tanggal kunjungan", "Visit date"),
                Input::PastDate,
                Source::confirmed("§2.9 R22"),
            )
            .required(),
            Field::new(
                "weight_kg",
                t("Berat badan", "Weight"),
                Input::decimal("kg", Range::new(0.3, 58.0), Range::new(1.0, 30.0), 2),
                Source::confirmed("§2.9, Settled 2"),
            )
            .required(),
            Field::new(
                "height_cm",
                t("Panjang/tinggi badan", "Length/height"),
                Input::decimal("cm", Range::new(20.0, 150.0), Range::new(30.0, 130.0), 1),
                Source::confirmed("§2.9, Settled 2"),
            ),
            Field::new(
                "position",
                t("Cara ukur", "Position"),
                Input::Choice(POSITION),
                Source::confirmed("§2.9 R22"),
            )
            .required()
            .when(When::Filled("height_cm")),
        ],
    }],
    rules: &[Rule {
        id: "before_birth",
        field: "visit_date",
        severity: Severity::Hard,
        message: t(
            "Tanggal ini sebelum anak lahir",
            "This date is before the child was born",
        ),
        source: Source::confirmed("§2.9 R22"),
        broken: |view| {
            view.date("birth_date")
                .is_some_and(|birth| date::days_between(birth, view.day()) < 0)
        },
    }],
};
