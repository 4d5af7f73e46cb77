//! These bytes as every message of the protocol. What can be read can be written, and is the same when read again.

use dampingi_sync::wire::{
    NewPassword, Page, Push, Queue, Receipts, Refusal, SignIn, SignedIn, Story,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads the bytes as each message.
pub fn run(bytes: &[u8]) {
    read::<Push>(bytes);
    read::<Receipts>(bytes);
    read::<Page>(bytes);
    read::<Queue>(bytes);
    read::<Story>(bytes);
    read::<SignIn>(bytes);
    read::<SignedIn>(bytes);
    read::<NewPassword>(bytes);
    read::<Refusal>(bytes);
}

fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) {
    let Ok(message) = serde_json::from_slice::<T>(bytes) else {
        return;
    };
    let written = serde_json::to_vec(&message).expect("a message is JSON");
    let again: T = serde_json::from_slice(&written).expect("what was written is read");
    assert_eq!(
        serde_json::to_vec(&again).expect("a message is JSON"),
        written
    );
}
