//! Pull: what is new, in order, in pages, of one's own scope.

use crate::support::family::{HOUSEHOLD, PERSON, Phone, SERIANG, VISIT, id, words};
use crate::support::{World, area, on_both};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dampingi_domain::Answers;
use dampingi_server::db::accounts;
use dampingi_sync::wire::Page;
use dampingi_sync::{Kind, Record, link};
use std::collections::BTreeSet;

fn kinds(records: &[Record]) -> BTreeSet<Kind> {
    records.iter().map(|record| record.kind.clone()).collect()
}

fn people(records: &[Record]) -> Vec<&Record> {
    let reference = [
        Kind::Area,
        Kind::Posyandu,
        Kind::Team,
        Kind::Facility,
        Kind::User,
    ];
    records
        .iter()
        .filter(|record| !reference.contains(&record.kind))
        .collect()
}

async fn everything(phone: &Phone<'_>, limit: u32) -> (Vec<Record>, Page) {
    let mut page = phone.pull(None, limit).await;
    assert!(page.restart, "the first page starts from the beginning");
    let mut records = page.records.clone();
    while page.more {
        page = phone.pull(Some(&page.cursor), limit).await;
        assert!(!page.restart, "a page goes on");
        records.extend(page.records.clone());
    }
    (records, page)
}

#[tokio::test]
async fn pages_of_any_size_give_the_same_records_in_order() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let (whole, _) = everything(&phone, 500).await;
        let revisions: Vec<u64> = whole.iter().map(|record| record.revision).collect();
        assert!(revisions.is_sorted_by(|one, next| one < next));
        for limit in [1, 2, 7] {
            assert_eq!(everything(&phone, limit).await.0, whole, "{limit} a page");
        }
        for change in family {
            assert!(whole.iter().any(|record| record.id == change.record));
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_new_is_next_to_nothing_on_the_wire() {
    on_both(async |world| {
        let phone = Phone::of(&world, "kader.jelarai").await;
        let (_, last) = everything(&phone, 500).await;
        let path = format!(
            "/api/sync/pull?cursor={}&device={}",
            last.cursor, phone.device
        );
        let answered = world.get(&path, &phone.token).await;
        let page: Page = answered.ok();
        assert!(page.records.is_empty() && !page.more && !page.restart);
        assert_eq!(page.cursor, last.cursor);
        assert!(answered.body.len() < 500, "{} bytes", answered.body.len());
    })
    .await;
}

#[tokio::test]
async fn only_what_changed_since_comes_again() {
    on_both(async |world| {
        let mut one = Phone::of(&world, "kader.jelarai").await;
        let two = Phone::of(&world, "kader.jelarai.dua").await;
        let family = one.family();
        one.push(&family).await;
        let (_, last) = everything(&two, 500).await;
        let base = world.now().as_second().unsigned_abs();
        let edit = Answers::new().with("head_name", "Daud");
        let update = one.update(HOUSEHOLD, Kind::Household, base, edit);
        one.push(&[update]).await;
        let page = two.pull(Some(&last.cursor), 500).await;
        let ids: Vec<_> = page.records.iter().map(|record| record.id).collect();
        assert_eq!(ids, [id(HOUSEHOLD)]);
        assert_eq!(page.records[0].fields.text("head_name"), Some("Daud"));
    })
    .await;
}

#[tokio::test]
async fn a_deletion_is_pulled_too() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let (_, last) = everything(&phone, 500).await;
        let reason = "Tercatat dua kali".to_owned();
        let mut delete = phone.change(
            VISIT,
            Kind::Visit,
            "child_visit",
            dampingi_sync::Edit::Delete { reason },
        );
        delete.base_revision = last.records.last().map_or(0, |record| record.revision);
        assert_eq!(words(&phone.push(&[delete]).await.answers), ["applied"]);
        let page = phone.pull(Some(&last.cursor), 500).await;
        assert!(
            page.records
                .iter()
                .any(|record| record.id == id(VISIT) && record.deleted)
        );
    })
    .await;
}

#[tokio::test]
async fn a_cadre_gets_her_village_and_no_other() {
    on_both(async |world| {
        let mut mine = Phone::of(&world, "kader.jelarai").await;
        let family = mine.family();
        mine.push(&family).await;
        let (records, _) = everything(&mine, 500).await;
        let expected: BTreeSet<Kind> = [
            Kind::Area,
            Kind::Posyandu,
            Kind::User,
            Kind::Household,
            Kind::Person,
            Kind::Episode,
            Kind::Visit,
        ]
        .into();
        assert_eq!(kinds(&records), expected);
        let neighbour = Phone::of(&world, "kader.seriang").await;
        let (records, _) = everything(&neighbour, 500).await;
        assert!(people(&records).is_empty());
        // Her kecamatan's areas and those above it, and not the next kecamatan's.
        let areas: BTreeSet<&str> = records
            .iter()
            .filter(|record| record.kind == Kind::Area)
            .map(|record| record.area.as_str())
            .collect();
        let expected = [
            "65",
            "65.01",
            "65.01.05",
            "65.01.05.2003",
            "65.01.05.2004",
            "65.01.05.2006",
        ];
        assert_eq!(areas, expected.into());
        let users: Vec<&str> = records
            .iter()
            .filter(|record| record.kind == Kind::User)
            .filter_map(|record| record.fields.text("name"))
            .collect();
        assert!(users.contains(&"Ibu kader.jelarai") && users.contains(&"Ibu koordinator.selor"));
        assert!(!users.contains(&"Ibu koordinator.palas"));
    })
    .await;
}

#[tokio::test]
async fn nobody_above_the_cadre_pulls_people() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        for username in [
            "koordinator.selor",
            "koordinator.palas",
            "kabupaten",
            "provinsi",
            "admin",
        ] {
            let phone = Phone::of(&world, username).await;
            let (records, _) = everything(&phone, 500).await;
            assert!(people(&records).is_empty(), "{username}");
            assert!(!records.is_empty(), "{username}");
            let text = serde_json::to_string(&records).expect("json");
            assert!(
                !text.contains("password") && !text.contains("argon2"),
                "{username}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_gets_her_own_reviews_and_the_cadre_gets_them_too() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let mut coordinator = Phone::of(&world, "koordinator.selor").await;
        let review = coordinator.review(50, VISIT, "approved", "");
        assert_eq!(
            words(&coordinator.push(&[review]).await.answers),
            ["applied"]
        );
        for (username, expected) in [
            ("koordinator.selor", 1),
            ("kader.jelarai", 1),
            ("koordinator.palas", 0),
            ("kader.seriang", 0),
        ] {
            let (records, _) = everything(&Phone::of(&world, username).await, 500).await;
            let reviews = records.iter().filter(|record| record.kind == Kind::Review);
            assert_eq!(reviews.count(), expected, "{username}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_cursor_that_does_not_fit_starts_from_the_beginning() {
    on_both(async |world| {
        let phone = Phone::of(&world, "kader.jelarai").await;
        let (whole, last) = everything(&phone, 500).await;
        let other = Phone::of(&world, "kader.seriang").await;
        let foreign = other.pull(None, 500).await.cursor;
        let plain = URL_SAFE_NO_PAD.decode(&last.cursor).expect("base64");
        let plain = String::from_utf8(plain).expect("text");
        let other_life = URL_SAFE_NO_PAD.encode(plain.replace(&last.epoch, "another-epoch"));
        for cursor in [foreign.as_str(), other_life.as_str(), "nonsense", ""] {
            let page = phone.pull(Some(cursor), 500).await;
            assert!(page.restart, "{cursor}");
            assert_eq!(page.records, whole);
        }
    })
    .await;
}

#[tokio::test]
async fn another_scope_starts_from_the_beginning() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let (_, last) = everything(&phone, 500).await;
        move_user(&world, &phone, SERIANG).await;
        let page = phone.pull(Some(&last.cursor), 500).await;
        assert!(page.restart);
        assert!(people(&page.records).is_empty());
    })
    .await;
}

async fn move_user(world: &World, phone: &Phone<'_>, to: &str) {
    let mut transaction = world.db.writing().await.expect("writes");
    let now = world.now().as_second();
    accounts::set_areas(&mut transaction, phone.author, &[area(to)], now)
        .await
        .expect("moved");
    transaction.commit().await.expect("committed");
}

#[tokio::test]
async fn a_record_that_moves_is_seen_by_both_until_the_new_village_has_it() {
    on_both(async |world| {
        let both = Phone::of(&world, "kader.jelarai").await;
        let mut transaction = world.db.writing().await.expect("writes");
        let areas = [area("65.01.05.2003"), area(SERIANG)];
        accounts::set_areas(&mut transaction, both.author, &areas, 0)
            .await
            .expect("set");
        transaction.commit().await.expect("committed");
        let mut both = both;
        let old = Phone::of(&world, "kader.jelarai.dua").await;
        let mut new = Phone::of(&world, "kader.seriang").await;
        let household = both.household();
        let person = both.person();
        both.push(&[household, person]).await;
        let (_, before) = everything(&old, 500).await;
        let mut moving = both.update(
            HOUSEHOLD,
            Kind::Household,
            before.records.len() as u64,
            Answers::new().with(link::AREA, SERIANG),
        );
        moving.base_revision = revision_of(&world, HOUSEHOLD).await;
        moving.area = area(SERIANG);
        assert_eq!(words(&both.push(&[moving]).await.answers), ["applied"]);
        // The old village hears of the move by an ordinary page.
        let page = old.pull(Some(&before.cursor), 500).await;
        assert!(!page.restart);
        assert_eq!(page.records[0].area, area(SERIANG));
        let (records, _) = everything(&new, 500).await;
        assert!(records.iter().any(|record| record.id == id(HOUSEHOLD)));
        // The new village writes in it: it is theirs now, and the old phone's copy is swept by a pull from the start.
        let edit = Answers::new().with("head_name", "Daud L.");
        let mut confirm = new.update(
            HOUSEHOLD,
            Kind::Household,
            revision_of(&world, HOUSEHOLD).await,
            edit,
        );
        confirm.area = area(SERIANG);
        assert_eq!(words(&new.push(&[confirm]).await.answers), ["applied"]);
        let swept = old.pull(Some(&page.cursor), 500).await;
        assert!(swept.restart);
        assert!(
            !swept
                .records
                .iter()
                .any(|record| record.id == id(HOUSEHOLD))
        );
        assert!(swept.records.iter().any(|record| record.id == id(PERSON)));
        // Once swept, it goes on as ever.
        assert!(!old.pull(Some(&swept.cursor), 500).await.restart);
    })
    .await;
}

async fn revision_of(world: &World, record: u128) -> u64 {
    let mut connection = world.db.reading().await.expect("reads");
    let held = dampingi_server::db::records::load(&mut connection, id(record)).await;
    held.expect("reads").expect("stored").stored.record.revision
}

#[tokio::test]
async fn what_a_pull_may_ask_is_checked() {
    on_both(async |world| {
        let token = world.token("kader.jelarai").await;
        for query in ["limit=-1", "limit=many", "device=x"] {
            let answered = world.get(&format!("/api/sync/pull?{query}"), &token).await;
            assert_eq!(answered.refusal(), (400, "malformed".to_owned()), "{query}");
        }
        let page: Page = world.get("/api/sync/pull?limit=0", &token).await.ok();
        assert_eq!(page.records.len(), 1);
        let page: Page = world
            .get("/api/sync/pull?limit=4000000000", &token)
            .await
            .ok();
        assert!(!page.more);
    })
    .await;
}
