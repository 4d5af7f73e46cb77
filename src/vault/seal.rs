//! Sealing and opening with AES-256-GCM by WebCrypto. Knows no key's origin and no store's shape.
//!
//! What is sealed is bound to its place: store, id and schema are the associated data, so that a value moved to another
//! record does not open there.

use crate::clock;
use crate::store::fault::Fault;
use crate::store::idb::object;
use js_sys::{Array, ArrayBuffer, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

const NONCE: usize = 12;
const ALGORITHM: &str = "AES-GCM";

/// Where a sealed value belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(String);

impl Place {
    /// The place of a value of this schema in a store.
    pub fn new(store: &str, id: &str, schema: u16) -> Self {
        Self(format!("{store}/{id}/{schema}"))
    }
}

/// A key that JavaScript cannot read out again.
#[derive(Clone)]
pub struct Key(CryptoKey);

pub fn subtle() -> Result<SubtleCrypto, Fault> {
    let window = web_sys::window().ok_or(Fault::Blocked)?;
    Ok(window.crypto()?.subtle())
}

fn algorithm(nonce: &Uint8Array, place: &Place) -> Object {
    object([
        ("name", ALGORITHM.into()),
        ("iv", nonce.into()),
        (
            "additionalData",
            Uint8Array::from(place.0.as_bytes()).into(),
        ),
    ])
}

impl Key {
    /// Takes 256 bits into the browser's keeping.
    pub async fn import(raw: &[u8; 32]) -> Result<Self, Fault> {
        let usages: Array = ["encrypt", "decrypt"]
            .into_iter()
            .map(JsValue::from_str)
            .collect();
        let bytes = Uint8Array::from(raw.as_slice());
        let promise = subtle()?.import_key_with_str("raw", &bytes, ALGORITHM, false, &usages)?;
        let key = JsFuture::from(promise).await;
        bytes.fill(0, 0, 32);
        Ok(Self(key?.unchecked_into()))
    }

    /// Seals one value.
    pub async fn seal(&self, place: &Place, plain: &[u8]) -> Result<Uint8Array, Fault> {
        let mut sealed = self.seal_all(&[(place.clone(), plain.to_vec())]).await?;
        sealed.pop().ok_or(Fault::Refused)
    }

    /// Seals many, all at once.
    pub async fn seal_all(&self, values: &[(Place, Vec<u8>)]) -> Result<Vec<Uint8Array>, Fault> {
        let subtle = subtle()?;
        let mut nonces = Vec::with_capacity(values.len());
        let under_way = Array::new();
        for (place, plain) in values {
            let nonce = Uint8Array::from(clock::random::<NONCE>().as_slice());
            let promise = subtle.encrypt_with_object_and_u8_array(
                &algorithm(&nonce, place),
                &self.0,
                plain,
            )?;
            under_way.push(&promise);
            nonces.push(nonce);
        }
        let bodies = Array::from(&JsFuture::from(Promise::all(&under_way)).await?);
        let joined = nonces.iter().zip(bodies.iter()).map(|(nonce, body)| {
            let body = Uint8Array::new(&body);
            let whole = Uint8Array::new_with_length(nonce.length() + body.length());
            whole.set(nonce, 0);
            whole.set(&body, NONCE as u32);
            whole
        });
        Ok(joined.collect())
    }

    /// Opens one value. Another key, another place or a changed byte: `Unreadable`.
    pub async fn open(&self, place: &Place, sealed: &JsValue) -> Result<Vec<u8>, Fault> {
        let opened = JsFuture::from(self.begin_open(&subtle()?, place, sealed)?).await;
        opened
            .map(|plain| bytes(&plain))
            .map_err(|_| Fault::Unreadable)
    }

    /// Opens many, all at once. `None` for one that does not open.
    pub async fn open_all(
        &self,
        values: &[(Place, JsValue)],
    ) -> Result<Vec<Option<Vec<u8>>>, Fault> {
        let subtle = subtle()?;
        let mut under_way = Vec::with_capacity(values.len());
        for (place, sealed) in values {
            under_way.push(self.begin_open(&subtle, place, sealed).ok());
        }
        let mut opened = Vec::with_capacity(values.len());
        let all: Array = under_way
            .iter()
            .map(|promise| promise.as_ref().map_or(JsValue::NULL, JsValue::from))
            .collect();
        let settled = Array::from(&JsFuture::from(Promise::all_settled(&all)).await?);
        for outcome in settled.iter() {
            let value = crate::store::idb::field(&outcome, "value");
            opened.push(value.is_instance_of::<ArrayBuffer>().then(|| bytes(&value)));
        }
        Ok(opened)
    }

    fn begin_open(
        &self,
        subtle: &SubtleCrypto,
        place: &Place,
        sealed: &JsValue,
    ) -> Result<Promise, Fault> {
        let sealed = sealed.dyn_ref::<Uint8Array>().ok_or(Fault::Unreadable)?;
        if (sealed.length() as usize) < NONCE {
            return Err(Fault::Unreadable);
        }
        let nonce = sealed.subarray(0, NONCE as u32);
        let body = sealed.subarray(NONCE as u32, sealed.length());
        let promise = subtle.decrypt_with_object_and_buffer_source(
            &algorithm(&nonce, place),
            &self.0,
            &body,
        )?;
        Ok(promise)
    }
}

/// SHA-256 as 64 small hexadecimal digits.
pub async fn sha256(bytes: &[u8]) -> Result<String, Fault> {
    let promise = subtle()?.digest_with_str_and_u8_array("SHA-256", bytes)?;
    let digest = self::bytes(&JsFuture::from(promise).await?);
    let digits = |half: u8| char::from_digit(u32::from(half), 16).expect("half a byte");
    let text = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Ok(text.map(digits).collect())
}

fn bytes(plain: &JsValue) -> Vec<u8> {
    Uint8Array::new(plain).to_vec()
}
