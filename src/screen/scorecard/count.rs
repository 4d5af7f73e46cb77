//! Counts a village's scorecard a household at a time, so that no phone holds a whole village's records at once. How it is judged is
//! said by the domain; who counts as one person, and which visit is the last word of a day, is as the server has it.

use super::kept::{Judged, Kept};
use crate::phone::{HouseholdView, PersonView, Phone, VisitView};
use crate::screen::lived::{as_counted, lent};
use crate::sorted::{padded, sorted};
use dampingi_domain::indicator::scorecard::{Beneficiaries, Card, LINES, LengthRule, Need};
use dampingi_domain::indicator::{Basis, Expected, Kind, Population};
use dampingi_domain::life::{self, Episode, Household, Person, ended_on};
use dampingi_domain::period::Quarter;
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::{RecordId, link};

/// Reads and judges everybody of a village. `told` hears how many people are done, of how many.
pub async fn count(
    phone: Phone,
    village: &AreaCode,
    quarter: Quarter,
    told: impl Fn(usize, usize),
) -> Kept {
    let people: Vec<(Option<RecordId>, RecordId)> = phone.rows().with_untracked(|rows| {
        let here = rows.iter().filter(|row| row.area == *village);
        here.map(|row| (row.household, row.id)).collect()
    });
    let key = |(home, id): &(Option<RecordId>, RecordId)| {
        let mut key = home.map_or_else(String::new, |home| home.to_string());
        key.push_str(&id.to_string());
        key
    };
    let people = sorted(people, key);
    let all = people.len();
    let mut kept = Kept::default();
    let mut beneficiaries = Beneficiaries::default();
    let mut approved = Card::default();
    let mut done = 0;
    for group in people.chunk_by(|one, other| one.0.is_some() && one.0 == other.0) {
        let mut views = Vec::new();
        for (_, id) in group {
            views.extend(phone.person(*id).await);
        }
        let home = match group[0].0 {
            Some(id) => phone.household(id).await,
            None => None,
        };
        let home = home.filter(|home| home.household.area == *village);
        let [card, looked_at] = judge(&views, home.as_ref(), village, quarter);
        beneficiaries.take_in(&card.beneficiaries);
        approved.take_in(looked_at, done);
        let household = home.map(|home| home.household.id);
        let mut add = |at: usize, needs: &[Need]| {
            kept.people.push(Judged {
                id: views[at].person.id,
                household,
                needs: needs.to_vec(),
            });
        };
        for ((at, _), needs) in card.mothers.iter().zip(&card.mothers_needs) {
            add(*at, needs);
        }
        for ((at, _), needs) in card.children.iter().zip(&card.childrens_needs) {
            add(*at, needs);
        }
        for (at, verdict) in &card.preschool {
            add(*at, &[Need::from(*verdict)]);
        }
        done += group.len();
        told(done, all);
    }
    let card = Card {
        beneficiaries,
        ..Card::default()
    };
    let counts = LINES.iter().filter(|line| line.kind() == Kind::Count);
    kept.counts = counts.map(|line| line.figure(&card).numerator).collect();
    kept.approved = Kept::levels(&approved)
        .map(|it| (it.numerator, it.denominator))
        .into();
    kept
}

/// By all visits on record, and by those that the coordinator approved.
fn judge(
    views: &[PersonView],
    home: Option<&HouseholdView>,
    village: &AreaCode,
    quarter: Quarter,
) -> [Card; 2] {
    let stretches: Vec<Vec<Stretch<'_>>> = views.iter().map(stretches).collect();
    let people: Vec<Person<'_>> = views
        .iter()
        .zip(&stretches)
        .map(|(view, stretches)| Person {
            answers: &view.person.fields,
            area: &view.person.area,
            episodes: stretches.iter().map(Stretch::lent).collect(),
        })
        .collect();
    let households = home.map(|home| Household {
        area: village,
        surveys: in_order(home.visits.iter().collect())
            .into_iter()
            .filter_map(|visit| lent(visit, as_counted))
            .collect(),
        members: (0..people.len()).collect(),
    });
    let households: Vec<Household<'_>> = households.into_iter().collect();
    let population = Population {
        people: &people,
        households: &households,
        expected: Expected::default(),
    };
    let by = |basis| Card::of(&population, village, quarter, basis, LengthRule::default());
    [by(Basis::Received), by(Basis::Approved)]
}

/// An episode, or several that tell of one: a childhood registered twice, a pregnancy on two records that were merged.
struct Stretch<'a> {
    of: Option<RecordId>,
    form: &'a str,
    answers: Answers,
    visits: Vec<&'a VisitView>,
}

impl Stretch<'_> {
    fn lent(&self) -> Episode<'_> {
        let visits = in_order(self.visits.clone());
        Episode {
            form: self.form,
            answers: &self.answers,
            closed_on: ended_on(&self.answers),
            visits: visits
                .into_iter()
                .filter_map(|visit| lent(visit, as_counted))
                .collect(),
        }
    }
}

/// In the server's order; what only this phone has comes after all it knows.
fn in_order(visits: Vec<&VisitView>) -> Vec<&VisitView> {
    sorted(visits, |visit| {
        let revision = visit.record.revision.checked_sub(1).unwrap_or(u64::MAX);
        let mut key = padded(revision);
        key.push_str(&visit.record.recorded_at);
        key
    })
}

fn stretches(view: &PersonView) -> Vec<Stretch<'_>> {
    let episodes = sorted(view.episodes.iter().collect(), |record| {
        // One without a day comes first, as on the server.
        let mut key = record
            .fields
            .text("registered_on")
            .unwrap_or_default()
            .to_owned();
        key.push_str(&record.id.to_string());
        key
    });
    let mut all: Vec<Stretch<'_>> = Vec::new();
    for record in episodes {
        let of = record.link(link::PERSON);
        let visits = view.visits.iter();
        let visits = visits.filter(|visit| visit.record.link(link::EPISODE) == Some(record.id));
        let is_same = |known: &&mut Stretch<'_>| {
            let is_child = record.form == "child";
            known.form == record.form
                && (is_child
                    || known.of != of
                        && life::is_one_stretch(&record.form, &known.answers, &record.fields))
        };
        match all.iter_mut().find(is_same) {
            Some(first) => {
                let mut answers = record.fields.clone();
                answers.apply(&first.answers);
                first.answers = answers;
                first.visits.extend(visits);
            }
            None => all.push(Stretch {
                of,
                form: &record.form,
                answers: record.fields.clone(),
                visits: visits.collect(),
            }),
        }
    }
    all
}
