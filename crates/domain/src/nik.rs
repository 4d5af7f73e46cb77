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

/// The provinces, old and new. Of regencies only those of Kalimantan are known here, also from before Kaltara left Kaltim
/// in 2012: a NIK names the area of first registration and does not change (domain notes §5.1, §5.2 R63).
const PROVINCES: &str = "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 54 71 72 73 74 75 76 81 82 91 92 93 94 95 96";

/// First and last regency and city of each province of Kalimantan.
const KALIMANTAN: [(&str, u8, u8); 5] = [
    ("61", 12, 72),
    ("62", 13, 71),
    ("63", 11, 72),
    ("64", 11, 74),
    ("65", 4, 71),
];

/// Whether the first six digits can be an area. `None` when it is not well formed.
pub fn has_area(nik: &str) -> Option<bool> {
    if !is_well_formed(nik) {
        return None;
    }
    let two = |from: usize| nik[from..from + 2].parse::<u8>().unwrap_or_default();
    let (regency, kecamatan) = (two(2), two(4));
    let known = KALIMANTAN.iter().find(|(code, _, _)| *code == &nik[..2]);
    let is_regency = match known {
        Some((_, last, last_city)) => {
            (1..=*last).contains(&regency) || (71..=*last_city).contains(&regency)
        }
        None => regency > 0 && PROVINCES.split(' ').any(|code| code == &nik[..2]),
    };
    Some(is_regency && kecamatan > 0)
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
    fn the_first_six_digits_are_an_area() {
        for (area, expected) in [
            ("650105", true),
            ("657101", true),
            // Bulungan and Tarakan as they were numbered before 2012.
            ("640405", true),
            ("647302", true),
            ("317405", true),
            ("650505", false),
            ("657201", false),
            ("650100", false),
            ("650005", false),
            ("990105", false),
            ("000000", false),
        ] {
            let nik = format!("{area}4503200001");
            assert_eq!(has_area(&nik), Some(expected), "{area}");
        }
        assert_eq!(has_area("6501"), None);
    }

    #[test]
    fn only_the_ends_are_shown() {
        assert_eq!(masked("6501054503200001"), "6501**********01");
        assert_eq!(masked("123"), "•••");
    }
}
