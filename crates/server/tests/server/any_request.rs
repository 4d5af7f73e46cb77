//! Every route with anything at all in its path, its query and its body: an answer that says what is wrong, nothing stored, and
//! nobody named to whoever asked amiss.

use crate::bad_input::{alter, any_changes_of_mind, each_case, stored};
use crate::support::family::{PERSON, Phone, VISIT, id};
use crate::support::{Answered, World, on_both};
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use dampingi_server::router::{ROUTES, Route};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use tokio::runtime::Handle;

/// What stands in a path or behind a key: of the right shape, nearly so, and not at all.
const WORDS: [&str; 20] = [
    "",
    "S",
    "BGM",
    "absent",
    "65.01.05.2003",
    "65.01.05",
    "32.01",
    "65.01.05.2003%00",
    "2026-11",
    "2026-13",
    "-0001-01",
    "99999999999999999999",
    "0",
    "-1",
    "received",
    "true",
    "%F0%9F%91%B6",
    "%FF%FE",
    "a%2Fb%2F..%2F..%2Fetc",
    "%27%20OR%201%3D1%20--",
];
/// Every key that any route reads, and one that none does.
const KEYS: [&str; 14] = [
    "area", "month", "quarter", "village", "author", "form", "state", "flagged", "after", "cursor",
    "limit", "kind", "hidden", "x",
];
/// Of the family that the server holds: nothing of it is said to whoever asks amiss.
const NAMES: [&str; 2] = ["Grace", "Lenjau"];

fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        2 => proptest::sample::select(vec![PERSON, VISIT, 900, u128::MAX]).prop_map(|number| id(number).to_string()),
        1 => (1..3_000_usize).prop_map(|length| "z".repeat(length)),
    ]
}

fn any_query() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    proptest::collection::vec((proptest::sample::select(KEYS.to_vec()), any_word()), 0..4)
}

/// The path with something in each of its gaps.
fn filled(path: &str, words: &[String]) -> String {
    let mut words = words.iter().cycle();
    let parts = path.split('/').map(|part| match part.starts_with('{') {
        true => words.next().cloned().unwrap_or_default(),
        false => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Signing out would end the session that the next case asks with.
fn is_asked(route: &&Route) -> bool {
    (route.method, route.path) != ("DELETE", "/api/session")
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    Handle::current().block_on(work)
}

async fn ask(world: &World, route: &Route, uri: &str, token: &str, body: String) -> Answered {
    let request = Request::builder()
        .method(route.method)
        .uri(uri)
        .header(AUTHORIZATION, format!("Bearer {token}"))
        .header(CONTENT_TYPE, "application/json");
    world.send(request.body(Body::from(body))).await
}

/// A body with what every route that reads one asks for.
fn body_of(phone: &Phone<'_>) -> Value {
    json!({ "username": "kader.jelarai", "password": "x", "old": "x", "new": "y", "words": "lenjau", "device_id": phone.device,
        "changes": [], "photos": [], "sha256": "0", "change_ids": [] })
}

#[tokio::test]
async fn a_nul_that_no_column_takes_is_answered_at_every_route() {
    on_both(async |world| {
        let phone = Phone::of(&world, "kader.jelarai").await;
        let desk = world.token("koordinator.selor").await;
        let texts = ["username", "password", "old", "new", "words", "sha256"];
        let mut body = body_of(&phone);
        for text in texts {
            body[text] = json!("a\0b");
        }
        for route in ROUTES.iter().filter(is_asked) {
            let path = filled(route.path, &["a%00b".to_owned()]);
            for key in KEYS {
                for token in [&desk, &phone.token] {
                    let uri = format!("{path}?{key}=a%00b");
                    let answer = ask(&world, route, &uri, token, body.to_string()).await;
                    assert!(
                        answer.status.as_u16() < 500,
                        "{} {}: {}",
                        route.path,
                        key,
                        answer.status
                    );
                }
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn any_request_at_any_route_is_answered_and_stores_and_tells_nothing() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let desk = world.token("koordinator.selor").await;
        let routes: Vec<&Route> = ROUTES.iter().filter(is_asked).collect();
        let body = body_of(&phone);
        let any = (
            proptest::sample::select(routes),
            proptest::collection::vec(any_word(), 2),
            any_query(),
            any_changes_of_mind(),
            any::<bool>(),
        );
        let before = stored(&world.db).await;
        let (taken, refused) = (Cell::new(0), Cell::new(0));
        each_case(&any, 400, |(route, words, query, changes, is_desk)| {
            let mut body = body.clone();
            for (place, by) in changes {
                alter(&mut body, place, by);
            }
            let query: Vec<String> = query
                .into_iter()
                .map(|(key, word)| format!("{key}={word}"))
                .collect();
            let uri = format!("{}?{}", filled(route.path, &words), query.join("&"));
            let token = if is_desk { &desk } else { &phone.token };
            let answer = wait(ask(&world, route, &uri, token, body.to_string()));
            let status = answer.status.as_u16();
            assert!(status < 500, "{status} at {} {}", route.method, route.path);
            if status >= 400 {
                refused.set(refused.get() + 1);
                let said = answer.text();
                assert!(said.len() < 1_000, "{} bytes at {}", said.len(), route.path);
                for name in NAMES {
                    assert!(!said.contains(name), "{} names somebody", route.path);
                }
            } else {
                taken.set(taken.get() + 1);
            }
            assert_eq!(
                wait(stored(&world.db)),
                before,
                "{} stores something",
                route.path
            );
        });
        assert!(
            taken.get() > 20 && refused.get() > 100,
            "{taken:?} {refused:?}"
        );
    })
    .await;
}
