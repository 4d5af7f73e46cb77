//! The posyandu days on this phone. A day is made of everything that says it is planned or was held, on whichever phone it was
//! written and however it spells the posyandu.

use super::Phone;
use crate::store::one_posyandu::Known;
use crate::store::shelf::{CANCELLED, CLOSED, Reference};
use dampingi_domain::posyandu_name::{Names, is_same};
use dampingi_domain::{AreaCode, Date, date};
use dampingi_sync::{Kind, RecordId};

/// A posyandu on a day.
#[derive(Clone, PartialEq, Eq)]
pub struct PosyanduDay {
    /// The records that say it: one for each phone that planned or opened it by itself.
    pub sessions: Vec<RecordId>,
    /// Village.
    pub area: AreaCode,
    /// Posyandu, by name: the one that stays, where several were said to be one.
    pub posyandu: String,
    /// The other names of it.
    pub also: Vec<String>,
    /// When.
    pub on: Date,
    /// Whether somebody closed it.
    pub is_closed: bool,
    /// Whether it is not held: said of every record, for whoever opened one anew holds it.
    pub is_cancelled: bool,
}

impl PosyanduDay {
    /// Whether another day is one of this posyandu.
    pub fn is_of_same(&self, other: &Self) -> bool {
        self.area == other.area && is_same(&self.posyandu, &other.posyandu)
    }

    /// Whether a name as somebody wrote it is that of this posyandu.
    pub fn is_of(&self, named: &str) -> bool {
        is_same(&self.posyandu, named) || self.also.iter().any(|also| is_same(also, named))
    }
}

impl Phone {
    /// Every posyandu day that this phone knows, the newest first.
    pub fn posyandu_days(self) -> Vec<PosyanduDay> {
        let Ok(session) = self.engine().session() else {
            return Vec::new();
        };
        let shelf = session.shelf.borrow();
        days(shelf.reference.pairs(), &Known::of(&shelf))
    }
}

fn days<'a>(
    known: impl Iterator<Item = (RecordId, &'a Reference)>,
    names: &Known,
) -> Vec<PosyanduDay> {
    let mut days: Vec<PosyanduDay> = Vec::new();
    for (id, known) in known.filter(|(_, known)| known.kind == Kind::Session) {
        let Some(on) = date::from_iso(&known.sort) else {
            continue;
        };
        let is = |said: &str| known.chosen.iter().any(|word| word == said);
        let posyandu = names.one(&known.area, &known.name);
        let gone = names.in_village(&known.area).into_iter();
        let gone = gone.flat_map(Names::gone);
        let also = gone.filter(|(_, stays)| is_same(stays, posyandu));
        let one = PosyanduDay {
            sessions: vec![id],
            area: known.area.clone(),
            posyandu: posyandu.to_owned(),
            also: also.map(|(name, _)| name.to_owned()).collect(),
            on,
            is_closed: is(CLOSED),
            is_cancelled: is(CANCELLED),
        };
        let same = days
            .iter_mut()
            .find(|day| day.on == on && day.is_of_same(&one));
        if let Some(day) = same {
            day.sessions.push(id);
            day.is_closed |= one.is_closed;
            day.is_cancelled &= one.is_cancelled;
        } else {
            let at = days.partition_point(|day| day.on >= on);
            days.insert(at, one);
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{id, record};
    use crate::store::shelf::reference;

    /// Days as `posyandu date records closed cancelled`.
    fn told(sessions: &[(&str, &str, &str)]) -> Vec<String> {
        let known = sessions.iter().zip(700..).map(|((posyandu, on, said), n)| {
            let mut session = record(n, Kind::Session, "posyandu_session");
            session.fields.set("posyandu", *posyandu);
            session.fields.set("held_on", *on);
            if !said.is_empty() {
                session.fields.set(*said, true);
            }
            (id(n), reference(&session).expect("a day"))
        });
        let known: Vec<_> = known.collect();
        let days = days(
            known.iter().map(|(id, known)| (*id, known)),
            &Known::default(),
        );
        let told = days.iter().map(|day| {
            let (of, count) = (&day.posyandu, day.sessions.len());
            let (closed, cancelled) = (day.is_closed, day.is_cancelled);
            format!("{of} {} {count} {closed} {cancelled}", day.on)
        });
        told.collect()
    }

    #[test]
    fn a_day_planned_on_two_phones_in_two_spellings_is_one_day() {
        let told = told(&[
            ("Melati 1", "2026-11-26", ""),
            ("POSYANDU MELATI I", "2026-11-26", "closed"),
            ("Melati 2", "2026-11-26", ""),
            ("Melati 1", "2026-12-24", ""),
        ]);
        assert_eq!(
            told,
            [
                "Melati 1 2026-12-24 1 false false",
                "Melati 1 2026-11-26 2 true false",
                "Melati 2 2026-11-26 1 false false",
            ]
        );
    }

    #[test]
    fn a_day_is_called_off_when_nobody_holds_it() {
        let off = ("Melati", "2026-11-26", "cancelled");
        assert_eq!(told(&[off, off]), ["Melati 2026-11-26 2 false true"]);
        // One that was opened anew is held.
        let anew = ("melati", "2026-11-26", "");
        assert_eq!(told(&[off, anew]), ["Melati 2026-11-26 2 false false"]);
    }
}
