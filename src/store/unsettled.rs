//! The changes that are not settled, as far as they are known without opening them; and how many there are of each record, kept
//! with them: counting a queue of thousands at each save would make a save the slower the longer nobody had a signal.

use crate::session::{Pending, Word};
use dampingi_domain::ordered::Map;
use dampingi_sync::RecordId;
use std::ops::Deref;

/// Changes that are not settled, by sequence.
#[derive(Default)]
pub struct Unsettled {
    by_seq: Map<u64, Pending>,
    of_records: Map<RecordId, u16>,
    /// How many stand in each word of [`Word::UNSETTLED`].
    words: [u32; 3],
}

impl Deref for Unsettled {
    type Target = Map<u64, Pending>;

    fn deref(&self) -> &Self::Target {
        &self.by_seq
    }
}

impl Unsettled {
    /// As storage has them.
    pub fn of(by_seq: Map<u64, Pending>) -> Self {
        let mut ids: Vec<RecordId> = by_seq.values().map(|pending| pending.record).collect();
        // In their order, each goes behind the last one.
        ids.sort_unstable();
        let mut of_records = Map::new();
        for same in ids.chunk_by(|one, two| one == two) {
            of_records.insert(same[0], u16::try_from(same.len()).unwrap_or(u16::MAX));
        }
        let mut words = [0; 3];
        for pending in by_seq.values() {
            count_word(&mut words, pending.word, 1);
        }
        Self {
            by_seq,
            of_records,
            words,
        }
    }

    /// How many stand in a word.
    pub fn in_word(&self, word: Word) -> u32 {
        let at = Word::UNSETTLED.iter().position(|known| *known == word);
        at.map_or(0, |at| self.words[at])
    }

    /// The oldest one that was not refused.
    pub fn oldest(&self) -> Option<u64> {
        let mut left = self.iter();
        let (seq, _) = left.find(|(_, pending)| pending.word != Word::Refused)?;
        Some(*seq)
    }

    /// What a transaction did.
    pub fn take_in(&mut self, moves: Moves) {
        for (seq, pending) in moves.0 {
            let before = if pending.word.is_unsettled() {
                self.count(&pending, 1);
                self.by_seq.insert(seq, pending)
            } else {
                self.by_seq.remove(&seq)
            };
            if let Some(before) = before {
                self.count(&before, -1);
            }
        }
    }

    fn count(&mut self, pending: &Pending, by: i16) {
        let id = pending.record;
        let before = self.of_records.get(&id).copied().unwrap_or_default();
        match before.saturating_add_signed(by) {
            0 => drop(self.of_records.remove(&id)),
            left => drop(self.of_records.insert(id, left)),
        }
        count_word(&mut self.words, pending.word, i32::from(by));
    }
}

fn count_word(words: &mut [u32; 3], word: Word, by: i32) {
    if let Some(at) = Word::UNSETTLED.iter().position(|known| *known == word) {
        words[at] = words[at].saturating_add_signed(by);
    }
}

/// What a transaction is about to do to them: how far each change that it moves or makes will have come.
#[derive(Default)]
pub struct Moves(Map<u64, Pending>);

impl Moves {
    /// Notes one.
    pub fn note(&mut self, seq: u64, record: RecordId, word: Word) {
        self.0.insert(seq, Pending { record, word });
    }

    /// The records they are about.
    pub fn records(&self) -> impl Iterator<Item = RecordId> {
        self.0.values().map(|pending| pending.record)
    }

    /// The queue as it will be.
    pub fn over<'a>(&self, before: &'a Unsettled) -> Ahead<'a> {
        let mut by = Map::new();
        for (seq, pending) in self.0.iter() {
            let is = i16::from(pending.word.is_unsettled());
            let more = is - i16::from(before.contains_key(seq));
            let so_far = by.get(&pending.record).copied().unwrap_or_default();
            by.insert(pending.record, so_far + more);
        }
        Ahead { before, by }
    }
}

/// How many changes of a record will be unsettled.
pub struct Ahead<'a> {
    before: &'a Unsettled,
    by: Map<RecordId, i16>,
}

impl Ahead<'_> {
    /// Of this record.
    pub fn of_record(&self, id: RecordId) -> u16 {
        let before = self.before.of_records.get(&id).copied();
        let by = self.by.get(&id).copied().unwrap_or_default();
        before.unwrap_or_default().saturating_add_signed(by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::id;

    fn waiting(all: &[(u64, u128)]) -> Unsettled {
        let pending = all.iter().map(|(seq, record)| {
            let (record, word) = (id(*record), Word::Waiting);
            (*seq, Pending { record, word })
        });
        Unsettled::of(pending.collect())
    }

    fn counts(of: &Ahead<'_>) -> Vec<u16> {
        (1..5).map(|n| of.of_record(id(n))).collect()
    }

    fn words(of: &Unsettled) -> [u32; 3] {
        Word::UNSETTLED.map(|word| of.in_word(word))
    }

    #[test]
    fn what_a_transaction_will_leave_is_what_it_left() {
        let mut queue = waiting(&[(1, 3), (2, 1), (3, 3), (4, 2)]);
        assert_eq!(counts(&Moves::default().over(&queue)), [1, 1, 2, 0]);
        let mut moves = Moves::default();
        for (seq, record, word) in [
            (1, 3, Word::Sent),
            (2, 1, Word::Refused),
            (4, 2, Word::Replaced),
            (5, 4, Word::Waiting),
            // Was settled, and is sent again.
            (0, 3, Word::Waiting),
            // Was settled, and stays so.
            (9, 1, Word::Sent),
        ] {
            moves.note(seq, id(record), word);
        }
        let ahead = counts(&moves.over(&queue));
        queue.take_in(moves);
        assert_eq!(ahead, [1, 0, 2, 1]);
        assert_eq!(ahead, counts(&Moves::default().over(&queue)));
        assert_eq!(queue.keys().copied().collect::<Vec<_>>(), [0, 2, 3, 5]);
        assert_eq!((words(&queue), queue.oldest()), ([3, 0, 1], Some(0)));
        // Counted on, or counted anew: the same.
        assert_eq!(words(&Unsettled::of(queue.clone())), [3, 0, 1]);
    }
}
