//! Waiting that comes to an end: a browser that never gets through with a picture must not keep a form from being saved.

use crate::platform::timer::within;
use js_sys::Promise;
use wasm_bindgen::JsValue;

pub const NAMES: &[&str] = &["what_never_comes_is_waited_for_no_longer_than_asked"];

pub async fn run(name: &str) -> bool {
    match name {
        "what_never_comes_is_waited_for_no_longer_than_asked" => {
            what_never_comes_is_waited_for_no_longer_than_asked().await;
        }
        _ => return false,
    }
    true
}

async fn what_never_comes_is_waited_for_no_longer_than_asked() {
    let never: Promise = Promise::new(&mut |_, _| ());
    assert_eq!(within(&never, 10).await, None);
    // An hour is not waited for.
    let hour = 60 * 60 * 1000;
    let here = Promise::resolve(&JsValue::from("gambar"));
    assert_eq!(within(&here, hour).await, Some(JsValue::from("gambar")));
    let failed = Promise::reject(&JsValue::from("rusak"));
    assert_eq!(within(&failed, hour).await, None);
}
