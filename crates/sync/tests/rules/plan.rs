//! What the phone decides: batches, receipts, pages, a restored server, old receipts.

use crate::build::{create, id, update};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::plan::{self, Limit, Replica};
use dampingi_sync::store::{Entry, EntryState, Position, Step};
use dampingi_sync::wire::{Answer, DeviceCount, Outcome, PUSH_CHANGES, Page, Receipts};
use dampingi_sync::{Change, Edit, Kind, Local, Record, Stored, link, replay};
use uuid::Uuid;

fn waiting(seq: u64, mut change: Change) -> Entry {
    change.device_seq = seq;
    change.change_id = Uuid::from_u128(u128::from(seq));
    Entry {
        change,
        state: EntryState::Waiting,
    }
}

fn in_state(entry: Entry, state: EntryState) -> Entry {
    Entry { state, ..entry }
}

fn refused() -> EntryState {
    EntryState::Refused {
        code: "impossible".to_owned(),
        field: None,
        message: "Tidak mungkin".to_owned(),
    }
}

fn sent(revision: u64, at: &str) -> EntryState {
    EntryState::Sent {
        revision,
        at: at.to_owned(),
    }
}

fn home(record: u128) -> Change {
    create(
        record,
        Kind::Household,
        "household",
        Answers::new().with("hamlet", "Satu"),
    )
}

fn child_of(record: u128, parent: u128) -> Change {
    let fields = Answers::new().with(link::HOUSEHOLD, id(parent).to_string());
    create(record, Kind::Person, "person", fields)
}

fn edit(record: u128, fields: Answers) -> Change {
    Change {
        edit: Edit::Update { fields },
        ..home(record)
    }
}

fn seqs(batch: &[Entry]) -> Vec<u64> {
    batch.iter().map(|entry| entry.change.device_seq).collect()
}

fn server_record(record: u128, revision: u64, hamlet: &str) -> Record {
    let mut out = replay::lay(None, &home(record));
    out.fields.set("hamlet", hamlet);
    out.revision = revision;
    out.received_at = "2026-11-21T02:00:00Z".to_owned();
    out
}

fn local(record: &Record) -> Local {
    Local {
        base: Some(record.clone()),
        view: record.clone(),
    }
}

fn page(records: Vec<Record>, more: bool, restart: bool) -> Page {
    Page {
        epoch: "e".to_owned(),
        server_time: "2026-11-21T02:00:00Z".to_owned(),
        restart,
        records,
        cursor: "next".to_owned(),
        more,
        left: 0,
        device: DeviceCount::default(),
        backed_up_at: String::new(),
    }
}

fn receipts(answers: Vec<(u128, Outcome)>) -> Receipts {
    Receipts {
        epoch: "e".to_owned(),
        server_time: "2026-11-21T02:00:00Z".to_owned(),
        answers: answers
            .into_iter()
            .map(|(number, outcome)| Answer {
                change_id: Uuid::from_u128(number),
                outcome,
            })
            .collect(),
        device: DeviceCount::default(),
    }
}

fn position() -> Position {
    Position {
        epoch: Some("e".to_owned()),
        cursor: Some("here".to_owned()),
        ..Position::default()
    }
}

fn moves(steps: &[Step]) -> Vec<(u64, EntryState)> {
    steps
        .iter()
        .filter_map(|step| match step {
            Step::Move(seq, state) => Some((*seq, state.clone())),
            _ => None,
        })
        .collect()
}

fn puts(steps: &[Step]) -> Vec<&Local> {
    steps
        .iter()
        .filter_map(|step| match step {
            Step::Put(local) | Step::Confirm(local) => Some(local),
            _ => None,
        })
        .collect()
}

fn noted(steps: &[Step]) -> &Position {
    steps
        .iter()
        .find_map(|step| match step {
            Step::Position(position) => Some(position),
            _ => None,
        })
        .expect("the position is noted")
}

// ---- batches

#[test]
fn a_batch_keeps_to_its_limits_and_its_order() {
    let queue: Vec<Entry> = (1..=10)
        .map(|seq| waiting(seq, home(u128::from(seq))))
        .collect();
    let limit = Limit {
        changes: 4,
        ..Limit::default()
    };
    assert_eq!(seqs(&plan::next_batch(&queue, 0, limit)), [1, 2, 3, 4]);
    assert_eq!(seqs(&plan::next_batch(&queue, 4, limit)), [5, 6, 7, 8]);
    assert_eq!(seqs(&plan::next_batch(&queue, 10, limit)), [] as [u64; 0]);
    let size = serde_json::to_vec(&queue[0].change).expect("json").len();
    let small = Limit {
        bytes: size * 3 + 10,
        ..Limit::default()
    };
    assert_eq!(seqs(&plan::next_batch(&queue, 0, small)), [1, 2, 3]);
    let tiny = Limit {
        bytes: 1,
        ..Limit::default()
    };
    assert_eq!(
        seqs(&plan::next_batch(&queue, 0, tiny)),
        [1],
        "one goes alone however large it is"
    );
}

#[test]
fn a_refused_edit_holds_back_its_own_record_only() {
    let queue = [
        in_state(
            waiting(1, edit(10, Answers::new().with("rt", "x"))),
            refused(),
        ),
        waiting(2, edit(10, Answers::new().with("hamlet", "Dua"))),
        waiting(3, child_of(20, 10)),
        waiting(4, home(11)),
        in_state(waiting(5, home(12)), EntryState::Deferred),
    ];
    assert_eq!(
        seqs(&plan::next_batch(&queue, 0, Limit::default())),
        [3, 4, 5]
    );
}

#[test]
fn a_refused_creation_holds_back_what_hangs_on_it() {
    let grandchild = create(
        30,
        Kind::Episode,
        "child",
        Answers::new().with(link::PERSON, id(20).to_string()),
    );
    let queue = [
        in_state(waiting(1, home(10)), refused()),
        waiting(2, child_of(20, 10)),
        waiting(3, grandchild),
        waiting(4, child_of(21, 11)),
    ];
    assert_eq!(seqs(&plan::next_batch(&queue, 0, Limit::default())), [4]);
}

#[test]
fn her_two_edits_of_a_record_never_change_places() {
    let queue = [
        waiting(1, edit(10, Answers::new().with("rt", "1"))),
        waiting(2, home(11)),
        waiting(3, edit(10, Answers::new().with("hamlet", "Dua"))),
        waiting(4, home(12)),
    ];
    let two = Limit {
        changes: 2,
        ..Limit::default()
    };
    assert_eq!(seqs(&plan::next_batch(&queue, 0, two)), [1, 2]);
    // The first was deferred, or got no answer: the second waits for the next round, everything else goes on.
    assert_eq!(seqs(&plan::next_batch(&queue, 2, two)), [4]);
    // It was applied.
    assert_eq!(seqs(&plan::next_batch(&queue[1..], 2, two)), [3, 4]);
}

#[test]
fn a_file_holds_the_later_edits_of_what_went_into_an_earlier_part() {
    let created = (1..=250).map(|seq| waiting(seq, home(u128::from(seq))));
    let edited = (251..=252).map(|seq| {
        let record = u128::from(seq - 250);
        waiting(seq, edit(record, Answers::new().with("rt", "1")))
    });
    let queue: Vec<Entry> = created.chain(edited).collect();
    let file = plan::parts(queue, Limit::default());
    assert!(file.len() > 1, "no part is larger than a push");
    let order: Vec<u64> = file.iter().flatten().map(|it| it.device_seq).collect();
    assert_eq!(order, (1..=252).collect::<Vec<u64>>());
}

#[test]
fn a_file_leaves_out_what_was_refused_and_what_stands_behind_it() {
    let queue = vec![
        waiting(1, home(10)),
        in_state(
            waiting(2, edit(10, Answers::new().with("rt", "x"))),
            refused(),
        ),
        in_state(waiting(3, home(11)), refused()),
        waiting(4, edit(10, Answers::new().with("rt", "1"))),
        waiting(5, child_of(20, 11)),
        waiting(6, child_of(21, 10)),
        in_state(waiting(7, home(12)), EntryState::Deferred),
    ];
    let tiny = Limit {
        changes: 1,
        ..Limit::default()
    };
    let file = plan::parts(queue, tiny);
    let order: Vec<u64> = file.iter().flatten().map(|it| it.device_seq).collect();
    assert_eq!((file.len(), order), (3, vec![1, 6, 7]));
}

/// What taking back the change at `seq` does to what is here.
fn back(seq: u64, queue: &[Entry], sent: &[Entry], local: Local) -> Vec<Step> {
    let (position, locals) = (Position::default(), [local]);
    let replica = Replica {
        position: &position,
        unsettled: queue,
        locals: &locals,
    };
    plan::taken_back(seq, sent, &replica)
}

#[test]
fn a_refused_decision_that_is_taken_back_shows_no_more_and_blocks_nothing() {
    let merge = create(50, Kind::Merge, "", Answers::new().with("state", "merged"));
    let behind = Change {
        edit: Edit::Delete {
            reason: "keliru".to_owned(),
        },
        ..merge.clone()
    };
    let local = replay::saved(None, &merge);
    let queue = [
        in_state(waiting(1, merge), refused()),
        waiting(2, home(10)),
        waiting(3, behind),
    ];
    let replaced = |seq| Step::Move(seq, EntryState::Replaced);
    assert_eq!(
        back(1, &queue, &[], local.clone()),
        [replaced(1), replaced(3), Step::Drop(id(50))],
        "without the decision there is nothing to be said of it"
    );
    assert_eq!(back(2, &queue, &[], local), [], "only what was refused");
}

#[test]
fn a_refused_choice_that_is_taken_back_opens_the_card_and_frees_the_next() {
    let card = create(60, Kind::Conflict, "", Answers::new().with("open", true));
    let choice = |note: &str| Change {
        edit: Edit::Update {
            fields: Answers::new().with("open", false).with("note", note),
        },
        ..card.clone()
    };
    let mut base = replay::saved(None, &card).view;
    base.revision = 7;
    let local = |view| Local {
        base: Some(base.clone()),
        view,
    };
    let closed = replay::lay(Some(base.clone()), &choice("pertama"));
    let queue = [in_state(waiting(1, choice("pertama")), refused())];
    let open = back(1, &queue, &[], local(closed.clone()));
    let shown = Step::Put(local(base.clone()));
    assert_eq!(open, [Step::Move(1, EntryState::Replaced), shown]);

    // A second choice stood behind it; a note that was confirmed has not come back yet.
    let queue = [queue[0].clone(), waiting(2, choice("kedua"))];
    let noted = edit(60, Answers::new().with("seen", true));
    let confirmed = in_state(waiting(3, noted), sent(9, "2026-11-21T02:00:00Z"));
    let mut known = closed;
    known.revision = 9;
    let steps = back(1, &queue, &[confirmed], local(known));
    let Some(Step::Put(now)) = steps.last() else {
        panic!("the card is written");
    };
    assert_eq!(now.view.fields.text("note"), Some("kedua"));
    assert_eq!(now.view.fields.flag("seen"), Some(true));
    assert_eq!((now.view.revision, steps.len()), (9, 2));
}

#[test]
fn a_refused_deletion_that_is_taken_back_shows_the_record_again() {
    let base = replay::saved(None, &home(10)).view;
    let gone = Change {
        edit: Edit::Delete {
            reason: "ganda".to_owned(),
        },
        ..home(10)
    };
    let local = Local {
        base: Some(base.clone()),
        view: replay::lay(Some(base.clone()), &gone),
    };
    let queue = [in_state(waiting(1, gone), refused())];
    let shown = Local {
        base: Some(base.clone()),
        view: base,
    };
    let steps = [Step::Move(1, EntryState::Replaced), Step::Put(shown)];
    assert_eq!(back(1, &queue, &[], local), steps);
}

#[test]
fn a_creation_put_right_carries_the_later_edits() {
    let queue = [
        in_state(waiting(1, home(10)), refused()),
        waiting(2, edit(10, Answers::new().with("hamlet", "Dua"))),
        waiting(3, edit(11, Answers::new().with("hamlet", "Dua"))),
    ];
    assert_eq!(plan::replaced_by(&queue, 1), [1, 2]);
    let queue = [
        in_state(
            waiting(1, edit(10, Answers::new().with("rt", "x"))),
            refused(),
        ),
        waiting(2, edit(10, Answers::new().with("hamlet", "Dua"))),
    ];
    assert_eq!(plan::replaced_by(&queue, 1), [1]);
    assert!(plan::replaced_by(&queue, 9).is_empty());
}

#[test]
fn a_limit_halves_and_recovers() {
    let limit = Limit::default().halved(50);
    assert_eq!(
        (
            limit.changes,
            limit.halved(25).changes,
            limit.halved(1).changes
        ),
        (25, 12, 1)
    );
    assert_eq!(limit.doubled().changes, 50);
    // After a first batch that went well as many as there may be, and no more.
    let most = Limit::default().doubled();
    assert_eq!(most.changes, PUSH_CHANGES);
    assert_eq!(most.doubled(), most);
}

// ---- receipts

#[test]
fn an_entry_moves_only_by_its_own_answer() {
    let queue: Vec<Entry> = (1..=8)
        .map(|seq| waiting(seq, home(u128::from(seq))))
        .collect();
    let answers = receipts(vec![
        (1, Outcome::Applied { revision: 5 }),
        (2, Outcome::Duplicate { revision: 3 }),
        (
            3,
            Outcome::Conflict {
                revision: 6,
                card: id(99),
            },
        ),
        (
            4,
            Outcome::Deferred {
                missing: vec![id(98)],
            },
        ),
        (
            5,
            Outcome::Refused {
                code: "impossible".to_owned(),
                field: None,
                message: "Tidak mungkin".to_owned(),
            },
        ),
        (6, Outcome::Unknown),
        // 7 is not answered; 8 was saved while the push was under way; 77 was never asked.
        (8, Outcome::Applied { revision: 8 }),
        (77, Outcome::Applied { revision: 9 }),
        (
            1,
            Outcome::Deferred {
                missing: Vec::new(),
            },
        ),
    ]);
    let (position, sent_now) = (position(), &queue[..7]);
    let replica = Replica {
        position: &position,
        unsettled: &queue,
        locals: &[],
    };
    let steps = plan::after_push(sent_now, &answers, &replica);
    let at = "2026-11-21T02:00:00Z";
    let expected = [
        (1, sent(5, at)),
        (2, sent(3, at)),
        (3, sent(6, at)),
        (4, EntryState::Deferred),
        (5, refused()),
    ];
    assert_eq!(moves(&steps), expected);
    let counted = plan::settled(sent_now, &answers);
    assert_eq!(
        (
            counted.sent,
            counted.conflicts,
            counted.refused,
            counted.deferred
        ),
        (3, 1, 1, 1)
    );
}

#[test]
fn an_entry_replaced_meanwhile_is_left_alone() {
    let entry = waiting(1, home(1));
    let replica = Replica {
        position: &position(),
        unsettled: &[],
        locals: &[],
    };
    let steps = plan::after_push(
        &[entry],
        &receipts(vec![(1, Outcome::Applied { revision: 5 })]),
        &replica,
    );
    assert_eq!(steps, []);
}

#[test]
fn a_taken_device_asks_for_a_new_one_and_drops_nothing() {
    let queue = [waiting(1, home(1)), waiting(2, home(2))];
    let replica = Replica {
        position: &position(),
        unsettled: &queue,
        locals: &[],
    };
    let answers = receipts(vec![(1, Outcome::DeviceTaken), (2, Outcome::DeviceTaken)]);
    assert_eq!(
        plan::after_push(&queue, &answers, &replica),
        [Step::NewDevice]
    );
    assert!(plan::settled(&queue, &answers).device_taken);
}

#[test]
fn a_sent_edit_shows_until_the_pull_brings_it() {
    let base = server_record(10, 5, "Satu");
    let entry = waiting(1, edit(10, Answers::new().with("hamlet", "Dua")));
    let here = replay::saved(Some(&local(&base)), &entry.change);
    let (queue, locals) = ([entry], [here]);
    let replica = Replica {
        position: &position(),
        unsettled: &queue,
        locals: &locals,
    };
    let steps = plan::after_push(
        &queue,
        &receipts(vec![(1, Outcome::Applied { revision: 9 })]),
        &replica,
    );
    let after = puts(&steps)[0];
    assert_eq!(after.view.fields.text("hamlet"), Some("Dua"));
    assert_eq!(after.base.as_ref(), Some(&base));
    assert_eq!(
        after.base_revision(),
        5,
        "a new edit still names what she saw of others"
    );
    // An older page is no news.
    let locals = [after.clone()];
    let replica = Replica {
        position: &position(),
        unsettled: &[],
        locals: &locals,
    };
    let old = page(vec![server_record(10, 7, "Lama")], false, false);
    assert!(puts(&plan::after_pull(&old, &replica, &[])).is_empty());
    let new = page(vec![server_record(10, 9, "Dua")], false, false);
    assert_eq!(puts(&plan::after_pull(&new, &replica, &[])).len(), 1);
}

#[test]
fn a_receipt_that_comes_after_the_pull_shows_what_others_wrote_since() {
    let base = server_record(10, 12, "Tiga");
    let entry = waiting(1, edit(10, Answers::new().with("hamlet", "Dua")));
    let here = replay::saved(Some(&local(&base)), &entry.change);
    let (queue, locals) = ([entry], [here]);
    let replica = Replica {
        position: &position(),
        unsettled: &queue,
        locals: &locals,
    };
    let steps = plan::after_push(
        &queue,
        &receipts(vec![(1, Outcome::Duplicate { revision: 9 })]),
        &replica,
    );
    assert_eq!(puts(&steps), [&local(&base)]);
}

#[test]
fn what_comes_back_as_it_was_sent_is_only_confirmed_and_anything_else_is_news() {
    let entry = waiting(1, home(10));
    let here = replay::saved(None, &entry.change);
    let (queue, locals) = ([entry], [here]);
    let replica = Replica {
        position: &position(),
        unsettled: &queue,
        locals: &locals,
    };
    let answer = receipts(vec![(1, Outcome::Applied { revision: 9 })]);
    let steps = plan::after_push(&queue, &answer, &replica);
    assert!(
        matches!(&steps[..], [Step::Move(1, _), Step::Confirm(local)] if local.view.revision == 9)
    );
    let replica = Replica {
        unsettled: &[],
        ..replica
    };
    let pulled = |change: fn(&mut Record)| {
        let mut record = server_record(10, 9, "Satu");
        change(&mut record);
        let page = page(vec![record], false, false);
        let steps = plan::after_pull(&page, &replica, &[]);
        assert_eq!(puts(&steps).len(), 1);
        matches!(steps[0], Step::Confirm(_))
    };
    assert!(pulled(|_| {}));
    let news: [fn(&mut Record); 6] = [
        |record| record.fields.set("rt", "03"),
        |record| record.deleted = true,
        |record| record.flags.push("rt:odd".to_owned()),
        |record| record.area = AreaCode::parse("65.01.05.2004").expect("a village"),
        |record| drop(record.other.insert("new".to_owned(), true.into())),
        // Reviews and cards stand in the server's order.
        |record| record.kind = Kind::Review,
    ];
    for change in news {
        assert!(!pulled(change));
    }
}

// ---- pages

#[test]
fn a_page_rebases_what_is_pending_and_refused() {
    let queue = [
        in_state(
            waiting(1, edit(10, Answers::new().with("rt", "x"))),
            refused(),
        ),
        waiting(2, edit(10, Answers::new().with("hamlet", "Dua"))),
    ];
    let base = server_record(10, 5, "Satu");
    let here = queue.iter().fold(local(&base), |here, entry| {
        replay::saved(Some(&here), &entry.change)
    });
    let locals = [here];
    let replica = Replica {
        position: &position(),
        unsettled: &queue,
        locals: &locals,
    };
    let mut news = server_record(10, 9, "Tiga");
    news.fields.set("phone", "0812");
    let steps = plan::after_pull(&page(vec![news.clone()], false, false), &replica, &[]);
    let after = puts(&steps)[0];
    assert_eq!(after.base.as_ref(), Some(&news));
    let shown = &after.view.fields;
    assert_eq!(
        (shown.text("rt"), shown.text("hamlet"), shown.text("phone")),
        (Some("x"), Some("Dua"), Some("0812"))
    );
    assert_eq!(noted(&steps).cursor.as_deref(), Some("next"));
}

#[test]
fn the_same_page_twice_changes_nothing() {
    let record = server_record(10, 9, "Satu");
    let locals = [local(&record)];
    let next = Position {
        cursor: Some("next".to_owned()),
        ..position()
    };
    let replica = Replica {
        position: &next,
        unsettled: &[],
        locals: &locals,
    };
    assert_eq!(
        plan::after_pull(&page(vec![record], false, false), &replica, &[]),
        []
    );
}

#[test]
fn what_was_not_sent_again_leaves_at_the_end_of_a_restarted_pull() {
    let queue = [in_state(waiting(1, child_of(20, 11)), refused())];
    let present = [id(10), id(11), id(12), id(13), id(20)];
    let first = Replica {
        position: &position(),
        unsettled: &queue,
        locals: &[],
    };
    let steps = plan::after_pull(
        &page(vec![server_record(12, 1, "x")], true, true),
        &first,
        &present,
    );
    let begun = noted(&steps).clone();
    assert!(begun.restarted);
    assert!(
        !steps.iter().any(|step| matches!(step, Step::Drop(_))),
        "nothing leaves before the end"
    );
    let then = Replica {
        position: &begun,
        ..first
    };
    let steps = plan::after_pull(
        &page(vec![server_record(13, 2, "x")], false, false),
        &then,
        &[],
    );
    let dropped: Vec<&Step> = steps
        .iter()
        .filter(|step| matches!(step, Step::Drop(_)))
        .collect();
    assert_eq!(
        dropped,
        [&Step::Drop(id(10))],
        "11 is named by the refused change, 20 is its record"
    );
    let ended = noted(&steps).clone();
    assert!(!ended.restarted);
    assert_eq!(ended.unswept, [id(11), id(20)]);
    // Once nothing needs them, they leave with the next pull; what is sent after all, stays.
    let last = Replica {
        position: &ended,
        unsettled: &[],
        locals: &[],
    };
    let steps = plan::after_pull(
        &page(vec![server_record(20, 3, "x")], false, false),
        &last,
        &[],
    );
    assert!(steps.contains(&Step::Drop(id(11))));
    assert!(!steps.contains(&Step::Drop(id(20))));
    assert!(noted(&steps).unswept.is_empty());
}

#[test]
fn a_first_pull_sweeps_nothing() {
    let replica = Replica {
        position: &Position::default(),
        unsettled: &[],
        locals: &[],
    };
    let steps = plan::after_pull(
        &page(vec![server_record(1, 1, "x")], false, true),
        &replica,
        &[],
    );
    assert_eq!(puts(&steps).len(), 1);
    assert!(!steps.iter().any(|step| matches!(step, Step::Drop(_))));
}

// ---- a restored server, and old receipts

#[test]
fn for_a_restored_server_everything_confirmed_waits_again() {
    let old = [
        in_state(waiting(1, home(1)), sent(5, "x")),
        in_state(waiting(3, home(2)), sent(6, "x")),
    ];
    let steps = plan::send_again(&old, &position(), "another");
    assert_eq!(
        moves(&steps),
        [(1, EntryState::Waiting), (3, EntryState::Waiting)]
    );
    assert_eq!(
        (
            noted(&steps).cursor.as_deref(),
            noted(&steps).epoch.as_deref()
        ),
        (None, Some("another"))
    );
}

#[test]
fn receipts_are_kept_thirty_days_by_the_servers_clock() {
    let held = [
        in_state(waiting(1, home(1)), sent(5, "2026-10-21T02:00:00Z")),
        in_state(waiting(2, home(2)), sent(6, "2026-10-22T02:00:00Z")),
        in_state(waiting(3, home(3)), sent(7, "unreadable")),
    ];
    let steps = plan::outworn(&held, &position(), "2026-11-21T02:00:00Z", "");
    assert_eq!(steps[0], Step::Forget(1));
    assert_eq!(noted(&steps).purged_on, "2026-11-21");
    assert_eq!(steps.len(), 2);
    let today = noted(&steps).clone();
    assert!(
        plan::outworn(&held, &today, "2026-11-21T20:00:00Z", "").is_empty(),
        "once a day"
    );
    assert!(plan::outworn(&held, &position(), "", "").is_empty());
}

/// A backup of seven weeks ago is the last there is: what came after it is kept for the day it is restored.
#[test]
fn no_receipt_is_forgotten_that_is_newer_than_the_servers_last_backup() {
    let held = [
        in_state(waiting(1, home(1)), sent(5, "2026-10-01T01:59:59Z")),
        in_state(waiting(2, home(2)), sent(6, "2026-10-01T02:00:00Z")),
        in_state(waiting(3, home(3)), sent(7, "2026-10-02T02:00:00Z")),
    ];
    let forgotten = |backed_up_at: &str| -> Vec<u64> {
        let steps = plan::outworn(&held, &position(), "2026-11-21T02:00:00Z", backed_up_at);
        let seqs = steps.iter().filter_map(|step| match step {
            Step::Forget(seq) => Some(*seq),
            _ => None,
        });
        seqs.collect()
    };
    assert_eq!(forgotten("2026-10-01T02:00:00Z"), [1]);
    assert_eq!(forgotten("2026-11-20T17:00:00Z"), [1, 2, 3]);
    assert_eq!(forgotten(""), [1, 2, 3]);
}

// ---- replay

#[test]
fn a_save_shows_at_once_and_a_null_takes_out() {
    let base = server_record(10, 5, "Satu");
    let fields: Answers = [("hamlet".to_owned(), serde_json::Value::Null)]
        .into_iter()
        .collect();
    let after = replay::saved(
        Some(&local(&base)),
        &update(&Stored::new(base.clone()), 5, fields),
    );
    assert_eq!(after.view.fields.text("hamlet"), None);
    assert_eq!(after.base, Some(base.clone()));
    let deletion = Change {
        edit: Edit::Delete {
            reason: "ganda".to_owned(),
        },
        ..home(10)
    };
    let after = replay::saved(Some(&local(&base)), &deletion);
    assert!(after.view.deleted);
    assert_eq!(after.view.fields.text(link::DELETION_REASON), Some("ganda"));
    assert_eq!(replay::view(None, []), None);
}

proptest::proptest! {
    /// Whatever the queue: a round sends each free change once, in order, within the limits, and nothing that is held back.
    #[test]
    fn a_round_sends_what_is_free_once_and_in_order(
        queue in proptest::collection::vec((0u8..6, 0u8..5, 0u8..6), 0..40),
        changes in 1usize..10,
    ) {
        let queue: Vec<Entry> = (1..)
            .zip(queue)
            .map(|(seq, (record, state, what))| {
                let record = u128::from(record) + 10;
                let change = match what {
                    0 => home(record),
                    1 => child_of(record, record + 1),
                    2 => edit(record, Answers::new().with(link::HOUSEHOLD, id(record + 1).to_string())),
                    _ => edit(record, Answers::new().with("rt", "1")),
                };
                let state = match state {
                    0 => refused(),
                    1 => EntryState::Deferred,
                    _ => EntryState::Waiting,
                };
                in_state(waiting(seq, change), state)
            })
            .collect();
        let limit = Limit { changes, ..Limit::default() };
        let mut sent: Vec<u64> = Vec::new();
        loop {
            let batch = plan::next_batch(&queue, sent.last().copied().unwrap_or(0), limit);
            if batch.is_empty() {
                break;
            }
            proptest::prop_assert!(batch.len() <= changes);
            sent.extend(seqs(&batch));
        }
        proptest::prop_assert!(sent.is_sorted_by(|a, b| a < b));
        for entry in &queue {
            let (seq, record) = (entry.change.device_seq, entry.change.record);
            let is_refused = matches!(entry.state, EntryState::Refused { .. });
            let before = |other: &&Entry| other.change.device_seq < seq;
            let own_refused = queue.iter().filter(before).any(|other| {
                other.change.record == record && matches!(other.state, EntryState::Refused { .. })
            });
            if is_refused || own_refused {
                proptest::prop_assert!(!sent.contains(&seq));
            }
            let alone = queue.iter().filter(before).all(|other| other.change.record != record);
            let under_none = link::parents(&entry.change).iter().all(|parent| {
                queue.iter().all(|other| other.change.record != *parent)
            });
            if !is_refused && alone && under_none {
                proptest::prop_assert!(sent.contains(&seq), "{} is free", seq);
            }
        }
    }
}
