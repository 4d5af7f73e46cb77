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
mod tests {
    use super::*;
    use crate::store::sample::{household, id, person, record};
    use jiff::civil::date;

    fn visit(n: u128, date: &str) -> Record {
        let mut visit = record(n, Kind::Visit, "child_visit");
        visit.fields.set(link::PERSON, id(1).to_string());
        visit.fields.set("visit_date", date);
        visit
    }

    fn review(n: u128, of: u128, word: &str) -> Record {
        let mut review = record(n, Kind::Review, "");
        review.revision = n as u64;
        review.fields.set(link::VISIT, id(of).to_string());
        review.fields.set(status::STATE, word);
        review
    }

    fn row(around: &[Record]) -> Row {
        let around: Vec<&Record> = around.iter().collect();
        person_row(&person(1), None, &around, 0).expect("not deleted")
    }

    #[test]
    fn the_newest_visit_is_the_last_one_by_its_date() {
        let mut newest = visit(12, "2026-10-02");
        newest.fields.set("weight_kg", 9.5);
        newest.flags.push("weight_kg:unlikely".to_owned());
        let row = row(&[visit(10, "2026-08-01"), newest, visit(11, "2026-09-01")]);
        let last = row.last_visit.expect("three visits");
        assert_eq!(
            (last.id, last.weight_kg, row.flagged),
            (id(12), Some(9.5), true)
        );
    }

    #[test]
    fn what_a_donor_gives_is_no_episode_of_care_and_no_last_visit() {
        let mut support = record(30, Kind::Episode, kind::SUPPORT);
        support.fields.set("registered_on", "2026-09-01");
        let mut handed = visit(12, "2026-10-02");
        handed.form = kind::SUPPORT_DELIVERY.to_owned();
        handed.fields.set("absence_reason", "died");
        handed.flags.push("delivered_amount:unlikely".to_owned());
        let row = row(&[visit(10, "2026-08-01"), support, handed.clone()]);
        assert!(row.episodes.is_empty() && row.left.is_empty() && !row.flagged);
        assert_eq!(row.last_visit.map(|visit| visit.id), Some(id(10)));
        // It comes back for correction like any visit.
        let returned = [handed, review(20, 12, "returned")];
        assert_eq!(self::row(&returned).returned, [id(12)]);
    }

    #[test]
    fn a_returned_visit_stands_in_the_row_until_it_is_corrected() {
        let returned = [visit(10, "2026-09-01"), review(20, 10, "returned")];
        assert_eq!(row(&returned).returned, [id(10)]);
        let mut taken_back = returned.to_vec();
        taken_back.push(review(21, 10, "received"));
        assert!(row(&taken_back).returned.is_empty());
        let mut correction = visit(11, "2026-09-01");
        correction.fields.set(link::CORRECTS, id(10).to_string());
        let [visit, review] = returned;
        let row = row(&[visit, review, correction]);
        assert!(row.returned.is_empty());
        assert_eq!(row.last_visit.map(|visit| visit.id), Some(id(11)));
    }

    #[test]
    fn a_returned_survey_counts_until_it_is_corrected_or_closed() {
        let survey = |n| {
            let mut survey = record(n, Kind::Visit, "household_survey");
            survey.fields.set(link::HOUSEHOLD, id(5).to_string());
            survey
        };
        let of = |around: &[Record]| {
            let around: Vec<&Record> = around.iter().collect();
            returned(&current(&around), &around)
        };
        let sent_back = [survey(10), survey(11), review(20, 10, "returned")];
        assert_eq!(of(&sent_back), [id(10)]);
        let mut correction = survey(12);
        correction.fields.set(link::CORRECTS, id(10).to_string());
        let [first, other, review_of_first] = sent_back;
        assert!(of(&[first, other, review_of_first, correction]).is_empty());
        assert!(of(&[survey(10), review(20, 10, "closed_duplicate")]).is_empty());
    }

    #[test]
    fn a_duplicate_is_no_last_visit() {
        let around = [
            visit(10, "2026-08-01"),
            visit(11, "2026-09-01"),
            review(20, 11, "closed_duplicate"),
        ];
        assert_eq!(row(&around).last_visit.map(|visit| visit.id), Some(id(10)));
    }

    #[test]
    fn a_delivery_ends_the_pregnancy_and_an_end_date_any_episode() {
        let episode = |n, form| {
            let mut episode = record(n, Kind::Episode, form);
            episode.fields.set(link::PERSON, id(1).to_string());
            episode
        };
        let mut pregnancy = episode(30, "pregnancy");
        pregnancy.fields.set("lmp", "2026-02-01");
        let mut engagement = episode(31, "engagement");
        engagement.fields.set(life::ENDED_ON, "2026-03-01");
        let around = [pregnancy, engagement];
        let open = row(&around).episodes;
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].key_date.as_deref(), Some("2026-02-01"));
        // 44 weeks are over on 7 December: off the lists, and the birth can still be written down.
        let kept = row(&around);
        let counts = |on| (kept.open(on).count(), kept.recordable(on).count());
        assert_eq!(counts(date(2026, 12, 6)), (1, 1));
        assert_eq!(counts(date(2026, 12, 7)), (0, 1));
        assert_eq!(counts(date(2027, 3, 1)), (0, 1));
        // Without any date it is over 44 weeks after it was registered, at the latest; the birth can still be written down.
        let mut undated = around[0].clone();
        undated.fields.take("lmp");
        undated.fields.set("registered_on", "2026-03-01");
        let undated = row(&[undated]);
        assert_eq!(undated.episodes[0].key_date, None);
        assert_eq!(undated.open(date(2027, 1, 3)).count(), 1);
        assert_eq!(undated.open(date(2027, 1, 4)).count(), 0);
        assert_eq!(undated.recordable(date(2027, 1, 4)).count(), 1);
        let mut scanned = around[0].clone();
        scanned.fields.set("edd_ultrasound", "2026-11-18");
        let by_scan = row(&[scanned]).episodes;
        assert_eq!(by_scan[0].key_date.as_deref(), Some("2026-02-11"));
        let mut delivery = visit(12, "2026-10-02");
        delivery.form = "delivery".to_owned();
        delivery.fields.set(link::EPISODE, id(30).to_string());
        let [pregnancy, engagement] = around;
        assert!(row(&[pregnancy, engagement, delivery]).episodes.is_empty());
    }

    #[test]
    fn who_is_gone_has_nothing_open_until_she_is_back() {
        let mut child = record(30, Kind::Episode, "child");
        child.fields.set(link::PERSON, id(1).to_string());
        let of = |person: &Record, around: &[Record]| {
            let around: Vec<&Record> = around.iter().collect();
            let row = person_row(person, None, &around, 0).expect("not deleted");
            (row.left, row.episodes.len())
        };
        let mut who = person(1);
        let around = [child.clone(), visit(10, "2026-10-01")];
        assert_eq!(of(&who, &around), (String::new(), 1));
        who.fields.set(life::LEFT_ON, "2026-10-02");
        who.fields.set(life::LEFT_REASON, "moved");
        assert_eq!(of(&who, &around), ("moved".to_owned(), 0));
        who.fields.set(life::BACK_ON, "2026-11-02");
        assert_eq!(of(&who, &around), (String::new(), 1));
        let mut missed = visit(11, "2026-11-05");
        missed.fields.set("absence_reason", "died");
        let died = [child, missed];
        assert_eq!(of(&who, &died), ("died".to_owned(), 0));
    }

    #[test]
    fn who_went_into_another_has_no_row_and_the_other_shows_both() {
        let mut gone = person(2);
        gone.fields.set(alias::INTO, id(1).to_string());
        assert!(person_row(&gone, None, &[], 0).is_none());
        let mut stays = person(1);
        stays.fields.set(alias::ALIASES, vec![id(2).to_string()]);
        let mut hers = visit(10, "2026-10-02");
        hers.fields.set(link::PERSON, id(2).to_string());
        let episode = |n: u128, of: u128| {
            let mut episode = record(n, Kind::Episode, "child");
            episode.fields.set(link::PERSON, id(of).to_string());
            episode
        };
        let around = [
            gone,
            hers,
            visit(11, "2026-09-02"),
            episode(31, 2),
            episode(32, 1),
        ];
        let of = |who: &Record| {
            let around = around.iter().filter(|record| is_hers(record, who));
            let around: Vec<&Record> = around.collect();
            let row = person_row(who, None, &around, 0).expect("she stays");
            let episodes: Vec<RecordId> = row.episodes.iter().map(|it| it.id).collect();
            (row.last_visit.map(|visit| visit.id), episodes)
        };
        // One childhood, and her own record's goes first.
        assert_eq!(of(&stays), (Some(id(10)), vec![id(32)]));
        // Taken apart again, what still lies around her is not hers.
        assert_eq!(of(&person(1)), (Some(id(11)), vec![id(32)]));
    }

    #[test]
    fn an_open_card_stands_in_the_row_until_somebody_has_chosen() {
        let mut card = record(50, Kind::Conflict, "");
        card.fields.set(link::RECORD, id(1).to_string());
        card.fields.set(OPEN, true);
        assert_eq!(row(&[card.clone()]).cards, [id(50)]);
        card.fields.set(OPEN, false);
        assert!(row(&[card]).cards.is_empty());
    }

    fn referral_visit(n: u128, date: &str, urgency: &str) -> Record {
        let mut referral = visit(n, date);
        referral.form = "referral".to_owned();
        referral.fields.set("referral_urgency", urgency);
        referral.fields.set("referral_reason", "Kurus");
        referral
    }

    fn outcome(n: u128, of: u128, attended: bool) -> Record {
        let mut outcome = visit(n, "2026-10-09");
        outcome.form = "referral_outcome".to_owned();
        outcome.fields.set(link::VISIT, id(of).to_string());
        outcome.fields.set("referral_attended", attended);
        outcome.fields.set("referral_still_needed", !attended);
        outcome
    }

    fn open(around: &[Record]) -> Vec<RecordId> {
        row(around).referrals.iter().map(|row| row.id).collect()
    }

    #[test]
    fn a_referral_is_open_until_an_outcome_closes_it_and_is_no_last_visit() {
        let made = [
            visit(10, "2026-09-01"),
            referral_visit(11, "2026-10-01", "within_7_days"),
            referral_visit(12, "2026-10-02", "today"),
        ];
        let row = row(&made);
        assert_eq!(row.last_visit.map(|visit| visit.id), Some(id(10)));
        let ids: Vec<RecordId> = row.referrals.iter().map(|row| row.id).collect();
        assert_eq!(ids, [id(12), id(11)], "the one that is due first on top");
        let with = |more: Record| [made.to_vec(), vec![more]].concat();
        assert_eq!(open(&with(outcome(13, 12, true))), [id(11)]);
        let still_to_go = with(outcome(13, 12, false));
        assert_eq!(open(&still_to_go), [id(12), id(11)]);
        let duplicate = with(review(20, 11, "closed_duplicate"));
        assert_eq!(open(&duplicate), [id(12)]);
    }

    #[test]
    fn a_row_names_the_outcomes_and_handovers_of_the_newest_day() {
        let handed = |n, on| {
            let mut handed = visit(n, on);
            handed.form = kind::SUPPORT_DELIVERY.to_owned();
            handed
        };
        let noted = |around: &[Record]| {
            let row = row(around);
            (row.noted_on, row.noted)
        };
        let none = (String::new(), Vec::new());
        assert_eq!(noted(&[visit(10, "2026-10-09")]), none);
        let mut all = vec![
            visit(10, "2026-10-12"),
            handed(11, "2026-09-09"),
            handed(12, "2026-10-09"),
            referral_visit(13, "2026-10-08", "today"),
            outcome(14, 13, true),
        ];
        let on = "2026-10-09".to_owned();
        assert_eq!(noted(&all), (on.clone(), vec![id(14), id(12)]));
        // What was taken back, or replaced, is not among them.
        all[3].deleted = true;
        all[4].deleted = true;
        assert_eq!(noted(&all), (on.clone(), vec![id(12)]));
        let mut corrected = handed(15, "2026-10-09");
        corrected.fields.set(link::CORRECTS, id(12).to_string());
        all.push(corrected);
        assert_eq!(noted(&all), (on, vec![id(15)]));
    }

    #[test]
    fn an_outcome_stays_with_a_referral_that_was_corrected() {
        let mut corrected = referral_visit(12, "2026-10-01", "today");
        corrected.fields.set(link::CORRECTS, id(11).to_string());
        let made = [referral_visit(11, "2026-10-01", "now"), corrected];
        assert_eq!(open(&made), [id(12)]);
        let closed = [made.to_vec(), vec![outcome(13, 11, true)]].concat();
        assert!(open(&closed).is_empty());
        let mut newer = outcome(14, 11, false);
        newer.fields.set(link::CORRECTS, id(13).to_string());
        assert_eq!(open(&[closed, vec![newer]].concat()), [id(12)]);
    }

    #[test]
    fn a_row_shows_its_household() {
        let house = house_row(&household(5), 1, 0);
        let row = person_row(&person(1), Some(&house), &[], 2).expect("not deleted");
        assert_eq!((row.head_name.as_str(), row.unsent), ("Pak Contoh", 2));
    }

    #[test]
    fn an_imported_child_has_a_parent_of_either_kind_and_keeps_its_rt() {
        let mut child = person(1);
        child.fields.set("mother_name", serde_json::Value::Null);
        child.fields.set("parent_name", "Norhasanah");
        child.fields.set("rt", "07");
        let row = person_row(&child, None, &[], 0).expect("not deleted");
        assert_eq!(
            (row.mother_name.as_str(), row.parent_name.as_str()),
            ("", "Norhasanah")
        );
        assert_eq!(row.rt, "07");
    }

    #[test]
    fn a_deleted_person_has_no_row() {
        let mut gone = person(1);
        gone.deleted = true;
        assert!(person_row(&gone, None, &[], 0).is_none());
    }
}
