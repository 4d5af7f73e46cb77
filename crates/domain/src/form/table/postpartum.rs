//! A mother after birth: registration and visits, 42 days. Domain notes §2.7, danger signs §3.8 N01; Settled 4.

use super::delivery::{ATTENDANT, MODE, OUTCOME, PLACE};
use super::every_visit::{ADVICE, VISIT};
use super::measure::{ADULT_MUAC, DIASTOLIC, IRON_GIVEN, IRON_TAKEN, SYSTOLIC, TEMPERATURE};
use super::shared_rule::{
    BEFORE_BIRTH, MORE_TAKEN_THAN_GIVEN, MOTHERS_AGE, NOT_FEMALE, PRESSURE_HIGH, PRESSURE_SWAPPED,
    days, has_passed,
};
use super::support::SUPPORT_WITH_MEALS;
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, NONE, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

/// How long a mother is accompanied after birth.
const POSTPARTUM_DAYS: i32 = 42;

/// Episode of a mother after birth.
pub static POSTPARTUM: Form = Form {
    id: "postpartum",
    version: 1,
    title: t("Ibu nifas", "Mother after birth"),
    dated_by: Some("registered_on"),
    pages: &[Page {
        key: "birth",
        title: t("Persalinan", "Birth"),
        fields: &[
            Field::new(
                "registered_on",
                t("Tanggal didaftar", "Registered on"),
                Input::PastDate,
                Source::unconfirmed("§8 design"),
            )
            .required(),
            Field::new(
                "delivery_date",
                t("Tanggal melahirkan", "Date of birth"),
                Input::PastDate,
                Source::confirmed("§2.7 R19, R34"),
            )
            .required(),
            Field::new(
                "delivery_outcome",
                t("Hasil kehamilan", "Outcome"),
                Input::Choice(OUTCOME),
                Source::unconfirmed("§2.7 design"),
            ),
            Field::new(
                "delivery_time",
                t("Jam lahir", "Time of birth"),
                Input::Time,
                Source::unconfirmed("Settled 4"),
            )
            .hint(
                "Kosongkan bila tidak tahu. Contoh: 14.30",
                "Leave empty if not known. Example: 14:30",
            ),
            Field::new(
                "delivery_place",
                t("Tempat melahirkan", "Place of birth"),
                Input::Choice(PLACE),
                Source::confirmed("§2.7 R34"),
            ),
            Field::new(
                "delivery_attendant",
                t("Penolong persalinan", "Birth attendant"),
                Input::Choice(ATTENDANT),
                Source::confirmed("§2.7 R34"),
            ),
            Field::new(
                "delivery_mode",
                t("Cara melahirkan", "Mode of birth"),
                Input::Choice(MODE),
                Source::confirmed("§2.7 R34"),
            ),
            Field::new(
                "children_count",
                t("Jumlah anak hidup", "Living children"),
                Input::whole("", Range::new(0.0, 20.0), Range::new(0.0, 10.0)),
                Source::confirmed("§2.7 R34"),
            ),
        ],
    }],
    rules: &[
        NOT_FEMALE,
        MOTHERS_AGE,
        Rule {
            id: "registered_before_birth",
            field: "delivery_date",
            severity: Severity::Hard,
            message: t(
                "Tanggal melahirkan sesudah tanggal didaftar",
                "The birth is after the registration",
            ),
            source: Source::unconfirmed("§8.4 impossible dates"),
            broken: |view| has_passed(view, "registered_on", "delivery_date"),
        },
        Rule {
            id: "postpartum_over",
            field: "delivery_date",
            severity: Severity::Soft,
            message: t(
                "Sudah lewat 42 hari sejak melahirkan. Tanggalnya sudah benar?",
                "More than 42 days since the birth. Is the date right?",
            ),
            source: Source::unconfirmed("§1.2 R34"),
            broken: |view| {
                days(view, "delivery_date", "registered_on")
                    .is_some_and(|days| days > POSTPARTUM_DAYS)
            },
        },
    ],
};

const BLEEDING: &[Choice] = &[
    choice("usual", "Biasa, makin sedikit", "Usual, getting less"),
    choice(
        "heavy",
        "Banyak, membasahi pembalut dalam 1 jam",
        "Heavy, soaks a pad in an hour",
    ),
    choice("stopped", "Sudah berhenti", "Stopped"),
];

const BREASTS: &[Choice] = &[
    choice("well", "Baik", "Well"),
    choice("sore_nipples", "Puting lecet", "Sore nipples"),
    choice(
        "swollen",
        "Bengkak, merah atau nyeri",
        "Swollen, red or painful",
    ),
];

const MOOD: &[Choice] = &[
    choice("well", "Baik", "Well"),
    choice("tired", "Lelah, mudah cemas", "Tired, anxious"),
    choice(
        "sad",
        "Sedih terus atau sering menangis",
        "Sad all the time or often crying",
    ),
];

const PROVIDER: &[Choice] = &[
    choice("midwife", "Bidan", "Midwife"),
    choice("doctor", "Dokter", "Doctor"),
    choice("nurse", "Perawat", "Nurse"),
    choice("other", "Lainnya", "Other"),
];

const CONTRACEPTIVE: &[Choice] = &[
    choice("pill", "Pil", "Pill"),
    choice("injection", "Suntik", "Injection"),
    choice("implant", "Implan", "Implant"),
    choice("iud", "IUD / spiral", "IUD"),
    choice("condom", "Kondom", "Condom"),
    choice("tubectomy", "MOW (steril wanita)", "Female sterilisation"),
    choice("vasectomy", "MOP (steril pria)", "Male sterilisation"),
    choice("lactational", "MAL (menyusui)", "Breastfeeding method"),
    choice("other", "Lainnya", "Other"),
];

/// Any of these: to the health centre or hospital today (N01).
const DANGER: &[Choice] = &[
    choice("heavy_bleeding", "Perdarahan banyak", "Heavy bleeding"),
    choice("fever", "Demam", "Fever"),
    choice(
        "foul_lochia",
        "Cairan jalan lahir berbau",
        "Foul-smelling discharge",
    ),
    choice(
        "painful_breast",
        "Payudara bengkak, merah dan sakit",
        "Swollen, red, painful breast",
    ),
    choice(
        "sad_mood",
        "Sedih terus, tidak sanggup mengurus diri",
        "Sad all the time, cannot look after herself",
    ),
    choice(NONE, "Tidak ada", "None"),
];

/// Visit to a mother after birth.
pub static POSTPARTUM_VISIT: Form = Form {
    id: "postpartum_visit",
    version: 1,
    title: t("Kunjungan ibu nifas", "Visit after birth"),
    dated_by: Some("visit_date"),
    pages: &[
        VISIT,
        Page {
            key: "measures",
            title: t("Ukur ibu", "Measure her"),
            fields: &[SYSTOLIC, DIASTOLIC, TEMPERATURE, ADULT_MUAC],
        },
        Page {
            key: "mother",
            title: t("Keadaan ibu", "How she is"),
            fields: &[
                Field::new(
                    "bleeding",
                    t("Darah nifas", "Bleeding"),
                    Input::Choice(BLEEDING),
                    Source::unconfirmed("Settled 4"),
                ),
                Field::new(
                    "breasts",
                    t("Payudara", "Breasts"),
                    Input::Choice(BREASTS),
                    Source::unconfirmed("Settled 4"),
                ),
                Field::new(
                    "mood",
                    t("Perasaan ibu", "Mood"),
                    Input::Choice(MOOD),
                    Source::unconfirmed("Settled 4"),
                ),
                Field::new(
                    "exclusive_breastfeeding",
                    t(
                        "Bayi hanya diberi ASI?",
                        "Does the baby get breast milk only?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.7 R16, R19"),
                )
                // Nothing is asked about a baby who did not live.
                .when(When::Not(&When::Is(
                    "delivery_outcome",
                    &["stillbirth", "miscarriage"],
                ))),
            ],
        },
        Page {
            key: "services",
            title: t("Pelayanan yang didapat", "Services received"),
            fields: &[
                Field::new(
                    "pnc_checked",
                    t(
                        "Sudah periksa nifas (KF) sejak kunjungan lalu?",
                        "Had a check-up since the last visit?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.7 R16, R17"),
                ),
                Field::new(
                    "pnc_date",
                    t(
                        "Tanggal periksa nifas terakhir",
                        "Date of the last check-up",
                    ),
                    Input::PastDate,
                    Source::confirmed("§2.7 R16"),
                )
                .when(When::Yes("pnc_checked")),
                Field::new(
                    "pnc_provider",
                    t("Yang memeriksa", "Checked by"),
                    Input::Choice(PROVIDER),
                    Source::unconfirmed("§2.7 R16"),
                )
                .when(When::Yes("pnc_checked")),
                Field::new(
                    "vitamin_a_capsules",
                    t(
                        "Kapsul vitamin A nifas (jumlah)",
                        "Vitamin A capsules since the birth",
                    ),
                    Input::whole("", Range::new(0.0, 10.0), Range::new(0.0, 2.0)),
                    Source::confirmed("§2.7 R46"),
                )
                .hint(
                    "2 kapsul merah, selang 24 jam",
                    "2 red capsules, 24 hours apart",
                ),
                IRON_GIVEN,
                IRON_TAKEN,
                Field::new(
                    "family_planning",
                    t("Sudah ber-KB?", "Uses family planning?"),
                    Input::YesNo,
                    Source::confirmed("§2.7 R34"),
                ),
                Field::new(
                    "contraceptive",
                    t("Cara KB", "Method"),
                    Input::Choice(CONTRACEPTIVE),
                    Source::confirmed("§2.7 R34"),
                )
                .required()
                .when(When::Yes("family_planning")),
            ],
        },
        SUPPORT_WITH_MEALS,
        Page {
            key: "danger",
            title: t("Tanda bahaya", "Danger signs"),
            fields: &[Field::new(
                "danger_signs",
                t("Tanda bahaya nifas", "Danger signs after birth"),
                Input::Many(DANGER),
                Source::unconfirmed("§3.8 N01"),
            )
            .required()
            .hint("Tanyakan satu per satu", "Ask one by one")],
        },
        ADVICE,
    ],
    rules: &[
        BEFORE_BIRTH,
        Rule {
            id: "before_delivery",
            field: "visit_date",
            severity: Severity::Hard,
            message: t(
                "Tanggal ini sebelum Ibu melahirkan",
                "This date is before the birth",
            ),
            source: Source::unconfirmed("§8.4 impossible dates"),
            broken: |view| has_passed(view, "visit_date", "delivery_date"),
        },
        Rule {
            id: "postpartum_over",
            field: "visit_date",
            severity: Severity::Soft,
            message: t(
                "Sudah lewat 42 hari sejak melahirkan",
                "More than 42 days since the birth",
            ),
            source: Source::unconfirmed("§1.2 R34"),
            broken: |view| {
                days(view, "delivery_date", "visit_date").is_some_and(|days| days > POSTPARTUM_DAYS)
            },
        },
        PRESSURE_SWAPPED,
        PRESSURE_HIGH,
        MORE_TAKEN_THAN_GIVEN,
        Rule {
            id: "sign_not_ticked",
            field: "danger_signs",
            severity: Severity::Soft,
            message: t(
                "Ada keluhan di halaman keadaan ibu, tetapi tanda bahaya \"tidak ada\". Mana yang benar?",
                "A complaint was recorded, but there is no danger sign. Which is right?",
            ),
            source: Source::unconfirmed("§3.8 N01"),
            broken: |view| {
                let complaint = view.code("bleeding") == Some("heavy")
                    || view.code("breasts") == Some("swollen")
                    || view.code("mood") == Some("sad");
                complaint && view.codes("danger_signs") == [NONE]
            },
        },
    ],
};
