//! Queues that are carried by hand: taken once whoever brings them, in the name of whoever made them, and nothing else opens.

use crate::support::family::{HOUSEHOLD, PERSON, Phone, id, words};
use crate::support::program::run;
use crate::support::{Answered, World, on_both};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dampingi_domain::Answers;
use dampingi_server::db::{Backend, accounts, changes, records, sessions};
use dampingi_server::parcel::{self, NotTaken};
use dampingi_server::secret;
use dampingi_sync::parcel::{Carried, INFO, Inside, MARK, Parcel};
use dampingi_sync::plan::{self, Limit};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::wire::{PUSH_BYTES, Push};
use dampingi_sync::{Change, Kind, RecordId, link};
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

pub async fn key_of(world: &World) -> Public {
    let mut connection = world.db.reading().await.expect("reads");
    let public = parcel::public_key(&mut connection).await.expect("a key");
    let public = URL_SAFE_NO_PAD.decode(public).expect("base64");
    Public::from_bytes(&public).expect("a point")
}

/// Seals any bytes, as a phone does.
pub fn seal_bytes(public: &Public, plain: &[u8]) -> String {
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
            epoch: None,
            changes: changes.to_vec(),
        },
    };
    let plain = serde_json::to_vec(&inside).expect("json");
    seal_bytes(&key_of(phone.world).await, &plain)
}

pub async fn bring(world: &World, carrier: &str, part: &str) -> Answered {
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

/// What the command says to a file of these parts.
fn import(world: &World, changes: u32, parts: Vec<String>) -> (bool, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let parcel = Parcel {
        dampingi: MARK.to_owned(),
        version: 1,
        changes,
        parts,
    };
    let file = folder.path().join("kiriman.txt");
    std::fs::write(&file, serde_json::to_vec(&parcel).expect("json")).expect("written");
    let (file, data) = (file.display().to_string(), folder.path().join("data"));
    let (data, database) = (data.display().to_string(), world.database());
    run(&[
        "import-queue",
        &file,
        "--as",
        "kader.jelarai",
        "--data",
        &data,
        "--database",
        &database,
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn one_damaged_part_of_a_file_holds_back_no_other() {
    let world = World::new(Backend::Sqlite).await;
    let mut phone = Phone::of(&world, "kader.jelarai").await;
    let family = phone.family();
    let mut parts = Vec::new();
    for changes in family.chunks(1) {
        parts.push(seal(&phone, changes).await);
    }
    let middle = parts[1].len() / 2;
    let turned = if &parts[1][middle..=middle] == "A" {
        "B"
    } else {
        "A"
    };
    parts[1].replace_range(middle..=middle, turned);
    let whole = seal(&phone, &family[1..2]).await;
    let (well, said, why) = import(&world, 4, parts);
    assert!(!well && why.contains("part 2 cannot be opened"), "{why}");
    // The household went in; what hangs on the missing person waits.
    assert!(
        said.contains("1 new, 0 were here already, 2 wait"),
        "{said}"
    );
    let (well, said, why) = import(&world, 4, vec![whole]);
    assert!(well && said.contains("1 new"), "{said}{why}");
    assert_eq!(holds_person(&world).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_she_changed_in_a_record_later_in_a_month_comes_in_the_same_file() {
    let world = World::new(Backend::Sqlite).await;
    let mut phone = Phone::of(&world, "kader.jelarai").await;
    let home = phone.household();
    let fields = home.edit.fields().expect("a creation").clone();
    let mut changes = vec![home];
    changes.extend((1..250).map(|number| {
        let record = HOUSEHOLD + 1000 + number;
        phone.create(record, Kind::Household, "household", fields.clone())
    }));
    let renamed = Answers::new().with("head_name", "Daud Lenjau Ubung");
    changes.push(phone.update(HOUSEHOLD, Kind::Household, 0, renamed));
    let queue = changes.into_iter().map(|change| Entry {
        change,
        state: EntryState::Waiting,
    });
    let mut parts = Vec::new();
    for changes in plan::parts(queue.collect(), Limit::default()) {
        parts.push(seal(&phone, &changes).await);
    }
    let (well, said, why) = import(&world, 251, parts);
    assert!(well && said.contains("251 new"), "{said}{why}");
    let mut connection = world.db.reading().await.expect("reads");
    let held = records::load(&mut connection, id(HOUSEHOLD)).await;
    let held = held.expect("reads").expect("there");
    let name = held.stored.record.fields.text("head_name");
    assert_eq!(name, Some("Daud Lenjau Ubung"));
}

/// A person who moved twice: the first house is refused in an earlier part, and put right afterwards.
#[tokio::test]
async fn in_a_file_her_two_edits_of_a_record_never_change_places() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let (first, second) = (HOUSEHOLD + 1, HOUSEHOLD + 2);
        let fields = phone.household().edit;
        let fields = fields.fields().expect("a creation").clone();
        let mut house =
            |at: u128, fields: Answers| phone.create(at, Kind::Household, "household", fields);
        let wrong = house(first, fields.clone().with("head_name", ""));
        let stands = house(second, fields.clone());
        let mut moves = |at: u128| {
            let to = Answers::new().with(link::HOUSEHOLD, id(at).to_string());
            phone.update(PERSON, Kind::Person, 0, to)
        };
        let (there, away) = (moves(first), moves(second));
        let part = seal(&phone, &[wrong, there.clone()]).await;
        let carried: Carried = bring(&world, "kader.seriang", &part).await.ok();
        assert_eq!((carried.refused, carried.waiting), (1, 1));
        let part = seal(&phone, &[stands.clone(), away.clone()]).await;
        let carried: Carried = bring(&world, "kader.seriang", &part).await.ok();
        assert_eq!((carried.taken, carried.waiting), (1, 1), "{carried:?}");
        assert_eq!(lives_in(&world).await, Some(id(HOUSEHOLD)));
        // She puts the first house right, and her phone sends all that it has.
        let right = phone.create(first, Kind::Household, "household", fields);
        let receipts = phone.push(&[stands, there, away.clone(), right]).await;
        let words = words(&receipts.answers);
        assert_eq!(words, ["duplicate", "applied", "applied", "applied"]);
        assert_eq!(lives_in(&world).await, Some(id(second)));
        // And what the phone itself has sent holds back nothing in a file.
        let named = Answers::new().with("nickname", "Ma");
        let named = phone.update(PERSON, Kind::Person, 0, named);
        let part = seal(&phone, &[away, named]).await;
        let carried: Carried = bring(&world, "kader.seriang", &part).await.ok();
        assert_eq!(carried, all(1, 1, 0));
    })
    .await;
}

/// The same once more in one part: what waited comes before what was held back behind it.
#[tokio::test]
async fn what_waited_since_an_earlier_file_goes_with_the_next_one() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let fields = phone.household().edit;
        let fields = fields.fields().expect("a creation").clone();
        let house = phone.create(HOUSEHOLD + 1, Kind::Household, "household", fields);
        let to = Answers::new().with(link::HOUSEHOLD, house.record.to_string());
        let there = phone.update(PERSON, Kind::Person, 0, to);
        let to = Answers::new().with(link::HOUSEHOLD, id(HOUSEHOLD).to_string());
        let back = phone.update(PERSON, Kind::Person, 0, to);
        let part = seal(&phone, std::slice::from_ref(&there)).await;
        let carried: Carried = bring(&world, "kader.seriang", &part).await.ok();
        assert_eq!(carried.waiting, 1);
        let part = seal(&phone, &[house, there, back]).await;
        let carried: Carried = bring(&world, "kader.seriang", &part).await.ok();
        assert_eq!(carried, all(3, 0, 0));
        assert_eq!(lives_in(&world).await, Some(id(HOUSEHOLD)));
    })
    .await;
}

async fn lives_in(world: &World) -> Option<RecordId> {
    let mut connection = world.db.reading().await.expect("reads");
    let held = records::load(&mut connection, id(PERSON)).await;
    let held = held.expect("reads").expect("there");
    held.stored.record.link(link::HOUSEHOLD)
}
