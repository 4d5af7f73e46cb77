//! What can be done next for a person: which visits her episodes call for, and which episode could begin.

use crate::phone::PersonView;
use dampingi_domain::Date;
use dampingi_domain::date::{completed_months, days_between};
use dampingi_domain::kind::{SUPPORT, SUPPORT_DELIVERY};
use dampingi_domain::life::ENDED_ON;
use dampingi_sync::{Record, RecordId};

/// The last day on which a newborn visit is offered: KN3 ends with day 28.
const NEWBORN_DAYS: i32 = 28;

/// The visit forms of an episode, the most usual first.
pub fn visits(episode: &str, birth: Option<Date>, today: Date) -> &'static [&'static str] {
    let is_newborn = birth.is_some_and(|birth| days_between(birth, today) <= NEWBORN_DAYS);
    match episode {
        "adolescent" => &["adolescent_visit"],
        "engagement" => &["engagement_contact"],
        "pregnancy" => &["pregnancy_visit", "delivery"],
        "postpartum" => &["postpartum_visit"],
        "child" if is_newborn => &["newborn_visit", "child_visit"],
        "child" => &["child_visit"],
        _ => &[],
    }
}

/// The episode that a visit form belongs to.
pub fn episode_of(form: &str) -> &'static str {
    match form {
        "adolescent_visit" => "adolescent",
        "engagement_contact" => "engagement",
        "pregnancy_visit" | "delivery" => "pregnancy",
        "postpartum_visit" => "postpartum",
        SUPPORT_DELIVERY => SUPPORT,
        _ => "child",
    }
}

/// The episodes that could begin for somebody of this age and sex and are not open: same person, no second registration.
pub fn beginnings(
    sex: &str,
    birth: Option<Date>,
    open: &[String],
    today: Date,
) -> Vec<&'static str> {
    let months = birth.and_then(|birth| completed_months(birth, today));
    let is_small = months.is_some_and(|months| months <= 59);
    let is_grown = months.is_none_or(|months| months >= 120);
    let fits = |episode: &&str| match *episode {
        "child" => is_small,
        // One who is nineteen is no adolescent any more; whose age nobody knows may be.
        "adolescent" => sex != "male" && is_grown && months.is_none_or(|months| months < 19 * 12),
        "engagement" => is_grown,
        _ => is_grown && sex != "male",
    };
    let all = crate::text::kind::EPISODES.into_iter();
    all.filter(fits)
        .filter(|episode| !open.iter().any(|known| known == episode))
        .collect()
}

/// The newest open episode of a kind. `open` are the ids of the open ones.
pub fn episode<'a>(view: &'a PersonView, kind: &str, open: &[RecordId]) -> Option<&'a Record> {
    let of_kind = || view.episodes.iter().filter(|episode| episode.form == kind);
    let is_open = |episode: &&Record| {
        let runs = kind == SUPPORT && !episode.fields.is_filled(ENDED_ON);
        runs || open.contains(&episode.id)
    };
    of_kind().find(is_open).or_else(|| of_kind().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_newborn_is_offered_the_newborn_visit_first() {
        let today = day("2026-11-21");
        assert_eq!(
            visits("child", Some(day("2026-10-24")), today),
            ["newborn_visit", "child_visit"]
        );
        assert_eq!(
            visits("child", Some(day("2026-10-23")), today),
            ["child_visit"]
        );
        assert_eq!(visits("child", None, today), ["child_visit"]);
    }

    #[test]
    fn every_visit_offered_belongs_to_its_episode() {
        let today = day("2026-11-21");
        for episode in crate::text::kind::EPISODES {
            for form in visits(episode, Some(today), today) {
                assert_eq!(episode_of(form), episode, "{form}");
                assert!(dampingi_domain::form::by_id(form).is_some(), "{form}");
            }
        }
    }

    #[test]
    fn what_can_begin_follows_age_and_sex() {
        let today = day("2026-11-21");
        let born = |date: &str| Some(day(date));
        assert_eq!(
            beginnings("female", born("2000-01-01"), &[], today),
            ["engagement", "pregnancy", "postpartum"]
        );
        assert_eq!(
            beginnings("female", born("2012-01-01"), &[], today),
            ["adolescent", "engagement", "pregnancy", "postpartum"]
        );
        assert_eq!(
            beginnings("male", born("2000-01-01"), &[], today),
            ["engagement"]
        );
        assert_eq!(
            beginnings("female", born("2025-01-01"), &["child".to_owned()], today),
            [""; 0]
        );
        assert_eq!(
            beginnings("male", born("2025-01-01"), &[], today),
            ["child"]
        );
    }
}
