//! A woman's measures in words: how far she is and by what that is known, her numbers against the limits of the rules, the four
//! "too", check-ups and contraception after birth. The limits are those of the rules; none is written here.

use super::{Measure, couple};
use crate::Term;
use crate::date::days_between;
use crate::finding::{Facts, Input};
use crate::growth::Level;
use crate::term::t;
use crate::woman::anaemia::{AnaemiaGrade, Limits, NOT_PREGNANT, PREGNANT};
use crate::woman::body::{BmiBand, bmi, bmi_band, is_kek};
use crate::woman::dating::{DatedBy, Trimester};
use crate::woman::fetus::{HEART_RATE, fundal_height_band_cm};
use crate::woman::gain::{Progress, target};
use crate::woman::postpartum::{Contraception, KF, contraception, window_on};
use crate::woman::pressure::{MAP_LIMIT_MMHG, PressureBand, protein_crosses};
use crate::woman::risk::{FourToo, Mother, four_too};

/// The measures of her visit, in the order of the KIA book; nothing of a child's.
pub(super) fn of(facts: &Facts<'_>) -> Vec<Measure> {
    match facts.case.form {
        "pregnancy_visit" => pregnancy(facts),
        "postpartum_visit" => postpartum(facts),
        "engagement_contact" => couple::of(facts),
        "adolescent_visit" => adolescent(facts),
        _ => Vec::new(),
    }
}

pub(super) fn measure(input: Input, words: Term, level: Option<Level>) -> Measure {
    Measure {
        input,
        words,
        name: None,
        level,
        corrected: None,
    }
}

/// Good, or to be looked at.
pub(super) const fn level(is_good: bool) -> Option<Level> {
    Some(if is_good { Level::Good } else { Level::Watch })
}

fn pregnancy(facts: &Facts<'_>) -> Vec<Measure> {
    let mut found = Vec::new();
    found.extend(far(facts));
    found.extend(due(facts));
    found.extend(gain(facts));
    found.extend(bmi_before(facts));
    found.extend(arm(facts));
    found.extend(haemoglobin(facts, &PREGNANT));
    found.extend(pressure(facts));
    found.extend(protein(facts));
    found.extend(fundal_height(facts));
    found.extend(heart_rate(facts));
    found.extend(too(facts));
    found.extend(super::asked::of_pregnancy(facts));
    found
}

fn adolescent(facts: &Facts<'_>) -> Vec<Measure> {
    let both = [arm(facts), haemoglobin(facts, &NOT_PREGNANT)];
    both.into_iter().flatten().collect()
}

fn far(facts: &Facts<'_>) -> Option<Measure> {
    let gestation = facts.gestation?;
    let words = match gestation.trimester() {
        Trimester::First => t("Trimester 1", "First trimester"),
        Trimester::Second => t("Trimester 2", "Second trimester"),
        Trimester::Third => t("Trimester 3", "Third trimester"),
    };
    let input = Input::new("gestation_days", gestation.days());
    Some(measure(input, words, None))
}

fn due(facts: &Facts<'_>) -> Option<Measure> {
    let dating = facts.dating?;
    let words = match dating.by {
        DatedBy::Ultrasound => t("Dihitung dari USG", "Counted from the ultrasound"),
        DatedBy::LastPeriod => t("Dihitung dari HPHT", "Counted from the last period"),
        DatedBy::LastPeriodEstimated => t(
            "Dihitung dari perkiraan HPHT",
            "Counted from the estimated last period",
        ),
        DatedBy::MidwifesWeeks => t(
            "Dihitung dari umur kehamilan menurut bidan",
            "Counted from the weeks that the midwife named",
        ),
    };
    let input = Input::new("due_date", dating.due.to_string());
    Some(measure(input, words, None))
}

fn gain(facts: &Facts<'_>) -> Option<Measure> {
    let (before, height) = (facts.told("weight_before_kg")?, facts.told("height_cm")?);
    let gestation = facts.gestation?;
    let progress = Progress::of(before, height, facts.number("weight_kg")?, gestation)?;
    let most = target(before, height)?.band_kg(gestation).high;
    let (words, level) = if progress.is_below() {
        (
            t(
                "Kenaikan berat di bawah sasaran",
                "Weight gain below the target",
            ),
            level(false),
        )
    } else if progress.gained_kg > most {
        (
            t(
                "Kenaikan berat di atas sasaran",
                "Weight gain above the target",
            ),
            None,
        )
    } else {
        (
            t("Kenaikan berat sesuai sasaran", "Weight gain on target"),
            level(true),
        )
    };
    Some(measure(
        Input::new("gained_kg", progress.gained_kg),
        words,
        level,
    ))
}

/// `if_heavy`: before a wedding it is a reason, in a pregnancy no rule sends her anywhere for it.
pub(super) fn body(key: &'static str, bmi: f64, if_heavy: Option<Level>) -> Option<Measure> {
    let band = bmi_band(bmi)?;
    let (words, level) = match band {
        BmiBand::VeryThin | BmiBand::Thin => (
            t("Berat kurang untuk tingginya", "Weight low for the height"),
            level(false),
        ),
        BmiBand::Normal => (
            t(
                "Berat sesuai tingginya",
                "Weight in balance with the height",
            ),
            level(true),
        ),
        BmiBand::Heavy | BmiBand::Obese => (
            t("Berat lebih untuk tingginya", "Weight high for the height"),
            if_heavy,
        ),
    };
    Some(Measure {
        name: Some(band.name()),
        ..measure(Input::new(key, bmi), words, level)
    })
}

fn bmi_before(facts: &Facts<'_>) -> Option<Measure> {
    let bmi = bmi(facts.told("weight_before_kg")?, facts.told("height_cm")?)?;
    body("bmi_before_pregnancy", bmi, None)
}

pub(super) fn arm(facts: &Facts<'_>) -> Option<Measure> {
    let is_low = is_kek(facts.number("muac_cm")?);
    let words = if is_low {
        t(
            "Lengan kecil, perlu diperiksa",
            "Thin upper arm, needs a check",
        )
    } else {
        t("Lengan cukup", "Upper arm as it should be")
    };
    Some(Measure {
        name: is_low.then_some(t("Risiko KEK", "Risk of chronic energy deficiency")),
        ..measure(facts.input("muac_cm")?, words, level(!is_low))
    })
}

pub(super) fn haemoglobin(facts: &Facts<'_>, limits: &Limits) -> Option<Measure> {
    let grade = limits.grade(facts.number("hb_g_dl")?)?;
    let (words, level) = match grade {
        AnaemiaGrade::Absent => (t("Hb cukup", "Haemoglobin as it should be"), Level::Good),
        AnaemiaGrade::Mild => (
            t("Hb agak rendah", "Haemoglobin somewhat low"),
            Level::Watch,
        ),
        AnaemiaGrade::Moderate => (t("Hb rendah", "Haemoglobin low"), Level::Watch),
        AnaemiaGrade::Severe => (t("Hb sangat rendah", "Haemoglobin very low"), Level::Refer),
    };
    Some(Measure {
        name: Some(grade.name()),
        ..measure(facts.input("hb_g_dl")?, words, Some(level))
    })
}

fn pressure(facts: &Facts<'_>) -> Vec<Measure> {
    let Some(pressure) = facts.pressure else {
        return Vec::new();
    };
    let level_of = match pressure.band() {
        PressureBand::Usual => Level::Good,
        PressureBand::High => Level::Watch,
        PressureBand::VeryHigh => Level::Refer,
    };
    let both = vec![pressure.systolic_mmhg, pressure.diastolic_mmhg];
    let mut found = vec![measure(
        Input::new("pressure_mmhg", both),
        pressure.band().name(),
        Some(level_of),
    )];
    // A screening of pregnancy; after the birth nothing is said of it.
    if facts.case.form == "pregnancy_visit" {
        let map = pressure.map_mmhg();
        let words = if map > MAP_LIMIT_MMHG {
            t(
                "Tensi rata-rata di atas 90, perlu diperiksa",
                "Mean pressure above 90, needs a check",
            )
        } else {
            t("Tensi rata-rata biasa", "Usual mean pressure")
        };
        let is_raised = pressure.is_map_raised();
        found.push(measure(
            Input::new("map_mmhg", map),
            words,
            level(!is_raised),
        ));
    }
    found
}

fn protein(facts: &Facts<'_>) -> Option<Measure> {
    let has = protein_crosses(facts.code("proteinuria")?)? > 0;
    let words = if has {
        t("Ada protein dalam urin", "Protein in the urine")
    } else {
        t("Tidak ada protein dalam urin", "No protein in the urine")
    };
    Some(measure(facts.input("proteinuria")?, words, level(!has)))
}

fn fundal_height(facts: &Facts<'_>) -> Option<Measure> {
    let band = fundal_height_band_cm(facts.gestation?)?;
    let is_good = band.contains(facts.number("fundal_height_cm")?);
    let words = if is_good {
        t(
            "Tinggi fundus sesuai umur kehamilan",
            "Fundal height as the weeks say",
        )
    } else {
        t(
            "Tinggi fundus di luar pita, perlu diperiksa",
            "Fundal height outside its band, needs a check",
        )
    };
    Some(measure(
        facts.input("fundal_height_cm")?,
        words,
        level(is_good),
    ))
}

fn heart_rate(facts: &Facts<'_>) -> Option<Measure> {
    let is_good = HEART_RATE.contains(facts.number("fetal_heart_rate")?);
    let (words, level) = if is_good {
        (
            t("Denyut jantung janin biasa", "Usual heart rate of the baby"),
            Level::Good,
        )
    } else {
        (
            t(
                "Denyut jantung janin perlu diperiksa",
                "The baby's heart rate needs a check",
            ),
            Level::Refer,
        )
    };
    Some(measure(
        facts.input("fetal_heart_rate")?,
        words,
        Some(level),
    ))
}

fn too(facts: &Facts<'_>) -> Vec<Measure> {
    let whole = |key: &str| facts.told(key).map(|number| number as i32);
    let mother = Mother {
        age_years: facts.age_years(),
        children: whole("children_count"),
        interval_months: whole("last_child_age_months"),
    };
    let told = |risk| match risk {
        FourToo::Young | FourToo::Old => Some(Input::new("age_years", facts.age_years()?)),
        FourToo::Close => facts.told_input("last_child_age_months"),
        FourToo::Many => facts.told_input("children_count"),
    };
    four_too(mother)
        .into_iter()
        .filter_map(|risk| Some(measure(told(risk)?, risk.name(), level(false))))
        .collect()
}

fn postpartum(facts: &Facts<'_>) -> Vec<Measure> {
    let mut found = Vec::new();
    found.extend(check_up(facts));
    found.extend(pressure(facts));
    found.extend(arm(facts));
    found.extend(super::asked::capsules(facts));
    found.extend(planning(facts));
    found
}

fn check_up(facts: &Facts<'_>) -> Option<Measure> {
    let birth = facts.case.episode?.date("delivery_date")?;
    let window = window_on(&KF, birth, facts.case.on)?;
    let input = Input::new("days_after_birth", days_between(birth, facts.case.on));
    Some(measure(input, window.name, None))
}

fn planning(facts: &Facts<'_>) -> Option<Measure> {
    let birth = facts.case.episode?.date("delivery_date")?;
    let answer = facts.flag("family_planning")?;
    let before = facts.case.before(&["postpartum_visit"]);
    let since = before
        .iter()
        .filter(|visit| visit.answers.flag("family_planning") == Some(true))
        .map(|visit| visit.on)
        .chain(answer.then_some(facts.case.on))
        .min();
    let (words, level) = match contraception(birth, since, facts.case.on) {
        Contraception::InTime => (
            t(
                "Sudah ber-KB dalam 42 hari",
                "Family planning within 42 days",
            ),
            level(true),
        ),
        Contraception::Late => (
            t(
                "Sudah ber-KB, sesudah 42 hari",
                "Family planning, after 42 days",
            ),
            level(true),
        ),
        Contraception::Open => (
            t(
                "Belum ber-KB, masih ada waktu sampai hari ke-42",
                "No family planning yet, there is time until day 42",
            ),
            None,
        ),
        Contraception::Missed => (
            t(
                "Belum ber-KB, sudah lewat 42 hari",
                "No family planning, and 42 days are over",
            ),
            level(false),
        ),
    };
    Some(measure(facts.input("family_planning")?, words, level))
}
