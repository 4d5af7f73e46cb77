//! Merging two persons or two households, undoing it, and what a late edit of an alias does: it stays on the alias, so that
//! undoing gives back exactly what was there, and it reaches the one who stays.

use super::{
    FORBIDDEN, Standing, Verdict, applied, card, facts, form_check, links, merge, refused, seen,
};
use crate::alias::{
    ALIASES, APART, DIFFERENT, INTO, MERGED, NOTE, OTHERS, OWNED, PROPOSED, STATE, STATES,
};
use crate::{Author, Change, Kind, Origin, Record, Role, SCHEMA, Stored, link, wire::Outcome};
use dampingi_domain::Answers;
use dampingi_domain::life::HOUSE_SINCE;
use dampingi_domain::same_person::MAY_BE;
use serde_json::Value;
use std::collections::BTreeMap;

/// The flag that [`MAY_BE`] makes on a person or a household.
fn doubt(kind: &Kind) -> &'static str {
    match kind {
        Kind::Household => "head_name:may_be_registered",
        _ => "name:may_be_registered",
    }
}

/// Where somebody lives, since when, and where before.
const HOME: [&str; 3] = [link::HOUSEHOLD, HOUSE_SINCE, link::HOUSES_BEFORE];

/// Most records that go into one person: beyond this somebody is merging a village.
const MOST: usize = 20;

/// Takes what was said of two persons or two households, and does it.
pub fn decide(
    change: &Change,
    fields: &Answers,
    author: &Author,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    let state = fields.text(STATE).unwrap_or_default();
    if !STATES.contains(&state) {
        return Err(refused(
            "unknown_state",
            Some(STATE),
            "Keputusan ini tidak dikenal.",
        ));
    }
    if author.role == Role::Cadre && state != PROPOSED {
        return Err(refused("forbidden", None, FORBIDDEN));
    }
    if fields.get(NOTE).is_some_and(|note| !facts::is_note(note)) {
        return Err(refused(
            "malformed",
            Some(NOTE),
            "Catatan ini terlalu panjang.",
        ));
    }
    let (alias, person) = named(fields, standing)?;
    seen::decided_on_pair(change, fields, [alias, person])?;
    let mut pair = Pair {
        alias: alias.clone(),
        person: person.clone(),
    };
    match state {
        MERGED => pair.merge()?,
        APART => pair.part(),
        DIFFERENT => pair.tell_apart()?,
        _ => pair.doubt(),
    }
    let said = fact(change, fields, alias, person, standing);
    let mut verdict = applied(said);
    for (after, before) in [(pair.alias, alias), (pair.person, person)] {
        if after != *before {
            verdict
                .writes
                .push(stamped(after, before, change, &verdict, standing));
        }
    }
    Ok(verdict)
}

/// The one who goes and the one who stays.
fn named<'a>(
    fields: &Answers,
    standing: &'a Standing<'_>,
) -> Result<(&'a Stored, &'a Stored), Outcome> {
    let keys = link::merged(fields);
    if let Some(key) = keys.into_iter().find(|key| fields.text(key).is_none()) {
        let message = "Catatan ini belum terhubung ke orangnya.";
        return Err(refused("missing_link", Some(key), message));
    }
    let [gone, stays] = keys.map(|key| links::parent(fields, key, standing));
    // Two persons and two households at once would be two things said.
    let is_both = keys != [link::ALIAS, link::PERSON] && fields.is_filled(link::ALIAS);
    gone.zip(stays)
        .filter(|(a, b)| a.record.id != b.record.id && !is_both)
        .ok_or_else(|| {
            let message = "Pilih dua catatan yang berbeda.";
            refused("wrong_link", Some(keys[0]), message)
        })
}

/// What was said, as it is kept. Who works where either of the two lives sees it.
fn fact(
    change: &Change,
    fields: &Answers,
    alias: &Stored,
    person: &Stored,
    standing: &Standing<'_>,
) -> Stored {
    let area = alias.record.area.clone();
    let record = Record {
        id: change.record,
        kind: Kind::Merge,
        form: String::new(),
        form_version: 0,
        schema: SCHEMA,
        area,
        author: change.author,
        origin: standing.origin.clone(),
        recorded_at: change.recorded_at.clone(),
        received_at: standing.received_at.to_owned(),
        revision: standing.next_revision,
        deleted: false,
        flags: Vec::new(),
        fields: fields.clone(),
        other: BTreeMap::new(),
    };
    let elsewhere = person.record.area.clone();
    Stored {
        former_area: (elsewhere != record.area).then_some(elsewhere),
        ..Stored::new(record)
    }
}

/// With the next revision, and with who wrote what differs.
fn stamped(
    mut after: Stored,
    before: &Stored,
    change: &Change,
    verdict: &Verdict,
    standing: &Standing<'_>,
) -> Stored {
    let revision = standing.next_revision + verdict.writes.len() as u64;
    for key in [INTO, ALIASES, OTHERS, MAY_BE] {
        if after.record.fields.get(key) != before.record.fields.get(key) {
            merge::wrote_at(&mut after, key, change, revision);
        }
    }
    after.record.revision = revision;
    standing
        .received_at
        .clone_into(&mut after.record.received_at);
    after
}

struct Pair {
    alias: Stored,
    person: Stored,
}

impl Pair {
    fn is_merged(&self) -> bool {
        crate::alias::into(&self.alias.record) == Some(self.person.record.id)
    }

    /// One step deep, so that no chain and no circle can come about: an alias has no aliases of its own.
    fn merge(&mut self) -> Result<(), Outcome> {
        if self.is_merged() {
            return Ok(());
        }
        let (alias, person) = (&self.alias.record, &self.person.record);
        let is_taken = alias.fields.is_filled(INTO)
            || person.fields.is_filled(INTO)
            || alias.fields.is_filled(ALIASES)
            || person.fields.codes(ALIASES).len() >= MOST;
        if is_taken {
            return Err(refused(
                "already_merged",
                None,
                "Salah satu catatan ini sudah digabung. Buka lagi, lalu pilih catatan yang tetap dipakai.",
            ));
        }
        if alias.deleted || person.deleted {
            return Err(refused(
                "deleted",
                None,
                "Salah satu catatan ini sudah dihapus.",
            ));
        }
        // A household is a place: its people would be in a village whose cadre does not know it.
        if alias.kind == Kind::Household && alias.area != person.area {
            return Err(refused(
                "another_village",
                None,
                "Kedua keluarga ini tercatat di desa yang berbeda. Ubah dulu desanya.",
            ));
        }
        self.alias.record.fields.set(INTO, person.id.to_string());
        let alias = self.alias.record.id.to_string();
        put(&mut self.person, ALIASES, &alias);
        Ok(())
    }

    fn part(&mut self) {
        if self.is_merged() {
            self.alias.record.fields.take(INTO);
            let alias = self.alias.record.id.to_string();
            take(&mut self.person, ALIASES, &alias);
        }
    }

    fn tell_apart(&mut self) -> Result<(), Outcome> {
        if self.is_merged() {
            return Err(refused(
                "already_merged",
                None,
                "Kedua catatan ini digabung. Pisahkan dulu.",
            ));
        }
        let (alias, person) = (
            self.alias.record.id.to_string(),
            self.person.record.id.to_string(),
        );
        for (of, other) in [(&mut self.alias, &person), (&mut self.person, &alias)] {
            take(of, MAY_BE, other);
            put(of, OTHERS, other);
            if !of.record.fields.is_filled(MAY_BE) {
                let doubt = doubt(&of.record.kind);
                of.record.flags.retain(|flag| flag != doubt);
            }
        }
        Ok(())
    }

    fn doubt(&mut self) {
        let person = self.person.record.id.to_string();
        let is_settled = self.is_merged()
            || self
                .alias
                .record
                .fields
                .codes(OTHERS)
                .contains(&person.as_str());
        if !is_settled {
            put(&mut self.alias, MAY_BE, &person);
            let doubt = doubt(&self.alias.record.kind);
            if !self.alias.record.flags.iter().any(|flag| flag == doubt) {
                self.alias.record.flags.push(doubt.to_owned());
            }
        }
    }
}

fn put(stored: &mut Stored, key: &str, id: &str) {
    let mut ids = listed(stored, key);
    if !ids.iter().any(|known| known == id) {
        ids.push(id.to_owned());
        stored.record.fields.set(key, ids);
    }
}

fn take(stored: &mut Stored, key: &str, id: &str) {
    let mut ids = listed(stored, key);
    let before = ids.len();
    ids.retain(|known| known != id);
    if ids.is_empty() {
        stored.record.fields.take(key);
    } else if ids.len() < before {
        stored.record.fields.set(key, ids);
    }
}

fn listed(stored: &Stored, key: &str) -> Vec<String> {
    stored
        .record
        .fields
        .codes(key)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// Households that are merged are one place, and stay in one village, whichever way one of them would leave it: the other would
/// stand alone on its phones and in its numbers, and its people would live nowhere. Taken apart first, each may move.
pub fn of_one_village(verdict: Verdict, standing: &Standing<'_>) -> Result<Verdict, Outcome> {
    let leaves = |after: &&Stored| {
        let record = &after.record;
        let is_merged = record.fields.is_filled(INTO) || record.fields.is_filled(ALIASES);
        let own = standing.record.filter(|it| it.record.id == record.id);
        let before = own.or_else(|| standing.around.get(&record.id));
        let has_moved = before.is_some_and(|before| before.record.area != record.area);
        record.kind == Kind::Household && is_merged && has_moved
    };
    if verdict.writes.iter().find(leaves).is_some() {
        return Err(refused(
            "another_village",
            None,
            "Keluarga ini digabung dengan catatan lain di desanya. Minta koordinator memisahkannya dulu.",
        ));
    }
    Ok(verdict)
}

/// The fields without those that no phone writes: a phone sends them along when it sends a whole record again.
pub fn without_owned(fields: &Answers) -> Answers {
    let own = fields.iter().filter(|(key, _)| !OWNED.contains(key));
    own.map(|(key, value)| (key.to_owned(), value.clone()))
        .collect()
}

/// An edit of somebody who went into another person meanwhile reaches that person too. Its author had not seen her, so
/// whatever she already has stands against it on a card; a critical field keeps what is there.
pub fn carry_on(
    change: &Change,
    fields: &Answers,
    mut verdict: Verdict,
    standing: &Standing<'_>,
) -> Verdict {
    let is_edit = matches!(change.edit, crate::Edit::Update { .. })
        && matches!(change.kind, Kind::Person | Kind::Household);
    let alias = standing
        .record
        .filter(|_| is_edit && standing.origin == Origin::Phone);
    let person = alias
        .and_then(|alias| crate::alias::into(&alias.record))
        .and_then(|id| standing.around.get(&id))
        .filter(|person| !person.record.deleted);
    if verdict.writes.is_empty() {
        return verdict;
    }
    let (Some(alias), Some(person)) = (alias, person) else {
        return verdict;
    };
    let mut reached = person.clone();
    let revision = standing.next_revision + verdict.writes.len() as u64;
    let mut points = Vec::new();
    let at = |of: &Stored, key: &str| of.record.fields.get(key).cloned().unwrap_or_default();
    let has = |key: &str| at(person, key);
    // Only what this edit changed on the alias is news; what gave way there to a later word gives way here.
    let now = verdict.writes[0].clone();
    let gave_way = |key: &str| standing.overtaken && at(&now, key) == at(alias, key);
    let is_news =
        |key: &str, ours: &Value| at(alias, key) != *ours && !gave_way(key) && has(key) != *ours;
    // Half a house would be none: since when she lives in it goes or waits with it.
    let home_waits = fields
        .iter()
        .any(|(key, ours)| HOME.contains(&key) && is_news(key, ours) && !has(key).is_null());
    for (key, ours) in fields.iter() {
        // Where she lives is asked about on a card; every other link is of the record alone.
        let is_link = key == MAY_BE
            || key != link::HOUSEHOLD && link::NEEDED.iter().any(|(link, _)| *link == key);
        if is_link || !is_news(key, ours) {
            continue;
        }
        let theirs = has(key);
        let stands = !theirs.is_null() || home_waits && HOME.contains(&key);
        if stands {
            points.push(card::point(key, theirs, ours.clone()));
        }
        if stands && super::CRITICAL.contains(&key) {
            reached.record.flags.push(merge::flag(key));
            continue;
        }
        reached.record.fields.set(key, ours.clone());
        merge::wrote_at(&mut reached, key, change, revision);
    }
    match form_check::flags_of_edited(change, fields, &reached, standing) {
        Ok(mut flags) => {
            let disputed = reached.record.flags.iter();
            let disputed =
                disputed.filter(|flag| flag.ends_with(":disputed") && !flags.contains(flag));
            let disputed: Vec<String> = disputed.cloned().collect();
            flags.extend(disputed);
            reached.record.flags = flags;
        }
        // It makes no sense together with what she has: a person must look at both.
        Err(_) => {
            let each = fields.iter();
            points = each
                .map(|(key, ours)| card::point(key, has(key), ours.clone()))
                .collect();
            reached = person.clone();
        }
    }
    if reached == *person && points.is_empty() {
        return verdict;
    }
    reached.record.revision = revision;
    standing
        .received_at
        .clone_into(&mut reached.record.received_at);
    let raised = card::about_alias(change, reached, points, standing);
    if let (Outcome::Applied { revision }, [_, card]) = (&verdict.outcome, raised.as_slice()) {
        verdict.outcome = Outcome::Conflict {
            revision: *revision,
            card: card.record.id,
        };
    }
    verdict.writes.extend(raised);
    verdict
}
