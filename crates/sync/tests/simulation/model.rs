//! A server in memory with the real decisions: `seen`, `accept`, the counts. Only the storage is a model.

use super::{Backend, template, watch};
use dampingi_domain::form::Clock;
use dampingi_domain::{AreaCode, date};
use dampingi_sync::accept::{self, Standing, accept};
use dampingi_sync::device::{held_back, seen};
use dampingi_sync::store::Failure;
use dampingi_sync::wire::{Answer, DeviceCount, Outcome, Page, Push, Receipts};
use dampingi_sync::{Author, Change, Kind, Origin, Record, RecordId, Stored, link};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a server may be made to do wrong, to see that the simulation notices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bug {
    #[default]
    None,
    /// Forgets which changes came before.
    TakesTwice,
    /// Answers before it wrote.
    LosesAfterReceipt,
    /// Writes over what the author did not see.
    OverwritesSilently,
    /// Takes the highest number it gave out for the end of the log, although a lower one is not committed yet.
    NaiveCursor,
    /// Raises no card when an edit reaches somebody through an alias.
    AliasWithoutCard,
    /// Hides a record without looking at what hangs on it.
    HidesWhatHangs,
    /// Lets a move go for nothing when another one came before it.
    ForgetsSecondMove,
    /// Takes each choice at a card for the first one.
    LastChoiceWins,
    /// Tells phones nothing of its backups, so that they forget by the date alone.
    TellsNoBackup,
    /// Restored, takes what is new before what it lost.
    TakesAfterRestore,
}

/// The server.
#[derive(Debug)]
pub struct Model {
    bug: Bug,
    state: RefCell<State>,
    backup: RefCell<Option<State>>,
    epochs: RefCell<u64>,
    signed_out: RefCell<BTreeSet<RecordId>>,
    backed_up_at: RefCell<String>,
}

#[derive(Clone, Debug, Default)]
struct State {
    epoch: u64,
    revision: u64,
    days: i32,
    records: BTreeMap<RecordId, Stored>,
    taken: BTreeMap<Uuid, (Change, u64)>,
    effects: BTreeMap<Uuid, u32>,
    pairs: BTreeMap<(Uuid, u64), Uuid>,
    departures: BTreeMap<AreaCode, u64>,
    /// With [`Bug::NaiveCursor`]: records whose transaction is still open, and for how many more requests.
    late: BTreeMap<RecordId, u32>,
    watch: watch::Watch,
}

/// A restored server gives out sequences above all that it gave out before its restore.
const JUMP: u64 = 1 << 32;

impl Model {
    pub fn new(bug: Bug) -> Self {
        Self {
            bug,
            state: RefCell::default(),
            backup: RefCell::default(),
            epochs: RefCell::default(),
            signed_out: RefCell::default(),
            backed_up_at: RefCell::default(),
        }
    }

    fn is_signed_in(&self, author: &Author) -> Result<(), Failure> {
        if self.signed_out.borrow().contains(&author.id) {
            return Err(Failure::NotSignedIn);
        }
        Ok(())
    }
}

impl Backend for Model {
    fn user(&self, _author: &Author) {}

    fn saw(&self, change: Uuid, revision: u64) {
        self.state.borrow_mut().watch.knows(change, revision);
    }

    fn push(&self, author: &Author, push: &Push) -> Result<Receipts, Failure> {
        self.is_signed_in(author)?;
        let mut state = self.state.borrow_mut();
        let is_for_another = (push.epoch.as_ref()).is_some_and(|it| *it != state.epoch.to_string());
        if is_for_another && self.bug != Bug::TakesAfterRestore {
            return Ok(state.receipts(push, Vec::new()));
        }
        let before = state.revision;
        let mut outcomes: Vec<Option<Outcome>> = vec![None; push.changes.len()];
        // As the real one: what was deferred is tried again for as long as something else got through.
        loop {
            let mut progress = false;
            for (number, change) in push.changes.iter().enumerate() {
                if matches!(outcomes[number], None | Some(Outcome::Deferred { .. })) {
                    let earlier = push.changes.iter().zip(outcomes[..number].iter().flatten());
                    let held = held_back(change, earlier);
                    let decided = state.decide(change, author, held, self.bug);
                    progress |= !matches!(decided, Outcome::Deferred { .. });
                    outcomes[number] = Some(decided);
                }
            }
            let waits =
                |outcome: &Option<Outcome>| matches!(outcome, Some(Outcome::Deferred { .. }));
            if !progress || !outcomes.iter().any(waits) {
                break;
            }
        }
        if self.bug == Bug::NaiveCursor {
            state.leave_open(before);
        }
        let answers = push.changes.iter().zip(outcomes);
        let answers = answers.filter_map(|(change, outcome)| {
            Some(Answer {
                change_id: change.change_id,
                outcome: outcome?,
            })
        });
        Ok(state.receipts(push, answers.collect()))
    }

    fn pull(
        &self,
        author: &Author,
        device: Uuid,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page, Failure> {
        self.is_signed_in(author)?;
        let mut state = self.state.borrow_mut();
        state.late.retain(|_, requests| {
            *requests = requests.saturating_sub(1);
            *requests > 0
        });
        let state = &*state;
        let scope = state.scope(author);
        let from = cursor.and_then(|cursor| {
            let (head, seq) = cursor.rsplit_once('/')?;
            (head == scope).then(|| seq.parse::<u64>().ok())?
        });
        let mut records: Vec<&Record> = state
            .records
            .values()
            .filter(|stored| in_scope(author, stored) && stored.record.revision > from.unwrap_or(0))
            .filter(|stored| !state.late.contains_key(&stored.record.id))
            .map(|stored| &stored.record)
            .collect();
        records.sort_by_key(|record| record.revision);
        let more = records.len() > limit as usize;
        records.truncate(limit as usize);
        let last = records
            .last()
            .map(|record| record.revision)
            .filter(|_| more);
        Ok(Page {
            epoch: state.epoch.to_string(),
            server_time: state.time(),
            restart: from.is_none(),
            records: records.into_iter().cloned().collect(),
            cursor: format!("{scope}/{}", last.unwrap_or(state.revision)),
            more,
            left: 0,
            device: state.count(device),
            backed_up_at: match self.bug {
                Bug::TellsNoBackup => String::new(),
                _ => self.backed_up_at.borrow().clone(),
            },
        })
    }

    fn push_and_die(&self, author: &Author, push: &Push, steps: usize) {
        let before = self.state.borrow().clone();
        // What it did in a transaction that was not committed was never done.
        let _ = self.push(author, push);
        if steps <= push.changes.len() {
            *self.state.borrow_mut() = before;
        }
    }

    fn sign_out(&self, author: &Author) {
        self.signed_out.borrow_mut().insert(author.id);
    }

    fn sign_in(&self, author: &Author) {
        self.signed_out.borrow_mut().remove(&author.id);
    }

    fn pass_days(&self, days: i32) {
        self.state.borrow_mut().days += days;
    }

    fn back_up(&self) {
        *self.backed_up_at.borrow_mut() = self.state.borrow().time();
        *self.backup.borrow_mut() = Some(self.state.borrow().clone());
    }

    fn restore(&self) -> bool {
        let Some(mut old) = self.backup.borrow().clone() else {
            return false;
        };
        let mut epochs = self.epochs.borrow_mut();
        *epochs += 1;
        old.epoch = *epochs;
        old.days = self.state.borrow().days;
        // The clock is read off the sequence, and no clock goes back because a server was restored.
        old.revision = JUMP * *epochs + self.state.borrow().revision % JUMP;
        old.watch.remember(&self.state.borrow().watch);
        *self.state.borrow_mut() = old;
        true
    }

    fn records(&self) -> Vec<Record> {
        let state = self.state.borrow();
        state
            .records
            .values()
            .map(|stored| stored.record.clone())
            .collect()
    }

    fn taken(&self) -> Vec<(Change, u32)> {
        let state = self.state.borrow();
        state
            .taken
            .values()
            .map(|(change, _)| (change.clone(), state.effects[&change.change_id]))
            .collect()
    }

    fn complaints(&self) -> Vec<String> {
        self.state.borrow().watch.complaints()
    }
}

/// A card of two villages.
fn is_about_village(stored: &Stored) -> bool {
    let points = stored.record.fields.get(accept::DISPUTED_FIELDS);
    let points = points.and_then(Value::as_array);
    points.is_some_and(|points| points.iter().any(|point| point["field"] == link::AREA))
}

fn in_scope(author: &Author, stored: &Stored) -> bool {
    let former = stored.former_area.as_ref();
    author.areas.iter().any(|own| {
        own.contains(&stored.record.area) || former.is_some_and(|area| own.contains(area))
    })
}

impl State {
    fn receipts(&self, push: &Push, answers: Vec<Answer>) -> Receipts {
        Receipts {
            epoch: self.epoch.to_string(),
            server_time: self.time(),
            answers,
            device: self.count(push.device_id),
        }
    }

    fn decide(
        &mut self,
        change: &Change,
        author: &Author,
        held: Option<Outcome>,
        bug: Bug,
    ) -> Outcome {
        if bug != Bug::TakesTwice {
            let by_id = self
                .taken
                .get(&change.change_id)
                .map(|(held, revision)| (held, *revision));
            let by_pair = self
                .pairs
                .get(&(change.device_id, change.device_seq))
                .copied();
            let answered = seen(change, by_id, by_pair).outcome().or(held);
            if let Some(outcome) = answered {
                return outcome;
            }
        }
        let before = self.records.get(&change.record).cloned();
        let mut around: BTreeMap<RecordId, Stored> = BTreeMap::new();
        let mut names = accept::wanted(change);
        names.extend(
            before
                .iter()
                .flat_map(|stored| accept::also_wanted(&stored.record)),
        );
        for id in names {
            around.extend(self.records.get(&id).map(|stored| (id, stored.clone())));
        }
        let recorded: Option<dampingi_domain::Date> = change
            .recorded_at
            .get(..10)
            .and_then(|day| day.parse().ok());
        let mut asked = change.clone();
        if bug == Bug::OverwritesSilently {
            asked.base_revision = u64::MAX;
        }
        let as_new = before.clone().map(|mut stored| {
            stored.record.fields.take(accept::OPEN);
            stored
        });
        let mut verdict = accept(
            &asked,
            author,
            &Standing {
                record: match bug == Bug::LastChoiceWins && change.kind == Kind::Conflict {
                    true => as_new.as_ref(),
                    false => before.as_ref(),
                },
                around: &around,
                previous: None,
                hung_since: bug != Bug::HidesWhatHangs
                    && self.hung_since(change, before.as_ref(), &around),
                overtaken: self.is_overtaken(change),
                today: template::today(),
                clock: match recorded {
                    Some(day) if day <= template::today() => Clock::Agrees,
                    _ => Clock::Unsure,
                },
                received_at: &self.time(),
                next_revision: self.revision + 1,
                card_id: RecordId(Uuid::new_v5(&Uuid::nil(), change.change_id.as_bytes())),
                second_card_id: RecordId(Uuid::new_v5(&Uuid::max(), change.change_id.as_bytes())),
                origin: Origin::Phone,
            },
        );
        if bug == Bug::AliasWithoutCard && matches!(change.kind, Kind::Person | Kind::Household) {
            let about = |card: &Stored| card.record.link(link::RECORD);
            verdict
                .writes
                .retain(|it| it.record.kind != Kind::Conflict || about(it) == Some(change.record));
        }
        if bug == Bug::ForgetsSecondMove {
            verdict.writes.retain(|it| !is_about_village(it));
        }
        self.write(change, before.as_ref(), verdict, bug)
    }

    fn hung_since(
        &self,
        change: &Change,
        record: Option<&Stored>,
        around: &BTreeMap<RecordId, Stored>,
    ) -> bool {
        let Some(deletion) = accept::deletion(change, record, around) else {
            return false;
        };
        self.taken.values().any(|(taken, revision)| {
            *revision > deletion.base_revision && accept::hangs_on(taken, &deletion)
        })
    }

    fn is_overtaken(&self, change: &Change) -> bool {
        self.taken.values().any(|(taken, _)| {
            taken.record == change.record
                && taken.device_id == change.device_id
                && taken.device_seq > change.device_seq
        })
    }

    fn write(
        &mut self,
        change: &Change,
        before: Option<&Stored>,
        verdict: accept::Verdict,
        bug: Bug,
    ) -> Outcome {
        self.pairs
            .insert((change.device_id, change.device_seq), change.change_id);
        let revision = match &verdict.outcome {
            Outcome::Applied { revision }
            | Outcome::Duplicate { revision }
            | Outcome::Conflict { revision, .. } => *revision,
            _ => return verdict.outcome,
        };
        if bug == Bug::LosesAfterReceipt && self.revision % 7 == 3 {
            return verdict.outcome;
        }
        self.watch
            .saw(change, before, &verdict.writes, &self.records);
        self.taken
            .insert(change.change_id, (change.clone(), revision));
        let effect = u32::from(!verdict.writes.is_empty());
        *self.effects.entry(change.change_id).or_default() += effect;
        for stored in verdict.writes {
            self.revision += 1;
            self.watch.sequence(self.revision, stored.record.revision);
            let left = self
                .records
                .get(&stored.record.id)
                .and_then(|before| stored.left(before));
            if let Some(area) = left {
                *self.departures.entry(area.clone()).or_default() += 1;
            }
            self.records.insert(stored.record.id, stored);
        }
        verdict.outcome
    }

    /// Every third transaction commits late: what it wrote shows two pulls later.
    fn leave_open(&mut self, before: u64) {
        if self.revision == before || !self.revision.is_multiple_of(3) {
            return;
        }
        let written = self.records.values().map(|stored| &stored.record);
        let written = written.filter(|record| record.revision > before);
        let open: Vec<RecordId> = written.map(|record| record.id).collect();
        self.late.extend(open.into_iter().map(|id| (id, 3)));
    }

    /// What a cursor is good for: this life of the database, these areas, and what has left them.
    fn scope(&self, author: &Author) -> String {
        let areas: Vec<&str> = author.areas.iter().map(AreaCode::as_str).collect();
        let departed = self.departures.iter();
        let gone: u64 = departed
            .filter(|(area, _)| author.areas.iter().any(|own| own.contains(area)))
            .map(|(_, count)| count)
            .sum();
        format!("{}/{}/{gone}", self.epoch, areas.join("+"))
    }

    fn count(&self, device: Uuid) -> DeviceCount {
        let held = self.taken.values().map(|(change, _)| change);
        DeviceCount::of(
            held.filter(|change| change.device_id == device)
                .map(|change| change.device_seq),
        )
    }

    fn time(&self) -> String {
        let second = self.revision % JUMP;
        format!(
            "{}T{:02}:{:02}:{:02}Z",
            date::add_days(template::today(), self.days),
            second / 3600 % 24,
            second / 60 % 60,
            second % 60
        )
    }
}
