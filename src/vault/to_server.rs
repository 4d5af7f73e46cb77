//! Seals bytes so that only the server opens them: HPKE (RFC 9180, base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
//! AES-256-GCM) on the browser's WebCrypto. The server opens it with the crate `hpke`. One message for each key: the nonce is
//! HPKE's first one, and never used twice.

use super::seal::subtle;
use crate::store::fault::Fault;
use crate::store::idb::{field, object};
use js_sys::{Array, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

const KEM: &[u8] = b"KEM\x00\x10";
const SUITE: &[u8] = b"HPKE\x00\x10\x00\x01\x00\x02";

async fn bytes(promise: Promise) -> Result<Vec<u8>, Fault> {
    Ok(Uint8Array::new(&JsFuture::from(promise).await?).to_vec())
}

fn js(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

fn may(uses: &[&str]) -> Array {
    uses.iter().map(|word| JsValue::from_str(word)).collect()
}

fn curve() -> Object {
    object([("name", "ECDH".into()), ("namedCurve", "P-256".into())])
}

async fn import(
    format: &str,
    bytes: &[u8],
    algorithm: &Object,
    uses: &[&str],
) -> Result<CryptoKey, Fault> {
    let importing = subtle()?.import_key_with_object(
        format,
        js(bytes).as_ref(),
        algorithm,
        false,
        &may(uses),
    )?;
    Ok(JsFuture::from(importing).await?.unchecked_into())
}

async fn hmac(key: &[u8], text: &[u8]) -> Result<Vec<u8>, Fault> {
    // No salt is as many zeros as the hash is long: the same to HMAC, and WebCrypto takes no empty key.
    let key = if key.is_empty() { &[0; 32] } else { key };
    let algorithm = object([("name", "HMAC".into()), ("hash", "SHA-256".into())]);
    let key = import("raw", key, &algorithm, &["sign"]).await?;
    bytes(subtle()?.sign_with_str_and_u8_array("HMAC", &key, text)?).await
}

/// RFC 9180, section 4: `LabeledExtract`.
async fn extract(suite: &[u8], salt: &[u8], label: &[u8], secret: &[u8]) -> Result<Vec<u8>, Fault> {
    hmac(salt, &[b"HPKE-v1", suite, label, secret].concat()).await
}

/// `LabeledExpand`, for lengths that one block of the hash holds.
async fn expand(
    suite: &[u8],
    secret: &[u8],
    label: &[u8],
    info: &[u8],
    length: u8,
) -> Result<Vec<u8>, Fault> {
    let length_here: &[u8] = &[0, length];
    let text = [length_here, b"HPKE-v1", suite, label, info, &[1]].concat();
    let mut block = hmac(secret, &text).await?;
    block.truncate(usize::from(length));
    Ok(block)
}

/// The encapsulated key and the ciphertext, one after the other.
pub async fn seal(public: &[u8], info: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
    let subtle = subtle()?;
    let making = subtle.generate_key_with_object(&curve(), false, &may(&["deriveBits"]))?;
    let pair = JsFuture::from(making).await?;
    let own_public: CryptoKey = field(&pair, "publicKey").unchecked_into();
    let own_private: CryptoKey = field(&pair, "privateKey").unchecked_into();
    let sent = bytes(subtle.export_key("raw", &own_public)?).await?;
    let theirs = import("raw", public, &curve(), &[]).await?;
    let meeting = object([("name", "ECDH".into()), ("public", theirs.into())]);
    let shared = bytes(subtle.derive_bits_with_object(&meeting, &own_private, 256)?).await?;

    let kem_context = [sent.as_slice(), public].concat();
    let prk = extract(KEM, &[], b"eae_prk", &shared).await?;
    let secret = expand(KEM, &prk, b"shared_secret", &kem_context, 32).await?;

    let mut context = vec![0];
    context.extend(extract(SUITE, &[], b"psk_id_hash", &[]).await?);
    context.extend(extract(SUITE, &[], b"info_hash", info).await?);
    let secret = extract(SUITE, &secret, b"secret", &[]).await?;
    let key = expand(SUITE, &secret, b"key", &context, 32).await?;
    let nonce = expand(SUITE, &secret, b"base_nonce", &context, 12).await?;

    let algorithm = object([("name", "AES-GCM".into())]);
    let key = import("raw", &key, &algorithm, &["encrypt"]).await?;
    let algorithm = object([("name", "AES-GCM".into()), ("iv", js(&nonce).into())]);
    let sealing = subtle.encrypt_with_object_and_u8_array(&algorithm, &key, plain)?;
    let mut whole = sent;
    whole.extend(bytes(sealing).await?);
    Ok(whole)
}

/// SHA-256.
pub async fn hash(text: &str) -> Result<Vec<u8>, Fault> {
    bytes(subtle()?.digest_with_str_and_u8_array("SHA-256", text.as_bytes())?).await
}
