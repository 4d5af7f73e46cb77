//! What is hung on a record that somebody hid meanwhile: kept, and never in silence.

use super::{Standing, Verdict, card, links};
use crate::{Change, Kind, RecordId, Stored, alias::INTO, link, wire::Outcome};

/// What was hung on a record that somebody hid meanwhile, made there or moved there, is in no list: it is kept, and a person must
/// look. `of` is what was written, and how it was before.
pub fn hung_on(
    change: &Change,
    of: (RecordId, Option<&Stored>),
    mut verdict: Verdict,
    standing: &Standing<'_>,
) -> Verdict {
    let written = |id| verdict.writes.iter().find(|it| it.record.id == id);
    let after = written(of.0).filter(|after| after.record.kind != Kind::Review);
    let hidden = after.and_then(|after| newly_hidden(after, of.1, standing));
    let (Some(after), Some(hidden)) = (after, hidden) else {
        return verdict;
    };
    let id = match written(standing.card_id) {
        // The second one is for whoever stays: it tells of a merged record's house as well.
        Some(_) if after.record.fields.is_filled(INTO) => return verdict,
        Some(_) => standing.second_card_id,
        None => standing.card_id,
    };
    let mut last = after.clone();
    last.record.revision = standing.next_revision + verdict.writes.len() as u64 - 1;
    let points = vec![card::point(card::WHOLE, "deleted", "added")];
    let raised = card::card(change, &last, hidden, points, id, standing);
    if let Outcome::Applied { revision } = verdict.outcome {
        let card = raised.record.id;
        verdict.outcome = Outcome::Conflict { revision, card };
    }
    verdict.writes.push(raised);
    verdict
}

/// A hidden record that this one points at, and did not point at before.
fn newly_hidden(
    after: &Stored,
    before: Option<&Stored>,
    standing: &Standing<'_>,
) -> Option<RecordId> {
    let fields = &after.record.fields;
    let was = |key| before.and_then(|before| before.record.fields.get(key));
    link::NEEDED
        .iter()
        .filter(|(key, _)| fields.get(key) != was(key))
        .filter_map(|(key, _)| links::parent(fields, key, standing))
        .find(|parent| parent.record.deleted)
        .map(|parent| parent.record.id)
}
