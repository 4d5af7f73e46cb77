//! Whether a household that is being registered may be here already.

use super::{Alike, Likely, NUMBER, PART_OF_NAME, Reason, WHOLE_NAME, alike, is_same, put};
use crate::nik;

/// What is known of a household when it is looked for. Empty text is "not known".
#[derive(Clone, Copy, Default)]
#[expect(
    missing_debug_implementations,
    reason = "names and numbers are not for logs"
)]
pub struct Home<'a> {
    /// Its head.
    pub head: &'a str,
    /// Code of the village.
    pub village: &'a str,
    /// Hamlet.
    pub hamlet: &'a str,
    /// RT.
    pub rt: &'a str,
    /// Sixteen digits of the family card.
    pub card: &'a str,
}

/// A name in the same village is not enough: its hamlet or its RT must be the same too. Unconfirmed.
const ENOUGH: i8 = 4;

/// Those among the known that may be `new`, the likeliest first.
pub fn likely_homes<'a>(new: &Home<'_>, known: impl Iterator<Item = Home<'a>>) -> Vec<Likely> {
    let mut found = Vec::new();
    for (at, known) in known.enumerate() {
        if let Some((points, reasons)) = compare(new, &known) {
            put(&mut found, at, points, reasons);
        }
    }
    found
}

fn compare(new: &Home<'_>, known: &Home<'_>) -> Option<(i8, Vec<Reason>)> {
    let same_card = nik::is_well_formed(new.card) && new.card == known.card;
    let same_village = new.village == known.village;
    let same_hamlet = same_village && is_same(new.hamlet, known.hamlet);
    let other_hamlet = !same_hamlet && !new.hamlet.is_empty() && !known.hamlet.is_empty();
    // RT 7 is RT 07; in another hamlet it is another.
    let same_rt = same_village && !other_hamlet && is_same(number(new.rt), number(known.rt));
    let place = i8::from(same_hamlet) * 2 + i8::from(same_rt);
    if !same_card && place == 0 {
        return None;
    }
    let on_name = alike(new.head, known.head).map(|alike| match alike {
        Alike::Same => (WHOLE_NAME, Reason::Name),
        Alike::Spelling => (WHOLE_NAME, Reason::NameAlike),
        Alike::Part => (PART_OF_NAME, Reason::NameAlike),
    });
    if on_name.is_none() && !same_card {
        return None;
    }
    let points = i8::from(same_card) * NUMBER + place + on_name.map_or(0, |(points, _)| points);
    let reasons = [
        same_card.then_some(Reason::Card),
        on_name.map(|(_, reason)| reason),
        same_hamlet.then_some(Reason::Hamlet),
        same_rt.then_some(Reason::Rt),
    ];
    (points >= ENOUGH).then(|| (points, reasons.into_iter().flatten().collect()))
}

fn number(rt: &str) -> &str {
    rt.trim().trim_start_matches('0')
}
