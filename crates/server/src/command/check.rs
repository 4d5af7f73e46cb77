//! `dampingi check`: whether everything in the database hangs together.

use super::tell;
use crate::db::{Db, devices, integrity};
use crate::failure::{Failure, Outcome};
use std::io::Write;

/// Says what is there and what does not fit. Anything that does not fit is a failure.
pub async fn run(db: &Db, out: &mut (dyn Write + Send)) -> Outcome {
    let mut connection = db.reading().await?;
    for (what, count) in integrity::counts(&mut connection).await? {
        tell(out, format_args!("{count:>8} {what}"))?;
    }
    for device in devices::with_gaps(&mut connection).await? {
        // Not a fault of this database: the phone still holds what is missing, or it is lost and somebody must know.
        tell(
            out,
            format_args!("device {}: {} changes have not arrived", device.0, device.1),
        )?;
    }
    let mut faults = 0;
    for (what, found) in integrity::faults(&mut connection).await? {
        tell(
            out,
            format_args!(
                "{} {what}: {found}",
                if found == 0 { "ok   " } else { "FAULT" }
            ),
        )?;
        faults += found;
    }
    if faults == 0 {
        tell(out, format_args!("Everything hangs together."))
    } else {
        Err(Failure::System(format!(
            "{faults} faults found; restore from a backup or ask for help"
        )))
    }
}
