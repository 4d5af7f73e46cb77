//! Changes as another release of the app makes them.

use dampingi_sync::{Change, Edit, Kind, link};

/// The same from an app whose forms ask less: one that is newer, which the server cannot judge, or of the release before,
/// whose gaps it forgives. Most records are small so, for speed. A poisoned one keeps what makes it so.
pub fn from_other_app(change: &mut Change, form_version: u16) {
    const KEPT: [&str; 8] = [
        "birth_date",
        "sex",
        "visit_date",
        "registered_on",
        "sim_a",
        "state",
        "note",
        link::CORRECTION_REASON,
    ];
    let Edit::Create { fields } = &mut change.edit else {
        return;
    };
    let is_poison = fields.number("weight_kg") == Some(300.0) || fields.len() == 1;
    if is_poison || change.kind == Kind::Review {
        return;
    }
    let is_link = |key: &str| link::NEEDED.iter().any(|(link, _)| *link == key);
    *fields = fields
        .iter()
        .filter(|(key, _)| KEPT.contains(key) || is_link(key))
        .map(|(key, value)| (key.to_owned(), value.clone()))
        .collect();
    change.form_version = form_version;
}
