//! What is new on a phone: households, people, visits and their corrections, referrals; and what the server will not take.

use super::chance::Chance;
use super::edits::{Desk, Pen};
use super::template;
use dampingi_domain::finding::referral::{OUTCOME_ID, REFERRAL_ID};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::{Change, Edit, Kind, Record, RecordId, link};

/// Form of visits from an app newer than this one: taken without a check.
const LATER_VISIT: &str = "visit_of_2031";

impl Desk<'_> {
    pub(super) fn household(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let Some(area) = chance.pick(&self.author.areas).cloned() else {
            return Vec::new();
        };
        let fields = template::HOUSEHOLD.clone().with("sim_a", pen.word());
        vec![self.creation(pen, Kind::Household, "household", &area, fields)]
    }

    pub(super) fn person_in(
        &self,
        pen: &mut Pen,
        household: RecordId,
        area: &AreaCode,
    ) -> Vec<Change> {
        let fields = template::PERSON
            .clone()
            .with(link::HOUSEHOLD, household.to_string())
            .with("sim_a", pen.word());
        let person = self.creation(pen, Kind::Person, "person", area, fields);
        let fields = template::CHILD
            .clone()
            .with(link::PERSON, person.record.to_string());
        let episode = self.creation(pen, Kind::Episode, "child", area, fields);
        vec![person, episode]
    }

    pub(super) fn family(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let mut changes = self.household(pen, chance);
        if let Some((id, area)) = changes.first().map(|home| (home.record, home.area.clone())) {
            changes.extend(self.person_in(pen, id, &area));
        }
        changes
    }

    pub(super) fn person(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        match chance.pick(&self.seen(Kind::Household)) {
            Some(home) => self.person_in(pen, home.view.id, &home.view.area),
            None => self.family(pen, chance),
        }
    }

    pub(super) fn visit(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let Some(episode) = chance
            .pick(&self.seen(Kind::Episode))
            .map(|local| &local.view)
        else {
            return self.family(pen, chance);
        };
        if chance.percent(20) {
            return self.referral(pen, chance, episode);
        }
        let fields = visit_fields(episode, &self.now).with("sim_a", pen.word());
        let form = if chance.percent(30) {
            LATER_VISIT
        } else {
            "child_visit"
        };
        vec![self.creation(pen, Kind::Visit, form, &episode.area, fields)]
    }

    /// Somebody is sent on, or a referral of hers gets its outcome: a visit that cannot be taken before another one.
    pub(super) fn referral(
        &self,
        pen: &mut Pen,
        chance: &mut Chance,
        episode: &Record,
    ) -> Vec<Change> {
        let mut visits = self.seen(Kind::Visit);
        visits.retain(|local| local.view.link(link::EPISODE) == Some(episode.id));
        let known = chance.pick(&visits).map(|local| &local.view);
        let person = episode.fields.text(link::PERSON).unwrap_or_default();
        let day = self.now.get(..10).unwrap_or_default();
        let fields = Answers::new()
            .with(link::PERSON, person)
            .with(link::EPISODE, episode.id.to_string())
            .with("visit_date", day)
            .with("sim_a", pen.word());
        let fields = match known {
            Some(known) => fields.with(link::VISIT, known.id.to_string()),
            None => fields,
        };
        let (form, fields) = match known {
            Some(known) if known.form == REFERRAL_ID => (
                OUTCOME_ID,
                fields
                    .with("referral_attended", false)
                    .with("not_attended_reason", "refused")
                    .with("referral_still_needed", false),
            ),
            _ => (
                REFERRAL_ID,
                fields
                    .with("referral_reason", pen.word())
                    .with("referral_to", "hospital")
                    .with("referral_urgency", "today")
                    .with("referral_from", "cadre"),
            ),
        };
        vec![self.creation(pen, Kind::Visit, form, &episode.area, fields)]
    }

    pub(super) fn correction(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let Some(visit) = chance
            .pick(&self.seen(Kind::Visit))
            .map(|local| &local.view)
        else {
            return self.visit(pen, chance);
        };
        let fields = visit
            .fields
            .clone()
            .with("weight_kg", 8.5)
            .with("sim_a", pen.word())
            .with(link::CORRECTS, visit.id.to_string())
            .with(link::CORRECTION_REASON, "salah baca timbangan");
        vec![self.creation(pen, Kind::Visit, &visit.form, &visit.area, fields)]
    }

    pub(super) fn wrong(&self, pen: &mut Pen, person: &Record) -> Change {
        let fields = Answers::new().with("nik_status", "known").with("nik", "12");
        let fields = fields.with("sim_a", pen.word());
        self.update(pen, person, fields)
    }

    /// Something the server will not take.
    pub(super) fn poison(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        match chance.below(3) {
            0 => {
                let mut changes = self.family(pen, chance);
                if let Some(Edit::Create { fields }) =
                    changes.first_mut().map(|change| &mut change.edit)
                {
                    *fields = Answers::new().with("sim_a", pen.word());
                }
                changes
            }
            1 => match chance.pick(&self.seen(Kind::Person)) {
                Some(person) => vec![self.wrong(pen, &person.view)],
                None => Vec::new(),
            },
            _ => match chance.pick(&self.seen(Kind::Episode)) {
                Some(episode) => {
                    let fields = visit_fields(&episode.view, &self.now).with("weight_kg", 300);
                    vec![self.creation(pen, Kind::Visit, "child_visit", &episode.view.area, fields)]
                }
                None => Vec::new(),
            },
        }
    }
}

pub(super) fn visit_fields(episode: &Record, now: &str) -> Answers {
    let person = episode.fields.text(link::PERSON).unwrap_or_default();
    template::CHILD_VISIT
        .clone()
        .with(link::PERSON, person)
        .with(link::EPISODE, episode.id.to_string())
        .with("visit_date", now.get(..10).unwrap_or_default())
}
