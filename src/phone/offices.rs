//! The organisation around the user: what its health offices chose, and its posyandu and facilities, which a form offers by name.

use super::Phone;
use crate::session::Session;
use crate::store::shelf::Reference;
use dampingi_domain::finding::Choices;
use dampingi_domain::form::place::{Places, links};
use dampingi_sync::{Edit, Kind};

impl Phone {
    /// What health offices chose, as far as this phone has pulled it.
    pub fn choices(self) -> Choices {
        let session = self.engine().session();
        session.map_or_else(|_| Choices::default(), |session| choices(&session))
    }

    /// The names of places to choose from, by name: the posyandu of her villages, the facilities around them.
    pub fn places(self, places: Places) -> Vec<String> {
        let Ok(session) = self.engine().session() else {
            return Vec::new();
        };
        let mut names: Vec<String> = Vec::new();
        for (_, known) in session.shelf.borrow().reference.pairs() {
            if is_offered(known, places, &session) && !names.contains(&known.name) {
                names.push(known.name.clone());
            }
        }
        names.sort_unstable();
        names
    }
}

/// What health offices chose.
pub fn choices(session: &Session) -> Choices {
    let mut choices = Choices::default();
    for known in session.shelf.borrow().reference.all() {
        choices.add(&known.area, known.chosen.iter().map(String::as_str));
    }
    choices
}

fn is_offered(known: &Reference, places: Places, session: &Session) -> bool {
    match known.kind {
        Kind::Posyandu => {
            let profile = session.profile.borrow();
            let is_hers = || {
                profile
                    .areas
                    .iter()
                    .any(|own| own.code.contains(&known.area))
            };
            places == Places::Posyandu && is_hers()
        }
        Kind::Facility => places.has_type(&known.sort),
        _ => false,
    }
}

/// An edit that says which place of the organisation it names, where the name is that of one.
pub fn linked(mut edit: Edit, session: &Session) -> Edit {
    let (Edit::Create { fields } | Edit::Update { fields }) = &mut edit else {
        return edit;
    };
    let mut stale = Vec::new();
    for (key, places, link) in links() {
        if fields.get(key).is_none() {
            continue;
        }
        let shelf = session.shelf.borrow();
        let named = |known: &Reference| fields.text(key) == Some(&known.name);
        let mut known = shelf.reference.pairs();
        let found = known.find(|(_, known)| named(known) && is_offered(known, places, session));
        match found {
            Some((id, _)) => fields.set(link, id.to_string()),
            None => stale.push(link),
        }
    }
    // Another name than before: the old link would name another place.
    match &mut edit {
        Edit::Update { fields } => stale.into_iter().for_each(|link| fields.clear(link)),
        Edit::Create { fields } => stale.into_iter().for_each(|link| drop(fields.take(link))),
        _ => {}
    }
    edit
}
