//! What the browser promises about its storage: whether it stays, and how much there is.

use crate::phone::StorageState;
use crate::store::idb::field;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let is_there = js_sys::Reflect::has(&navigator, &"storage".into()).unwrap_or(false);
    is_there.then(|| navigator.storage())
}

/// Asks the browser not to clear the storage by itself. It answers by its own rules; installing the app helps.
pub async fn persist() {
    if let Some(asked) = manager().and_then(|manager| manager.persist().ok()) {
        drop(JsFuture::from(asked).await);
    }
}

/// What the browser says now.
pub async fn look() -> StorageState {
    let Some(manager) = manager() else {
        return StorageState::default();
    };
    let persisted = match manager.persisted() {
        Ok(asked) => JsFuture::from(asked)
            .await
            .ok()
            .and_then(|answer| answer.as_bool()),
        Err(_) => None,
    };
    let estimate = match manager.estimate() {
        Ok(asked) => JsFuture::from(asked).await.ok(),
        Err(_) => None,
    };
    let bytes = |key: &str| Some(field(estimate.as_ref()?, key).as_f64()? as u64);
    StorageState {
        persisted,
        used: bytes("usage"),
        quota: bytes("quota"),
        ..StorageState::default()
    }
}
