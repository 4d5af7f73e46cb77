//! Tests of storage, vault and growth inside a browser. One page runs one test: its name stands behind the `#` of the address, and
//! the page's title says `passed` when it is through. A panic ends the page, and the runner (`browser.test.mjs`) reads it.
#![allow(
    dead_code,
    unused_imports,
    reason = "the app's modules are here without the screens that use them"
)]

#[path = "../../src/clock.rs"]
mod clock;
#[path = "../../src/json/mod.rs"]
mod json;
#[path = "../../src/net.rs"]
mod net;
#[path = "../../src/phone/mod.rs"]
mod phone;
#[path = "../../src/photo_loop.rs"]
mod photo_loop;
#[path = "../../src/platform/mod.rs"]
mod platform;
#[path = "../../src/session.rs"]
mod session;
#[path = "../../src/slot.rs"]
mod slot;
#[path = "../../src/sorted.rs"]
mod sorted;
#[path = "../../src/store/mod.rs"]
mod store;
#[path = "../../src/sync_loop.rs"]
mod sync_loop;
#[path = "../../src/vault/mod.rs"]
mod vault;

mod answer_tests;
mod damage_tests;
mod decision_tests;
mod draft_tests;
mod fixture;
mod growth_tests;
mod net_tests;
mod phones;
mod refused_tests;
mod renewed_tests;
mod room_tests;
mod speed_tests;
mod storage_tests;
mod timer_tests;
mod vault_tests;

fn main() {
    std::panic::set_hook(Box::new(|panic| say(&format!("failed: {panic}"))));
    let Some(window) = web_sys::window() else {
        return;
    };
    let name = window.location().hash().unwrap_or_default();
    // Mounting nothing still starts what tasks and signals need.
    leptos::mount::mount_to_body(move || {
        leptos::task::spawn_local(async move {
            let outcome = match name.trim_start_matches('#') {
                "" => names().join(" "),
                // Not tests by themselves: pages.mjs takes a phone's database from the one and puts an older one under the other.
                "make_a_phone" => fixture::make().await,
                "open_a_phone_of_version_1" => {
                    fixture::open().await;
                    "passed".to_owned()
                }
                "open_a_phone_of_version_2"
                | "open_a_phone_of_version_3"
                | "open_a_phone_of_version_4"
                | "open_a_phone_of_version_5" => {
                    fixture::open_2().await;
                    "passed".to_owned()
                }
                name => {
                    run(name).await;
                    "passed".to_owned()
                }
            };
            say(&outcome);
        });
    });
}

fn say(outcome: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(outcome);
    }
}

/// Every test, by the name of its function.
fn names() -> Vec<&'static str> {
    storage_tests::NAMES
        .iter()
        .chain(answer_tests::NAMES)
        .chain(damage_tests::NAMES)
        .chain(draft_tests::NAMES)
        .chain(decision_tests::NAMES)
        .chain(refused_tests::NAMES)
        .chain(renewed_tests::NAMES)
        .chain(vault_tests::NAMES)
        .chain(growth_tests::NAMES)
        .chain(room_tests::NAMES)
        .chain(speed_tests::NAMES)
        .chain(net_tests::NAMES)
        .chain(timer_tests::NAMES)
        .copied()
        .collect()
}

async fn run(name: &str) {
    let known = storage_tests::run(name).await
        || answer_tests::run(name).await
        || damage_tests::run(name).await
        || draft_tests::run(name).await
        || decision_tests::run(name).await
        || refused_tests::run(name).await
        || renewed_tests::run(name).await
        || vault_tests::run(name).await
        || room_tests::run(name).await
        || speed_tests::run(name).await
        || net_tests::run(name).await
        || timer_tests::run(name).await
        || growth_tests::run(name);
    assert!(known, "there is no test named {name}");
}
