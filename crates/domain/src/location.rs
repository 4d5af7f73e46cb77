//! How a record names a place on earth: a `geo:` address (RFC 5870) as the phone told it, so that any map can open it.

use std::fmt;

/// Metres up to which a place is good enough to find a house by (domain notes §2.1 R34).
pub const GOOD_WITHIN_M: u32 = 100;

/// Five digits behind the point are a metre.
const PARTS: i32 = 100_000;
/// A phone that knows no better than this does not know where it is.
const MOST_METRES: u32 = 99_999;

/// A place: `geo:LATITUDE,LONGITUDE;u=METRES`, always with five digits behind the point.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// Hundred-thousandths of a degree, north of the equator.
    pub north: i32,
    /// Hundred-thousandths of a degree, east of Greenwich.
    pub east: i32,
    /// The true place lies within so many metres, most likely.
    pub within_m: u32,
}

impl Location {
    /// From degrees and metres as a phone gives them. `None` for what is no place on earth.
    pub fn of(north: f64, east: f64, within_m: f64) -> Option<Self> {
        let parts = |degrees: f64, most: f64| {
            let is_degrees = degrees.is_finite() && degrees.abs() <= most;
            is_degrees.then(|| libm::round(degrees * f64::from(PARTS)) as i32)
        };
        let is_metres = within_m.is_finite() && within_m >= 0.0;
        Some(Self {
            north: parts(north, 90.0)?,
            east: parts(east, 180.0)?,
            within_m: is_metres.then(|| libm::ceil(within_m).min(f64::from(MOST_METRES)) as u32)?,
        })
    }

    /// Reads the address. `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let (place, within) = text.strip_prefix("geo:")?.split_once(";u=")?;
        let (north, east) = place.split_once(',')?;
        let is_plain = within.bytes().all(|b| b.is_ascii_digit());
        let read = Self {
            north: parts(north, 90)?,
            east: parts(east, 180)?,
            within_m: within
                .parse()
                .ok()
                .filter(|m| is_plain && *m <= MOST_METRES)?,
        };
        // One place has one address: two texts that differ are two places.
        (read.to_string() == text).then_some(read)
    }

    /// Whether a house can be found by it.
    pub const fn is_good(self) -> bool {
        self.within_m <= GOOD_WITHIN_M
    }
}

fn parts(text: &str, most: i32) -> Option<i32> {
    let (whole, rest) = text.split_once('.')?;
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_plain(digits) || !is_plain(rest) || digits.len() > 3 || rest.len() != 5 {
        return None;
    }
    let size = digits.parse::<i32>().ok()? * PARTS + rest.parse::<i32>().ok()?;
    let signed = if whole.starts_with('-') { -size } else { size };
    (size <= most * PARTS).then_some(signed)
}

fn degrees(f: &mut fmt::Formatter<'_>, parts: i32) -> fmt::Result {
    let (sign, size) = (if parts < 0 { "-" } else { "" }, parts.unsigned_abs());
    let unit = PARTS.unsigned_abs();
    write!(f, "{sign}{}.{:05}", size / unit, size % unit)
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("geo:")?;
        degrees(f, self.north)?;
        f.write_str(",")?;
        degrees(f, self.east)?;
        write!(f, ";u={}", self.within_m)
    }
}

/// Where somebody lives stays out of logs.
impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Location(within {} m)", self.within_m)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        for (north, east, metres, text) in [
            (2.837_12, 117.364_851, 11.2, "geo:2.83712,117.36485;u=12"),
            (-0.026_33, 109.342_5, 0.0, "geo:-0.02633,109.34250;u=0"),
            (-90.0, -180.0, 1e9, "geo:-90.00000,-180.00000;u=99999"),
        ] {
            let place = Location::of(north, east, metres).expect("on earth");
            assert_eq!(place.to_string(), text);
            assert_eq!(Location::parse(text), Some(place));
        }
    }

    #[test]
    fn what_is_no_place_is_none() {
        for (north, east, metres) in [
            (90.1, 0.0, 1.0),
            (0.0, -180.1, 1.0),
            (f64::NAN, 0.0, 1.0),
            (0.0, 0.0, f64::INFINITY),
            (0.0, 0.0, -1.0),
        ] {
            assert_eq!(Location::of(north, east, metres), None);
        }
        for text in [
            "",
            "geo:2.8,117.3;u=12",
            "geo:2.83712,117.36485",
            "geo:2.83712,117.36485;u=",
            "geo:2.83712,117.36485;u=+5",
            "geo:2.83712,117.36485;u=012",
            "geo:02.83712,117.36485;u=12",
            "geo:-0.00000,117.36485;u=12",
            "geo:90.00001,117.36485;u=12",
            "geo:2.83712,180.00001;u=12",
            "geo:2.83712,117.36485;u=100000",
            "geo:2.83712,117.36485;u=12;x=1",
            "GEO:2.83712,117.36485;u=12",
        ] {
            assert_eq!(Location::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_house_is_found_within_a_hundred_metres() {
        let within = |metres| {
            Location::of(0.0, 110.0, metres)
                .expect("on earth")
                .is_good()
        };
        assert!(within(100.0) && !within(100.1));
    }
}
