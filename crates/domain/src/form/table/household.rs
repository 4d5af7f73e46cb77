//! A household: its card, its head and where it lives. Domain notes §2.2.
//! Water, latrine and house change with time: they are asked by the survey, not here. The village is the record's own area.

use super::person::NUMBER_STATUS;
use super::shared_rule::MAY_BE_REGISTERED;
use crate::form::{Completeness, Field, Form, Input, Page, Rule, Severity, Source, When};
use crate::term::t;

/// The household form.
pub static HOUSEHOLD: Form = Form {
    id: "household",
    version: 1,
    title: t("Keluarga", "Household"),
    dated_by: None,
    pages: &[
        Page {
            key: "family",
            title: t("Kartu keluarga", "Family card"),
            fields: &[
                Field::new(
                    "head_name",
                    t("Nama kepala keluarga", "Head of the household"),
                    Input::Name,
                    Source::confirmed("§2.2 R27, R34"),
                )
                .required(),
                Field::new(
                    "family_card_status",
                    t("Kartu Keluarga (KK)", "Family card (KK)"),
                    Input::Choice(NUMBER_STATUS),
                    Source::unconfirmed("§5.1 design"),
                )
                .required(),
                Field::new(
                    "family_card_number",
                    t("Nomor KK", "Family card number"),
                    Input::Digits { length: 16 },
                    Source::confirmed("§2.2 R27, R34"),
                )
                .required()
                .when(When::Is("family_card_status", &["known"]))
                .hint(
                    "16 angka di bagian atas KK",
                    "The 16 digits at the top of the card",
                ),
            ],
        },
        Page {
            key: "address",
            title: t("Alamat", "Address"),
            fields: &[
                Field::new(
                    "hamlet",
                    t("Dusun", "Hamlet"),
                    Input::Text { max: 60 },
                    Source::confirmed("§2.2 R34"),
                ),
                Field::new(
                    "rt",
                    t("RT", "RT (neighbourhood)"),
                    Input::Text { max: 5 },
                    Source::confirmed("§2.2 R27, R34"),
                )
                .required(),
                Field::new(
                    "rw",
                    t("RW", "RW (group of RT)"),
                    Input::Text { max: 5 },
                    Source::confirmed("§2.2 R27, R34"),
                ),
                Field::new(
                    "address",
                    t("Alamat atau patokan rumah", "Address or landmark"),
                    Input::Text { max: 200 },
                    Source::confirmed("§2.2 R27"),
                )
                .hint(
                    "Misalnya: sebelah masjid, rumah panggung hijau",
                    "For example: beside the mosque, green stilt house",
                ),
            ],
        },
    ],
    rules: &[
        Rule {
            field: "head_name",
            ..MAY_BE_REGISTERED
        },
        Rule {
            id: "no_address",
            field: "address",
            severity: Severity::Soft,
            message: t(
                "Alamat masih kosong. Tanpa patokan, kader lain sulit menemukan rumahnya",
                "There is no address. Without a landmark another cadre will hardly find the house",
            ),
            source: Source::confirmed("§2.2 R27"),
            broken: |view| {
                let is_asked = view.context().completeness == Completeness::Expected;
                is_asked && !view.is_filled("address")
            },
        },
    ],
};
