//! What came before, and what is missing.

use crate::build::{visit, with};
use dampingi_sync::Change;
use dampingi_sync::device::{GAPS_TOLD, Seen, held_back, seen};
use dampingi_sync::wire::{DeviceCount, Outcome};
use uuid::Uuid;

#[test]
fn gaps_lie_between_what_is_held() {
    struct Case(&'static [u64], u64, u64, &'static [(u64, u64)]);
    let cases = [
        Case(&[], 0, 0, &[]),
        Case(&[1, 2, 3], 3, 3, &[]),
        Case(&[3, 1, 2, 2], 3, 3, &[]),
        Case(&[1, 3, 7], 3, 7, &[(2, 2), (4, 6)]),
        Case(&[5, 6], 2, 6, &[]),
        Case(&[1, u64::MAX], 2, u64::MAX, &[(2, u64::MAX - 1)]),
    ];
    for Case(seqs, held, last_seq, gaps) in cases {
        let count = DeviceCount::of(seqs.iter().copied());
        assert_eq!(
            (count.held, count.last_seq, count.gaps.as_slice()),
            (held, last_seq, gaps),
            "{seqs:?}"
        );
    }
    assert_eq!(
        DeviceCount::of((0..100).map(|n| n * 2)).gaps.len(),
        GAPS_TOLD
    );
}

#[test]
fn a_change_is_known_by_its_id_first() {
    let change = visit(40);
    let own = Some(change.change_id);
    let other = Some(Uuid::from_u128(5));
    let moved = Change {
        device_id: Uuid::from_u128(9),
        device_seq: 77,
        app_version: "9".to_owned(),
        ..change.clone()
    };
    let altered = with(change.clone(), "weight_kg", 9.9);
    let stolen = Change {
        author: crate::build::id(901),
        ..change.clone()
    };
    let cases = [
        (None, None, Seen::Fresh),
        (None, own, Seen::Fresh),
        (None, other, Seen::DeviceTaken),
        (Some(&change), own, Seen::Duplicate { revision: 7 }),
        (Some(&change), other, Seen::Duplicate { revision: 7 }),
        (Some(&moved), None, Seen::Duplicate { revision: 7 }),
        (Some(&altered), own, Seen::ChangedId),
        (Some(&stolen), own, Seen::ChangedId),
    ];
    for (held, by_pair, expected) in cases {
        assert_eq!(seen(&change, held.map(|held| (held, 7)), by_pair), expected);
    }
}

#[test]
fn what_came_before_has_its_answer() {
    assert_eq!(Seen::Fresh.outcome(), None);
    assert_eq!(
        Seen::Duplicate { revision: 7 }.outcome(),
        Some(Outcome::Duplicate { revision: 7 })
    );
    assert_eq!(Seen::DeviceTaken.outcome(), Some(Outcome::DeviceTaken));
    let refusal = Seen::ChangedId.outcome();
    assert!(matches!(refusal, Some(Outcome::Refused { code, .. }) if code == "changed_id"));
}

#[test]
fn her_edits_take_effect_in_their_order_or_not_yet() {
    let change = visit(40);
    let of_another_record = visit(41);
    let of_another_device = Change {
        device_id: Uuid::from_u128(9),
        ..visit(40)
    };
    let forged = Change {
        author: crate::build::id(901),
        ..visit(40)
    };
    let refused = Outcome::Refused {
        code: "c".to_owned(),
        field: None,
        message: "m".to_owned(),
    };
    let deferred = Outcome::Deferred {
        missing: vec![change.record],
    };
    let applied = Outcome::Applied { revision: 1 };
    let taken = Outcome::DeviceTaken;
    let cases = [
        (&change, &applied, None),
        (&change, &refused, Some(&deferred)),
        (&change, &deferred, Some(&deferred)),
        (&change, &taken, Some(&taken)),
        (&of_another_record, &refused, None),
        (&of_another_record, &deferred, None),
        (&of_another_record, &taken, Some(&taken)),
        (&of_another_device, &taken, None),
        (&of_another_device, &refused, Some(&deferred)),
        (&forged, &refused, None),
    ];
    for (earlier, outcome, expected) in cases {
        let held = held_back(&change, [(earlier, outcome)]);
        assert_eq!(held.as_ref(), expected, "{outcome:?}");
    }
    assert_eq!(held_back(&change, []), None);
}
