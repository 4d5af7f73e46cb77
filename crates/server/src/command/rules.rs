//! `dampingi rules`: what the rules of this version say of the stored visits, and which visits another version said
//! something else of. It prints record ids and rule ids, no names and no measurements.

pub use super::policy::Gain;
use crate::db::Db;
use crate::failure::{Failure, Outcome};
use crate::verdict::{Keeper, Report, each_visit, read};
use clap::Args;
use dampingi_domain::AreaCode;
use dampingi_domain::finding::{Verdict, changed, judge, table};
use std::io::Write;
use std::path::PathBuf;

/// What is asked for.
#[derive(Args, Clone, Debug)]
pub struct Rules {
    /// Only a village, kecamatan, kabupaten or province: 65.01.05
    #[arg(long, value_name = "CODE")]
    pub area: Option<String>,
    /// Keep what is said of each visit in a new file: do this before an update
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// Compare with a file that an earlier version kept: do this after an update
    #[arg(long, value_name = "FILE")]
    pub since: Option<PathBuf>,
    /// When a child that did not gain is sent on, whatever the health offices chose
    #[arg(long, value_enum)]
    pub gain: Option<Gain>,
}

/// Runs it.
pub async fn run(db: &Db, args: &Rules, out: &mut (dyn Write + Send)) -> Outcome {
    let area = match &args.area {
        Some(code) => {
            let read = AreaCode::parse(code.trim());
            Some(read.ok_or_else(|| Failure::input("An area is written like 65.01.05."))?)
        }
        None => None,
    };
    // Both files before any work: one that cannot be read or made costs no time.
    let kept = args.since.as_deref().map(read).transpose()?;
    let mut keeper = args.keep.as_deref().map(Keeper::open).transpose()?;
    let mut report = Report::default();
    let mut written = Ok(());
    each_visit(
        db,
        area.as_ref(),
        args.gain.map(Gain::into),
        |visit, case| {
            let verdict = Verdict::of(&judge(case));
            report.add(&verdict);
            if let Some(before) = kept.as_ref().and_then(|kept| kept.get(&visit)) {
                report.compare(visit, changed(before, table(), case));
            }
            if let (Some(keeper), Ok(())) = (&mut keeper, &written) {
                written = keeper.keep(visit, &verdict);
            }
        },
    )
    .await?;
    written?;
    if let Some(keeper) = keeper {
        keeper.finish()?;
    }
    write!(out, "{}", report.print(kept.as_ref()))
        .map_err(|error| Failure::System(format!("standard output: {error}")))
}
