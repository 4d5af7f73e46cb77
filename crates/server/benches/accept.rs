//! How many changes a second the server accepts, durably, from 1, 8 and 64 phones at once, on both databases, beside the floor of
//! the database alone: the same rows in transactions of the same size with the same durability, and nobody who decides. Then
//! memory over a long run. `cargo bench -p dampingi-server --bench accept`; DAMPINGI_BENCH_CHANGES is the length of the long run.
#![allow(clippy::print_stdout, reason = "a bench prints")]

#[allow(
    dead_code,
    unused_imports,
    reason = "shared with the tests, which use more of it"
)]
#[path = "../tests/server/support/mod.rs"]
mod support;

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use dampingi_domain::Answers;
use dampingi_server::db::Backend;
use dampingi_sync::wire::{Outcome, Receipts};
use dampingi_sync::{Change, Kind, link};
use serde_json::json;
use std::time::Instant;
use support::family::{Phone, filled, id, visit_fields};
use support::{Answered, World};
use tower::ServiceExt;
use uuid::Uuid;

/// What a phone sends after some days: 20 visits.
const BATCH: u32 = 20;
const BATCHES: u32 = 192;
const PHONES: [u32; 3] = [1, 8, 64];
/// A child is visited a year long.
const VISITS_OF_A_CHILD: u32 = 12;
const CADRE: &str = "kader.jelarai";
const LONG_RUN: u32 = 100_000;

/// A phone with a sequence of its own; all of them belong to one user.
async fn phone(world: &World, number: u32) -> Phone<'_> {
    let mut phone = Phone::of(world, CADRE).await;
    phone.device = Uuid::new_v5(&Uuid::max(), &number.to_be_bytes());
    phone
}

/// The number of a phone's record: no other phone has it.
fn number(phone: u32, what: u32, nth: u32) -> u128 {
    (u128::from(phone) << 64) + (u128::from(what) << 32) + u128::from(nth) + (1 << 96)
}

/// The child of a visit, and what it is about.
fn people(phone: &mut Phone<'_>, of: u32, visits: u32) -> Vec<Change> {
    let home = number(of, 1, 0);
    let given = Answers::new().with("head_name", "Daud Lenjau");
    let mut all = vec![phone.create(
        home,
        Kind::Household,
        "household",
        filled("household", given, None, None),
    )];
    for child in 0..visits.div_ceil(VISITS_OF_A_CHILD) {
        let fields = support::family::person_fields().with(link::HOUSEHOLD, id(home).to_string());
        let person = number(of, 2, child);
        all.push(phone.create(person, Kind::Person, "person", fields));
        let fields = Answers::new()
            .with(link::PERSON, id(person).to_string())
            .with("registered_on", "2026-01-10");
        let episode = number(of, 3, child);
        all.push(phone.create(
            episode,
            Kind::Episode,
            "child",
            filled("child", fields, None, None),
        ));
    }
    all
}

fn visit(phone: &mut Phone<'_>, template: &Answers, of: u32, nth: u32) -> Change {
    let child = nth / VISITS_OF_A_CHILD;
    let date = format!("2026-{:02}-{:02}", 1 + nth % 10, 1 + nth % 28);
    let fields = template
        .clone()
        .with(link::PERSON, id(number(of, 2, child)).to_string())
        .with(link::EPISODE, id(number(of, 3, child)).to_string())
        .with("visit_date", date);
    phone.create(number(of, 4, nth), Kind::Visit, "child_visit", fields)
}

fn body(phone: &Phone<'_>, changes: &[Change]) -> Vec<u8> {
    let push = json!({ "device_id": phone.device, "changes": changes });
    push.to_string().into_bytes()
}

/// One push through the whole router: session, JSON, decisions, commit.
async fn push(world: &World, token: &str, body: Vec<u8>) {
    let request = Request::post("/api/sync/push")
        .header(AUTHORIZATION, format!("Bearer {token}"))
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(body))
        .expect("a request");
    let Ok(response) = world.router.clone().oneshot(request).await;
    let receipts: Receipts = Answered::read(response).await.ok();
    for answer in receipts.answers {
        let outcome = answer.outcome;
        assert!(matches!(outcome, Outcome::Applied { .. }), "{outcome:?}");
    }
}

/// What each phone will send, batch by batch, made before the clock starts.
struct Work {
    token: String,
    batches: Vec<(Vec<u8>, Vec<Change>)>,
}

async fn prepared(world: &World, phones: u32) -> Vec<Work> {
    let template = visit_fields("2026-11-20", 9.5);
    let mut all = Vec::new();
    for of in 0..phones {
        let mut phone = phone(world, of).await;
        let batches = BATCHES / phones;
        for part in people(&mut phone, of, batches * BATCH).chunks(200) {
            push(world, &phone.token, body(&phone, part)).await;
        }
        let mut work = Work {
            token: phone.token.clone(),
            batches: Vec::new(),
        };
        for batch in 0..batches {
            let nth = batch * BATCH..(batch + 1) * BATCH;
            let changes: Vec<Change> = nth
                .map(|nth| visit(&mut phone, &template, of, nth))
                .collect();
            work.batches.push((body(&phone, &changes), changes));
        }
        all.push(work);
    }
    all
}

/// Changes a second, all phones at once.
async fn served(world: &World, work: &[Work]) -> f64 {
    let began = Instant::now();
    futures_util::future::join_all(work.iter().map(async |work| {
        for (body, _) in &work.batches {
            push(world, &work.token, body.clone()).await;
        }
    }))
    .await;
    f64::from(BATCHES * BATCH) / began.elapsed().as_secs_f64()
}

/// A visit as the database holds it: its texts as they are bound.
struct Row {
    record: String,
    change: String,
    device: String,
    seq: i64,
    author: String,
    subject: String,
    date: String,
    body: String,
    revisions: String,
}

fn row(change: &Change) -> Row {
    let fields = change.edit.fields().expect("a creation has fields");
    let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
    let revisions: serde_json::Map<_, _> = fields
        .iter()
        .map(|(key, _)| (key.to_owned(), json!(1_000_000)))
        .collect();
    Row {
        record: change.record.to_string(),
        change: change.change_id.to_string(),
        device: change.device_id.to_string(),
        seq: change.device_seq as i64,
        author: change.author.to_string(),
        subject: text(link::PERSON),
        date: text("visit_date"),
        body: serde_json::to_string(change).expect("writes"),
        revisions: json!(revisions).to_string(),
    }
}

/// The same rows, and nothing but them: inserts prepared beforehand, as many to a transaction as a push has.
async fn alone(world: &World, work: &[Work]) -> f64 {
    let rows: Vec<Vec<Vec<Row>>> = work
        .iter()
        .map(|work| {
            work.batches
                .iter()
                .map(|(_, batch)| batch.iter().map(row).collect())
                .collect()
        })
        .collect();
    let began = Instant::now();
    futures_util::future::join_all(rows.iter().map(async |batches| {
        for batch in batches {
            let mut transaction = world.db.writing().await.expect("writes");
            for row in batch {
                let revision = transaction.next_revision() as i64;
                insert(&mut transaction, row, revision)
                    .await
                    .expect("writes");
                transaction.gave_out(revision.unsigned_abs());
            }
            transaction.commit().await.expect("commits");
        }
    }))
    .await;
    f64::from(BATCHES * BATCH) / began.elapsed().as_secs_f64()
}

async fn insert(
    connection: &mut dampingi_server::db::Conn,
    row: &Row,
    revision: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO records (id, kind, form, area, former_area, subject_id, author, revision, deleted, origin, body, \
         field_revisions, field_devices) VALUES ($1, 'visit', 'child_visit', '65.01.05.2003', NULL, $2, $3, $4, 0, 'phone', $5, $6, '{}')",
    )
    .bind(&row.record)
    .bind(&row.subject)
    .bind(&row.author)
    .bind(revision)
    .bind(&row.body)
    .bind(&row.revisions)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO visit_states (visit_id, area, form, subject_id, author, visit_date, received_at, revision, state, \
         flagged, corrects, superseded_by, deleted) VALUES ($1, '65.01.05.2003', 'child_visit', $2, $3, $4, 1, $5, 'received', 0, NULL, NULL, 0)",
    )
    .bind(&row.record)
    .bind(&row.subject)
    .bind(&row.author)
    .bind(&row.date)
    .bind(revision)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO changes (change_id, device_id, device_seq, author, record_id, outcome, revision, received_at, body) \
         VALUES ($1, $2, $3, $4, $5, 'applied', $6, 1, $7)",
    )
    .bind(&row.change)
    .bind(&row.device)
    .bind(row.seq)
    .bind(&row.author)
    .bind(&row.record)
    .bind(revision)
    .bind(&row.body)
    .execute(connection)
    .await?;
    Ok(())
}

/// Resident memory of this program, in kilobytes.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let digits = line
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or_default()
}

/// Memory while one phone after the other sends, made as it goes: nothing here keeps what was sent.
async fn long_run(changes: u32) {
    let world = World::new(Backend::Sqlite).await;
    let template = visit_fields("2026-11-20", 9.5);
    let of_each = BATCHES * BATCH;
    let began = Instant::now();
    let (mut sent, mut said) = (0, 0);
    println!("{:>10} changes: {:>8} KB", 0, memory());
    for of in 0..changes.div_ceil(of_each) {
        let mut phone = phone(&world, of).await;
        for part in people(&mut phone, of, of_each).chunks(200) {
            push(&world, &phone.token, body(&phone, part)).await;
            sent += part.len();
        }
        for batch in 0..BATCHES {
            let nth = batch * BATCH..(batch + 1) * BATCH;
            let visits: Vec<Change> = nth
                .map(|nth| visit(&mut phone, &template, of, nth))
                .collect();
            push(&world, &phone.token, body(&phone, &visits)).await;
            sent += visits.len();
        }
        if sent / (changes as usize / 10) > said {
            said = sent / (changes as usize / 10);
            println!("{sent:>10} changes: {:>8} KB", memory());
        }
    }
    let a_second = sent as f64 / began.elapsed().as_secs_f64();
    println!("{a_second:.0} changes a second over the whole run");
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let template = visit_fields("2026-11-20", 9.5);
    println!(
        "visits of {} bytes of fields, {BATCH} to a push",
        json!(template).to_string().len()
    );
    println!(
        "{:<10} {:>6} {:>12} {:>12} {:>8}",
        "database", "phones", "server /s", "floor /s", "share"
    );
    for backend in [Backend::Sqlite, Backend::Postgres] {
        for phones in PHONES {
            let (server, floor) = runtime.block_on(async {
                let world = World::new(backend).await;
                let work = prepared(&world, phones).await;
                let server = served(&world, &work).await;
                // Another database with the same people in it, so that neither has the other's rows before it.
                let world = World::new(backend).await;
                let work = prepared(&world, phones).await;
                (server, alone(&world, &work).await)
            });
            let share = 100.0 * server / floor;
            println!(
                "{:<10} {phones:>6} {server:>12.0} {floor:>12.0} {share:>7.0}%",
                format!("{backend:?}")
            );
        }
    }
    let long = std::env::var("DAMPINGI_BENCH_CHANGES").ok();
    let changes = long.and_then(|text| text.parse().ok()).unwrap_or(LONG_RUN);
    runtime.block_on(long_run(changes));
}
