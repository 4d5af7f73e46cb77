//! Reads one cell. A cell that cannot be read says why and counts as not filled in.

use super::problem::Wrong;
use crate::bare::letters;
use dampingi_domain::growth::{Oedema, Position, Sex};
use dampingi_domain::{Date, date, number};

/// What a cell holds: nothing, a value, or something that cannot be read.
pub type Read<T> = Result<Option<T>, Wrong>;

/// The cell's text; `None` for a blank and for the marks that stand for one. Bytes that are no UTF-8 are read as nothing
/// that is known, since no number, date or word of these columns needs them.
fn text(cell: &[u8]) -> Option<&str> {
    // A leading apostrophe is how a spreadsheet keeps text from becoming a number.
    let cell = cell.strip_prefix(b"'").unwrap_or(cell).trim_ascii();
    let text = std::str::from_utf8(cell).unwrap_or("?");
    (!matches!(text, "" | "-" | "–" | "NA" | "N/A" | "NULL" | "#N/A")).then_some(text)
}

/// Whether anything stands there.
pub fn is_filled(cell: &[u8]) -> Read<()> {
    Ok(text(cell).map(|_| ()))
}

/// A measurement: a number above zero.
pub fn measurement(cell: &[u8]) -> Read<f64> {
    match number(cell) {
        Ok(Some(number)) if number <= 0.0 => Err(Wrong::NotAboveZero),
        read => read,
    }
}

/// An age in days. A fraction is rounded half up, as WHO's software does.
pub fn age_days(cell: &[u8]) -> Read<u32> {
    match number(cell)? {
        Some(days) if days < 0.0 => Err(Wrong::BeforeBirth),
        // An age beyond every table stays beyond it: the cast stops at its largest number.
        days => Ok(days.map(|days| (days + 0.5).floor() as u32)),
    }
}

/// A number as the forms read it, which may be below zero here: that is another mistake than a word.
fn number(cell: &[u8]) -> Read<f64> {
    if let Some(number) = plain(cell) {
        return Ok(Some(number));
    }
    let Some(text) = text(cell) else {
        return Ok(None);
    };
    let read = match text.strip_prefix(['-', '−']) {
        Some(digits) => number::parse_decimal(digits).map(|number| 0.0 - number),
        None => number::parse_decimal(text),
    };
    read.map(Some).ok_or(Wrong::NotANumber)
}

/// What nearly every cell is, digits around one sign, read five times as fast. A whole number below 2⁵³ divided by a power
/// of ten is rounded once, so this is the very number that the slow way gives.
fn plain(cell: &[u8]) -> Option<f64> {
    const POWERS: [f64; 13] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
    ];
    let (mut digits, mut whole, mut behind) = (0_usize, 0_u64, None);
    for byte in cell {
        match byte {
            b'0'..=b'9' => {
                whole = whole.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                digits += 1;
            }
            b'.' | b',' if behind.is_none() => behind = Some(digits),
            _ => return None,
        }
    }
    // Exact: twelve digits are far below 2⁵³.
    (1..=12)
        .contains(&digits)
        .then(|| whole as f64 / POWERS[digits - behind.unwrap_or(digits)])
}

/// Boy or girl.
pub fn sex(cell: &[u8]) -> Read<Sex> {
    let Some(text) = text(cell) else {
        return Ok(None);
    };
    match text {
        "1" | "L" | "l" | "M" | "m" => Ok(Some(Sex::Male)),
        "2" | "P" | "p" | "F" | "f" => Ok(Some(Sex::Female)),
        _ => match letters(text).as_str() {
            "lakilaki" | "lk" | "male" => Ok(Some(Sex::Male)),
            "perempuan" | "pr" | "female" => Ok(Some(Sex::Female)),
            _ => Err(Wrong::NotKnown),
        },
    }
}

/// Lying or standing; a blank is "not written down".
pub fn position(cell: &[u8]) -> Read<Position> {
    let Some(text) = text(cell) else {
        return Ok(None);
    };
    match text {
        "L" | "l" => Ok(Some(Position::Lying)),
        "H" | "h" => Ok(Some(Position::Standing)),
        _ => match letters(text).as_str() {
            "terlentang" | "telentang" | "lying" => Ok(Some(Position::Lying)),
            "berdiri" | "standing" => Ok(Some(Position::Standing)),
            _ => Err(Wrong::NotKnown),
        },
    }
}

/// Oedema of both feet; a blank is "not seen".
pub fn oedema(cell: &[u8]) -> Read<Oedema> {
    let Some(text) = text(cell) else {
        return Ok(None);
    };
    match text {
        "n" | "N" | "0" => Ok(Some(Oedema::Absent)),
        "y" | "Y" | "1" => Ok(Some(Oedema::Present)),
        _ => match letters(text).as_str() {
            "no" | "tidak" | "t" | "false" => Ok(Some(Oedema::Absent)),
            "yes" | "ya" | "true" => Ok(Some(Oedema::Present)),
            _ => Err(Wrong::NotKnown),
        },
    }
}

/// A date that has come: ISO, or day before month, with or without a time behind it.
pub fn day(cell: &[u8], today: Date) -> Read<Date> {
    let Some(text) = text(cell) else {
        return Ok(None);
    };
    // A spreadsheet adds midnight to a date.
    let civil = match text.split_once(['T', ' ']) {
        Some((head, tail)) if head.len() >= 8 && tail.contains(':') => head,
        _ => text,
    };
    match date::from_iso(civil).or_else(|| date::parse_date(civil, today)) {
        Some(read) if read > today => Err(Wrong::InFuture),
        Some(read) => Ok(Some(read)),
        None => Err(Wrong::NotADate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_measurement_is_a_number_above_zero() {
        for (cell, read) in [
            ("11.5", Ok(Some(11.5))),
            ("11,5", Ok(Some(11.5))),
            (" 7 ", Ok(Some(7.0))),
            ("'7", Ok(Some(7.0))),
            ("", Ok(None)),
            ("-", Ok(None)),
            ("NA", Ok(None)),
            ("0", Err(Wrong::NotAboveZero)),
            ("0,00", Err(Wrong::NotAboveZero)),
            ("-3.2", Err(Wrong::NotAboveZero)),
            ("-0", Err(Wrong::NotAboveZero)),
            ("NaN", Err(Wrong::NotANumber)),
            ("inf", Err(Wrong::NotANumber)),
            ("1e1", Err(Wrong::NotANumber)),
            ("1.234,5", Err(Wrong::NotANumber)),
            ("sebelas", Err(Wrong::NotANumber)),
            ("10 kg", Err(Wrong::NotANumber)),
            ("--3", Err(Wrong::NotANumber)),
        ] {
            assert_eq!(measurement(cell.as_bytes()), read, "{cell}");
        }
        assert_eq!(measurement(b"\xFF\xFE"), Err(Wrong::NotANumber));
    }

    proptest! {
        #[test]
        fn the_quick_way_gives_the_very_number_of_the_slow_one(text in "[0-9]{0,13}[.,]?[0-9]{0,13}") {
            prop_assert_eq!(plain(text.as_bytes()), number::parse_decimal(&text));
        }
    }

    #[test]
    fn an_age_is_rounded_half_up_and_never_below_zero() {
        for (cell, read) in [
            ("0", Ok(Some(0))),
            ("730.5", Ok(Some(731))),
            ("730,49", Ok(Some(730))),
            ("999999999999", Ok(Some(u32::MAX))),
            ("-1", Err(Wrong::BeforeBirth)),
            ("dua", Err(Wrong::NotANumber)),
            ("", Ok(None)),
        ] {
            assert_eq!(age_days(cell.as_bytes()), read, "{cell}");
        }
    }

    #[test]
    fn words_are_known_in_both_languages_and_no_others() {
        for cell in ["1", "L", "m", "Laki-laki", "LAKI LAKI", "male"] {
            assert_eq!(sex(cell.as_bytes()), Ok(Some(Sex::Male)), "{cell}");
        }
        for cell in ["2", "P", "f", "Perempuan", "female"] {
            assert_eq!(sex(cell.as_bytes()), Ok(Some(Sex::Female)), "{cell}");
        }
        for cell in ["3", "0", "x", "LP", "?"] {
            assert_eq!(sex(cell.as_bytes()), Err(Wrong::NotKnown), "{cell}");
        }
        assert_eq!(position(b"TERLENTANG"), Ok(Some(Position::Lying)));
        assert_eq!(position(b"H"), Ok(Some(Position::Standing)));
        assert_eq!(position(b"duduk"), Err(Wrong::NotKnown));
        assert_eq!(oedema(b"Tidak"), Ok(Some(Oedema::Absent)));
        assert_eq!(oedema(b"y"), Ok(Some(Oedema::Present)));
        assert_eq!(oedema(b"sedikit"), Err(Wrong::NotKnown));
    }

    #[test]
    fn a_date_has_come() {
        let today = date(2026, 11, 21);
        for cell in [
            "2024-03-05",
            "05/03/2024",
            "2024-03-05 00:00:00",
            "5 Maret 2024",
        ] {
            assert_eq!(
                day(cell.as_bytes(), today),
                Ok(Some(date(2024, 3, 5))),
                "{cell}"
            );
        }
        assert_eq!(day(b"2026-11-22", today), Err(Wrong::InFuture));
        assert_eq!(day(b"31/02/2024", today), Err(Wrong::NotADate));
        assert_eq!(day(b"45012", today), Err(Wrong::NotADate));
        assert_eq!(day(b"-", today), Ok(None));
    }
}
