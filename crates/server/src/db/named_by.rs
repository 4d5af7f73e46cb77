//! Which people of a village name a record, as their household or their mother: read once for all deletions of one call, and kept
//! true while it writes. Asked anew for each, four hundred deletions would go through a village four hundred times.

use super::Conn;
use super::records::signed;
use dampingi_domain::AreaCode;
use dampingi_sync::{Change, Edit, Kind, Record, RecordId};
use futures_util::TryStreamExt;
use sqlx::Row;
use std::collections::{BTreeSet, HashMap};

/// By village and record, the people who name it. True only inside the transaction that read it: nobody else writes there.
#[derive(Debug)]
pub struct NamedBy {
    /// People whose last change is older hung nothing on what one of these deletions hides.
    since: u64,
    villages: HashMap<AreaCode, Namers>,
}

type Namers = HashMap<RecordId, BTreeSet<RecordId>>;

impl NamedBy {
    /// Nothing read yet; these changes will be decided on.
    pub fn before(changes: &[Change]) -> Self {
        let may_hide = |it: &&Change| match it.edit {
            Edit::Delete { .. } => true,
            Edit::Update { .. } => it.kind == Kind::Conflict,
            Edit::Create { .. } | Edit::Restore { .. } => false,
        };
        let bases = changes.iter().filter(may_hide).map(|it| it.base_revision);
        Self {
            since: bases.min().unwrap_or_default(),
            villages: HashMap::new(),
        }
    }

    /// Those of a village who name this record.
    pub async fn of(
        &mut self,
        connection: &mut Conn,
        village: &AreaCode,
        record: RecordId,
    ) -> sqlx::Result<Vec<RecordId>> {
        if !self.villages.contains_key(village) {
            let read = self.read(connection, village).await?;
            self.villages.insert(village.clone(), read);
        }
        let namers = self.villages.get(village).and_then(|it| it.get(&record));
        Ok(namers.into_iter().flatten().copied().collect())
    }

    async fn read(&self, connection: &mut Conn, village: &AreaCode) -> sqlx::Result<Namers> {
        // Row by row: a village's people need not be in memory together.
        let mut rows = sqlx::query(
            "SELECT id, body FROM records WHERE area = $1 AND revision > $2 AND kind = 'person'",
        )
        .bind(village.as_str().to_owned())
        .bind(signed(self.since))
        .fetch(connection);
        let mut namers = Namers::new();
        while let Some(row) = rows.try_next().await? {
            let (id, body): (String, String) = (row.try_get("id")?, row.try_get("body")?);
            if let Ok(id) = id.parse() {
                note(&mut namers, id, &body);
            }
        }
        Ok(namers)
    }

    /// Says that a record was written.
    pub fn wrote(&mut self, record: &Record) {
        if record.kind != Kind::Person {
            return;
        }
        if let (Some(namers), Ok(body)) = (
            self.villages.get_mut(&record.area),
            serde_json::to_string(record),
        ) {
            note(namers, record.id, &body);
        }
    }
}

/// Whoever stands in the text of a record is named by it: reading it as a record takes ten times as long.
fn note(namers: &mut Namers, person: RecordId, body: &str) {
    let ids = body.split('"').filter(|word| word.len() == 36);
    for named in ids.filter_map(|word| word.parse().ok()) {
        if named != person {
            namers.entry(named).or_default().insert(person);
        }
    }
}
