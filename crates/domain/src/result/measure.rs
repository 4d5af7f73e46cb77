//! A child's measures in the words of their classes. The words are the safe ones; the regulation's name stands beside them
//! for a coordinator.

use crate::Term;
use crate::date::days_between;
use crate::finding::{Facts, Input, measured};
use crate::growth::gain::Gain;
use crate::growth::{
    CHECK_AGAIN, HeadBand, Index, Level, MuacBand, Score, assess_corrected, classify, head_band,
    muac_band,
};
use crate::term::t;

/// One measure in words.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The number it comes from; its label and unit are those of [`crate::finding::input_label`].
    pub input: Input,
    /// What the cadre can say.
    pub words: Term,
    /// The name of Permenkes 2/2020, where it has one.
    pub name: Option<Term>,
    /// How much it matters by itself; `None` where it says neither good nor bad.
    pub level: Option<Level>,
    /// The same score at the corrected age of a child born too early.
    pub corrected: Option<Input>,
}

/// The measures of a child's visit, in the order of the card: gain, weight, length, weight for length, arm,
/// head; then how it was born.
pub(super) fn of(facts: &Facts<'_>) -> Vec<Measure> {
    let growth = &facts.growth;
    let corrected = corrected(facts).unwrap_or_default();
    let by = |key, index, score: Option<Score>, corrected: Option<Score>| {
        let score = score?;
        let class = classify(index, score);
        Some(Measure {
            input: Input::new(key, score.z),
            words: class.safe,
            name: Some(class.name),
            level: Some(class.level),
            corrected: corrected.map(|score| Input::new(key, score.z)),
        })
    };
    [
        facts.gain.map(gain),
        by(
            "z_weight_for_age",
            Index::WeightForAge,
            growth.weight_for_age,
            corrected.weight_for_age,
        ),
        by(
            "z_length_for_age",
            Index::LengthForAge,
            growth.length_for_age,
            corrected.length_for_age,
        ),
        by(
            "z_weight_for_length",
            Index::WeightForLength,
            growth.weight_for_length,
            corrected.weight_for_length,
        ),
        by(
            "z_bmi_for_age",
            Index::WeightForLength,
            growth.bmi_for_age,
            corrected.bmi_for_age,
        ),
        muac(facts),
        growth.muac_for_age.map(arm_for_age),
        growth.head_for_age.map(head),
    ]
    .into_iter()
    .flatten()
    .chain(super::birth::of(facts))
    .collect()
}

fn corrected(facts: &Facts<'_>) -> Option<crate::growth::Assessment> {
    let weeks = facts.told("gestation_weeks_at_birth")? as i32;
    let (birth, on) = (facts.birth?, facts.case.on);
    let measured = measured(facts.sex, Some(days_between(birth, on)), facts.case.visit);
    assess_corrected(&measured, birth, on, weeks)
}

fn gain(gain: Gain) -> Measure {
    let (words, level) = match gain {
        Gain::Enough => (
            t("Naik cukup bulan ini", "Gained enough this month"),
            Some(Level::Good),
        ),
        Gain::NotEnough => (
            t(
                "Belum naik cukup bulan ini",
                "Has not gained enough this month",
            ),
            Some(Level::Watch),
        ),
        Gain::NotWeighedLastMonth => (
            t(
                "Bulan lalu tidak ditimbang, jadi kenaikannya belum bisa dinilai",
                "Not weighed last month, so the gain cannot be judged",
            ),
            None,
        ),
        Gain::First => (
            t("Baru pertama kali ditimbang", "Weighed for the first time"),
            None,
        ),
    };
    Measure {
        input: Input::new("gain", gain.letter().to_string()),
        words,
        name: None,
        level,
        corrected: None,
    }
}

fn muac(facts: &Facts<'_>) -> Option<Measure> {
    let input = facts.input("muac_cm")?;
    let band = muac_band(facts.number("muac_cm")?, facts.age_months?)?;
    let words = match band {
        MuacBand::Red => t(
            "Pita merah: lengan sangat kecil, perlu diperiksa hari ini",
            "Red on the tape: very thin arm, needs a check today",
        ),
        MuacBand::Yellow => t(
            "Pita kuning: lengan kecil, perlu diperiksa",
            "Yellow on the tape: thin arm, needs a check",
        ),
        MuacBand::Green => t("Pita hijau: lengan baik", "Green on the tape: good"),
    };
    Some(Measure {
        input,
        words,
        name: Some(band.name()),
        level: Some(band.level()),
        corrected: None,
    })
}

/// No class of the regulation: the band of the tape says what it means, and this is the number for a nutritionist.
fn arm_for_age(score: Score) -> Measure {
    let words = t(
        "Lengan dibandingkan dengan anak seumurnya",
        "The arm compared with children of the same age",
    );
    Measure {
        input: Input::new("z_muac_for_age", score.z),
        words: if score.is_implausible {
            CHECK_AGAIN.safe
        } else {
            words
        },
        name: None,
        level: score.is_implausible.then_some(Level::Watch),
        corrected: None,
    }
}

fn head(score: Score) -> Measure {
    let band = head_band(score);
    Measure {
        input: Input::new("z_head_for_age", score.z),
        words: band.map_or(CHECK_AGAIN.safe, HeadBand::name),
        name: None,
        level: Some(match band {
            Some(HeadBand::Usual) => Level::Good,
            _ => Level::Watch,
        }),
        corrected: None,
    }
}
