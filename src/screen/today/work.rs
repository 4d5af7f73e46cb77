//! Whom to see next: one card for each person and household with something to do, the most pressing first. Pure.

use crate::phone::{HouseRow, Row};
use crate::screen::address;
use dampingi_domain::Date;
use dampingi_domain::schedule::{Due, Priority};

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
    Person(Row),
    House(HouseRow),
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
    whom: Result<&'a Row, &'a HouseRow>,
    due: Due,
    more: usize,
}

impl Found<'_> {
    fn last_seen(&self) -> Option<&String> {
        let visit = self.whom.ok()?.last_visit.as_ref()?;
        Some(&visit.date)
    }

    fn card(&self) -> Card {
        Card {
            whom: match self.whom {
                Ok(row) => Whom::Person(row.clone()),
                Err(house) => Whom::House(house.clone()),
            },
            due: self.due.clone(),
            more: self.more,
        }
    }
}

/// Everybody who has something to do on this day or soon after it, the first of each group. Among tasks that press alike,
/// whom nobody has seen the longest comes first; then by name, as the lists are.
pub fn groups(
    rows: &[Row],
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
    for house in houses {
        if let Some(due) = house.due(today, ahead_days) {
            found.push(Found {
                whom: Err(house),
                due,
                more: 0,
            });
        }
    }
    found.sort_by(|a, b| {
        let pressing = |Found { due, .. }: &Found<'_>| {
            (due.priority, due.task.rank, due.to.unwrap_or(Date::MAX))
        };
        let by_need = pressing(a).cmp(&pressing(b));
        by_need.then_with(|| a.last_seen().cmp(&b.last_seen()))
    });
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
        form if is_at_home(due) => address::visit_at_home(row.id, form),
        form => address::record_visit(row.id, form),
    }
}

/// Whether the task is a visit at home: the form then begins with it.
fn is_at_home(due: &Due) -> bool {
    matches!(due.task.id, "risk_child" | "risk_mother")
}

/// Whether a task is to see her, so that it counts how long nobody did.
pub fn is_visit(due: &Due) -> bool {
    is_at_home(due) || matches!(due.task.id, "pregnancy_contact" | "follow_up" | "weighing")
}
