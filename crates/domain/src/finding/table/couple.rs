//! Rules for prospective couples: K01 of the domain notes §3.8, and of §2.4 what the screening calls at risk; Settled 9.

use crate::Ground;
use crate::finding::Facts;
use crate::finding::rule::{Destination, FIRST_TABLE, Input, Rule, Urgency};
use crate::term::t;
use crate::woman::engagement::Reason;

const ROW: Rule = Rule {
    id: "K01",
    variant: "",
    version: 1,
    valid_from: FIRST_TABLE,
    valid_to: None,
    title: t("", ""),
    trigger: t("", ""),
    advice: t("", ""),
    destination: Destination::HealthCentre,
    urgency: Urgency::Within(30),
    ground: Ground::unconfirmed(""),
    forms: &["engagement_contact"],
    covers: &[],
    holds: |_| None,
};

/// The rules for prospective couples.
pub(in crate::finding) static RULES: &[Rule] = &[
    Rule {
        version: 3,
        title: t(
            "Calon pengantin perlu disiapkan dulu",
            "Something to prepare before the wedding",
        ),
        trigger: t(
            "Hb di bawah 12 atau LiLA di bawah 23,5 cm (calon istri), IMT di luar 18,5–25, lingkar perut 80 cm (perempuan) atau 90 cm (laki-laki) ke atas, merokok atau terpapar asap rokok, belum periksa padahal kurang dari 3 bulan lagi, atau baru diperiksa kurang dari 3 bulan sebelum menikah",
            "Haemoglobin below 12 or upper arm below 23.5 cm (bride), BMI outside 18.5–25, waist from 80 cm (woman) or 90 cm (man) on, smoking or smoke at home, not examined with less than three months to go, or examined less than three months before",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 30 hari lagi, sebelum menikah. Menikah tetap boleh; kehamilan sebaiknya menunggu sampai siap",
            "Must be seen at the health centre within 30 days, before the wedding. The wedding may go on; a pregnancy had better wait",
        ),
        ground: Ground::unconfirmed(
            "§3.8 K01 R2, R19, R20; Hb 12 and BMI limits Settled 9; waist §2.4 from memory",
        ),
        holds: to_prepare,
        ..ROW
    },
    // §3.8 does not name it, but §2.4 calls it at risk: "baik" beside "berisiko" would contradict itself. A health centre mends
    // no age, so another person is named: who talks with both about waiting with a pregnancy.
    Rule {
        variant: "age",
        title: t(
            "Umur calon pengantin belum atau sudah lewat umur yang dianjurkan untuk hamil",
            "Below or above the age advised for a pregnancy",
        ),
        trigger: t(
            "Umur di bawah 20 tahun (calon istri atau calon suami), atau di atas 35 tahun (calon istri)",
            "Below 20 years (bride or groom), or above 35 years (bride)",
        ),
        advice: t(
            "Ajak keduanya berbicara dengan bidan atau PKB paling lambat 30 hari lagi: di bawah 20 tahun kehamilan sebaiknya menunggu, di atas 35 tahun sebaiknya direncanakan dengan dokter",
            "Invite both to the midwife or family-planning officer within 30 days: below 20 a pregnancy had better wait, above 35 it is better planned with a doctor",
        ),
        destination: Destination::MidwifeOrPlanner,
        ground: Ground::unconfirmed("§2.4 R21, §1.4 R12; not named by §3.8 K01: design"),
        holds: of_age,
        ..ROW
    },
];

fn to_prepare(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let (screening, outcome) = facts.screening();
    let used: Vec<Input> = outcome
        .reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::LowHb => Some(Input::new("hb_g_dl", screening.hb_g_dl?)),
            Reason::Kek => Some(Input::new("muac_cm", screening.muac_cm?)),
            Reason::Wide => Some(Input::new("waist_cm", screening.waist_cm?)),
            Reason::Thin | Reason::Heavy => Some(Input::new("bmi", screening.bmi?)),
            Reason::Smoke => Some(Input::new("smoke_exposure", screening.smoke?.code())),
            Reason::NotExamined => Some(Input::new("health_check_done", false)),
            Reason::ExaminedLate => Some(Input::new(
                "health_check_date",
                screening.examined_on?.to_string(),
            )),
            // Age is a rule of its own.
            Reason::TooYoung | Reason::TooOld => None,
        })
        .collect();
    (!used.is_empty()).then_some(used)
}

fn of_age(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let (screening, outcome) = facts.screening();
    let is_age = |reason: &Reason| matches!(reason, Reason::TooYoung | Reason::TooOld);
    let holds = outcome.reasons.iter().any(is_age);
    holds.then(|| {
        let years = screening
            .age_years
            .map(|years| Input::new("age_years", years));
        years.into_iter().collect()
    })
}
