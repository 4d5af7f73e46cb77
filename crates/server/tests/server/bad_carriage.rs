//! Odd things inside a seal, and odd parts of photos: the right answer, nothing half stored, no panic.

use crate::bad_input::{alter, any_changes_of_mind, each_case, stored};
use crate::parcels::{bring, key_of, seal_bytes};
use crate::photos::{named, part, picture, put};
use crate::support::World;
use crate::support::family::Phone;
use dampingi_server::db::{Backend, integrity};
use dampingi_server::secret;
use dampingi_sync::parcel::{Carried, Inside};
use dampingi_sync::photo::PART;
use dampingi_sync::wire::Push;
use proptest::prelude::*;
use serde_json::json;
use std::cell::Cell;
use tokio::runtime::Handle;

async fn whole(world: &World) {
    let mut connection = world.db.reading().await.expect("reads");
    for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
        assert_eq!(found, 0, "{what}");
    }
}

/// Whoever has the public key can seal anything: what is inside is believed no more than a push.
#[tokio::test(flavor = "multi_thread")]
async fn any_message_inside_a_seal_is_answered_and_what_is_taken_hangs_together() {
    let world = World::new(Backend::Sqlite).await;
    let mut phone = Phone::of(&world, "kader.jelarai").await;
    let key = key_of(&world).await;
    let inside = json!(Inside {
        proof: secret::hash(&phone.token),
        push: Push {
            device_id: phone.device,
            epoch: None,
            changes: phone.family(),
        },
    });
    let (taken, refused) = (Cell::new(0), Cell::new(0));
    each_case(&any_changes_of_mind(), 150, |changes| {
        let mut message = inside.clone();
        for (place, by) in changes {
            alter(&mut message, place, by);
        }
        let part = seal_bytes(&key, message.to_string().as_bytes());
        Handle::current().block_on(async {
            let before = stored(&world.db).await;
            let answered = bring(&world, "kader.seriang", &part).await;
            if answered.status == 200 {
                let carried: Carried = answered.ok();
                taken.set(taken.get() + carried.taken);
            } else {
                refused.set(refused.get() + 1);
                assert_eq!(answered.status, 422, "{}", answered.text());
                assert_eq!(stored(&world.db).await, before);
            }
        });
    });
    assert!(taken.get() > 0 && refused.get() > 0, "both happen");
    whole(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn any_part_of_any_photo_is_answered_and_the_photo_comes_whole_after_all() {
    let world = World::new(Backend::Sqlite).await;
    let mut cadre = Phone::of(&world, "kader.jelarai").await;
    let (photo, bytes) = picture();
    named(&mut cadre, &photo).await;
    let names = [
        photo.sha256.clone(),
        photo.sha256.to_uppercase(),
        "0".repeat(64),
        "z".repeat(64),
        "%00".repeat(64),
        "..%2f..%2f".to_owned(),
    ];
    let places = [
        "0",
        "1",
        "69999",
        "70000",
        "4294967295",
        "4294967296",
        "-1",
        "x",
        "",
    ];
    let parts = (
        proptest::sample::select(names.to_vec()),
        proptest::sample::select(places.to_vec()),
        prop_oneof![Just(0), 1..40_usize, Just(70_001), Just(PART as usize + 1)],
    );
    each_case(&parts, 120, |(name, at, length)| {
        let odd = vec![7; length];
        Handle::current().block_on(async {
            let answered = put(&world, &cadre.token, &format!("{name}/{at}"), &odd).await;
            let status = answered.status.as_u16();
            let is_known = [200, 400, 404, 405, 413].contains(&status);
            assert!(is_known, "{name}/{at} {length}: {status}");
        });
    });
    whole(&world).await;
    // What came before it in its place makes the bytes wrong: they are wanted once more, and then they are there.
    let mut have = 0;
    for _ in 0..8 {
        let end = (have + PART as usize).min(bytes.len());
        let at = u32::try_from(have).expect("small");
        have = part(&world, &cadre.token, &photo, at, &bytes[have..end]).await as usize;
        if have == bytes.len() {
            break;
        }
    }
    assert_eq!(have, bytes.len());
    let path = format!("/api/photo/{}", photo.sha256);
    assert_eq!(world.get(&path, &cadre.token).await.status, 200);
    whole(&world).await;
}
