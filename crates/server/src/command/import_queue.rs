//! `dampingi import-queue FILE`: what a phone without a signal wrote to a file. Twice is the same as once.

use super::tell;
use crate::db::{Db, accounts};
use crate::failure::{Failure, Outcome};
use crate::parcel::{self, NotTaken};
use clap::Args;
use dampingi_sync::parcel::{Carried, MARK, Parcel};
use jiff::Timestamp;
use std::io::Write;
use std::path::PathBuf;

/// Most bytes of a file: some hundred thousand visits.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Take in the unsent work that a phone without a signal wrote to a file
#[derive(Args, Debug)]
pub struct ImportQueue {
    /// The file (dampingi-kiriman-….txt)
    file: PathBuf,
    /// Take it in this user's name although the sign-in it was made with has ended. Only if you know that she made it
    #[arg(long = "as", value_name = "USERNAME")]
    as_user: Option<String>,
}

/// Runs the command.
pub async fn run(
    db: &Db,
    args: &ImportQueue,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome {
    let there = |error| Failure::file(&args.file, &error);
    let size = std::fs::metadata(&args.file).map_err(there)?.len();
    let unreadable = || Failure::input(format!("{}: no queue of a phone", args.file.display()));
    if size > LARGEST {
        return Err(unreadable());
    }
    let text = std::fs::read(&args.file).map_err(there)?;
    let parcel: Parcel = serde_json::from_slice(&text).map_err(|_| unreadable())?;
    if parcel.dampingi != MARK || parcel.version != 1 {
        return Err(unreadable());
    }
    let user = match &args.as_user {
        Some(username) => {
            let found = accounts::by_username(&mut *db.reading().await?, username).await?;
            Some(
                found
                    .ok_or_else(|| Failure::input(format!("{username}: there is no such user")))?,
            )
        }
        None => None,
    };
    let mut carried = Carried::default();
    let mut not_taken = Vec::new();
    for (number, part) in parcel.parts.iter().enumerate() {
        match parcel::take(db, part, user.as_ref(), now).await {
            Ok(taken) => carried = carried.and(taken),
            Err(NotTaken::Database(error)) => return Err(error.into()),
            // One part that was damaged on the way holds back no other.
            Err(why) => not_taken.push(said(&why, number + 1)),
        }
    }
    tell(
        out,
        format_args!(
            "{} changes: {} new, {} were here already, {} wait for another record, {} not taken",
            parcel.changes, carried.taken, carried.known, carried.waiting, carried.refused
        ),
    )?;
    if not_taken.is_empty() {
        return Ok(());
    }
    Err(Failure::input(not_taken.join("\n")))
}

fn said(why: &NotTaken, part: usize) -> String {
    match why {
        NotTaken::Sealed => {
            format!("part {part} cannot be opened: it is damaged, or was sealed for another server")
        }
        NotTaken::Ended => format!(
            "part {part}: the sign-in it was made with has ended. If you know who made it, say so: --as USERNAME"
        ),
        NotTaken::Database(error) => format!("part {part}: {error}"),
    }
}
