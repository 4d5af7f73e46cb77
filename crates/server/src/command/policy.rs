//! `dampingi policy …`: what a health office chose. It stands in the record of its area, so that phones pull it and judge by it.

use super::tell;
use crate::db::{Db, areas};
use crate::failure::{Failure, Outcome};
use crate::organisation;
use clap::{Subcommand, ValueEnum};
use dampingi_domain::area::Level;
use dampingi_domain::finding::GainPolicy;
use dampingi_domain::{AreaCode, Date, date};
use jiff::Timestamp;
use std::io::Write;

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// Choose when a child that did not gain is sent on, for a province or a kabupaten
    Set {
        /// The province or kabupaten: 65 or 65.01
        #[arg(long, value_name = "CODE")]
        area: String,
        /// At the first T, or at the second in a row
        #[arg(long, value_enum)]
        gain: Gain,
        /// The first day of visits it judges, YYYY-MM-DD
        #[arg(long, value_name = "DAY")]
        from: String,
    },
    /// Show what was chosen, by whom and since when
    List,
}

/// The policies of C01, as they are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Gain {
    /// At the first T, as the KIA book of 2023 says; what holds where nobody chose
    First,
    /// At the second T in a row
    Second,
}

impl From<Gain> for GainPolicy {
    fn from(gain: Gain) -> Self {
        match gain {
            Gain::First => Self::FirstTime,
            Gain::Second => Self::SecondTime,
        }
    }
}

/// Runs it.
pub async fn run(
    db: &Db,
    command: Policy,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome {
    match command {
        Policy::Set { area, gain, from } => {
            let area = office(&area)?;
            let from = date::from_iso(from.trim())
                .ok_or_else(|| Failure::input("The day is written like 2026-12-01."))?;
            set(db, &area, from, gain.into(), now).await?;
            tell(
                out,
                format_args!("{area}: {} from {from} on", said(gain.into())),
            )
        }
        Policy::List => {
            let choices = organisation::choices(&mut *db.reading().await?).await?;
            if choices.all().is_empty() {
                let default = said(GainPolicy::default());
                return tell(
                    out,
                    format_args!("Nobody has chosen: {default} everywhere."),
                );
            }
            for choice in choices.all() {
                let words = said(choice.gain);
                tell(
                    out,
                    format_args!("{} from {} on: {words}", choice.area, choice.from),
                )?;
            }
            Ok(())
        }
    }
}

fn office(code: &str) -> Outcome<AreaCode> {
    AreaCode::parse(code.trim())
        .filter(|area| matches!(area.level(), Level::Province | Level::Regency))
        .ok_or_else(|| Failure::input("A province is written like 65, a kabupaten like 65.01."))
}

const fn said(gain: GainPolicy) -> &'static str {
    match gain {
        GainPolicy::FirstTime => "a child is sent on at the first T",
        GainPolicy::SecondTime => "a child is sent on at the second T in a row",
    }
}

/// Writes a choice. Earlier ones stay: they judge the visits of their days.
pub async fn set(
    db: &Db,
    area: &AreaCode,
    from: Date,
    gain: GainPolicy,
    now: Timestamp,
) -> Outcome {
    let mut transaction = db.writing().await?;
    if areas::name(&mut transaction, area.as_str())
        .await?
        .is_none()
    {
        return Err(Failure::input(format!("{area}: no such area here")));
    }
    organisation::choose(&mut transaction, area, from, gain, now).await?;
    transaction.commit().await?;
    Ok(())
}
