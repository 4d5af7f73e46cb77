//! The indicators of a coordinator's area for her screen. Numbers only: who is behind them is in the review queue.

use crate::auth::{App, SignedInUser};
use crate::clock;
use crate::days::today_in;
use crate::db::departures::{self, Sort};
use crate::db::{areas, lives, targets};
use crate::error::ApiError;
use crate::failure::Failure;
use crate::indicator::cache::{Cache, Mark};
use crate::indicator::{self, Column, Group, Period, Place, Report};
use crate::read::Params;
use axum::extract::State;
use axum::{Extension, Json};
use dampingi_domain::AreaCode;
use dampingi_domain::indicator::scorecard::funds_written;
use dampingi_domain::indicator::{Basis, Figure};
use dampingi_domain::period::{Month, Quarter};
use dampingi_sync::numbers::{AreaNumbers, Head, Indicators};
use jiff::Timestamp;
use serde::Deserialize;

/// What is asked for. Without an area her own, without a period the month that is.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    area: Option<String>,
    month: Option<String>,
    quarter: Option<String>,
}

/// `GET /api/indicators`.
pub async fn show(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Extension(cache): Extension<Cache>,
    Params(wanted): Params<Wanted>,
) -> Result<Json<Indicators>, ApiError> {
    let area = signed.area(wanted.area.as_deref())?;
    let now = app.clock.now();
    let period = wanted.period(&area, now)?;
    let mark = mark(&app, &area).await?;
    let answer = cache
        .get(&area, period, mark, now.as_second(), async || {
            let report = indicator::count(&app.db, &area, period, |_, _| Ok(())).await?;
            Ok::<_, Failure>(answer(&area, &report, now))
        })
        .await?;
    Ok(Json(Indicators::clone(&answer)))
}

impl Wanted {
    fn period(&self, area: &AreaCode, now: Timestamp) -> Result<Period, ApiError> {
        let read = match (self.month.as_deref(), self.quarter.as_deref()) {
            (Some(_), Some(_)) => None,
            (Some(month), None) => Month::parse(month).map(Period::Month),
            (None, Some(quarter)) => Quarter::parse(quarter).map(Period::Quarter),
            (None, None) => Some(Period::Month(Month::of(today_in(area, now)))),
        };
        read.ok_or(ApiError::Malformed)
    }
}

async fn mark(app: &App, area: &AreaCode) -> Result<Mark, ApiError> {
    let mut connection = app.db.reading().await?;
    let tree: Vec<AreaCode> = areas::tree(&mut connection, area)
        .await?
        .into_iter()
        .map(|(code, _)| code)
        .collect();
    let own = std::slice::from_ref(area);
    Ok(Mark {
        written: lives::last_written(&mut connection, &tree).await?,
        departed: departures::last(&mut connection, Sort::People, own).await?,
        targets: targets::versions(&mut connection).await?,
    })
}

fn answer(area: &AreaCode, report: &Report, now: Timestamp) -> Indicators {
    Indicators {
        area: area.to_string(),
        period: report.period.to_string(),
        counted_at: clock::wire(now),
        doubles: u32::try_from(report.doubles).unwrap_or(u32::MAX),
        supports: u32::try_from(report.supports).unwrap_or(u32::MAX),
        heads: report.columns.iter().map(head).collect(),
        areas: report
            .places
            .iter()
            .map(|place| numbers(place, report.period))
            .collect(),
    }
}

fn head(column: &Column) -> Head {
    Head {
        id: column.id.to_owned(),
        group: match column.group {
            Group::Sigizi => "sigizi",
            Group::Essential => "essential",
            Group::Scorecard => "scorecard",
        }
        .to_owned(),
        label: column.label.id.to_owned(),
        label_en: column.label.en.to_owned(),
        numerator: column.numerator.to_owned(),
        denominator: column.denominator.to_owned(),
        target: column.target_percent,
        confirmed: column.ground.is_confirmed,
        approved_is_published: column.published == Basis::Approved,
    }
}

fn numbers(place: &Place, period: Period) -> AreaNumbers {
    let parts = |figure: Figure| (figure.numerator, figure.denominator, figure.excluded);
    let by = |basis| {
        let figures = place.pairs.iter().map(|pair| parts(pair.by(basis)));
        figures.collect()
    };
    let lines = place.funds.iter().flat_map(|funds| funds.lines);
    let lines = lines.map(funds_written).collect();
    AreaNumbers {
        area: place.area.to_string(),
        name: place.name.clone(),
        people: u32::try_from(place.people).unwrap_or(u32::MAX),
        expected: match period {
            Period::Month(_) => place.sources.lines(),
            // Nothing of a quarter's sheets is counted over them.
            Period::Quarter(_) => Vec::new(),
        },
        funds: lines,
        received: by(Basis::Received),
        approved: by(Basis::Approved),
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Database(error) => Self::Database(error),
            // The only thing that can be wrong with what she gave: an area that is in no table.
            Failure::Input(_) => Self::NotFound,
            Failure::System(text) => Self::Database(sqlx::Error::Protocol(text)),
        }
    }
}
