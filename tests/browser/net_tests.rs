//! The door to the network: on a page for practice it is closed before anything is asked (docs/adr/0036).

use crate::net::{NetFault, Server, Wire};
use dampingi_domain::photo::Photo;
use dampingi_sync::photo::PhotoWire;
use dampingi_sync::store::{Failure, Transport};

pub const NAMES: &[&str] = &[
    "in_practice_nothing_is_asked_of_the_network",
    "a_page_for_work_asks_it",
];

pub async fn run(name: &str) -> bool {
    match name {
        "in_practice_nothing_is_asked_of_the_network" => {
            in_practice_nothing_is_asked_of_the_network().await;
        }
        "a_page_for_work_asks_it" => a_page_for_work_asks_it().await,
        _ => return false,
    }
    true
}

/// From here on the page counts what it would ask, and asks nothing.
fn count_what_is_asked() {
    let count =
        "this.asked = (this.asked ?? 0) + 1; return Promise.reject(new TypeError('closed'));";
    let fetch = js_sys::Function::new_no_args(count);
    js_sys::Reflect::set(&js_sys::global(), &"fetch".into(), &fetch).expect("a page's own");
}

fn asked() -> u32 {
    let asked = js_sys::Reflect::get(&js_sys::global(), &"asked".into()).expect("a page's own");
    asked.as_f64().map_or(0, |asked| asked as u32)
}

async fn in_practice_nothing_is_asked_of_the_network() {
    let kept = web_sys::window().and_then(|window| window.session_storage().ok()?);
    let kept = kept.expect("a tab has it");
    // As the page for practice is begun.
    kept.set_item("dampingi.practice", "1")
        .expect("room for it");
    count_what_is_asked();
    let server = Server {
        token: Some("of a sign-in"),
    };
    assert!(!server.is_there().await);
    let signed_in = server
        .sign_in("siapa".to_owned(), "rahasia".to_owned())
        .await;
    assert_eq!(signed_in.map(|_| ()), Err(NetFault::Unreachable));
    let changed = server
        .change_password("lama".to_owned(), "baru".to_owned())
        .await;
    assert_eq!(changed, Err(NetFault::Unreachable));
    let wire = Wire {
        token: "of a sign-in".to_owned(),
        device: Box::new(uuid::Uuid::nil),
    };
    let pulled = wire.pull(None, 1).await;
    assert!(matches!(pulled, Err(Failure::Unreachable)));
    let photo = Photo {
        sha256: "0".repeat(64),
        bytes: 3,
    };
    let sent = wire.part(&photo, 0, vec![1, 2, 3]).await;
    assert!(matches!(sent, Err(Failure::Unreachable)));
    assert_eq!(asked(), 0);
}

/// So that the test above can fail.
async fn a_page_for_work_asks_it() {
    count_what_is_asked();
    let there = Server { token: None }.is_there().await;
    assert_eq!((there, asked()), (false, 1));
}
