//! A posyandu day on the server: who may open, correct and hide it, and where; and that what was measured at it does not wait for it.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_domain::form::table::SESSION_ID;
use dampingi_sync::{Change, Edit, Kind, Role};

fn day() -> Answers {
    Answers::new()
        .with("posyandu", "Melati")
        .with("held_on", "2026-11-20")
        .with("cadres", "Ani, Budi")
}

fn opened() -> Change {
    create(70, Kind::Session, SESSION_ID, day())
}

#[test]
fn only_a_cadre_of_the_village_opens_a_day() {
    let shelf = Shelf::family();
    check(&shelf, &opened(), &cadre(), "applied");
    let stranger = author(Role::Cadre, &[GUNUNG_SERIANG]);
    check(&shelf, &opened(), &stranger, "refused outside_area -");
    for role in [
        Role::Coordinator,
        Role::Kabupaten,
        Role::Province,
        Role::Admin,
    ] {
        let other = author(role, &["65"]);
        check(&shelf, &opened(), &other, "refused forbidden -");
    }
}

#[test]
fn a_day_has_its_posyandu_its_date_and_its_form() {
    let shelf = Shelf::family();
    for (key, value, verdict) in [
        ("posyandu", "", "refused missing posyandu"),
        ("held_on", "", "refused missing held_on"),
        ("held_on", "2027-09-01", "refused future held_on"),
    ] {
        let mut fields = day();
        match value {
            "" => drop(fields.take(key)),
            value => fields.set(key, value),
        }
        let odd = create(70, Kind::Session, SESSION_ID, fields);
        check(&shelf, &odd, &cadre(), verdict);
    }
    let unnamed = create(70, Kind::Session, "", day());
    check(&shelf, &unnamed, &cadre(), "refused wrong_form -");
    let as_visit = create(70, Kind::Visit, SESSION_ID, day());
    check(&shelf, &as_visit, &cadre(), "refused wrong_form -");
    let above = Change {
        area: area(TANJUNG_SELOR),
        ..opened()
    };
    let wide = author(Role::Cadre, &[TANJUNG_SELOR]);
    check(&shelf, &above, &wide, "refused not_a_village -");
}

#[test]
fn a_day_is_corrected_closed_and_hidden_by_ordinary_edits() {
    let mut shelf = Shelf::family();
    drop(shelf.take(&opened(), &cadre()));
    let stored = shelf.get(70);
    let closed = update(stored, 1, Answers::new().with("closed", true));
    check(&shelf, &closed, &cadre(), "applied");
    let hidden = Change {
        edit: Edit::Delete {
            reason: "salah tanggal".to_owned(),
        },
        ..closed
    };
    check(&shelf, &hidden, &cadre(), "applied");
}

#[test]
fn at_a_posyandu_the_line_of_the_register_is_enough_and_at_home_it_is_not() {
    let shelf = Shelf::family();
    let line = |method: &str| {
        let mut line = visit(41);
        let Edit::Create { fields } = &mut line.edit else {
            unreachable!("a visit is made")
        };
        for key in [
            "immunisation_status",
            "danger_signs",
            "counselling_given",
            "referral_made",
        ] {
            fields.take(key);
        }
        fields.set("method", method);
        line
    };
    check(&shelf, &line("posyandu"), &cadre(), "applied");
    let home = shelf.ask(&line("home_visit"), &cadre());
    assert!(word(&home).starts_with("refused missing"), "{home:?}");
}
