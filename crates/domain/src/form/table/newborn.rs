//! A visit to a baby in its first 28 days. Domain notes Settled 4, danger signs §3.8 C12.

use super::every_visit::{ADVICE, VISIT};
use super::shared_rule::BEFORE_BIRTH;
use crate::date;
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, NONE, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

const FEEDING: &[Choice] = &[
    choice("breast_milk_only", "Hanya ASI", "Breast milk only"),
    choice("mixed", "ASI dan susu formula", "Breast milk and formula"),
    choice("formula", "Susu formula", "Formula"),
    choice("not_feeding", "Tidak mau menyusu", "Does not feed"),
];

const CORD: &[Choice] = &[
    choice(
        "clean",
        "Bersih dan kering, atau sudah lepas",
        "Clean and dry, or fallen off",
    ),
    choice("red", "Merah di sekitar pusar", "Red around the navel"),
    choice(
        "pus",
        "Basah, bernanah atau berbau",
        "Wet, with pus or smell",
    ),
];

const COLOUR: &[Choice] = &[
    choice("pink", "Merah muda", "Pink"),
    choice("yellow", "Kuning", "Yellow"),
    choice("blue", "Biru", "Blue"),
    choice("pale", "Pucat", "Pale"),
];

/// Any of these: to the hospital now (C12).
const DANGER: &[Choice] = &[
    choice("not_feeding", "Tidak mau menyusu", "Does not feed"),
    choice("limp", "Lemas", "Limp"),
    choice("blue", "Biru", "Blue"),
    choice("yellow", "Kuning", "Yellow"),
    choice(
        "cold",
        "Badan dingin, di bawah 36,5 °C",
        "Cold, below 36.5 °C",
    ),
    choice("hot", "Badan panas, di atas 37,5 °C", "Hot, above 37.5 °C"),
    choice(
        "red_umbilicus",
        "Pusar merah, bernanah atau berbau",
        "Navel red, with pus or smell",
    ),
    choice(
        "under_2000_g",
        "Berat di bawah 2.000 gram",
        "Below 2000 grams",
    ),
    choice(NONE, "Tidak ada", "None"),
];

/// Visit to a newborn baby.
pub static NEWBORN_VISIT: Form = Form {
    id: "newborn_visit",
    version: 1,
    title: t("Kunjungan bayi baru lahir", "Newborn visit"),
    dated_by: Some("visit_date"),
    pages: &[
        VISIT,
        Page {
            key: "measures",
            title: t("Ukur bayi", "Measure the baby"),
            fields: &[
                Field::new(
                    "weight_kg",
                    t("Berat badan", "Weight"),
                    Input::decimal("kg", Range::new(0.3, 58.0), Range::new(2.0, 6.0), 2),
                    Source::confirmed("Settled 2, 4; soft range §3.8 C12"),
                )
                .hint(
                    "Dalam kilogram: 3.200 gram ditulis 3,2",
                    "In kilograms: 3200 grams is 3.2",
                ),
                Field::new(
                    "temperature_c",
                    t("Suhu badan", "Temperature"),
                    Input::decimal("°C", Range::new(30.0, 43.0), Range::new(36.5, 37.5), 1),
                    Source::unconfirmed("§3.8 C12; hard range design"),
                )
                .hint("Termometer di ketiak", "Thermometer in the armpit"),
            ],
        },
        Page {
            key: "baby",
            title: t("Keadaan bayi", "How the baby is"),
            fields: &[
                Field::new(
                    "feeding",
                    t("Menyusu", "Feeding"),
                    Input::Choice(FEEDING),
                    Source::unconfirmed("Settled 4"),
                ),
                Field::new(
                    "cord",
                    t("Tali pusat", "Cord"),
                    Input::Choice(CORD),
                    Source::unconfirmed("Settled 4"),
                ),
                Field::new(
                    "colour",
                    t("Warna kulit", "Skin colour"),
                    Input::Choice(COLOUR),
                    Source::unconfirmed("Settled 4"),
                ),
            ],
        },
        Page {
            key: "services",
            title: t("Pelayanan yang didapat", "Services received"),
            fields: &[
                Field::new(
                    "kn_checked",
                    t(
                        "Sudah diperiksa bidan (KN) sejak kunjungan lalu?",
                        "Seen by a midwife since the last visit?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§1.2 R18"),
                ),
                Field::new(
                    "kn_date",
                    t("Tanggal periksa terakhir", "Date of the last check-up"),
                    Input::PastDate,
                    Source::confirmed("§1.2 R18"),
                )
                .when(When::Yes("kn_checked")),
                Field::new(
                    "hb0_given",
                    t("Sudah imunisasi HB0?", "Has had the HB0 vaccine?"),
                    Input::YesNo,
                    Source::confirmed("§3.10 R41"),
                ),
            ],
        },
        Page {
            key: "danger",
            title: t("Tanda bahaya", "Danger signs"),
            fields: &[Field::new(
                "danger_signs",
                t(
                    "Tanda bahaya bayi baru lahir",
                    "Danger signs of the newborn",
                ),
                Input::Many(DANGER),
                Source::unconfirmed("§3.8 C12"),
            )
            .required()
            .hint(
                "Lihat dan tanyakan satu per satu",
                "Look and ask, one by one",
            )],
        },
        ADVICE,
    ],
    rules: &[
        BEFORE_BIRTH,
        Rule {
            id: "no_longer_newborn",
            field: "visit_date",
            severity: Severity::Soft,
            message: t(
                "Bayi sudah lewat 28 hari. Pakai kunjungan balita?",
                "The baby is past 28 days. Use the child visit?",
            ),
            source: Source::confirmed("§1.2 R18"),
            broken: |view| {
                view.date("birth_date")
                    .is_some_and(|birth| date::days_between(birth, view.day()) > 28)
            },
        },
        Rule {
            id: "sign_not_ticked",
            field: "danger_signs",
            severity: Severity::Soft,
            message: t(
                "Ada keluhan di halaman sebelumnya, tetapi tanda bahaya \"tidak ada\". Mana yang benar?",
                "A complaint was recorded, but there is no danger sign. Which is right?",
            ),
            source: Source::unconfirmed("§3.8 C12"),
            broken: |view| {
                let complaint = view.code("feeding") == Some("not_feeding")
                    || matches!(view.code("cord"), Some("red" | "pus"))
                    || matches!(view.code("colour"), Some("yellow" | "blue"))
                    || view.number("weight_kg").is_some_and(|kg| kg < 2.0)
                    || view
                        .number("temperature_c")
                        .is_some_and(|degrees| !(36.5..=37.5).contains(&degrees));
                complaint && view.codes("danger_signs") == [NONE]
            },
        },
    ],
};
