//! What stands in no row and must not be lost from sight: records that somebody hid, and conflict cards at which nobody has
//! looked, whatever they are about. Kept among the reference names, which every unlock reads. Pure.

use super::derive::owner;
use super::shelf::{self, Reference};
use dampingi_sync::accept::OPEN;
use dampingi_sync::{Kind, Record, RecordId, link};

/// What a reference is that stands for a hidden record.
pub const HIDDEN: &str = "hidden";

/// The reference that a record gives: as a name to choose from, as something hidden, or as a card that waits.
pub fn reference(record: &Record) -> Option<Reference> {
    let is_open = record.fields.flag(OPEN) != Some(false);
    match record.kind {
        Kind::Conflict if !record.deleted && is_open => {
            Some(apart(Kind::Conflict, record, record.link(link::RECORD)))
        }
        Kind::Household | Kind::Person | Kind::Episode | Kind::Visit | Kind::Session
            if record.deleted =>
        {
            Some(apart(Kind::Other(HIDDEN.to_owned()), record, owner(record)))
        }
        _ => shelf::reference(record),
    }
}

/// `of` is the record that it is about or belongs to.
fn apart(kind: Kind, record: &Record, of: Option<RecordId>) -> Reference {
    Reference {
        kind,
        area: record.area.clone(),
        name: name(record).to_owned(),
        sort: of.map(|id| id.to_string()).unwrap_or_default(),
        chosen: Vec::new(),
    }
}

/// What people call a person, a household or a posyandu day; empty for everything else.
pub fn name(record: &Record) -> &str {
    let keys = ["name", "head_name", "posyandu"];
    let found = keys.iter().find_map(|key| record.fields.text(key));
    found
        .filter(|_| record.kind != Kind::Visit && record.kind != Kind::Episode)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{household, id, person, record};
    use dampingi_sync::Role;

    fn card(about: u128) -> Record {
        let mut card = record(50, Kind::Conflict, "");
        card.fields.set(link::RECORD, id(about).to_string());
        card.fields.set(OPEN, true);
        card
    }

    #[test]
    fn a_card_has_a_place_until_somebody_has_looked_whatever_it_is_about() {
        let mut card = card(1);
        let place = reference(&card).expect("a place");
        assert_eq!(place.kind, Kind::Conflict);
        assert_eq!(place.sort, id(1).to_string());
        card.fields.set(OPEN, false);
        assert!(reference(&card).is_none());
    }

    /// Every kind that the server takes an edit of, by whoever may write it, and what an app of tomorrow may write.
    #[test]
    fn no_kind_of_record_is_homeless_when_two_people_edit_or_hide_it() {
        let newer = Kind::Other("growth_camp".to_owned());
        // A card is about what may be disputed, never about a card.
        let kinds = Kind::KNOWN
            .into_iter()
            .filter(|kind| *kind != Kind::Conflict);
        for kind in kinds.chain([newer]) {
            let about = record(1, kind.clone(), "");
            let place = reference(&card(1)).expect("a place");
            assert_eq!(place.sort, about.id.to_string(), "{kind:?}");
            let mut hidden = about;
            hidden.deleted = true;
            let may_hide = [Role::Cadre, Role::Coordinator].into_iter().any(|role| {
                let is_fact = matches!(
                    kind,
                    Kind::Review | Kind::Merge | Kind::SignOff | Kind::Funds
                );
                role.may_write(&kind) && !is_fact
            });
            assert_eq!(reference(&hidden).is_some(), may_hide, "{kind:?}");
        }
    }

    #[test]
    fn whatever_can_be_hidden_has_a_place_while_it_is_and_no_name_to_choose() {
        let mut day = record(4, Kind::Session, "posyandu_session");
        day.fields.set("posyandu", "Melati");
        day.fields.set("held_on", "2026-11-20");
        let mut visit = record(5, Kind::Visit, "child_visit");
        visit.fields.set(link::PERSON, id(1).to_string());
        let mut episode = record(6, Kind::Episode, "child");
        episode.fields.set(link::PERSON, id(1).to_string());
        for (mut hidden, name, of) in [
            (person(1), "Anak Contoh", String::new()),
            (household(3), "Pak Contoh", String::new()),
            (day, "Melati", String::new()),
            (visit, "", id(1).to_string()),
            (episode, "", id(1).to_string()),
        ] {
            let shown = reference(&hidden);
            assert!(shown.is_none_or(|it| it.kind == Kind::Session));
            hidden.deleted = true;
            let place = reference(&hidden).expect("a place");
            assert_eq!(place.kind, Kind::Other(HIDDEN.to_owned()));
            assert_eq!((place.name.as_str(), place.sort), (name, of));
        }
    }
}
