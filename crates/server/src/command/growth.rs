//! `dampingi growth`: opens the files and shows how far it is. It opens no database.

use crate::failure::{Failure, Outcome};
use crate::growth::{Done, Unusable, run as take_through, summary};
use clap::Args;
use dampingi_domain::Date;
use jiff::Timestamp;
use jiff::tz::Offset;
use std::fs::{self, File};
use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The latest clock of Kalimantan, so that no row of today is taken for tomorrow's.
const LATEST_OFFSET_HOURS: i8 = 8;
/// What a program hears when rows have problems and it asked for that.
const ROWS_HAVE_PROBLEMS: u8 = 3;

/// Score a table of children (CSV), without a database
///
/// Adds WHO's z-scores, flags, corrected length and the classes of Permenkes 2/2020 behind the columns of each row.
/// Columns are found by their names, in any order; all others pass through:
///   sex (1/2, L/P, m/f), age_days or birth_date and measured_on, weight_kg, lenhei_cm, measured (L lying, H standing),
///   oedema (y/n), headc_cm, muac_cm; or those of an e-PPGBM export.
/// A row with a problem stays in the table, with what could be computed and the reason in its last column.
///
/// Exit codes: 0 done, 1 not done, 2 wrong use, 3 done and rows have problems (only with --strict).
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Growth {
    /// The CSV file; standard input with - or without a name
    #[arg(value_name = "IN.csv")]
    input: Option<PathBuf>,
    /// Where to write; standard output without it
    #[arg(short, long, value_name = "OUT.csv")]
    output: Option<PathBuf>,
    /// End with code 3 when rows have problems
    #[arg(long)]
    strict: bool,
}

/// Runs it.
pub fn run(args: &Growth, now: Timestamp) -> Outcome<ExitCode> {
    let today = Offset::constant(LATEST_OFFSET_HOURS)
        .to_datetime(now)
        .date();
    let input = args.input.as_deref().filter(|path| *path != Path::new("-"));
    let source: Box<dyn Read> = match input {
        Some(path) => Box::new(File::open(path).map_err(|error| Failure::file(path, &error))?),
        None if std::io::stdin().is_terminal() => {
            return Err(Failure::input(
                "name a CSV file, or send one to standard input; --help says more",
            ));
        }
        None => Box::new(std::io::stdin().lock()),
    };
    let done = match args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"))
    {
        Some(path) => to_file(source, path, today)?,
        None => {
            let out = std::io::stdout();
            let quiet = out.is_terminal();
            take_through(source, out.lock(), today, progress(quiet))
        }
    };
    let done = match done {
        // Who reads the output has seen enough, as `head` does.
        Err(Unusable::Writing(error)) if error.kind() == ErrorKind::BrokenPipe => {
            return Ok(ExitCode::SUCCESS);
        }
        done => done.map_err(failed)?,
    };
    let mut terminal = std::io::stderr().lock();
    // Over the line that showed how far it was. A terminal that is gone does not undo what was written.
    let over = if terminal.is_terminal() { "\r" } else { "" };
    let _ = terminal
        .write_all(over.as_bytes())
        .and_then(|()| summary(&done, &mut terminal));
    Ok(if args.strict && done.wrong > 0 {
        ExitCode::from(ROWS_HAVE_PROBLEMS)
    } else {
        ExitCode::SUCCESS
    })
}

fn failed(unusable: Unusable) -> Failure {
    match unusable {
        Unusable::NotCsv | Unusable::NoHeader(_) => Failure::input(unusable.to_string()),
        Unusable::Reading(_) | Unusable::Writing(_) => Failure::System(unusable.to_string()),
    }
}

/// Writes beside the file and puts it in place when it is whole: a run that fails leaves what was there, and a file can be
/// its own output. What is no plain file (a pipe, a device) is written as it is.
fn to_file(source: Box<dyn Read>, path: &Path, today: Date) -> Outcome<Result<Done, Unusable>> {
    let named = |error: std::io::Error| Failure::file(path, &error);
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        let out = File::options().write(true).open(path).map_err(named)?;
        return Ok(take_through(source, out, today, progress(false)));
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let out = File::create(&part).map_err(|error| Failure::file(&part, &error))?;
    let done = take_through(source, out, today, progress(false));
    if done.is_ok() {
        fs::rename(&part, path).map_err(named)?;
    } else {
        // The reason why it is of no use is told; that it could not be removed as well would only hide that.
        let _ = fs::remove_file(&part);
    }
    Ok(done)
}

/// A line that overwrites itself, for a person who waits; nothing in a log, and nothing between the rows on a terminal.
fn progress(quiet: bool) -> impl FnMut(u64) {
    const STEP: u64 = 100_000;
    let shown = !quiet && std::io::stderr().is_terminal();
    let mut next = STEP;
    move |rows| {
        if shown && rows >= next {
            next = rows + STEP;
            let mut terminal = std::io::stderr();
            let _ = write!(terminal, "\r{rows} baris … ").and_then(|()| terminal.flush());
        }
    }
}
