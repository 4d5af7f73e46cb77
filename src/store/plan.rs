//! What is due for a person over the next months, and what her family's risk asks of her, from her records: the lines that her
//! row keeps. Pure; the rules are the domain's, and they come with a cadre's screens: the first part of the app, which derives
//! rows, must not hold them.

use super::derive::{current, visit_date};
use dampingi_domain::Date;
use dampingi_domain::date::from_iso;
use dampingi_domain::household_risk::{Told, is_latrine_adequate, is_water_adequate};
use dampingi_domain::life::{Episode, Person, Standing, Visit, ended_on};
use dampingi_domain::schedule::Plan;
use dampingi_sync::{Kind, Record, link};
use std::hint::black_box;
use std::sync::OnceLock;

/// Days that a plan tells of, at least: half a year. Some days more for each person, so that the plans that were made
/// together on the day of an import are not all made anew on one day.
const DAYS: u16 = 183;
/// How far ahead the screens look.
pub const AHEAD_DAYS: u16 = 31;

/// What a row keeps of a person beside her records.
#[derive(Default)]
pub struct Lines {
    /// See [`crate::phone::Row::plan`].
    pub plan: String,
    /// See [`crate::phone::Row::told`].
    pub told: String,
}

/// What makes the lines of a person, from what belongs to her, on a day.
type Planner = fn(&Record, &[&Record], Date) -> Lines;

/// Set once a part that holds the rules is here.
static PLANNER: OnceLock<Planner> = OnceLock::new();

/// Lets rows be planned from now on. Only screens may call it: what they reach is not in the first part. Whether it is news.
pub fn learn() -> bool {
    // Seen through, the only value there is would be put wherever it is asked for, and bring the rules with it.
    PLANNER.set(black_box(lines as Planner)).is_ok()
}

/// Whether rows can be planned.
pub fn is_learned() -> bool {
    PLANNER.get().is_some()
}

/// The lines for a person; empty until they can be made, which is made good after the unlock.
pub fn of(person: &Record, around: &[&Record], today: Date) -> Lines {
    let planner = PLANNER.get();
    planner.map_or_else(Lines::default, |planner| planner(person, around, today))
}

/// The lines for a person, as known today.
pub fn lines(person: &Record, around: &[&Record], today: Date) -> Lines {
    let visits = current(around);
    let of = |episode: &Record| {
        // Oldest first: of two of one day the later one is the last word.
        let own = visits
            .iter()
            .rev()
            .filter(|visit| visit.link(link::EPISODE) == Some(episode.id));
        let seen = own.filter_map(|visit| {
            Some(Visit {
                form: &visit.form,
                on: from_iso(visit_date(visit))?,
                answers: &visit.fields,
                // One that came back for correction was made all the same: it is corrected, not repeated.
                standing: Standing::Received,
            })
        });
        seen.collect()
    };
    let episodes = around
        .iter()
        .filter(|record| record.kind == Kind::Episode && !record.deleted)
        .map(|episode| Episode {
            form: &episode.form,
            answers: &episode.fields,
            closed_on: ended_on(&episode.fields),
            visits: of(episode),
        });
    let life = Person {
        answers: &person.fields,
        area: &person.area,
        episodes: episodes.collect(),
    };
    let spread = u16::from(person.id.0.as_bytes()[15] % 64);
    Lines {
        plan: Plan::of(&life, today, DAYS + spread, AHEAD_DAYS).to_line(),
        told: Told::of(&life, today).to_line(),
    }
}

/// The day of the newest survey among what belongs to a household.
pub fn surveyed_on(around: &[&Record]) -> Option<String> {
    let newest = current(around).first().map(|visit| visit_date(visit))?;
    (!newest.is_empty()).then(|| newest.to_owned())
}

/// Whether the newest survey found water and latrine adequate, a sign each (`dampingi_domain::household_risk`).
pub fn fit(around: &[&Record]) -> String {
    let visits = current(around);
    let sign = |key, judge: fn(&str) -> Option<bool>| {
        let code = visits.first().and_then(|visit| visit.fields.text(key));
        match code.and_then(judge) {
            Some(true) => '+',
            Some(false) => '-',
            None => '?',
        }
    };
    let signs = [
        sign("water_source", is_water_adequate),
        sign("latrine", is_latrine_adequate),
    ];
    if signs == ['?', '?'] {
        return String::new();
    }
    signs.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{id, person, record};
    use dampingi_domain::Answers;
    use dampingi_domain::schedule::Due;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    fn child() -> Record {
        let mut child = record(30, Kind::Episode, "child");
        child.fields = Answers::new()
            .with(link::PERSON, id(1).to_string())
            .with("registered_on", "2026-01-05");
        child
    }

    fn weighed(n: u128, on: &str) -> Record {
        let mut visit = record(n, Kind::Visit, "child_visit");
        visit.fields = Answers::new()
            .with(link::PERSON, id(1).to_string())
            .with(link::EPISODE, id(30).to_string())
            .with("visit_date", on)
            .with("immunisation_status", "complete_for_age")
            .with("weight_kg", 12.5);
        visit
    }

    fn due(around: &[Record], on: Date) -> Vec<&'static str> {
        let around: Vec<&Record> = around.iter().collect();
        let plan = Plan::from_line(&lines(&person(1), &around, TODAY).plan).expect("just written");
        let name = |due: &Due| due.task.id;
        plan.due(on, 0).iter().map(name).collect()
    }

    #[test]
    fn what_was_done_is_not_due_until_its_time_comes_again() {
        assert_eq!(due(&[child()], TODAY), ["immunisation_book", "weighing"]);
        let seen = [child(), weighed(10, "2026-11-03")];
        assert_eq!(due(&seen, TODAY), [""; 0]);
        assert_eq!(due(&seen, date(2026, 12, 1)), ["weighing"]);
        assert!(due(&seen, date(2027, 2, 1)).contains(&"vitamin_a"));
    }

    #[test]
    fn of_two_visits_on_one_day_the_later_one_is_the_last_word() {
        let measured = |n, revision, arm_cm| {
            let mut visit = weighed(n, "2026-11-12");
            visit.revision = revision;
            // What the phone's clock said decides nothing.
            visit.recorded_at = format!("2026-11-12T{:02}:00:00+08:00", 20 - n);
            visit.fields.set("method", "posyandu");
            visit.fields.set("muac_cm", arm_cm);
            visit
        };
        let planned = |around: &[Record]| {
            let around: Vec<&Record> = around.iter().collect();
            let mut child = person(1);
            for (key, value) in [
                ("sex", "male"),
                ("birth_date", "2025-01-10"),
                ("consent", "given"),
            ] {
                child.fields.set(key, value);
            }
            lines(&child, &around, TODAY).plan
        };
        let thin = |n, revision| measured(n, revision, 12.0);
        let well = |n, revision| measured(n, revision, 15.0);
        let at_risk = planned(&[child(), thin(10, 5)]);
        let at_ease = planned(&[child(), well(10, 5)]);
        assert_ne!(at_risk, at_ease);
        assert_eq!(planned(&[child(), thin(10, 5), well(11, 6)]), at_ease);
        assert_eq!(planned(&[child(), thin(11, 6), well(10, 5)]), at_risk);
        // What only this phone has comes after all that the server knows.
        assert_eq!(planned(&[child(), thin(11, 6), well(10, 0)]), at_ease);
    }

    #[test]
    fn a_replaced_visit_was_not_made_and_a_returned_one_was() {
        let mut correction = weighed(11, "2026-10-03");
        correction.fields.set(link::CORRECTS, id(10).to_string());
        let corrected = [child(), weighed(10, "2026-11-03"), correction];
        assert_eq!(due(&corrected, TODAY), ["weighing"]);
        let mut review = record(20, Kind::Review, "");
        review.revision = 20;
        review.fields.set(link::VISIT, id(10).to_string());
        review.fields.set(dampingi_sync::status::STATE, "returned");
        let returned = [child(), weighed(10, "2026-11-03"), review];
        assert_eq!(due(&returned, TODAY), [""; 0]);
    }

    #[test]
    fn nothing_is_due_in_an_episode_that_was_ended() {
        let mut ended = child();
        ended.fields.set("ended_on", "2026-11-01");
        assert_eq!(due(&[ended], TODAY), [""; 0]);
    }

    #[test]
    fn the_newest_survey_counts() {
        let survey = |n, on: &str| {
            let mut survey = record(n, Kind::Visit, "household_survey");
            survey.fields.set("visit_date", on);
            survey
        };
        let all = [survey(10, "2026-01-03"), survey(11, "2025-02-01")];
        let all: Vec<&Record> = all.iter().collect();
        assert_eq!(surveyed_on(&all).as_deref(), Some("2026-01-03"));
        assert_eq!(surveyed_on(&[]), None);
    }

    #[test]
    fn water_and_latrine_are_those_of_the_newest_survey() {
        let found = |water: &str, latrine: &str| {
            let mut old = record(11, Kind::Visit, "household_survey");
            old.fields.set("visit_date", "2025-02-01");
            old.fields.set("water_source", "surface");
            let mut new = record(10, Kind::Visit, "household_survey");
            new.fields.set("visit_date", "2026-01-03");
            new.fields.set("water_source", water);
            new.fields.set("latrine", latrine);
            fit(&[&old, &new])
        };
        assert_eq!(found("piped", "own_septic"), "++");
        assert_eq!(found("surface", "own_septic"), "-+");
        assert_eq!(found("", "absent"), "?-");
        assert_eq!(found("a code of a later version", ""), "");
        assert_eq!(fit(&[]), "");
    }
}
