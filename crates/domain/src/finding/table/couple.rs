//! Rules for prospective couples: K01 of the domain notes §3.8; Settled 9.

use crate::Ground;
use crate::finding::rule::{Destination, FIRST_TABLE, Input, Rule, Urgency};
use crate::term::t;
use crate::woman::engagement::Reason;

/// The rules for prospective couples.
pub(in crate::finding) static RULES: &[Rule] = &[Rule {
    id: "K01",
    variant: "",
    version: 2,
    valid_from: FIRST_TABLE,
    valid_to: None,
    title: t(
        "Calon pengantin perlu disiapkan dulu",
        "Something to prepare before the wedding",
    ),
    trigger: t(
        "Hb di bawah 12 atau LiLA di bawah 23,5 cm (calon istri), IMT di luar 18,5–25, merokok atau terpapar asap rokok, belum periksa padahal kurang dari 3 bulan lagi, atau baru diperiksa kurang dari 3 bulan sebelum menikah",
        "Haemoglobin below 12 or upper arm below 23.5 cm (bride), BMI outside 18.5–25, smoking or smoke at home, not examined with less than three months to go, or examined less than three months before",
    ),
    advice: t(
        "Perlu diperiksa puskesmas paling lambat 30 hari lagi, sebelum menikah. Menikah tetap boleh; kehamilan sebaiknya menunggu sampai siap",
        "Must be seen at the health centre within 30 days, before the wedding. The wedding may go on; a pregnancy had better wait",
    ),
    destination: Destination::HealthCentre,
    urgency: Urgency::Within(30),
    ground: Ground::unconfirmed("§3.8 K01 R2, R19, R20; Hb 12 and BMI limits Settled 9"),
    forms: &["engagement_contact"],
    covers: &[],
    holds: |facts| {
        let (screening, outcome) = facts.screening();
        let used: Vec<Input> = outcome
            .reasons
            .iter()
            .filter_map(|reason| match reason {
                Reason::LowHb => Some(Input::new("hb_g_dl", screening.hb_g_dl?)),
                Reason::Kek => Some(Input::new("muac_cm", screening.muac_cm?)),
                Reason::Thin | Reason::Heavy => Some(Input::new("bmi", screening.bmi?)),
                Reason::Smoke => Some(Input::new("smoke_exposure", screening.smoke?.code())),
                Reason::NotExamined => Some(Input::new("health_check_done", false)),
                Reason::ExaminedLate => Some(Input::new(
                    "health_check_date",
                    screening.examined_on?.to_string(),
                )),
                // Age is a reason for "berisiko", and nothing a health centre could mend (§3.8 K01 does not name it).
                Reason::TooYoung | Reason::TooOld => None,
            })
            .collect();
        (!used.is_empty()).then_some(used)
    },
}];
