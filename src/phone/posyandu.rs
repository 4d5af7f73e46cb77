//! The posyandu days on this phone. A day is made of everything that says it was held, on whichever phone it was written.

use super::Phone;
use crate::store::shelf::CLOSED;
use dampingi_domain::{AreaCode, Date, date};
use dampingi_sync::{Kind, RecordId};

/// A posyandu on a day.
#[derive(Clone, PartialEq, Eq)]
pub struct PosyanduDay {
    /// The records that say that it was held: one for each phone that opened it by itself.
    pub sessions: Vec<RecordId>,
    /// Village.
    pub area: AreaCode,
    /// Posyandu, by name.
    pub posyandu: String,
    /// When.
    pub on: Date,
    /// Whether somebody closed it.
    pub is_closed: bool,
}

impl Phone {
    /// Every posyandu day that this phone knows, the newest first.
    pub fn posyandu_days(self) -> Vec<PosyanduDay> {
        let Ok(session) = self.engine().session() else {
            return Vec::new();
        };
        let mut days: Vec<PosyanduDay> = Vec::new();
        for (id, known) in session.shelf.borrow().reference.pairs() {
            if known.kind != Kind::Session {
                continue;
            }
            let Some(on) = date::from_iso(&known.sort) else {
                continue;
            };
            let is_closed = known.chosen.iter().any(|word| word == CLOSED);
            let same = days.iter_mut().find(|day| {
                day.on == on
                    && day.area == known.area
                    && day.posyandu.eq_ignore_ascii_case(&known.name)
            });
            match same {
                Some(day) => {
                    day.sessions.push(id);
                    day.is_closed |= is_closed;
                }
                None => {
                    let at = days.partition_point(|day| day.on >= on);
                    let day = PosyanduDay {
                        sessions: vec![id],
                        area: known.area.clone(),
                        posyandu: known.name.clone(),
                        on,
                        is_closed,
                    };
                    days.insert(at, day);
                }
            }
        }
        days
    }
}
