//! Which outcome belongs to which referral: an outcome names a version of its referral, and stays with it when either is
//! corrected.

use crate::status::chain;
use crate::{Record, RecordId, link};
use dampingi_domain::finding::Referral;
use dampingi_domain::finding::referral::{OUTCOME_ID, REFERRAL_ID};
use dampingi_domain::ordered::Set;

/// A referral with what came of it.
#[derive(Clone)]
pub struct Opened<'a> {
    /// Its newest version.
    pub record: &'a Record,
    /// Outcomes that count, the oldest first.
    pub outcomes: Vec<&'a Record>,
    versions: Set<RecordId>,
}

impl std::fmt::Debug for Opened<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Opened({:?})", self.record.id)
    }
}

impl<'a> Opened<'a> {
    /// As the domain reads it; `None` for a referral without a day.
    pub fn read(&self) -> Option<Referral<'a>> {
        let outcomes = self.outcomes.iter().map(|outcome| &outcome.fields);
        Referral::of(&self.record.fields, outcomes)
    }

    /// Whether a record is one of its versions.
    pub fn has_version(&self, id: RecordId) -> bool {
        self.versions.contains(&id)
    }
}

/// Every referral among `current`, the visits that count; `all` holds their replaced versions too.
pub fn referrals<'a>(current: &[&'a Record], all: &[&'a Record]) -> Vec<Opened<'a>> {
    let of_form = |form: &'static str| current.iter().copied().filter(move |it| it.form == form);
    of_form(REFERRAL_ID)
        .map(|record| {
            let chain = chain(all.iter().copied(), record.id);
            let mut versions: Set<RecordId> = chain.iter().map(|version| version.id).collect();
            versions.insert(record.id);
            let names = |it: &&Record| {
                it.link(link::VISIT)
                    .is_some_and(|id| versions.contains(&id))
            };
            let mut outcomes: Vec<&Record> = of_form(OUTCOME_ID).filter(names).collect();
            outcomes.sort_by_key(|it| (it.fields.text("visit_date"), &it.recorded_at, it.id));
            Opened {
                record,
                outcomes,
                versions,
            }
        })
        .collect()
}
