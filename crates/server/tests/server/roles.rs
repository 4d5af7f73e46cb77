//! Every role at every route, by the table the server itself goes by.

use crate::support::{Answered, USERS, World, on_both};
use axum::body::Body;
use axum::http::{Request, header};
use dampingi_server::router::{Access, ROUTES, Route};
use dampingi_sync::Role;

/// Who may, written down a second time by hand: a slip in the table shows as a difference.
fn expected(route: &Route) -> &'static [Role] {
    use Role::{Admin, Cadre, Coordinator, Kabupaten, Province};
    match (route.method, route.path) {
        ("GET", "/api/health") | ("POST", "/api/session") => {
            &[Cadre, Coordinator, Kabupaten, Province, Admin]
        }
        ("GET" | "DELETE", "/api/session") | ("POST", "/api/session/password") => {
            &[Cadre, Coordinator, Kabupaten, Province, Admin]
        }
        ("POST", "/api/sync/push") => &[Cadre, Coordinator],
        ("GET", "/api/sync/pull") => &[Cadre, Coordinator, Kabupaten, Province, Admin],
        ("POST", "/api/sync/carry") => &[Cadre, Coordinator, Kabupaten, Province, Admin],
        ("POST", "/api/photo/wanted")
        | ("PUT", "/api/photo/{sha256}/{at}")
        | ("GET", "/api/photo/{sha256}") => &[Cadre, Coordinator],
        (
            "GET",
            "/api/review/queue"
            | "/api/review/story/{visit}"
            | "/api/review/doubles"
            | "/api/review/people/{ids}"
            | "/api/indicators"
            | "/api/posyandu"
            | "/api/posyandu/names"
            | "/api/posyandu/{day}/{letter}"
            | "/api/support"
            | "/api/cadres",
        )
        | ("POST", "/api/review/find") => &[Coordinator],
        other => panic!("a route nobody has thought about: {other:?}"),
    }
}

async fn knock(world: &World, route: &Route, token: Option<&str>) -> Answered {
    let path = route
        .path
        .replace("{visit}", "00000000-0000-0000-0000-000000000028")
        .replace("{day}", "00000000-0000-0000-0000-000000000028")
        .replace("{letter}", "S")
        .replace("{ids}", "00000000-0000-0000-0000-000000000028")
        .replace("{sha256}", &"0".repeat(64))
        .replace("{at}", "0");
    let mut request = Request::builder().method(route.method).uri(path);
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    world.send(request.body(Body::from("{}"))).await
}

/// Whether the door was shut because of who knocked, and not because of what was asked.
fn is_shut(answered: &Answered) -> bool {
    matches!(answered.status.as_u16(), 401 | 403)
        && ["forbidden", "not_signed_in"].contains(&answered.refusal().1.as_str())
}

#[tokio::test]
async fn every_role_against_every_route() {
    on_both(async |world| {
        for route in ROUTES {
            for (username, role, _) in USERS {
                let token = world.token(username).await;
                let answered = knock(&world, route, Some(&token)).await;
                let open = expected(route).contains(&role);
                assert_eq!(
                    is_shut(&answered),
                    !open,
                    "{role:?} at {} {}: {}",
                    route.method,
                    route.path,
                    answered.status
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_session_only_the_front_door_is_open() {
    on_both(async |world| {
        for route in ROUTES {
            let answered = knock(&world, route, None).await;
            let open = matches!(route.access, Access::Anyone);
            let name = (route.method, route.path);
            assert_eq!(
                open,
                matches!(name, ("GET", "/api/health") | ("POST", "/api/session"))
            );
            assert_eq!(is_shut(&answered), !open, "{name:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_in_the_table_is_not_there() {
    on_both(async |world| {
        let token = world.token("admin").await;
        for path in ["/api/users", "/api/sync", "/api/session/", "/api/x/y/z"] {
            assert_eq!(
                world.get(path, &token).await.refusal(),
                (404, "not_found".to_owned()),
                "{path}"
            );
            assert_eq!(
                world.get(path, "").await.refusal(),
                (404, "not_found".to_owned()),
                "{path}"
            );
        }
        for (method, path) in [
            ("PUT", "/api/session"),
            ("POST", "/api/sync/pull"),
            ("DELETE", "/api/health"),
        ] {
            let request = Request::builder()
                .method(method)
                .uri(path)
                .body(Body::empty());
            let answered = world.send(request).await;
            assert_eq!(
                answered.refusal(),
                (405, "wrong_method".to_owned()),
                "{path}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn every_answer_tells_the_browser_to_be_strict_and_to_keep_nothing() {
    on_both(async |world| {
        for path in ["/api/health", "/api/session", "/api/nothing"] {
            let answered = world.get(path, "").await;
            assert_eq!(answered.header("cache-control"), "no-store", "{path}");
            assert_eq!(
                answered.header("x-content-type-options"),
                "nosniff",
                "{path}"
            );
            assert!(
                answered
                    .header("content-security-policy")
                    .starts_with("default-src 'none'")
            );
        }
    })
    .await;
}
