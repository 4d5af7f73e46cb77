//! Plans whose time is over, or that an older version of the app made, are made anew: a few persons at a time, after the
//! unlock, while the screens show what the old ones still tell.

use super::engine::Engine;
use super::saving::Drafted;
use super::*;
use crate::session::Session;
use crate::store::fault::Fault;
use crate::store::plan;
use dampingi_domain::schedule::Plan;
use std::future::ready;

/// Persons whose records are read for one write: a cheap phone stays at hand meanwhile.
const AT_ONCE: usize = 40;

impl Engine {
    /// Makes anew what no longer holds today.
    pub async fn renew_plans(&self) -> Result<(), Fault> {
        if !plan::is_learned() {
            return Ok(());
        }
        let session = self.session()?;
        let stale = stale(&session);
        for part in stale.chunks(AT_ONCE) {
            let _busy = self.hold_open();
            let part = part.to_vec();
            self.write(&session, &move |_| {
                let again = part.clone();
                Box::pin(ready(Ok(Drafted {
                    again,
                    ..Drafted::default()
                })))
            })
            .await?;
            self.publish_rows(&session);
        }
        Ok(())
    }
}

fn stale(session: &Session) -> Vec<RecordId> {
    let today = session.today();
    let shelf = session.shelf.borrow();
    let over = |row: &&Arc<Row>| !Plan::line_holds(&row.plan, today);
    let mut stale: Vec<RecordId> = shelf.rows.all().filter(over).map(|row| row.id).collect();
    // Written before there were plans: the households do not know yet when they were surveyed.
    if shelf.rows.all().any(|row| row.plan.is_empty()) {
        stale.extend(shelf.houses.ids());
    }
    stale
}
