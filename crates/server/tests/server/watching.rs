//! Looks over the shoulder of the real server as the simulation looks over the model's: triggers in the story's SQLite database
//! keep every write of a record and every change that was taken, in their order. A push writes its new records together and its
//! changes behind them: which is whose is told by their revisions.

use crate::simulation::watch::Watch;
use dampingi_server::db::{Conn, records};
use dampingi_sync::{Change, Kind, RecordId, Stored};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What is kept of every write. Columns as in `records`; a change has only its body.
const DIARY: &str = "\
CREATE TABLE IF NOT EXISTS diary (at INTEGER PRIMARY KEY AUTOINCREMENT, change_revision INTEGER NOT NULL, body TEXT NOT NULL, \
  field_revisions TEXT, field_devices TEXT, former_area TEXT, subject_id TEXT);
CREATE TRIGGER IF NOT EXISTS diary_new AFTER INSERT ON records BEGIN \
  INSERT INTO diary (change_revision, body, field_revisions, field_devices, former_area, subject_id) \
  VALUES (0, NEW.body, NEW.field_revisions, NEW.field_devices, NEW.former_area, NEW.subject_id); END;
CREATE TRIGGER IF NOT EXISTS diary_edited AFTER UPDATE ON records BEGIN \
  INSERT INTO diary (change_revision, body, field_revisions, field_devices, former_area, subject_id) \
  VALUES (0, NEW.body, NEW.field_revisions, NEW.field_devices, NEW.former_area, NEW.subject_id); END;
CREATE TRIGGER IF NOT EXISTS diary_taken AFTER INSERT ON changes WHEN NEW.revision IS NOT NULL BEGIN \
  INSERT INTO diary (change_revision, body) VALUES (NEW.revision, NEW.body); END;
CREATE TRIGGER IF NOT EXISTS diary_taken_late AFTER UPDATE ON changes \
  WHEN NEW.revision IS NOT NULL AND OLD.revision IS NULL BEGIN \
  INSERT INTO diary (change_revision, body) VALUES (NEW.revision, NEW.body); END;";

/// What was seen so far.
#[derive(Clone, Default)]
pub struct Watching {
    pub watch: Watch,
    stood: BTreeMap<RecordId, Stored>,
    read: i64,
    /// Changes whose writes were looked at.
    pub looked_at: u64,
    /// As if the server raised no cards, to see that it would be noticed.
    pub sees_no_card: bool,
}

impl Watching {
    /// From now on, of a database that may be a restored one.
    pub async fn begin(&mut self, connection: &mut Conn) {
        sqlx::raw_sql(DIARY)
            .execute(&mut *connection)
            .await
            .expect("kept");
        self.read = sqlx::query_scalar("SELECT COALESCE(MAX(at), 0) FROM diary")
            .fetch_one(&mut *connection)
            .await
            .expect("reads");
        let rows = sqlx::query(
            "SELECT body, field_revisions, field_devices, former_area, subject_id FROM records",
        )
        .fetch_all(&mut *connection)
        .await
        .expect("reads");
        let stood = rows
            .iter()
            .map(|row| records::held(row).expect("a record").stored);
        self.stood = stood.map(|stored| (stored.record.id, stored)).collect();
    }

    /// Everything that was written since the last look.
    pub async fn look(&mut self, connection: &mut Conn) {
        let rows = sqlx::query("SELECT * FROM diary WHERE at > $1 ORDER BY at")
            .bind(self.read)
            .fetch_all(&mut *connection)
            .await
            .expect("reads");
        let change_revision = |row| -> u64 {
            let revision: i64 = AnyRow::try_get(row, "change_revision").expect("a column");
            revision.unsigned_abs()
        };
        // Zero for a record.
        let firsts: BTreeSet<u64> = rows.iter().map(change_revision).collect();
        let mut waiting: VecDeque<Stored> = VecDeque::new();
        for row in &rows {
            self.read = row.try_get("at").expect("a column");
            let revision = change_revision(row);
            if revision == 0 {
                waiting.push_back(records::held(row).expect("a record").stored);
                continue;
            }
            // A change's own record is the first that it wrote; behind it come its cards, up to the first of another change.
            let is_others = |it: &Stored| {
                let of = it.record.revision;
                of != revision && firsts.contains(&of)
            };
            let mine = waiting.iter().position(is_others);
            let mut writes: Vec<Stored> = waiting.drain(..mine.unwrap_or(waiting.len())).collect();
            let body: String = row.try_get("body").expect("a column");
            let change: Change = serde_json::from_str(&body).expect("a change");
            if self.sees_no_card {
                writes.retain(|it| it.record.kind != Kind::Conflict);
            }
            let before = self.stood.get(&change.record);
            self.watch.saw(&change, before, &writes, &self.stood);
            self.looked_at += 1;
            let written = writes.into_iter();
            self.stood
                .extend(written.map(|stored| (stored.record.id, stored)));
        }
        assert!(waiting.is_empty(), "something was written for no change");
    }
}
