//! Five megabytes that mean nothing, kept so that there is something to give up when the phone is full.

use super::database::Database;
use super::fault::Fault;
use super::idb::{Durability, object};
use super::schema::RESERVE;
use crate::clock;
use js_sys::Uint8Array;

const PARTS: u32 = 5;
const PART_BYTES: usize = 1024 * 1024;
/// Below this much room the reserve would itself fill the phone.
const ROOM: u64 = 50 * 1024 * 1024;

/// What came of laying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Laid {
    /// It is there.
    Whole,
    /// It would not leave enough.
    NoRoom,
    /// The browser does not say how much room there is.
    Unknown,
}

/// Lays the reserve down if it is missing and there is room.
pub async fn lay(database: &Database, free: Option<u64>) -> Result<Laid, Fault> {
    let transaction = database.read(&[RESERVE]).await?;
    if transaction.count(RESERVE).await? >= PARTS {
        return Ok(Laid::Whole);
    }
    match free {
        None => return Ok(Laid::Unknown),
        Some(free) if free < ROOM => return Ok(Laid::NoRoom),
        Some(_) => {}
    }
    // Random, because browsers pack what they store: five megabytes of nothing would be none.
    let parts: Vec<_> = (0..PARTS)
        .map(|part| {
            let mut bytes = vec![0; PART_BYTES];
            clock::fill(&mut bytes);
            object([
                ("part", part.into()),
                ("bytes", Uint8Array::from(bytes.as_slice()).into()),
            ])
        })
        .collect();
    let transaction = database.write(&[RESERVE], Durability::Relaxed).await?;
    for part in &parts {
        transaction.put(RESERVE, part)?;
    }
    transaction.done().await?;
    Ok(Laid::Whole)
}

/// Gives it up.
pub async fn release(database: &Database) -> Result<(), Fault> {
    let transaction = database.write(&[RESERVE], Durability::Strict).await?;
    for part in 0..PARTS {
        transaction.delete(RESERVE, &part.into())?;
    }
    transaction.done().await
}
