//! Numbers as people type them: decimal comma or point, and amounts of money in groups of three digits.

/// Reads a decimal number. Accepts "11,5", "11.5", " 11 ", ",5"; refuses anything else, a sign, and two separators,
/// because "1.234,5" could be meant two ways.
pub fn parse_decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let separators = text.bytes().filter(|b| matches!(b, b'.' | b',')).count();
    if digits == 0 || separators > 1 || digits + separators != text.len() || digits > 12 {
        return None;
    }
    let mut whole = 0_u64;
    let mut scale = None;
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            whole = whole * 10 + u64::from(byte - b'0');
            scale = scale.map(|scale| scale * 10);
        } else {
            scale = Some(1_u64);
        }
    }
    // Both are whole numbers below 2^53, so the division gives the float next to what was typed, as the standard library's
    // own reader would, whose tables are a fortieth of what a phone must fetch.
    Some(whole as f64 / scale.unwrap_or(1) as f64)
}

/// Writes a number with the decimal comma and no useless zeros: `11.50` becomes "11,5".
pub fn with_comma(number: f64) -> String {
    number.to_string().replace('.', ",")
}

/// The unit of an amount of money.
pub const RUPIAH: &str = "Rp";

/// Reads an amount of money: "450000", "450.000", "1,500,000". Nobody writes parts of a rupiah, so that a point is between
/// groups; anything else but groups of three is refused.
pub fn parse_rupiah(text: &str) -> Option<f64> {
    let text = text.trim();
    let mut groups = text.split(['.', ',']);
    let first = groups.next()?;
    let is_grouped = groups.all(|group| group.len() == 3) && !first.is_empty();
    let is_written_so = first.len() <= 3 || first.len() == text.len();
    if !is_grouped || !is_written_so {
        return None;
    }
    parse_decimal(&text.replace(['.', ','], ""))
}

/// Writes an amount in groups: "Rp 1.950.000".
pub fn rupiah(amount: i64, between: char) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut text = if amount < 0 { "−Rp " } else { "Rp " }.to_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_may_be_written_in_groups() {
        for (text, amount) in [
            ("450000", Some(450_000.0)),
            ("450.000", Some(450_000.0)),
            (" 1,500,000 ", Some(1_500_000.0)),
            ("600.000.000", Some(600_000_000.0)),
            ("0", Some(0.0)),
            ("", None),
            (".000", None),
            ("450.5", None),
            ("4500.000", None),
            ("450.0000", None),
            ("-3", None),
            ("450 ribu", None),
        ] {
            assert_eq!(parse_rupiah(text), amount, "{text}");
        }
    }

    #[test]
    fn rupiah_are_grouped_by_thousands() {
        for (amount, text) in [
            (0, "Rp 0"),
            (999, "Rp 999"),
            (1_000, "Rp 1.000"),
            (450_000, "Rp 450.000"),
            (1_950_000, "Rp 1.950.000"),
            (-300_000, "−Rp 300.000"),
        ] {
            assert_eq!(rupiah(amount, '.'), text);
        }
    }

    #[test]
    fn comma_and_point_mean_the_same() {
        for (text, number) in [
            ("11,5", 11.5),
            ("11.5", 11.5),
            (" 7 ", 7.0),
            (",5", 0.5),
            ("3,", 3.0),
            ("0", 0.0),
        ] {
            assert_eq!(parse_decimal(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            " ",
            ",",
            "-3",
            "1.234,5",
            "1e5",
            "sebelas",
            "NaN",
            "inf",
            "1 2",
            "9999999999999",
        ] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_with_a_comma() {
        assert_eq!(with_comma(11.5), "11,5");
        assert_eq!(with_comma(9.0), "9");
    }

    #[test]
    fn every_typed_number_is_the_float_that_the_standard_library_reads() {
        for whole in (0..100_000_u32).step_by(7) {
            for decimals in 0..=3 {
                let digits = format!("{whole:05}");
                let (left, right) = digits.split_at(digits.len() - decimals);
                let expected: f64 = format!("{left}.{right}").parse().expect("a number");
                assert_eq!(parse_decimal(&format!("{left},{right}")), Some(expected));
            }
        }
        assert_eq!(parse_decimal("0,00000000001"), Some(1e-11));
        assert_eq!(parse_decimal("999999999,999"), Some(999_999_999.999));
    }
}
