//! Stories of people who are no longer here, given up to make room: only what the server has whole, only a year after the last
//! word about them, and never half of somebody: what is judged from half a story is judged wrong. Whatever comes from the
//! server about one of them later brings everything back.

use super::engine::{Engine, reading};
use crate::json;
use crate::session::Session;
use crate::store::fault::Fault;
use crate::store::reading::Reading;
use crate::store::writing::{self, Batch, Written};
use dampingi_domain::date;
use dampingi_domain::ordered::Set;
use dampingi_sync::{Kind, Local, RecordId, link};
use std::rc::Rc;

/// So long nothing has been said of them.
const QUIET_DAYS: i32 = 365;

/// Gives up what may be given up; gives its bytes. The caller keeps syncs away.
pub async fn let_go(engine: &Engine, session: &Rc<Session>) -> Result<u64, Fault> {
    let database = engine.database()?;
    let turn = engine.writing.lock().await;
    if session.is_stale.get() {
        engine.look_again(session).await?;
    }
    let reading = reading(&database, session);
    if !reading.ensure_links().await? {
        return Err(Fault::Unreadable);
    }
    let limit = date::add_days(session.today(), -QUIET_DAYS).to_string();
    let gone: Vec<RecordId> = {
        let shelf = session.shelf.borrow();
        let gone = shelf.rows.all().filter(|row| !row.left.is_empty());
        gone.map(|row| row.id).collect()
    };
    let mut batch = Batch::new(session.device.borrow().clone());
    let mut freed = 0;
    for person in gone {
        let Some(story) = settled_story(&reading, person, &limit).await? else {
            continue;
        };
        for local in story {
            freed += json::write(&local).len() as u64;
            batch.drops.insert(local.view.id);
        }
        batch.device.let_go.push(person);
    }
    if batch.drops.is_empty() {
        return Ok(0);
    }
    let written = writing::write(&reading, &batch).await?;
    drop(turn);
    if written == Written::Moved {
        return Err(Fault::Refused);
    }
    engine.publish(session).await;
    Ok(freed)
}

/// All records of a person, if the server has every one of them as it is here, and nothing is new.
async fn settled_story(
    reading: &Reading<'_>,
    person: RecordId,
    limit: &str,
) -> Result<Option<Vec<Local>>, Fault> {
    let mut ids: Vec<RecordId> = vec![person];
    ids.extend(reading.session.shelf.borrow().around(person));
    if !reading.pending_of(&ids).is_empty() {
        return Ok(None);
    }
    let story = reading.locals(&ids).await?;
    let is_hers = |local: &Local| {
        let is_another = matches!(
            local.view.kind,
            Kind::Person | Kind::Household | Kind::Conflict
        );
        let is_old = local.base.is_some() && local.view.received_at.as_str() < limit;
        let is_anothers = local.view.link(link::PERSON).is_some_and(|it| it != person);
        is_old && !is_anothers && (local.view.id == person || !is_another)
    };
    // One that could not be read may be the newest.
    let all_read: Set<RecordId> = story.iter().map(|local| local.view.id).collect();
    let is_whole = all_read.len() == ids.len() && story.iter().all(is_hers);
    Ok(is_whole.then_some(story))
}

/// Fetches everything anew, and with it whatever was given up.
pub async fn fetch_again(engine: &Engine) -> Result<(), Fault> {
    let session = engine.session()?;
    let database = engine.database()?;
    let turn = engine.writing.lock().await;
    // Another tab may write in between; more often than this is no coincidence.
    let mut left = 5;
    loop {
        if session.is_stale.get() {
            engine.look_again(&session).await?;
        }
        let mut device = session.device.borrow().clone();
        device.let_go.clear();
        device.position.cursor = None;
        if writing::note(&reading(&database, &session), device).await? == Written::Done {
            break;
        }
        left -= 1;
        if left == 0 {
            return Err(Fault::Refused);
        }
    }
    drop(turn);
    engine.asked.set(true);
    engine.alarm.call();
    Ok(())
}
