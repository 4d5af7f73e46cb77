//! Saving: from what a screen asks to one durable transaction. Returns only when it is true that it is saved.

use super::engine::{Engine, reading};
use super::*;
use crate::clock;
use crate::platform::timer;
use crate::session::{Session, Word};
use crate::store::by_id::ById;
use crate::store::fault::Fault;
use crate::store::reading::Reading;
use crate::store::writing::{self, Batch, Written};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Change, Edit, Local, SCHEMA, plan, replay};
use leptos::task::spawn_local;
use std::pin::Pin;
use uuid::Uuid;

/// Other tabs may write in between; more often than this is no coincidence.
const ROUNDS: u32 = 5;

/// What is to be written, drafted anew each time another tab wrote in between. Boxed, so that the writing is compiled once.
pub type Draft =
    dyn for<'a> Fn(&'a Reading<'a>) -> Pin<Box<dyn Future<Output = Result<Drafted, Fault>> + 'a>>;

impl Engine {
    /// See [`Phone::save`].
    pub async fn save(self: &Rc<Self>, edits: Vec<NewEdit>) -> Result<(), SaveProblem> {
        let edits = Rc::new(edits);
        self.save_and_show(&move |reading| {
            let edits = edits.clone();
            Box::pin(async move { drafted(&edits, reading).await })
        })
        .await
    }

    /// See [`Phone::save_form`].
    pub async fn save_form(
        self: &Rc<Self>,
        edits: Vec<NewEdit>,
        key: String,
    ) -> Result<(), SaveProblem> {
        let edits = Rc::new(edits);
        let closed = key.clone();
        self.close_draft(&closed, &move |reading| {
            let (edits, key) = (edits.clone(), key.clone());
            Box::pin(async move { Ok(drafted(&edits, reading).await?.closing(key)) })
        })
        .await
    }

    /// See [`Phone::resend`].
    pub async fn resend(
        self: &Rc<Self>,
        seq: u64,
        changed: Answers,
        key: String,
    ) -> Result<(), SaveProblem> {
        let changed = Rc::new(changed);
        let closed = key.clone();
        self.close_draft(&closed, &move |reading| {
            let (changed, key) = (changed.clone(), key.clone());
            Box::pin(async move { Ok(drafted_again(seq, &changed, reading).await?.closing(key)) })
        })
        .await
    }

    /// Saves what a form holds, and its draft goes in the same transaction: an app that is killed in between must not offer
    /// what is saved as if it were not, or it would be saved twice.
    async fn close_draft(self: &Rc<Self>, key: &str, draft: &Draft) -> Result<(), SaveProblem> {
        // No draft is written meanwhile: it would come back behind the save.
        let _turn = self.drafting.lock().await;
        self.save_and_show(draft).await?;
        self.note_unwritten(key, None);
        // Whether its form is still there or not: offered as unfinished, it would be saved twice.
        self.hide_draft(key);
        Ok(())
    }

    /// Says that it is saved as soon as it is and the lists know. What has to be read for the counts, and sync, follow behind
    /// the screen that says so.
    async fn save_and_show(self: &Rc<Self>, draft: &Draft) -> Result<(), SaveProblem> {
        let _busy = self.hold_open();
        let session = self.session()?;
        let before = session.pending.borrow().oldest();
        self.write(&session, draft).await?;
        self.touched();
        self.publish_rows(&session);
        self.publish_unsettled(&session);
        self.signals.changed.update(|tick| *tick += 1);
        // Of the counts that have to be read, a save changes only since when something waits.
        let is_counted = session.pending.borrow().oldest() == before;
        let engine = self.clone();
        spawn_local(async move {
            timer::drawn().await;
            if engine.is_open(&session) {
                if !is_counted {
                    engine.publish_counts(&session).await;
                }
                engine.alarm.call();
            }
        });
        Ok(())
    }

    /// Writes drafted changes in one durable transaction.
    pub async fn write(&self, session: &Rc<Session>, draft: &Draft) -> Result<(), Fault> {
        let database = self.database()?;
        let _turn = self.writing.lock().await;
        let mut has_reserve = true;
        for _ in 0..ROUNDS {
            // A lock may have come while this waited.
            if !self.is_open(session) {
                return Err(Fault::Locked);
            }
            if session.is_stale.get() {
                self.look_again(session).await?;
            }
            let reading = reading(&database, session);
            let batch = draft(&reading).await?.into_batch(&reading).await?;
            match writing::write(&reading, &batch).await {
                Ok(Written::Done) => return Ok(()),
                Ok(Written::Moved) => {}
                // The phone is full: what was held back for this moment is given up, and the save is tried again.
                Err(Fault::Full) if has_reserve => {
                    has_reserve = false;
                    self.give_up_reserve().await?;
                }
                Err(fault) => return Err(fault),
            }
        }
        Err(Fault::Refused)
    }
}

/// Changes to be written, without what only the transaction can give them: device and sequence.
#[derive(Default)]
pub struct Drafted {
    /// The changes, in their order, each with the flags of its form's check.
    pub changes: Vec<(Change, Vec<String>)>,
    /// Refused changes that these replace.
    pub replaces: Vec<u64>,
    /// Persons and households whose rows are derived anew, whatever is written.
    pub again: Vec<RecordId>,
    /// The draft that is finished with them.
    pub closes: Option<String>,
    /// The records of the changes, where they were read for drafting: reading them again would cost each save another look.
    pub read: Option<Vec<Local>>,
    /// Records that nobody looked for, because they are only made now.
    pub fresh: Vec<RecordId>,
}

impl Drafted {
    fn closing(self, key: String) -> Self {
        Self {
            closes: Some(key),
            ..self
        }
    }

    /// Gives each change the next sequence, and lays it over its record.
    async fn into_batch(self, reading: &Reading<'_>) -> Result<Batch, Fault> {
        let mut batch = Batch::new(reading.session.device.borrow().clone());
        let ids: Vec<RecordId> = self
            .changes
            .iter()
            .map(|(change, _)| change.record)
            .collect();
        let mut locals: ById<Local> = ById::default();
        let read = match self.read {
            Some(read) => read,
            None => reading.locals(&ids).await?,
        };
        for local in read {
            locals.put(local.view.id, local);
        }
        batch.again.extend(self.again);
        batch.closes = self.closes;
        batch.fresh = self.fresh;
        let left = left(reading, &self.replaces).await?;
        for seq in &self.replaces {
            batch.moves.push((*seq, EntryState::Replaced));
        }
        for (mut change, flags) in self.changes {
            batch.device.position.last_seq += 1;
            change.device_seq = batch.device.position.last_seq;
            change.device_id = batch.device.device_id;
            let before = locals.get(change.record);
            let mut local = if self.replaces.is_empty() {
                replay::saved(before, &change)
            } else {
                let base = before.and_then(|local| local.base.clone());
                replay::saved_instead(base, left.iter().chain(&batch.entries), &change)
            };
            local.view.flags = flags;
            locals.put(change.record, local.clone());
            batch.puts.put(change.record, local);
            batch.entries.push(Entry {
                change,
                state: EntryState::Waiting,
            });
        }
        Ok(batch)
    }
}

/// The changes that still show when these are replaced: what waits, and what the server has but has not sent back yet.
async fn left(reading: &Reading<'_>, replaces: &[u64]) -> Result<Vec<Entry>, Fault> {
    if replaces.is_empty() {
        return Ok(Vec::new());
    }
    let shown = [Word::Waiting, Word::Deferred, Word::Refused, Word::Sent];
    let mut left = reading.entries(&shown).await?;
    left.retain(|entry| !replaces.contains(&entry.change.device_seq));
    Ok(left)
}

async fn drafted(edits: &[NewEdit], reading: &Reading<'_>) -> Result<Drafted, Fault> {
    let (recent, writes) = (&reading.session.recent, reading.session.writes.get());
    let is_made = |edit: &&NewEdit| {
        let is_new = matches!(edit.edit, Edit::Create { .. }) && !recent.doubts.get();
        is_new && recent.get(writes, edit.record).is_none()
    };
    let (made, there): (Vec<&NewEdit>, Vec<&NewEdit>) = edits.iter().partition(is_made);
    let ids: Vec<RecordId> = there.iter().map(|edit| edit.record).collect();
    let locals = reading.known(&ids).await?;
    let base_revision = |id: RecordId| {
        let local = locals.iter().find(|local| local.view.id == id);
        local.map_or(0, Local::base_revision)
    };
    let changes = edits.iter().map(|edit| {
        let change = Change {
            record: edit.record,
            kind: edit.kind.clone(),
            form: edit.form.to_owned(),
            form_version: edit.form_version,
            area: edit.area.clone(),
            // Not what is here now: of what a pull brought while her form was open, she has seen nothing.
            base_revision: edit.seen.min(base_revision(edit.record)),
            edit: offices::linked(edit.edit.clone(), reading.session),
            ..stamped(reading.session)
        };
        (change, edit.flags.clone())
    });
    Ok(Drafted {
        changes: changes.collect(),
        read: Some(locals),
        fresh: made.iter().map(|edit| edit.record).collect(),
        ..Drafted::default()
    })
}

async fn drafted_again(
    seq: u64,
    changed: &Answers,
    reading: &Reading<'_>,
) -> Result<Drafted, Fault> {
    let unsettled = reading.entries(&Word::UNSETTLED).await?;
    let refused = unsettled
        .iter()
        .find(|entry| entry.change.device_seq == seq);
    let Some(refused) = refused.map(|entry| &entry.change) else {
        // There is nothing left to correct, and what she typed is nowhere else: not saved, and not forgotten.
        return Err(Fault::Settled);
    };
    let local = reading.local(refused.record).await?;
    let replaces = plan::replaced_by(&unsettled, seq);
    let left = left(reading, &replaces).await?;
    let edit = plan::put_right(refused, local.as_ref(), &left, changed);
    let change = Change {
        // What others wrote since lay under her refused values: she has not seen it.
        base_revision: refused.base_revision,
        edit,
        record: refused.record,
        kind: refused.kind.clone(),
        form: refused.form.clone(),
        form_version: refused.form_version,
        area: refused.area.clone(),
        ..stamped(reading.session)
    };
    Ok(Drafted {
        changes: vec![(change, Vec::new())],
        replaces,
        ..Drafted::default()
    })
}

/// A change with what the engine adds: its id, author and clock. The rest is the caller's.
fn stamped(session: &Session) -> Change {
    let profile = session.profile.borrow();
    Change {
        change_id: clock::new_uuid(),
        device_id: Uuid::nil(),
        device_seq: 0,
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
