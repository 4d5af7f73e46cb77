//! Who may write what, where.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_sync::{Change, Edit, Kind, Role};

#[test]
fn each_role_writes_its_own_kinds_only() {
    let shelf = Shelf::family();
    let visit_review = Answers::new().with("state", "approved");
    let changes = [
        (
            Kind::Household,
            Change {
                record: id(11),
                ..household()
            },
        ),
        (
            Kind::Person,
            Change {
                record: id(21),
                ..person()
            },
        ),
        (
            Kind::Episode,
            Change {
                record: id(31),
                ..episode()
            },
        ),
        (Kind::Visit, visit(41)),
        (Kind::Review, review(50, 40, visit_review)),
        (Kind::Area, create(60, Kind::Area, "", Answers::new())),
        (
            Kind::Posyandu,
            create(61, Kind::Posyandu, "", Answers::new()),
        ),
        (Kind::Team, create(62, Kind::Team, "", Answers::new())),
        (
            Kind::Facility,
            create(63, Kind::Facility, "", Answers::new()),
        ),
        (Kind::User, create(64, Kind::User, "", Answers::new())),
        (
            Kind::Conflict,
            create(65, Kind::Conflict, "", Answers::new()),
        ),
        (
            Kind::Session,
            create(
                66,
                Kind::Session,
                "posyandu_session",
                Answers::new()
                    .with("posyandu", "Melati")
                    .with("held_on", "2026-11-20"),
            ),
        ),
        (Kind::Funds, crate::funds::written()),
    ];
    let roles = [
        Role::Cadre,
        Role::Coordinator,
        Role::Kabupaten,
        Role::Province,
        Role::Admin,
    ];
    for role in roles {
        for (kind, change) in &changes {
            let allowed = match role {
                Role::Cadre => matches!(
                    kind,
                    Kind::Household
                        | Kind::Person
                        | Kind::Episode
                        | Kind::Visit
                        | Kind::Session
                        | Kind::Funds
                ),
                Role::Coordinator => *kind == Kind::Review,
                _ => false,
            };
            let expected = if allowed {
                "applied"
            } else {
                "refused forbidden -"
            };
            let verdict = shelf.ask(change, &author(role, &["65"]));
            assert_eq!(word(&verdict), expected, "{role:?} {kind:?}");
        }
    }
}

#[test]
fn nobody_writes_in_anothers_name() {
    let shelf = Shelf::family();
    let forged = Change {
        author: id(901),
        ..visit(41)
    };
    check(&shelf, &forged, &cadre(), "refused forged_author -");
}

#[test]
fn the_village_is_the_boundary() {
    let shelf = Shelf::family();
    let stranger = author(Role::Cadre, &[GUNUNG_SERIANG]);
    let beside = |code: &str| Change {
        area: area(code),
        ..visit(41)
    };
    // Her own area named, a stranger's person as parent; and the other way round.
    check(
        &shelf,
        &beside(GUNUNG_SERIANG),
        &stranger,
        "refused outside_area -",
    );
    check(
        &shelf,
        &beside(JELARAI),
        &stranger,
        "refused outside_area -",
    );
    check(
        &shelf,
        &beside(GUNUNG_SERIANG),
        &cadre(),
        "refused outside_area -",
    );
    check(&shelf, &beside(JELARAI), &cadre(), "applied");
    let edit = update(shelf.get(10), 1, Answers::new().with("hamlet", "Lain"));
    check(&shelf, &edit, &stranger, "refused outside_area -");
    let delete = Change {
        edit: Edit::Delete {
            reason: "ganda".to_owned(),
        },
        ..edit
    };
    check(&shelf, &delete, &stranger, "refused outside_area -");
    let elsewhere = author(Role::Coordinator, &["65.03.01"]);
    let decision = review(50, 40, Answers::new().with("state", "approved"));
    check(&shelf, &decision, &elsewhere, "refused outside_area -");
    check(&shelf, &decision, &coordinator(), "applied");
}

#[test]
fn what_she_wrote_where_she_once_worked_is_still_taken() {
    let shelf = Shelf::family();
    let mut gone = author(Role::Cadre, &[GUNUNG_SERIANG]);
    gone.former_areas.push(area(JELARAI));
    check(&shelf, &visit(41), &gone, "applied");
}

#[test]
fn a_record_about_people_lies_in_a_village() {
    let shelf = Shelf::family();
    let wide = author(Role::Cadre, &[TANJUNG_SELOR]);
    let change = Change {
        record: id(11),
        area: area(TANJUNG_SELOR),
        ..household()
    };
    check(&shelf, &change, &wide, "refused not_a_village -");
}
