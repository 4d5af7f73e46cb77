//! Rules for pregnant women and mothers after birth: B01–B09, N01–N02 of the domain notes §3.8; Settled 9.
//! Urgencies, and most destinations, are design and wait for a health office.

use crate::Ground;
use crate::date::days_between;
use crate::finding::mother_sign::{
    bmi_before, growth_of_pregnancy, haemoglobin, has_protein, high_risk, no_check_up,
    pressure_inputs, screening, some, ticked, very_high_pressure,
};
use crate::finding::rule::{Destination, FIRST_TABLE, Input, Rule, Urgency};
use crate::term::t;
use crate::woman::anaemia::AnaemiaGrade;
use crate::woman::body::is_kek;
use crate::woman::fetus::HEART_RATE;
use crate::woman::postpartum::KF;
use crate::woman::pressure::PressureBand;

const PREGNANCY: &[&str] = &["pregnancy_visit"];
const POSTPARTUM: &[&str] = &["postpartum_visit"];
const BOTH: &[&str] = &["pregnancy_visit", "postpartum_visit"];

const ROW: Rule = Rule {
    id: "",
    variant: "",
    version: 1,
    valid_from: FIRST_TABLE,
    valid_to: None,
    title: t("", ""),
    trigger: t("", ""),
    advice: t("", ""),
    destination: Destination::HealthCentre,
    urgency: Urgency::Routine,
    ground: Ground::unconfirmed(""),
    forms: PREGNANCY,
    covers: &[],
    holds: |_| None,
};

/// The rules for mothers.
pub(in crate::finding) static RULES: &[Rule] = &[
    Rule {
        id: "B05",
        title: t(
            "Ada tanda bahaya kehamilan",
            "There is a danger sign of pregnancy",
        ),
        trigger: t(
            "Salah satu tanda bahaya dicentang, atau janin tidak bergerak seperti biasa",
            "Any danger sign ticked, or the baby does not move as usual",
        ),
        advice: t(
            "Ibu perlu diperiksa rumah sakit sekarang juga. Bantu keluarga berangkat dan hubungi bidan",
            "She must be seen at a hospital now. Help the family to go and call the midwife",
        ),
        destination: Destination::Hospital,
        urgency: Urgency::Now,
        ground: Ground::unconfirmed("§3.8 B05"),
        holds: |facts| {
            let mut used = ticked(facts);
            if facts.flag("fetal_movement") == Some(false) {
                used.extend(facts.input("fetal_movement"));
            }
            some(used)
        },
        ..ROW
    },
    Rule {
        id: "B03",
        title: t("Hb ibu sangat rendah", "Her haemoglobin is very low"),
        trigger: t("Hb di bawah 7 g/dL", "Haemoglobin below 7 g/dL"),
        advice: t(
            "Ibu perlu diperiksa rumah sakit hari ini juga",
            "She must be seen at a hospital today",
        ),
        destination: Destination::Hospital,
        urgency: Urgency::Today,
        ground: Ground::unconfirmed("§3.8 B03 R26; hospital from memory"),
        holds: |facts| haemoglobin(facts, AnaemiaGrade::Severe),
        ..ROW
    },
    Rule {
        id: "B04",
        variant: "very_high",
        title: t("Tensi ibu sangat tinggi", "Her blood pressure is very high"),
        trigger: t(
            "Tensi 160/110 atau lebih (salah satu angka); atau 140/90 atau lebih dengan protein urin +1 atau lebih sejak minggu ke-20",
            "160/110 or more (either number); or 140/90 or more with protein +1 or more from week 20 on",
        ),
        advice: t(
            "Ibu perlu diperiksa puskesmas hari ini juga, yang merujuk ke rumah sakit bila perlu",
            "She must be seen at the health centre today, which sends on to a hospital if needed",
        ),
        destination: Destination::HealthCentreThenHospital,
        urgency: Urgency::Today,
        ground: Ground::unconfirmed("§3.8 B04 R17, R19; limits §3.6 from memory"),
        forms: BOTH,
        holds: very_high_pressure,
        ..ROW
    },
    Rule {
        id: "B06",
        title: t(
            "Denyut jantung janin perlu diperiksa",
            "The baby's heart rate needs an examination",
        ),
        trigger: t(
            "DJJ di bawah 120 atau di atas 160 per menit",
            "Fetal heart rate below 120 or above 160 a minute",
        ),
        advice: t(
            "Ibu perlu diperiksa rumah sakit hari ini juga",
            "She must be seen at a hospital today",
        ),
        destination: Destination::Hospital,
        urgency: Urgency::Today,
        ground: Ground::unconfirmed("§3.8 B06 R19; below 120: Settled 9"),
        holds: |facts| {
            let rate = facts.number("fetal_heart_rate")?;
            (!HEART_RATE.contains(rate)).then(|| facts.inputs(&["fetal_heart_rate"]))
        },
        ..ROW
    },
    Rule {
        id: "N01",
        title: t(
            "Ada tanda bahaya sesudah melahirkan",
            "There is a danger sign after birth",
        ),
        trigger: t(
            "Perdarahan banyak, demam (38 °C atau lebih), cairan berbau, payudara bengkak dan nyeri, atau sedih terus",
            "Heavy bleeding, fever (38 °C or more), foul discharge, swollen painful breast, or sad all the time",
        ),
        advice: t(
            "Ibu perlu diperiksa puskesmas atau rumah sakit hari ini juga. Bila perdarahan banyak: sekarang juga",
            "She must be seen at a health centre or hospital today. With heavy bleeding: now",
        ),
        destination: Destination::NearestFacility,
        urgency: Urgency::Today,
        ground: Ground::unconfirmed("§3.8 N01"),
        forms: POSTPARTUM,
        holds: |facts| {
            let mut used = ticked(facts);
            let mut add = |key: &'static str, holds: bool| {
                if holds {
                    used.extend(facts.input(key));
                }
            };
            add("bleeding", facts.code("bleeding") == Some("heavy"));
            add("breasts", facts.code("breasts") == Some("swollen"));
            add("mood", facts.code("mood") == Some("sad"));
            add(
                "temperature_c",
                facts
                    .number("temperature_c")
                    .is_some_and(|degrees| degrees >= 38.0),
            );
            some(used)
        },
        ..ROW
    },
    Rule {
        id: "B04",
        variant: "high",
        title: t(
            "Tensi ibu tinggi, atau ada protein dalam urin",
            "Her blood pressure is high, or there is protein in the urine",
        ),
        trigger: t(
            "Tensi 140/90 atau lebih (salah satu angka), atau protein urin +1 atau lebih",
            "140/90 or more (either number), or protein +1 or more",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 3 hari lagi. Bila sakit kepala hebat atau pandangan kabur: sekarang juga",
            "Must be seen at the health centre within 3 days. With severe headache or blurred vision: now",
        ),
        destination: Destination::HealthCentreThenHospital,
        urgency: Urgency::Within(3),
        ground: Ground::unconfirmed("§3.8 B04 R17, R19; limits §3.6 from memory"),
        forms: BOTH,
        holds: |facts| {
            let high = facts
                .pressure
                .is_some_and(|pressure| pressure.band() >= PressureBand::High);
            let protein = has_protein(facts);
            let is_stricter = very_high_pressure(facts).is_some();
            ((high || protein) && !is_stricter).then(|| pressure_inputs(facts))
        },
        ..ROW
    },
    Rule {
        id: "B02",
        variant: "moderate",
        title: t("Hb ibu rendah", "Her haemoglobin is low"),
        trigger: t(
            "Hb 7 sampai di bawah 10 g/dL",
            "Haemoglobin from 7 to below 10 g/dL",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 3 hari lagi",
            "Must be seen at the health centre within 3 days",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(3),
        ground: Ground::unconfirmed("§3.8 B02 R26"),
        holds: |facts| haemoglobin(facts, AnaemiaGrade::Moderate),
        ..ROW
    },
    Rule {
        id: "B02",
        variant: "mild",
        title: t("Hb ibu agak rendah", "Her haemoglobin is somewhat low"),
        trigger: t(
            "Hb 10 sampai di bawah 11 g/dL",
            "Haemoglobin from 10 to below 11 g/dL",
        ),
        advice: t(
            "Perlu diperiksa bidan atau puskesmas paling lambat 3 hari lagi. Ingatkan minum tablet tambah darah tiap hari",
            "Must be seen by the midwife or health centre within 3 days. Remind her of the daily iron tablet",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(3),
        ground: Ground::unconfirmed("§3.8 B02 R26"),
        holds: |facts| haemoglobin(facts, AnaemiaGrade::Mild),
        ..ROW
    },
    Rule {
        id: "B01",
        title: t(
            "LiLA atau berat ibu kurang (risiko KEK)",
            "Her upper arm or weight is low (risk of KEK)",
        ),
        trigger: t(
            "LiLA di bawah 23,5 cm, atau IMT sebelum hamil di bawah 18,5",
            "Upper arm below 23.5 cm, or BMI before the pregnancy below 18.5",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 7 hari lagi, untuk makanan tambahan ibu hamil dan kunjungan rumah tiap bulan",
            "Must be seen at the health centre within 7 days, for extra food and a home visit each month",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(7),
        ground: Ground::unconfirmed("§3.8 B01 R19, R31; BMI before the pregnancy: Settled 9"),
        holds: |facts| {
            let mut used = Vec::new();
            if facts.number("muac_cm").is_some_and(is_kek) {
                used.extend(facts.input("muac_cm"));
            }
            if let Some(bmi) = bmi_before(facts).filter(|bmi| *bmi < 18.5) {
                used.push(Input::new("bmi_before_pregnancy", bmi));
            }
            some(used)
        },
        ..ROW
    },
    Rule {
        id: "B07",
        title: t(
            "Pertumbuhan janin atau kenaikan berat ibu perlu diperiksa",
            "The baby's growth or her weight gain needs an examination",
        ),
        trigger: t(
            "TFU di luar pita umur kehamilan, TBJ di bawah pita, atau kenaikan berat di bawah sasaran menurut IMT sebelum hamil",
            "Fundal height outside its band, estimated weight below its band, or weight gain below the target by the BMI before",
        ),
        advice: t(
            "Perlu diperiksa puskesmas (petugas gizi) paling lambat 7 hari lagi",
            "Must be seen at the health centre (nutritionist) within 7 days",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(7),
        ground: Ground::unconfirmed(
            "§3.8 B07, §2.6 R19, §3.7 R45; values between the weeks of the tables: design",
        ),
        holds: growth_of_pregnancy,
        ..ROW
    },
    Rule {
        id: "B04",
        variant: "screening",
        title: t(
            "Saringan tensi kehamilan positif",
            "The screening for blood pressure is positive",
        ),
        trigger: t(
            "MAP di atas 90; atau dua tanda kuning (umur di atas 35, kehamilan pertama, IMT sebelum hamil di atas 30, MAP di atas 90), atau satu tanda merah (janin lebih dari satu, kencing manis, darah tinggi, sakit ginjal)",
            "MAP above 90; or two yellow signs (above 35, first pregnancy, BMI before above 30, MAP above 90), or one red sign (more than one baby, diabetes, high blood pressure, kidney disease)",
        ),
        advice: t(
            "Perlu diperiksa bidan atau puskesmas paling lambat 7 hari lagi",
            "Must be seen by the midwife or health centre within 7 days",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(7),
        ground: Ground::unconfirmed("§3.8 B04, §2.15 R17, R19; signs of the KIA book from memory"),
        holds: |facts| {
            let is_stricter = facts
                .pressure
                .is_some_and(|pressure| pressure.band() >= PressureBand::High)
                || has_protein(facts);
            screening(facts).filter(|_| !is_stricter)
        },
        ..ROW
    },
    Rule {
        id: "B09",
        title: t(
            "Ibu belum periksa hamil pada trimester ini",
            "No check-up in this trimester yet",
        ),
        trigger: t(
            "Ibu bilang belum periksa, dan belum ada satu pun periksa hamil pada trimester ini",
            "She says that she was not checked, and there is not one check-up in this trimester",
        ),
        advice: t(
            "Ajak periksa ke bidan desa paling lambat 7 hari lagi",
            "Invite her to the village midwife within 7 days",
        ),
        destination: Destination::Midwife,
        urgency: Urgency::Within(7),
        ground: Ground::unconfirmed("§3.8 B09, §1.2 R15; trimesters Settled 9"),
        holds: no_check_up,
        ..ROW
    },
    Rule {
        id: "B08",
        title: t(
            "Kehamilan ini perlu dilihat dokter",
            "This pregnancy should be seen by a doctor",
        ),
        trigger: t(
            "Janin lebih dari satu, pernah operasi sesar, tinggi di bawah 145 cm, umur di bawah 20 atau di atas 35, lebih dari 3 anak, jarak kurang dari 2 tahun, atau penyakit menahun",
            "More than one baby, an earlier caesarean, below 145 cm, below 20 or above 35 years, more than 3 children, less than 2 years apart, or a chronic disease",
        ),
        advice: t(
            "Perlu diperiksa dokter puskesmas paling lambat 14 hari lagi. Rencanakan melahirkan di fasilitas kesehatan",
            "Must be seen by the health centre's doctor within 14 days. Plan the birth at a facility",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(14),
        ground: Ground::unconfirmed("§3.8 B08 R19; more than 3 children: Settled 9"),
        holds: high_risk,
        ..ROW
    },
    Rule {
        id: "N02",
        title: t(
            "Ibu belum memilih cara KB",
            "She has not chosen a method of family planning",
        ),
        trigger: t(
            "Belum ber-KB sejak hari ke-29 sesudah melahirkan (batas: hari ke-42)",
            "No method from day 29 after the birth on (limit: day 42)",
        ),
        advice: t(
            "Ajak ibu dan suami bertemu bidan atau PKB untuk memilih cara KB",
            "Invite her and her husband to the midwife or family-planning officer to choose",
        ),
        destination: Destination::MidwifeOrPlanner,
        urgency: Urgency::Routine,
        ground: Ground::unconfirmed("§3.8 N02 R34; from day 29: design"),
        forms: POSTPARTUM,
        holds: |facts| {
            let birth = facts.case.episode?.date("delivery_date")?;
            let day = days_between(birth, facts.case.on);
            let is_open = facts.flag("family_planning") == Some(false);
            (is_open && day >= KF[3].from_day).then(|| {
                let mut used = facts.inputs(&["family_planning"]);
                used.push(Input::new("days_after_birth", day));
                used
            })
        },
        ..ROW
    },
];
