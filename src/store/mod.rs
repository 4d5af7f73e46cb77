//! The phone's storage: IndexedDB, everything about people encrypted before it gets there.

pub mod apart;
pub mod by_id;
pub mod database;
pub mod derive;
pub mod device;
pub mod fault;
pub mod idb;
pub mod missing;
pub mod one_home;
pub mod one_posyandu;
pub mod photos;
pub mod plan;
pub mod reading;
pub mod recent;
pub mod reserve;
#[cfg(test)]
pub mod sample;
pub mod schema;
pub mod sealed;
pub mod shelf;
mod summary;
pub mod sync;
pub mod unsettled;
mod upgrade;
pub mod writing;
