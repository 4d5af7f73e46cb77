//! Prospective couples: is she, is he ready, "ideal" or "berisiko", and why. Domain notes §2.4, §3.8 K01; Settled 5, 9.

use super::anaemia::NOT_PREGNANT;
use super::body::{bmi, is_kek, is_wide};
use crate::date::days_between;
use crate::growth::Sex;
use crate::term::{Term, t};
use crate::{Answers, Date, date};

/// Days before the wedding by which both should have been examined.
pub const EXAMINED_DAYS_BEFORE: i32 = 90;

/// What is known of one of the two on a day.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Screening {
    /// Sex; without it nothing that differs is judged.
    pub sex: Option<Sex>,
    /// Completed years.
    pub age_years: Option<i32>,
    /// Of one decimal.
    pub bmi: Option<f64>,
    /// Of a woman.
    pub muac_cm: Option<f64>,
    /// Around the waist.
    pub waist_cm: Option<f64>,
    /// Haemoglobin.
    pub hb_g_dl: Option<f64>,
    /// Smokes, or lives with smoke.
    pub smoke: Option<Smoke>,
    /// The examination before the wedding.
    pub examined: Examined,
    /// The day of the first examination.
    pub examined_on: Option<Date>,
}

impl std::fmt::Debug for Screening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Screening")
    }
}

/// Tobacco.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Smoke {
    /// Neither.
    Free,
    /// Lives with smoke.
    Exposed,
    /// Smokes.
    Smokes,
}

impl Smoke {
    /// The code of the form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Free => crate::form::NONE,
            Self::Exposed => "exposed",
            Self::Smokes => "smokes",
        }
    }
}

/// The examination before the wedding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Examined {
    /// Not asked.
    #[default]
    Unknown,
    /// Done, in time or with no wedding date to measure by.
    InTime,
    /// Done less than 90 days before the wedding.
    Late,
    /// Not done, and there is time.
    NotYet,
    /// Not done, and less than 90 days are left.
    Overdue,
}

/// A reason for "berisiko".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Below 20 years.
    TooYoung,
    /// A woman above 35 years.
    TooOld,
    /// BMI below 18.5.
    Thin,
    /// BMI above 25.0.
    Heavy,
    /// Waist from 80 cm (a woman) or 90 cm (a man) on.
    Wide,
    /// Upper arm below 23.5 cm.
    Kek,
    /// Haemoglobin below 12 g/dL.
    LowHb,
    /// Smokes or lives with smoke.
    Smoke,
    /// Not examined, and less than three months are left.
    NotExamined,
    /// Examined, and later than three months before the wedding.
    ExaminedLate,
}

impl Reason {
    /// In words.
    pub const fn name(self) -> Term {
        match self {
            Self::TooYoung => t("Umur di bawah 20 tahun", "Below 20 years"),
            Self::TooOld => t("Umur di atas 35 tahun", "Above 35 years"),
            Self::Thin => t("IMT di bawah 18,5", "BMI below 18.5"),
            Self::Heavy => t("IMT di atas 25", "BMI above 25"),
            Self::Wide => t(
                "Lingkar perut lebar (perempuan 80 cm, laki-laki 90 cm ke atas)",
                "Wide waist (from 80 cm for a woman, 90 cm for a man)",
            ),
            Self::Kek => t("LiLA di bawah 23,5 cm", "Upper arm below 23.5 cm"),
            Self::LowHb => t("Hb di bawah 12", "Haemoglobin below 12"),
            Self::Smoke => t(
                "Merokok atau terpapar asap rokok",
                "Smokes or lives with smoke",
            ),
            Self::NotExamined => t(
                "Belum periksa, padahal menikah kurang dari 3 bulan lagi",
                "Not examined, and the wedding is less than three months away",
            ),
            Self::ExaminedLate => t(
                "Baru diperiksa kurang dari 3 bulan sebelum menikah",
                "Examined less than three months before the wedding",
            ),
        }
    }
}

/// How one of the two stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Ideal: nothing speaks against, and everything was measured.
    Ideal,
    /// Berisiko: the wedding may go on, a pregnancy had better wait.
    AtRisk,
    /// Nothing speaks against so far, but not everything is known.
    Incomplete,
}

/// The result with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How it stands.
    pub readiness: Readiness,
    /// What speaks against.
    pub reasons: Vec<Reason>,
    /// Field keys of what is not known yet.
    pub missing: Vec<&'static str>,
    /// Below the age that the programme calls ideal to marry, 21 for her and 25 for him (from memory). No risk by itself.
    pub below_ideal_age: bool,
}

impl Screening {
    /// From the answers of person, engagement and the contacts so far, newest first: a measure not taken this time is
    /// taken from the last contact that has it.
    pub fn of(
        person: Option<&Answers>,
        episode: Option<&Answers>,
        contacts: &[&Answers],
        on: Date,
    ) -> Self {
        let number = |key: &str| contacts.iter().find_map(|answers| answers.number(key));
        let wedding = episode.and_then(|episode| episode.date("planned_wedding_date"));
        let examined_on = examined_on(contacts);
        let weight_and_height = number("weight_kg").zip(number("height_cm"));
        Self {
            sex: person
                .and_then(|person| person.text("sex"))
                .and_then(Sex::from_code),
            age_years: person
                .and_then(|person| person.date("birth_date"))
                .and_then(|birth| date::completed_years(birth, on)),
            bmi: weight_and_height.and_then(|(kg, cm)| bmi(kg, cm)),
            muac_cm: number("muac_cm"),
            waist_cm: number("waist_cm"),
            hb_g_dl: number("hb_g_dl"),
            smoke: contacts.iter().find_map(|answers| smoke(answers)),
            examined: examined(contacts, examined_on, wedding, on),
            examined_on,
        }
    }

    /// Judges it.
    pub fn outcome(&self) -> Outcome {
        let is_woman = self.sex == Some(Sex::Female);
        let is = |holds: Option<bool>, reason| (holds == Some(true)).then_some(reason);
        let reasons: Vec<Reason> = [
            is(self.age_years.map(|years| years < 20), Reason::TooYoung),
            is(
                self.age_years.map(|years| is_woman && years > 35),
                Reason::TooOld,
            ),
            is(self.bmi.map(|bmi| bmi < 18.5), Reason::Thin),
            is(self.bmi.map(|bmi| bmi > 25.0), Reason::Heavy),
            is(
                self.waist_cm
                    .zip(self.sex)
                    .map(|(cm, sex)| is_wide(cm, sex)),
                Reason::Wide,
            ),
            is(self.muac_cm.map(|cm| is_woman && is_kek(cm)), Reason::Kek),
            is(
                self.hb_g_dl
                    .map(|hb| is_woman && hb > 0.0 && hb < NOT_PREGNANT.absent_from),
                Reason::LowHb,
            ),
            is(self.smoke.map(|smoke| smoke != Smoke::Free), Reason::Smoke),
            (self.examined == Examined::Overdue).then_some(Reason::NotExamined),
            // Three months are what it takes to mend what is found: examined later is not ready yet (§2.4, §3.8 K01).
            (self.examined == Examined::Late).then_some(Reason::ExaminedLate),
        ]
        .into_iter()
        .flatten()
        .collect();
        let missing = self.missing();
        let readiness = if !reasons.is_empty() {
            Readiness::AtRisk
        } else if missing.is_empty() {
            Readiness::Ideal
        } else {
            Readiness::Incomplete
        };
        let ideal_age = match self.sex {
            Some(Sex::Female) => 21,
            Some(Sex::Male) => 25,
            None => 0,
        };
        Outcome {
            readiness,
            reasons,
            missing,
            below_ideal_age: self.age_years.is_some_and(|years| years < ideal_age),
        }
    }

    fn missing(&self) -> Vec<&'static str> {
        let of_her = self.sex != Some(Sex::Male);
        [
            ("sex", self.sex.is_none()),
            ("birth_date", self.age_years.is_none()),
            ("weight_kg", self.bmi.is_none()),
            ("muac_cm", of_her && self.muac_cm.is_none()),
            ("hb_g_dl", of_her && self.hb_g_dl.is_none()),
            ("smoke_exposure", self.smoke.is_none()),
            (
                "health_check_done",
                matches!(self.examined, Examined::Unknown | Examined::NotYet),
            ),
        ]
        .into_iter()
        .filter_map(|(key, missing)| missing.then_some(key))
        .collect()
    }
}

fn smoke(answers: &Answers) -> Option<Smoke> {
    match answers.text("smoke_exposure")? {
        "smokes" => Some(Smoke::Smokes),
        "exposed" => Some(Smoke::Exposed),
        crate::form::NONE => Some(Smoke::Free),
        _ => None,
    }
}

/// The earliest examination counts: having gone again does not make her late.
fn examined_on(contacts: &[&Answers]) -> Option<Date> {
    let days = contacts
        .iter()
        .filter_map(|answers| answers.date("health_check_date"));
    days.min()
}

fn examined(
    contacts: &[&Answers],
    first: Option<Date>,
    wedding: Option<Date>,
    on: Date,
) -> Examined {
    let days_to_wedding = |from| wedding.map(|wedding| days_between(from, wedding));
    let is_short = |days: Option<i32>| days.is_some_and(|days| days < EXAMINED_DAYS_BEFORE);
    if contacts
        .iter()
        .any(|answers| answers.flag("health_check_done") == Some(true))
    {
        return if first.is_some_and(|day| is_short(days_to_wedding(day))) {
            Examined::Late
        } else {
            Examined::InTime
        };
    }
    let asked = contacts
        .iter()
        .any(|answers| answers.flag("health_check_done") == Some(false));
    match (asked, is_short(days_to_wedding(on))) {
        (false, _) => Examined::Unknown,
        (true, true) => Examined::Overdue,
        (true, false) => Examined::NotYet,
    }
}
