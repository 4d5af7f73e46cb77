//! What coordinators said of a village's scorecard of a quarter, and what its KPM wrote of its money, from the names that every
//! unlock reads.

use super::Phone;
use crate::store::shelf::Reference;
use dampingi_domain::AreaCode;
use dampingi_domain::indicator::scorecard::{FUNDS, Rupiah, read_funds};
use dampingi_sync::sign_off::{LevelFigure, VERIFIED, levels};
use dampingi_sync::{Kind, RecordId};

/// The last word on a scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// Its day, `YYYY-MM-DD`.
    pub on: String,
    /// Whether she has looked at it; else she took that back.
    pub is_verified: bool,
    /// The levels as they stood: all, mothers, children.
    pub levels: Vec<LevelFigure>,
}

impl Phone {
    /// The last word of a coordinator on a village's scorecard of a quarter.
    pub fn sign_off(self, area: &AreaCode, quarter: &str) -> Option<SignOff> {
        let session = self.engine().session().ok()?;
        newest(session.shelf.borrow().reference.pairs(), area, quarter)
    }

    /// What was written last of a village's money in a quarter.
    pub fn funds(self, area: &AreaCode, quarter: &str) -> Option<Funds> {
        let session = self.engine().session().ok()?;
        let shelf = session.shelf.borrow();
        last(shelf.reference.pairs(), &Kind::Funds, area, quarter).map(funds)
    }
}

/// What a village used its own money for in a quarter, as it was written last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funds {
    /// The day to which it is true, `YYYY-MM-DD`.
    pub on: String,
    /// In the order of the table.
    pub lines: Vec<Rupiah>,
    /// In words; may be empty.
    pub used_for: String,
}

/// Ids are made in the order of time: of two words the later one counts.
fn last<'a>(
    known: impl Iterator<Item = (RecordId, &'a Reference)>,
    kind: &Kind,
    area: &AreaCode,
    quarter: &str,
) -> Option<&'a Reference> {
    let of_card = known
        .filter(|(_, known)| known.kind == *kind && known.area == *area && known.name == quarter);
    Some(of_card.max_by_key(|(id, _)| *id)?.1)
}

fn newest<'a>(
    known: impl Iterator<Item = (RecordId, &'a Reference)>,
    area: &AreaCode,
    quarter: &str,
) -> Option<SignOff> {
    let last = last(known, &Kind::SignOff, area, quarter)?;
    let (state, numbers) = last.chosen.split_first()?;
    Some(SignOff {
        on: last.sort.clone(),
        is_verified: state == VERIFIED,
        levels: levels(numbers.iter().map(String::as_str))?,
    })
}

fn funds(known: &Reference) -> Funds {
    let (lines, rest) = known.chosen.split_at(FUNDS.len().min(known.chosen.len()));
    Funds {
        on: known.sort.clone(),
        lines: lines.iter().filter_map(|line| read_funds(line)).collect(),
        used_for: rest.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{id, record};
    use crate::store::shelf::reference;
    use dampingi_sync::sign_off::{LEVELS, QUARTER, SIGNED_ON, STATE, WITHDRAWN};

    #[test]
    fn the_last_word_on_a_quarter_counts() {
        let said = |n: u128, quarter: &str, state: &str| {
            let mut said = record(n, Kind::SignOff, "");
            said.fields.set(QUARTER, quarter);
            said.fields.set(STATE, state);
            said.fields.set(SIGNED_ON, "2026-11-22");
            said.fields.set(LEVELS, vec!["6/17", "3/7", "3/10"]);
            (id(n), reference(&said).expect("a name"))
        };
        let known = [
            said(1, "2026-TW4", VERIFIED),
            said(3, "2026-TW3", WITHDRAWN),
        ];
        let area = record(1, Kind::SignOff, "").area;
        let of = |known: &[(RecordId, Reference)], quarter: &str| {
            newest(known.iter().map(|(id, it)| (*id, it)), &area, quarter)
        };
        let first = of(&known, "2026-TW4").expect("signed");
        assert!(first.is_verified);
        assert_eq!(first.levels, [(6, 17), (3, 7), (3, 10)]);
        assert_eq!(first.on, "2026-11-22");
        let [one, other] = known;
        let after = [one, other, said(4, "2026-TW4", WITHDRAWN)];
        assert!(!of(&after, "2026-TW4").expect("taken back").is_verified);
        assert_eq!(of(&after, "2026-TW1"), None);
    }

    #[test]
    fn the_money_of_a_quarter_is_read_as_it_was_written_last() {
        let said = |n: u128, part: u64| {
            let mut said = record(n, Kind::Funds, "village_funds");
            for (key, value) in [
                ("funds_development", 600_000_000),
                ("funds_development_stunting", part),
                ("funds_empowerment", 150_000_000),
                ("funds_empowerment_stunting", 0),
            ] {
                said.fields.set(key, value);
            }
            said.fields.set(QUARTER, "2026-TW4");
            said.fields.set("funds_on", "2026-11-20");
            if n > 1 {
                said.fields.set("funds_used_for", "Jamban");
            }
            (id(n), reference(&said).expect("a name"))
        };
        let known = [said(2, 45_500_000), said(1, 7)];
        let area = record(1, Kind::Funds, "").area;
        let of = |quarter: &str| {
            let known = known.iter().map(|(id, it)| (*id, it));
            last(known, &Kind::Funds, &area, quarter).map(funds)
        };
        let newest = of("2026-TW4").expect("written");
        assert_eq!(
            (newest.on.as_str(), newest.used_for.as_str()),
            ("2026-11-20", "Jamban")
        );
        assert_eq!(newest.lines, [(45_500_000, 600_000_000), (0, 150_000_000)]);
        assert_eq!(funds(&known[1].1).used_for, "");
        assert_eq!(of("2026-TW3"), None);
    }
}
