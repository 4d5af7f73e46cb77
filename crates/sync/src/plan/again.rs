//! A refused change that its author puts right: what goes out instead of it.

use crate::store::Entry;
use crate::{Change, Edit, Local, link, replay};
use dampingi_domain::Answers;

/// What goes out instead of a refused change. `left` are the entries that still show without it (see [`super::replaced_by`]),
/// also what the server confirmed and has not sent back yet; `changed` is what she typed over what is shown.
///
/// Of a record that is there, only what differs from what the server will have without the refused change: what she said in it,
/// but where she said otherwise since, and what she says now. A creation goes out whole, as it is shown.
pub fn put_right(
    refused: &Change,
    local: Option<&Local>,
    left: &[Entry],
    changed: &Answers,
) -> Edit {
    let base = local.and_then(|local| local.base.clone());
    let of_record = || {
        let changes = left.iter().map(|entry| &entry.change);
        changes.filter(|it| it.record == refused.record)
    };
    // A receipt tells of a record too, also when its village left the phone before it came back and the receipt is forgotten.
    let is_known = base.is_some() || local.is_some_and(|local| local.view.revision > 0);
    let is_there = is_known || of_record().any(|it| matches!(it.edit, Edit::Create { .. }));
    match &refused.edit {
        // There is nothing in it to be corrected.
        same @ (Edit::Restore { .. } | Edit::Delete { .. }) => same.clone(),
        Edit::Update { fields } if is_there => {
            let nothing = Change {
                edit: Edit::Update {
                    fields: Answers::new(),
                },
                ..refused.clone()
            };
            let without = replay::saved_instead(base, left, &nothing).view.fields;
            let mut said = fields.clone();
            let since = of_record().filter(|it| it.device_seq > refused.device_seq);
            for (key, _) in since
                .flat_map(|it| it.edit.fields())
                .flat_map(Answers::iter)
            {
                said.take(key);
            }
            let mut wished = without.clone();
            wished.apply(&said);
            wished.apply(changed);
            Edit::Update {
                fields: without.difference(&wished),
            }
        }
        _ => {
            let mut fields = local.map_or_else(Answers::new, |local| local.view.fields.clone());
            // Why it is hidden, or was brought back, is said by a change of its own, which still waits.
            fields.take(link::DELETION_REASON);
            fields.take(link::RESTORATION_REASON);
            fields.apply(changed);
            Edit::Create { fields }
        }
    }
}
