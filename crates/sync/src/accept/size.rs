//! How much one change may bring, and how large a record may become by it: it is written anew with each edit, and every phone of
//! its village fetches it whole.

use super::refused;
use crate::{Change, wire::Outcome};
use dampingi_domain::Answers;
use serde_json::Value;

/// Most fields of one record: three times the largest form.
const MOST_FIELDS: usize = 400;
/// Most bytes of its fields as JSON. A full visit has about 3 KB.
const MOST_BYTES: usize = 64 * 1024;
/// Most lists and objects within each other in one value. What a form asks has one; of an answer that has a hundred a phone reads
/// nothing.
const DEEPEST: usize = 16;

/// Refuses a change that brings too much.
pub fn of_change(change: &Change) -> Result<(), Outcome> {
    let Some(fields) = change.edit.fields() else {
        return Ok(());
    };
    let is_deep = fields.iter().any(|(_, value)| depth(value) > DEEPEST);
    if is_deep || fields.len() > MOST_FIELDS || bytes(fields) > MOST_BYTES {
        return Err(too_big());
    }
    Ok(())
}

/// Refuses an edit by which a record becomes too large. One that is so already may be changed, and not grow.
pub fn grown(after: &Answers, before: &Answers) -> Result<(), Outcome> {
    let has_more = after.len() > before.len().max(MOST_FIELDS);
    let now = bytes(after);
    if has_more || now > MOST_BYTES && now > bytes(before) {
        return Err(too_big());
    }
    Ok(())
}

fn bytes(fields: &Answers) -> usize {
    serde_json::to_vec(fields).map_or(usize::MAX, |json| json.len())
}

fn depth(value: &Value) -> usize {
    let inside = match value {
        Value::Array(all) => all.iter().map(depth).max(),
        Value::Object(all) => all.values().map(depth).max(),
        _ => return 0,
    };
    1 + inside.unwrap_or_default()
}

fn too_big() -> Outcome {
    refused("too_big", None, "Catatan ini terlalu panjang.")
}
