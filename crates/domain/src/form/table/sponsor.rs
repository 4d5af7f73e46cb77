//! What a donor gives somebody (orang tua asuh: BAAS, GENTING): who gives what for how long, each handover, and why it ended.
//! Domain notes §4.7. Nothing here says anything of her health.

use super::every_visit::{NOTE, PHOTO};
use super::shared_rule::{BEFORE_BIRTH, has_passed};
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, Page, Range, Rule, Severity, Source};
use crate::kind;
use crate::life::{END_REASON, ENDED_ON, MISTAKEN};
use crate::support::{AMOUNT, DELIVERED, DONOR, DONOR_PUBLIC, MONTHS, PROGRAMME};
use crate::term::t;

const PROGRAMMES: &[Choice] = &[
    choice("baas", "BAAS", "BAAS"),
    choice("genting", "GENTING", "GENTING"),
    choice("other", "Lainnya", "Other"),
];

const DONORS: &[Choice] = &[
    choice("person", "Perorangan", "A person"),
    choice("office", "Kantor atau dinas", "An office"),
    choice("company", "Perusahaan (CSR)", "A company"),
    choice("baznas", "Baznas", "Baznas"),
    choice("other", "Lainnya", "Other"),
];

const HELP: &[Choice] = &[
    choice("nutrition", "Makanan bergizi", "Food"),
    choice("house", "Rumah layak huni", "House"),
    choice("latrine", "Jamban", "Latrine"),
    choice("water", "Air bersih", "Water"),
    choice("education", "Edukasi", "Education"),
    choice("other", "Lainnya", "Other"),
];

const START_BEFORE_BIRTH: Rule = Rule {
    id: "start_before_birth",
    field: "registered_on",
    severity: Severity::Hard,
    message: BEFORE_BIRTH.message,
    source: Source::unconfirmed("§8.4 impossible dates"),
    broken: |view| has_passed(view, "registered_on", "birth_date"),
};

/// The episode of a support.
pub static SUPPORT: Form = Form {
    id: kind::SUPPORT,
    version: 1,
    title: t("Bantuan orang tua asuh", "Support by a donor"),
    dated_by: Some("registered_on"),
    pages: &[
        Page {
            key: "donor",
            title: t("Siapa yang membantu", "Who helps"),
            fields: &[
                Field::new(
                    "registered_on",
                    t("Mulai dibantu", "Supported since"),
                    Input::PastDate,
                    Source::unconfirmed("§4.7 R59"),
                )
                .required(),
                Field::new(
                    PROGRAMME,
                    t("Program", "Programme"),
                    Input::Choice(PROGRAMMES),
                    Source::unconfirmed("§4.7 R59, R60; other: design"),
                )
                .required(),
                Field::new(
                    DONOR,
                    t("Nama donatur", "Name of the donor"),
                    Input::Text { max: 100 },
                    Source::unconfirmed("§4.7 R59"),
                )
                .required(),
                Field::new(
                    "donor_kind",
                    t("Jenis donatur", "Kind of donor"),
                    Input::Choice(DONORS),
                    Source::unconfirmed("§4.7 R59, R60"),
                )
                .required(),
                Field::new(
                    DONOR_PUBLIC,
                    t(
                        "Donatur setuju namanya diumumkan?",
                        "May the donor's name be published?",
                    ),
                    Input::YesNo,
                    Source::unconfirmed("§4.7 R59"),
                )
                .required(),
            ],
        },
        Page {
            key: "package",
            title: t("Bantuannya", "What is given"),
            fields: &[
                Field::new(
                    "support_kind",
                    t("Jenis bantuan", "Kind of help"),
                    Input::Choice(HELP),
                    Source::unconfirmed("§4.7 R60"),
                )
                .required(),
                Field::new(
                    AMOUNT,
                    t("Nilai sebulan", "Worth a month"),
                    Input::whole(
                        "Rp",
                        Range::new(1_000.0, 1e9),
                        Range::new(50_000.0, 1_500_000.0),
                    ),
                    Source::unconfirmed("§4.7 R59: 150,000 to 500,000; ranges design"),
                )
                .hint(
                    "Kosongkan bila nilainya tidak diketahui",
                    "Leave blank if nobody knows",
                ),
                Field::new(
                    MONTHS,
                    t("Berapa bulan", "For how many months"),
                    Input::whole("", Range::new(1.0, 60.0), Range::new(1.0, 12.0)),
                    Source::unconfirmed("§4.7 R59: 3 or 6; ranges design"),
                )
                .required(),
                NOTE,
            ],
        },
    ],
    rules: &[START_BEFORE_BIRTH],
};

/// What was handed over on a day.
pub static SUPPORT_DELIVERY: Form = Form {
    id: kind::SUPPORT_DELIVERY,
    version: 1,
    title: t("Penyerahan bantuan", "Handover of support"),
    dated_by: Some("visit_date"),
    pages: &[Page {
        key: "delivery",
        title: t("Penyerahan", "Handover"),
        fields: &[
            Field::new(
                "visit_date",
                t("Tanggal diserahkan", "Handed over on"),
                Input::PastDate,
                Source::unconfirmed("§4.7 R59"),
            )
            .required(),
            Field::new(
                "delivered_content",
                t("Apa yang diserahkan", "What was handed over"),
                Input::Text { max: 200 },
                Source::unconfirmed("§4.7 R59"),
            )
            .required(),
            Field::new(
                DELIVERED,
                t("Nilainya", "Its worth"),
                Input::whole("Rp", Range::new(0.0, 1e9), Range::new(5_000.0, 1_500_000.0)),
                Source::unconfirmed("§4.7 R59; ranges design"),
            )
            .hint(
                "Kosongkan bila nilainya tidak diketahui",
                "Leave blank if nobody knows",
            ),
            Field::new(
                "delivered_to",
                t("Diterima oleh", "Received by"),
                Input::Text { max: 100 },
                Source::unconfirmed("§4.7 R59"),
            )
            .required(),
            PHOTO,
            NOTE,
        ],
    }],
    rules: &[BEFORE_BIRTH],
};

const END_REASONS: &[Choice] = &[
    choice(
        "recovered",
        "Pertumbuhannya sudah baik",
        "Growing well again",
    ),
    choice("period_over", "Masa bantuan selesai", "The months are over"),
    choice("moved", "Pindah", "Moved away"),
    choice("died", "Meninggal", "Died"),
    choice("replaced", "Diganti anak lain", "Another took the place"),
    choice(MISTAKEN, "Salah dicatat", "Entered by mistake"),
    choice("other", "Lainnya", "Other"),
];

/// A support ended. Stands in its record beside its own form.
pub static SUPPORT_ENDING: Form = Form {
    id: "support_ending",
    version: 1,
    title: t("Akhiri bantuan", "End the support"),
    dated_by: Some(ENDED_ON),
    pages: &[Page {
        key: "ending",
        title: t("Akhiri bantuan", "End the support"),
        fields: &[
            Field::new(
                END_REASON,
                t("Alasan", "Reason"),
                Input::Choice(END_REASONS),
                Source::unconfirmed("§4.7 R59; mistake and other: design"),
            )
            .required(),
            Field::new(
                ENDED_ON,
                t("Sejak tanggal", "Since"),
                Input::PastDate,
                Source::unconfirmed("§4.7 R59"),
            )
            .required(),
        ],
    }],
    rules: &[Rule {
        id: "end_before_start",
        field: ENDED_ON,
        severity: Severity::Hard,
        message: t(
            "Tanggal ini sebelum bantuan mulai",
            "This date is before the support began",
        ),
        source: Source::unconfirmed("§8.4 impossible dates"),
        broken: |view| has_passed(view, ENDED_ON, "registered_on"),
    }],
};
