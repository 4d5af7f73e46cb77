//! The organisation around the user: what its health offices chose, and its posyandu and facilities, which a form offers by name.

use super::Phone;
use crate::session::Session;
use crate::store::one_posyandu::Known;
use crate::store::shelf::Reference;
use dampingi_domain::AreaCode;
use dampingi_domain::finding::Choices;
use dampingi_domain::form::place::{Places, links};
use dampingi_domain::posyandu_name::is_same;
use dampingi_sync::{Edit, Kind};

impl Phone {
    /// What health offices chose, as far as this phone has pulled it.
    pub fn choices(self) -> Choices {
        let session = self.engine().session();
        session.map_or_else(|_| Choices::default(), |session| choices(&session))
    }

    /// The name of a posyandu that stays for this one, as far as anybody said.
    pub fn posyandu_name(self, area: &AreaCode, name: &str) -> String {
        let session = self.engine().session();
        let one = session.map(|it| Known::of(&it.shelf.borrow()).one(area, name).to_owned());
        one.unwrap_or_else(|_| name.to_owned())
    }

    /// The names of places to choose from, by name: the posyandu of her villages, the facilities around them.
    pub fn places(self, places: Places) -> Vec<String> {
        let Ok(session) = self.engine().session() else {
            return Vec::new();
        };
        let shelf = session.shelf.borrow();
        let said = Known::of(&shelf);
        let mut names: Vec<String> = Vec::new();
        let mut offer = |name: &str| {
            let is_posyandu = places == Places::Posyandu;
            let is_known = |known: &String| known == name || is_posyandu && is_same(known, name);
            if !name.is_empty() && !names.iter().any(is_known) {
                names.push(name.to_owned());
            }
        };
        for known in shelf.reference.all() {
            if is_offered(known, places, &session) {
                let is_posyandu = places == Places::Posyandu;
                let one = is_posyandu.then(|| said.one(&known.area, &known.name));
                offer(one.unwrap_or(&known.name));
            }
        }
        if places == Places::Posyandu {
            // What somebody wrote once need not be written again, nor in another way.
            let days = shelf.reference.all().filter(|it| it.kind == Kind::Session);
            let written = days.map(|day| said.one(&day.area, &day.name));
            let children = shelf.rows.all().flat_map(|row| {
                let named = row.episodes.iter().map(|child| child.posyandu.as_str());
                named.map(|name| said.one(&row.area, name))
            });
            let written = written.chain(children);
            by_use(written).into_iter().for_each(&mut offer);
        }
        names.sort_unstable();
        names
    }
}

/// Names by how often somebody wrote them, so that of several spellings the usual one is offered, on every phone. Of those that
/// are as usual the one in small letters: it reads better than capitals.
fn by_use<'a>(written: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<(usize, &str)> = Vec::new();
    for name in written {
        match names.iter_mut().find(|(_, known)| *known == name) {
            Some((count, _)) => *count += 1,
            None => names.push((1, name)),
        }
    }
    names.sort_unstable_by(|a, b| b.cmp(a));
    names.into_iter().map(|(_, name)| name).collect()
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
        let said = Known::of(&shelf);
        let named = |known: &Reference| {
            let name = fields.text(key).unwrap_or_default();
            name == known.name
                || places == Places::Posyandu && said.is_one(&known.area, name, &known.name)
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_spelling_comes_first_in_whichever_order_they_were_written() {
        let usual = ["MELATI I", "Mawar", "MELATI I", "Melati 1"];
        assert_eq!(by_use(usual.into_iter()), ["MELATI I", "Melati 1", "Mawar"]);
        for written in [["MELATI I", "Melati 1"], ["Melati 1", "MELATI I"]] {
            assert_eq!(by_use(written.into_iter()), ["Melati 1", "MELATI I"]);
        }
    }
}
