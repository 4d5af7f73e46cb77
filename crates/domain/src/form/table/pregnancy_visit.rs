//! A visit to a pregnant woman. Domain notes §2.6, danger signs §3.8 B05.

use super::every_visit::{ADVICE, VISIT};
use super::measure::{ADULT_MUAC, ADULT_WEIGHT, DIASTOLIC, HB, IRON_GIVEN, IRON_TAKEN, SYSTOLIC};
use super::shared_rule::{
    BEFORE_BIRTH, MORE_TAKEN_THAN_GIVEN, PRESSURE_HIGH, PRESSURE_SWAPPED, WOMANS_WEIGHT_JUMPED,
    days,
};
use super::support::SUPPORT_WITH_MEALS;
use crate::form::definition::choice;
use crate::form::{Choice, Field, Form, Input, NONE, Page, Range, Rule, Severity, Source, When};
use crate::term::t;

const PROTEIN: &[Choice] = &[
    choice("negative", "Negatif", "Negative"),
    choice("plus_1", "+1", "+1"),
    choice("plus_2", "+2", "+2"),
    choice("plus_3", "+3", "+3"),
    choice("plus_4", "+4", "+4"),
];

const TETANUS: &[Choice] = &[
    choice("t0", "Belum pernah", "None yet"),
    choice("t1", "T1", "T1"),
    choice("t2", "T2", "T2"),
    choice("t3", "T3", "T3"),
    choice("t4", "T4", "T4"),
    choice("t5", "T5", "T5"),
    choice("unknown", "Tidak tahu", "Unknown"),
];

const SUPPLEMENT: &[Choice] = &[
    choice(
        "iron_folate",
        "Tablet tambah darah (TTD)",
        "Iron and folic acid (TTD)",
    ),
    choice(
        "mms",
        "MMS (multi vitamin)",
        "Multiple micronutrients (MMS)",
    ),
    choice(NONE, "Tidak mendapat", "None received"),
];

/// Any of these: to the hospital now (B05).
const DANGER: &[Choice] = &[
    choice(
        "bleeding",
        "Perdarahan dari jalan lahir",
        "Bleeding from the birth canal",
    ),
    choice("severe_headache", "Sakit kepala hebat", "Severe headache"),
    choice("blurred_vision", "Pandangan kabur", "Blurred vision"),
    choice("convulsions", "Kejang", "Convulsions"),
    choice(
        "ruptured_membranes",
        "Ketuban pecah atau keluar cairan",
        "Waters broken",
    ),
    choice(
        "no_fetal_movement",
        "Janin tidak bergerak atau kurang bergerak",
        "The baby does not move or moves less",
    ),
    choice(
        "severe_vomiting",
        "Muntah terus, tidak bisa makan",
        "Vomits all the time, cannot eat",
    ),
    choice("fever", "Demam tinggi", "High fever"),
    choice(NONE, "Tidak ada", "None"),
];

/// What can be found from the middle of the pregnancy on.
const FROM_20_WEEKS: When = When::Weeks(20, i32::MAX);

/// Visit to a pregnant woman.
pub static PREGNANCY_VISIT: Form = Form {
    id: "pregnancy_visit",
    version: 1,
    title: t("Kunjungan ibu hamil", "Pregnancy visit"),
    dated_by: Some("visit_date"),
    pages: &[
        VISIT,
        Page {
            key: "measures",
            title: t("Ukur ibu", "Measure her"),
            fields: &[ADULT_WEIGHT, ADULT_MUAC, SYSTOLIC, DIASTOLIC, HB],
        },
        Page {
            key: "mch_book",
            title: t("Dari Buku KIA", "From the KIA book"),
            fields: &[
                Field::new(
                    "proteinuria",
                    t("Protein urin", "Protein in urine"),
                    Input::Choice(PROTEIN),
                    Source::confirmed("§2.6 R16, R19"),
                )
                .when(FROM_20_WEEKS),
                Field::new(
                    "blood_glucose_mg_dl",
                    t("Gula darah sewaktu", "Blood glucose"),
                    Input::whole("mg/dL", Range::new(20.0, 700.0), Range::new(50.0, 300.0)),
                    Source::confirmed("§2.6 R19; range design"),
                ),
                Field::new(
                    "fundal_height_cm",
                    t("Tinggi fundus (TFU)", "Fundal height"),
                    Input::decimal("cm", Range::new(1.0, 60.0), Range::new(10.0, 45.0), 1),
                    Source::confirmed("§2.6 R19, R34"),
                )
                .when(FROM_20_WEEKS),
                Field::new(
                    "fetal_weight_g",
                    t("Taksiran berat janin (TBJ)", "Estimated weight of the baby"),
                    Input::whole("g", Range::new(100.0, 6000.0), Range::new(200.0, 4500.0)),
                    Source::confirmed("§2.6 R19, R34"),
                )
                .when(FROM_20_WEEKS),
                Field::new(
                    "fetal_heart_rate",
                    t("Denyut jantung janin (DJJ)", "Heart rate of the baby"),
                    Input::whole("/min", Range::new(60.0, 220.0), Range::new(100.0, 180.0)),
                    Source::confirmed("§2.6 R19; range design"),
                )
                .when(When::Weeks(12, i32::MAX)),
                // Counted by the midwife: which answer weighs how much stands in the book, not in the notes.
                Field::new(
                    "poedji_rochjati_score",
                    t("Skor Poedji Rochjati (KSPR)", "Poedji Rochjati score"),
                    Input::whole("", Range::new(2.0, 60.0), Range::new(2.0, 40.0)),
                    Source::confirmed("§2.6 R16; bands from memory"),
                )
                .hint(
                    "Jumlah skor yang ditulis bidan. Kosongkan bila tidak ada",
                    "The sum the midwife wrote. Leave empty if there is none",
                ),
                // Whether, never what came of it: the result is the midwife's to keep.
                Field::new(
                    "triple_elimination_tested",
                    t(
                        "Sudah periksa HIV, sifilis dan hepatitis B?",
                        "Tested for HIV, syphilis and hepatitis B?",
                    ),
                    Input::YesNo,
                    Source::unconfirmed("§2.6 R16; without the result: design"),
                ),
                Field::new(
                    "fetus_count",
                    t("Jumlah janin", "Number of babies"),
                    Input::whole("", Range::new(1.0, 5.0), Range::new(1.0, 3.0)),
                    Source::confirmed("§2.6 R19"),
                ),
            ],
        },
        Page {
            key: "services",
            title: t("Pelayanan yang didapat", "Services received"),
            fields: &[
                Field::new(
                    "anc_checked",
                    t(
                        "Sudah periksa hamil sejak kunjungan lalu?",
                        "Had a check-up since the last visit?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§1.2 R15, R38"),
                ),
                Field::new(
                    "anc_date",
                    t(
                        "Tanggal periksa hamil terakhir",
                        "Date of the last check-up",
                    ),
                    Input::PastDate,
                    Source::confirmed("§1.2 R15"),
                )
                .when(When::Yes("anc_checked")),
                Field::new(
                    "anc_by_doctor",
                    t(
                        "Diperiksa dokter dengan USG?",
                        "Seen by a doctor, with an ultrasound?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§1.2 R17"),
                )
                .when(When::Yes("anc_checked")),
                Field::new(
                    "supplement",
                    t("Suplemen yang didapat", "Supplement received"),
                    Input::Choice(SUPPLEMENT),
                    Source::confirmed("§3.6 R49, R53"),
                ),
                IRON_GIVEN.when(When::Not(&When::Is("supplement", &[NONE]))),
                IRON_TAKEN.when(When::Not(&When::Is("supplement", &[NONE]))),
                Field::new(
                    "tetanus_status",
                    t("Status imunisasi tetanus", "Tetanus vaccination"),
                    Input::Choice(TETANUS),
                    Source::confirmed("§2.6 R16"),
                ),
                Field::new(
                    "mothers_class",
                    t(
                        "Ikut kelas ibu hamil sejak kunjungan lalu?",
                        "Attended the mothers' class since the last visit?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.6 R31, R33"),
                ),
            ],
        },
        Page {
            key: "extra_food",
            title: t("Makanan tambahan", "Extra food"),
            fields: &[
                Field::new(
                    "supplementary_food_received",
                    t("Mendapat makanan tambahan (MT)?", "Received extra food?"),
                    Input::YesNo,
                    Source::confirmed("§2.6 R26, R33"),
                )
                .hint(
                    "Untuk ibu dengan LiLA di bawah 23,5 cm",
                    "For mothers with an upper arm below 23.5 cm",
                ),
                Field::new(
                    "supplementary_food_finished",
                    t("Dihabiskan ibu sendiri?", "Did she eat all of it herself?"),
                    Input::YesNo,
                    Source::confirmed("§2.6 R26"),
                )
                .required()
                .when(When::Yes("supplementary_food_received")),
            ],
        },
        SUPPORT_WITH_MEALS,
        Page {
            key: "danger",
            title: t("Tanda bahaya", "Danger signs"),
            fields: &[
                Field::new(
                    "fetal_movement",
                    t(
                        "Janin bergerak seperti biasa?",
                        "Does the baby move as usual?",
                    ),
                    Input::YesNo,
                    Source::confirmed("§2.6 R19"),
                )
                .when(FROM_20_WEEKS),
                Field::new(
                    "danger_signs",
                    t("Tanda bahaya kehamilan", "Danger signs of pregnancy"),
                    Input::Many(DANGER),
                    Source::unconfirmed("§3.8 B05"),
                )
                .required()
                .hint("Tanyakan satu per satu", "Ask one by one"),
            ],
        },
        ADVICE,
    ],
    rules: &[
        BEFORE_BIRTH,
        Rule {
            id: "before_lmp",
            field: "visit_date",
            severity: Severity::Hard,
            message: t(
                "Tanggal ini sebelum HPHT",
                "This date is before the last period",
            ),
            source: Source::confirmed("§2.5 R19, R24"),
            broken: |view| days(view, "lmp", "visit_date").is_some_and(|days| days < 0),
        },
        // The date of the last period belongs to the episode. A visit that was made is saved even when that date is wrong.
        Rule {
            id: "overdue",
            field: "visit_date",
            severity: Severity::Soft,
            message: t(
                "Kehamilan lebih dari 42 minggu. Sudah melahirkan?",
                "More than 42 weeks pregnant. Has she given birth?",
            ),
            source: Source::confirmed("§2.6 R34; Settled 2"),
            broken: |view| days(view, "lmp", "visit_date").is_some_and(|days| days > 294),
        },
        PRESSURE_SWAPPED,
        PRESSURE_HIGH,
        WOMANS_WEIGHT_JUMPED,
        MORE_TAKEN_THAN_GIVEN,
        Rule {
            id: "movement_not_ticked",
            field: "danger_signs",
            severity: Severity::Soft,
            message: t(
                "Janin tidak bergerak seperti biasa, tetapi tanda bahaya \"tidak ada\". Mana yang benar?",
                "The baby does not move as usual, but there is no danger sign. Which is right?",
            ),
            source: Source::unconfirmed("§3.8 B05"),
            broken: |view| {
                view.flag("fetal_movement") == Some(false) && view.codes("danger_signs") == [NONE]
            },
        },
    ],
};
