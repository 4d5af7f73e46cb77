//! A phone whose app knew fewer kinds of records: what it kept without a name gets one from what is stored, once.

use crate::answer_tests::received;
use crate::phone::engine::{Engine, reading};
use crate::phones::{again, fresh_user, household, id, session, store, with_vault};
use crate::store::database::Database;
use crate::store::device::NAMES as OF_NOW;
use crate::store::idb::Durability;
use crate::store::schema::{DEVICE, SUMMARY};
use crate::store::sealed;
use crate::store::shelf::Chunk;
use dampingi_domain::Answers;
use dampingi_domain::indicator::scorecard::AS_OF;
use dampingi_sync::store::{Step, Store};
use dampingi_sync::{Kind, Record, alias, link, sign_off};

pub const NAMES: &[&str] = &["names_of_kinds_that_an_older_app_did_not_know_are_found_once"];

pub async fn run(name: &str) -> bool {
    let is_it = name == NAMES[0];
    if is_it {
        names_of_kinds_that_an_older_app_did_not_know_are_found_once().await;
    }
    is_it
}

/// What the server sent: that two posyandu are one, and what the village used its money for.
async fn pulled(engine: &std::rc::Rc<Engine>) {
    engine.save(vec![household(1)]).await.expect("saved");
    let like = engine.record(id(1)).await.expect("there");
    let of = |n, kind, fields| {
        let other = Record {
            id: id(n),
            kind,
            form: String::new(),
            fields,
            ..like.clone()
        };
        Step::Put(received(&other, 7))
    };
    let merge = Answers::new()
        .with(link::POSYANDU_ALIAS, id(60).to_string())
        .with(link::POSYANDU_NAME, id(61).to_string())
        .with(alias::STATE, alias::MERGED);
    let funds = Answers::new()
        .with(sign_off::QUARTER, "2026-Q3")
        .with(AS_OF, "2026-09-30");
    let steps = vec![of(50, Kind::Merge, merge), of(51, Kind::Funds, funds)];
    store(engine).commit(1, steps).await.expect("written");
}

/// Leaves the phone as an app leaves it that takes both for kinds of a newer one.
async fn forget_their_names(engine: &Engine) {
    let session = session(engine);
    let plain = {
        let mut shelf = session.shelf.borrow_mut();
        for n in [50, 51] {
            assert!(shelf.reference.take(id(n)).is_some(), "it had a name");
        }
        [sealed::chunk_plain(&shelf, Chunk::Reference)]
    };
    let bodies = session.key.seal_all(&plain).await.expect("sealed");
    let mut device = session.device.borrow().clone();
    device.names = 0;
    let row = device.to_row(session.vault, session.writes.get());
    let database = Database::open().await.expect("opens");
    let stores = [SUMMARY, DEVICE];
    let transaction = database.write(&stores, Durability::Strict).await;
    let transaction = transaction.expect("begins");
    let chunk = sealed::chunk_row(session.vault, Chunk::Reference, &bodies[0]);
    transaction.put(SUMMARY, &chunk).expect("put");
    transaction.put(DEVICE, &row).expect("put");
    transaction.done().await.expect("written");
}

async fn names_of_kinds_that_an_older_app_did_not_know_are_found_once() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    pulled(&engine).await;
    let known = |engine: &Engine| {
        let session = session(engine);
        let shelf = session.shelf.borrow();
        [50, 51].map(|n| shelf.reference.has(id(n)))
    };
    forget_their_names(&engine).await;

    let engine = again(user).await;
    assert_eq!(known(&engine), [false, false]);
    let ticks = engine.signals.changed.get_untracked();
    engine.renew_plans().await.expect("renewed");
    assert_eq!(known(&engine), [true, true]);
    let shown = engine.signals.changed.get_untracked();
    assert!(shown > ticks, "the screens look again");

    let engine = again(user).await;
    assert_eq!(known(&engine), [true, true], "it is stored");
    let session = session(&engine);
    assert_eq!(session.device.borrow().names, OF_NOW);
    let database = engine.database().expect("open");
    let writes = reading(&database, &session).writes().await;
    engine.renew_plans().await.expect("nothing to do");
    assert_eq!(reading(&database, &session).writes().await, writes);
}
