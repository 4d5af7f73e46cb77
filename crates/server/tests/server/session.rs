//! Signing in and out, the password, and the brake on guessing it.

use crate::support::{Answered, PASSWORD, World, on_both};
use dampingi_server::accounts;
use dampingi_server::auth::idle_seconds;
use dampingi_sync::Role;
use dampingi_sync::wire::SignedIn;
use serde_json::json;

async fn sign_in(world: &World, username: &str, password: &str) -> Answered {
    let body = json!({ "username": username, "password": password });
    world.post("/api/session", "", &body).await
}

async fn change(world: &World, token: &str, old: &str, new: &str) -> Answered {
    let body = json!({ "old": old, "new": new });
    world.post("/api/session/password", token, &body).await
}

const OUT: (u16, &str) = (401, "not_signed_in");

fn seen(answered: &Answered) -> (u16, String) {
    answered.refusal()
}

fn is(expected: (u16, &str)) -> (u16, String) {
    (expected.0, expected.1.to_owned())
}

#[tokio::test]
async fn the_right_password_gives_a_token_and_who_she_is() {
    on_both(async |world| {
        let signed: SignedIn = sign_in(&world, " Kader.Jelarai ", PASSWORD).await.ok();
        assert_eq!(signed.user.username, "kader.jelarai");
        assert_eq!(signed.user.role, Role::Cadre);
        assert_eq!(signed.user.areas[0].name, "Jelarai Selor");
        assert!(!signed.demo && !signed.user.must_change_password);
        let again: SignedIn = world.get("/api/session", &signed.token).await.ok();
        assert_eq!(again.user, signed.user);
        assert!(again.token.is_empty() && again.epoch == signed.epoch);
        let gone = world.delete("/api/session", &signed.token).await;
        assert_eq!(gone.status, 204);
        assert_eq!(
            seen(&world.get("/api/session", &signed.token).await),
            is(OUT)
        );
    })
    .await;
}

#[tokio::test]
async fn five_wrong_passwords_brake_for_a_quarter_of_an_hour() {
    on_both(async |world| {
        for _ in 0..4 {
            let wrong = sign_in(&world, "kader.jelarai", "salah semua").await;
            assert_eq!(seen(&wrong), is((401, "wrong_password")));
        }
        let fifth = sign_in(&world, "kader.jelarai", "salah semua").await;
        assert_eq!(seen(&fifth), is((429, "too_many_tries")));
        assert_eq!(fifth.header("retry-after"), "900");
        world.wait(60);
        let right = sign_in(&world, "kader.jelarai", PASSWORD).await;
        assert_eq!(seen(&right), is((429, "too_many_tries")));
        assert_eq!(right.header("retry-after"), "840");
        // Only that name is braked.
        assert_eq!(sign_in(&world, "kader.seriang", PASSWORD).await.status, 200);
        world.wait(840);
        assert_eq!(sign_in(&world, "kader.jelarai", PASSWORD).await.status, 200);
        // The right password forgives.
        let wrong = sign_in(&world, "kader.jelarai", "salah semua").await;
        assert_eq!(seen(&wrong), is((401, "wrong_password")));
    })
    .await;
}

#[tokio::test]
async fn a_name_that_nobody_has_is_answered_like_all_others() {
    on_both(async |world| {
        for expected in [401, 401, 401, 401, 429, 429] {
            let stranger = sign_in(&world, "siapa.saja", "salah semua").await;
            let known = sign_in(&world, "kader.jelarai", "salah semua").await;
            assert_eq!(stranger.status, expected);
            assert_eq!((stranger.status, stranger.body), (known.status, known.body));
        }
    })
    .await;
}

#[tokio::test]
async fn tries_at_the_same_time_are_counted_one_by_one() {
    on_both(async |world| {
        let tries = (0..12).map(|_| sign_in(&world, "kader.jelarai", "salah semua"));
        let mut wrong = 0;
        for answered in join_all(tries).await {
            wrong += u32::from(answered.status == 401);
        }
        assert!(wrong <= 4, "{wrong} passwords could be tried");
    })
    .await;
}

/// All of them, polled in turn on this task.
async fn join_all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        let mut all_done = true;
        for (future, done) in &mut waiting {
            if done.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(output) => *done = Some(output),
                    std::task::Poll::Pending => all_done = false,
                }
            }
        }
        if all_done {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    waiting.into_iter().filter_map(|(_, done)| done).collect()
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_lives_on_when_it_is() {
    on_both(async |world| {
        for (username, role) in [
            ("kader.jelarai", Role::Cadre),
            ("koordinator.selor", Role::Coordinator),
        ] {
            let signed: SignedIn = sign_in(&world, username, PASSWORD).await.ok();
            for _ in 0..3 {
                world.wait(idle_seconds(role) - 1);
                assert_eq!(world.get("/api/session", &signed.token).await.status, 200);
            }
            world.wait(idle_seconds(role) + 1);
            assert_eq!(
                seen(&world.get("/api/session", &signed.token).await),
                is(OUT)
            );
        }
        assert!(idle_seconds(Role::Cadre) >= 90 * 86_400);
        assert!(idle_seconds(Role::Coordinator) <= 24 * 3600);
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_is_out_at_once_and_told_so_only_with_its_password() {
    on_both(async |world| {
        let token = world.token("kader.jelarai").await;
        accounts::disable(&world.db, "kader.jelarai", "test", world.now())
            .await
            .expect("closed");
        assert_eq!(seen(&world.get("/api/session", &token).await), is(OUT));
        let with = sign_in(&world, "kader.jelarai", PASSWORD).await;
        assert_eq!(seen(&with), is((403, "disabled")));
        let without = sign_in(&world, "kader.jelarai", "salah semua").await;
        assert_eq!(seen(&without), is((401, "wrong_password")));
        accounts::enable(&world.db, "kader.jelarai", "test", world.now())
            .await
            .expect("open");
        assert_eq!(sign_in(&world, "kader.jelarai", PASSWORD).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_one_time_password_opens_nothing_but_its_own_change() {
    on_both(async |world| {
        let created = accounts::reset(&world.db, "kader.jelarai", "test", world.now())
            .await
            .expect("reset");
        let old = sign_in(&world, "kader.jelarai", PASSWORD).await;
        assert_eq!(seen(&old), is((401, "wrong_password")));
        let signed: SignedIn = sign_in(&world, "kader.jelarai", &created.password)
            .await
            .ok();
        assert!(signed.user.must_change_password);
        let refused = world.get("/api/sync/pull", &signed.token).await;
        assert_eq!(seen(&refused), is((403, "must_change_password")));
        let changed = change(&world, &signed.token, &created.password, "sungai kayan").await;
        assert_eq!(changed.status, 204);
        assert_eq!(world.get("/api/sync/pull", &signed.token).await.status, 200);
        assert_eq!(
            sign_in(&world, "kader.jelarai", "sungai kayan")
                .await
                .status,
            200
        );
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    on_both(async |world| {
        let mine = world.token("kader.jelarai").await;
        let stolen = world.token("kader.jelarai").await;
        assert_eq!(
            change(&world, &mine, PASSWORD, "sungai kayan").await.status,
            204
        );
        assert_eq!(world.get("/api/session", &mine).await.status, 200);
        assert_eq!(seen(&world.get("/api/session", &stolen).await), is(OUT));
    })
    .await;
}

#[tokio::test]
async fn a_weak_or_unchanged_password_is_refused_and_a_stolen_session_cannot_guess() {
    on_both(async |world| {
        let token = world.token("kader.jelarai").await;
        for new in ["pendek", PASSWORD, ""] {
            let weak = change(&world, &token, PASSWORD, new).await;
            assert_eq!(seen(&weak), is((422, "weak_password")), "{new}");
        }
        for expected in [401, 401, 401, 401, 429, 429] {
            let guess = change(&world, &token, "salah semua", "sungai kayan").await;
            assert_eq!(guess.status, expected);
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_and_password_are_all_that_may_be_sent() {
    on_both(async |world| {
        let malformed = world
            .post("/api/session", "", &json!({ "username": "x" }))
            .await;
        assert_eq!(seen(&malformed), is((400, "malformed")));
        let large = sign_in(&world, "kader.jelarai", &"x".repeat(8000)).await;
        assert_eq!(seen(&large), is((413, "too_large")));
    })
    .await;
}

#[tokio::test]
async fn tokens_that_are_none_open_nothing() {
    on_both(async |world| {
        for token in [
            "",
            "x",
            "Bearer",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert_eq!(
                seen(&world.get("/api/session", token).await),
                is(OUT),
                "{token}"
            );
        }
    })
    .await;
}
