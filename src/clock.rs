//! The only reader of time and randomness in the app. Everything else gets them as values.

use dampingi_domain::{Date, date};
use dampingi_sync::RecordId;
use js_sys::Date as JsDate;
use uuid::Uuid;

const MINUTE_MS: f64 = 60_000.0;
const HOUR_MS: f64 = 60.0 * MINUTE_MS;
const DAY_MS: f64 = 24.0 * HOUR_MS;

/// A fresh id, version 7: never used for order.
pub fn new_id() -> RecordId {
    RecordId(new_uuid())
}

/// A fresh id for a change, a device, a vault.
pub fn new_uuid() -> Uuid {
    Uuid::now_v7()
}

/// Wall clock, milliseconds since 1970. People set it wrong, and back.
pub fn wall_ms() -> f64 {
    JsDate::now()
}

/// Milliseconds since this page was opened: never goes back, and nobody can set it.
pub fn steady_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

/// Wall clock with this phone's offset, as `2026-11-21T18:40:00+08:00`.
pub fn recorded_at() -> String {
    // JavaScript counts the offset from here to UTC, so it is negative in Indonesia.
    let offset = -JsDate::new_0().get_timezone_offset();
    with_offset(wall_ms(), offset as i32)
}

/// A server's time (RFC 3339), as milliseconds since 1970.
pub fn parse_instant(text: &str) -> Option<f64> {
    Some(JsDate::parse(text)).filter(|ms| ms.is_finite())
}

/// Random bytes from the browser's generator.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

/// Fills with random bytes. The browser gives at most 64 KB at a time.
pub fn fill(bytes: &mut [u8]) {
    let crypto = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .expect("boot.js lets the app start only where there is WebCrypto");
    for part in bytes.chunks_mut(65_536) {
        crypto
            .get_random_values_with_u8_array(part)
            .expect("64 KB is what the standard allows");
    }
}

/// The civil date at an instant, so many hours ahead of UTC.
pub fn civil(ms: f64, offset_hours: i8) -> Date {
    let days = (ms + f64::from(offset_hours) * HOUR_MS).div_euclid(DAY_MS);
    date::add_days(Date::constant(1970, 1, 1), days as i32)
}

/// An instant as people's clocks show it, so many minutes ahead of UTC.
fn with_offset(ms: f64, offset_minutes: i32) -> String {
    let local = ms + f64::from(offset_minutes) * MINUTE_MS;
    let day = civil(local, 0);
    let seconds = (local.rem_euclid(DAY_MS) / 1000.0) as u32;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let offset = offset_minutes.unsigned_abs();
    let (ahead_hours, ahead_minutes) = (offset / 60, offset % 60);
    format!("{day}T{hour:02}:{minute:02}:{second:02}{sign}{ahead_hours:02}:{ahead_minutes:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_the_areas_own_midnight() {
        // 2026-11-21 16:30 UTC: half past eleven in the west of Borneo, half past midnight in the east.
        let ms = 1_795_278_600_000.0;
        assert_eq!(civil(ms, 7).to_string(), "2026-11-21");
        assert_eq!(civil(ms, 8).to_string(), "2026-11-22");
    }

    #[test]
    fn the_wall_clock_is_written_with_its_offset() {
        let ms = 1_795_278_600_000.0;
        assert_eq!(with_offset(ms, 480), "2026-11-22T00:30:00+08:00");
        assert_eq!(with_offset(ms, -210), "2026-11-21T13:00:00-03:30");
        assert_eq!(with_offset(-1000.0, 0), "1969-12-31T23:59:59+00:00");
    }
}
