//! Numbers as people type them: decimal comma or point.

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

#[cfg(test)]
mod tests {
    use super::*;

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
