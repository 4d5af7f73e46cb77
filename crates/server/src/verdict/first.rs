//! Judges each visit once, soon after it came, and keeps what was said: an update of the program tells by it what it says
//! differently. It takes its time beside the serving; nobody waits for it.

use super::judged::{self, Village};
use super::kept::{marks, read_marks};
use crate::clock::Clock;
use crate::db::verdicts::{self, Stored};
use crate::db::{Db, last_revision, unreadable};
use crate::failure::{Failure, Outcome};
use crate::organisation;
use dampingi_domain::AreaCode;
use dampingi_domain::finding::{self, Choices, RuleMark, Verdict, judge};
use dampingi_domain::result::is_judged;
use dampingi_sync::RecordId;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use uuid::Uuid;

/// Between two looks for visits that came.
const EVERY: Duration = Duration::from_secs(300);
/// Verdicts written in one transaction: a cadre's push does not wait long for it.
const AT_ONCE: usize = 200;
const TABLES: Uuid = Uuid::from_u128(0x9a1d_33c8_5f52_4b1c_8f0e_6ad2_1f7b_44e0);

/// Marks of rules.
pub type Marks = BTreeSet<RuleMark>;

/// What was said before, and by which rules.
#[derive(Clone, Debug, Default)]
pub struct Before {
    verdicts: HashMap<RecordId, (Verdict, Arc<Marks>)>,
}

impl Before {
    /// Reads what is kept in the database.
    pub async fn read(db: &Db) -> Outcome<Self> {
        let mut connection = db.reading().await?;
        let wrong = || unreadable("a verdict");
        let mut tables = HashMap::new();
        for (id, rules) in verdicts::tables(&mut connection).await? {
            let rules = read_marks(&rules).ok_or_else(wrong)?;
            tables.insert(id, Arc::new(rules.into_iter().collect::<Marks>()));
        }
        let mut before = Self::default();
        for stored in verdicts::all(&mut connection).await? {
            let rules = read_marks(&stored.rules).ok_or_else(wrong)?;
            let table = tables.get(&stored.rule_table).ok_or_else(wrong)?;
            let verdict = Verdict {
                level: stored.level,
                rules,
            };
            before
                .verdicts
                .insert(stored.visit, (verdict, Arc::clone(table)));
        }
        Ok(before)
    }

    /// What was said of a visit, and the rules that there were.
    pub fn get(&self, visit: RecordId) -> Option<(&Verdict, &Marks)> {
        let (verdict, table) = self.verdicts.get(&visit)?;
        Some((verdict, table))
    }

    /// Whether nothing was ever judged.
    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty()
    }
}

/// The rules of this program.
pub fn rules_of_now() -> Marks {
    finding::table()
        .map(|rule| RuleMark {
            id: rule.id.to_owned(),
            variant: rule.variant.to_owned(),
            version: rule.version,
        })
        .collect()
}

/// Judges what came until it is told to stop, and once more then.
pub async fn keep_judging(db: Db, clock: Clock, mut stop: oneshot::Receiver<()>) {
    let mut after = 0;
    loop {
        match judge_new(&db, after, clock.now().as_second()).await {
            Ok(upto) => after = upto,
            Err(failure) => {
                tracing::warn!(%failure, "visits could not be judged; tried again later")
            }
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = &mut stop => break,
        }
    }
    if let Err(failure) = judge_new(&db, after, clock.now().as_second()).await {
        tracing::warn!(%failure, "the last visits were not judged; the next start does it");
    }
}

/// Judges every visit after a revision that has no verdict, one village in memory at a time. Gives the revision up to which
/// that is done.
pub async fn judge_new(db: &Db, after: u64, now: i64) -> Outcome<u64> {
    let mut connection = db.reading().await?;
    let upto = last_revision(&mut connection).await?;
    let without = verdicts::places_without(&mut connection, after).await?;
    let places: BTreeSet<AreaCode> = without
        .into_iter()
        .filter(|(_, form)| is_judged(form))
        .map(|(area, _)| area)
        .collect();
    let choices = organisation::choices(&mut connection).await?;
    for area in places {
        let village = judged::read(&mut connection, &area).await?;
        let known = verdicts::known_in(&mut connection, &area).await?;
        let choices = choices.clone();
        // A village takes the time of a few requests: it must not hold up those of others.
        let said = tokio::task::spawn_blocking(move || {
            verdicts_of(&village, &choices, &known.into_iter().collect())
        });
        let said = said
            .await
            .map_err(|error| Failure::System(error.to_string()))?;
        write(db, &said?, now).await?;
    }
    Ok(upto)
}

async fn write(db: &Db, said: &[(RecordId, Verdict)], now: i64) -> Outcome {
    let rules = marks(&Vec::from_iter(rules_of_now()));
    let table = Uuid::new_v5(&TABLES, rules.as_bytes()).to_string();
    for part in said.chunks(AT_ONCE) {
        let mut transaction = db.writing().await?;
        verdicts::save_table(&mut transaction, &table, &rules, now).await?;
        for (visit, verdict) in part {
            let stored = Stored {
                visit: *visit,
                rule_table: table.clone(),
                level: verdict.level.clone(),
                rules: marks(&verdict.rules),
            };
            verdicts::add(&mut transaction, &stored, now).await?;
        }
        transaction.commit().await?;
    }
    Ok(())
}

fn verdicts_of(
    village: &Village,
    choices: &Choices,
    known: &HashSet<RecordId>,
) -> sqlx::Result<Vec<(RecordId, Verdict)>> {
    let mut said = Vec::new();
    let policy = |on| choices.policy(&village.area, on);
    village.judge(policy, &mut |visit, case| {
        if !known.contains(&visit) {
            said.push((visit, Verdict::of(&judge(case))));
        }
    })?;
    Ok(said)
}
