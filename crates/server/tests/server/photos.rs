//! Photos: sent after the visit that names them, in parts that may be lost and repeated, and seen by nobody else.

use crate::support::family::{Phone, VISIT, id, visit_fields, words};
use crate::support::{Answered, World, on_both};
use axum::body::Body;
use axum::http::{Request, header};
use dampingi_domain::photo::Photo;
use dampingi_server::db::openings;
use dampingi_sync::photo::PART;
use dampingi_sync::wire::{PhotoPart, PhotosHere};
use dampingi_sync::{Change, Edit, Kind};
use serde_json::json;
use sha2::{Digest, Sha256};

pub fn picture() -> (Photo, Vec<u8>) {
    let bytes: Vec<u8> = (0..70_000_u32).map(|at| (at * 7 % 251) as u8).collect();
    let digits: Vec<String> = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let photo = Photo {
        sha256: digits.concat(),
        bytes: 70_000,
    };
    (photo, bytes)
}

fn visit(phone: &mut Phone<'_>, photo: &Photo) -> Change {
    let fields = visit_fields("2026-11-20", 9.5).with("photo", photo.to_string());
    phone.create(VISIT, Kind::Visit, "child_visit", fields)
}

async fn wanted(world: &World, token: &str, photo: &Photo) -> Vec<u32> {
    let body = json!({ "photos": [photo.sha256] });
    let here: PhotosHere = world.post("/api/photo/wanted", token, &body).await.ok();
    here.photos.iter().map(|photo| photo.have).collect()
}

pub async fn put(world: &World, token: &str, path: &str, bytes: &[u8]) -> Answered {
    let request = Request::put(format!("/api/photo/{path}"));
    let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    world.send(request.body(Body::from(bytes.to_vec()))).await
}

pub async fn part(world: &World, token: &str, photo: &Photo, at: u32, bytes: &[u8]) -> u32 {
    let path = format!("{}/{at}", photo.sha256);
    let part: PhotoPart = put(world, token, &path, bytes).await.ok();
    part.have
}

async fn show(world: &World, token: &str, photo: &Photo) -> Answered {
    world
        .get(&format!("/api/photo/{}", photo.sha256), token)
        .await
}

/// A visit that names the picture, sent.
pub async fn named(cadre: &mut Phone<'_>, photo: &Photo) {
    let family = [
        cadre.household(),
        cadre.person(),
        cadre.episode(),
        visit(cadre, photo),
    ];
    let answers = cadre.push(&family).await.answers;
    assert_eq!(words(&answers), ["applied"; 4]);
}

#[tokio::test]
async fn a_photo_follows_its_visit_in_parts_and_is_seen_where_the_visit_is() {
    on_both(async |world| {
        let (photo, bytes) = picture();
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let token = cadre.token.clone();
        assert_eq!(wanted(&world, &token, &photo).await, [] as [u32; 0]);
        let early = put(&world, &token, &format!("{}/0", photo.sha256), &bytes[..9]).await;
        assert_eq!(early.refusal(), (404, "not_found".to_owned()));

        named(&mut cadre, &photo).await;
        assert_eq!(wanted(&world, &token, &photo).await, [0]);
        let (one, two) = (PART as usize, 2 * PART as usize);
        // The second before the first, twice the same, one that overlaps.
        assert_eq!(
            part(&world, &token, &photo, PART, &bytes[one..two]).await,
            0
        );
        assert_eq!(part(&world, &token, &photo, 0, &bytes[..one]).await, PART);
        assert_eq!(part(&world, &token, &photo, 0, &bytes[..one]).await, PART);
        assert_eq!(wanted(&world, &token, &photo).await, [PART]);
        assert_eq!(
            show(&world, &token, &photo).await.refusal(),
            (404, "not_found".to_owned())
        );
        let have = part(&world, &token, &photo, 9, &bytes[9..one + 9]).await;
        assert_eq!(have, PART + 9);
        let middle = have as usize;
        let have = part(&world, &token, &photo, have, &bytes[middle..middle + one]).await;
        let last = &bytes[have as usize..];
        assert_eq!(part(&world, &token, &photo, have, last).await, photo.bytes);
        assert_eq!(wanted(&world, &token, &photo).await, [photo.bytes]);

        let shown = show(&world, &token, &photo).await;
        assert_eq!(shown.header("content-type"), "image/jpeg");
        assert_eq!(shown.header("cache-control"), "no-store");
        assert_eq!(shown.body, bytes);
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_sees_it_and_that_is_noted_and_other_villages_see_nothing() {
    on_both(async |world| {
        let (photo, bytes) = picture();
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        named(&mut cadre, &photo).await;
        let mut have = 0;
        while have < photo.bytes {
            let end = (have + PART).min(photo.bytes) as usize;
            have = part(
                &world,
                &cadre.token,
                &photo,
                have,
                &bytes[have as usize..end],
            )
            .await;
        }
        let desk = Phone::of(&world, "koordinator.selor").await;
        assert_eq!(show(&world, &desk.token, &photo).await.body, bytes);
        let mut connection = world.db.reading().await.expect("reads");
        let person = id(crate::support::family::PERSON);
        let opened = openings::count(&mut connection, desk.author, person).await;
        assert_eq!(opened.expect("reads"), 1);
        drop(connection);

        let other = world.token("kader.seriang").await;
        assert_eq!(wanted(&world, &other, &photo).await, [] as [u32; 0]);
        for refused in [
            show(&world, &other, &photo).await,
            put(&world, &other, &format!("{}/0", photo.sha256), b"x").await,
        ] {
            assert_eq!(refused.refusal(), (404, "not_found".to_owned()));
        }
        // A record that names it among her own would open it: but then she has seen its name, which only its sight gives.
    })
    .await;
}

/// Sends one part after the other; gives how many bytes are there after the last.
async fn all_parts(world: &World, token: &str, photo: &Photo, content: &[u8]) -> u32 {
    let (mut at, mut have) = (0, 0);
    while at < photo.bytes {
        let end = (at + PART).min(photo.bytes);
        have = part(world, token, photo, at, &content[at as usize..end as usize]).await;
        at = end;
    }
    have
}

#[tokio::test]
async fn a_damaged_photo_is_wanted_again_and_a_deleted_visit_hides_its_own() {
    on_both(async |world| {
        let (photo, bytes) = picture();
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        named(&mut cadre, &photo).await;
        let token = cadre.token.clone();
        let mut damaged = bytes.clone();
        damaged[40_000] ^= 1;
        for (content, whole) in [(&damaged, 0), (&bytes, photo.bytes)] {
            let have = all_parts(&world, &token, &photo, content).await;
            assert_eq!(have, whole);
        }
        let gone = Edit::Delete {
            reason: "Salah orang".to_owned(),
        };
        let gone = cadre.change(VISIT, Kind::Visit, "child_visit", gone);
        let answers = cadre.push(&[gone]).await.answers;
        assert_eq!(words(&answers), ["applied"]);
        assert_eq!(
            show(&world, &token, &photo).await.refusal(),
            (404, "not_found".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn the_photo_of_a_hidden_visit_is_kept_like_the_visit_and_shown_with_it_again() {
    on_both(async |world| {
        let (photo, bytes) = picture();
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        named(&mut cadre, &photo).await;
        let token = cadre.token.clone();
        let reason = "Salah orang".to_owned();
        let gone = cadre.change(VISIT, Kind::Visit, "child_visit", Edit::Delete { reason });
        assert_eq!(words(&cadre.push(&[gone]).await.answers), ["applied"]);
        assert_eq!(wanted(&world, &token, &photo).await, [0]);
        let have = all_parts(&world, &token, &photo, &bytes).await;
        assert_eq!(have, photo.bytes);
        let hidden = show(&world, &token, &photo).await.refusal();
        assert_eq!(hidden, (404, "not_found".to_owned()));
        let reason = "Ternyata benar".to_owned();
        let back = cadre.change(VISIT, Kind::Visit, "child_visit", Edit::Restore { reason });
        assert_eq!(words(&cadre.push(&[back]).await.answers), ["applied"]);
        assert_eq!(show(&world, &token, &photo).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_photo_is_refused_and_nothing_is_kept() {
    on_both(async |world| {
        let (photo, bytes) = picture();
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        named(&mut cadre, &photo).await;
        let token = cadre.token.clone();
        let name = &photo.sha256;
        let one = PART as usize;
        for (path, content, status) in [
            (format!("{name}/x"), &bytes[..9], 400),
            (format!("{name}/-1"), &bytes[..9], 400),
            (format!("{name}/4294967295"), &bytes[..9], 400),
            (format!("{name}/69999"), &bytes[..9], 400),
            (format!("{}/0", &name[1..]), &bytes[..9], 400),
            (format!("{name}/0"), &bytes[..=one], 413),
        ] {
            let refused = put(&world, &token, &path, content).await;
            assert_eq!(refused.refusal().0, status, "{path}");
        }
        let many = json!({ "photos": vec![name; 51] });
        let refused = world.post("/api/photo/wanted", &token, &many).await;
        assert_eq!(refused.refusal(), (413, "too_large".to_owned()));
        let odd = json!({ "photos": ["../../etc"] });
        let refused = world.post("/api/photo/wanted", &token, &odd).await;
        assert_eq!(refused.refusal(), (400, "malformed".to_owned()));
        assert_eq!(wanted(&world, &token, &photo).await, [0]);
    })
    .await;
}
