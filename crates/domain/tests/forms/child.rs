//! A child under five is registered: domain notes §2.8, Settled 2.

use crate::case::{Given, given};

fn episode() -> Given {
    given(
        "child",
        "registered_on=21/11/2026; birth_order=2; birth_weight_kg=3,1; birth_length_cm=49",
    )
    .person("birth_date=2024-11-01; sex=female")
}

#[test]
fn everything_needed_is_said_at_once() {
    given("child", "").check(
        "",
        "registered_on!missing birth_order!missing birth_weight_kg!missing birth_length_cm!missing",
    );
    episode().check("", "");
}

#[test]
fn size_at_birth_is_a_number_or_a_reason() {
    episode().table(&[
        (
            "birth_weight_kg=; birth_length_cm=; birth_size_unknown_reason=no_record",
            "",
        ),
        ("birth_length_cm=", "birth_length_cm!missing"),
        (
            "birth_length_cm=; birth_size_unknown_reason=not_measured",
            "",
        ),
        ("birth_weight_kg=2,5; birth_length_cm=48", ""),
        (
            "birth_weight_kg=2,49; birth_length_cm=47,9",
            "birth_weight_kg?unlikely birth_length_cm?unlikely",
        ),
    ]);
    episode().keeps(
        "birth_size_unknown_reason=no_record",
        "birth_size_unknown_reason",
        false,
    );
    episode().keeps(
        "birth_length_cm=; birth_size_unknown_reason=no_record",
        "birth_size_unknown_reason",
        true,
    );
}

#[test]
fn registered_from_birth_until_the_day_before_the_fifth_birthday() {
    let born = |birth: &str| episode().person(&format!("birth_date={birth}"));
    born("2026-11-21").check("", "");
    born("2026-11-22").check("", "registered_on!registered_before_birth");
    born("2021-11-22").check("", "");
    born("2021-11-21").check("", "registered_on!not_under_five");
    born("2021-11-21").check("registered_on=20/11/2026", "");
}

#[test]
fn the_time_of_birth_is_asked_in_the_first_weeks() {
    let typed = "birth_time=03.15";
    episode().keeps(typed, "birth_time", false);
    episode()
        .person("birth_date=2026-11-01")
        .keeps(typed, "birth_time", true);
}
