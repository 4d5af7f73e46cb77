//! The vault: what is at rest, wrong PINs, the forgotten PIN, two users, values moved to another place.

use crate::answer_tests::receipt;
use crate::clock;
use crate::phone::{Gate, SignOutProblem, UnlockProblem};
use crate::phones::{
    NAME, PASSWORD, PIN, again, arriving, everything_at_rest, fresh_user, household, id, opened,
    person, session, store, visit, with_vault,
};
use crate::store::database::Database;
use crate::store::fault::Fault;
use crate::store::idb::{Durability, field, set, text};
use crate::store::schema::RECORDS;
use crate::store::sealed;
use crate::vault::row::Vault;
use crate::vault::tries::Tries;
use dampingi_sync::store::{Step, Store};
use js_sys::{JSON, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

pub const NAMES: &[&str] = &[
    "no_name_and_no_measurement_lies_readable",
    "the_fifth_wrong_pin_begins_a_wait_that_a_restart_does_not_end",
    "the_right_pin_forgives_the_wrong_ones",
    "who_forgot_the_pin_gets_in_by_the_password_and_keeps_her_work",
    "another_password_still_needs_the_old_pin",
    "who_forgot_both_starts_over_and_the_old_vault_is_kept",
    "a_record_moved_to_another_place_does_not_open",
    "two_users_of_one_phone_see_nothing_of_each_other",
    "signing_out_is_refused_while_something_waits",
    "signing_out_sees_what_another_tab_saved",
    "two_tabs_count_each_its_own_try_and_undo_no_new_pin",
    "a_sign_in_that_is_kept_undoes_no_new_pin_of_another_tab",
];

pub async fn run(name: &str) -> bool {
    match name {
        "no_name_and_no_measurement_lies_readable" => {
            no_name_and_no_measurement_lies_readable().await
        }
        "the_fifth_wrong_pin_begins_a_wait_that_a_restart_does_not_end" => {
            the_fifth_wrong_pin_begins_a_wait_that_a_restart_does_not_end().await;
        }
        "the_right_pin_forgives_the_wrong_ones" => the_right_pin_forgives_the_wrong_ones().await,
        "who_forgot_the_pin_gets_in_by_the_password_and_keeps_her_work" => {
            who_forgot_the_pin_gets_in_by_the_password_and_keeps_her_work().await;
        }
        "another_password_still_needs_the_old_pin" => {
            another_password_still_needs_the_old_pin().await
        }
        "who_forgot_both_starts_over_and_the_old_vault_is_kept" => {
            who_forgot_both_starts_over_and_the_old_vault_is_kept().await;
        }
        "a_record_moved_to_another_place_does_not_open" => {
            a_record_moved_to_another_place_does_not_open().await
        }
        "two_users_of_one_phone_see_nothing_of_each_other" => {
            two_users_of_one_phone_see_nothing_of_each_other().await
        }
        "signing_out_is_refused_while_something_waits" => {
            signing_out_is_refused_while_something_waits().await
        }
        "signing_out_sees_what_another_tab_saved" => {
            signing_out_sees_what_another_tab_saved().await
        }
        "two_tabs_count_each_its_own_try_and_undo_no_new_pin" => {
            two_tabs_count_each_its_own_try_and_undo_no_new_pin().await
        }
        "a_sign_in_that_is_kept_undoes_no_new_pin_of_another_tab" => {
            a_sign_in_that_is_kept_undoes_no_new_pin_of_another_tab().await
        }
        _ => return false,
    }
    true
}

/// All bytes of a row, as a reader of the disk would see them.
fn readable(value: &JsValue) -> String {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return String::from_utf8_lossy(&bytes.to_vec()).into_owned();
    }
    if let Some(object) = value.dyn_ref::<js_sys::Object>() {
        return js_sys::Object::values(object)
            .iter()
            .map(|part| readable(&part))
            .collect();
    }
    JSON::stringify(value).map(String::from).unwrap_or_default()
}

async fn no_name_and_no_measurement_lies_readable() {
    let engine = with_vault(fresh_user()).await;
    engine
        .save(vec![household(1), person(2, 1), visit(3, 2, "2026-11-20")])
        .await
        .expect("saved");
    let rows = everything_at_rest().await;
    assert!(
        rows.iter().any(|(store, _)| *store == RECORDS),
        "the test looks where the data is"
    );
    for (store, row) in rows {
        let seen = readable(&row);
        for secret in [
            NAME,
            "Kanari",
            "Pak Contoh",
            "Sungai Buluh",
            "weight_kg",
            "2026-11-20",
            PASSWORD,
            PIN,
            "a token",
        ] {
            assert!(!seen.contains(secret), "{store} shows {secret}");
        }
    }
}

async fn the_fifth_wrong_pin_begins_a_wait_that_a_restart_does_not_end() {
    let user = fresh_user();
    with_vault(user).await;
    for left in [4, 3, 2, 1] {
        // Each on an app that was just opened: closing it gives no free tries.
        let wrong = opened().await.unlock(id(user), "000000".to_owned()).await;
        assert_eq!(wrong, Err(UnlockProblem::Wrong { left }));
    }
    let wait = Err(UnlockProblem::Wait { minutes: 20 });
    assert_eq!(
        opened().await.unlock(id(user), "000000".to_owned()).await,
        wait
    );
    assert_eq!(
        opened().await.unlock(id(user), PIN.to_owned()).await,
        wait,
        "the right PIN waits too"
    );

    // Twenty minutes later by the wall clock.
    let database = Database::open().await.expect("opens");
    let mut vault = Vault::of(&database, id(user))
        .await
        .expect("read")
        .expect("there");
    let mut tries = vault.tries();
    tries.barred_at = tries.barred_at.map(|since| since - 20.0 * 60_000.0);
    vault.set_tries(tries);
    vault.save(&database).await.expect("written");
    again(user).await;
}

async fn the_right_pin_forgives_the_wrong_ones() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine.close().await;
    for _ in 0..3 {
        assert!(engine.unlock(id(user), "111111".to_owned()).await.is_err());
    }
    engine
        .unlock(id(user), PIN.to_owned())
        .await
        .expect("opens");
    engine.close().await;
    let wrong = engine.unlock(id(user), "111111".to_owned()).await;
    assert_eq!(wrong, Err(UnlockProblem::Wrong { left: 4 }));
}

async fn who_forgot_the_pin_gets_in_by_the_password_and_keeps_her_work() {
    let user = fresh_user();
    with_vault(user)
        .await
        .save(vec![person(1, 90)])
        .await
        .expect("saved");
    let engine = opened().await;
    engine.arriving.replace(Some(arriving(user, PASSWORD)));
    engine.arrive().await.expect("storage works");
    assert_eq!(engine.signals.gate.get_untracked(), Gate::ChoosePin);
    engine
        .choose_pin("135791".to_owned())
        .await
        .expect("sealed anew");
    assert_eq!(engine.signals.rows.get_untracked().len(), 1);
    engine.close().await;
    let old = engine.unlock(id(user), PIN.to_owned()).await;
    assert_eq!(old, Err(UnlockProblem::Wrong { left: 4 }));
    engine
        .unlock(id(user), "135791".to_owned())
        .await
        .expect("the new PIN opens");
    assert_eq!(engine.signals.counts.get_untracked().waiting, 1);
}

async fn another_password_still_needs_the_old_pin() {
    let user = fresh_user();
    with_vault(user)
        .await
        .save(vec![person(1, 90)])
        .await
        .expect("saved");
    let engine = opened().await;
    engine
        .arriving
        .replace(Some(arriving(user, "sandi dari admin")));
    engine.arrive().await.expect("storage works");
    assert_eq!(engine.signals.gate.get_untracked(), Gate::Locked);
    assert_eq!(engine.signals.owes_pin.get_untracked(), Some(id(user)));
    engine
        .unlock(id(user), PIN.to_owned())
        .await
        .expect("opens");
    assert_eq!(engine.signals.owes_pin.get_untracked(), None);

    // From now on the new password opens too.
    let engine = opened().await;
    engine
        .arriving
        .replace(Some(arriving(user, "sandi dari admin")));
    engine.arrive().await.expect("storage works");
    assert_eq!(engine.signals.gate.get_untracked(), Gate::ChoosePin);
}

async fn who_forgot_both_starts_over_and_the_old_vault_is_kept() {
    let user = fresh_user();
    let old = with_vault(user).await;
    old.save(vec![person(1, 90)]).await.expect("saved");
    let kept = session(&old).vault;
    let engine = opened().await;
    engine
        .arriving
        .replace(Some(arriving(user, "sandi dari admin")));
    engine.arrive().await.expect("storage works");
    engine.start_over().await.expect("set aside");
    engine
        .choose_pin(PIN.to_owned())
        .await
        .expect("a new vault");
    assert!(engine.signals.rows.get_untracked().is_empty());
    let database = Database::open().await.expect("opens");
    let vault = Vault::load(&database, kept).await.expect("kept");
    assert!(vault.is_set_aside());
    let rows = everything_at_rest().await;
    let of_old = rows
        .iter()
        .filter(|(store, row)| *store == RECORDS && text(row, "vault") == kept.to_string());
    assert_eq!(of_old.count(), 1, "what was not sent is still there");
    assert_eq!(engine.signals.users.get_untracked().len(), 1);
}

async fn a_record_moved_to_another_place_does_not_open() {
    let engine = with_vault(fresh_user()).await;
    engine
        .save(vec![person(1, 90), person(2, 90)])
        .await
        .expect("saved");
    let vault = session(&engine).vault;
    let database = Database::open().await.expect("opens");
    let transaction = database
        .write(&[RECORDS], Durability::Strict)
        .await
        .expect("begins");
    let row = transaction
        .get(RECORDS, &sealed::key(vault, id(1).to_string()))
        .await
        .expect("read")
        .expect("there");
    set(&row, "id", &id(2).to_string().into());
    transaction.put(RECORDS, &row).expect("put");
    transaction.done().await.expect("written");
    assert!(engine.record(id(1)).await.is_some());
    assert!(engine.record(id(2)).await.is_none());
}

async fn two_users_of_one_phone_see_nothing_of_each_other() {
    let (one, other) = (fresh_user(), fresh_user());
    let engine = with_vault(one).await;
    engine.save(vec![person(1, 90)]).await.expect("saved");
    let first_device = session(&engine).device.borrow().device_id;
    engine.close().await;
    let engine = with_vault(other).await;
    assert!(engine.signals.rows.get_untracked().is_empty());
    assert!(engine.record(id(1)).await.is_none());
    engine.save(vec![person(2, 90)]).await.expect("saved");
    assert_ne!(session(&engine).device.borrow().device_id, first_device);
    assert_eq!(
        session(&engine).device.borrow().position.last_seq,
        1,
        "each counts for herself"
    );
    assert_eq!(engine.signals.users.get_untracked().len(), 2);
    engine.close().await;
    engine.unlock(id(one), PIN.to_owned()).await.expect("opens");
    assert!(engine.record(id(1)).await.is_some());
    assert!(engine.record(id(2)).await.is_none());
}

async fn signing_out_is_refused_while_something_waits() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine.save(vec![person(1, 90)]).await.expect("saved");
    assert_eq!(engine.sign_out().await, Err(SignOutProblem::Unsent(1)));
    assert!(engine.record(id(1)).await.is_some());
    assert_eq!(engine.signals.gate.get_untracked(), Gate::Open);

    let other = with_vault(fresh_user()).await;
    other.sign_out().await.expect("nothing waits");
    assert_eq!(
        other.signals.gate.get_untracked(),
        Gate::Locked,
        "the first user is still here"
    );
    let rows = everything_at_rest().await;
    let vaults: std::collections::BTreeSet<String> =
        rows.iter().map(|(_, row)| text(row, "vault")).collect();
    assert_eq!(vaults.len(), 1, "nothing of the other is left");
}

async fn signing_out_sees_what_another_tab_saved() {
    let user = fresh_user();
    let one = with_vault(user).await;
    let other = again(user).await;
    other.save(vec![person(1, 90)]).await.expect("saved");
    assert!(session(&one).pending.borrow().is_empty(), "not told yet");
    assert_eq!(one.sign_out().await, Err(SignOutProblem::Unsent(1)));
    assert_eq!(one.signals.gate.get_untracked(), Gate::Open);
    let engine = again(user).await;
    assert!(engine.record(id(1)).await.is_some());

    // Once the server has it she may go; what is saved elsewhere after that is not said to be saved.
    let steps = vec![Step::Move(1, receipt(7))];
    store(&engine).commit(1, steps).await.expect("written");
    one.sign_out().await.expect("nothing waits");
    assert!(other.save(vec![person(2, 90)]).await.is_err());
    let kept = everything_at_rest().await;
    let of_user = kept.iter().filter(|(store, _)| *store == RECORDS);
    assert_eq!(of_user.count(), 0);
}

async fn two_tabs_count_each_its_own_try_and_undo_no_new_pin() {
    let user = fresh_user();
    with_vault(user).await.close().await;
    let (one, other) = (opened().await, opened().await);
    // Both at once: the first has counted before the second looks, or the second counts on.
    let wrong = "000000".to_owned();
    let first = one.clone();
    let pin = wrong.clone();
    leptos::task::spawn_local(async move {
        assert!(first.unlock(id(user), pin).await.is_err());
    });
    assert!(other.unlock(id(user), wrong.clone()).await.is_err());
    drop(one.writing.lock().await);
    let third = opened().await.unlock(id(user), wrong).await;
    assert_eq!(third, Err(UnlockProblem::Wrong { left: 2 }));

    // What is forgiven is the count, and nothing besides is written back.
    let database = Database::open().await.expect("opens");
    let read = || async { Vault::of(&database, id(user)).await.expect("read") };
    let before = read().await.expect("there");
    let mut changed = before.clone();
    let mut profile = crate::phones::user(user);
    profile.name = "Nama Baru".to_owned();
    changed.describe(&profile);
    changed.save(&database).await.expect("written");
    let forgiven = Vault::count(&database, before.id, &|_| Some(Tries::default()));
    assert_eq!(forgiven.await.expect("written").user.name, "Nama Baru");
    assert_eq!(read().await.expect("there").user.name, "Nama Baru");
}

/// Holds the next sealing in the page until it is let go.
const HOLD: &str = "(() => {
    const real = crypto.subtle.encrypt.bind(crypto.subtle);
    const gate = new Promise((go) => { window.letGo = go; });
    window.held = new Promise((is) => {
        crypto.subtle.encrypt = async (...all) => {
            delete crypto.subtle.encrypt;
            is();
            await gate;
            return real(...all);
        };
    });
})()";

async fn a_sign_in_that_is_kept_undoes_no_new_pin_of_another_tab() {
    let user = fresh_user();
    let one = with_vault(user).await;
    let other = again(user).await;
    js_sys::eval(HOLD).expect("runs");
    let keeping = one.clone();
    leptos::task::spawn_local(async move {
        let kept = keeping.keep_sign_in(&session(&keeping)).await;
        kept.expect("kept");
    });
    let held: js_sys::Promise = js_sys::eval("held").expect("is there").unchecked_into();
    wasm_bindgen_futures::JsFuture::from(held)
        .await
        .expect("it seals");
    let fresh = "135790";
    other.change_pin(PIN, fresh).await.expect("changed");
    js_sys::eval("letGo()").expect("runs");
    // The one that keeps has the turn until it is through.
    drop(one.writing.lock().await);
    let opens = opened().await.unlock(id(user), fresh.to_owned()).await;
    opens.expect("the new PIN is the PIN");
}
