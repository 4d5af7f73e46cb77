//! The children of a posyandu day, with what the day shows of each: the list from the rows at once, the rest as it is read.

use crate::phone::{PersonView, Phone, PosyanduDay, Row, use_phone};
use crate::screen::result::{Around, counts};
use crate::screen::visit::day as day_of;
use crate::ui::{Slot, effect};
use dampingi_domain::date::from_iso;
use dampingi_domain::growth::Level;
use dampingi_domain::life::{Episode, Person, Standing, Visit};
use dampingi_domain::posyandu::{Column, Seen, is_of, is_target};
use dampingi_sync::{RecordId, link};
use leptos::task::spawn_local;
use std::sync::Arc;

/// One child of the day.
#[derive(Clone, PartialEq)]
pub struct Line {
    pub row: Arc<Row>,
    /// Listed at another posyandu: weighed here all the same, and counted there.
    pub is_guest: bool,
    /// `None` until it is read.
    pub met: Option<Met>,
}

/// What the day shows of a child.
#[derive(Clone, Default, PartialEq)]
pub struct Met {
    pub seen: Seen,
    /// The visit of the day.
    pub visit: Option<RecordId>,
    /// What it means.
    pub level: Option<Level>,
}

impl Line {
    /// Whether it came.
    pub fn came(&self) -> bool {
        self.met.as_ref().is_some_and(|met| met.seen.came)
    }

    /// Whether a column of the register counts it. A guest is counted where it is listed.
    pub fn is_in(&self, column: Column) -> bool {
        let read = || self.met.as_ref().is_some_and(|met| met.seen.is_in(column));
        !self.is_guest && (column == Column::S || read())
    }
}

/// How many of them a column counts.
pub fn count(lines: &[Line], column: Column) -> usize {
    lines.iter().filter(|line| line.is_in(column)).count()
}

/// How a child stands to a day, by its row alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Listed,
    /// Listed elsewhere, and perhaps seen here.
    Elsewhere,
}

/// A child in care that is a target on the day: at this posyandu, or at another one of the village. A child that has turned
/// five is none, whatever is still open.
fn place(row: &Row, day: &PosyanduDay) -> Option<Place> {
    let child = row
        .episodes
        .iter()
        .find(|episode| episode.form == "child")?;
    let birth = row.birth_date.as_deref().and_then(from_iso)?;
    if row.area != day.area || !is_target(birth, day.on) {
        return None;
    }
    Some(if is_of(&child.posyandu, &day.posyandu) {
        Place::Listed
    } else {
        Place::Elsewhere
    })
}

/// Who may be asked for under "not in the list".
pub fn is_elsewhere(row: &Row, day: &PosyanduDay) -> bool {
    place(row, day) == Some(Place::Elsewhere)
}

/// The children of a day as the rows tell: the list, and those of other posyandu that may have been seen here.
pub fn listed(rows: &[Arc<Row>], day: &PosyanduDay, asked: Option<RecordId>) -> Vec<Line> {
    let on = day.on.to_string();
    let was_seen = |row: &Row| {
        row.last_visit
            .as_ref()
            .is_some_and(|visit| visit.date >= on)
    };
    let line = |row: &Arc<Row>| {
        let is_guest = match place(row, day)? {
            Place::Listed => false,
            Place::Elsewhere => true,
        };
        let counts = !is_guest || was_seen(row) || asked == Some(row.id);
        counts.then(|| Line {
            row: row.clone(),
            is_guest,
            met: None,
        })
    };
    rows.iter().filter_map(line).collect()
}

/// How many children are expected on a day.
pub fn expected(rows: &[Arc<Row>], day: &PosyanduDay) -> usize {
    let listed = rows
        .iter()
        .filter(|row| place(row, day) == Some(Place::Listed));
    listed.count()
}

/// Whether anybody of the list was seen on the day or since.
pub fn has_begun(rows: &[Arc<Row>], day: &PosyanduDay) -> bool {
    let on = day.on.to_string();
    let mut seen = rows.iter().filter(|row| {
        let last = row.last_visit.as_ref();
        last.is_some_and(|visit| visit.date >= on)
    });
    seen.any(|row| place(row, day).is_some())
}

/// Lines read before the screen is drawn again.
const AT_ONCE: usize = 10;

/// The lines of a day, kept in step with the phone: only who changed is read again.
pub fn follow(day: PosyanduDay, asked: Slot<Option<RecordId>>) -> Slot<Vec<Line>> {
    let phone = use_phone();
    let rows = phone.rows();
    let lines: Slot<Vec<Line>> = Slot::new(Vec::new());
    effect(move || {
        let mut fresh = rows.with(|rows| listed(rows, &day, asked.get()));
        let mut stale = Vec::new();
        lines.with_untracked(|known| {
            for line in &mut fresh {
                let before = known.iter().find(|before| before.row.id == line.row.id);
                line.met = before.and_then(|before| before.met.clone());
                let is_same = before.is_some_and(|before| before.row == line.row);
                if !is_same || line.met.is_none() {
                    stale.push(line.row.clone());
                }
            }
        });
        lines.set(fresh);
        let day = day.clone();
        spawn_local(async move {
            for some in stale.chunks(AT_ONCE) {
                let mut read = Vec::new();
                for row in some {
                    read.push((row, meet(phone, row.id, &day).await));
                }
                let put = |lines: &mut Vec<Line>| {
                    for (row, met) in read {
                        // Who changed meanwhile is being read again.
                        let line = lines.iter_mut().find(|line| line.row == *row);
                        if let Some(line) = line {
                            line.met = Some(met);
                        }
                    }
                };
                // The screen may be gone.
                if lines.try_update(put).is_none() {
                    return;
                }
            }
        });
    });
    lines
}

async fn meet(phone: Phone, id: RecordId, day: &PosyanduDay) -> Met {
    let view = phone.person(id).await;
    view.map(|view| met(&view, day)).unwrap_or_default()
}

/// What the records of a child say of the day.
fn met(view: &PersonView, day: &PosyanduDay) -> Met {
    let visits = || view.visits.iter().filter(|visit| counts(visit));
    let episodes = view.episodes.iter().map(|episode| Episode {
        form: &episode.form,
        answers: &episode.fields,
        closed_on: None,
        // The oldest first: of two weighings of a day the later one counts.
        visits: visits()
            .rev()
            .filter(|visit| visit.record.link(link::EPISODE) == Some(episode.id))
            .filter_map(|visit| {
                Some(Visit {
                    form: &visit.record.form,
                    on: day_of(&visit.record)?,
                    answers: &visit.record.fields,
                    standing: Standing::Received,
                })
            })
            .collect(),
    });
    let life = Person {
        answers: &view.person.fields,
        area: &view.person.area,
        episodes: episodes.collect(),
    };
    let seen = Seen::of(&life, &|named| day.is_of(named), day.on);
    let here = visits().find(|visit| {
        visit.record.fields.text("method") == Some("posyandu")
            && day_of(&visit.record) == Some(day.on)
    });
    let here = here.filter(|_| seen.came).map(|visit| &visit.record);
    let result = here.and_then(|visit| Around::of(view, visit).result());
    Met {
        seen,
        visit: here.map(|visit| visit.id),
        level: result.and_then(|result| result.level),
    }
}

/// Whether everything is read.
pub fn is_read(lines: &[Line]) -> bool {
    lines.iter().all(|line| line.met.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::{EpisodeRow, LastVisit};
    use crate::store::derive::person_row;
    use crate::store::sample::{id, person};
    use jiff::civil::date;

    fn day() -> PosyanduDay {
        PosyanduDay {
            sessions: vec![id(700)],
            area: person(1).area,
            posyandu: "Melati".to_owned(),
            also: Vec::new(),
            on: date(2026, 11, 21),
            is_closed: false,
            is_cancelled: false,
        }
    }

    fn child(n: u128, posyandu: &str, birth: &str) -> Arc<Row> {
        let mut row = person_row(&person(n), None, &[], 0).expect("not deleted");
        row.birth_date = Some(birth.to_owned());
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

    fn ids(lines: &[Line]) -> Vec<(RecordId, bool)> {
        let each = lines.iter().map(|line| (line.row.id, line.is_guest));
        each.collect()
    }

    #[test]
    fn the_list_is_of_this_posyandu_and_of_who_names_none_until_the_fifth_birthday() {
        let rows = [
            child(1, "Melati", "2024-01-10"),
            child(2, "", "2024-01-10"),
            child(3, "Mawar", "2024-01-10"),
            child(4, "Melati", "2021-11-22"),
            child(5, "Melati", "2021-11-21"),
        ];
        let lines = listed(&rows, &day(), None);
        assert_eq!(
            ids(&lines),
            [(id(1), false), (id(2), false), (id(4), false)]
        );
    }

    #[test]
    fn who_is_expected_and_whether_it_has_begun_is_read_from_the_rows() {
        let mut rows = vec![
            child(1, "POSYANDU MELATI", "2024-01-10"),
            child(2, "", "2024-01-10"),
            child(3, "Mawar", "2024-01-10"),
        ];
        assert_eq!(expected(&rows, &day()), 2);
        assert!(!has_begun(&rows, &day()));
        let visit = LastVisit {
            id: id(9),
            form: "child_visit".to_owned(),
            date: "2026-11-21".to_owned(),
            weight_kg: None,
            height_cm: None,
            muac_cm: None,
        };
        Arc::make_mut(&mut rows[1]).last_visit = Some(visit);
        assert!(has_begun(&rows, &day()));
    }

    #[test]
    fn a_child_of_another_posyandu_is_a_guest_and_counts_there() {
        let rows = [
            child(1, "Melati", "2024-01-10"),
            child(3, "Mawar", "2024-01-10"),
        ];
        let mut lines = listed(&rows, &day(), Some(id(3)));
        assert_eq!(ids(&lines), [(id(1), false), (id(3), true)]);
        for line in &mut lines {
            let mut met = Met::default();
            met.seen.came = true;
            met.seen.weight_kg = Some(10.0);
            line.met = Some(met);
        }
        assert_eq!((count(&lines, Column::S), count(&lines, Column::D)), (1, 1));
    }
}
