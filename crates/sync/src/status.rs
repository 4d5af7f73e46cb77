//! Where a visit stands, in the words that every screen uses (domain notes, Settled 14): from the outbox entry, the
//! reviews and the corrections that this device holds.

use crate::store::EntryState;
use crate::{Kind, Record, RecordId, link};
use dampingi_domain::ordered::{Map, Set};
use serde_json::Value;

/// Review field: one of [`REVIEW_STATES`].
pub const STATE: &str = "state";
/// Review field: the coordinator's words. Required when a visit is returned.
pub const NOTE: &str = "note";
/// Review field: her words at single fields, `{field key: note}`.
pub const FIELD_NOTES: &str = "field_notes";
/// The words a review may say. `received` takes back the decision before it: the visit waits again, and both stay.
pub const REVIEW_STATES: [&str; 4] = ["approved", "returned", "closed_duplicate", "received"];

/// State of one visit.
#[derive(Clone, PartialEq, Eq)]
pub enum VisitState {
    /// Durable here, not sent yet: *di HP ini*.
    OnPhone,
    /// In the batch that is being sent: *sedang dikirim*.
    Sending,
    /// The server has it: *terkirim*.
    Sent,
    /// The coordinator accepted it: *disetujui*.
    Approved,
    /// The coordinator sent it back: *perlu perbaikan*.
    Returned {
        /// Her words.
        note: String,
        /// Her words at fields, by field key.
        fields: Map<String, String>,
    },
    /// The server did not take it.
    Refused {
        /// Machine-readable reason.
        code: String,
        /// Field it stands at.
        field: Option<String>,
        /// Plain Indonesian.
        message: String,
    },
    /// Closed as a duplicate of another visit.
    ClosedDuplicate,
    /// Replaced by a correction.
    Superseded,
}

impl std::fmt::Debug for VisitState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::OnPhone => "OnPhone",
            Self::Sending => "Sending",
            Self::Sent => "Sent",
            Self::Approved => "Approved",
            Self::Returned { .. } => "Returned",
            Self::Refused { .. } => "Refused",
            Self::ClosedDuplicate => "ClosedDuplicate",
            Self::Superseded => "Superseded",
        })
    }
}

/// How far the visit's own change has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way<'a> {
    /// Nothing of it is pending here.
    Settled,
    /// Pending, in this state.
    Pending(&'a EntryState),
    /// In the batch that is on its way now.
    Sending,
}

/// The state of a visit. `around` are the records about the same person or household: its reviews and the other visits
/// among them count, everything else is passed over.
pub fn visit_state<'a>(
    visit: &Record,
    way: Way<'_>,
    around: impl IntoIterator<Item = &'a Record>,
) -> VisitState {
    let (mut review, mut superseded): (Option<&Record>, bool) = (None, false);
    for record in around.into_iter().filter(|record| !record.deleted) {
        match record.kind {
            Kind::Review
                if record.link(link::VISIT) == Some(visit.id)
                    && review.is_none_or(|other| age(other) < age(record)) =>
            {
                review = Some(record);
            }
            Kind::Visit
                if record.id != visit.id && record.link(link::CORRECTS) == Some(visit.id) =>
            {
                superseded = true
            }
            _ => {}
        }
    }
    match way {
        Way::Pending(EntryState::Refused {
            code,
            field,
            message,
        }) => VisitState::Refused {
            code: code.clone(),
            field: field.clone(),
            message: message.clone(),
        },
        _ if superseded => VisitState::Superseded,
        Way::Sending => VisitState::Sending,
        Way::Pending(EntryState::Waiting | EntryState::Deferred) => VisitState::OnPhone,
        Way::Settled | Way::Pending(EntryState::Sent { .. } | EntryState::Replaced) => {
            review.map_or(VisitState::Sent, reviewed)
        }
    }
}

/// What a review says of its visit. One taken back, and a word of a newer version, leave the visit as received.
pub fn reviewed(review: &Record) -> VisitState {
    match review.fields.text(STATE) {
        Some("approved") => VisitState::Approved,
        Some("closed_duplicate") => VisitState::ClosedDuplicate,
        Some("returned") => VisitState::Returned {
            note: review.fields.text(NOTE).unwrap_or_default().to_owned(),
            fields: field_notes(review),
        },
        _ => VisitState::Sent,
    }
}

fn field_notes(review: &Record) -> Map<String, String> {
    let notes = review.fields.get(FIELD_NOTES).and_then(Value::as_object);
    notes
        .into_iter()
        .flatten()
        .filter_map(|(key, note)| Some((key.clone(), note.as_str()?.to_owned())))
        .collect()
}

/// The whole chain of versions that a visit belongs to, the first version first. Should two people have corrected the
/// same version, both stand in it, in the server's order.
pub fn chain<'a>(visits: impl IntoIterator<Item = &'a Record>, of: RecordId) -> Vec<&'a Record> {
    let mut all: Vec<&Record> = visits
        .into_iter()
        .filter(|record| record.kind == Kind::Visit)
        .collect();
    let mut members = Set::from([of]);
    // Both directions, until nothing new is found: bounded by the number of visits, whatever they point at.
    loop {
        let known = members.len();
        for visit in &all {
            let Some(earlier) = visit.link(link::CORRECTS) else {
                continue;
            };
            if members.contains(&visit.id) || members.contains(&earlier) {
                members.extend([visit.id, earlier]);
            }
        }
        if members.len() == known {
            break;
        }
    }
    all.retain(|visit| members.contains(&visit.id));
    let earlier: Map<RecordId, RecordId> = all
        .iter()
        .filter_map(|visit| Some((visit.id, visit.link(link::CORRECTS)?)))
        .collect();
    // By version first: a correction made offline stands behind what it corrects, whatever the clock said.
    all.sort_by_key(|visit| (version(visit.id, &earlier), age(visit)));
    all
}

/// How many corrections lie before this one.
fn version(id: RecordId, earlier: &Map<RecordId, RecordId>) -> usize {
    std::iter::successors(earlier.get(&id), |id| earlier.get(id))
        .take(earlier.len())
        .count()
}

/// Order among records of one kind: the server's, and what is only on this phone comes last, in the order it was made.
fn age(record: &Record) -> (u64, &str, RecordId) {
    let revision = if record.revision == 0 {
        u64::MAX
    } else {
        record.revision
    };
    (revision, &record.recorded_at, record.id)
}
