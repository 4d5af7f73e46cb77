//! Who may write what, where. Asked of every change that a phone sends; imports come from an admin at the server.

use super::{FORBIDDEN, Standing, refused};
use crate::{Author, Change, Edit, Kind, Stored, link, wire::Outcome};
use dampingi_domain::area::Level;

/// Refuses a change that its author may not make.
pub fn check(change: &Change, author: &Author, standing: &Standing<'_>) -> Result<(), Outcome> {
    if change.author != author.id {
        return Err(refused(
            "forged_author",
            None,
            "Catatan ini dibuat oleh pengguna lain.",
        ));
    }
    if !author.role.may_write(&change.kind) {
        return Err(refused("forbidden", None, FORBIDDEN));
    }
    let is_final = matches!(
        change.kind,
        Kind::Review | Kind::Conflict | Kind::Merge | Kind::SignOff | Kind::Funds
    );
    if is_final && matches!(change.edit, Edit::Delete { .. } | Edit::Restore { .. }) {
        return Err(refused("forbidden", None, FORBIDDEN));
    }
    where_it_is(change, author, standing)
}

/// The stored record's area counts, the area it shall have, and the parents' areas: a change may not name its own area
/// and hang itself on a stranger's record. A move needs the old and the new area.
fn where_it_is(change: &Change, author: &Author, standing: &Standing<'_>) -> Result<(), Outcome> {
    let parents: Vec<&Stored> = link::parents(change)
        .iter()
        .filter_map(|id| standing.around.get(id))
        .collect();
    let mut touched = standing.record.into_iter().chain(parents);
    if !touched.all(|stored| reaches(author, stored)) {
        return Err(outside());
    }
    // The old cadre of a moved record names the area it is in now.
    let stays = standing
        .record
        .is_some_and(|stored| stored.record.area == change.area);
    if !stays && !author.may_write_in(&change.area) {
        return Err(outside());
    }
    // What lies above a village would be outside the scope of the village's own cadre.
    if !stays && change.kind != Kind::Review && change.area.level() != Level::Village {
        return Err(refused(
            "not_a_village",
            None,
            "Pilih desa atau kelurahannya.",
        ));
    }
    Ok(())
}

/// Whether somebody may write in a record: where it lies, or where it lay before its last move.
pub fn reaches(author: &Author, stored: &Stored) -> bool {
    let former = stored.former_area.as_ref();
    author.may_write_in(&stored.record.area) || former.is_some_and(|area| author.may_write_in(area))
}

pub fn outside() -> Outcome {
    refused("outside_area", None, "Catatan ini di luar wilayah Anda.")
}
