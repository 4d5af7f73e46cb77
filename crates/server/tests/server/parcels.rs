//! Queues that are carried by hand: taken once whoever brings them, in the name of whoever made them, and nothing else opens.

use crate::support::family::{PERSON, Phone, id};
use crate::support::{Answered, World, on_both};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dampingi_server::db::{accounts, changes, sessions};
use dampingi_server::parcel::{self, NotTaken};
use dampingi_server::secret;
use dampingi_sync::Change;
use dampingi_sync::parcel::{Carried, INFO, Inside};
use dampingi_sync::wire::{PUSH_BYTES, Push};
use flate2::{Compression, write::GzEncoder};
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::rand_core::{CryptoRng, Error, RngCore, impls};
use hpke::{Deserializable, Kem, OpModeS, Serializable, single_shot_seal};
use serde_json::json;
use std::io::Write;

/// Not random at all: what a test seals need not stay secret.
struct Counting(u64);

impl RngCore for Counting {
    fn next_u32(&mut self) -> u32 {
        self.next_u64() as u32
    }
    fn next_u64(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        impls::fill_bytes_via_next(self, bytes);
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Counting {}

type Public = <DhP256HkdfSha256 as Kem>::PublicKey;

async fn key_of(world: &World) -> Public {
    let mut connection = world.db.reading().await.expect("reads");
    let public = parcel::public_key(&mut connection).await.expect("a key");
    let public = URL_SAFE_NO_PAD.decode(public).expect("base64");
    Public::from_bytes(&public).expect("a point")
}

/// Seals any bytes, as a phone does.
fn seal_bytes(public: &Public, plain: &[u8]) -> String {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(plain).expect("packs");
    let packed = packed.finish().expect("packs");
    let (key, sealed) = single_shot_seal::<AesGcm256, HkdfSha256, DhP256HkdfSha256, _>(
        &OpModeS::Base,
        public,
        INFO,
        &packed,
        &[],
        &mut Counting(plain.len() as u64),
    )
    .expect("seals");
    let mut part = key.to_bytes().to_vec();
    part.extend(sealed);
    URL_SAFE_NO_PAD.encode(part)
}

async fn seal(phone: &Phone<'_>, changes: &[Change]) -> String {
    let inside = Inside {
        proof: secret::hash(&phone.token),
        push: Push {
            device_id: phone.device,
            changes: changes.to_vec(),
        },
    };
    let plain = serde_json::to_vec(&inside).expect("json");
    seal_bytes(&key_of(phone.world).await, &plain)
}

async fn bring(world: &World, carrier: &str, part: &str) -> Answered {
    let token = world.token(carrier).await;
    world
        .post("/api/sync/carry", &token, &json!({ "part": part }))
        .await
}

async fn holds_person(world: &World) -> u64 {
    let mut connection = world.db.reading().await.expect("reads");
    changes::held_of(&mut connection, id(PERSON))
        .await
        .expect("reads")
}

const fn all(taken: u32, known: u32, refused: u32) -> Carried {
    Carried {
        taken,
        known,
        waiting: 0,
        refused,
    }
}

#[tokio::test]
async fn a_carried_queue_is_taken_once_whoever_brings_it_and_its_phone_may_still_send_it() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        let part = seal(&phone, &family).await;
        // Another village's cadre brings it, then the coordinator once more.
        let first: Carried = bring(&world, "kader.seriang", &part).await.ok();
        assert_eq!(first, all(4, 0, 0));
        let again: Carried = bring(&world, "koordinator.selor", &part).await.ok();
        assert_eq!(again, all(0, 4, 0));
        let receipts = phone.push(&family).await;
        assert!(receipts.answers.iter().all(|answer| matches!(
            answer.outcome,
            dampingi_sync::wire::Outcome::Duplicate { .. }
        )));
        assert_eq!((receipts.device.held, holds_person(&world).await), (4, 1));
    })
    .await;
}

#[tokio::test]
async fn who_carries_a_file_writes_nothing_in_anothers_name() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        // Made with one's own sign-in, and full of another's changes.
        let other = Phone::of(&world, "kader.seriang").await;
        let part = seal(&other, &family).await;
        let carried: Carried = bring(&world, "kader.seriang", &part).await.ok();
        assert_eq!((carried.taken, holds_person(&world).await), (0, 0));
        // Without any sign-in nobody brings anything.
        let part = seal(&phone, &family).await;
        let body = json!({ "part": part });
        let answered = world.post("/api/sync/carry", "", &body).await;
        assert_eq!(answered.refusal(), (401, "not_signed_in".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn what_is_damaged_or_sealed_for_another_server_is_not_taken() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        let part = seal(&phone, &family).await;
        let (_, other_server) =
            DhP256HkdfSha256::derive_keypair(b"another server's seed, as long as it");
        let key = key_of(&world).await;
        let inside = json!({ "proof": secret::hash(&phone.token), "push": { "changes": family } });
        let of_elsewhere = seal_bytes(&other_server, inside.to_string().as_bytes());
        // Ten megabytes that pack to ten kilobytes.
        let bomb = seal_bytes(&key, &vec![b' '; 10 * 1024 * 1024]);
        assert!(bomb.len() < 64 * 1024);
        let mut turned = part.clone().into_bytes();
        let middle = turned.len() / 2;
        turned[middle] = if turned[middle] == b'A' { b'B' } else { b'A' };
        let turned = String::from_utf8(turned).expect("text");
        let odd = [
            String::new(),
            "AAAA".to_owned(),
            part[..part.len() - 4].to_owned(),
            turned,
            of_elsewhere,
            bomb,
            seal_bytes(&key, b"{}"),
        ];
        for part in odd {
            let answered = bring(&world, "kader.seriang", &part).await;
            let length = part.len();
            let refused = (422, "not_for_this_server".to_owned());
            assert_eq!(answered.refusal(), refused, "{length} bytes");
        }
        let long = "A".repeat(2 * PUSH_BYTES + 100);
        let answered = bring(&world, "kader.seriang", &long).await;
        assert_eq!(answered.refusal(), (413, "too_large".to_owned()));
        assert_eq!(holds_person(&world).await, 0);
        let whole: Carried = bring(&world, "kader.seriang", &part).await.ok();
        assert_eq!(whole.taken, 4);
    })
    .await;
}

#[tokio::test]
async fn after_her_sign_in_has_ended_only_a_person_at_the_server_takes_it_in_her_name() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        let part = seal(&phone, &family).await;
        let mut connection = world.db.reading().await.expect("reads");
        sessions::end(&mut connection, &secret::hash(&phone.token))
            .await
            .expect("ends");
        let refused = bring(&world, "kader.seriang", &part).await.refusal();
        assert_eq!(refused, (422, "maker_signed_out".to_owned()));

        let user = accounts::by_username(&mut connection, "kader.jelarai").await;
        let other = accounts::by_username(&mut connection, "kader.seriang").await;
        drop(connection);
        let (user, other) = (user.expect("reads"), other.expect("reads"));
        let now = world.now();
        let ended = parcel::take(&world.db, &part, None, now).await;
        assert!(matches!(ended, Err(NotTaken::Ended)));
        // The wrong name takes nothing: the changes say themselves who made them.
        let wrong = parcel::take(&world.db, &part, other.as_ref(), now).await;
        assert_eq!(wrong.expect("answers").taken, 0);
        let right = parcel::take(&world.db, &part, user.as_ref(), now).await;
        assert_eq!(right.expect("answers").taken, 4);
        assert_eq!(holds_person(&world).await, 1);
    })
    .await;
}
