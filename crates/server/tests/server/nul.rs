//! A NUL in any text of a change. (In paths, queries and other bodies: `any_request`.)

use crate::support::family::{PERSON, Phone, id, words};
use crate::support::on_both;
use dampingi_domain::Answers;
use dampingi_server::db::integrity;
use dampingi_sync::wire::Receipts;
use dampingi_sync::{Change, Edit, Kind};
use serde_json::{Value, json};

/// The paths to all texts of this message, but for what names the change and who sends it.
fn texts_in(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(path.to_owned()),
        Value::Array(all) => {
            for (at, inner) in all.iter().enumerate() {
                texts_in(inner, &format!("{path}/{at}"), found);
            }
        }
        Value::Object(all) => {
            for (key, inner) in all.iter().filter(|(key, _)| *key != "change_id") {
                texts_in(inner, &format!("{path}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// PostgreSQL takes no NUL in a column: one text with it would hold back all that waits behind it on the phone.
#[tokio::test]
async fn a_nul_in_any_text_of_a_change_is_answered_for_this_change_alone() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let mut held = phone.family();
        let reason = "salah catat".to_owned();
        let hidden = Change {
            edit: Edit::Delete { reason },
            ..phone.update(PERSON, Kind::Person, 1, Answers::new())
        };
        phone.push(&held).await;
        held.push(hidden);
        let (mut next, mut applied) = (0_u128, 0);
        for change in held {
            let plain = serde_json::to_value(&change).expect("json");
            let mut paths = Vec::new();
            texts_in(&plain, "", &mut paths);
            assert!(paths.len() > 5, "{paths:?}");
            for path in paths {
                let mut odd = plain.clone();
                // Another change of another record, or it would be answered as the one that is held.
                next += 1;
                odd["change_id"] = json!(id(100_000 + next));
                odd["device_seq"] = json!(100 + next as u64);
                if odd["edit"]["op"] == "create" {
                    odd["record"] = json!(id(200_000 + next));
                }
                let text = odd.pointer_mut(&path).expect("a text");
                *text = json!(format!("{}\0", text.as_str().expect("a text")));
                let body = json!({ "device_id": phone.device, "changes": [odd] });
                let answer = world.post("/api/sync/push", &phone.token, &body).await;
                let receipts: Receipts = answer.ok();
                assert_eq!(receipts.answers.len(), 1, "{path}");
                applied += usize::from(words(&receipts.answers) == ["applied"]);
            }
        }
        // What people type themselves is kept as it is: two names and a reason.
        assert_eq!(applied, 3);
        let mut connection = world.db.reading().await.expect("reads");
        for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
            assert_eq!(found, 0, "{what}");
        }
    })
    .await;
}
