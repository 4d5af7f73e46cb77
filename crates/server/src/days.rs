//! Which day it is where a record belongs, on which day a change counts, and whether its phone's clock is believed.

use dampingi_domain::form::{self, Clock};
use dampingi_domain::{AreaCode, Date};
use dampingi_sync::Change;
use jiff::{Timestamp, ToSpan, tz::Offset};

/// A phone may be this far ahead and still be believed when it says a date lies in the future.
const AHEAD_MINUTES: i64 = 5;

/// Today where the record belongs.
pub fn today_in(area: &AreaCode, now: Timestamp) -> Date {
    Offset::constant(area.utc_offset_hours())
        .to_datetime(now)
        .date()
}

/// The visit's civil date by its form; for a form that is not known here, the day it was recorded.
pub fn visit_date(change: &Change, today: Date) -> String {
    let fields = change.edit.fields();
    let key = form::by_id(&change.form)
        .and_then(|form| form.dated_by)
        .unwrap_or("visit_date");
    let recorded = || change.recorded_at.get(..10)?.parse().ok();
    let date: Date = fields
        .and_then(|fields| fields.date(key))
        .or_else(recorded)
        .unwrap_or(today);
    date.to_string()
}

/// A phone that claims to have recorded something later than now has a clock that runs ahead: its dates are flagged,
/// not refused. One that is behind cannot make a date look like the future.
pub fn trust(recorded_at: &str, now: Timestamp) -> Clock {
    match recorded_at.parse::<Timestamp>() {
        Ok(recorded) if recorded <= now.saturating_add(AHEAD_MINUTES.minutes()).unwrap_or(now) => {
            Clock::Agrees
        }
        _ => Clock::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_phone_ahead_of_the_server_is_not_believed() {
        let now: Timestamp = "2026-11-21T10:00:00Z".parse().expect("a time");
        for (recorded, expected) in [
            ("2026-11-21T18:00:00+08:00", Clock::Agrees),
            ("2026-11-21T18:04:00+08:00", Clock::Agrees),
            ("2026-11-01T08:00:00+08:00", Clock::Agrees),
            ("2026-11-21T19:00:00+08:00", Clock::Unsure),
            ("2031-01-01T00:00:00+08:00", Clock::Unsure),
            ("kemarin", Clock::Unsure),
        ] {
            assert_eq!(trust(recorded, now), expected, "{recorded}");
        }
    }

    #[test]
    fn the_day_turns_earlier_in_the_east() {
        let now: Timestamp = "2026-11-21T16:30:00Z".parse().expect("a time");
        let day = |code: &str| today_in(&AreaCode::parse(code).expect("a code"), now).to_string();
        assert_eq!(day("61.01"), "2026-11-21");
        assert_eq!(day("65.01"), "2026-11-22");
    }
}
