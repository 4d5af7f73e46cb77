//! Makes sense of the records the server sends for one visit: who it is about, its versions, the visits before it.

use crate::screen::referral::{Visits, Way};
use crate::screen::visit::day;
use dampingi_domain::ordered::Map;
use dampingi_sync::wire::Story;
use dampingi_sync::{Kind, Record, RecordId, link, status};

/// A visit with all that is needed to decide on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub visit: Record,
    pub person: Option<Record>,
    pub household: Option<Record>,
    pub episode: Option<Record>,
    /// What this visit corrects, newest first.
    pub versions: Vec<Record>,
    /// The last visit with the same form before it that no correction replaced.
    pub previous: Option<Record>,
    /// The other visits, newest first.
    pub history: Vec<Record>,
    /// Older versions of those.
    pub replaced: Vec<Record>,
    /// Those among them that were closed as duplicates: shown, and counted for nothing.
    pub duplicates: Vec<RecordId>,
    /// Decisions on this visit and on its earlier versions, newest first.
    pub reviews: Vec<Record>,
    users: Map<RecordId, String>,
}

impl Case {
    /// `None` when the visit is not among the records.
    pub fn from(story: Story, id: RecordId) -> Option<Self> {
        let records: Map<RecordId, Record> = story
            .records
            .into_iter()
            .map(|record| (record.id, record))
            .collect();
        let visit = records.get(&id)?.clone();
        let linked = |key| visit.link(key).and_then(|id| records.get(&id)).cloned();
        let versions = versions(&visit, &records);
        let chain: Vec<RecordId> = versions
            .iter()
            .map(|record| record.id)
            .chain([id])
            .collect();
        let replaced: Vec<RecordId> = records
            .values()
            .filter_map(|record| record.link(link::CORRECTS))
            .collect();
        let others = records
            .values()
            .filter(|record| record.kind == Kind::Visit && !chain.contains(&record.id))
            .cloned();
        let (replaced, mut history): (Vec<Record>, Vec<Record>) =
            others.partition(|record| replaced.contains(&record.id));
        history.sort_by_key(|record| std::cmp::Reverse((day(record), record.revision)));
        let here = day(&visit);
        let previous = history
            .iter()
            .find(|record| record.form == visit.form && day(record) < here)
            .cloned();
        let of_chain = |record: &Record| {
            record
                .link(link::VISIT)
                .is_some_and(|id| chain.contains(&id))
        };
        let mut reviews: Vec<Record> = records
            .values()
            .filter(|record| record.kind == Kind::Review && of_chain(record))
            .cloned()
            .collect();
        reviews.sort_by_key(|review| std::cmp::Reverse(review.revision));
        let ids = history.iter().map(|record| record.id);
        let duplicates = ids.filter(|id| is_duplicate(*id, &records)).collect();
        let person = linked(link::PERSON);
        let house = person
            .as_ref()
            .and_then(|person| person.link(link::HOUSEHOLD))
            .and_then(|id| records.get(&id))
            .cloned();
        Some(Self {
            person,
            household: linked(link::HOUSEHOLD).or(house),
            episode: linked(link::EPISODE),
            versions,
            previous,
            history,
            replaced,
            duplicates,
            reviews,
            users: story.users.into_iter().collect(),
            visit,
        })
    }

    /// Her name, or the head's.
    pub fn name(&self) -> &str {
        let person = self
            .person
            .as_ref()
            .and_then(|person| person.fields.text("name"));
        let head = || {
            self.household
                .as_ref()
                .and_then(|house| house.fields.text("head_name"))
        };
        person.or_else(head).unwrap_or_default()
    }

    /// What was recorded before it and counts, oldest first; ones of a later day too, which are passed over.
    pub fn before(&self) -> impl Iterator<Item = &Record> {
        let here = day(&self.visit);
        self.history.iter().rev().filter(move |record| {
            let is_before = day(record) != here || record.revision < self.visit.revision;
            is_before && !self.duplicates.contains(&record.id)
        })
    }

    /// All her visits, for the referrals.
    pub fn visits(&self) -> Visits<'_> {
        let counts = |record: &&Record| !self.duplicates.contains(&record.id);
        let here = std::iter::once(&self.visit);
        let older = self.versions.iter().chain(&self.replaced);
        Visits {
            current: here
                .clone()
                .chain(self.history.iter().filter(counts))
                .collect(),
            all: here.chain(&self.history).chain(older).collect(),
            way: Way::None,
        }
    }

    /// A user's name, as far as the server told it.
    pub fn user(&self, id: RecordId) -> &str {
        self.users.get(&id).map_or("", String::as_str)
    }

    /// The newest decision on this version.
    pub fn state(&self) -> Option<&str> {
        let of_this = |review: &&Record| review.link(link::VISIT) == Some(self.visit.id);
        self.reviews.iter().find(of_this)?.fields.text("state")
    }
}

/// Whether the newest review of a visit closed it as a duplicate.
fn is_duplicate(visit: RecordId, records: &Map<RecordId, Record>) -> bool {
    records
        .values()
        .filter(|record| record.kind == Kind::Review && record.link(link::VISIT) == Some(visit))
        .max_by_key(|review| review.revision)
        .is_some_and(|review| review.fields.text(status::STATE) == Some("closed_duplicate"))
}

fn versions(visit: &Record, records: &Map<RecordId, Record>) -> Vec<Record> {
    let mut found: Vec<Record> = Vec::new();
    let mut next = visit.link(link::CORRECTS);
    while let Some(record) = next.and_then(|id| records.get(&id)) {
        if found.iter().any(|known| known.id == record.id) {
            break;
        }
        found.push(record.clone());
        next = record.link(link::CORRECTS);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_domain::{Answers, AreaCode};
    use dampingi_sync::{Origin, SCHEMA};
    use uuid::Uuid;

    fn id(number: u128) -> RecordId {
        RecordId(Uuid::from_u128(number))
    }

    fn record(number: u128, kind: Kind, form: &str, fields: Answers) -> Record {
        Record {
            id: id(number),
            kind,
            form: form.to_owned(),
            form_version: 1,
            schema: SCHEMA,
            area: AreaCode::parse("65.01.05.2003").expect("a code"),
            author: id(900),
            origin: Origin::Phone,
            recorded_at: String::new(),
            received_at: String::new(),
            revision: u64::try_from(number).expect("small"),
            deleted: false,
            flags: Vec::new(),
            fields,
            other: std::collections::BTreeMap::new(),
        }
    }

    fn visit(number: u128, date: &str, corrects: Option<u128>) -> Record {
        let mut fields = Answers::new()
            .with("visit_date", date)
            .with(link::PERSON, id(1).to_string());
        if let Some(old) = corrects {
            fields.set(link::CORRECTS, id(old).to_string());
        }
        record(number, Kind::Visit, "child_visit", fields)
    }

    fn case() -> Case {
        let review = Answers::new()
            .with(link::VISIT, id(11).to_string())
            .with("state", "returned");
        let closed = Answers::new()
            .with(link::VISIT, id(9).to_string())
            .with("state", "closed_duplicate");
        let records = vec![
            record(
                1,
                Kind::Person,
                "person",
                Answers::new()
                    .with("name", "Anak")
                    .with(link::HOUSEHOLD, id(2).to_string()),
            ),
            record(
                2,
                Kind::Household,
                "household",
                Answers::new().with("head_name", "Budi"),
            ),
            visit(10, "2026-10-01", None),
            visit(9, "2026-09-01", None),
            visit(8, "2026-09-15", None),
            visit(7, "2026-09-15", Some(8)),
            visit(11, "2026-11-01", None),
            visit(12, "2026-11-01", Some(11)),
            record(20, Kind::Review, "", review),
            record(21, Kind::Review, "", closed),
        ];
        Case::from(
            Story {
                records,
                users: vec![(id(900), "Ani".to_owned())],
            },
            id(12),
        )
        .expect("the visit is there")
    }

    #[test]
    fn a_correction_comes_with_what_it_corrects_and_why() {
        let case = case();
        let versions: Vec<RecordId> = case.versions.iter().map(|record| record.id).collect();
        assert_eq!(versions, [id(11)]);
        assert_eq!(case.reviews.len(), 1);
        assert_eq!(
            case.state(),
            None,
            "the new version has not been decided on"
        );
        assert_eq!((case.name(), case.user(id(900))), ("Anak", "Ani"));
        assert_eq!(case.household.as_ref().map(|house| house.id), Some(id(2)));
    }

    #[test]
    fn the_visit_before_is_no_version_of_this_one_and_was_not_replaced() {
        let case = case();
        assert_eq!(case.previous.as_ref().map(|record| record.id), Some(id(10)));
        let history: Vec<RecordId> = case.history.iter().map(|record| record.id).collect();
        assert_eq!(history, [id(10), id(7), id(9)]);
        assert_eq!(case.duplicates, [id(9)]);
    }

    #[test]
    fn a_story_without_its_visit_is_no_case() {
        assert!(
            Case::from(
                Story {
                    records: Vec::new(),
                    users: Vec::new()
                },
                id(12)
            )
            .is_none()
        );
    }
}
