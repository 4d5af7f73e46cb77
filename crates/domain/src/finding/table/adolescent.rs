//! Rules for girls between ten and eighteen years: A01, A02. The domain notes name no rule for them (§3.8); the limits are those of
//! women who are not pregnant (§3.6), so that a girl is judged as the bride she may soon be.

use crate::Ground;
use crate::finding::rule::{Destination, FIRST_TABLE, Rule, Urgency};
use crate::finding::{Facts, Input};
use crate::term::t;
use crate::woman::anaemia::{AnaemiaGrade, NOT_PREGNANT};
use crate::woman::body::is_kek;

const ROW: Rule = Rule {
    id: "A01",
    variant: "",
    version: 1,
    valid_from: FIRST_TABLE,
    valid_to: None,
    title: t("", ""),
    trigger: t("", ""),
    advice: t("", ""),
    destination: Destination::HealthCentre,
    urgency: Urgency::Within(7),
    ground: Ground::unconfirmed("§2.10, §3.6 from memory; not named by §3.8: design"),
    forms: &["adolescent_visit"],
    covers: &[],
    holds: |_| None,
};

/// The rules for girls between ten and eighteen years.
pub(in crate::finding) static RULES: &[Rule] = &[
    Rule {
        variant: "severe",
        title: t("Hb sangat rendah", "Haemoglobin is very low"),
        trigger: t("Hb di bawah 8 g/dL", "Haemoglobin below 8 g/dL"),
        advice: t(
            "Perlu diperiksa puskesmas hari ini juga. Ajak orang tuanya ikut",
            "Must be seen at the health centre today, together with her parents",
        ),
        urgency: Urgency::Today,
        holds: |facts| low(facts, |grade| grade == AnaemiaGrade::Severe),
        ..ROW
    },
    Rule {
        title: t("Hb rendah", "Haemoglobin is low"),
        trigger: t(
            "Hb 8 sampai di bawah 12 g/dL",
            "Haemoglobin from 8 to below 12 g/dL",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 7 hari lagi. Minum tablet tambah darah seminggu sekali, sesudah makan malam",
            "To be seen at the health centre within 7 days. One iron tablet a week, after the evening meal",
        ),
        holds: |facts| {
            low(facts, |grade| {
                matches!(grade, AnaemiaGrade::Mild | AnaemiaGrade::Moderate)
            })
        },
        ..ROW
    },
    Rule {
        id: "A02",
        title: t("Lengan kecil", "Thin upper arm"),
        trigger: t("LiLA di bawah 23,5 cm", "Upper arm below 23.5 cm"),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 30 hari lagi. Makan lebih sering, dengan lauk hewani setiap hari",
            "To be seen at the health centre within 30 days. Eat more often, with animal food every day",
        ),
        urgency: Urgency::Within(30),
        holds: |facts| {
            let arm = facts.number("muac_cm")?;
            is_kek(arm).then(|| vec![Input::new("muac_cm", arm)])
        },
        ..ROW
    },
];

fn low(facts: &Facts<'_>, is: fn(AnaemiaGrade) -> bool) -> Option<Vec<Input>> {
    let hb = facts.number("hb_g_dl")?;
    is(NOT_PREGNANT.grade(hb)?).then(|| vec![Input::new("hb_g_dl", hb)])
}
