//! What people decide on a phone: that two records are one person, that they are not, and which of two values is right.

use super::chance::Chance;
use super::edits::{Desk, Pen, recorded_at};
use super::phone::Phone;
use dampingi_domain::Answers;
use dampingi_sync::accept::{CHOSEN, DISPUTED_FIELDS, HIDDEN, NOTE, OPEN, RESTORED, WHOLE};
use dampingi_sync::{Change, Edit, Kind, Local, Record, RecordId, Role, alias, link};
use serde_json::{Map, Value, json};

impl Pen {
    /// What a coordinator decides, and what another one decides about the same thing, each as it stands on her own phone.
    pub fn decisions(
        &mut self,
        one: &Phone,
        other: Option<&Phone>,
        chance: &mut Chance,
    ) -> Vec<Change> {
        let first = at_desk(one, |desk| {
            let mut changes = match chance.percent(40) {
                true => desk.settle(self, chance),
                false => desk.decide(self, chance),
            };
            changes.pop()
        });
        let second = first.as_ref().zip(other).and_then(|(first, other)| {
            at_desk(other, |desk| desk.decide_as_well(self, chance, first))
        });
        first.into_iter().chain(second).collect()
    }

    /// An edit of the one who goes into another, by somebody who does not know of it.
    pub fn edit_of_alias(&mut self, phone: &Phone, merge: &Change) -> Option<Change> {
        let (gone, _) = link::pair(merge.edit.fields()?)?;
        at_desk(phone, |desk| {
            let record = &desk.locals.get(&gone)?.view;
            let fields = Answers::new().with("sim_a", self.word());
            let is_hers = desk.author.role == Role::Cadre && !record.deleted;
            is_hers.then(|| desk.update(self, record, fields))
        })
    }
}

pub(super) fn at_desk<T>(phone: &Phone, work: impl FnOnce(&Desk<'_>) -> T) -> T {
    let author = phone.author.borrow().clone();
    let now = recorded_at(phone.clock_off);
    phone.store.inner.look(|locals| {
        work(&Desk {
            locals,
            now,
            author,
        })
    })
}

impl Desk<'_> {
    /// What another coordinator has just decided and this one does not know: she decides it too, and may be as she did, may be
    /// not, or the other way round.
    fn decide_as_well(&self, pen: &mut Pen, chance: &mut Chance, other: &Change) -> Option<Change> {
        if let Edit::Update { .. } = other.edit {
            let card = self.locals.get(&other.record)?;
            return (card.base_revision() > 0).then(|| self.choose(pen, chance, &card.view));
        }
        let mut fields = other.edit.fields()?.clone();
        match other.kind {
            Kind::Merge => {
                let keys = link::merged(&fields);
                let [gone, stays] = keys.map(|key| fields.get(key).cloned());
                if chance.percent(50) {
                    fields.set(keys[0], stays?);
                    fields.set(keys[1], gone?);
                }
                let state = chance.pick(&[alias::MERGED, alias::APART, alias::DIFFERENT]);
                fields.set(alias::STATE, *state?);
                fields.set(alias::NOTE, pen.word());
            }
            Kind::Review => {
                let state = chance.pick(&["approved", "closed_duplicate"]);
                fields.set("state", *state?);
            }
            _ => fields.set(NOTE, pen.word()),
        }
        Some(self.creation(pen, other.kind.clone(), "", &other.area, fields))
    }

    /// A coordinator's work.
    pub(super) fn decide(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        match chance.below(6) {
            0 | 2 => self.merge(pen, chance),
            1 => self.settle(pen, chance),
            3 => self.bring_back(pen, chance),
            _ => self.review(pen, chance),
        }
    }

    /// Somebody seems to be registered twice.
    pub(super) fn propose(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let people = self.doubled(chance);
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
        let people = self.doubled(chance);
        // The real server sends her no persons: there she decides on what was proposed.
        if let (Some(one), Some(other)) = (chance.pick(&people), chance.pick(&people))
            && one.view.id != other.view.id
            && chance.percent(60)
        {
            let pair = (one.view.id, other.view.id);
            let seen = one.base_revision().max(other.base_revision());
            let said = self.say(pen, &one.view, pair, alias::MERGED);
            return vec![seeing(said, seen, chance)];
        }
        let Some(said) = chance.pick(&said).map(|local| &local.view) else {
            return Vec::new();
        };
        let Some(pair) = link::pair(&said.fields) else {
            return Vec::new();
        };
        let state = *chance
            .pick(&[alias::MERGED, alias::MERGED, alias::APART, alias::DIFFERENT])
            .expect("not empty");
        // The two as they were when it was said.
        let seen = said.revision;
        vec![seeing(self.say(pen, said, pair, state), seen, chance)]
    }

    /// Persons or households: both are registered twice.
    fn doubled(&self, chance: &mut Chance) -> Vec<&Local> {
        self.seen(match chance.percent(60) {
            true => Kind::Person,
            false => Kind::Household,
        })
    }

    fn say(&self, pen: &mut Pen, near: &Record, pair: (RecordId, RecordId), state: &str) -> Change {
        let is_home = near.kind == Kind::Household || near.fields.is_filled(link::HOUSEHOLD_ALIAS);
        let [gone, stays] = match is_home {
            true => [link::HOUSEHOLD_ALIAS, link::HOUSEHOLD],
            false => [link::ALIAS, link::PERSON],
        };
        let fields = Answers::new()
            .with(gone, pair.0.to_string())
            .with(stays, pair.1.to_string())
            .with(alias::STATE, state)
            .with(alias::NOTE, pen.word());
        self.creation(pen, Kind::Merge, "", &near.area, fields)
    }

    /// Something on her list of what is hidden comes back; it may be there again already. Where she holds no records, what a card
    /// is about.
    fn bring_back(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let all = self.locals.values().map(|local| &local.view);
        let hidden = all.filter(|it| it.deleted);
        let mut hidden: Vec<_> = hidden.map(|it| (it.id, it)).collect();
        let cards = self.seen(Kind::Conflict).into_iter();
        let about = cards.map(|card| (card.view.link(link::RECORD), &card.view));
        hidden.extend(about.filter_map(|(id, card)| Some((id?, card))));
        let Some((id, seen)) = chance.pick(&hidden) else {
            return Vec::new();
        };
        let area = &seen.area;
        let fields = Answers::new()
            .with(link::RECORD, id.to_string())
            .with(OPEN, false)
            .with(NOTE, pen.word())
            .with(CHOSEN, json!({ WHOLE: RESTORED }));
        let said = self.creation(pen, Kind::Conflict, "", area, fields);
        vec![seeing(said, seen.revision, chance)]
    }

    /// A card is looked at: one of the two values, another one, or none.
    pub(super) fn settle(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let mut cards = self.seen(Kind::Conflict);
        cards.retain(|card| card.base_revision() > 0);
        let card = chance.pick(&cards);
        card.map(|local| self.choose(pen, chance, &local.view))
            .into_iter()
            .collect()
    }

    fn choose(&self, pen: &mut Pen, chance: &mut Chance, card: &Record) -> Change {
        let points = card.fields.get(DISPUTED_FIELDS).and_then(Value::as_array);
        let mut chosen = Map::new();
        for point in points.into_iter().flatten() {
            let field = point["field"].as_str().unwrap_or_default();
            let value = match chance.below(3) {
                0 if field == WHOLE => RESTORED.into(),
                1 if field == WHOLE => HIDDEN.into(),
                0 => point["theirs"].clone(),
                1 => point["ours"].clone(),
                _ if field.starts_with("sim_") => pen.word().into(),
                _ => continue,
            };
            chosen.insert(field.to_owned(), value);
        }
        let fields = Answers::new()
            .with(OPEN, false)
            .with(NOTE, pen.word())
            .with(CHOSEN, chosen);
        self.update(pen, card, fields)
    }
}

/// A change that says what its author had seen, as most apps do; an older one does not.
pub(super) fn seeing(mut change: Change, seen: u64, chance: &mut Chance) -> Change {
    if let Edit::Create { fields } = &mut change.edit
        && seen > 0
        && chance.below(4) > 0
    {
        fields.set(link::SEEN, seen);
    }
    change
}
