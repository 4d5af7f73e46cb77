//! Households as their list needs them: each with who lives in it and how it stands with the risk of stunting (KRS), judged from
//! the rows alone, so that a list of all costs no reading of records. Pure.

use crate::phone::{HouseRow, Row};
use dampingi_domain::date::{completed_months, from_iso};
use dampingi_domain::household_risk::{Member, Risk, Told, assess, of_members};
use dampingi_domain::{Date, ordered::Map};
use dampingi_sync::RecordId;
use std::sync::Arc;

/// A household of the list.
pub struct Home {
    pub house: HouseRow,
    /// Who is registered in it, those who left too.
    pub members: Vec<Arc<Row>>,
    pub risk: Risk,
}

impl Home {
    /// Whether water or latrine are known to be not adequate.
    pub fn is_unfit(&self) -> bool {
        (0..2).any(|at| self.house.is_adequate(at) == Some(false))
    }
}

/// Each household, in their order, with its people.
pub fn homes(houses: &[HouseRow], rows: &[Arc<Row>], today: Date) -> Vec<Arc<Home>> {
    let mut at_home: Vec<(RecordId, usize)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((row.household?, at)))
        .collect();
    at_home.sort_unstable();
    let mut people: Map<RecordId, &[(RecordId, usize)]> = Map::new();
    for same in at_home.chunk_by(|one, other| one.0 == other.0) {
        people.insert(same[0].0, same);
    }
    let each = houses.iter().map(|house| {
        let here = people.get(&house.id).copied().unwrap_or_default();
        let members: Vec<Arc<Row>> = here.iter().map(|(_, at)| rows[*at].clone()).collect();
        let risk = judge(house, &members, today);
        Arc::new(Home {
            house: house.clone(),
            members,
            risk,
        })
    });
    each.collect()
}

fn judge(house: &HouseRow, members: &[Arc<Row>], today: Date) -> Risk {
    let here = members.iter().filter(|row| row.left.is_empty());
    let here: Vec<Member> = here.map(|row| member(row, today)).collect();
    assess(&of_members(
        house.is_adequate(0),
        house.is_adequate(1),
        &here,
    ))
}

fn member(row: &Row, today: Date) -> Member {
    let birth = row.birth_date.as_deref().and_then(from_iso);
    Member {
        months: birth.and_then(|birth| completed_months(birth, today)),
        birth,
        is_female: row.sex == "female",
        is_pregnant: row.open(today).any(|episode| episode.form == "pregnancy"),
        told: Told::from_line(&row.told),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::derive::{house_row, person_row};
    use crate::store::plan;
    use crate::store::sample::{household, id, person, record};
    use dampingi_domain::Answers;
    use dampingi_domain::household_risk::{Reason, family};
    use dampingi_domain::life::{Episode, Person};
    use dampingi_domain::woman::risk::FourToo;
    use dampingi_sync::{Kind, Record, link};

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    /// A mother who is pregnant again, her child, and her own mother; as records.
    fn people() -> Vec<(Record, Vec<Record>)> {
        let who = |n: u128, sex: &str, birth: &str| {
            let mut person = person(n);
            person.fields.set("sex", sex);
            person.fields.set("birth_date", birth);
            person.fields.set(link::HOUSEHOLD, id(5).to_string());
            person
        };
        let mut mother = who(1, "female", "1989-01-01");
        mother.fields.set("relation_to_head", "spouse");
        let mut grandmother = who(3, "female", "1960-01-01");
        grandmother.fields.set("spouse_name", "Usman");
        let mut pregnancy = record(10, Kind::Episode, "pregnancy");
        pregnancy.fields = Answers::new()
            .with(link::PERSON, id(1).to_string())
            .with("registered_on", "2026-08-01")
            .with("lmp", "2026-06-01")
            .with("children_count", 4)
            .with("last_child_age_months", 20);
        vec![
            (mother, vec![pregnancy]),
            (who(2, "male", "2024-12-01"), Vec::new()),
            (grandmother, Vec::new()),
        ]
    }

    fn listed(people: &[(Record, Vec<Record>)], fit: &str, on: Date) -> Risk {
        plan::learn();
        let mut house = house_row(&household(5), 3, 0);
        house.fit = fit.to_owned();
        let rows = people.iter().map(|(who, around)| {
            let around: Vec<&Record> = around.iter().collect();
            let row = person_row(who, Some(&house), &around, 0).expect("not deleted");
            let plan::Lines { told, .. } = plan::lines(who, &around, TODAY);
            Arc::new(Row { told, ..row })
        });
        let rows: Vec<Arc<Row>> = rows.collect();
        let homes = homes(&[house], &rows, on);
        assert_eq!(homes[0].members.len(), people.len());
        homes[0].risk.clone()
    }

    fn by_records(people: &[(Record, Vec<Record>)], survey: &Answers, on: Date) -> Risk {
        let lives: Vec<Person<'_>> = people
            .iter()
            .map(|(who, around)| Person {
                answers: &who.fields,
                area: &who.area,
                episodes: around
                    .iter()
                    .map(|it| Episode {
                        form: &it.form,
                        answers: &it.fields,
                        closed_on: None,
                        visits: Vec::new(),
                    })
                    .collect(),
            })
            .collect();
        let members: Vec<&Person<'_>> = lives.iter().collect();
        assess(&family(Some(survey), &members, on))
    }

    #[test]
    fn a_row_judges_a_family_as_its_records_do_today_and_later() {
        let survey = Answers::new()
            .with("water_source", "rain")
            .with("latrine", "absent");
        let people = people();
        // Pregnant; after the pregnancy is over; when the child is five; when she is past fifty.
        for on in [
            TODAY,
            jiff::civil::date(2027, 9, 1),
            jiff::civil::date(2030, 1, 1),
            jiff::civil::date(2040, 1, 1),
        ] {
            let (rows, records) = (listed(&people, "+-", on), by_records(&people, &survey, on));
            assert_eq!(rows, records, "{on}");
        }
        assert_eq!(
            listed(&people, "+-", TODAY).reasons,
            [
                Reason::Latrine,
                Reason::FourToo(FourToo::Old),
                Reason::FourToo(FourToo::Close),
                Reason::FourToo(FourToo::Many)
            ]
        );
    }

    #[test]
    fn what_was_not_surveyed_is_not_known_and_who_left_makes_no_risk() {
        let mut people = people();
        let risk = listed(&people[1..2], "", TODAY);
        assert_eq!(risk.unknown, ["water_source", "latrine"]);
        assert!(!risk.is_at_risk() && !risk.targets.is_empty());
        people[1].0.fields.set("left_reason", "moved");
        people[1].0.fields.set("left_on", "2026-11-01");
        let risk = listed(&people[1..2], "-+", TODAY);
        assert!(risk.targets.is_empty() && !risk.is_at_risk());
    }
}
