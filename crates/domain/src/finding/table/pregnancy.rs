//! Rules for pregnant women that the referral rules (§3.8) do not list, though the notes name a threshold: §1.2, §2.5, §2.6.
//! What follows from them, and how soon, is design and waits for a health office.

use crate::Ground;
use crate::finding::mother_sign::{high_glucose, no_doctor, stunted_before};
use crate::finding::rule::{Destination, FIRST_TABLE, Rule, Urgency};
use crate::term::t;

/// What every row starts from.
const ROW: Rule = Rule {
    id: "",
    variant: "",
    version: 1,
    valid_from: FIRST_TABLE,
    valid_to: None,
    title: t("", ""),
    trigger: t("", ""),
    advice: t("", ""),
    destination: Destination::Midwife,
    urgency: Urgency::Routine,
    ground: Ground::unconfirmed(""),
    forms: &["pregnancy_visit"],
    covers: &[],
    holds: |_| None,
};

/// The rules.
pub(in crate::finding) static RULES: &[Rule] = &[
    Rule {
        id: "B10",
        title: t("Gula darah ibu tinggi", "Her blood glucose is high"),
        trigger: t(
            "Gula darah sewaktu di atas 200 mg/dL",
            "Blood glucose above 200 mg/dL",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 3 hari lagi",
            "Must be seen at the health centre within 3 days",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(3),
        ground: Ground::unconfirmed(
            "§2.6 R19: 95–200, its lower bound is not judged; urgency design",
        ),
        holds: high_glucose,
        ..ROW
    },
    Rule {
        id: "B09",
        variant: "doctor",
        title: t(
            "Belum diperiksa dokter dengan USG pada trimester ini",
            "Not seen by a doctor with an ultrasound in this trimester",
        ),
        trigger: t(
            "Trimester 1 atau 3: sudah periksa hamil, tetapi belum oleh dokter dengan USG",
            "Trimester 1 or 3: had a check-up, but not by a doctor with an ultrasound",
        ),
        advice: t(
            "Ajak periksa dokter di puskesmas pada kesempatan berikut; bidan bisa membuatkan janji",
            "Invite her to the health centre's doctor at the next occasion; the midwife can arrange it",
        ),
        destination: Destination::HealthCentre,
        ground: Ground::unconfirmed("§1.2 R15, R17; trimesters Settled 9"),
        holds: no_doctor,
        ..ROW
    },
    Rule {
        id: "B08",
        variant: "stunted_child",
        title: t(
            "Pernah punya anak yang pendek untuk umurnya",
            "Had a child that was short for its age",
        ),
        trigger: t(
            "Waktu didaftar: pernah punya anak dengan hasil pendek",
            "When registered: had a child with a short result",
        ),
        advice: t(
            "Bicarakan makan ibu dan makan bayi nanti, dan sampaikan ke bidan pada kesempatan berikut",
            "Talk about her food and the baby's food later, and tell the midwife at the next occasion",
        ),
        ground: Ground::unconfirmed("§2.5 R19; what follows: design"),
        holds: stunted_before,
        ..ROW
    },
];
