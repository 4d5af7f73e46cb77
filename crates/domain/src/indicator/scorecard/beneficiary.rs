//! Who is to be served in a quarter: the counts of Formulir 1 and of the first two tables of Formulir 4 (§2.14). By the
//! quarter's last day; what is not on record is counted for no group.

use super::person::{Mother, insurance, mother_of};
use super::status::{Nutrition, mat};
use crate::Answers;
use crate::date::completed_months;
use crate::household_risk::{is_latrine_adequate, is_water_adequate};
use crate::indicator::scene::Look;
use crate::life::Person;
use crate::schedule::is_pregnancy_at_risk;

/// The counts of an area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beneficiaries {
    /// Households with a pregnant woman or a child of 0–23 months.
    pub households: u32,
    /// Of these, whose last survey names water that is not adequate.
    pub without_water: u32,
    /// Of these, whose last survey names a latrine that is not adequate.
    pub without_latrine: u32,
    /// Pregnant women.
    pub pregnant: u32,
    /// Of these RISTI or KEK.
    pub pregnant_at_risk: u32,
    /// Of these without health insurance.
    pub pregnant_uninsured: u32,
    /// Children of 0–23 months.
    pub children: u32,
    /// Of these gizi kurang.
    pub wasted: u32,
    /// Of these gizi buruk.
    pub severely_wasted: u32,
    /// Of these short for their age.
    pub stunted: u32,
    /// Of these any of the three, each child once.
    pub children_at_risk: u32,
    /// Of these without health insurance.
    pub children_uninsured: u32,
    /// Of these without a birth certificate.
    pub without_certificate: u32,
    /// Growth mat green, by the last time in the quarter.
    pub mat_green: u32,
    /// Growth mat yellow.
    pub mat_yellow: u32,
    /// Growth mat red.
    pub mat_red: u32,
}

impl Beneficiaries {
    /// Takes in other households of the area: a phone reads them one by one.
    pub fn take_in(&mut self, others: &Self) {
        for (mine, other) in self.numbers().into_iter().zip({ *others }.numbers()) {
            *mine += *other;
        }
    }

    fn numbers(&mut self) -> [&mut u32; 16] {
        [
            &mut self.households,
            &mut self.without_water,
            &mut self.without_latrine,
            &mut self.pregnant,
            &mut self.pregnant_at_risk,
            &mut self.pregnant_uninsured,
            &mut self.children,
            &mut self.wasted,
            &mut self.severely_wasted,
            &mut self.stunted,
            &mut self.children_at_risk,
            &mut self.children_uninsured,
            &mut self.without_certificate,
            &mut self.mat_green,
            &mut self.mat_yellow,
            &mut self.mat_red,
        ]
    }

    /// Counts a person. Says whether she makes her household one of the first 1,000 days.
    pub(super) fn add(
        &mut self,
        look: Look,
        person: &Person<'_>,
        survey: Option<&Answers>,
    ) -> bool {
        let is_pregnant = self.add_pregnant(look, person, survey);
        self.add_child(look, person, survey) || is_pregnant
    }

    fn add_pregnant(&mut self, look: Look, person: &Person<'_>, survey: Option<&Answers>) -> bool {
        let Some(Mother::Pregnant(episode)) = mother_of(look, person) else {
            return false;
        };
        let visits = look.until(&episode.visits);
        self.pregnant += 1;
        let is_at_risk = is_pregnancy_at_risk(person, episode, &visits, look.span.to);
        self.pregnant_at_risk += u32::from(is_at_risk);
        self.pregnant_uninsured += u32::from(insurance(&visits, episode, survey) == Some(false));
        true
    }

    fn add_child(&mut self, look: Look, person: &Person<'_>, survey: Option<&Answers>) -> bool {
        let end = look.span.to;
        let Some(birth) = person.birth() else {
            return false;
        };
        let is_young = completed_months(birth, end).is_some_and(|months| months <= 23);
        let episode = person
            .episodes
            .iter()
            .find(|one| one.form == "child" && one.is_open(Some(birth), end));
        let Some(episode) = episode.filter(|_| is_young) else {
            return false;
        };
        let visits = look.until(&episode.visits);
        let state = Nutrition::of(person, birth, &visits);
        let [severe, moderate, short] =
            [state.is_severe, state.is_moderate, state.is_short].map(|is| is == Some(true));
        self.children += 1;
        self.severely_wasted += u32::from(severe);
        self.wasted += u32::from(moderate);
        self.stunted += u32::from(short);
        self.children_at_risk += u32::from(severe || moderate || short);
        self.children_uninsured += u32::from(insurance(&visits, episode, survey) == Some(false));
        self.without_certificate +=
            u32::from(episode.answers.flag("birth_certificate") == Some(false));
        match mat(&look.within(&visits)) {
            Some("green") => self.mat_green += 1,
            Some("yellow") => self.mat_yellow += 1,
            Some("red") => self.mat_red += 1,
            _ => {}
        }
        true
    }

    /// Counts a household of the first 1,000 days.
    pub(super) fn add_household(&mut self, survey: Option<&Answers>) {
        let told = |key: &str, judge: fn(&str) -> Option<bool>| {
            survey.and_then(|survey| survey.text(key)).and_then(judge)
        };
        self.households += 1;
        self.without_water += u32::from(told("water_source", is_water_adequate) == Some(false));
        self.without_latrine += u32::from(told("latrine", is_latrine_adequate) == Some(false));
    }
}
