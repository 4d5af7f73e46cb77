//! What is known of a child in a span, as the numbers need it.

use super::scene::Look;
use crate::Date;
use crate::date::{completed_months, days_between};
use crate::finding::{measured, weighing};
use crate::growth::gain::{Gain, Weighing, judge, twice_not_enough};
use crate::growth::{Oedema, Score, Sex, assess, is_low_birth_weight, is_short_at_birth};
use crate::immunisation::{Dose, doses, is_basic_complete};
use crate::life::{Episode, Person, Visit};
use crate::service::campaign::given_on;
use crate::service::development::Development;
use crate::service::feeding::{Meals, Recall, is_complementary_age, is_recall_age, six_months};
use crate::service::vitamin_a::{VITAMIN_A_MONTH, has_capsule};

/// A child of 0–59 completed months in the span.
pub(super) struct ChildRow {
    /// Completed months at the last visit of the span, else on its last day.
    pub(super) months: i32,
    pub(super) was_weighed: bool,
    pub(super) was_measured: bool,
    pub(super) was_weighed_and_measured: bool,
    pub(super) gain: Option<Gain>,
    pub(super) is_second_loss: bool,
    pub(super) weight_for_age: Option<Score>,
    pub(super) length_for_age: Option<Score>,
    pub(super) weight_for_length: Option<Score>,
    pub(super) head_for_age: Option<Score>,
    pub(super) has_oedema: bool,
    pub(super) has_book: bool,
    /// Born in the span: put to the breast early, weight, length.
    pub(super) is_born_in_span: bool,
    pub(super) early_breastfeeding: Option<bool>,
    pub(super) low_birth_weight: Option<bool>,
    pub(super) short_at_birth: Option<bool>,
    /// Last recall in the span at 0–5 months.
    pub(super) exclusive: Option<bool>,
    /// Completed six months in the span: exclusive until then.
    pub(super) six_months: Option<bool>,
    /// Last answer in the span at 6–23 months.
    pub(super) good_food: Option<bool>,
    /// A capsule was given in the span, whenever it was told.
    pub(super) had_vitamin_a: bool,
    pub(super) had_extra_food: bool,
    pub(super) was_referred: bool,
    pub(super) was_referred_to_hospital: bool,
    pub(super) development: Option<Development>,
    pub(super) mothers_classes: usize,
    /// At 12–23 months on the span's last day: basic immunisation, if anything is known of it.
    pub(super) basic_immunisation: Option<bool>,
}

impl ChildRow {
    /// `None` for a child that is no target in the span: not yet born, five years old before it, or registered later.
    pub(super) fn of(look: Look, person: &Person<'_>, episode: &Episode<'_>) -> Option<Self> {
        let birth = person.birth()?;
        // On its first day in the span: a child that turns five later in the month is still one of it.
        let first_day = birth.max(look.span.from);
        let is_target = first_day <= look.span.to
            && completed_months(birth, first_day)? <= 59
            && look.overlaps(episode, Some(birth));
        if !is_target {
            return None;
        }
        let until = look.until(&episode.visits);
        let within: Vec<&Visit<'_>> = look
            .within(&until)
            .into_iter()
            .filter(|visit| completed_months(birth, visit.on).is_some_and(|months| months <= 59))
            .collect();
        let mut row = Self::begin(look, birth, episode, &within);
        row.read_growth(person.sex(), birth, &until, &within);
        row.read_services(birth, &until, &within, look);
        Some(row)
    }

    fn begin(look: Look, birth: Date, episode: &Episode<'_>, within: &[&Visit<'_>]) -> Self {
        let told = episode.answers;
        let last_day = within.last().map_or(look.span.to, |visit| visit.on);
        let any = |is: fn(&Visit<'_>) -> bool| within.iter().any(|visit| is(visit));
        let sent = || look.referrals(&episode.visits);
        Self {
            months: completed_months(birth, last_day).unwrap_or_default(),
            was_weighed: any(|visit| number(visit, "weight_kg").is_some()),
            was_measured: any(|visit| number(visit, "height_cm").is_some()),
            was_weighed_and_measured: any(|visit| {
                number(visit, "weight_kg").is_some() && number(visit, "height_cm").is_some()
            }),
            gain: None,
            is_second_loss: false,
            weight_for_age: None,
            length_for_age: None,
            weight_for_length: None,
            head_for_age: None,
            has_oedema: false,
            has_book: told.flag("has_mch_book") == Some(true),
            is_born_in_span: look.span.holds(birth),
            early_breastfeeding: told.flag("early_breastfeeding"),
            low_birth_weight: told.number("birth_weight_kg").map(is_low_birth_weight),
            short_at_birth: told.number("birth_length_cm").map(is_short_at_birth),
            exclusive: None,
            six_months: None,
            good_food: None,
            had_vitamin_a: look
                .ever(&episode.visits)
                .filter(|visit| has_capsule(visit.answers))
                .filter_map(|visit| given_on(visit.answers, VITAMIN_A_MONTH, visit.on))
                .any(|day| look.span.holds(day)),
            had_extra_food: any(|visit| {
                visit.answers.flag("supplementary_food_received") == Some(true)
            }),
            was_referred: sent().next().is_some()
                || any(|visit| visit.answers.flag("referral_made") == Some(true)),
            was_referred_to_hospital: sent().any(is_to_hospital) || any(is_to_hospital),
            development: within.iter().rev().find_map(|visit| {
                Development::from_code(visit.answers.text("development_screening")?)
            }),
            mothers_classes: 0,
            basic_immunisation: None,
        }
    }

    /// Each index from the last visit of the span that has what it needs.
    fn read_growth(
        &mut self,
        sex: Option<Sex>,
        birth: Date,
        until: &[&Visit<'_>],
        within: &[&Visit<'_>],
    ) {
        for visit in within {
            let found = measured(sex, Some(days_between(birth, visit.on)), visit.answers);
            let growth = assess(&found);
            self.weight_for_age = growth.weight_for_age.or(self.weight_for_age);
            self.length_for_age = growth.length_for_age.or(self.length_for_age);
            self.weight_for_length = growth.weight_for_length.or(self.weight_for_length);
            self.head_for_age = growth.head_for_age.or(self.head_for_age);
            if number(visit, "weight_kg").is_some() || visit.answers.is_filled("oedema") {
                self.has_oedema = found.oedema == Oedema::Present;
            }
        }
        let last_weighed = within
            .iter()
            .rev()
            .find(|visit| number(visit, "weight_kg").is_some());
        let (Some(sex), Some(last)) = (sex, last_weighed) else {
            return;
        };
        let weighings: Vec<Weighing> = until
            .iter()
            .filter(|visit| visit.on <= last.on)
            .filter_map(|visit| weighing(visit.answers, visit.on, sex, birth))
            .collect();
        // A weight that cannot be believed gets no letter.
        if weighings
            .last()
            .is_some_and(|weighing| weighing.on == last.on)
        {
            self.gain = judge(sex, birth, &weighings);
            self.is_second_loss = twice_not_enough(sex, birth, &weighings);
        }
    }

    fn read_services(
        &mut self,
        birth: Date,
        until: &[&Visit<'_>],
        within: &[&Visit<'_>],
        look: Look,
    ) {
        let months = |visit: &Visit<'_>| completed_months(birth, visit.on).unwrap_or(-1);
        self.exclusive = within.iter().rev().find_map(|visit| {
            is_recall_age(months(visit))
                .then(|| visit.answers.flag("exclusive_breastfeeding"))
                .flatten()
        });
        self.good_food = within.iter().rev().find_map(|visit| {
            let asked =
                is_complementary_age(months(visit)) && visit.answers.is_filled("food_groups");
            asked.then(|| Meals::of(&visit.answers.codes("food_groups")).is_good())
        });
        let half_a_year = crate::date::add_months(birth, 6);
        if look.span.holds(half_a_year) {
            let recalls: Vec<Recall> = until
                .iter()
                .filter_map(|visit| {
                    Some(Recall {
                        on: visit.on,
                        is_exclusive: visit.answers.flag("exclusive_breastfeeding")?,
                    })
                })
                .collect();
            self.six_months = six_months(birth, &recalls);
        }
        self.mothers_classes = until
            .iter()
            .filter(|visit| days_between(visit.on, look.span.to) < 365)
            .filter(|visit| visit.answers.flag("mothers_class") == Some(true))
            .count();
        let age = completed_months(birth, look.span.to).unwrap_or(-1);
        if (12..=23).contains(&age) {
            self.basic_immunisation = basic_immunisation(birth, until, look.span.to);
        }
    }

    /// A score of this span that can be published.
    pub(super) fn published(score: Option<Score>) -> Option<f64> {
        score
            .filter(|score| !score.is_implausible)
            .map(|score| score.z)
    }

    /// BB/TB below −3, or oedema.
    pub(super) fn is_severely_wasted(&self) -> bool {
        self.has_oedema || Self::published(self.weight_for_length).is_some_and(|z| z < -3.0)
    }

    /// BB/TB from −3 to below −2.
    pub(super) fn is_wasted(&self) -> bool {
        !self.has_oedema
            && Self::published(self.weight_for_length).is_some_and(|z| (-3.0..-2.0).contains(&z))
    }

    /// BB/U below −2, or oedema, which counts as severe (§3.3).
    pub(super) fn is_underweight(&self) -> bool {
        self.has_oedema || Self::published(self.weight_for_age).is_some_and(|z| z < -2.0)
    }

    /// PB-TB/U below −2.
    pub(super) fn is_stunted(&self) -> bool {
        Self::published(self.length_for_age).is_some_and(|z| z < -2.0)
    }

    /// BB/TB above +2: gizi lebih and obesitas.
    pub(super) fn is_overweight(&self) -> bool {
        Self::published(self.weight_for_length).is_some_and(|z| z > 2.0)
    }
}

fn number(visit: &Visit<'_>, key: &str) -> Option<f64> {
    visit.answers.number(key).filter(|number| *number > 0.0)
}

/// By the dates on record; without any, by the word of the last visit from nine months on, when the last basic dose is due.
pub(super) fn basic_immunisation(birth: Date, until: &[&Visit<'_>], by: Date) -> Option<bool> {
    let given: Vec<Dose> = doses(until.iter().map(|visit| visit.answers));
    if !given.is_empty() {
        return Some(is_basic_complete(birth, &given, by));
    }
    until.iter().rev().find_map(|visit| {
        let is_of_age = completed_months(birth, visit.on).is_some_and(|months| months >= 9);
        match visit.answers.text("immunisation_status")? {
            "complete_for_age" if is_of_age => Some(true),
            "incomplete" | "never" => Some(false),
            _ => None,
        }
    })
}

fn is_to_hospital(visit: &Visit<'_>) -> bool {
    visit.answers.text("referral_to") == Some("hospital")
}
