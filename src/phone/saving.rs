//! Saving: from what a screen asks to one durable transaction. Returns only when it is true that it is saved.

use super::engine::{Engine, reading};
use super::*;
use crate::clock;
use crate::session::{Session, Word};
use crate::store::fault::Fault;
use crate::store::reading::Reading;
use crate::store::reserve;
use crate::store::writing::{self, Batch, Written};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Change, Edit, Local, SCHEMA, plan, replay};
use std::collections::BTreeMap;

/// Other tabs may write in between; more often than this is no coincidence.
const ROUNDS: u32 = 5;

impl Engine {
    /// See [`Phone::save`].
    pub async fn save(&self, edits: Vec<NewEdit>) -> Result<(), SaveProblem> {
        self.store(&Wanted::Edits(edits)).await
    }

    /// See [`Phone::resend`].
    pub async fn resend(&self, seq: u64, fields: Answers) -> Result<(), SaveProblem> {
        self.store(&Wanted::Again { seq, fields }).await
    }

    async fn store(&self, wanted: &Wanted) -> Result<(), SaveProblem> {
        let _busy = self.hold_open();
        let session = self.session()?;
        self.write_once(&session, wanted).await?;
        self.touched();
        self.publish(&session).await;
        self.alarm.call();
        Ok(())
    }

    async fn write_once(&self, session: &Session, wanted: &Wanted) -> Result<(), Fault> {
        let database = self.database()?;
        let _turn = self.writing.lock().await;
        // A lock may have come while this waited for its turn.
        self.session()?;
        let mut has_reserve = true;
        for _ in 0..ROUNDS {
            if session.is_stale.get() {
                self.look_again(session).await?;
            }
            let reading = reading(&database, session);
            let batch = wanted.batch(&reading).await?;
            match writing::write(&reading, &batch).await {
                Ok(Written::Done) => return Ok(()),
                Ok(Written::Moved) => {}
                // The phone is full: what was held back for this moment is given up, and the save is tried again.
                Err(Fault::Full) if has_reserve => {
                    has_reserve = false;
                    reserve::release(&database).await?;
                }
                Err(fault) => return Err(fault),
            }
        }
        Err(Fault::Refused)
    }
}

/// What is to be written. Made into a batch anew each time another tab wrote in between.
enum Wanted {
    /// New edits.
    Edits(Vec<NewEdit>),
    /// A refused change, corrected.
    Again { seq: u64, fields: Answers },
}

impl Wanted {
    async fn batch(&self, reading: &Reading<'_>) -> Result<Batch, Fault> {
        let mut batch = Batch::new(reading.session.device.borrow().clone());
        match self {
            Self::Edits(edits) => add_edits(&mut batch, edits, reading).await?,
            Self::Again { seq, fields } => add_again(&mut batch, *seq, fields, reading).await?,
        }
        Ok(batch)
    }
}

async fn add_edits(
    batch: &mut Batch,
    edits: &[NewEdit],
    reading: &Reading<'_>,
) -> Result<(), Fault> {
    let mut locals: BTreeMap<RecordId, Local> = reading
        .locals(edits.iter().map(|edit| &edit.record))
        .await?
        .into_iter()
        .map(|local| (local.view.id, local))
        .collect();
    for edit in edits {
        let before = locals.get(&edit.record);
        let change = Change {
            record: edit.record,
            kind: edit.kind.clone(),
            form: edit.form.to_owned(),
            form_version: edit.form_version,
            area: edit.area.clone(),
            base_revision: before.map_or(0, Local::base_revision),
            edit: edit.edit.clone(),
            ..stamped(batch, reading.session)
        };
        let mut local = replay::saved(before, &change);
        local.view.flags.clone_from(&edit.flags);
        locals.insert(edit.record, local.clone());
        batch.puts.insert(edit.record, local);
        batch.entries.push(Entry {
            change,
            state: EntryState::Waiting,
        });
    }
    Ok(())
}

async fn add_again(
    batch: &mut Batch,
    seq: u64,
    fields: &Answers,
    reading: &Reading<'_>,
) -> Result<(), Fault> {
    let unsettled = reading.entries(&Word::UNSETTLED).await?;
    let replaced = plan::replaced_by(&unsettled, seq);
    let refused = unsettled
        .iter()
        .find(|entry| entry.change.device_seq == seq);
    let Some(refused) = refused.map(|entry| &entry.change) else {
        // Settled meanwhile: there is nothing left to correct.
        return Ok(());
    };
    let local = reading.local(refused.record).await?;
    let edit = match (&refused.edit, &local) {
        (Edit::Create { .. }, _) | (_, None) => Edit::Create {
            fields: fields.clone(),
        },
        (_, Some(local)) => Edit::Update {
            fields: local
                .base
                .as_ref()
                .unwrap_or(&local.view)
                .fields
                .difference(fields),
        },
    };
    let change = Change {
        record: refused.record,
        kind: refused.kind.clone(),
        form: refused.form.clone(),
        form_version: refused.form_version,
        area: refused.area.clone(),
        base_revision: local.as_ref().map_or(0, Local::base_revision),
        edit,
        ..stamped(batch, reading.session)
    };
    for seq in &replaced {
        batch.moves.insert(*seq, EntryState::Replaced);
    }
    let base = local.as_ref().and_then(|local| local.base.clone());
    let left = unsettled.iter().filter(|entry| {
        entry.change.record == change.record && !replaced.contains(&entry.change.device_seq)
    });
    let pending = left.map(|entry| &entry.change).chain([&change]);
    if let Some(view) = replay::view(base.as_ref(), pending) {
        batch.puts.insert(change.record, Local { base, view });
    }
    batch.entries.push(Entry {
        change,
        state: EntryState::Waiting,
    });
    Ok(())
}

/// A change with what the engine adds: ids, the next sequence, author and clock. The rest is the caller's.
fn stamped(batch: &mut Batch, session: &Session) -> Change {
    batch.device.position.last_seq += 1;
    let profile = session.profile.borrow();
    Change {
        change_id: clock::new_uuid(),
        device_id: batch.device.device_id,
        device_seq: batch.device.position.last_seq,
        author: profile.id,
        record: profile.id,
        kind: dampingi_sync::Kind::User,
        form: String::new(),
        form_version: 0,
        area: home(&profile),
        base_revision: 0,
        edit: Edit::Update {
            fields: Answers::new(),
        },
        schema: SCHEMA,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        recorded_at: clock::recorded_at(),
    }
}

/// The user's own area; the province of the first pilot when she has none yet.
pub fn home(profile: &Profile) -> AreaCode {
    let own = profile.areas.first().map(|area| area.code.clone());
    own.unwrap_or_else(|| AreaCode::parse("65").expect("two digits are a province"))
}
