//! In which village a record lay, and since when: what the watch holds against the server's word. A diary, where the code under
//! test keeps notes on the record.

use dampingi_sync::{Change, Edit, Record, RecordId, link};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The diary: when a record was last moved, and by which phone.
#[derive(Clone, Debug, Default)]
pub struct Villages(BTreeMap<RecordId, (u64, Uuid)>);

impl Villages {
    /// What is wrong with an edit that was taken of a record that was there, if anything. `saw` is the state that its author
    /// knew, and `points` are those of the cards that came with it.
    pub fn taken(
        &self,
        change: &Change,
        saw: u64,
        (before, after): (&Record, &Record),
        points: &[Value],
    ) -> Option<&'static str> {
        let Edit::Update { fields } = &change.edit else {
            return (before.area != after.area).then_some("was written by a creation");
        };
        let asked = fields.text(link::AREA);
        let last = self.0.get(&change.record);
        let is_unseen = last.is_some_and(|(at, by)| *at > saw && *by != change.device_id);
        let of_village = |side: &str, area: &str| {
            let mut points = points.iter().filter(|point| point["field"] == link::AREA);
            points.any(|point| point[side] == area)
        };
        // The village goes with the house, and is chosen with it.
        let with_house = points.iter().any(|point| point["field"] == link::HOUSEHOLD);
        let is_there = asked.is_none_or(|asked| asked == after.area.as_str());
        let is_lost = before.area != after.area;
        match asked {
            None if is_lost => Some("was written although nobody asked for it"),
            Some(asked) if !is_there && !with_house && !of_village("ours", asked) => {
                Some("was asked for and is neither there nor on a card")
            }
            _ if is_lost && is_unseen && !of_village("theirs", before.area.as_str()) => {
                Some("was overwritten unseen, without a card")
            }
            _ => None,
        }
    }

    /// A record was written.
    pub fn wrote(&mut self, change: &Change, before: &Record, after: &Record) {
        if before.area != after.area {
            self.0.insert(after.id, (after.revision, change.device_id));
        }
    }
}
