//! What goes out instead of a refused edit of which the record is there, although the phone has not got it back.

use crate::build::{create, id};
use dampingi_domain::Answers;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::{Change, Edit, Kind, Local, plan};
use uuid::Uuid;

fn refused() -> Change {
    let fields = Answers::new().with("nik", "12").with("hamlet", "Hulu");
    Change {
        edit: Edit::Update { fields },
        ..create(20, Kind::Person, "person", Answers::new())
    }
}

/// A person who was made on this phone, whose village left it before she came back; her creation's receipt is forgotten.
fn known_by_a_receipt(revision: u64) -> Local {
    let store = MemoryStore::new(Uuid::from_u128(1));
    let fields = Answers::new().with("hamlet", "Hilir");
    let made = create(20, Kind::Person, "person", fields);
    store.put(vec![made, refused()], &[]);
    let mut local = store.look(|locals| locals[&id(20)].clone());
    local.view.revision = revision;
    local
}

#[test]
fn a_record_that_the_server_took_is_not_made_once_more() {
    let typed = Answers::new().with("nik", "6501056001250001");
    let right = |revision| {
        let local = known_by_a_receipt(revision);
        plan::put_right(&refused(), Some(&local), &[], &typed)
    };
    let expected = Answers::new()
        .with("hamlet", "Hulu")
        .with("nik", "6501056001250001");
    let fields = expected.clone();
    assert_eq!(right(8), Edit::Update { fields });
    // Of one that it never took, all that is shown goes out.
    assert_eq!(right(0), Edit::Create { fields: expected });
}
