//! Everything that was ever written can be read, and is written again byte for byte. See `snapshots/README.md`.

use dampingi_sync::doubles::Doubles;
use dampingi_sync::numbers::Indicators;
use dampingi_sync::store::{Entry, Position};
use dampingi_sync::wire::{
    NewPassword, Outcome, Page, PhotoPart, PhotosAsked, PhotosHere, Push, Queue, Receipts, Refusal,
    SignIn, SignedIn, Story,
};
use dampingi_sync::{Change, Kind, Local, Origin, Record, Stored};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;

/// Reads as `T` and writes again.
fn again<T: Serialize + DeserializeOwned>(json: &str) -> String {
    let value: T = serde_json::from_str(json).expect("what was once written can be read");
    serde_json::to_string_pretty(&value).expect("and written") + "\n"
}

type Again = fn(&str) -> String;

/// By the first word of the file's name; for what the phone's database holds, by the first two.
const TYPES: [(&str, Again); 20] = [
    ("record", again::<Record>),
    ("change", again::<Change>),
    ("push", again::<Push>),
    ("receipts", again::<Receipts>),
    ("page", again::<Page>),
    ("sign_in", again::<SignIn>),
    ("signed_in", again::<SignedIn>),
    ("new_password", again::<NewPassword>),
    ("refusal", again::<Refusal>),
    ("queue", again::<Queue>),
    ("story", again::<Story>),
    ("doubles", again::<Doubles>),
    ("indicators", again::<Indicators>),
    ("photos_asked", again::<PhotosAsked>),
    ("photos_here", again::<PhotosHere>),
    ("photo_part", again::<PhotoPart>),
    ("stored", again::<Stored>),
    ("phone.local", again::<Local>),
    ("phone.entry", again::<Entry>),
    ("phone.position", again::<Position>),
];

fn snapshots() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/v1");
    std::fs::read_dir(folder)
        .expect("the folder is part of the project")
        .map(|file| {
            let path = file.expect("readable").path();
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read_to_string(path).expect("readable"))
        })
        .collect()
}

fn snapshot(name: &str) -> String {
    snapshots().remove(name).expect("stored for ever")
}

#[test]
fn every_snapshot_reads_and_writes_the_same() {
    let snapshots = snapshots();
    for (kind, again) in TYPES {
        let mut read = 0;
        for (name, json) in &snapshots {
            let is_one = name
                .strip_prefix(kind)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
            if is_one {
                assert_eq!(again(json), *json, "{name}");
                read += 1;
            }
        }
        assert!(read > 0, "no snapshot of {kind}");
    }
    let known = |name: &str| {
        TYPES
            .iter()
            .any(|(kind, _)| name.split('.').next() == kind.split('.').next())
    };
    assert!(
        snapshots.keys().all(|name| known(name)),
        "a snapshot that nothing reads"
    );
}

#[test]
fn every_kind_of_record_has_its_snapshot() {
    let kinds: Vec<Kind> = snapshots()
        .iter()
        .filter(|(name, _)| name.starts_with("record."))
        .map(|(_, json)| serde_json::from_str::<Record>(json).expect("a record").kind)
        .collect();
    let newer = Kind::Other("growth_camp".to_owned());
    for kind in Kind::KNOWN.into_iter().chain([newer]) {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

#[test]
fn what_a_later_version_wrote_is_kept() {
    let record: Record =
        serde_json::from_str(&snapshot("record.from_a_later_version")).expect("a record");
    assert_eq!(record.kind, Kind::Other("growth_camp".to_owned()));
    assert_eq!(record.origin, Origin::Other("satellite".to_owned()));
    assert_eq!(record.other.len(), 2);
    assert!(record.fields.get("later").is_some());
}

#[test]
fn an_answer_of_a_later_server_leaves_the_change_as_it_is() {
    let json = r#"{"epoch":"e","server_time":"t","answers":[{"change_id":"01940000-0000-7000-9000-000000000001",
        "outcome":"postponed","until":"2031"}],"device":{"held":0,"last_seq":0},"news":[1]}"#;
    let receipts: Receipts = serde_json::from_str(json).expect("readable");
    assert_eq!(receipts.answers[0].outcome, Outcome::Unknown);
}

#[test]
fn what_an_older_version_left_out_has_its_default() {
    let position: Position =
        serde_json::from_str(r#"{"cursor":null,"epoch":null,"last_seq":3}"#).expect("readable");
    assert_eq!(
        position,
        Position {
            last_seq: 3,
            ..Position::default()
        }
    );
    let stored = snapshot("record.household");
    let stored: Stored =
        serde_json::from_str(&format!("{{\"record\":{stored}}}")).expect("readable");
    assert!(stored.field_revisions.is_empty() && stored.field_devices.is_empty());
}

#[test]
fn nothing_about_a_person_reaches_a_debug_line() {
    let snapshots = snapshots();
    let shown = |name: &str| {
        let json = &snapshots[name];
        match name {
            "sign_in" => format!(
                "{:?}",
                serde_json::from_str::<SignIn>(json).expect("readable")
            ),
            "signed_in" => format!(
                "{:?}",
                serde_json::from_str::<SignedIn>(json).expect("readable")
            ),
            "queue" => format!(
                "{:?}",
                serde_json::from_str::<Queue>(json).expect("readable")
            ),
            "story" => format!(
                "{:?}",
                serde_json::from_str::<Story>(json).expect("readable")
            ),
            "push" => format!(
                "{:?}",
                serde_json::from_str::<Push>(json).expect("readable")
            ),
            "page" => format!(
                "{:?}",
                serde_json::from_str::<Page>(json).expect("readable")
            ),
            "change.delete" | "change.restore" => format!(
                "{:?}",
                serde_json::from_str::<Change>(json).expect("readable")
            ),
            _ => format!(
                "{:?}",
                serde_json::from_str::<Local>(json).expect("readable")
            ),
        }
    };
    let private = [
        "Contoh",
        "kader.jelarai",
        "contoh-saja",
        "dG9rZW4",
        "0812",
        "Dusun",
        "9.5",
        "2025-01-10",
        "Tercatat",
        "Ternyata",
        "2026-11-21T09",
    ];
    for name in [
        "sign_in",
        "signed_in",
        "queue",
        "story",
        "push",
        "page",
        "change.delete",
        "change.restore",
        "phone.local.edited",
        "phone.local.new",
    ] {
        let line = shown(name);
        for word in private {
            assert!(!line.contains(word), "{word} in {name}: {line}");
        }
    }
}
