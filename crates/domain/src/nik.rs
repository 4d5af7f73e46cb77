//! The structure of a NIK: area of first registration, birth date with 40 added to a woman's day, serial.
//! It may legitimately disagree with a person's data, so it only ever warns (domain notes §5.1).

use jiff::civil::Date;

/// Whether the text is sixteen digits.
pub fn is_well_formed(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the birth date and sex inside the NIK agree with what was entered. `None` when it is not well formed.
/// The century is not in the NIK, so only day, month and the last two digits of the year are compared.
pub fn agrees(nik: &str, birth: Date, sex: Option<&str>) -> Option<bool> {
    if !is_well_formed(nik) {
        return None;
    }
    let two = |from: usize| {
        nik[from..from + 2]
            .parse::<i8>()
            .expect("digits were checked")
    };
    let (day, month, year) = (two(6), two(8), two(10));
    let woman = day > 40;
    let day = if woman { day - 40 } else { day };
    let same_date =
        day == birth.day() && month == birth.month() && i16::from(year) == birth.year() % 100;
    let same_sex = match sex {
        Some("female") => woman,
        Some("male") => !woman,
        _ => true,
    };
    Some(same_date && same_sex)
}

/// The NIK with all but its ends hidden: `6501**********01`.
pub fn masked(nik: &str) -> String {
    if !is_well_formed(nik) {
        return "•".repeat(nik.chars().count());
    }
    format!("{}**********{}", &nik[..4], &nik[14..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn forty_is_added_to_a_womans_day() {
        let born = date(2020, 3, 5);
        assert_eq!(agrees("6501054503200001", born, Some("female")), Some(true));
        assert_eq!(agrees("6501054503200001", born, Some("male")), Some(false));
        assert_eq!(agrees("6501050503200001", born, Some("male")), Some(true));
        assert_eq!(agrees("6501050603200001", born, Some("male")), Some(false));
        assert_eq!(agrees("650105", born, Some("male")), None);
    }

    #[test]
    fn only_the_ends_are_shown() {
        assert_eq!(masked("6501054503200001"), "6501**********01");
        assert_eq!(masked("123"), "•••");
    }
}
