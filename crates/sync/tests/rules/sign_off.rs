//! A sign-off of a scorecard on the server: by a coordinator of the village only, whole, and never changed afterwards.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_sync::sign_off::{LEVELS, QUARTER, SIGNED_ON, STATE};
use dampingi_sync::{Change, Edit, Kind, Role};

fn said() -> Answers {
    Answers::new()
        .with(QUARTER, "2026-TW4")
        .with(STATE, "verified")
        .with(SIGNED_ON, "2026-11-21")
        .with(LEVELS, vec!["6/17", "3/7", "3/10"])
}

fn signed() -> Change {
    create(80, Kind::SignOff, "", said())
}

fn desk() -> dampingi_sync::Author {
    author(Role::Coordinator, &[TANJUNG_SELOR])
}

#[test]
fn only_a_coordinator_of_the_village_signs() {
    let shelf = Shelf::family();
    let by = |change: &Change, author: &dampingi_sync::Author, verdict: &str| {
        let change = Change {
            author: author.id,
            ..change.clone()
        };
        check(&shelf, &change, author, verdict);
    };
    by(&signed(), &desk(), "applied");
    let elsewhere = author(Role::Coordinator, &["65.01.01"]);
    by(&signed(), &elsewhere, "refused outside_area -");
    for role in [Role::Cadre, Role::Kabupaten, Role::Province, Role::Admin] {
        let other = author(role, &["65"]);
        by(&signed(), &other, "refused forbidden -");
    }
    let whole = Change {
        area: area(TANJUNG_SELOR),
        ..signed()
    };
    by(&whole, &desk(), "refused not_a_village -");
}

#[test]
fn it_says_of_which_quarter_what_when_and_on_which_numbers() {
    let shelf = Shelf::family();
    let with = |key: &str, value: serde_json::Value, verdict: &str| {
        let change = create(80, Kind::SignOff, "", said().with(key, value));
        let change = Change {
            author: desk().id,
            ..change
        };
        check(&shelf, &change, &desk(), verdict);
    };
    with(STATE, "withdrawn".into(), "applied");
    with(STATE, "approved".into(), "refused malformed state");
    with(QUARTER, "2026-Q4".into(), "refused malformed quarter");
    with(QUARTER, "2026-11".into(), "refused malformed quarter");
    with(SIGNED_ON, "kemarin".into(), "refused malformed signed_on");
    for levels in [
        serde_json::json!(["6/17", "3/7"]),
        serde_json::json!(["6/17", "3/7", "11/10"]),
        serde_json::json!(["6/17", "3/7", "Grace"]),
        serde_json::json!("6/17"),
    ] {
        with(LEVELS, levels, "refused malformed levels");
    }
    let named = create(80, Kind::SignOff, "scorecard", said());
    let named = Change {
        author: desk().id,
        ..named
    };
    check(&shelf, &named, &desk(), "refused wrong_form -");
}

#[test]
fn it_is_a_fact() {
    let mut shelf = Shelf::family();
    let first = Change {
        author: desk().id,
        ..signed()
    };
    shelf.applies(&first, &desk());
    check(&shelf, &first, &desk(), "duplicate");
    let other = Answers::new().with(STATE, "withdrawn");
    for edit in [
        Edit::Update {
            fields: other.clone(),
        },
        Edit::Create { fields: other },
    ] {
        let change = Change {
            edit,
            ..first.clone()
        };
        check(&shelf, &change, &desk(), "refused fact_is_final -");
    }
    let hidden = Change {
        edit: Edit::Delete {
            reason: "Keliru".to_owned(),
        },
        ..first
    };
    check(&shelf, &hidden, &desk(), "refused forbidden -");
}
