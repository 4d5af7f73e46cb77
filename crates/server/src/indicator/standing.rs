//! How each visit of a person or household counts: of a chain of corrections the newest version only, by the last word of
//! a coordinator (Settled 11).

use crate::db::visits::IMPORTED;
use dampingi_domain::life::Standing;
use dampingi_sync::RecordId;
use std::collections::{HashMap, HashSet};

/// One visit that is not hidden, with where it stands.
#[derive(Clone, Debug)]
pub struct Version {
    /// The visit.
    pub id: RecordId,
    /// The visit it corrects.
    pub corrects: Option<RecordId>,
    /// Where it stands in the server's order.
    pub revision: i64,
    /// `received`, `approved`, `returned`, `closed_duplicate`, `imported`.
    pub state: String,
}

/// The standing of each, in the same order. A correction that was hidden is not among them, and its visit counts again.
pub fn standings(versions: &[Version]) -> Vec<Standing> {
    let corrects: HashMap<RecordId, RecordId> = versions
        .iter()
        .filter_map(|version| Some((version.id, version.corrects?)))
        .collect();
    let replaced: HashSet<RecordId> = corrects.values().copied().collect();
    let own: Vec<Standing> = versions
        .iter()
        .map(|version| match version.state.as_str() {
            _ if replaced.contains(&version.id) => Standing::SetAside,
            "approved" => Standing::Approved,
            "returned" | "closed_duplicate" => Standing::SetAside,
            IMPORTED => Standing::Imported,
            _ => Standing::Received,
        })
        .collect();
    // Two people may have corrected the same version: one of the two counts, an approved one before one that waits.
    let mut chosen: HashMap<RecordId, usize> = HashMap::new();
    let rank = |at: usize| (own[at] != Standing::Received, versions[at].revision);
    for at in (0..versions.len()).filter(|at| own[*at] != Standing::SetAside) {
        let best = chosen
            .entry(first_version(versions[at].id, &corrects))
            .or_insert(at);
        if rank(at) > rank(*best) {
            *best = at;
        }
    }
    let chosen: HashSet<usize> = chosen.into_values().collect();
    own.into_iter()
        .enumerate()
        .map(|(at, standing)| {
            if chosen.contains(&at) {
                standing
            } else {
                Standing::SetAside
            }
        })
        .collect()
}

/// Follows the corrections back, never further than there are: whatever records point at, it ends.
fn first_version(id: RecordId, corrects: &HashMap<RecordId, RecordId>) -> RecordId {
    std::iter::successors(Some(id), |id| corrects.get(id).copied())
        .take(corrects.len() + 1)
        .last()
        .unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Standing::{Approved, Imported, Received, SetAside};
    use uuid::Uuid;

    fn id(number: u128) -> RecordId {
        RecordId(Uuid::from_u128(number))
    }

    /// Number, what it corrects (0 for nothing), state; in the server's order.
    fn judged(rows: &[(u128, u128, &str)]) -> Vec<Standing> {
        let versions: Vec<Version> = (1..)
            .zip(rows)
            .map(|(revision, (number, corrects, state))| Version {
                id: id(*number),
                corrects: (*corrects > 0).then(|| id(*corrects)),
                revision,
                state: (*state).to_owned(),
            })
            .collect();
        standings(&versions)
    }

    #[test]
    fn each_state_counts_as_the_table_says() {
        let rows = [
            (1, 0, "received"),
            (2, 0, "approved"),
            (3, 0, "imported"),
            (4, 0, "returned"),
            (5, 0, "closed_duplicate"),
            (6, 0, "a_newer_word"),
        ];
        assert_eq!(
            judged(&rows),
            [Received, Approved, Imported, SetAside, SetAside, Received]
        );
    }

    #[test]
    fn of_a_chain_the_newest_version_counts() {
        let rows = [
            (1, 0, "returned"),
            (2, 1, "returned"),
            (3, 2, "approved"),
            (9, 0, "received"),
        ];
        assert_eq!(judged(&rows), [SetAside, SetAside, Approved, Received]);
        // An approved visit that was corrected afterwards waits again.
        assert_eq!(
            judged(&[(1, 0, "approved"), (2, 1, "received")]),
            [SetAside, Received]
        );
        // The correction was sent back: nothing counts until it comes again.
        assert_eq!(
            judged(&[(1, 0, "approved"), (2, 1, "returned")]),
            [SetAside, SetAside]
        );
    }

    #[test]
    fn two_corrections_of_one_version_count_once() {
        let rows = [(1, 0, "returned"), (2, 1, "received"), (3, 1, "received")];
        assert_eq!(judged(&rows), [SetAside, SetAside, Received]);
        let rows = [(1, 0, "returned"), (2, 1, "approved"), (3, 1, "received")];
        assert_eq!(judged(&rows), [SetAside, Approved, SetAside]);
        let rows = [
            (1, 0, "returned"),
            (2, 1, "received"),
            (3, 1, "closed_duplicate"),
        ];
        assert_eq!(judged(&rows), [SetAside, Received, SetAside]);
        // The version that both correct is hidden: still one visit.
        assert_eq!(
            judged(&[(2, 1, "received"), (3, 1, "received")]),
            [SetAside, Received]
        );
    }

    #[test]
    fn records_that_point_in_a_circle_end() {
        assert_eq!(
            judged(&[(1, 2, "received"), (2, 1, "received")]),
            [SetAside, SetAside]
        );
    }
}
