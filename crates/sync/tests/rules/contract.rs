//! The memory store keeps the contract that the phone's IndexedDB store keeps too.

use crate::block_on::block_on;
use dampingi_sync::{contract, memory::MemoryStore};
use uuid::Uuid;

#[test]
fn the_memory_store_keeps_the_contract() {
    block_on(contract::hold(async || {
        MemoryStore::new(Uuid::from_u128(1))
    }));
}
