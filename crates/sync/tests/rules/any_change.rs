//! `accept` and the merge under changes of any shape: no panic, nothing written that may not be, nothing lost in a merge.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_sync::accept::{CRITICAL, DISPUTED_FIELDS};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Author, Change, Edit, Kind, Role, Stored};
use proptest::prelude::*;
use serde_json::{Value, json};

const KEYS: [&str; 16] = [
    "person_id",
    "household_id",
    "episode_id",
    "visit_id",
    "corrects_id",
    "mother_id",
    "nik",
    "birth_date",
    "sex",
    "died_on",
    "weight_kg",
    "visit_date",
    "hamlet",
    "state",
    "resolution",
    "",
];

fn any_value() -> impl Strategy<Value = Value> {
    let texts = [
        "",
        "x",
        "\0",
        "6501056001250001",
        "2025-01-10",
        "9999-12-31",
        "female",
        "known",
    ];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(texts.to_vec()).prop_map(Value::from),
        (0..100_u128).prop_map(|number| json!(id(number).to_string())),
        (0..70_000_usize).prop_map(|length| "z".repeat(length).into()),
        (1..90_usize).prop_map(|depth| (0..depth).fold(json!(1), |inner, _| json!([inner]))),
        Just(json!({ "a": { "b": [] } })),
    ]
}

fn any_fields() -> impl Strategy<Value = Answers> {
    let key = proptest::sample::select(KEYS.to_vec());
    proptest::collection::vec((key, any_value()), 0..6).prop_map(|all| {
        let all = all.into_iter();
        all.map(|(key, value)| (key.to_owned(), value)).collect()
    })
}

fn any_edit() -> impl Strategy<Value = Option<Edit>> {
    prop_oneof![
        2 => Just(None),
        1 => any_fields().prop_map(|fields| Some(Edit::Create { fields })),
        3 => any_fields().prop_map(|fields| Some(Edit::Update { fields })),
        1 => "[a-z]{0,9}".prop_map(|reason| Some(Edit::Delete { reason })),
        1 => "[a-z]{0,9}".prop_map(|reason| Some(Edit::Restore { reason })),
    ]
}

/// One that is nearly right: a change of the family, with some of it altered.
fn any_change() -> impl Strategy<Value = Change> {
    let whole = vec![
        household(),
        person(),
        episode(),
        visit(40),
        visit(41),
        review(50, 40, Answers::new().with("state", "approved")),
    ];
    let kinds = [
        Kind::Household,
        Kind::Person,
        Kind::Episode,
        Kind::Visit,
        Kind::Review,
        Kind::Conflict,
        Kind::User,
        Kind::Area,
        Kind::Other("balloon".to_owned()),
    ];
    let areas = [JELARAI, GUNUNG_SERIANG, TANJUNG_SELOR, "11.01"];
    let envelope = (
        proptest::option::weighted(0.2, proptest::sample::select(kinds.to_vec())),
        proptest::option::weighted(0.2, proptest::sample::select(areas.to_vec())),
        proptest::option::weighted(0.2, proptest::sample::select(vec![0_u128, 10, 20, 40, 901])),
        proptest::option::weighted(0.2, any::<u64>()),
        proptest::option::weighted(0.2, "\\PC{0,30}"),
        proptest::option::weighted(0.1, any::<u16>()),
        0..6_u64,
        1..3_u128,
    );
    let whole = proptest::sample::select(whole);
    let more = (any_edit(), any_fields());
    (whole, envelope, more).prop_map(|(mut change, envelope, (edit, added))| {
        let (kind, code, ids, base, text, version, seen, device) = envelope;
        if let Some(edit) = edit {
            change.edit = edit;
        } else if let Edit::Create { fields } = &mut change.edit {
            added
                .iter()
                .for_each(|(key, value)| fields.set(key, value.clone()));
        }
        change.kind = kind.unwrap_or(change.kind);
        change.area = code.map_or(change.area, area);
        match ids {
            Some(901) => change.author = id(901),
            Some(other) => change.record = id(other),
            None => {}
        }
        change.base_revision = base.unwrap_or(seen);
        change.device_id = uuid::Uuid::from_u128(device);
        if let Some(text) = text {
            change.recorded_at.clone_from(&text);
            change.form = text;
        }
        if let Some(version) = version {
            change.form_version = version;
            change.schema = version.min(3);
        }
        change
    })
}

fn people() -> Vec<Author> {
    let mut moved = author(Role::Cadre, &[GUNUNG_SERIANG]);
    moved.former_areas = vec![area(JELARAI)];
    vec![
        cadre(),
        coordinator(),
        moved,
        author(Role::Cadre, &[]),
        author(Role::Cadre, &[GUNUNG_SERIANG]),
        author(Role::Admin, &["65"]),
    ]
}

fn is_hers(author: &Author, code: &dampingi_domain::AreaCode) -> bool {
    let mut own = author.areas.iter().chain(&author.former_areas);
    own.any(|area| area.contains(code))
}

/// No field that the change does not name is altered; what it asks for is there or on a card; a critical field that the
/// author had not seen as it is stays.
fn merged_well(change: &Change, before: &Stored, writes: &[Stored]) {
    let Some(fields) = change.edit.fields() else {
        return;
    };
    let after = writes.iter().find(|it| it.record.id == change.record);
    let after = &after.unwrap_or(before).record;
    let on_cards: Vec<&Value> = writes
        .iter()
        .filter(|it| it.record.kind == Kind::Conflict)
        .filter_map(|it| it.record.fields.get(DISPUTED_FIELDS)?.as_array())
        .flatten()
        .collect();
    for (key, had) in before.record.fields.iter() {
        let has = after.fields.get(key).unwrap_or(&Value::Null);
        assert!(
            has == had || fields.iter().any(|(named, _)| named == key),
            "{key} was not touched"
        );
        let card = on_cards.iter().find(|point| point["field"] == key);
        let seen = before.field_revisions.get(key).copied().unwrap_or(0) <= change.base_revision;
        if has != had && !seen && change.device_id != uuid::Uuid::from_u128(1) {
            assert!(card.is_some(), "{key} was overwritten unseen");
            assert!(!CRITICAL.contains(&key), "{key} is critical");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_is_judged_and_writes_only_what_it_may(
        change in any_change(),
        person in proptest::sample::select(people()),
    ) {
        let shelf = Shelf::family();
        let verdict = shelf.ask(&change, &person);
        let before = shelf.records.get(&change.record);
        match &verdict.outcome {
            Outcome::Applied { .. } | Outcome::Conflict { .. } => prop_assert!(!verdict.writes.is_empty()),
            Outcome::Refused { message, .. } => prop_assert!(!message.is_empty() && verdict.writes.is_empty()),
            _ => prop_assert!(verdict.writes.is_empty(), "nothing is written that is not taken"),
        }
        if verdict.writes.is_empty() {
            return Ok(());
        }
        prop_assert_eq!(change.author, person.id, "nobody writes in another's name");
        prop_assert_eq!(verdict.writes[0].record.id, change.record);
        for (stored, revision) in verdict.writes.iter().zip(shelf.revision + 1..) {
            prop_assert_eq!(stored.record.revision, revision);
            prop_assert!(is_hers(&person, &stored.record.area) || before.is_some_and(|it| is_hers(&person, &it.record.area)));
        }
        if let Some(before) = before {
            let after = &verdict.writes[0].record;
            prop_assert_eq!((&before.record.kind, before.record.author), (&after.kind, after.author));
            if matches!(after.kind, Kind::Visit | Kind::Review) {
                // To hide one only adds why.
                let mut held = before.record.fields.iter();
                prop_assert!(held.all(|(key, value)| after.fields.get(key) == Some(value)), "a fact is never edited");
            }
            merged_well(&change, before, &verdict.writes);
        }
    }
}

/// What the strategy makes is not refused throughout: else the property above would look at nothing.
#[test]
fn enough_of_them_are_taken() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let shelf = Shelf::family();
    let mut words = std::collections::BTreeMap::<String, u32>::new();
    for _ in 0..2000 {
        let change = any_change()
            .new_tree(&mut runner)
            .expect("a change")
            .current();
        let word = word(&shelf.ask(&change, &cadre()));
        let first = word.split(' ').next().expect("a word").to_owned();
        *words.entry(first).or_default() += 1;
    }
    for (word, least) in [
        ("applied", 100),
        ("conflict", 5),
        ("refused", 100),
        ("deferred", 50),
        ("duplicate", 5),
    ] {
        assert!(words.get(word).copied().unwrap_or(0) >= least, "{words:?}");
    }
}
