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
    text.replace(',', ".").parse().ok()
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
}
