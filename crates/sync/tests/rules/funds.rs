//! What a village used its money for, on the server: by a cadre of the village, whole, and never changed afterwards.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_domain::indicator::scorecard::FUNDS_ID;
use dampingi_sync::sign_off::QUARTER;
use dampingi_sync::{Change, Edit, Kind, Role};

fn said() -> Answers {
    Answers::new()
        .with(QUARTER, "2026-TW4")
        .with("funds_on", "2026-11-20")
        .with("funds_development", 600_000_000)
        .with("funds_development_stunting", 45_500_000)
        .with("funds_empowerment", 150_000_000)
        .with("funds_empowerment_stunting", 0)
}

pub fn written() -> Change {
    create(85, Kind::Funds, FUNDS_ID, said())
}

#[test]
fn only_of_her_own_village_and_of_a_village() {
    let shelf = Shelf::family();
    let elsewhere = author(Role::Cadre, &["65.01.01.2001"]);
    check(&shelf, &written(), &elsewhere, "refused outside_area -");
    let whole = Change {
        area: area(TANJUNG_SELOR),
        ..written()
    };
    let above = author(Role::Cadre, &["65"]);
    check(&shelf, &whole, &above, "refused not_a_village -");
}

#[test]
fn it_says_of_which_quarter_and_the_part_is_not_more_than_the_whole() {
    let shelf = Shelf::family();
    let cadre = author(Role::Cadre, &["65"]);
    let with = |key: &str, value: serde_json::Value, verdict: &str| {
        let change = create(85, Kind::Funds, FUNDS_ID, said().with(key, value));
        check(&shelf, &change, &cadre, verdict);
    };
    with(QUARTER, "2026-TW3".into(), "applied");
    with(QUARTER, "2026-11".into(), "refused malformed quarter");
    let key = "funds_empowerment_stunting";
    with(key, 150_000_000.into(), "applied");
    with(
        key,
        150_000_001.into(),
        "refused empowerment_more_than_whole funds_empowerment_stunting",
    );
    with(
        "funds_development",
        serde_json::Value::Null,
        "refused missing funds_development",
    );
    let nameless = create(85, Kind::Funds, "", said());
    check(&shelf, &nameless, &cadre, "refused wrong_form -");
}

/// A newer form refuses nothing here; what goes into the sums is looked at all the same.
#[test]
fn no_version_of_its_form_brings_what_cannot_be_added_up() {
    let shelf = Shelf::family();
    let cadre = author(Role::Cadre, &["65"]);
    let newer = |key: &str, value: serde_json::Value, verdict: &str| {
        let change = Change {
            form_version: 2,
            ..create(85, Kind::Funds, FUNDS_ID, said().with(key, value))
        };
        check(&shelf, &change, &cadre, verdict);
    };
    newer("funds_next", 1.into(), "applied");
    newer("funds_on", serde_json::Value::Null, "applied");
    for day in [serde_json::json!("=HYPERLINK(\"x\")"), 20_261_120.into()] {
        newer("funds_on", day, "refused malformed funds_on");
    }
    for key in ["funds_development", "funds_empowerment_stunting"] {
        for odd in [1e19.into(), (-1).into(), "9".into()] {
            newer(key, odd, &format!("refused malformed {key}"));
        }
    }
}

#[test]
fn it_is_a_fact() {
    let mut shelf = Shelf::family();
    let cadre = author(Role::Cadre, &["65"]);
    shelf.applies(&written(), &cadre);
    check(&shelf, &written(), &cadre, "duplicate");
    let fields = Answers::new().with("funds_empowerment", 1);
    let change = Change {
        edit: Edit::Update { fields },
        ..written()
    };
    check(&shelf, &change, &cadre, "refused fact_is_final -");
    let hidden = Change {
        edit: Edit::Delete {
            reason: "Keliru".to_owned(),
        },
        ..written()
    };
    check(&shelf, &hidden, &cadre, "refused forbidden -");
}
