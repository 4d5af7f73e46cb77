//! AES-256-GCM of the crate `aes-gcm` in wasm, to be measured against WebCrypto. No part of the app.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use wasm_bindgen::prelude::wasm_bindgen;

/// A key, made ready once.
#[wasm_bindgen]
pub struct Sealer(Aes256Gcm);

#[wasm_bindgen]
impl Sealer {
    /// From 32 bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(key: &[u8]) -> Self {
        Self(Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(key)))
    }

    /// Seals one value.
    pub fn seal(&self, nonce: &[u8], aad: &[u8], msg: &[u8]) -> Option<Vec<u8>> {
        let nonce = Nonce::from_slice(nonce);
        self.0.encrypt(nonce, Payload { msg, aad }).ok()
    }

    /// Opens one.
    pub fn open(&self, nonce: &[u8], aad: &[u8], msg: &[u8]) -> Option<Vec<u8>> {
        let nonce = Nonce::from_slice(nonce);
        self.0.decrypt(nonce, Payload { msg, aad }).ok()
    }
}
