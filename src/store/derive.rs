//! Rows from records: what lists show is computed from what was saved, by pure functions, and may be computed again any time.

use crate::phone::{EpisodeRow, Folded, HouseRow, LastVisit, ReferralRow, Row};
use crate::sorted::{padded, sorted, sorted_down};
use dampingi_domain::finding::referral::OUTCOME_ID;
use dampingi_domain::ordered::Set;
use dampingi_domain::woman::dating::Dating;
use dampingi_domain::{date, kind, life};
use dampingi_sync::accept::OPEN;
use dampingi_sync::status::{self, VisitState, Way};
use dampingi_sync::{Kind, Record, RecordId, alias, link, referral};

/// The visit that ends a pregnancy.
const DELIVERY: &str = "delivery";

/// The record that this one belongs to, so that it is found from there: a visit and an episode belong to a person (a survey to
/// a household), a review to its visit, a conflict card to what it is about.
pub fn owner(record: &Record) -> Option<RecordId> {
    match record.kind {
        Kind::Episode => record.link(link::PERSON),
        Kind::Visit => record
            .link(link::PERSON)
            .or_else(|| record.link(link::HOUSEHOLD)),
        Kind::Review => record.link(link::VISIT),
        Kind::Conflict => record.link(link::RECORD),
        // Who went into another person is found from there, with all that was recorded about her.
        Kind::Person => alias::into(record),
        _ => None,
    }
}

/// The civil date of a visit, as its form says; empty when it has none.
pub fn visit_date(visit: &Record) -> &str {
    let key = kind::date_key(&visit.form);
    visit.fields.text(key).unwrap_or_default()
}

/// Where a visit stands among others: by its date; on one day in the server's order, and what only this phone has comes after all
/// it knows. A phone's clock decides only between two that the server does not know.
pub fn age(visit: &Record) -> String {
    let revision = padded(visit.revision.checked_sub(1).unwrap_or(u64::MAX));
    let Record {
        recorded_at, id, ..
    } = visit;
    format!("{}\n{revision}\n{recorded_at}\n{id}", visit_date(visit))
}

/// The household's row. `people` is counted by the caller, over the rows.
pub fn house_row(household: &Record, people: u16, unsent: u16) -> HouseRow {
    let text = |key| household.fields.text(key).unwrap_or_default().to_owned();
    HouseRow {
        id: household.id,
        head_name: text("head_name"),
        area: household.area.clone(),
        hamlet: text("hamlet"),
        rt: text("rt"),
        people,
        unsent,
        returned: Vec::new(),
        cards: Vec::new(),
        surveyed_on: None,
        fit: String::new(),
        card: text("family_card_number"),
        folded: Folded::default(),
        into: alias::into(household),
    }
}

/// Whether what lies around a person is hers: her own, or of somebody who went into her. Somebody who was taken out again
/// still lies there.
pub fn is_hers(record: &Record, person: &Record) -> bool {
    let of = match record.kind {
        Kind::Person => Some(record.id),
        _ => record.link(link::PERSON),
    };
    of.is_none_or(|of| of == person.id || alias::aliases(person).contains(&of))
}

/// The conflict cards at which nobody has looked.
pub fn cards(around: &[&Record]) -> Vec<RecordId> {
    let open = around
        .iter()
        .filter(|record| record.kind == Kind::Conflict && record.fields.flag(OPEN) != Some(false));
    open.map(|card| card.id).collect()
}

/// The person's row, from her record and everything about her. `None` when she was deleted.
pub fn person_row(
    person: &Record,
    house: Option<&HouseRow>,
    around: &[&Record],
    unsent: u16,
) -> Option<Row> {
    if person.deleted || alias::into(person).is_some() {
        return None;
    }
    let text = |key| person.fields.text(key).unwrap_or_default().to_owned();
    let visits = current(around);
    let newest = visits.iter().find(|visit| kind::is_meeting(&visit.form));
    let left = life::gone(&person.fields).or_else(|| {
        let newest = newest?;
        life::left_by_visit(
            &person.fields,
            &newest.fields,
            date::from_iso(visit_date(newest)),
        )
    });
    let (noted_on, noted) = noted(&visits);
    let mut row = Row {
        id: person.id,
        household: person.link(link::HOUSEHOLD),
        name: text("name"),
        sex: text("sex"),
        birth_date: person.fields.text("birth_date").map(str::to_owned),
        mother_name: text("mother_name"),
        parent_name: text("parent_name"),
        head_name: String::new(),
        area: person.area.clone(),
        hamlet: String::new(),
        rt: String::new(),
        episodes: open_episodes(person, around, &visits),
        left: left.map_or_else(String::new, |gone| gone.left.code().to_owned()),
        last_visit: newest.map(|visit| last_visit(visit)),
        unsent,
        returned: returned(&visits, around),
        cards: cards(around),
        flagged: newest.is_some_and(|visit| !visit.flags.is_empty()),
        referrals: referrals(&visits, around),
        plan: String::new(),
        told: String::new(),
        nik: text("nik"),
        folded: Folded::default(),
        measured_on: measured_on(&visits),
        missed_on: String::new(),
        noted,
        noted_on,
    };
    if left.is_some() {
        // Her record stays, and nothing of it is work any more.
        row.episodes.clear();
        row.referrals.clear();
    }
    row.move_into(house);
    if house.is_none() {
        // An imported child's household is not known, but its RT is: the cadre finds the door by it.
        row.rt = text("rt");
    }
    Some(row)
}

/// A visit that counts: not hidden, not replaced by a correction, not closed as a duplicate.
fn is_current(record: &Record, around: &[&Record]) -> bool {
    record.kind == Kind::Visit
        && !record.deleted
        && !matches!(
            state(record, around),
            VisitState::Superseded | VisitState::ClosedDuplicate
        )
}

/// The visits that count, newest first.
pub fn current<'a>(around: &[&'a Record]) -> Vec<&'a Record> {
    let all = around
        .iter()
        .copied()
        .filter(|record| is_current(record, around));
    sorted_down(all.collect(), |visit| age(visit))
}

/// Those of them that came back for correction.
pub fn returned(visits: &[&Record], around: &[&Record]) -> Vec<RecordId> {
    visits
        .iter()
        .filter(|visit| matches!(state(visit, around), VisitState::Returned { .. }))
        .map(|visit| visit.id)
        .collect()
}

fn state(visit: &Record, around: &[&Record]) -> VisitState {
    status::visit_state(visit, Way::Settled, around.iter().copied())
}

fn open_episodes(person: &Record, around: &[&Record], visits: &[&Record]) -> Vec<EpisodeRow> {
    let born: Set<RecordId> = visits
        .iter()
        .filter(|visit| visit.form == DELIVERY)
        .filter_map(|visit| visit.link(link::EPISODE))
        .collect();
    let is_open = |episode: &&&Record| {
        episode.kind == Kind::Episode
            && !episode.deleted
            // What a donor gives opens no visit and stands in no list of care.
            && episode.form != kind::SUPPORT
            && life::ended_on(&episode.fields).is_none()
            && !born.contains(&episode.id)
    };
    let rows = around.iter().filter(is_open).map(|episode| EpisodeRow {
        id: episode.id,
        form: episode.form.clone(),
        key_date: key_date(episode, person),
        undated_since: undated_since(episode),
        posyandu: of_child(episode, "posyandu"),
        registered_on: of_child(episode, "registered_on"),
    });
    // Of two records that were merged each may have its own: one stands for both, and her own goes first.
    let is_own = |row: &EpisodeRow| {
        let record = around.iter().find(|record| record.id == row.id);
        record.and_then(|record| record.link(link::PERSON)) == Some(person.id)
    };
    let mut rows = sorted(rows.collect(), |row| {
        let place = if is_own(row) { '0' } else { '1' };
        format!("{}{place}{}", row.form, row.id)
    });
    rows.dedup_by(|next, first| next.form == first.form && !is_own(next));
    rows
}

fn key_date(episode: &Record, person: &Record) -> Option<String> {
    let text = match episode.form.as_str() {
        "child" | "adolescent" => person.fields.text("birth_date"),
        // By the most exact date there is, as everything else that counts weeks.
        "pregnancy" => return Some(Dating::of(&episode.fields)?.start.to_string()),
        "postpartum" => episode.fields.text("delivery_date"),
        "engagement" => episode.fields.text("planned_wedding_date"),
        _ => None,
    };
    text.map(str::to_owned)
}

fn of_child(episode: &Record, key: &str) -> String {
    let text = episode.fields.text(key).filter(|_| episode.form == "child");
    text.unwrap_or_default().to_owned()
}

/// The newest visit of a measuring month with both weight and length.
fn measured_on(visits: &[&Record]) -> String {
    let is_measured = |visit: &&&Record| {
        let has = |key| visit.fields.number(key).is_some();
        matches!(visit_date(visit).get(5..7), Some("02" | "08"))
            && has("weight_kg")
            && has("height_cm")
    };
    let newest = visits.iter().find(is_measured);
    newest.map_or_else(String::new, |visit| visit_date(visit).to_owned())
}

/// What is no meeting and no open referral, of the newest day that has any.
fn noted(visits: &[&Record]) -> (String, Vec<RecordId>) {
    let is_noted = |visit: &&&Record| {
        let form = visit.form.as_str();
        form == OUTCOME_ID || form == kind::SUPPORT_DELIVERY
    };
    let mut day = "";
    let mut ids = Vec::new();
    for visit in visits.iter().filter(is_noted) {
        if ids.is_empty() {
            day = visit_date(visit);
        }
        if visit_date(visit) == day {
            ids.push(visit.id);
        }
    }
    (day.to_owned(), ids)
}

fn undated_since(episode: &Record) -> Option<String> {
    let is_undated = episode.form == "pregnancy" && Dating::of(&episode.fields).is_none();
    let registered = episode
        .fields
        .text("registered_on")
        .filter(|_| is_undated)?;
    Some(registered.to_owned())
}

/// What waits for its outcome.
fn referrals(visits: &[&Record], around: &[&Record]) -> Vec<ReferralRow> {
    let mut open = Vec::new();
    for opened in referral::referrals(visits, around) {
        let Some(read) = opened.read().filter(|read| read.closed_on.is_none()) else {
            continue;
        };
        let text = |key| {
            let text = opened.record.fields.text(key);
            text.unwrap_or_default().to_owned()
        };
        let row = ReferralRow {
            id: opened.record.id,
            rule: read.rule.to_owned(),
            reason: text("referral_reason"),
            to: text("referral_to"),
            urgency: text("referral_urgency"),
            date: text("visit_date"),
        };
        open.push(row);
    }
    open.sort_by_key(|row| (row.read().map(|read| read.due_on()), row.id));
    open
}

fn last_visit(visit: &Record) -> LastVisit {
    LastVisit {
        id: visit.id,
        form: visit.form.clone(),
        date: visit_date(visit).to_owned(),
        weight_kg: visit.fields.number("weight_kg"),
        height_cm: visit.fields.number("height_cm"),
        muac_cm: visit.fields.number("muac_cm"),
    }
}

#[cfg(test)]
mod tests;
