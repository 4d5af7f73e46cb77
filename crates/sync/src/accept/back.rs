//! What a coordinator says of a hidden record that she does not hold.

use super::card::{CHOSEN, HIDDEN, NOTE, OPEN, RESTORED, WHOLE, card, point};
use super::{FORBIDDEN, Standing, Verdict, access, applied, facts, hidden, merge, refused, seen};
use crate::{Author, Change, Kind, RecordId, Role, Stored, link, wire::Outcome};
use dampingi_domain::Answers;
use serde_json::{Value, json};

/// A coordinator brings back what somebody hid. Her phone does not hold the record, so she says it in a card that is closed from
/// the start: it comes back to her, and to whoever has the record, with her reason.
pub fn bring_back(
    change: &Change,
    fields: &Answers,
    author: &Author,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    let about = fields.text(link::RECORD).and_then(|id| id.parse().ok());
    let about = about.and_then(|id: RecordId| standing.around.get(&id));
    let may = author.role == Role::Coordinator
        && fields.iter().all(|(key, value)| match key {
            link::RECORD => true,
            OPEN => *value == Value::Bool(false),
            NOTE => facts::is_note(value),
            CHOSEN => *value == json!({ WHOLE: RESTORED }),
            link::SEEN => value.is_u64(),
            _ => false,
        });
    let can_be_hidden = |it: &&Stored| {
        matches!(
            it.record.kind,
            Kind::Household | Kind::Person | Kind::Episode | Kind::Visit | Kind::Session
        )
    };
    let about = about
        .filter(can_be_hidden)
        .filter(|_| may && fields.is_filled(OPEN) && fields.is_filled(CHOSEN))
        .ok_or_else(|| refused("forbidden", None, FORBIDDEN))?;
    if !author.may_write_in(&about.record.area) {
        return Err(access::outside());
    }
    let note = fields.text(NOTE).unwrap_or_default();
    merge::said_why(note, NOTE, "Tulis alasan mengembalikannya.")?;
    let points = || vec![point(WHOLE, HIDDEN, RESTORED)];
    let (of, id) = (about.record.id, change.record);
    let mut said = card(change, about, of, points(), id, standing);
    said.record.fields.apply(fields);
    said.record.revision = standing.next_revision;
    said.record.origin = standing.origin.clone();
    // A list of an app that did not say which state it showed: her word is taken as she gives it.
    let seen = seen::up_to(fields);
    let saw = |base_revision| Change {
        base_revision,
        ..change.clone()
    };
    if seen.is_some_and(|seen| hidden::is_hidden_since(about, &saw(seen), standing)) {
        let raised = card(change, &said, of, points(), standing.card_id, standing);
        return Ok(Verdict {
            outcome: Outcome::Conflict {
                revision: said.record.revision,
                card: raised.record.id,
            },
            writes: vec![said, raised],
        });
    }
    let mut verdict = applied(said);
    let mut back = about.clone();
    let revision = standing.next_revision + 1;
    if about.record.deleted {
        merge::shown_again(&mut back, note, change, revision);
    } else {
        hidden::show_as_well(&mut back, "", change, revision);
    }
    back.record.revision = revision;
    standing
        .received_at
        .clone_into(&mut back.record.received_at);
    verdict.writes.push(back);
    Ok(verdict)
}
