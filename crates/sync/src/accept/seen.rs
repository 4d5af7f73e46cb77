//! Decisions say what their author had seen of what they are about: nobody undoes unseen what another decided.

use super::{Standing, refused};
use crate::alias::{self, ALIASES, INTO, OTHERS};
use crate::{Change, Stored, link, status, wire::Outcome};
use dampingi_domain::Answers;
use serde_json::Value;

const DECIDED_MEANWHILE: &str =
    "Orang lain sudah memutuskan hal ini sejak Anda melihatnya. Buka lagi, lalu putuskan.";

/// Up to which revision she had seen it; `None` where an older app does not say.
pub fn up_to(fields: &Answers) -> Option<u64> {
    fields.get(link::SEEN).and_then(Value::as_u64)
}

fn decided_meanwhile(key: &str) -> Outcome {
    refused("decided_meanwhile", Some(key), DECIDED_MEANWHILE)
}

/// What another device said of one of two records since is not undone.
pub fn decided_on_pair(
    change: &Change,
    fields: &Answers,
    pair: [&Stored; 2],
) -> Result<(), Outcome> {
    // A proposal decides nothing.
    let is_decided = fields.text(alias::STATE) != Some(alias::PROPOSED);
    let Some(seen) = up_to(fields).filter(|_| is_decided) else {
        return Ok(());
    };
    let is_since = |of: &Stored, key: &str| {
        let said = of.field_revisions.get(key);
        said.is_some_and(|revision| *revision > seen)
            && of.field_devices.get(key) != Some(&change.device_id)
    };
    let keys = [INTO, ALIASES, OTHERS];
    match pair
        .iter()
        .any(|of| keys.iter().any(|key| is_since(of, key)))
    {
        true => Err(decided_meanwhile(alias::STATE)),
        false => Ok(()),
    }
}

/// Nor is another word that somebody else said of a visit since.
pub fn decided_on_visit(
    change: &Change,
    fields: &Answers,
    state: &str,
    standing: &Standing<'_>,
) -> Result<(), Outcome> {
    let since = up_to(fields).zip(standing.reviewed);
    let is_undone = since.is_some_and(|(seen, last)| {
        last.revision > seen
            && last.author != change.author
            && last.fields.text(status::STATE) != Some(state)
    });
    match is_undone {
        true => Err(decided_meanwhile(status::STATE)),
        false => Ok(()),
    }
}
