//! Upper arm, head, the card's lines, size at birth, corrected age (§3.2, §3.4, §3.5; Settled 1).

use dampingi_domain::date::{add_days, days_between};
use dampingi_domain::growth::{
    CardLine, HeadBand, Measured, MuacBand, Position, Score, Sex, assess, assess_corrected,
    card_line, corrected_birth, head_band, is_low_birth_weight, is_preterm, is_short_at_birth,
    muac_band,
};
use jiff::civil::date;

const fn score(z: f64) -> Score {
    Score {
        z,
        is_implausible: false,
    }
}

#[test]
fn the_tape_is_red_yellow_or_green_from_6_to_59_months() {
    for (cm, months, band) in [
        (11.4, 6, Some(MuacBand::Red)),
        (11.5, 6, Some(MuacBand::Yellow)),
        (12.4, 59, Some(MuacBand::Yellow)),
        (12.5, 59, Some(MuacBand::Green)),
        (11.0, 5, None),
        (11.0, 60, None),
        (0.0, 12, None),
        (f64::NAN, 12, None),
    ] {
        assert_eq!(muac_band(cm, months), band, "{cm} {months}");
    }
}

#[test]
fn heads_and_card_lines_fall_as_the_notes_say() {
    for (z, head, card) in [
        (-3.01, HeadBand::Small, CardLine::BelowRed),
        (-3.0, HeadBand::Small, CardLine::Between),
        (-2.01, HeadBand::Small, CardLine::Between),
        (-2.0, HeadBand::Usual, CardLine::Between),
        (1.0, HeadBand::Usual, CardLine::Between),
        (1.01, HeadBand::Usual, CardLine::AboveOrange),
        (2.0, HeadBand::Usual, CardLine::AboveOrange),
        (2.01, HeadBand::Large, CardLine::AboveOrange),
    ] {
        assert_eq!(head_band(score(z)), Some(head), "{z}");
        assert_eq!(card_line(score(z)), Some(card), "{z}");
    }
    let slip = Score {
        z: -6.5,
        is_implausible: true,
    };
    assert_eq!((head_band(slip), card_line(slip)), (None, None));
}

#[test]
fn size_at_birth() {
    for (kg, low) in [(2.49, true), (2.5, false), (2.499, true), (0.0, false)] {
        assert_eq!(is_low_birth_weight(kg), low, "{kg}");
    }
    for (cm, short) in [(47.9, true), (48.0, false), (0.0, false)] {
        assert_eq!(is_short_at_birth(cm), short, "{cm}");
    }
    assert!(is_preterm(36) && !is_preterm(37));
}

#[test]
fn a_preterm_child_is_corrected_beside_until_24_months() {
    let birth = date(2025, 1, 1);
    // Eight weeks early.
    assert_eq!(corrected_birth(birth, 32), Some(add_days(birth, 56)));
    for weeks in [37, 40, 21, 0, -5, i32::MAX, i32::MIN] {
        assert_eq!(corrected_birth(birth, weeks), None, "{weeks}");
    }
    let on = date(2025, 12, 31);
    let measured = Measured {
        sex: Some(Sex::Male),
        age_days: u32::try_from(days_between(birth, on)).ok(),
        weight_kg: Some(8.2),
        length_cm: Some(71.0),
        position: Position::Lying,
        ..Measured::default()
    };
    let chronological = assess(&measured).length_for_age.expect("a score");
    let corrected = assess_corrected(&measured, birth, on, 32).expect("corrected");
    let younger = Measured {
        age_days: measured.age_days.map(|days| days - 56),
        ..measured
    };
    assert_eq!(corrected, assess(&younger));
    assert!(corrected.length_for_age.expect("a score").z > chronological.z);
    let second_birthday = date(2027, 1, 1);
    assert!(assess_corrected(&measured, birth, date(2026, 12, 31), 32).is_some());
    assert!(assess_corrected(&measured, birth, second_birthday, 32).is_none());
    // Before the corrected birth there is no corrected age.
    assert!(assess_corrected(&measured, birth, date(2025, 1, 20), 32).is_none());
}
