//! Looks whether everything hangs together: sequences, links, chains, counts. Reads only.

use super::visits::{IMPORTED, RECEIVED};
use super::{Conn, records};
use dampingi_sync::{Kind, Record, RecordId, alias, link, status};
use futures_util::TryStreamExt;
use sqlx::Row;
use std::collections::{BTreeSet, HashMap};

/// How much is there.
pub async fn counts(connection: &mut Conn) -> sqlx::Result<Vec<(String, u64)>> {
    let rows = sqlx::query("SELECT kind, COUNT(*) AS n FROM records GROUP BY kind ORDER BY kind")
        .fetch_all(&mut *connection)
        .await?;
    let mut counts = Vec::new();
    for row in rows {
        let n: i64 = row.try_get("n")?;
        counts.push((
            format!("records: {}", row.try_get::<String, _>("kind")?),
            n.unsigned_abs(),
        ));
    }
    for (what, query) in [
        (
            "changes held",
            "SELECT COUNT(*) FROM changes WHERE revision IS NOT NULL",
        ),
        (
            "changes refused or deferred",
            "SELECT COUNT(*) FROM changes WHERE revision IS NULL",
        ),
        ("accounts", "SELECT COUNT(*) FROM users"),
        ("openings logged", "SELECT COUNT(*) FROM openings"),
        (
            "photos held",
            "SELECT COUNT(*) FROM photos WHERE have = bytes",
        ),
        (
            "photos awaited",
            "SELECT COUNT(*) FROM photos WHERE have < bytes",
        ),
    ] {
        counts.push((what.to_owned(), one(connection, query).await?));
    }
    Ok(counts)
}

/// What does not fit, and how often. All zeros is well.
pub async fn faults(connection: &mut Conn) -> sqlx::Result<Vec<(&'static str, u64)>> {
    let mut faults = Vec::new();
    for (what, query) in [
        (
            "revisions above the counter",
            "SELECT COUNT(*) FROM records WHERE revision > (SELECT value FROM counter WHERE id = 1)",
        ),
        (
            "changes whose record is gone",
            "SELECT COUNT(*) FROM changes c LEFT JOIN records r ON r.id = c.record_id \
             WHERE c.revision IS NOT NULL AND r.id IS NULL",
        ),
        (
            "changes newer than their record",
            "SELECT COUNT(*) FROM changes c JOIN records r ON r.id = c.record_id WHERE c.revision > r.revision",
        ),
        (
            "devices whose changes were miscounted",
            "SELECT COUNT(*) FROM (SELECT device_id, COUNT(revision) AS held, COUNT(*) AS seen, MIN(device_seq) AS first_seq, \
             MAX(device_seq) AS last_seq FROM changes GROUP BY device_id) AS c LEFT JOIN devices d ON d.device_id = c.device_id \
             WHERE d.device_id IS NULL OR d.held <> c.held OR d.seen <> c.seen OR d.first_seq <> c.first_seq \
             OR d.last_seq <> c.last_seq",
        ),
        (
            "photos whose parts do not add up",
            "SELECT COUNT(*) FROM photos p WHERE p.have <> \
             (SELECT COALESCE(SUM(LENGTH(content)), 0) FROM photo_parts t WHERE t.sha256 = p.sha256)",
        ),
        (
            "visits without a state",
            "SELECT COUNT(*) FROM records r LEFT JOIN visit_states v ON v.visit_id = r.id \
             WHERE r.kind = 'visit' AND v.visit_id IS NULL",
        ),
        (
            "visit states that differ from their record",
            "SELECT COUNT(*) FROM visit_states v JOIN records r ON r.id = v.visit_id \
             WHERE r.kind <> 'visit' OR r.area <> v.area OR r.deleted <> v.deleted OR r.form <> v.form",
        ),
        (
            "replaced visits without their correction",
            "SELECT COUNT(*) FROM visit_states v LEFT JOIN visit_states n ON n.visit_id = v.superseded_by \
             WHERE v.superseded_by IS NOT NULL AND (n.visit_id IS NULL OR n.deleted = 1 OR n.corrects <> v.visit_id)",
        ),
        (
            "corrections whose visit was not replaced",
            "SELECT COUNT(*) FROM visit_states n LEFT JOIN visit_states v ON v.visit_id = n.corrects \
             WHERE n.corrects IS NOT NULL AND n.deleted = 0 AND (v.visit_id IS NULL OR v.superseded_by IS NULL)",
        ),
        (
            "corrections of another person's visit",
            "SELECT COUNT(*) FROM visit_states n JOIN visit_states v ON v.visit_id = n.corrects \
             WHERE n.subject_id <> v.subject_id AND NOT EXISTS (SELECT 1 FROM records m \
             WHERE m.kind = 'merge' AND m.subject_id IN (n.subject_id, v.subject_id))",
        ),
        (
            // Together with the above: no chain goes in a circle.
            "corrections older than their visit",
            "SELECT COUNT(*) FROM visit_states n JOIN visit_states v ON v.visit_id = n.corrects \
             WHERE n.revision <= v.revision",
        ),
        (
            "records that no change made",
            "SELECT COUNT(*) FROM records r WHERE r.kind IN ('household', 'person', 'episode', 'visit', 'review', 'merge') \
             AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.record_id = r.id AND c.revision IS NOT NULL)",
        ),
        (
            "users without an area",
            "SELECT COUNT(*) FROM users u WHERE u.disabled_at IS NULL AND NOT EXISTS \
             (SELECT 1 FROM user_areas a WHERE a.user_id = u.id AND a.valid_to IS NULL)",
        ),
    ] {
        faults.push((what, one(connection, query).await?));
    }
    faults.extend(links(connection).await?);
    if connection.backend_name() == "SQLite" {
        faults.push(("damaged places in the file", damaged(connection).await?));
    }
    Ok(faults)
}

/// SQLite looks through its own file: pages, indexes, constraints.
async fn damaged(connection: &mut Conn) -> sqlx::Result<u64> {
    let found: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_all(connection)
        .await?;
    Ok(found.iter().filter(|line| *line != "ok").count() as u64)
}

async fn one(connection: &mut Conn, query: &'static str) -> sqlx::Result<u64> {
    let count: i64 = sqlx::query_scalar(query).fetch_one(connection).await?;
    Ok(count.unsigned_abs())
}

/// Records that cannot be read, whose envelope differs from its columns, or that point at nothing.
async fn links(connection: &mut Conn) -> sqlx::Result<Vec<(&'static str, u64)>> {
    let mut kinds: HashMap<RecordId, Kind> = HashMap::new();
    let mut pointing = Vec::new();
    // The two sides of each merge.
    let (mut merged, mut holding) = (BTreeSet::new(), BTreeSet::new());
    let (mut unreadable, mut differing) = (0, 0);
    let mut said: HashMap<RecordId, (u64, String)> = HashMap::new();
    // One row at a time: all of them together would fill a small machine.
    let mut rows = sqlx::query("SELECT id, area, revision, deleted, body FROM records")
        .fetch(&mut *connection);
    while let Some(row) = rows.try_next().await? {
        let Ok(record) = records::record(&row) else {
            unreadable += 1;
            continue;
        };
        let (revision, deleted): (i64, i64) = (row.try_get("revision")?, row.try_get("deleted")?);
        let (id, area): (String, String) = (row.try_get("id")?, row.try_get("area")?);
        let same = id == record.id.to_string()
            && area == record.area.as_str()
            && records::signed(record.revision) == revision
            && i64::from(record.deleted) == deleted;
        differing += u64::from(!same);
        pointing.extend(links_of(&record));
        merged.extend(alias::into(&record).map(|person| (record.id, person)));
        let aliases = alias::aliases(&record).into_iter();
        holding.extend(aliases.map(|alias| (alias, record.id)));
        if let Some((visit, state)) = decision(&record) {
            let last = said.entry(visit).or_default();
            *last = (record.revision, state.to_owned()).max(last.clone());
        }
        kinds.insert(record.id, record.kind);
    }
    drop(rows);
    let dangling = pointing.iter().filter(|id| !kinds.contains_key(id)).count();
    Ok(vec![
        ("records that cannot be read", unreadable),
        ("records that differ from their columns", differing),
        ("links that lead nowhere", dangling as u64),
        (
            "merges of which one side knows nothing",
            merged.symmetric_difference(&holding).count() as u64,
        ),
        (
            "visits whose state is not what was said of them last",
            undecided(connection, &said).await?,
        ),
    ])
}

/// What a review says of which visit.
fn decision(record: &Record) -> Option<(RecordId, &str)> {
    let state = record.fields.text(status::STATE)?;
    let visit = record.link(link::VISIT)?;
    (record.kind == Kind::Review).then_some((visit, state))
}

/// Visits that stand otherwise than the last of their reviews says.
async fn undecided(
    connection: &mut Conn,
    said: &HashMap<RecordId, (u64, String)>,
) -> sqlx::Result<u64> {
    let states: Vec<(String, String)> = sqlx::query_as("SELECT visit_id, state FROM visit_states")
        .fetch_all(connection)
        .await?;
    let differs = |(visit, state): &&(String, String)| {
        let last = visit.parse().ok().and_then(|visit| said.get(&visit));
        match last {
            Some((_, last)) => last != state,
            None => ![RECEIVED, IMPORTED].contains(&state.as_str()),
        }
    };
    Ok(states.iter().filter(differs).count() as u64)
}

fn links_of(record: &Record) -> Vec<RecordId> {
    let keys = [
        link::HOUSEHOLD,
        link::PERSON,
        link::EPISODE,
        link::VISIT,
        link::CORRECTS,
        link::MOTHER,
        link::ALIAS,
        link::HOUSEHOLD_ALIAS,
        alias::INTO,
    ];
    keys.iter().filter_map(|key| record.link(key)).collect()
}
