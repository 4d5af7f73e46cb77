//! What stands in no row: conflict cards that wait, whatever they are about, and records that somebody hid.

use super::Phone;
use crate::store::apart::HIDDEN;
pub use crate::store::apart::name as called;
use crate::store::shelf::Shelf;
use dampingi_sync::{Kind, RecordId};

/// One of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Apart {
    /// The card, or the hidden record.
    pub id: RecordId,
    /// What the card is about; to whom the hidden record belongs.
    pub of: Option<RecordId>,
    /// What people call it, or the one it is about; empty where this phone does not know.
    pub name: String,
    /// Of a posyandu day its date, `YYYY-MM-DD`.
    pub on: String,
}

impl Phone {
    /// Every conflict card at which nobody has looked.
    pub fn cards(self) -> Vec<Apart> {
        self.apart(&Kind::Conflict)
    }

    /// Every record that was hidden.
    pub fn hidden(self) -> Vec<Apart> {
        self.apart(&Kind::Other(HIDDEN.to_owned()))
    }

    /// What people call a record, as far as this phone knows it.
    pub fn name_of(self, id: RecordId) -> Option<String> {
        let session = self.engine().session().ok()?;
        let (name, _) = known(id, &session.shelf.borrow())?;
        Some(name)
    }

    fn apart(self, kind: &Kind) -> Vec<Apart> {
        self.changed().track();
        let Ok(session) = self.engine().session() else {
            return Vec::new();
        };
        let shelf = session.shelf.borrow();
        let mut all = Vec::new();
        for (id, reference) in shelf.reference.pairs() {
            if reference.kind == *kind {
                let of = reference.sort.parse().ok();
                let unnamed = of.filter(|_| reference.name.is_empty());
                let told = unnamed.and_then(|of| known(of, &shelf));
                let (name, on) = told.unwrap_or_else(|| (reference.name.clone(), String::new()));
                all.push(Apart { id, of, name, on });
            }
        }
        all
    }
}

/// Its name, and of a posyandu day its date.
fn known(id: RecordId, shelf: &Shelf) -> Option<(String, String)> {
    let named = |name: &String| (name.clone(), String::new());
    if let Some(row) = shelf.rows.get(id) {
        return Some(named(&row.name));
    }
    if let Some(house) = shelf.houses.get(id) {
        return Some(named(&house.head_name));
    }
    let other = shelf.reference.get(id)?;
    let is_day = other.kind == Kind::Session;
    let on = if is_day { other.sort.as_str() } else { "" };
    Some((other.name.clone(), on.to_owned()))
}
