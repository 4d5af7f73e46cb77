//! A copy of the store for the helpdesk, when the app cannot open it: everything that can be read, still sealed.
//! Nothing is decrypted: without the PIN or the password the file says no more than the phone does.

use super::engine::Engine;
use crate::store::idb::Transaction;
use crate::store::schema::{CACHE, DATABASE, OF_A_VAULT, VAULTS};
use crate::store::{fault::Fault, idb};
use js_sys::{Array, Object, Uint8Array};
use serde_json::{Map, Value};
use std::fmt::Write;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbDatabase;

impl Engine {
    /// See [`super::Phone::export_readable`].
    pub async fn export_readable(&self) -> Option<Vec<u8>> {
        // Its own connection, to whatever version is there: the app's may be missing, or of an older version.
        let connection = idb::open_any(DATABASE).await.ok()?;
        let mut file = Map::new();
        let stores = OF_A_VAULT
            .into_iter()
            .filter(|store| *store != CACHE)
            .chain([VAULTS]);
        for store in stores {
            // Each store by itself: one that cannot be read must not take the others with it.
            if let Ok(rows) = rows_of(&connection, store).await {
                file.insert(store.to_owned(), rows.iter().map(plain).collect());
            }
        }
        connection.close();
        (!file.is_empty())
            .then(|| serde_json::to_vec(&file).ok())
            .flatten()
    }
}

async fn rows_of(connection: &IdbDatabase, store: &str) -> Result<Vec<JsValue>, Fault> {
    let transaction = Transaction::read(connection, &[store])?;
    transaction.get_all(store, &JsValue::UNDEFINED).await
}

/// A value as JSON; bytes as hexadecimal text.
fn plain(value: &JsValue) -> Value {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        let mut text = String::new();
        for byte in bytes.to_vec() {
            write!(text, "{byte:02x}").expect("a text takes any text");
        }
        return text.into();
    }
    if let Some(text) = value.as_string() {
        return text.into();
    }
    if let Some(number) = value.as_f64() {
        return number.into();
    }
    if let Some(yes) = value.as_bool() {
        return yes.into();
    }
    match value.dyn_ref::<Object>() {
        Some(object) => {
            let fields = Object::entries(object);
            let pairs = fields.iter().map(|pair| Array::from(&pair));
            let named =
                pairs.filter_map(|pair| Some((pair.get(0).as_string()?, plain(&pair.get(1)))));
            Value::Object(named.collect())
        }
        None => Value::Null,
    }
}
