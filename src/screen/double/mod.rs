//! Two records of one person or of one household: the coordinator's list, two side by side, and a cadre's proposal. Must not decide who is alike:
//! the domain does; nor what a merge does: the server does.

mod compare;
mod list;
mod merged;
mod propose;
mod reason;

pub use compare::compare;
pub use list::list;
pub use merged::merged;
pub use propose::{propose, propose_home};
pub use reason::Reason;

use crate::phone::{NewEdit, Phone};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::{Edit, Kind, RecordId, alias, link};

/// What is said of two records of a kind, to be saved. `area` is that of the one that may go; `seen` is the highest revision of
/// the two as they were looked at, 0 where it does not matter.
pub fn said(
    phone: Phone,
    kind: &Kind,
    area: AreaCode,
    (of, into): (RecordId, RecordId),
    state: &str,
    note: String,
    seen: u64,
) -> NewEdit {
    let mut fields = Answers::new();
    if seen > 0 {
        fields.set(link::SEEN, seen);
    }
    let [gone, stays] = match kind {
        Kind::Household => [link::HOUSEHOLD_ALIAS, link::HOUSEHOLD],
        _ => [link::ALIAS, link::PERSON],
    };
    NewEdit {
        record: phone.new_id(),
        kind: Kind::Merge,
        form: "",
        form_version: 0,
        area,
        edit: Edit::Create {
            fields: fields
                .with(gone, of.to_string())
                .with(stays, into.to_string())
                .with(alias::STATE, state)
                .with(alias::NOTE, note),
        },
        flags: Vec::new(),
        seen: 0,
    }
}
