//! D01 of every person: the consent to keep data about her is missing, or was refused (Settled 15). It blocks nothing.

use crate::Ground;
use crate::finding::rule::{Destination, FIRST_TABLE, Input, Rule, Urgency};
use crate::term::t;

const ROW: Rule = Rule {
    id: "D01",
    variant: "",
    version: 2,
    valid_from: FIRST_TABLE,
    valid_to: None,
    title: t("Persetujuan data belum ada", "Consent has not been given"),
    trigger: t(
        "Persetujuan: belum ditanya atau tidak dijawab",
        "Consent: not asked or not answered",
    ),
    advice: t(
        "Jelaskan untuk apa data dipakai, lalu tanyakan persetujuannya",
        "Explain what the data are for, then ask for consent",
    ),
    destination: Destination::Cadre,
    urgency: Urgency::Routine,
    ground: Ground::published("Settled 15; §5.3 R64"),
    forms: &[
        "child_visit",
        "newborn_visit",
        "pregnancy_visit",
        "postpartum_visit",
        "adolescent_visit",
        "engagement_contact",
    ],
    covers: &[],
    holds: |facts| {
        let person = facts.case.person?;
        match person.text("consent") {
            None => Some(Vec::new()),
            Some(code @ "not_asked") => Some(vec![Input::new("consent", code)]),
            Some(_) => None,
        }
    },
};

/// Not asked, and asked with a no: who said no is not asked again.
pub(in crate::finding) static RULES: &[Rule] = &[
    ROW,
    Rule {
        variant: "refused",
        title: t("Tidak setuju datanya dipakai", "Consent was refused"),
        trigger: t("Persetujuan: tidak setuju", "Consent: refused"),
        advice: t(
            "Hormati jawabannya dan jangan ditanya lagi. Sampaikan ke koordinator kecamatan, yang memutuskan data apa yang tetap disimpan",
            "Respect the answer and do not ask again. Tell the coordinator, who decides which data are kept",
        ),
        ground: Ground::unconfirmed("Settled 15; §5.3 R64; what follows a no: design"),
        holds: |facts| {
            let refused = facts.case.person?.text("consent") == Some("refused");
            refused.then(|| vec![Input::new("consent", "refused")])
        },
        ..ROW
    },
];
