//! These bytes as a push to a server that holds a family: `accept` decides on each change, merges included. Whatever they say,
//! nothing is written that was not taken, nothing in another's name or village, and no change costs more than its size.

use dampingi_domain::form::Clock;
use dampingi_domain::{AreaCode, Date};
use dampingi_sync::accept::{Standing, Verdict, accept, also_wanted, wanted};
use dampingi_sync::wire::{Outcome, Push};
use dampingi_sync::{Author, Change, Origin, RecordId, Role, Stored};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A household, a child in it, her episode and a visit; then an edit by another phone that had not seen them, and a deletion.
pub const FAMILY: &str = include_str!("family.json");

/// Of them, those that are there before the bytes come.
const THERE: usize = 4;
const VILLAGE: &str = "65.01.05.2003";
/// The record, an alias' person, and a card for either.
const MOST_WRITES: usize = 4;
/// A record names the revision and the device of each field, and a card holds both values.
const TIMES: usize = 8;
const ENVELOPES: usize = 8 * 1024;

/// Judges the bytes; gives how many changes were taken.
pub fn run(bytes: &[u8]) -> usize {
    let Ok(push) = serde_json::from_slice::<Push>(bytes) else {
        return 0;
    };
    let mut held = Held::family();
    let mut taken = 0;
    for change in &push.changes {
        let verdict = held.ask(change, Origin::Phone);
        held.check(change, &verdict);
        taken += usize::from(!verdict.writes.is_empty());
        held.write(verdict);
    }
    taken
}

struct Held {
    author: Author,
    records: BTreeMap<RecordId, Stored>,
    revision: u64,
}

impl Held {
    fn family() -> Self {
        let push: Push = serde_json::from_str(FAMILY).expect("it is one of ours");
        let mut held = Self {
            author: Author {
                id: push.changes[0].author,
                role: Role::Cadre,
                areas: vec![AreaCode::parse(VILLAGE).expect("a village")],
                former_areas: Vec::new(),
            },
            records: BTreeMap::new(),
            revision: 0,
        };
        for change in &push.changes[..THERE] {
            // As a file brings them: what a form asks for may be missing.
            let verdict = held.ask(change, Origin::Import);
            assert!(!verdict.writes.is_empty(), "{:?}", verdict.outcome);
            held.write(verdict);
        }
        held
    }

    fn around(&self, change: &Change) -> BTreeMap<RecordId, Stored> {
        let mut names = wanted(change);
        let record = self.records.get(&change.record);
        names.extend(record.map(|it| also_wanted(&it.record)).unwrap_or_default());
        let there = names
            .into_iter()
            .filter_map(|id| Some((id, self.records.get(&id)?.clone())));
        there.collect()
    }

    fn ask(&self, change: &Change, origin: Origin) -> Verdict {
        let today: Date = "2026-11-21".parse().expect("a date");
        let card = |of: Uuid| RecordId(Uuid::new_v5(&of, change.change_id.as_bytes()));
        accept(
            change,
            &self.author,
            &Standing {
                record: self.records.get(&change.record),
                around: &self.around(change),
                previous: None,
                // Any change may come after something was hung on its record.
                hung_since: change.device_seq.is_multiple_of(2),
                reviewed: None,
                overtaken: change.device_seq.is_multiple_of(3),
                today,
                clock: Clock::Agrees,
                received_at: "2026-11-21T02:00:00Z",
                next_revision: self.revision + 1,
                card_id: card(Uuid::nil()),
                second_card_id: card(Uuid::max()),
                origin,
            },
        )
    }

    fn check(&self, change: &Change, verdict: &Verdict) {
        let is_taken = matches!(
            verdict.outcome,
            Outcome::Applied { .. } | Outcome::Conflict { .. }
        );
        assert_eq!(is_taken, !verdict.writes.is_empty(), "taken is written");
        if let Outcome::Refused { code, message, .. } = &verdict.outcome {
            assert!(!code.is_empty() && !message.is_empty(), "refused in words");
        }
        let size = size_of(change);
        assert!(
            wanted(change).len() <= size,
            "what is looked up stands in it"
        );
        if !is_taken {
            return;
        }
        assert_eq!(
            change.author, self.author.id,
            "nobody writes in another's name"
        );
        assert!(verdict.writes.len() <= MOST_WRITES);
        let hers = |area: &AreaCode| self.author.may_write_in(area);
        let mut before = size_of(&self.around(change));
        for stored in &verdict.writes {
            let was = self.records.get(&stored.record.id);
            before += was.map_or(0, size_of);
            assert!(
                hers(&stored.record.area) || was.is_some_and(|was| hers(&was.record.area)),
                "in her village"
            );
        }
        let after: usize = verdict.writes.iter().map(size_of).sum();
        assert!(
            after <= TIMES * (size + before) + ENVELOPES,
            "{after} bytes written for {size} over {before}"
        );
    }

    fn write(&mut self, verdict: Verdict) {
        for stored in verdict.writes {
            self.revision += 1;
            assert_eq!(stored.record.revision, self.revision, "in their order");
            self.records.insert(stored.record.id, stored);
        }
    }
}

fn size_of(value: &impl serde::Serialize) -> usize {
    serde_json::to_vec(value).expect("it is JSON").len()
}
