//! A person: who she is. Domain notes §2.3, §5.1.

use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, Page, Rule, Severity, Source, When};
use crate::nik;
use crate::term::t;

const SEX: &[Choice] = &[
    choice("female", "Perempuan", "Female"),
    choice("male", "Laki-laki", "Male"),
];

/// Why there is no NIK: never a made-up number.
const NIK_STATUS: &[Choice] = &[
    choice("known", "Ada", "Known"),
    choice("not_issued_yet", "Belum terbit", "Not issued yet"),
    choice("unknown", "Tidak tahu", "Unknown"),
    choice("refused", "Tidak mau menyebut", "Refused"),
];

const CONSENT: &[Choice] = &[
    choice("given", "Setuju", "Agreed"),
    choice("refused", "Tidak setuju", "Refused"),
    choice("not_asked", "Belum ditanya", "Not asked yet"),
];

/// The person form.
pub static PERSON: Form = Form {
    id: "person",
    version: 1,
    title: t("Data diri", "Person"),
    dated_by: None,
    pages: &[
        Page {
            key: "identity",
            title: t("Siapa", "Who"),
            fields: &[
                Field::new("name", t("Nama", "Name"), Input::Name, Source::confirmed("§2.3 R22")).required(),
                Field::new(
                    "sex",
                    t("Jenis kelamin", "Sex"),
                    Input::Choice(SEX),
                    Source::confirmed("§2.3 R34"),
                )
                .required(),
                Field::new(
                    "birth_date",
                    t("Tanggal lahir", "Birth date"),
                    Input::PastDate,
                    Source::confirmed("§2.3 R34"),
                )
                .required(),
                Field::new(
                    "nik_status",
                    t("NIK", "NIK"),
                    Input::Choice(NIK_STATUS),
                    Source::unconfirmed("§5.1 design"),
                )
                .required(),
                Field::new(
                    "nik",
                    t("Nomor NIK", "NIK number"),
                    Input::Digits { length: 16 },
                    Source::confirmed("§5.1 R62"),
                )
                .required()
                .when(When::Is("nik_status", &["known"])),
                Field::new(
                    "mother_name",
                    t("Nama ibu kandung", "Mother's name"),
                    Input::Name,
                    Source::confirmed("§2.3 R34"),
                )
                .required()
                .when(When::For(&["child"])),
            ],
        },
        Page {
            key: "more",
            title: t("Kontak dan persetujuan", "Contact and consent"),
            fields: &[
                Field::new(
                    "phone",
                    t("Nomor HP", "Phone"),
                    Input::Phone,
                    Source::confirmed("§2.3 R19"),
                ),
                Field::new(
                    "consent",
                    t("Persetujuan data", "Consent"),
                    Input::Choice(CONSENT),
                    Source::confirmed("§5.3 R64"),
                )
                .required(),
            ],
        },
    ],
    rules: &[Rule {
        id: "nik_disagrees",
        field: "nik",
        severity: Severity::Soft,
        message: t(
            "Tanggal lahir atau jenis kelamin di NIK berbeda. Sudah benar?",
            "The NIK says another birth date or sex. Is that right?",
        ),
        source: Source::confirmed("§5.1 R62"),
        broken: |view| {
            let (Some(number), Some(birth)) = (view.code("nik"), view.date("birth_date")) else {
                return false;
            };
            nik::agrees(number, birth, view.code("sex")) == Some(false)
        },
    }],
};
