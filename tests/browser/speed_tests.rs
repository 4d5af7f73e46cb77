//! What a save and an unlock cost, in trips to the storage: counted and not timed. And that what is left out is never missed.

use crate::answer_tests::receipt;
use crate::phone::engine::Engine;
use crate::phones::{
    PIN, again, fresh_user, household, id, opened, person, store, visit, with_vault,
};
use crate::platform::timer;
use dampingi_domain::Answers;
use dampingi_sync::store::{Step, Store};
use dampingi_sync::{Edit, Local};

pub const NAMES: &[&str] = &[
    "a_save_is_one_transaction_whatever_waits",
    "what_was_taken_for_new_and_is_there_keeps_what_it_had",
    "what_is_only_confirmed_is_counted_down_and_stays_so",
    "an_unlock_asks_for_all_lists_at_once_and_before_the_key_is_made",
];

pub async fn run(name: &str) -> bool {
    match name {
        "a_save_is_one_transaction_whatever_waits" => {
            a_save_is_one_transaction_whatever_waits().await;
        }
        "what_was_taken_for_new_and_is_there_keeps_what_it_had" => {
            what_was_taken_for_new_and_is_there_keeps_what_it_had().await;
        }
        "what_is_only_confirmed_is_counted_down_and_stays_so" => {
            what_is_only_confirmed_is_counted_down_and_stays_so().await;
        }
        "an_unlock_asks_for_all_lists_at_once_and_before_the_key_is_made" => {
            an_unlock_asks_for_all_lists_at_once_and_before_the_key_is_made().await;
        }
        _ => return false,
    }
    true
}

fn count_transactions() {
    let script = "(() => { const begin = IDBDatabase.prototype.transaction; window.begun = 0;
      IDBDatabase.prototype.transaction = function (...asked) { window.begun += 1; return begin.apply(this, asked); }; })()";
    js_sys::eval(script).expect("the test page allows it");
}

/// Transactions since this was last asked, of everything that a save sets going.
async fn begun() -> u32 {
    timer::drawn().await;
    timer::drawn().await;
    let counted =
        js_sys::eval("(() => { const all = window.begun; window.begun = 0; return all; })()");
    counted.expect("counted").as_f64().expect("a number") as u32
}

async fn a_save_is_one_transaction_whatever_waits() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine.save(vec![household(1)]).await.expect("saved");
    engine.save(vec![person(2, 1)]).await.expect("saved");
    count_transactions();
    begun().await;
    for n in 3..40 {
        engine
            .save(vec![visit(n, 2, "2026-11-20")])
            .await
            .expect("saved");
    }
    assert_eq!(
        begun().await,
        37,
        "one for each, and nothing is counted anew"
    );
    // After an unlock her links and her records are read once.
    let later = again(user).await;
    begun().await;
    let one = vec![visit(50, 2, "2026-11-20")];
    later.save(one).await.expect("saved");
    assert_eq!(begun().await, 3);
    let one = vec![visit(51, 2, "2026-11-20")];
    later.save(one).await.expect("saved");
    assert_eq!(begun().await, 1);
    assert_eq!(shown_unsent(&later), 40);
    // A tab that has not seen this reads again, and nothing is lost between the two.
    let one = vec![visit(52, 2, "2026-11-20")];
    engine.save(one).await.expect("saved");
    assert_eq!(shown_unsent(&engine), 41);
    assert_eq!(shown_unsent(&*again(user).await), 41);
}

fn shown_unsent(engine: &Engine) -> u16 {
    let rows = engine.signals.rows.get_untracked();
    rows.first().expect("a person").unsent
}

async fn what_was_taken_for_new_and_is_there_keeps_what_it_had() {
    let user = fresh_user();
    let first = with_vault(user).await;
    first.save(vec![household(1)]).await.expect("saved");
    let before = first.record(id(1)).await.expect("there").fields;
    // It knows nothing of the record: it did not write it, and nobody looked at it.
    let other = again(user).await;
    let mut twice = household(1);
    twice.edit = Edit::Create {
        fields: Answers::new().with("rw", "09"),
    };
    other.save(vec![twice]).await.expect("saved");
    let after = other.record(id(1)).await.expect("there").fields;
    assert!(before.text("rw") != Some("09") && after == before.with("rw", "09"));
}

async fn what_is_only_confirmed_is_counted_down_and_stays_so() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    let all = vec![household(1), person(2, 1), visit(3, 2, "2026-11-20")];
    engine.save(all).await.expect("saved");
    assert_eq!(shown_unsent(&engine), 2);
    let mut steps = Vec::new();
    for n in 1..=3 {
        let mut view = engine.record(id(n)).await.expect("there");
        view.revision = 10 + n as u64;
        steps.push(Step::Move(n as u64, receipt(10 + n as u64)));
        steps.push(Step::Confirm(Local { base: None, view }));
    }
    store(&engine).commit(3, steps).await.expect("written");
    for engine in [&engine, &again(user).await] {
        assert_eq!(shown_unsent(engine), 0);
        assert_eq!(engine.signals.houses.get_untracked()[0].unsent, 0);
        let rows = engine.signals.rows.get_untracked();
        assert!(rows[0].last_visit.is_some());
        let stored = store(engine).locals(&[id(3)]).await.expect("read");
        assert_eq!(stored[0].view.revision, 13);
    }
}

async fn an_unlock_asks_for_all_lists_at_once_and_before_the_key_is_made() {
    let user = fresh_user();
    let all = vec![household(1), person(2, 1), visit(3, 2, "2026-11-20")];
    with_vault(user).await.save(all).await.expect("saved");
    let engine = opened().await;
    let script = "(() => { window.told = [];
      const tell = (of, name, word) => { const real = of.prototype[name];
        of.prototype[name] = function (...asked) { window.told.push(word(this)); return real.apply(this, asked); }; };
      for (const name of ['get', 'getAll']) tell(IDBObjectStore, name, (store) => store.name);
      tell(SubtleCrypto, 'importKey', () => 'key'); })()";
    js_sys::eval(script).expect("the test page allows it");
    engine
        .unlock(id(user), PIN.to_owned())
        .await
        .expect("the PIN opens");
    let told =
        js_sys::eval("window.told.filter((word) => ['key', 'summary'].includes(word)).join()");
    let told = told.expect("told").as_string();
    assert_eq!(told.as_deref(), Some("summary,key,key"));
    assert_eq!(shown_unsent(&engine), 2);
}
