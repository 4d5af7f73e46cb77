//! A visit to a household: water, latrine, house and aid as they were on that day. Domain notes §2.2, §1.4.

use super::every_visit::{ADVICE, VISIT};
use super::support::{
    AID_KINDS, AID_RECEIVED, INSURANCE_KIND, INSURED, MBG_FREQUENCY, MBG_RECEIVED,
};
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, Page, Range, Source, When};
use crate::term::t;

/// The first six count as adequate (§1.4).
const WATER: &[Choice] = &[
    choice(
        "bottled",
        "Air kemasan atau isi ulang",
        "Bottled or refilled",
    ),
    choice("piped", "Ledeng / PAM", "Piped"),
    choice("borehole", "Sumur bor atau pompa", "Borehole or pump"),
    choice("protected_well", "Sumur terlindung", "Protected well"),
    choice(
        "protected_spring",
        "Mata air terlindung",
        "Protected spring",
    ),
    choice("rain", "Air hujan", "Rain water"),
    choice(
        "unprotected_well",
        "Sumur tak terlindung",
        "Unprotected well",
    ),
    choice(
        "unprotected_spring",
        "Mata air tak terlindung",
        "Unprotected spring",
    ),
    choice(
        "surface",
        "Sungai, danau atau parit",
        "River, lake or ditch",
    ),
    choice("other", "Lainnya", "Other"),
];

/// The first two count as adequate (§1.4).
const LATRINE: &[Choice] = &[
    choice(
        "own_septic",
        "Jamban sendiri dengan septic tank",
        "Own latrine with septic tank",
    ),
    choice(
        "shared_septic",
        "Jamban bersama dengan septic tank",
        "Shared latrine with septic tank",
    ),
    choice(
        "no_septic",
        "Jamban tanpa septic tank",
        "Latrine without septic tank",
    ),
    choice("absent", "Tidak ada jamban", "No latrine"),
    choice("other", "Lainnya", "Other"),
];

/// The survey of a household.
pub static HOUSEHOLD_SURVEY: Form = Form {
    id: "household_survey",
    version: 1,
    title: t("Pendataan keluarga", "Household survey"),
    dated_by: Some("visit_date"),
    pages: &[
        VISIT,
        Page {
            key: "water",
            title: t("Air dan jamban", "Water and latrine"),
            fields: &[
                Field::new(
                    "water_source",
                    t("Sumber air minum utama", "Main source of drinking water"),
                    Input::Choice(WATER),
                    Source::confirmed("§2.2 R12, R34"),
                )
                .required(),
                Field::new(
                    "water_source_other",
                    t("Sumber air lainnya", "Other source of water"),
                    Input::Text { max: 100 },
                    Source::confirmed("§2.2 R34"),
                )
                .required()
                .when(When::Is("water_source", &["other"])),
                Field::new(
                    "latrine",
                    t("Tempat buang air besar", "Latrine"),
                    Input::Choice(LATRINE),
                    Source::confirmed("§2.2 R12, R34"),
                )
                .required(),
                Field::new(
                    "latrine_other",
                    t("Jamban lainnya", "Other latrine"),
                    Input::Text { max: 100 },
                    Source::unconfirmed("§2.2 design"),
                )
                .required()
                .when(When::Is("latrine", &["other"])),
                Field::new(
                    "open_defecation",
                    t(
                        "Masih ada yang buang air besar sembarangan?",
                        "Does anyone still defecate in the open?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.2 R27, R30"),
                ),
            ],
        },
        Page {
            key: "house",
            title: t("Rumah dan pekarangan", "House and garden"),
            fields: &[
                Field::new(
                    "adequate_house",
                    t("Rumah layak huni?", "Is the house adequate?"),
                    Input::YesNo,
                    Source::confirmed("§2.2 R19, R14"),
                )
                .hint(
                    "Atap, lantai dan dinding baik, paling sedikit 7,2 m² tiap orang",
                    "Sound roof, floor and walls, at least 7.2 m² a person",
                ),
                Field::new(
                    "wastewater_drained",
                    t(
                        "Air limbah dialirkan dengan baik?",
                        "Is waste water drained well?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.2 R27, R30"),
                ),
                Field::new(
                    "food_garden",
                    t(
                        "Pekarangan ditanami bahan pangan?",
                        "Is food grown around the house?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.2 R27, R30"),
                ),
            ],
        },
        Page {
            key: "support",
            title: t("Jaminan dan bantuan", "Insurance and aid"),
            fields: &[
                INSURED,
                INSURANCE_KIND,
                AID_RECEIVED,
                AID_KINDS,
                MBG_RECEIVED,
                MBG_FREQUENCY,
                Field::new(
                    "welfare_decile",
                    t("Desil kesejahteraan", "Welfare decile"),
                    Input::whole("", Range::new(1.0, 10.0), Range::new(1.0, 10.0)),
                    Source::confirmed("§2.2 R60"),
                )
                .hint(
                    "1 sampai 10, dari data desa. Kosongkan bila tidak tahu",
                    "1 to 10, from the village. Leave empty if not known",
                ),
            ],
        },
        ADVICE,
    ],
    rules: &[],
};
