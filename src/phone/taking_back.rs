//! A refused decision or edit that its author takes back, and whether a record's own changes were refused. Must not move what
//! was not refused: what waits is sent.

use super::engine::Engine;
use super::{Phone, SaveProblem};
use crate::session::Word;
use crate::store::fault::Fault;
use crate::store::sync::PhoneStore;
use dampingi_sync::RecordId;
use dampingi_sync::plan::{self, Replica};
use dampingi_sync::store::{Committed, Store};
use std::rc::Rc;

/// Other tabs and a sync may write in between; more often than this is no coincidence.
const ROUNDS: u32 = 5;

impl Phone {
    /// Takes back a refused change that is not to be corrected: it is kept, sent no more, and shows no more.
    pub async fn take_back(self, seq: u64) -> Result<(), SaveProblem> {
        Ok(self.engine().take_back(seq).await?)
    }

    /// The first change of this record that the server did not take.
    pub fn refused(self, record: RecordId) -> Option<u64> {
        self.engine().refused(record)
    }

    /// Whether the server has not answered to all changes of this record.
    pub fn is_unsent(self, record: RecordId) -> bool {
        self.engine().is_unsent(record)
    }
}

impl Engine {
    /// The first change of a record in one of these words.
    fn first_of(&self, record: RecordId, words: &[Word]) -> Option<u64> {
        let session = self.session().ok()?;
        let pending = session.pending.borrow();
        let mut open = pending.iter();
        let is_it = |it: &crate::session::Pending| it.record == record && words.contains(&it.word);
        open.find(|(_, it)| is_it(it)).map(|(seq, _)| *seq)
    }

    /// See [`Phone::refused`].
    pub fn refused(&self, record: RecordId) -> Option<u64> {
        self.first_of(record, &[Word::Refused])
    }

    /// See [`Phone::is_unsent`].
    pub fn is_unsent(&self, record: RecordId) -> bool {
        self.first_of(record, &Word::UNSETTLED).is_some()
    }

    /// See [`Phone::take_back`].
    pub async fn take_back(self: &Rc<Self>, seq: u64) -> Result<(), Fault> {
        let _busy = self.hold_open();
        let session = self.session()?;
        let store = PhoneStore::new(self.clone(), session.clone());
        for _ in 0..ROUNDS {
            let position = store.position().await?;
            let unsettled = store.unsettled().await?;
            let record = unsettled
                .iter()
                .find(|entry| entry.change.device_seq == seq)
                .map(|entry| entry.change.record)
                .ok_or(Fault::Settled)?;
            let (sent, locals) = (store.sent().await?, store.locals(&[record]).await?);
            let replica = Replica {
                position: &position,
                unsettled: &unsettled,
                locals: &locals,
            };
            let steps = plan::taken_back(seq, &sent, &replica);
            if steps.is_empty() {
                return Err(Fault::Settled);
            }
            if store.commit(position.last_seq, steps).await? == Committed::Done {
                // What is behind it may go out now.
                self.alarm.call();
                return Ok(());
            }
        }
        Err(Fault::Refused)
    }
}
