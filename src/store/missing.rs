//! Which children did not come on a posyandu day that is over: read from the days and the rows on this phone whenever rows are
//! shown. Nothing of it is stored, so a visit that arrives later takes a child off by itself.

use super::one_posyandu::Known;
use super::shelf::{CANCELLED, CLOSED, Reference, Shelf};
use crate::phone::Row;
use dampingi_domain::date::{add_days, from_iso};
use dampingi_domain::{Date, posyandu};
use dampingi_sync::Kind;
use std::sync::Arc;

/// A day that lies further back is no reason to go: the next one has been held, or nobody writes days down.
const LOOKED_BACK_DAYS: i32 = 62;

/// Marks the rows of the children that missed the last closed day of their posyandu.
pub fn mark(rows: &mut [Arc<Row>], shelf: &Shelf, known: &Known, today: Date) {
    let since = add_days(today, -LOOKED_BACK_DAYS).to_string();
    let is_over = |day: &&Reference| {
        let is = |word: &str| day.chosen.iter().any(|it| it == word);
        day.kind == Kind::Session && day.sort > since && is(CLOSED) && !is(CANCELLED)
    };
    let days = shelf.reference.all().filter(is_over);
    // With the name that stays, as the rows have it.
    let days: Vec<(&Reference, &str)> = days
        .map(|day| (day, known.one(&day.area, &day.name)))
        .collect();
    if days.is_empty() {
        return;
    }
    for row in rows {
        let missed = days.iter().filter(|(day, name)| is_missed(row, day, name));
        if let Some(last) = missed.map(|(day, _)| &day.sort).max() {
            Arc::make_mut(row).missed_on.clone_from(last);
        }
    }
}

fn is_missed(row: &Row, day: &Reference, name: &str) -> bool {
    let held_on = day.sort.as_str();
    let is_of = || {
        row.episodes.iter().any(|episode| {
            episode.form == "child"
                && posyandu::is_of(&episode.posyandu, name)
                && episode.registered_on.as_str() <= held_on
        })
    };
    let is_target = || {
        let days = row
            .birth_date
            .as_deref()
            .and_then(from_iso)
            .zip(from_iso(held_on));
        days.is_some_and(|(birth, on)| posyandu::is_target(birth, on))
    };
    let is_seen = row
        .last_visit
        .as_ref()
        .is_some_and(|visit| visit.date.as_str() >= held_on);
    row.area == day.area && !is_seen && is_of() && is_target()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::{EpisodeRow, LastVisit};
    use crate::store::derive::person_row;
    use crate::store::sample::{id, person, record};
    use crate::store::shelf::reference;
    use jiff::civil::date;

    fn child(n: u128, posyandu: &str, last: &str) -> Arc<Row> {
        let mut row = person_row(&person(n), None, &[], 0).expect("not deleted");
        row.birth_date = Some("2024-01-10".to_owned());
        row.episodes.push(EpisodeRow {
            id: id(n + 100),
            form: "child".to_owned(),
            key_date: row.birth_date.clone(),
            undated_since: None,
            posyandu: posyandu.to_owned(),
            registered_on: "2026-11-01".to_owned(),
        });
        row.last_visit = Some(LastVisit {
            id: id(n + 200),
            form: "child_visit".to_owned(),
            date: last.to_owned(),
            weight_kg: None,
            height_cm: None,
            muac_cm: None,
        });
        Arc::new(row)
    }

    /// Who missed the day of Melati on 10 November, by number.
    fn missed(closed: bool, rows: Vec<Arc<Row>>) -> Vec<usize> {
        missed_when(closed, false, rows)
    }

    fn missed_when(closed: bool, cancelled: bool, rows: Vec<Arc<Row>>) -> Vec<usize> {
        let mut day = record(700, Kind::Session, "posyandu_session");
        day.fields.set("posyandu", "Melati");
        day.fields.set("held_on", "2026-11-10");
        day.fields.set("closed", closed);
        day.fields.set("cancelled", cancelled);
        let mut shelf = Shelf::default();
        shelf
            .reference
            .put(id(700), reference(&day).expect("a day"));
        let mut rows = rows;
        mark(&mut rows, &shelf, &Known::of(&shelf), date(2026, 11, 21));
        let late = rows.iter().enumerate();
        late.filter(|(_, row)| row.missed_on == "2026-11-10")
            .map(|(at, _)| at)
            .collect()
    }

    #[test]
    fn who_was_not_seen_since_a_closed_day_of_her_posyandu_missed_it() {
        let rows = || {
            vec![
                child(1, "Melati", "2026-10-08"),
                child(2, "", "2026-10-08"),
                child(3, "Mawar", "2026-10-08"),
                child(4, "Melati", "2026-11-10"),
                child(5, "Melati", "2026-11-15"),
            ]
        };
        assert_eq!(missed(true, rows()), [0, 1]);
        assert!(missed(false, rows()).is_empty());
        // A day that was not held was missed by nobody.
        assert!(missed_when(true, true, rows()).is_empty());
    }

    #[test]
    fn nobody_missed_what_was_before_her_time_or_after_her_fifth_birthday() {
        let with = |change: fn(&mut Row)| {
            let mut row = child(1, "Melati", "2026-10-08");
            change(Arc::make_mut(&mut row));
            missed(true, vec![row]).len()
        };
        assert_eq!(with(|_| {}), 1);
        assert_eq!(
            with(|row| row.birth_date = Some("2026-11-11".to_owned())),
            0
        );
        assert_eq!(
            with(|row| row.birth_date = Some("2021-11-10".to_owned())),
            0
        );
        assert_eq!(
            with(|row| row.episodes[0].registered_on = "2026-11-11".to_owned()),
            0
        );
        assert_eq!(with(|row| row.episodes.clear()), 0);
    }
}
