//! Reads one cell. The words of the file become the codes of the forms.

use crate::bare::letters;
use dampingi_domain::{Date, date, nik, number};

/// A date: ISO, or day before month, with or without a time behind it.
pub fn day(text: &str, today: Date) -> Result<Date, &'static str> {
    // A spreadsheet adds midnight to a date.
    let civil = match text.split_once(['T', ' ']) {
        Some((head, tail)) if head.len() >= 8 && tail.contains(':') => head,
        _ => text,
    };
    let read = date::parse_date(civil, today)
        .ok_or("Tanggal tidak terbaca. Contoh: 2024-03-05 atau 05/03/2024.")?;
    if read > today {
        return Err("Tanggal ini belum tiba.");
    }
    Ok(read)
}

/// A number with a decimal comma or point.
pub fn decimal(text: &str) -> Result<f64, &'static str> {
    number::parse_decimal(text).ok_or("Angka tidak terbaca. Contoh: 11,5.")
}

/// L or P.
pub fn sex(text: &str) -> Result<&'static str, &'static str> {
    match letters(text).as_str() {
        "l" | "lakilaki" | "lk" | "male" | "m" => Ok("male"),
        "p" | "perempuan" | "pr" | "female" | "f" => Ok("female"),
        _ => Err("Isi L atau P."),
    }
}

/// Terlentang or Berdiri.
pub fn position(text: &str) -> Result<&'static str, &'static str> {
    match letters(text).as_str() {
        "terlentang" | "telentang" => Ok("lying"),
        "berdiri" => Ok("standing"),
        _ => Err("Isi Terlentang atau Berdiri."),
    }
}

/// Sixteen digits with a date in them. Placeholders such as sixteen nines are no NIK: taken as one, they would
/// make one child of many.
pub fn nik(text: &str) -> Result<String, &'static str> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-'))
        .collect();
    if !nik::is_well_formed(&digits) {
        return Err("NIK tidak 16 angka; anak dimasukkan tanpa NIK.");
    }
    let two = |from: usize| {
        digits[from..from + 2]
            .parse::<u8>()
            .expect("digits were checked")
    };
    let day = if two(6) > 40 { two(6) - 40 } else { two(6) };
    if !(1..=31).contains(&day) || !(1..=12).contains(&two(8)) {
        return Err(
            "NIK ini bukan NIK asli (tidak memuat tanggal lahir); anak dimasukkan tanpa NIK.",
        );
    }
    Ok(digits)
}

/// Text with single spaces.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_come_in_several_forms() {
        let today = date(2026, 11, 21);
        for text in [
            "2024-03-05",
            "05/03/2024",
            "5-3-2024",
            "2024-03-05 00:00:00",
            "2024-03-05T00:00",
            "5 Maret 2024",
        ] {
            assert_eq!(day(text, today), Ok(date(2024, 3, 5)), "{text}");
        }
        for text in ["2026-11-22", "31/02/2024", "kemarin", "45012"] {
            assert!(day(text, today).is_err(), "{text}");
        }
    }

    #[test]
    fn words_become_codes() {
        assert_eq!(sex("L"), Ok("male"));
        assert_eq!(sex("perempuan"), Ok("female"));
        assert!(sex("?").is_err());
        assert_eq!(position("TERLENTANG"), Ok("lying"));
        assert!(position("duduk").is_err());
    }

    #[test]
    fn a_placeholder_is_no_nik() {
        assert_eq!(nik("6501056109240001").as_deref(), Ok("6501056109240001"));
        assert_eq!(
            nik("6501 0561 0924 0001").as_deref(),
            Ok("6501056109240001")
        );
        for text in [
            "9999999999999999",
            "0000000000000000",
            "65010561092400012",
            "6,50106E+15",
        ] {
            assert!(nik(text).is_err(), "{text}");
        }
    }
}
