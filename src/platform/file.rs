//! Files that leave the phone and come to it: offered to keep, handed to another app, read after they were chosen.

use crate::store::idb::{field, object};
use js_sys::{Array, Function, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Url};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Blob)]
    type File;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Array, name: &str, options: &Object) -> Result<File, JsValue>;
}

/// Offers a file to the browser to keep.
pub fn keep(bytes: &[u8], name: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = Blob::new_with_u8_array_sequence(&parts)?;
    let address = Url::create_object_url_with_blob(&file)?;
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

fn of_navigator(name: &str) -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let call = field(&navigator, name).dyn_into().ok()?;
    Some((navigator, call))
}

fn shared(bytes: &[u8], name: &str) -> Option<Object> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    // Text, because messengers and Bluetooth pass that on and other kinds often not.
    let options = object([("type", "text/plain".into())]);
    let file = File::new(&parts, name, &options).ok()?;
    Some(object([("files", Array::of1(&file).into())]))
}

/// Whether this phone hands files to other apps.
pub fn can_share() -> bool {
    let asked = || {
        let (navigator, call) = of_navigator("canShare")?;
        let answer = call.call1(&navigator, &shared(b" ", "a.txt")?.into());
        Some(answer.ok()?.is_truthy())
    };
    asked() == Some(true)
}

/// Hands a file to an app that she chooses. `false` when she chose none, or none took it.
pub async fn share(bytes: &[u8], name: &str) -> bool {
    let sharing = || {
        let (navigator, call) = of_navigator("share")?;
        let promise = call.call1(&navigator, &shared(bytes, name)?.into());
        promise.ok()?.dyn_into::<Promise>().ok()
    };
    match sharing() {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// The file that was chosen in an entry for files; `None` when there is none or it cannot be read.
pub async fn chosen(entry: &JsValue, most_bytes: f64) -> Option<Vec<u8>> {
    let file = field(&field(entry, "files"), "0");
    let file: Blob = file.dyn_into().ok()?;
    if file.size() > most_bytes {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
