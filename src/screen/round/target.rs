//! Who belongs to a measuring round, and who was weighed and measured in it. Pure.

use crate::phone::Row;
use dampingi_domain::Date;
use dampingi_domain::date::{completed_months, from_iso};
use dampingi_domain::period::Month;
use dampingi_domain::posyandu_name::is_same;
use dampingi_domain::service::campaign::Campaign;
use std::sync::Arc;

/// A posyandu in the round.
#[derive(Clone, PartialEq)]
pub struct Group {
    /// By name; empty for those who name none.
    pub posyandu: String,
    pub all: usize,
    pub missing: Vec<Arc<Row>>,
}

/// The round to show on a day: the one of this month, of the last one while its numbers are still looked at, else the next.
pub fn of_day(today: Date) -> Option<Campaign> {
    let last = Campaign::last(today)?;
    let since = Month::of(last.first_day()).plus(1).last_day();
    if today <= since {
        Some(last)
    } else {
        last.next()
    }
}

/// The posyandu of a child.
pub fn posyandu(row: &Row) -> &str {
    let child = row.episodes.iter().find(|it| it.form == "child");
    child.map_or("", |it| &it.posyandu)
}

/// The targets of a round by posyandu, in the order of the names; those who name none last.
pub fn groups(rows: &[Arc<Row>], round: Campaign) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows.iter().filter(|row| is_target(row, round)) {
        let name = posyandu(row);
        let at = groups
            .iter()
            .position(|group| is_same(&group.posyandu, name));
        let at = at.unwrap_or_else(|| {
            let key = |name: &str| (name.is_empty(), name.to_ascii_lowercase());
            let at = groups.partition_point(|group| key(&group.posyandu) <= key(name));
            groups.insert(
                at,
                Group {
                    posyandu: name.to_owned(),
                    all: 0,
                    missing: Vec::new(),
                },
            );
            at
        });
        let group = &mut groups[at];
        group.all += 1;
        let measured = from_iso(&row.measured_on);
        if measured.is_none_or(|on| Month::of(on) != Month::of(round.first_day())) {
            group.missing.push(row.clone());
        }
    }
    groups
}

/// Of 0–59 completed months on some day of the round's month.
fn is_target(row: &Row, round: Campaign) -> bool {
    let birth = row.birth_date.as_deref().and_then(from_iso);
    let is_of_age = birth.is_some_and(|birth| {
        let first = birth.max(round.first_day());
        let months = completed_months(birth, first);
        first <= round.last_day() && months.is_some_and(|months| months <= 59)
    });
    is_of_age && row.episodes.iter().any(|it| it.form == "child")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::EpisodeRow;
    use crate::store::derive::person_row;
    use crate::store::sample::{id, person};
    use jiff::civil::date;

    fn child(n: u128, posyandu: &str, birth: &str, measured: &str) -> Arc<Row> {
        let mut row = person_row(&person(n), None, &[], 0).expect("not deleted");
        row.birth_date = Some(birth.to_owned());
        row.measured_on = measured.to_owned();
        row.episodes.push(EpisodeRow {
            id: id(n + 100),
            form: "child".to_owned(),
            key_date: row.birth_date.clone(),
            undated_since: None,
            posyandu: posyandu.to_owned(),
            registered_on: String::new(),
        });
        Arc::new(row)
    }

    #[test]
    fn the_round_of_a_day_is_the_last_one_for_a_month_and_then_the_next() {
        for (day, year, month) in [
            (date(2026, 8, 1), 2026, 8),
            (date(2026, 9, 30), 2026, 8),
            (date(2026, 10, 1), 2027, 2),
            (date(2027, 1, 31), 2027, 2),
            (date(2027, 3, 31), 2027, 2),
            (date(2027, 4, 1), 2027, 8),
        ] {
            assert_eq!(of_day(day), Campaign::new(year, month), "{day}");
        }
    }

    #[test]
    fn each_posyandu_knows_who_is_missing() {
        let rows = [
            child(1, "Mawar", "2024-01-10", "2026-08-03"),
            child(2, "Mawar", "2024-01-10", "2026-02-03"),
            child(3, "", "2024-01-10", ""),
            child(4, "Anggrek", "2024-01-10", "2026-08-31"),
            // Five on the first of the month; and born in it.
            child(5, "Mawar", "2021-08-01", ""),
            child(6, "Mawar", "2026-08-31", ""),
        ];
        let round = Campaign::new(2026, 8).expect("a round");
        let told: Vec<(String, usize, usize)> = groups(&rows, round)
            .into_iter()
            .map(|group| (group.posyandu, group.all, group.missing.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("Anggrek".to_owned(), 1, 0),
                ("Mawar".to_owned(), 3, 2),
                (String::new(), 1, 1),
            ]
        );
    }
}
