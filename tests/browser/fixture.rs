//! A phone's database with some of everything in it: made by today's code for `fixture/phone-N.json`, which is kept for ever,
//! and opened from there. All people are invented. `make` may follow the app; what `open` expects of a version stays.

use crate::answer_tests::{receipt, received, returned};
use crate::clock;
use crate::phone::engine::{Engine, reading};
use crate::phone::{DraftNote, Freshness, QueueFilter, UnlockProblem, VisitState};
use crate::phones::{
    NAME, PIN, everything_at_rest, household, id, opened, person, session, store, survey, visit,
    with_vault,
};
use crate::store::device::Contact;
use crate::store::idb::{field, number, text};
use crate::store::photos::PhonePhotos;
use crate::store::{sealed, writing};
use crate::vault::seal::Place;
use dampingi_domain::Answers;
use dampingi_domain::form::Draft;
use dampingi_domain::photo::Photo;
use dampingi_sync::photo::Photos;
use dampingi_sync::store::{EntryState, Position, Step, Store};
use dampingi_sync::wire::DeviceCount;
use dampingi_sync::{Edit, Kind, Record, RecordId, link};
use serde_json::{Map, Value};
use std::rc::Rc;

/// The user of the stored databases.
const USER: u128 = 4711;
/// What is sealed is JSON everywhere else, so these bytes are too.
const PICTURE: &[u8] = b"\"picture\"";
const DRAFT: &str = "visit/5/child_visit";

/// Records of every state a change can have, and what comes from the server alone. Gives what lies sealed in each place, in
/// the clear, for its shape.
pub async fn make() -> String {
    let engine = with_vault(USER).await;
    let mut episode = visit(9, 2, "2026-10-20");
    (episode.kind, episode.form) = (Kind::Episode, "child");
    let all = vec![
        household(1),
        person(2, 1),
        visit(3, 2, "2026-10-20"),
        survey(4, 1, "2026-10-20"),
        episode,
    ];
    engine.save(all).await.expect("saved");
    engine
        .save(vec![visit(6, 2, "2026-11-19")])
        .await
        .expect("saved");
    let mut measured = visit(7, 2, "2026-11-20");
    if let Edit::Create { fields } = &mut measured.edit {
        fields.set("height_cm", 76.5);
        fields.set("muac_cm", 14.1);
    }
    engine.save(vec![measured]).await.expect("saved");
    engine.save(vec![person(5, 1)]).await.expect("saved");
    let mut flagged = visit(8, 5, "2026-11-21");
    flagged.flags = vec!["weight_kg:unlikely".to_owned()];
    engine.save(vec![flagged]).await.expect("saved");

    let mut steps = from_the_server(&engine).await;
    steps.extend((1..=5).map(|seq| Step::Move(seq, receipt(10 + seq))));
    steps.extend([6, 7].map(|seq| Step::Move(seq, refused())));
    steps.push(Step::Move(9, EntryState::Deferred));
    steps.push(Step::Position(Position {
        cursor: Some("opaque:17/é".to_owned()),
        epoch: Some("e1".to_owned()),
        last_seq: 9,
        restarted: true,
        unswept: vec![id(2)],
        purged_on: "2026-11-21".to_owned(),
    }));
    store(&engine).commit(9, steps).await.expect("written");
    let fields = engine.record(id(6)).await.expect("there").fields;
    engine
        .resend(6, fields.with("weight_kg", 8.5), String::new())
        .await
        .expect("saved");

    note_contact(&engine).await;
    engine
        .queue(QueueFilter::default())
        .await
        .expect("the page answers");
    let mut draft = Draft::default();
    draft.set("weight_kg", "9,");
    let note = DraftNote {
        key: DRAFT.to_owned(),
        route: "/orang/5/kunjungan/child_visit".to_owned(),
        title: NAME.to_owned(),
        page: 1,
        draft,
        begun: Default::default(),
        seen: 0,
        saved_at: clock::recorded_at(),
    };
    crate::phone::keep_draft(engine.clone(), note);
    engine.write_drafts().await;
    let photos = PhonePhotos::new(engine.clone(), session(&engine));
    photos.keep(&photo(), PICTURE.to_vec()).await.expect("kept");
    in_the_clear(&engine).await
}

fn photo() -> Photo {
    Photo {
        sha256: "5e".repeat(32),
        bytes: 9,
    }
}

fn refused() -> EntryState {
    EntryState::Refused {
        code: "impossible".to_owned(),
        field: Some("weight_kg".to_owned()),
        message: "Harus antara 0,3 dan 58 kg".to_owned(),
    }
}

/// What was sent, as the server has it; a returned visit and a returned survey; a village, a posyandu, a conflict.
async fn from_the_server(engine: &Rc<Engine>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut put = |mut record: Record, revision| {
        record.received_at = "2026-11-20T02:00:00Z".to_owned();
        steps.push(Step::Put(received(&record, revision)));
    };
    let mut like = None;
    for (n, revision) in [(1, 11), (2, 12), (9, 15), (3, 13), (4, 14)] {
        let record = engine.record(id(n)).await.expect("there");
        put(record.clone(), revision);
        if record.kind == Kind::Visit {
            put(returned(&record, id(n + 20)), revision + 10);
        }
        like = Some(record);
    }
    let like = like.expect("five records");
    let other = |n, kind, fields| Record {
        id: id(n),
        kind,
        form: String::new(),
        fields,
        ..like.clone()
    };
    let named = |name: &str| Answers::new().with("name", name);
    put(other(30, Kind::Area, named("Desa Contoh")), 5);
    put(other(31, Kind::Posyandu, named("Melati Contoh")), 6);
    put(other(32, Kind::User, named("Bidan Contoh")), 7);
    let card = Answers::new().with(link::RECORD, id(1).to_string());
    put(other(33, Kind::Conflict, card), 25);
    // Of a newer server: kept as it came.
    let mut later = other(34, Kind::Other("balloon".to_owned()), named("x"));
    later
        .other
        .insert("later".to_owned(), serde_json::json!([1, null]));
    put(later, 26);
    steps
}

async fn note_contact(engine: &Engine) {
    let session = session(engine);
    let mut device = session.device.borrow().clone();
    device.forgotten = 2;
    device.contact = Some(Contact {
        at: "2026-11-21T10:00:00+08:00".to_owned(),
        wall_ms: 1_795_226_400_000.0,
        ahead_ms: 12.0,
        held: DeviceCount {
            held: 6,
            last_seq: 5,
            gaps: vec![(3, 3)],
        },
    });
    let database = engine.database().expect("open");
    writing::note(&reading(&database, &session), device)
        .await
        .expect("noted");
}

/// Every sealed value, by the place it is sealed to.
async fn in_the_clear(engine: &Engine) -> String {
    let session = session(engine);
    let mut all = Map::new();
    for (store, row) in everything_at_rest().await {
        let id = ["id", "seq", "key", "chunk", "sha256"].map(|key| field(&row, key));
        let id = id
            .iter()
            .find_map(|id| id.as_string().or_else(|| Some(id.as_f64()?.to_string())));
        let id = id.unwrap_or_default();
        let schema = number(&row, "schema") as u16;
        let sealed: Vec<(&str, Place)> = match store {
            "outbox" => vec![
                ("change", sealed::place_of("outbox.change", &id, &row)),
                (
                    "answer",
                    Place::new("outbox.state", &id, number(&row, "state_schema") as u16),
                ),
            ],
            "vaults" => {
                let vault = text(&row, "vault");
                vec![("profile", Place::new("vaults.profile", &vault, schema))]
            }
            "device" | "photos" => Vec::new(),
            _ => vec![("body", sealed::place_of(store, &id, &row))],
        };
        for (part, place) in sealed {
            let plain = session.key.open(&place, &field(&row, part)).await;
            let plain = plain.unwrap_or_else(|_| panic!("{store}.{part} {id} does not open"));
            let plain: Value = serde_json::from_slice(&plain).expect("JSON");
            let list = all.entry(format!("{store}.{part}"));
            if let Value::Array(list) = list.or_insert(Value::Array(Vec::new())) {
                list.push(plain);
            }
        }
    }
    Value::Object(all).to_string()
}

/// What a phone of version 2 or 3 holds: all that one of version 1 does, and a photo that is not sent.
pub async fn open_2() {
    let engine = opened().await;
    engine
        .unlock(id(USER), PIN.to_owned())
        .await
        .expect("the PIN of then opens");
    let photos = PhonePhotos::new(engine.clone(), session(&engine));
    let opened = photos.open(&photo()).await.expect("read");
    assert_eq!(opened.as_deref(), Some(PICTURE));
    let kept = photos.photos().await.expect("read");
    assert_eq!((kept.len(), kept[0].received.is_none()), (1, true));
    drop((photos, engine));
    open().await;
}

/// What a phone of version 1 holds is all there, and the phone goes on where it stood.
pub async fn open() {
    let engine = opened().await;
    let wrong = engine.unlock(id(USER), "135790".to_owned()).await;
    assert!(matches!(wrong, Err(UnlockProblem::Wrong { left: 4 })));
    engine
        .unlock(id(USER), PIN.to_owned())
        .await
        .expect("the PIN of then opens");
    engine.renew_plans().await.expect("renewed");
    every_record_is_there(&engine).await;
    every_change_is_there(&engine).await;
    the_lists_are_there(&engine).await;

    let device = session(&engine).device.borrow().clone();
    let position = &device.position;
    assert_eq!(position.cursor.as_deref(), Some("opaque:17/é"));
    assert_eq!(position.epoch.as_deref(), Some("e1"));
    assert_eq!((position.last_seq, position.restarted), (10, true));
    assert_eq!(position.unswept, [id(2)]);
    assert_eq!((device.forgotten, device.demo), (2, false));
    let held = device.contact.expect("noted").held;
    assert_eq!((held.held, held.last_seq, held.gaps), (6, 5, vec![(3, 3)]));

    let (queue, freshness) = engine.queue(QueueFilter::default()).await.expect("kept");
    assert_eq!(queue.items[0].person_name, NAME);
    assert!(matches!(freshness, Freshness::Cached(_)));

    engine
        .save(vec![visit(50, 5, "2026-11-22")])
        .await
        .expect("it goes on");
    let unsettled = store(&engine).unsettled().await.expect("read");
    let seqs: Vec<u64> = unsettled
        .iter()
        .map(|entry| entry.change.device_seq)
        .collect();
    assert_eq!(seqs, [7, 8, 9, 10, 11]);
}

async fn every_record_is_there(engine: &Rc<Engine>) {
    let mut received = store(engine).received_ids().await.expect("read");
    received.sort();
    let expected = [1, 2, 3, 4, 9, 23, 24, 30, 31, 32, 33, 34].map(id);
    assert_eq!(received, expected);
    let texts: [(u128, Kind, u64, &str, &str); 15] = [
        (1, Kind::Household, 11, "head_name", "Pak Contoh"),
        (2, Kind::Person, 12, "birth_date", "2024-05-01"),
        (3, Kind::Visit, 13, "visit_date", "2026-10-20"),
        (4, Kind::Visit, 14, "water_source", "river"),
        (5, Kind::Person, 0, "name", NAME),
        (6, Kind::Visit, 0, "visit_date", "2026-11-19"),
        (7, Kind::Visit, 0, "visit_date", "2026-11-20"),
        (8, Kind::Visit, 0, "visit_date", "2026-11-21"),
        (
            9,
            Kind::Episode,
            15,
            "person_id",
            "00000000-0000-0000-0000-000000000002",
        ),
        (23, Kind::Review, 23, "note", "Timbang lagi"),
        (24, Kind::Review, 24, "state", "returned"),
        (30, Kind::Area, 5, "name", "Desa Contoh"),
        (31, Kind::Posyandu, 6, "name", "Melati Contoh"),
        (32, Kind::User, 7, "name", "Bidan Contoh"),
        (34, Kind::Other("balloon".to_owned()), 26, "name", "x"),
    ];
    for (n, kind, revision, key, value) in texts {
        let record = engine.record(id(n)).await.expect("every record is there");
        assert_eq!((record.kind, record.revision), (kind, revision), "{n}");
        assert_eq!(record.fields.text(key), Some(value), "{n}");
    }
    let of = async |n| engine.record(id(n)).await.expect("there");
    assert_eq!(of(3).await.fields.number("weight_kg"), Some(9.5));
    assert_eq!(of(6).await.fields.number("weight_kg"), Some(8.5));
    assert_eq!(of(8).await.flags, ["weight_kg:unlikely"]);
    assert_eq!(of(33).await.link(link::RECORD), Some(id(1)));
    let later = of(34).await.other["later"].clone();
    assert_eq!(later, serde_json::json!([1, null]));
}

async fn every_change_is_there(engine: &Engine) {
    let sent = |n: u64| EntryState::Sent {
        revision: 10 + n,
        at: "2026-11-21T02:00:00Z".to_owned(),
    };
    let items: Vec<(u64, RecordId, EntryState)> = engine
        .outbox()
        .await
        .into_iter()
        .map(|item| (item.seq, item.record, item.state))
        .collect();
    let expected = [
        (10, id(6), EntryState::Waiting),
        (9, id(8), EntryState::Deferred),
        (8, id(5), EntryState::Waiting),
        (7, id(7), refused()),
        (6, id(6), EntryState::Replaced),
        (5, id(9), sent(5)),
        (4, id(4), sent(4)),
        (3, id(3), sent(3)),
        (2, id(2), sent(2)),
        (1, id(1), sent(1)),
    ];
    assert_eq!(items, expected);
    let database = engine.database().expect("open");
    let session = session(engine);
    let entries = reading(&database, &session).entries_at(&[6]).await;
    let replaced = entries.expect("read").remove(0).change;
    assert_eq!(replaced.author, id(USER));
    let Edit::Create { fields } = replaced.edit else {
        panic!("it was a creation");
    };
    assert_eq!(
        fields.number("weight_kg"),
        Some(9.5),
        "as she first typed it"
    );
}

async fn the_lists_are_there(engine: &Engine) {
    let rows = engine.signals.rows.get_untracked();
    let row = rows.iter().find(|row| row.id == id(2)).expect("a row");
    assert_eq!((rows.len(), row.name.as_str()), (2, NAME));
    assert_eq!(row.returned, [id(3)]);
    assert_eq!((row.head_name.as_str(), row.unsent), ("Pak Contoh", 2));
    assert_eq!((row.episodes.len(), row.episodes[0].id), (1, id(9)));
    let last = row.last_visit.as_ref().expect("visits");
    assert_eq!((last.id, last.muac_cm), (id(7), Some(14.1)));
    let houses = engine.signals.houses.get_untracked();
    assert_eq!((houses.len(), houses[0].people), (1, 2));
    assert_eq!(houses[0].returned, [id(4)]);
    let counts = engine.signals.counts.get_untracked();
    // Five receipts and the two that were forgotten.
    assert_eq!((counts.sent, counts.refused), (7, 1));
    assert_eq!((counts.waiting, counts.deferred), (3, 1));
    assert_eq!(engine.user_name(id(32)).as_deref(), Some("Bidan Contoh"));
    let draft = engine.draft(DRAFT).expect("kept");
    assert_eq!((draft.page, draft.draft.text("weight_kg")), (1, "9,"));

    let view = engine.person(id(2)).await.expect("there");
    assert_eq!(view.household.map(|household| household.id), Some(id(1)));
    let states: Vec<(RecordId, VisitState)> = view
        .visits
        .into_iter()
        .map(|visit| (visit.record.id, visit.state))
        .collect();
    let ids: Vec<RecordId> = states.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, [id(7), id(6), id(3)]);
    assert!(matches!(states[0].1, VisitState::Refused { .. }));
    assert_eq!(states[1].1, VisitState::OnPhone);
    assert!(matches!(&states[2].1, VisitState::Returned { note, .. } if note == "Timbang lagi"));
}
