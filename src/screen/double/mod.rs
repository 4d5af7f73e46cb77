//! Two records of one person: the coordinator's list, two side by side, and a cadre's proposal. Must not decide who is alike:
//! the domain does; nor what a merge does: the server does.

mod compare;
mod list;
mod propose;
mod reason;

pub use compare::compare;
pub use list::list;
pub use propose::propose;
pub use reason::Reason;

use crate::phone::{NewEdit, Phone};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::{Edit, Kind, RecordId, alias, link};

/// What is said of two records, to be saved. `area` is that of the one that may go.
pub fn said(
    phone: Phone,
    area: AreaCode,
    (of, into): (RecordId, RecordId),
    state: &str,
    note: String,
) -> NewEdit {
    NewEdit {
        record: phone.new_id(),
        kind: Kind::Merge,
        form: "",
        form_version: 0,
        area,
        edit: Edit::Create {
            fields: Answers::new()
                .with(link::ALIAS, of.to_string())
                .with(link::PERSON, into.to_string())
                .with(alias::STATE, state)
                .with(alias::NOTE, note),
        },
        flags: Vec::new(),
    }
}
