//! `dampingi rules`: what the rules of this version say of the stored visits, and of which visits something else was said when
//! they were first judged. It prints record ids and rule ids, no names and no measurements.

pub use super::policy::Gain;
use crate::db::Db;
use crate::failure::{Failure, Outcome};
use crate::verdict::{
    Against, Before, Cause, Keeper, Kept, Report, each_visit, read, rules_of_now,
};
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
    /// Keep what is said of each visit in a new file, to compare with later by --since
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// Compare with such a file, instead of with what was said when each visit was first judged
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
    let before = match &kept {
        Some(_) => Before::default(),
        None => Before::read(db).await?,
    };
    let rules = rules_of_now();
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
                report.compare(visit, changed(before, table(), case), None);
            } else if let Some((said, then)) = before.get(visit) {
                let change = changed(said, table(), case);
                let cause = change.as_ref();
                let cause = cause.map(|change| Cause::of(change, then, &rules));
                report.compare(visit, change, cause);
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
    let against = match &kept {
        Some(kept) => Some(Against::File(Kept::len(kept))),
        None if before.is_empty() => None,
        None => Some(Against::First),
    };
    write!(out, "{}", report.print(against))
        .map_err(|error| Failure::System(format!("standard output: {error}")))
}
