//! What a server in memory holds, and how it decides on one change: the real `seen` and `accept` over maps.

use super::model::{Bug, JUMP};
use super::{template, watch};
use dampingi_domain::form::Clock;
use dampingi_domain::{AreaCode, date};
use dampingi_sync::accept::{self, Standing, accept};
use dampingi_sync::device::seen;
use dampingi_sync::wire::{Answer, DeviceCount, Outcome, Push, Receipts};
use dampingi_sync::{Author, Change, Kind, Origin, RecordId, Stored, link};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The rows.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) epoch: u64,
    pub(super) revision: u64,
    pub(super) days: i32,
    pub(super) records: BTreeMap<RecordId, Stored>,
    pub(super) taken: BTreeMap<Uuid, (Change, u64)>,
    pub(super) effects: BTreeMap<Uuid, u32>,
    pairs: BTreeMap<(Uuid, u64), Uuid>,
    departures: BTreeMap<AreaCode, u64>,
    /// With [`Bug::NaiveCursor`]: records whose transaction is still open, and for how many more requests.
    pub(super) late: BTreeMap<RecordId, u32>,
    pub(super) watch: watch::Watch,
}

/// A card of two villages.
fn is_about_village(stored: &Stored) -> bool {
    let points = stored.record.fields.get(accept::DISPUTED_FIELDS);
    let points = points.and_then(Value::as_array);
    points.is_some_and(|points| points.iter().any(|point| point["field"] == link::AREA))
}

/// Whether somebody sees a record.
pub(super) fn in_scope(author: &Author, stored: &Stored) -> bool {
    let former = stored.former_area.as_ref();
    author.areas.iter().any(|own| {
        own.contains(&stored.record.area) || former.is_some_and(|area| own.contains(area))
    })
}

impl State {
    pub(super) fn receipts(&self, push: &Push, answers: Vec<Answer>) -> Receipts {
        Receipts {
            epoch: self.epoch.to_string(),
            server_time: self.time(),
            answers,
            device: self.count(push.device_id),
        }
    }

    pub(super) fn decide(
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
        let visit = change.edit.fields().and_then(|it| it.text(link::VISIT));
        let reviews = self.records.values().map(|stored| &stored.record);
        let reviewed = reviews
            .filter(|it| it.kind == Kind::Review && it.fields.text(link::VISIT) == visit)
            .max_by_key(|review| review.revision);
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
                reviewed: reviewed.filter(|_| change.kind == Kind::Review),
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
    pub(super) fn leave_open(&mut self, before: u64) {
        if self.revision == before || !self.revision.is_multiple_of(3) {
            return;
        }
        let written = self.records.values().map(|stored| &stored.record);
        let written = written.filter(|record| record.revision > before);
        let open: Vec<RecordId> = written.map(|record| record.id).collect();
        self.late.extend(open.into_iter().map(|id| (id, 3)));
    }

    /// What a cursor is good for: this life of the database, these areas, and what has left them.
    pub(super) fn scope(&self, author: &Author) -> String {
        let areas: Vec<&str> = author.areas.iter().map(AreaCode::as_str).collect();
        let departed = self.departures.iter();
        let gone: u64 = departed
            .filter(|(area, _)| author.areas.iter().any(|own| own.contains(area)))
            .map(|(_, count)| count)
            .sum();
        format!("{}/{}/{gone}", self.epoch, areas.join("+"))
    }

    pub(super) fn count(&self, device: Uuid) -> DeviceCount {
        let held = self.taken.values().map(|(change, _)| change);
        DeviceCount::of(
            held.filter(|change| change.device_id == device)
                .map(|change| change.device_seq),
        )
    }

    pub(super) fn time(&self) -> String {
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
