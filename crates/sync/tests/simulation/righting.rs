//! What a cadre does with a refused change: she puts it right and sends it again.

use super::chance::Chance;
use super::edits::Pen;
use super::phone::Phone;
use super::template;
use dampingi_sync::plan;
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Change, Edit, Kind};
use serde_json::json;

impl Pen {
    /// A refused change, put right: what to save, and what it replaces.
    pub fn put_right(&mut self, phone: &Phone, chance: &mut Chance) -> Option<(Change, Vec<u64>)> {
        let unsettled: Vec<Entry> = phone
            .store
            .inner
            .entries()
            .into_iter()
            .filter(|entry| !matches!(entry.state, EntryState::Sent { .. } | EntryState::Replaced))
            .collect();
        let refused: Vec<&Entry> = unsettled
            .iter()
            .filter(|entry| matches!(entry.state, EntryState::Refused { .. }))
            .collect();
        let entry = *chance.pick(&refused)?;
        let replaces = plan::replaced_by(&unsettled, entry.change.device_seq);
        let mut change = entry.change.clone();
        change.change_id = self.id();
        // She sees the record as it stands on her phone, corrects it, and it goes out whole.
        let local = phone
            .store
            .inner
            .all()
            .into_iter()
            .find(|local| local.view.id == change.record)?;
        let mut right = match &change.edit {
            Edit::Create { .. } => local.view.fields,
            Edit::Update { fields } => fields.clone(),
            Edit::Delete { .. } | Edit::Restore { .. } => return None,
        };
        for (key, value) in [
            ("nik", json!("6501056001250001")),
            ("weight_kg", json!(9.1)),
            ("consent", json!("given")),
        ] {
            if right.get(key).is_some() || change.kind == Kind::Person && key == "consent" {
                right.set(key, value);
            }
        }
        if change.kind == Kind::Household {
            for (key, value) in template::HOUSEHOLD.iter() {
                if right.get(key).is_none() {
                    right.set(key, value.clone());
                }
            }
        }
        change.edit = match change.edit {
            Edit::Create { .. } => Edit::Create { fields: right },
            _ => Edit::Update { fields: right },
        };
        Some((change, replaces))
    }
}
