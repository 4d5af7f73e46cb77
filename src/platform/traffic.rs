//! The data of this month: what went out and what came, for she pays for it. What came is what the browser itself measured on
//! the line, the app's own files included; what went out is what was handed to it, and some bytes for each request's head.
//! Must know nothing of what was sent: three numbers are kept, in the clear.

use super::settings;
use crate::clock;
use crate::store::idb::number;
use web_sys::Performance;

/// Method, address, sign-in and what a browser says of itself.
const HEAD: f64 = 600.0;

/// Bytes of one month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Traffic {
    /// Out.
    pub sent: f64,
    /// In.
    pub received: f64,
}

fn performance() -> Option<Performance> {
    web_sys::window()?.performance()
}

/// What the browser has measured since it was last asked.
fn measured() -> f64 {
    let Some(performance) = performance() else {
        return 0.0;
    };
    let all = performance.get_entries_by_type("resource");
    // It keeps a few hundred and no more: emptied, it never misses one.
    performance.clear_resource_timings();
    all.iter().map(|entry| number(&entry, "transferSize")).sum()
}

/// Notes a request with a body of so many bytes, and what has come since the last one.
pub fn note(body: f64) {
    let mut now = this_month();
    now.sent += body + HEAD;
    now.received += measured();
    let whole = |bytes: f64| (bytes as u64).to_string();
    let line = [month(), whole(now.sent), whole(now.received)].join(" ");
    settings::keep_line(settings::TRAFFIC, &line);
}

/// This month's, by the phone's clock.
pub fn this_month() -> Traffic {
    read(
        &settings::line(settings::TRAFFIC).unwrap_or_default(),
        &month(),
    )
}

fn month() -> String {
    let mut now = clock::recorded_at();
    now.truncate(7);
    now
}

fn read(line: &str, month: &str) -> Traffic {
    let mut parts = line.split(' ');
    if parts.next() != Some(month) {
        return Traffic::default();
    }
    let mut bytes = || parts.next()?.parse::<u64>().ok();
    Traffic {
        sent: bytes().unwrap_or(0) as f64,
        received: bytes().unwrap_or(0) as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_with_nothing_and_an_odd_line_counts_as_nothing() {
        let kept = Traffic {
            sent: 1200.0,
            received: 56000.0,
        };
        assert_eq!(read("2026-11 1200 56000", "2026-11"), kept);
        for odd in ["", "2026-11", "2026-11 x y", "2026-10 1200 56000"] {
            assert_eq!(read(odd, "2026-11"), Traffic::default(), "{odd}");
        }
    }
}
