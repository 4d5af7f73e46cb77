//! What people decide on a phone: that two records are one person, that they are not, and which of two values is right.

use super::chance::Chance;
use super::edits::{Desk, Pen};
use dampingi_domain::Answers;
use dampingi_sync::accept::{CHOSEN, DISPUTED_FIELDS, NOTE, OPEN};
use dampingi_sync::{Change, Kind, Record, RecordId, alias, link};
use serde_json::{Map, Value};

impl Desk<'_> {
    /// A coordinator's work.
    pub(super) fn decide(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        match chance.below(5) {
            0 | 2 => self.merge(pen, chance),
            1 => self.settle(pen, chance),
            _ => self.review(pen, chance),
        }
    }

    /// Somebody seems to be registered twice.
    pub(super) fn propose(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let people = self.seen(Kind::Person);
        match (chance.pick(&people), chance.pick(&people)) {
            (Some(one), Some(other)) if one.view.id != other.view.id => {
                let pair = (one.view.id, other.view.id);
                vec![self.say(pen, &one.view, pair, alias::PROPOSED)]
            }
            _ => Vec::new(),
        }
    }

    /// One of those that were proposed, or of those that were decided on before.
    fn merge(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let said = self.seen(Kind::Merge);
        let people = self.seen(Kind::Person);
        // The real server sends her no persons: there she decides on what was proposed.
        if let (Some(one), Some(other)) = (chance.pick(&people), chance.pick(&people))
            && one.view.id != other.view.id
            && chance.percent(60)
        {
            let pair = (one.view.id, other.view.id);
            return vec![self.say(pen, &one.view, pair, alias::MERGED)];
        }
        let Some(said) = chance.pick(&said).map(|local| &local.view) else {
            return Vec::new();
        };
        let Some(pair) = said.link(link::ALIAS).zip(said.link(link::PERSON)) else {
            return Vec::new();
        };
        let state = *chance
            .pick(&[alias::MERGED, alias::MERGED, alias::APART, alias::DIFFERENT])
            .expect("not empty");
        vec![self.say(pen, said, pair, state)]
    }

    fn say(&self, pen: &mut Pen, near: &Record, pair: (RecordId, RecordId), state: &str) -> Change {
        let fields = Answers::new()
            .with(link::ALIAS, pair.0.to_string())
            .with(link::PERSON, pair.1.to_string())
            .with(alias::STATE, state)
            .with(alias::NOTE, pen.word());
        self.creation(pen, Kind::Merge, "", &near.area, fields)
    }

    /// A card is looked at: one of the two values, another one, or none.
    pub(super) fn settle(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let mut cards = self.seen(Kind::Conflict);
        cards.retain(|card| card.base_revision() > 0);
        let Some(card) = chance.pick(&cards).map(|local| &local.view) else {
            return Vec::new();
        };
        let points = card.fields.get(DISPUTED_FIELDS).and_then(Value::as_array);
        let mut chosen = Map::new();
        for point in points.into_iter().flatten() {
            let field = point["field"].as_str().unwrap_or_default();
            let value = match chance.below(3) {
                0 => point["theirs"].clone(),
                1 => point["ours"].clone(),
                _ if field.starts_with("sim_") => pen.word().into(),
                _ => continue,
            };
            if !field.is_empty() {
                chosen.insert(field.to_owned(), value);
            }
        }
        let fields = Answers::new()
            .with(OPEN, false)
            .with(NOTE, pen.word())
            .with(CHOSEN, chosen);
        vec![self.update(pen, card, fields)]
    }
}
