//! A person's records as the domain reads a life. Judges nothing and counts nothing.

use crate::phone::{PersonView, VisitState, VisitView};
use crate::screen::visit::day;
use dampingi_domain::life::{Episode, Person, Standing, Visit, ended_on};
use dampingi_sync::{Origin, link};

/// How a visit stands.
pub type Stands = fn(&VisitView) -> Standing;

/// For what was done: one that came back for correction was made all the same.
pub fn as_made(visit: &VisitView) -> Standing {
    match visit.state {
        VisitState::Superseded | VisitState::ClosedDuplicate => Standing::SetAside,
        _ => Standing::Received,
    }
}

/// For what is counted: as the server counts it (Settled 11), with what still waits on this phone.
pub fn as_counted(visit: &VisitView) -> Standing {
    match visit.state {
        VisitState::Superseded
        | VisitState::ClosedDuplicate
        | VisitState::Returned { .. }
        | VisitState::Refused { .. } => Standing::SetAside,
        VisitState::Approved => Standing::Approved,
        _ if visit.record.origin == Origin::Import => Standing::Imported,
        _ => Standing::Received,
    }
}

/// Her life, closed episodes too.
pub fn person(view: &PersonView, stands: Stands) -> Person<'_> {
    let episodes = view.episodes.iter().map(|record| Episode {
        form: &record.form,
        answers: &record.fields,
        closed_on: ended_on(&record.fields),
        // Oldest first: of two of one day the later one is the last word.
        visits: view
            .visits
            .iter()
            .rev()
            .filter(|visit| visit.record.link(link::EPISODE) == Some(record.id))
            .filter_map(|visit| lent(visit, stands))
            .collect(),
    });
    Person {
        answers: &view.person.fields,
        area: &view.person.area,
        episodes: episodes.collect(),
    }
}

/// One visit; none without a day.
pub fn lent(visit: &VisitView, stands: Stands) -> Option<Visit<'_>> {
    Some(Visit {
        form: &visit.record.form,
        on: day(&visit.record)?,
        answers: &visit.record.fields,
        standing: stands(visit),
    })
}
