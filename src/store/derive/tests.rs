//! Rows and lists as they come out of records.

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
