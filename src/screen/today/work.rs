//! Whom to see next: one card for each person and household with something to do, the most pressing first. Pure.

use crate::phone::{HouseRow, Row};
use crate::screen::address;
use crate::sorted::sorted;
use dampingi_domain::Date;
use dampingi_domain::schedule::{Due, Priority};
use dampingi_sync::RecordId;
use std::sync::Arc;

/// Who, and her most pressing task.
#[derive(Clone, PartialEq)]
pub struct Card {
    pub whom: Whom,
    pub due: Due,
    /// How many more tasks she has.
    pub more: usize,
}

/// A person, or a household to be surveyed.
#[derive(Clone, PartialEq)]
pub enum Whom {
    Person(Arc<Row>),
    House(Box<HouseRow>),
}

/// What presses alike.
#[derive(Clone, PartialEq)]
pub struct Group {
    pub priority: Priority,
    /// The first ones.
    pub cards: Vec<Card>,
    /// How many there are.
    pub all: usize,
}

/// Where somebody stands in the lists, with what she has to be seen for.
struct Found<'a> {
    whom: Result<&'a Arc<Row>, &'a HouseRow>,
    due: Due,
    more: usize,
}

impl Found<'_> {
    /// By its order: urgency, importance, the last day, and the last visit.
    fn key(&self) -> String {
        let due = &self.due;
        let mut key = String::with_capacity(32);
        // One letter each, in their order.
        key.push(char::from(due.priority as u8));
        key.push(char::from(due.task.rank));
        // A letter for the year and one for the day in it.
        let to = due.to.unwrap_or(Date::MAX);
        let letters = [
            i32::from(to.year()),
            i32::from(to.month()) * 32 + i32::from(to.day()),
        ];
        key.extend(letters.map(|part| char::from_u32(part.unsigned_abs()).unwrap_or_default()));
        if let Ok(row) = self.whom {
            key.push_str(row.last_visit.as_ref().map_or("", |visit| &visit.date));
        }
        key
    }

    fn card(&self) -> Card {
        Card {
            whom: match self.whom {
                Ok(row) => Whom::Person(row.clone()),
                Err(house) => Whom::House(Box::new(house.clone())),
            },
            due: self.due.clone(),
            more: self.more,
        }
    }
}

/// Everybody who has something to do on this day or soon after it, the first of each group. Among tasks that press alike,
/// whom nobody has seen the longest comes first; then by name, as the lists are.
pub fn groups(
    rows: &[Arc<Row>],
    houses: &[HouseRow],
    today: Date,
    ahead_days: u16,
    most: usize,
) -> Vec<Group> {
    let mut found = Vec::new();
    for row in rows {
        let mut due = row.due(today, ahead_days).into_iter();
        if let Some(first) = due.next() {
            found.push(Found {
                whom: Ok(row),
                due: first,
                more: due.len(),
            });
        }
    }
    // A house whose people all moved away is not surveyed.
    let here = rows.iter().filter(|row| row.left.is_empty());
    let mut lived_in: Vec<RecordId> = here.filter_map(|row| row.household).collect();
    lived_in.sort_unstable();
    let is_left = |house: &HouseRow| house.people > 0 && lived_in.binary_search(&house.id).is_err();
    for house in houses.iter().filter(|house| !is_left(house)) {
        if let Some(due) = house.due(today, ahead_days) {
            found.push(Found {
                whom: Err(house),
                due,
                more: 0,
            });
        }
    }
    let found = sorted(found, Found::key);
    let alike = found.chunk_by(|a, b| a.due.priority == b.due.priority);
    alike
        .map(|group| Group {
            priority: group[0].due.priority,
            cards: group.iter().take(most).map(Found::card).collect(),
            all: group.len(),
        })
        .collect()
}

/// Where a person's task is done: one tap from the list. `nth` counts her tasks of this kind.
pub fn place(row: &Row, due: &Due, nth: usize) -> String {
    match due.task.form {
        // The outcome of a referral.
        "" => row.referrals.get(nth).map_or_else(
            || address::person(row.id),
            |referral| address::referral_outcome(referral.id),
        ),
        // Nobody knows yet whether she has given birth: the question is the choice between the two visits.
        "delivery" => address::choose_visit(row.id),
        _ if due.task.id == "weighing" => address::weigh(row.id),
        "person" => address::edit_person(row.id),
        form if is_at_home(due) => address::visit_at_home(row.id, form),
        form => address::record_visit(row.id, form),
    }
}

/// Whether the task is a visit at home: the form then begins with it.
fn is_at_home(due: &Due) -> bool {
    matches!(due.task.id, "risk_child" | "risk_mother" | "absent")
}

/// Whether a task is to see her, so that it counts how long nobody did.
pub fn is_visit(due: &Due) -> bool {
    is_at_home(due) || matches!(due.task.id, "pregnancy_contact" | "follow_up" | "weighing")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::ReferralRow;
    use crate::store::derive::{house_row, person_row};
    use crate::store::plan::lines;
    use crate::store::sample::{household, id, person, record};
    use dampingi_domain::Answers;
    use dampingi_sync::{Kind, Record, link};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    fn of_person(mut record: Record, n: u128, fields: Answers) -> Record {
        record.fields = fields.with(link::PERSON, id(n).to_string());
        record
    }

    /// A row as the phone derives it.
    fn row(n: u128, name: &str, form: &str, told: Answers, visits: &[(&str, Answers)]) -> Arc<Row> {
        let mut who = person(n);
        who.fields.set("name", name);
        if form != "child" {
            who.fields.set("birth_date", "1998-05-01");
        }
        let told = told.with("registered_on", "2026-06-01");
        let episode = of_person(record(n + 100, Kind::Episode, form), n, told);
        let mut around = vec![episode];
        for (at, (form, seen)) in (0_u128..).zip(visits) {
            let seen = seen.clone().with(link::EPISODE, id(n + 100).to_string());
            around.push(of_person(record(n * 1000 + at, Kind::Visit, form), n, seen));
        }
        let around: Vec<&Record> = around.iter().collect();
        let row = person_row(&who, None, &around, 0).expect("not deleted");
        Arc::new(Row {
            plan: lines(&who, &around, TODAY).plan,
            ..row
        })
    }

    fn child(n: u128, name: &str, last: &str) -> Arc<Row> {
        let seen = Answers::new()
            .with("visit_date", last)
            .with("immunisation_status", "complete_for_age")
            .with("weight_kg", 12.4);
        row(n, name, "child", Answers::new(), &[("child_visit", seen)])
    }

    fn pregnant(n: u128, name: &str, arm: f64) -> Arc<Row> {
        let told = Answers::new().with("lmp", "2026-06-01");
        let seen = Answers::new()
            .with("visit_date", "2026-10-18")
            .with("anc_date", "2026-10-10")
            .with("muac_cm", arm);
        row(n, name, "pregnancy", told, &[("pregnancy_visit", seen)])
    }

    /// Groups as `urgency all: name task +more, …`.
    fn shown(rows: &[Arc<Row>], houses: &[HouseRow], most: usize) -> Vec<String> {
        let card = |card: &Card| {
            let name = match &card.whom {
                Whom::Person(row) => &row.name,
                Whom::House(house) => &house.head_name,
            };
            format!("{name} {} +{}", card.due.task.id, card.more)
        };
        let groups = groups(rows, houses, TODAY, 7, most);
        let told = groups.iter().map(|group| {
            let cards: Vec<String> = group.cards.iter().map(card).collect();
            format!("{:?} {}: {}", group.priority, group.all, cards.join(", "))
        });
        told.collect()
    }

    #[test]
    fn each_stands_once_with_the_most_pressing_and_the_longest_unseen_first() {
        let rows = [
            child(1, "A", "2026-10-20"),
            child(2, "B", "2026-09-02"),
            child(3, "C", "2026-11-02"),
            pregnant(4, "D", 22.5),
        ];
        assert_eq!(
            shown(&rows, &[house_row(&household(5), 0, 0)], 9),
            [
                "Now 4: D risk_mother +2, B weighing +0, A weighing +0, Pak Contoh household_survey +0"
            ]
        );
    }

    #[test]
    fn a_house_that_was_left_by_all_is_not_surveyed() {
        let mut mother = child(1, "A", "2026-10-20");
        Arc::make_mut(&mut mother).household = Some(id(5));
        let house = house_row(&household(5), 1, 0);
        let survey = |rows: &[Arc<Row>]| {
            let groups = groups(rows, std::slice::from_ref(&house), TODAY, 7, 9);
            let cards = groups.iter().flat_map(|group| &group.cards);
            cards
                .filter(|card| matches!(card.whom, Whom::House(_)))
                .count()
        };
        assert_eq!(survey(std::slice::from_ref(&mother)), 1);
        Arc::make_mut(&mut mother).left = "moved".to_owned();
        assert_eq!(survey(&[mother]), 0);
    }

    #[test]
    fn three_hundred_are_counted_and_the_first_are_drawn() {
        let rows: Vec<Arc<Row>> = (1..=300).map(|n| child(n, "A", "2026-10-20")).collect();
        let groups = groups(&rows, &[], TODAY, 7, 20);
        assert_eq!(groups.len(), 1);
        assert_eq!((groups[0].all, groups[0].cards.len()), (300, 20));
        assert!(super::groups(&[], &[], TODAY, 7, 20).is_empty());
    }

    #[test]
    fn an_overdue_referral_goes_before_all_and_leads_to_its_outcome() {
        let mut sent = pregnant(4, "D", 22.5);
        Arc::make_mut(&mut sent).referrals.push(ReferralRow {
            id: id(77),
            rule: String::new(),
            reason: "pucat".to_owned(),
            to: "health_centre".to_owned(),
            urgency: "today".to_owned(),
            date: "2026-11-10".to_owned(),
        });
        let rows = [child(1, "A", "2026-10-20"), sent];
        let shown = shown(&rows, &[], 9);
        assert!(shown[0].starts_with("Late 1: D referral +"), "{shown:?}");
        let due = rows[1].due(TODAY, 7);
        assert_eq!(
            place(&rows[1], &due[0], 0),
            address::referral_outcome(id(77))
        );
    }

    #[test]
    fn a_task_leads_to_its_form_and_a_visit_at_home_says_so() {
        let (kek, well) = (pregnant(4, "D", 22.5), child(1, "A", "2026-10-20"));
        let first = |row: &Row| place(row, &row.due(TODAY, 7)[0], 0);
        assert_eq!(
            first(&kek),
            address::visit_at_home(id(4), "pregnancy_visit")
        );
        assert_eq!(first(&well), address::weigh(id(1)));
    }
}
