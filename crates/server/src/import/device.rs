//! Numbers changes as a phone does: contiguous per device, so that a loss shows as a gap. For imports and the demo.

use crate::db::{Db, devices};
use dampingi_domain::AreaCode;
use dampingi_sync::{Change, Edit, Kind, RecordId, SCHEMA};
use uuid::Uuid;

/// A device that changes are written under.
#[derive(Debug)]
pub struct Device {
    id: Uuid,
    author: RecordId,
    app_version: &'static str,
    last_seq: u64,
}

/// One edit on its way to become a change.
#[derive(Debug)]
pub struct NewChange {
    /// The same for the same edit in every run.
    pub change_id: Uuid,
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Form of its fields; empty for a review.
    pub form: &'static str,
    /// Its area.
    pub area: AreaCode,
    /// Revision seen.
    pub base_revision: u64,
    /// What to do to it.
    pub edit: Edit,
    /// Wall clock with offset.
    pub recorded_at: String,
}

impl Device {
    /// Goes on after the last change that the database has seen of this device.
    pub async fn open(
        db: &Db,
        id: Uuid,
        author: RecordId,
        app_version: &'static str,
    ) -> sqlx::Result<Self> {
        let count = devices::count(&mut *db.reading().await?, id).await?;
        Ok(Self {
            id,
            author,
            app_version,
            last_seq: count.last_seq,
        })
    }

    /// The change, with the next number.
    pub fn change(&mut self, new: NewChange) -> Change {
        self.last_seq += 1;
        Change {
            change_id: new.change_id,
            device_id: self.id,
            device_seq: self.last_seq,
            author: self.author,
            record: new.record,
            kind: new.kind,
            form: new.form.to_owned(),
            form_version: dampingi_domain::form::by_id(new.form).map_or(0, |form| form.version),
            area: new.area,
            base_revision: new.base_revision,
            edit: new.edit,
            schema: SCHEMA,
            app_version: self.app_version.to_owned(),
            recorded_at: new.recorded_at,
        }
    }
}
