//! What is said of two names of posyandu: who may, and what can be taken.

use super::{FORBIDDEN, refused};
use crate::alias::{APART, MERGED, STATE};
use crate::{Author, Role, link, wire::Outcome};
use dampingi_domain::Answers;
use dampingi_domain::posyandu_name::is_same;

/// Longest name of a posyandu, as its form has it.
const LONGEST_NAME: usize = 60;

/// Whether what is said of two names of posyandu can be taken: by a coordinator of the village. It names no record, so that nothing
/// else is written: whoever reads a name asks what was said of it.
pub fn check(fields: &Answers, author: &Author) -> Result<(), Outcome> {
    if author.role != Role::Coordinator {
        return Err(refused("forbidden", None, FORBIDDEN));
    }
    if !matches!(fields.text(STATE), Some(MERGED | APART)) {
        let message = "Keputusan ini tidak dikenal.";
        return Err(refused("unknown_state", Some(STATE), message));
    }
    let well_formed = |key: &&str| {
        let name = fields.text(key).map(str::trim).unwrap_or_default();
        !name.is_empty() && name.chars().count() <= LONGEST_NAME
    };
    let keys = [link::POSYANDU_ALIAS, link::POSYANDU_NAME];
    let [gone, stays] = keys.map(|key| fields.text(key).unwrap_or_default());
    let is_about_records = !link::named(fields).is_empty();
    if is_about_records || is_same(gone, stays) || !keys.iter().all(well_formed) {
        let message = "Pilih dua nama posyandu yang berbeda.";
        return Err(refused("wrong_link", Some(link::POSYANDU_ALIAS), message));
    }
    Ok(())
}
