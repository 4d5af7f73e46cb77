//! These bytes as every message of the protocol. What can be read can be written, and is the same when read again.

use dampingi_sync::doubles::Doubles;
use dampingi_sync::parcel::{Carried, Carry, Inside, Parcel};
use dampingi_sync::wire::{
    NewPassword, Page, PhotoPart, PhotosAsked, PhotosHere, Push, Queue, Receipts, Refusal, SignIn,
    SignedIn, Story,
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
    read::<Parcel>(bytes);
    read::<Inside>(bytes);
    read::<Carry>(bytes);
    read::<Carried>(bytes);
    read::<PhotosAsked>(bytes);
    read::<PhotosHere>(bytes);
    read::<PhotoPart>(bytes);
    read::<Doubles>(bytes);
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
