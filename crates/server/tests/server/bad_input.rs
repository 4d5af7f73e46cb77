//! What nobody in her right mind would send: the right answer, nothing stored, and no request that costs more than its size.

use crate::support::family::{PERSON, Phone, VISIT, id, word, words};
use crate::support::program::{Serving, exchange, tiny_app};
use crate::support::{World, area, on_both};
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use dampingi_server::db::{Db, integrity, last_revision};
use dampingi_sync::Change;
use dampingi_sync::wire::{Answer, Page, Receipts};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::io::Write;
use tokio::runtime::Handle;
use tokio::task::block_in_place;
use uuid::Uuid;

/// Words that code stumbles over, wherever they stand.
fn any_oddity() -> impl Strategy<Value = Value> {
    let texts = [
        "",
        "\0",
        "x",
        "65.01.05.2003",
        "65",
        "2026-02-30",
        "create",
        "visit",
        "\u{202e}",
    ];
    let ids = [0, 1, 10, 20, 30, 40, 900, u128::MAX];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(texts.to_vec()).prop_map(Value::from),
        proptest::sample::select(ids.to_vec()).prop_map(|number| json!(id(number))),
        (1..70_000_usize).prop_map(|length| "z".repeat(length).into()),
        (1..90_usize).prop_map(|depth| (0..depth).fold(json!(1), |inner, _| json!([inner]))),
        Just(json!({})),
        Just(json!({ "op": "delete", "reason": "" })),
        Just(json!({ "op": "update", "fields": { "nik": 7, "person_id": "x" } })),
    ]
}

/// Some places of a message, counted through, and what stands there instead.
pub fn any_changes_of_mind() -> impl Strategy<Value = Vec<(usize, Option<Value>)>> {
    proptest::collection::vec((any::<usize>(), proptest::option::of(any_oddity())), 1..6)
}

/// Puts something else at the so many-th place of the message, or takes it out.
pub fn alter(message: &mut Value, place: usize, by: Option<Value>) {
    fn count(value: &Value) -> usize {
        1 + match value {
            Value::Array(all) => all.iter().map(count).sum(),
            Value::Object(all) => all.values().map(count).sum(),
            _ => 0,
        }
    }
    fn walk(value: &mut Value, left: &mut usize, by: &mut Option<Option<Value>>) -> bool {
        if *left == 0 {
            return match by.take() {
                Some(Some(new)) => {
                    *value = new;
                    false
                }
                _ => true,
            };
        }
        *left -= 1;
        match value {
            Value::Array(all) => {
                let out = all
                    .iter_mut()
                    .position(|it| by.is_some() && walk(it, left, by));
                out.map(|at| all.remove(at));
            }
            Value::Object(all) => {
                let keys: Vec<String> = all.keys().cloned().collect();
                let out = keys.into_iter().find(|key| {
                    by.is_some() && all.get_mut(key).is_some_and(|it| walk(it, left, by))
                });
                out.map(|key| all.remove(&key));
            }
            _ => {}
        }
        false
    }
    // The envelope itself stays: what is no object at all is tried elsewhere.
    let mut place = 1 + place % count(message).saturating_sub(1).max(1);
    walk(message, &mut place, &mut Some(by));
}

/// What is stored: the last revision and the number of held changes.
pub async fn stored(db: &Db) -> (u64, i64) {
    let mut connection = db.reading().await.expect("reads");
    let held = sqlx::query_scalar("SELECT COUNT(*) FROM changes WHERE revision IS NOT NULL")
        .fetch_one(&mut *connection)
        .await
        .expect("reads");
    (last_revision(&mut connection).await.expect("reads"), held)
}

async fn post(world: &World, token: &str, body: Vec<u8>) -> crate::support::Answered {
    let request = Request::post("/api/sync/push")
        .header(AUTHORIZATION, format!("Bearer {token}"))
        .header(CONTENT_TYPE, "application/json");
    world.send(request.body(Body::from(body))).await
}

/// Runs a test of many cases; each may wait for the server.
pub fn each_case<S: Strategy>(of: &S, cases: u32, test: impl Fn(S::Value)) {
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let done = block_in_place(|| {
        TestRunner::new(config).run(of, |value| {
            test(value);
            Ok(())
        })
    });
    if let Err(failure) = done {
        panic!("{failure}");
    }
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    Handle::current().block_on(work)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_of_anything_is_answered_change_by_change_or_refused_whole() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let more = [
            phone.visit(VISIT + 1, "2026-11-19", 9.4),
            phone.update(
                PERSON,
                dampingi_sync::Kind::Person,
                1,
                dampingi_domain::Answers::new().with("name", "Grace"),
            ),
        ];
        let push =
            json!({ "device_id": phone.device, "changes": [&family[0], &more[0], &more[1]] });
        let known: RefCell<HashSet<Uuid>> =
            RefCell::new(family.iter().map(|change| change.change_id).collect());
        let (answered, refused) = (Cell::new(0), Cell::new(0));
        each_case(&any_changes_of_mind(), 300, |changes| {
            let mut message = push.clone();
            for (place, by) in changes {
                alter(&mut message, place, by);
            }
            let before = wait(stored(&world.db));
            let answer = wait(post(&world, &phone.token, message.to_string().into_bytes()));
            let after = wait(stored(&world.db));
            if answer.status == 200 {
                answered.set(answered.get() + 1);
                let receipts: Receipts = answer.ok();
                let asked = message["changes"].as_array().map_or(0, Vec::len);
                assert_eq!(receipts.answers.len(), asked, "one answer for each change");
                // What says nothing new is held too, once, under an id that nobody has used before.
                let is_held = |it: &&Answer| {
                    let is_kept = matches!(word(&it.outcome), "applied" | "conflict" | "duplicate");
                    let is_first = is_kept && known.borrow_mut().insert(it.change_id);
                    is_first || matches!(word(&it.outcome), "applied" | "conflict")
                };
                let taken = receipts.answers.iter().filter(is_held).count() as i64;
                assert_eq!(
                    after.1 - before.1,
                    taken,
                    "what was taken is held, and nothing else"
                );
            } else {
                refused.set(refused.get() + 1);
                let status = answer.status.as_u16();
                assert!([400, 413].contains(&status), "{status} {}", answer.text());
                assert_eq!(after, before, "nothing of it is stored");
            }
        });
        assert!(
            answered.get() > 50 && refused.get() > 20,
            "{answered:?} {refused:?}"
        );
        let mut connection = world.db.reading().await.expect("reads");
        for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
            assert_eq!(found, 0, "{what}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_cut_short_anywhere_is_refused_and_stores_nothing() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let push = json!({ "device_id": phone.device, "changes": phone.family() });
        let whole = push.to_string().into_bytes();
        let before = stored(&world.db).await;
        each_case(&(0..whole.len()), 150, |length| {
            let answer = wait(post(&world, &phone.token, whole[..length].to_vec()));
            assert_eq!(answer.refusal(), (400, "malformed".to_owned()));
        });
        assert_eq!(stored(&world.db).await, before);
        assert_eq!(post(&world, &phone.token, whole).await.status, 200);
    })
    .await;
}

/// Her neighbour's whole queue, word for word, pushed by another; and her own from another village's cadre.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_pushes_in_anothers_name_nor_into_anothers_village() {
    on_both(async |world| {
        let mut hers = Phone::of(&world, "kader.jelarai").await;
        let thief = Phone::of(&world, "kader.seriang").await;
        let queue = hers.family();
        let before = stored(&world.db).await;
        let forged = thief.push(&queue).await;
        assert!(
            words(&forged.answers)
                .iter()
                .all(|it| *it == "forged_author" || *it == "deferred")
        );
        let renamed: Vec<Change> = queue
            .iter()
            .map(|change| Change {
                author: thief.author,
                ..change.clone()
            })
            .collect();
        let elsewhere = thief.push(&renamed).await;
        assert!(
            !words(&elsewhere.answers).contains(&"applied"),
            "{elsewhere:?}"
        );
        assert_eq!(stored(&world.db).await, before);
        // And it did not spoil her own queue: she sends it, if need be under a new device id.
        let own = hers.push(&queue).await;
        assert!(
            own.answers
                .iter()
                .all(|it| matches!(words(std::slice::from_ref(it))[0], "applied")),
            "{own:?}"
        );
    })
    .await;
}

/// A cursor says nothing by itself: another's, an old one, any bytes start from the beginning of the own scope.
#[tokio::test(flavor = "multi_thread")]
async fn any_cursor_shows_only_what_is_hers() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let neighbour = Phone::of(&world, "kader.seriang").await;
        let own = neighbour.pull(None, 500).await;
        for name in ["kader.jelarai", "koordinator.selor", "admin"] {
            let cursor = Phone::of(&world, name).await.pull(None, 500).await.cursor;
            let page = neighbour.pull(Some(&cursor), 500).await;
            assert!(page.restart && page.records == own.records, "{name}");
        }
        let odd = proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..4);
        each_case(&odd, 150, |edits| {
            let mut cursor = own.cursor.clone().into_bytes();
            for (at, byte) in edits {
                let at = at.index(cursor.len());
                cursor[at] = b"ABCabc019-_"[usize::from(byte) % 11];
            }
            let cursor = String::from_utf8(cursor).expect("text");
            let page: Page = wait(neighbour.pull(Some(&cursor), 500));
            assert!(
                page.records
                    .iter()
                    .all(|record| own.records.contains(record))
            );
            assert!(
                page.records
                    .iter()
                    .all(|record| record.area != area("65.01.05.2003")
                        || !matches!(
                            record.kind,
                            dampingi_sync::Kind::Person | dampingi_sync::Kind::Visit
                        ))
            );
        });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_from_a_year_ago_changes_nothing() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let queue = phone.family();
        phone.push(&queue).await;
        let then = stored(&world.db).await;
        world.wait(366 * 86_400);
        // Its session is long over; whoever signs in again and sends the same gets the same answer.
        assert_eq!(phone.push_answer(&queue).await.status, 401);
        phone.token = world.token("kader.jelarai").await;
        let again = phone.push(&queue).await;
        assert_eq!(words(&again.answers), ["duplicate"; 4]);
        assert_eq!(stored(&world.db).await, then);
    })
    .await;
}

/// Lengths that lie, over a real socket: too long, too short, none, not a number, and a body that never ends.
#[test]
fn lengths_that_lie_are_refused_and_the_server_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let (app, data) = (folder.path().join("app"), folder.path().join("data"));
    tiny_app(&app);
    let (app, data) = (app.display().to_string(), data.display().to_string());
    let serving = Serving::start(&["--listen", "127.0.0.1:0", "--app", &app, "--data", &data]);
    let request = |head: &str, body: &str| {
        format!(
            "POST /api/session HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{head}\r\n\r\n{body}"
        )
    };
    let body = r#"{"username":"a","password":"b"}"#;
    for (head, expected) in [
        ("content-length: 31", "401"),
        ("content-length: 7", "400"),
        ("content-length: -1", "400"),
        ("content-length: 31\r\ncontent-length: 32", "400"),
        ("content-length: 99999999999999999999", "400"),
        ("content-length: 0", "400"),
        ("content-encoding: gzip\r\ncontent-length: 31", "400"),
        ("transfer-encoding: chunked", "400"),
    ] {
        let answer = serving.ask(&request(head, body));
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert_eq!(status, expected, "{head}: {answer}");
    }
    // More is promised than comes: the connection ends, and with it the request.
    let mut cut = serving.connect();
    cut.write_all(request("content-length: 3000", body).as_bytes())
        .expect("sent");
    cut.shutdown(std::net::Shutdown::Write).expect("ends");
    let answer = exchange(&mut cut, "");
    assert!(
        !answer.contains(" 200 ") && !answer.contains(" 500 "),
        "{answer}"
    );
    let well = serving.ask("GET /api/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(well.contains(" 200 "), "{well}");
}
