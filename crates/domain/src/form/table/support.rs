//! What a family gets: health insurance, social aid, free meals. Domain notes §2.2, §2.6.

use crate::form::definition::choice;
use crate::form::{Choice, Field, Input, Page, Source, When};
use crate::term::{Term, t};

const INSURANCE: &[Choice] = &[
    choice(
        "bpjs_pbi",
        "BPJS PBI (dibayar pemerintah)",
        "BPJS, paid by the government",
    ),
    choice(
        "bpjs_non_pbi",
        "BPJS bayar sendiri atau dari tempat kerja",
        "BPJS, paid by the family or employer",
    ),
    choice("jamkesda", "Jamkesda", "Regional insurance"),
    choice("other", "Lainnya", "Other"),
];

const AID: &[Choice] = &[
    choice("pkh", "PKH", "PKH"),
    choice("bpnt_sembako", "BPNT / Sembako", "BPNT / staple food"),
    choice("blt_desa", "BLT Desa", "Village cash aid"),
    choice("food_aid", "Bantuan pangan", "Food aid"),
    choice("supplementary_food", "PMT", "Supplementary food"),
    choice("other", "Lainnya", "Other"),
];

const MEAL_DAYS: &[Choice] = &[
    choice("every_day", "Setiap hari", "Every day"),
    choice("five_days", "5 hari seminggu", "5 days a week"),
    choice("three_four_days", "3–4 hari seminggu", "3–4 days a week"),
    choice("one_two_days", "1–2 hari seminggu", "1–2 days a week"),
    choice("irregular", "Tidak teratur", "Not regularly"),
];

/// Has health insurance.
pub const INSURED: Field = Field::new(
    "insured",
    t("Punya jaminan kesehatan (JKN)?", "Has health insurance?"),
    Input::YesNo,
    Source::confirmed("§2.2 R34"),
);

/// Which insurance.
pub const INSURANCE_KIND: Field = Field::new(
    "insurance_kind",
    t("Jenis jaminan", "Kind of insurance"),
    Input::Choice(INSURANCE),
    Source::confirmed("§2.2 R34"),
)
.required()
.when(When::Yes("insured"));

/// Gets social aid.
pub const AID_RECEIVED: Field = Field::new(
    "aid_received",
    t("Menerima bantuan sosial?", "Receives social aid?"),
    Input::YesNo,
    Source::confirmed("§2.2 R34"),
);

/// Which aid; a family may get several.
pub const AID_KINDS: Field = Field::new(
    "aid_kinds",
    t("Jenis bantuan", "Kinds of aid"),
    Input::Many(AID),
    Source::confirmed("§2.2 R34"),
)
.required()
.when(When::Yes("aid_received"));

/// Gets the free nutritious meals for pregnant and breastfeeding mothers and children under five.
pub const MBG_RECEIVED: Field = Field::new(
    "mbg_received",
    t(
        "Menerima Makan Bergizi Gratis (MBG)?",
        "Receives the free nutritious meals?",
    ),
    Input::YesNo,
    Source::confirmed("§2.2 R34, R60"),
);

/// How often they come.
pub const MBG_FREQUENCY: Field = Field::new(
    "mbg_frequency",
    t("Seberapa sering MBG", "How often the meals come"),
    Input::Choice(MEAL_DAYS),
    Source::confirmed("§2.2 R34"),
)
.required()
.when(When::Yes("mbg_received"));

const TITLE: Term = t("Jaminan dan bantuan", "Insurance and aid");

/// Insurance and aid.
pub const SUPPORT: Page = Page {
    key: "support",
    title: TITLE,
    fields: &[INSURED, INSURANCE_KIND, AID_RECEIVED, AID_KINDS],
};

/// Insurance, aid, and the meals that pregnant and breastfeeding mothers and children under five may get.
pub const SUPPORT_WITH_MEALS: Page = Page {
    key: "support",
    title: TITLE,
    fields: &[
        INSURED,
        INSURANCE_KIND,
        AID_RECEIVED,
        AID_KINDS,
        MBG_RECEIVED,
        MBG_FREQUENCY,
    ],
};
