//! IndexedDB as the app uses it: the contract of the sync run, durability, several tabs, damage.

use crate::phone::saving::{Draft as Drafting, Drafted};
use crate::phone::{SaveProblem, VisitState};
use crate::phones::{
    PIN, again, everything_at_rest, fresh_user, household, id, person, session, store, visit,
    with_vault,
};
use crate::store::database::Database;
use crate::store::fault::Fault;
use crate::store::idb::{self, Durability, field, key, number, object, set, text};
use crate::store::schema::{OUTBOX, RECORDS, RESERVE, SUMMARY};
use crate::store::sync::PhoneStore;
use crate::store::{reserve, sealed};
use dampingi_domain::Answers;
use dampingi_sync::contract::{self, SaveChange};
use dampingi_sync::store::{Committed, EntryState, Step, Store};
use dampingi_sync::{Change, Edit, Kind, Local, Record, link, status};

pub const NAMES: &[&str] = &[
    "storage_keeps_the_contract_of_the_sync_run",
    "writes_are_strict_where_the_browser_says_so",
    "a_save_is_there_when_the_app_is_opened_again",
    "rows_counts_and_views_follow_a_save",
    "two_tabs_never_take_the_same_sequence",
    "a_missing_summary_is_made_anew_from_the_records",
    "an_unreadable_summary_is_made_anew_from_the_records",
    "a_full_phone_gives_up_its_reserve_for_the_save",
    "a_save_that_finds_no_room_leaves_nothing",
    "a_sync_that_outlives_the_lock_writes_nothing",
    "a_tab_that_does_not_give_way_is_not_waited_for",
    "an_export_holds_every_row_and_no_name",
];

pub async fn run(name: &str) -> bool {
    match name {
        "storage_keeps_the_contract_of_the_sync_run" => {
            storage_keeps_the_contract_of_the_sync_run().await
        }
        "writes_are_strict_where_the_browser_says_so" => {
            writes_are_strict_where_the_browser_says_so().await
        }
        "a_save_is_there_when_the_app_is_opened_again" => {
            a_save_is_there_when_the_app_is_opened_again().await
        }
        "rows_counts_and_views_follow_a_save" => rows_counts_and_views_follow_a_save().await,
        "two_tabs_never_take_the_same_sequence" => two_tabs_never_take_the_same_sequence().await,
        "a_missing_summary_is_made_anew_from_the_records" => {
            a_summary_is_made_anew(Damage::Missing).await
        }
        "an_unreadable_summary_is_made_anew_from_the_records" => {
            a_summary_is_made_anew(Damage::Unreadable).await
        }
        "a_full_phone_gives_up_its_reserve_for_the_save" => {
            a_full_phone_gives_up_its_reserve_for_the_save().await
        }
        "a_save_that_finds_no_room_leaves_nothing" => {
            a_save_that_finds_no_room_leaves_nothing().await
        }
        "a_sync_that_outlives_the_lock_writes_nothing" => {
            a_sync_that_outlives_the_lock_writes_nothing().await
        }
        "a_tab_that_does_not_give_way_is_not_waited_for" => {
            a_tab_that_does_not_give_way_is_not_waited_for().await
        }
        "an_export_holds_every_row_and_no_name" => an_export_holds_every_row_and_no_name().await,
        _ => return false,
    }
    true
}

impl SaveChange for PhoneStore {
    async fn save(&self, changes: Vec<Change>, replaces: &[u64]) -> Result<(), Fault> {
        let replaces = replaces.to_vec();
        let draft: Box<Drafting> = Box::new(move |_| {
            let unflagged = changes.iter().map(|change| (change.clone(), Vec::new()));
            let drafted = Drafted {
                changes: unflagged.collect(),
                replaces: replaces.clone(),
                ..Drafted::default()
            };
            Box::pin(async move { Ok(drafted) })
        });
        self.engine.write(&self.session, &*draft).await
    }
}

async fn storage_keeps_the_contract_of_the_sync_run() {
    contract::hold(async || store(&with_vault(fresh_user()).await)).await;
}

async fn writes_are_strict_where_the_browser_says_so() {
    let database = Database::open().await.expect("opens");
    let strict = database
        .write(&[RECORDS], Durability::Strict)
        .await
        .expect("begins");
    assert_eq!(strict.durability().as_deref(), Some("strict"));
    strict.done().await.expect("an empty transaction ends");
    let relaxed = database
        .write(&[RECORDS], Durability::Relaxed)
        .await
        .expect("begins");
    assert_eq!(relaxed.durability().as_deref(), Some("relaxed"));
    relaxed.done().await.expect("an empty transaction ends");
}

async fn a_save_is_there_when_the_app_is_opened_again() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine
        .save(vec![household(1), person(2, 1)])
        .await
        .expect("saved");
    engine
        .save(vec![visit(3, 2, "2026-11-20")])
        .await
        .expect("saved");
    drop(engine);

    let engine = again(user).await;
    let rows = engine.signals.rows.get_untracked();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0].last_visit.as_ref().map(|visit| visit.id),
        Some(id(3))
    );
    assert_eq!(
        (rows[0].unsent, rows[0].hamlet.as_str()),
        (2, "Sungai Buluh")
    );
    assert_eq!(engine.signals.counts.get_untracked().waiting, 3);
    let (view, of) = engine.visit(id(3)).await.expect("there");
    assert_eq!(view.state, VisitState::OnPhone);
    assert_eq!(of.household.map(|household| household.id), Some(id(1)));
}

async fn rows_counts_and_views_follow_a_save() {
    let engine = with_vault(fresh_user()).await;
    engine
        .save(vec![household(1), person(2, 1)])
        .await
        .expect("saved");
    let house = engine.signals.houses.get_untracked()[0].clone();
    assert_eq!((house.people, house.unsent), (1, 1));

    let ticks = engine.signals.changed.get_untracked();
    let mut moved = household(1);
    moved.edit = dampingi_sync::Edit::Update {
        fields: dampingi_domain::Answers::new().with("head_name", "Bu Contoh"),
    };
    engine.save(vec![moved]).await.expect("saved");
    assert!(engine.signals.changed.get_untracked() > ticks);
    assert_eq!(
        engine.signals.rows.get_untracked()[0].head_name,
        "Bu Contoh"
    );
    let view = engine.household(id(1)).await.expect("there");
    assert_eq!((view.members.len(), view.pending), (1, true));

    let items = engine.outbox().await;
    let sequences: Vec<u64> = items.iter().map(|item| item.seq).collect();
    assert_eq!(sequences, [3, 2, 1]);
    assert_eq!(items[0].title_name, "Bu Contoh");
    assert_eq!(items[1].person, Some(id(2)));
}

async fn two_tabs_never_take_the_same_sequence() {
    let user = fresh_user();
    let one = with_vault(user).await;
    let other = again(user).await;
    one.save(vec![person(1, 90)]).await.expect("saved");
    other.save(vec![person(2, 90)]).await.expect("saved");
    one.save(vec![person(3, 90)]).await.expect("saved");
    let unsettled = store(&one).unsettled().await.expect("read");
    let sequences: Vec<u64> = unsettled
        .iter()
        .map(|entry| entry.change.device_seq)
        .collect();
    assert_eq!(sequences, [1, 2, 3]);
    assert_eq!(
        one.signals.rows.get_untracked().len(),
        3,
        "the other tab's person too"
    );
    assert_eq!(again(user).await.signals.rows.get_untracked().len(), 3);
}

#[derive(Clone, Copy)]
enum Damage {
    Missing,
    Unreadable,
}

async fn a_summary_is_made_anew(damage: Damage) {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine
        .save(vec![household(1), person(2, 1), visit(3, 2, "2026-11-20")])
        .await
        .expect("saved");
    let (rows, houses) = (
        engine.signals.rows.get_untracked(),
        engine.signals.houses.get_untracked(),
    );
    let vault = session(&engine).vault;

    let database = Database::open().await.expect("opens");
    let place = sealed::key(vault, 2_u32);
    let transaction = database
        .write(&[SUMMARY], Durability::Strict)
        .await
        .expect("begins");
    match damage {
        Damage::Missing => transaction.delete(SUMMARY, &place).expect("deleted"),
        Damage::Unreadable => {
            let row = transaction
                .get(SUMMARY, &place)
                .await
                .expect("read")
                .expect("there");
            js_sys::Uint8Array::from(field(&row, "body")).set_index(20, 0);
            let first = js_sys::Uint8Array::from(field(&row, "body")).get_index(21);
            js_sys::Uint8Array::from(field(&row, "body")).set_index(21, first ^ 1);
            transaction.put(SUMMARY, &row).expect("put");
        }
    }
    transaction.done().await.expect("written");

    let engine = again(user).await;
    assert!(engine.signals.rows.get_untracked() == rows);
    assert!(engine.signals.houses.get_untracked() == houses);
    assert_eq!(
        engine.person(id(2)).await.map(|person| person.visits.len()),
        Some(1)
    );
    // And it was written: the next unlock reads it.
    let row = database
        .read(&[SUMMARY])
        .await
        .expect("begins")
        .get(SUMMARY, &place)
        .await
        .expect("read");
    assert!(row.is_some());
}

/// Makes the next `times` writes of records fail as on a full phone.
fn fill_the_phone(times: u32) {
    fill_a_store("records", times);
}

pub fn fill_a_store(store: &str, times: u32) {
    let script = format!(
        "(() => {{ const put = IDBObjectStore.prototype.put; let left = {times};
           IDBObjectStore.prototype.put = function (value) {{
             if (this.name === '{store}' && left-- > 0) throw new DOMException('', 'QuotaExceededError');
             return put.call(this, value);
           }}; }})()"
    );
    js_sys::eval(&script).expect("the test page allows it");
}

async fn a_full_phone_gives_up_its_reserve_for_the_save() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    let database = Database::open().await.expect("opens");
    reserve::lay(&database, Some(u64::MAX)).await.expect("laid");
    let parts = database
        .read(&[RESERVE])
        .await
        .expect("begins")
        .count(RESERVE)
        .await
        .expect("counted");
    assert_eq!(parts, 5);
    fill_the_phone(1);
    engine
        .save(vec![person(1, 90)])
        .await
        .expect("saved after all");
    let parts = database
        .read(&[RESERVE])
        .await
        .expect("begins")
        .count(RESERVE)
        .await
        .expect("counted");
    assert_eq!(parts, 0);
    let unsettled = store(&again(user).await).unsettled().await.expect("read");
    assert_eq!(unsettled.len(), 1);
    assert_eq!(
        unsettled[0].change.device_seq, 1,
        "the failed try took no sequence"
    );
}

async fn a_save_that_finds_no_room_leaves_nothing() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine.save(vec![person(1, 90)]).await.expect("saved");
    fill_the_phone(2);
    assert_eq!(
        engine.save(vec![person(2, 90)]).await,
        Err(SaveProblem::Full)
    );
    assert_eq!(engine.signals.rows.get_untracked().len(), 1);
    engine
        .save(vec![person(3, 90)])
        .await
        .expect("there is room again");
    let engine = again(user).await;
    assert_eq!(engine.signals.rows.get_untracked().len(), 2);
    assert!(engine.record(id(2)).await.is_none());
    assert_eq!(store(&engine).position().await.expect("read").last_seq, 2);
}

async fn a_sync_that_outlives_the_lock_writes_nothing() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine.save(vec![person(1, 90)]).await.expect("saved");
    let under_way = store(&engine);
    engine.close().await;
    assert_eq!(under_way.unsettled().await, Err(Fault::Locked));
    let steps = vec![Step::Move(1, EntryState::Deferred)];
    assert_eq!(under_way.commit(1, steps).await, Err(Fault::Locked));
    assert!(
        engine.signals.rows.get_untracked().is_empty(),
        "nothing about people is left in memory"
    );
    let unsettled = store(&again(user).await).unsettled().await.expect("read");
    assert_eq!(unsettled[0].state, EntryState::Waiting);
}

async fn an_export_holds_every_row_and_no_name() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine.save(vec![person(1, 90)]).await.expect("saved");
    let file = engine.export_readable().await.expect("readable");
    let text = String::from_utf8(file).expect("JSON");
    assert!(text.contains(&id(1).to_string()));
    assert!(!text.contains("Kanari"));
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for store in ["records", "outbox", "vaults", "summary"] {
        assert!(
            json[store].as_array().is_some_and(|rows| !rows.is_empty()),
            "{store}"
        );
    }
}

async fn a_tab_that_does_not_give_way_is_not_waited_for() {
    let open = |version| idb::open("held", version, |_, _| ());
    let sleeping = open(1).await.expect("opens");
    sleeping.set_onversionchange(None);
    assert_eq!(open(2).await.err(), Some(Fault::Held));
    sleeping.close();
    open(2).await.expect("nobody holds it any more");
}
