//! The kinds of beneficiary: which episode makes someone one, and which visits are offered for it.
//! Under two (baduta) is not a kind but an age, see [`crate::describe::is_under_two`].

use crate::finding::referral::{OUTCOME_ID, REFERRAL_ID};
use crate::form::{self, Form};
use crate::term::{Term, t};
use crate::{Date, date};

/// A kind of beneficiary. The household stands among them, because it is visited too, though it is no episode of a person.
#[derive(Debug)]
pub struct Kind {
    /// Form id of the episode (of the household itself for a household).
    pub episode: &'static str,
    /// What people call one of them.
    pub label: Term,
    /// The only sex that can be of this kind.
    pub sex: Option<&'static str>,
    /// Completed months of age between which someone is registered, both inclusive. Only the child's is a rule;
    /// the others keep a list of choices short.
    pub months: Option<(i32, i32)>,
    /// Form ids of the visits, the usual one first.
    pub visits: &'static [&'static str],
}

/// Every kind, in the order of life.
pub static ALL: &[Kind] = &[
    Kind {
        episode: "household",
        label: t("Keluarga", "Household"),
        sex: None,
        months: None,
        visits: &["household_survey"],
    },
    Kind {
        episode: "adolescent",
        label: t("Remaja putri", "Adolescent girl"),
        sex: Some("female"),
        months: Some((10 * 12, 19 * 12 - 1)),
        visits: &["adolescent_visit"],
    },
    Kind {
        episode: "engagement",
        label: t("Calon pengantin", "Prospective bride or groom"),
        sex: None,
        months: Some((10 * 12, i32::MAX)),
        visits: &["engagement_contact"],
    },
    Kind {
        episode: "pregnancy",
        label: t("Ibu hamil", "Pregnant woman"),
        sex: Some("female"),
        months: Some((10 * 12, 60 * 12)),
        visits: &["pregnancy_visit", "delivery"],
    },
    Kind {
        episode: "postpartum",
        label: t("Ibu nifas", "Mother after birth"),
        sex: Some("female"),
        months: Some((10 * 12, 60 * 12)),
        visits: &["postpartum_visit"],
    },
    Kind {
        episode: "child",
        label: t("Balita", "Child under five"),
        sex: None,
        months: Some((0, 59)),
        visits: &["child_visit", NEWBORN_VISIT],
    },
    Kind {
        episode: SUPPORT,
        label: t("Penerima bantuan", "Supported by a donor"),
        sex: None,
        months: None,
        visits: &[SUPPORT_DELIVERY],
    },
];

/// The episode of somebody whom a donor supports (orang tua asuh). It stands beside the others and says nothing of her health.
pub const SUPPORT: &str = "support";
/// What she was handed.
pub const SUPPORT_DELIVERY: &str = "support_delivery";

const NEWBORN_VISIT: &str = "newborn_visit";

/// Days after birth in which a baby is a newborn (Settled 4: the KN windows end on day 28).
pub const NEWBORN_DAYS: i32 = 28;

/// The kind whose episode (or household) has this form.
pub fn of_episode(form_id: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.episode == form_id)
}

/// The kind for which this visit is offered.
pub fn of_visit(form_id: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.visits.contains(&form_id))
}

/// The forms of any episode of a person: recorded, corrected and reviewed like visits, and offered for a finding instead of
/// for a kind. Nobody was met for them, so they are no "last visit" and no number counts them as one.
pub const OF_ANY: [&str; 2] = [REFERRAL_ID, OUTCOME_ID];

/// Whether somebody was met for it to be looked after. Neither a referral nor what a donor gave is a visit that a number, a last
/// visit or a judgement knows of.
pub fn is_meeting(form_id: &str) -> bool {
    form_id != SUPPORT_DELIVERY && !OF_ANY.contains(&form_id)
}

/// Whether a form is recorded as a visit.
pub fn is_visit(form_id: &str) -> bool {
    OF_ANY.contains(&form_id) || of_visit(form_id).is_some()
}

/// The field with the day of a visit. What derives rows asks here and not the form: the first part of the app holds no forms.
pub fn date_key(form_id: &str) -> &'static str {
    match form_id {
        "delivery" => "delivery_date",
        _ => "visit_date",
    }
}

/// The kinds that are episodes of a person.
pub fn of_persons() -> impl Iterator<Item = &'static Kind> {
    ALL.iter().filter(|kind| kind.episode != "household")
}

impl Kind {
    /// The form that registers it.
    pub fn form(&self) -> &'static Form {
        form::by_id(self.episode).expect("a test holds that every kind names a form")
    }

    /// Whether a person of this sex and age can be registered as one. What is not known does not stand in the way.
    pub fn fits(&self, sex: Option<&str>, birth: Option<Date>, on: Date) -> bool {
        let sex_fits = self
            .sex
            .is_none_or(|needed| sex.is_none_or(|sex| sex == needed));
        let age_fits = self.months.is_none_or(|(from, to)| {
            birth.is_none_or(|birth| {
                date::completed_months(birth, on)
                    .is_some_and(|months| (from..=to).contains(&months))
            })
        });
        sex_fits && age_fits
    }

    /// The visits to offer on a day, the one to suggest first. A baby of up to 28 days is offered the newborn visit first,
    /// an older one no longer.
    pub fn visits_on(&self, birth: Option<Date>, on: Date) -> Vec<&'static Form> {
        let days = birth.map(|birth| date::days_between(birth, on));
        let is_newborn = days.is_some_and(|days| days <= NEWBORN_DAYS);
        let mut ids: Vec<&str> = self.visits.to_vec();
        if is_newborn {
            ids.sort_by_key(|id| *id != NEWBORN_VISIT);
        } else {
            ids.retain(|id| *id != NEWBORN_VISIT);
        }
        ids.into_iter().filter_map(form::by_id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::scorecard::FUNDS_ID;
    use jiff::civil::date;

    #[test]
    fn every_kind_and_visit_names_a_form_and_every_visit_has_one_kind() {
        for kind in ALL {
            assert_eq!(kind.form().id, kind.episode);
            for visit in kind.visits {
                assert!(form::by_id(visit).is_some(), "{visit}");
                assert_eq!(of_visit(visit).map(|kind| kind.episode), Some(kind.episode));
            }
        }
        let named: Vec<&str> = ALL
            .iter()
            .flat_map(|kind| kind.visits.iter().copied().chain([kind.episode]))
            .chain(OF_ANY)
            .collect();
        for form in form::table::ALL
            .iter()
            .filter(|form| !["person", form::table::SESSION_ID, FUNDS_ID].contains(&form.id))
        {
            assert!(named.contains(&form.id), "{} belongs to no kind", form.id);
        }
    }

    #[test]
    fn a_referral_is_recorded_as_a_visit_and_belongs_to_no_kind() {
        for form in OF_ANY {
            assert!(is_visit(form) && of_visit(form).is_none(), "{form}");
            assert!(!is_meeting(form), "{form}");
        }
        assert!(is_visit(SUPPORT_DELIVERY) && !is_meeting(SUPPORT_DELIVERY));
        assert!(is_meeting("child_visit"));
        assert!(is_visit("child_visit") && !is_visit("child"));
    }

    #[test]
    fn a_visit_is_dated_by_the_field_that_its_form_names() {
        for form in form::table::ALL.iter().filter(|form| is_visit(form.id)) {
            assert_eq!(form.dated_by, Some(date_key(form.id)), "{}", form.id);
        }
    }

    #[test]
    fn a_newborn_is_offered_its_own_visit_until_day_28() {
        let child = of_episode("child").expect("a kind");
        let born = date(2026, 3, 1);
        let offered = |on| -> Vec<&str> {
            let forms = child.visits_on(Some(born), on);
            forms.iter().map(|form| form.id).collect()
        };
        assert_eq!(offered(date(2026, 3, 29)), ["newborn_visit", "child_visit"]);
        assert_eq!(offered(date(2026, 3, 30)), ["child_visit"]);
        assert_eq!(child.visits_on(None, born).len(), 1);
    }

    #[test]
    fn kinds_fit_by_sex_and_age() {
        let today = date(2026, 11, 21);
        let fitting = |sex, birth| -> Vec<&str> {
            of_persons()
                .filter(|kind| kind.fits(sex, birth, today))
                .map(|kind| kind.episode)
                .collect()
        };
        let woman = date(1999, 1, 1);
        assert_eq!(
            fitting(Some("female"), Some(woman)),
            ["engagement", "pregnancy", "postpartum", SUPPORT]
        );
        assert_eq!(fitting(Some("male"), Some(woman)), ["engagement", SUPPORT]);
        assert_eq!(
            fitting(Some("male"), Some(date(2021, 11, 22))),
            ["child", SUPPORT]
        );
        assert_eq!(fitting(Some("male"), Some(date(2021, 11, 21))), [SUPPORT]);
        let girl = |born| fitting(Some("female"), Some(born)).contains(&"adolescent");
        let (ten, nineteen) = (date(2016, 11, 21), date(2007, 11, 21));
        assert!(girl(ten) && girl(date(2007, 11, 22)));
        assert!(!girl(date(2016, 11, 22)) && !girl(nineteen));
        assert!(!fitting(Some("male"), Some(ten)).contains(&"adolescent"));
        assert_eq!(fitting(None, None).len(), 6);
    }
}
