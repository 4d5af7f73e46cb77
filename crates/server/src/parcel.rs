//! Queues that were carried by hand: opened with the server's own key, and taken through the intake like any push, in the
//! name of whoever made them. Must not believe the carrier anything, nor tell her anything but numbers.

use crate::auth::App;
use crate::db::accounts::{self, User};
use crate::db::{Conn, Db, changes, meta, sessions};
use crate::intake;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dampingi_sync::parcel::{Carried, INFO, KEY_BYTES};
use dampingi_sync::wire::{Outcome, PUSH_BYTES, PUSH_CHANGES};
use dampingi_sync::{Change, Edit, Origin, RecordId};
use flate2::read::GzDecoder;
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, Serializable, single_shot_open};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Read;
use uuid::Uuid;

/// Most bytes of a part, as text: a push that does not pack at all.
pub const PART_LIMIT: usize = 2 * PUSH_BYTES;

type Pair = (
    <DhP256HkdfSha256 as Kem>::PrivateKey,
    <DhP256HkdfSha256 as Kem>::PublicKey,
);

/// Why a part was not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// It is damaged, or was sealed for another server.
    Sealed,
    /// The sign-in it was made with has ended, or its account is closed.
    Ended,
    /// The database failed.
    Database(sqlx::Error),
}

impl From<sqlx::Error> for NotTaken {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

async fn pair(connection: &mut Conn) -> sqlx::Result<Pair> {
    let seed = meta::parcel_seed(connection).await?;
    Ok(DhP256HkdfSha256::derive_keypair(seed.as_bytes()))
}

/// The public half of the key, for phones.
pub async fn public_key(connection: &mut Conn) -> sqlx::Result<String> {
    let (_, public) = pair(connection).await?;
    Ok(URL_SAFE_NO_PAD.encode(public.to_bytes()))
}

/// As it lies in a part. Changes are read one by one: one that cannot be read blocks no other.
#[derive(Deserialize)]
struct Inside {
    proof: String,
    push: Pushed,
}

#[derive(Deserialize)]
struct Pushed {
    changes: Vec<Value>,
}

/// Takes one part. `in_the_name_of` stands in for a sign-in that has ended: only the person at the server may say so.
pub async fn take(
    db: &Db,
    part: &str,
    in_the_name_of: Option<&User>,
    now: Timestamp,
) -> Result<Carried, NotTaken> {
    let mut connection = db.reading().await?;
    let (private, _) = pair(&mut connection).await?;
    let inside = open(&private, part).ok_or(NotTaken::Sealed)?;
    let author = match in_the_name_of {
        Some(user) => user.author(),
        None => maker(&mut connection, &inside.proof, now)
            .await?
            .ok_or(NotTaken::Ended)?
            .author(),
    };
    drop(connection);
    let all = inside.push.changes.len();
    let readable: Vec<Change> = inside
        .push
        .changes
        .into_iter()
        .filter_map(|change| serde_json::from_value(change).ok())
        .collect();
    let unread = u32::try_from(all - readable.len()).unwrap_or(u32::MAX);
    let mut carried = Carried {
        refused: unread,
        ..Carried::default()
    };
    let mut transaction = db.writing().await?;
    let (next, behind) = in_order(&mut transaction, readable).await?;
    carried.waiting = u32::try_from(behind).unwrap_or(u32::MAX);
    for answer in intake::take_in(transaction, &author, Origin::Phone, &next, now).await? {
        match answer.outcome {
            Outcome::Applied { .. } | Outcome::Conflict { .. } => carried.taken += 1,
            Outcome::Duplicate { .. } => carried.known += 1,
            Outcome::Deferred { .. } => carried.waiting += 1,
            Outcome::Refused { .. } | Outcome::DeviceTaken | Outcome::Unknown => {
                carried.refused += 1;
            }
        }
    }
    Ok(carried)
}

/// What can be taken of a part, and how many it leaves. Her edits of a record never change places: nothing is answered between two
/// parts, so that behind one which waits since an earlier part the later ones wait too, until her phone sends them itself. A
/// creation has none before it: what waited for the one it replaces went with that one.
async fn in_order(connection: &mut Conn, part: Vec<Change>) -> sqlx::Result<(Vec<Change>, usize)> {
    let devices: BTreeSet<Uuid> = part.iter().map(|change| change.device_id).collect();
    let here: BTreeSet<(Uuid, u64)> = part.iter().map(place).collect();
    let mut waiting: Vec<(Uuid, RecordId, u64)> = Vec::new();
    for device in devices {
        let hers = changes::waiting_of(connection, device).await?;
        let elsewhere = hers
            .into_iter()
            .filter(|(_, seq)| !here.contains(&(device, *seq)));
        waiting.extend(elsewhere.map(|(record, seq)| (device, record, seq)));
    }
    let mut made: BTreeSet<RecordId> = BTreeSet::new();
    let all = part.len();
    let mut next = Vec::with_capacity(all);
    for change in part {
        if matches!(change.edit, Edit::Create { .. }) {
            made.insert(change.record);
        }
        let is_behind = waiting.iter().any(|(device, record, seq)| {
            (*device, *record) == (change.device_id, change.record) && *seq < change.device_seq
        });
        if !is_behind || made.contains(&change.record) {
            next.push(change);
        }
    }
    let behind = all - next.len();
    Ok((next, behind))
}

const fn place(change: &Change) -> (Uuid, u64) {
    (change.device_id, change.device_seq)
}

/// For a route.
pub async fn take_carried(app: &App, part: &str) -> Result<Carried, NotTaken> {
    take(&app.db, part, None, app.clock.now()).await
}

/// Whoever holds the sign-in that the file was made with.
async fn maker(
    connection: &mut Conn,
    proof: &str,
    now: Timestamp,
) -> Result<Option<User>, NotTaken> {
    let Some((id, _)) = sessions::find(connection, proof, now.as_second()).await? else {
        return Ok(None);
    };
    let user = accounts::by_id(connection, id).await?;
    Ok(user.filter(|user| !user.is_disabled && !user.must_change))
}

/// Opens a part. No part costs more than a push: what unpacks to more is not read to its end.
fn open(private: &<DhP256HkdfSha256 as Kem>::PrivateKey, part: &str) -> Option<Inside> {
    if part.len() > PART_LIMIT {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
    let (key, sealed) = bytes.split_at_checked(KEY_BYTES)?;
    let key = <DhP256HkdfSha256 as Kem>::EncappedKey::from_bytes(key).ok()?;
    let packed = single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
        &OpModeR::Base,
        private,
        &key,
        INFO,
        sealed,
        &[],
    )
    .ok()?;
    let mut plain = Vec::new();
    let most = PUSH_BYTES + 16 * 1024;
    GzDecoder::new(packed.as_slice())
        .take(most as u64 + 1)
        .read_to_end(&mut plain)
        .ok()?;
    if plain.len() > most {
        return None;
    }
    let inside: Inside = serde_json::from_slice(&plain).ok()?;
    (inside.push.changes.len() <= PUSH_CHANGES).then_some(inside)
}
