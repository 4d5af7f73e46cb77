//! Reads the numbers: shares, never over nobody, and which village comes first. Pure; must not draw or ask.

use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_sync::numbers::{AreaNumbers, Figure, Head, Indicators};

/// Families at risk that were visited in the month: the coverage of visits, by which the villages stand in line.
pub const VISITED: &str = "e24";
pub const WEIGHED: &str = "d_s";
pub const GAINED: &str = "n_d";
pub const MEASURED: &str = "coverage_measured";
pub const STUNTED: &str = "stunting_rate";
pub const PREGNANT: &str = "pregnant";
pub const PREGNANT_MEASURED: &str = "pregnant_measured";
pub const THIN: &str = "kek";
pub const HB_CHECKED: &str = "hb_checked";
const ANAEMIC: [&str; 3] = ["anaemia_mild", "anaemia_moderate", "anaemia_severe"];

/// One indicator of one area: its heading, and its figure from all that was received and from what was approved.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub head: &'a Head,
    pub received: Figure,
    pub approved: Figure,
}

/// The figures of an area, in the order of the sheets.
pub fn all<'a>(of: &'a Indicators, place: &'a AreaNumbers) -> impl Iterator<Item = Told<'a>> {
    let figures = place.received.iter().zip(&place.approved);
    of.heads
        .iter()
        .zip(figures)
        .map(|(head, (received, approved))| Told {
            head,
            received: *received,
            approved: *approved,
        })
}

/// One of them; `None` when the server's tables do not have it.
pub fn told<'a>(of: &'a Indicators, place: &'a AreaNumbers, id: &str) -> Option<Told<'a>> {
    all(of, place).find(|told| told.head.id == id)
}

/// A share in tenths of a percent; `None` over nobody.
pub fn share((part, whole, _): Figure) -> Option<u32> {
    let rounded = (u64::from(part) * 1000 + u64::from(whole) / 2).checked_div(u64::from(whole))?;
    u32::try_from(rounded).ok()
}

/// Anaemic women of those whose blood was checked, received and approved.
pub fn anaemic(of: &Indicators, place: &AreaNumbers) -> Option<(Figure, Figure)> {
    let checked = told(of, place, HB_CHECKED)?;
    let (mut received, mut approved) = (0, 0);
    for id in ANAEMIC {
        let grade = told(of, place, id)?;
        received += grade.received.0;
        approved += grade.approved.0;
    }
    Some((
        (received, checked.received.0, 0),
        (approved, checked.approved.0, 0),
    ))
}

/// Whether no family at risk was visited, no child weighed and no Hb checked in the month.
pub fn is_quiet(of: &Indicators, place: &AreaNumbers) -> bool {
    let nobody = |id| told(of, place, id).is_none_or(|told| told.received.0 == 0);
    [VISITED, WEIGHED, HB_CHECKED].into_iter().all(nobody)
}

/// The villages with people on record, the one that wants attention first in front: by visits, then by weighing, then by
/// name. Then the villages with nobody.
pub fn villages(of: &Indicators) -> (Vec<&AreaNumbers>, Vec<&AreaNumbers>) {
    villages_by(of, &[VISITED, WEIGHED])
}

/// The same by other shares. A village over nobody has no share and stands behind those that have one.
pub fn villages_by<'a>(
    of: &'a Indicators,
    shares: &[&str],
) -> (Vec<&'a AreaNumbers>, Vec<&'a AreaNumbers>) {
    let is_village = |place: &&AreaNumbers| {
        AreaCode::parse(&place.area).is_some_and(|area| area.level() == Level::Village)
    };
    let (mut known, silent): (Vec<_>, Vec<_>) = of
        .areas
        .iter()
        .filter(is_village)
        .partition(|place| place.people > 0);
    known.sort_by_cached_key(|place| {
        let by = |id: &&str| {
            let told = told(of, place, id);
            told.and_then(|told| share(told.received))
                .unwrap_or(u32::MAX)
        };
        let order: Vec<u32> = shares.iter().map(by).collect();
        (order, place.name.clone())
    });
    (known, silent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(id: &str) -> Head {
        Head {
            id: id.to_owned(),
            group: "sigizi".to_owned(),
            label: String::new(),
            label_en: String::new(),
            numerator: String::new(),
            denominator: "sasaran".to_owned(),
            target: None,
            confirmed: true,
            approved_is_published: true,
        }
    }

    fn place(code: &str, name: &str, people: u32, received: &[Figure]) -> AreaNumbers {
        AreaNumbers {
            area: code.to_owned(),
            name: name.to_owned(),
            people,
            expected: Vec::new(),
            funds: Vec::new(),
            received: received.to_vec(),
            approved: received.iter().map(|_| (0, 0, 0)).collect(),
        }
    }

    #[test]
    fn nothing_is_shared_among_nobody() {
        assert_eq!(share((0, 0, 0)), None);
        assert_eq!(share((3, 0, 1)), None);
        assert_eq!(share((0, 7, 0)), Some(0));
        assert_eq!(share((2, 3, 0)), Some(667));
        assert_eq!(share((u32::MAX, u32::MAX, 0)), Some(1000));
    }

    #[test]
    fn the_village_with_the_lowest_coverage_comes_first_and_silent_ones_stand_apart() {
        let of = Indicators {
            heads: vec![head(VISITED), head(WEIGHED)],
            areas: vec![
                place("65.01.05", "Tanjung Selor", 90, &[(9, 40, 0), (0, 0, 0)]),
                place("65.01.05.2001", "Good", 30, &[(9, 10, 0), (1, 10, 0)]),
                place("65.01.05.2002", "No risk", 30, &[(0, 0, 0), (0, 10, 0)]),
                place("65.01.05.2003", "B low", 20, &[(0, 10, 0), (2, 10, 0)]),
                place("65.01.05.2004", "A low", 10, &[(0, 20, 0), (4, 20, 0)]),
                place("65.01.05.2005", "Silent", 0, &[(0, 0, 0), (0, 0, 0)]),
            ],
            ..Indicators::default()
        };
        let (known, silent) = villages(&of);
        let names = |places: Vec<&AreaNumbers>| -> Vec<String> {
            places.into_iter().map(|place| place.name.clone()).collect()
        };
        assert_eq!(names(known), ["A low", "B low", "Good", "No risk"]);
        assert_eq!(names(silent), ["Silent"]);
    }

    #[test]
    fn an_indicator_that_the_server_does_not_know_is_not_made_up() {
        let of = Indicators {
            heads: vec![head(WEIGHED)],
            areas: vec![place("65.01.05", "Tanjung Selor", 9, &[(0, 9, 0)])],
            ..Indicators::default()
        };
        assert!(told(&of, &of.areas[0], THIN).is_none());
        assert!(anaemic(&of, &of.areas[0]).is_none());
        assert!(is_quiet(&of, &of.areas[0]));
    }
}
