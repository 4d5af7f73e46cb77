//! A queue carried by hand: this phone's unsent changes into a file that only the server opens, and a file that somebody
//! made, brought to the server. Nothing here moves an outbox entry: that is done by the server's own answer alone.

use super::engine::{Engine, reading};
use crate::clock;
use crate::json;
use crate::net::{NetFault, Server};
use crate::platform::{base64, gzip};
use crate::session::Word;
use crate::store::fault::Fault;
use crate::vault::to_server;
use dampingi_sync::parcel::{Carried, INFO, Inside, MARK, Parcel};
use dampingi_sync::plan::{self, Limit};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::wire::Push;

/// A file with unsent work.
#[derive(Clone, PartialEq, Eq)]
pub struct QueueFile {
    /// What it may be called: the day and the hour, nothing about anybody.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Changes in it.
    pub changes: u32,
    /// Changes that wait behind a refused one, and are not in it.
    pub behind: u32,
}

/// Why a queue could not be written or brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CarryProblem {
    /// Nothing waits.
    Nothing,
    /// Nothing waits but what was refused, and what stands behind it.
    OnlyRefused,
    /// The server's key is not here yet: it comes with the first contact.
    NoKey,
    /// Not a file of this app, or a damaged one.
    NotAQueue,
    /// No answer from the server.
    NoSignal,
    /// It was made for another server, or damaged.
    NotForThisServer,
    /// Whoever made it is no longer signed in.
    MakerSignedOut,
    /// The carrier's own sign-in is no longer valid.
    SignInAgain,
    /// The server failed.
    Server,
    /// The phone's storage failed.
    Storage,
}

impl From<Fault> for CarryProblem {
    fn from(_: Fault) -> Self {
        Self::Storage
    }
}

impl Engine {
    /// See [`super::Phone::queue_file`].
    pub async fn queue_file(&self) -> Result<QueueFile, CarryProblem> {
        let session = self.session()?;
        let key = session.device.borrow().parcel_key.clone();
        let key = base64::decode(&key)
            .filter(|key| !key.is_empty())
            .ok_or(CarryProblem::NoKey)?;
        let token = session.token.borrow().clone();
        let proof = to_server::hash(&token.unwrap_or_default()).await?;
        let proof = base64::encode(&proof);
        let database = self.database()?;
        // What was refused stays here, and what stands behind it too.
        let unsettled = reading(&database, &session)
            .entries(&Word::UNSETTLED)
            .await?;
        let is_open = |entry: &&Entry| !matches!(entry.state, EntryState::Refused { .. });
        let open = unsettled.iter().filter(is_open).count() as u32;
        let is_refused = open < unsettled.len() as u32;
        let mut parcel = Parcel {
            dampingi: MARK.to_owned(),
            version: 1,
            changes: 0,
            parts: Vec::new(),
        };
        for changes in plan::parts(unsettled, Limit::default()) {
            parcel.changes += changes.len() as u32;
            let device_id = changes[0].device_id;
            let inside = Inside {
                proof: proof.clone(),
                push: Push {
                    device_id,
                    epoch: None,
                    changes,
                },
            };
            let packed = gzip::pack(&json::write(&inside)).await;
            let packed = packed.ok_or(CarryProblem::Storage)?.to_vec();
            let sealed = to_server::seal(&key, INFO, &packed).await?;
            parcel.parts.push(base64::encode(&sealed));
        }
        if parcel.changes == 0 {
            return Err(if is_refused {
                CarryProblem::OnlyRefused
            } else {
                CarryProblem::Nothing
            });
        }
        // `2026-11-21T18:40:00+08:00`, without what a file's name cannot hold.
        let at = clock::recorded_at();
        let name = [
            "dampingi-kiriman-",
            &at[..10],
            "-",
            &at[11..13],
            &at[14..16],
            ".txt",
        ];
        Ok(QueueFile {
            name: name.concat(),
            bytes: json::write(&parcel),
            changes: parcel.changes,
            behind: open - parcel.changes,
        })
    }

    /// See [`super::Phone::carry`].
    pub async fn carry(
        &self,
        file: &[u8],
        progress: impl Fn(u32, u32),
    ) -> Result<(Carried, Vec<(u32, CarryProblem)>), CarryProblem> {
        let parcel: Parcel = json::read(file).ok_or(CarryProblem::NotAQueue)?;
        if parcel.dampingi != MARK || parcel.version != 1 || parcel.parts.is_empty() {
            return Err(CarryProblem::NotAQueue);
        }
        let token = self.session()?.token.borrow().clone();
        let server = Server {
            token: token.as_deref(),
        };
        let _busy = self.hold_open();
        let of = parcel.parts.len() as u32;
        let mut carried = Carried::default();
        let mut not_taken = Vec::new();
        for (part, done) in parcel.parts.into_iter().zip(0..) {
            progress(done, of);
            match server.carry(part).await.map_err(|fault| problem(&fault)) {
                Ok(answer) => carried = carried.and(answer),
                // What is wrong with this part holds back no other; every other problem is that of all of them.
                Err(why @ (CarryProblem::NotForThisServer | CarryProblem::MakerSignedOut)) => {
                    not_taken.push((done + 1, why))
                }
                Err(why) => return Err(why),
            }
        }
        match not_taken.first() {
            Some((_, why)) if not_taken.len() as u32 == of => Err(*why),
            _ => Ok((carried, not_taken)),
        }
    }
}

fn problem(fault: &NetFault) -> CarryProblem {
    match fault {
        NetFault::Unreachable | NetFault::TooSlow => CarryProblem::NoSignal,
        NetFault::Unreadable => CarryProblem::Server,
        NetFault::Refused { status, code, .. } => match (status, code.as_str()) {
            (_, "not_for_this_server" | "malformed" | "too_large") => {
                CarryProblem::NotForThisServer
            }
            (_, "maker_signed_out") => CarryProblem::MakerSignedOut,
            (401, _) => CarryProblem::SignInAgain,
            _ => CarryProblem::Server,
        },
    }
}
