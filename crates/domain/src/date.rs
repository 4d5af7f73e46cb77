//! Civil dates: as people type them, and ages between them.

use jiff::civil::Date;

const MONTHS: [(&str, &str); 12] = [
    ("jan", "januari"),
    ("feb", "februari"),
    ("mar", "maret"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni"),
    ("jul", "juli"),
    ("agu", "agustus"),
    ("sep", "september"),
    ("okt", "october"),
    ("nov", "november"),
    ("des", "december"),
];

/// Reads a date as people type it: `5/3/2024`, `05-03-2024`, `5.3.24`, `05032024`, `5 Maret 2024`, `2024-03-05`.
/// Day comes before month; a year of two digits lies in the hundred years up to `today`.
pub fn parse_date(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return civil(&text[4..], &text[2..4], &text[..2], today);
    }
    let parts: Vec<&str> = text
        .split(['/', '-', '.', ' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
            civil(year, month, day, today)
        }
        [day, month, year] => civil(year, month, day, today),
        _ => None,
    }
}

fn civil(year: &str, month: &str, day: &str, today: Date) -> Option<Date> {
    let year = match (year.len(), year.parse::<i16>().ok()?) {
        (2, short) => {
            let this_century = today.year() / 100 * 100 + short;
            if this_century > today.year() {
                this_century - 100
            } else {
                this_century
            }
        }
        (4, full) => full,
        _ => return None,
    };
    let month = match month.parse::<i8>() {
        Ok(number) => number,
        Err(_) => month_by_name(month)?,
    };
    Date::new(year, month, day.parse().ok()?).ok()
}

fn month_by_name(name: &str) -> Option<i8> {
    let aliases = [
        ("aug", 8),
        ("agt", 8),
        ("ags", 8),
        ("oct", 10),
        ("dec", 12),
        ("may", 5),
        ("peb", 2),
        ("nop", 11),
    ];
    if name.len() < 3 || !name.is_char_boundary(3) {
        return None;
    }
    let short = &name[..3];
    if let Some((_, number)) = aliases.iter().find(|(alias, _)| *alias == short) {
        return Some(*number);
    }
    (1..)
        .zip(MONTHS)
        .find(|(_, (head, _))| *head == short)
        .map(|(number, _)| number)
}

/// Reads a time of day as people type it, `14:30`, `14.30`, `1430`, `7`, and writes it as `HH:MM`.
pub fn parse_time(text: &str) -> Option<String> {
    let text = text.trim();
    let (hour, minute) = match text.split_once([':', '.', ',']) {
        Some(parts) => parts,
        None if text.len() > 2 && text.is_ascii() => text.split_at(text.len() - 2),
        None => (text, "00"),
    };
    let two =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !two(hour) || !two(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// Whole days from `from` to `to`; negative when `to` comes first.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Completed calendar months from `from` to `to`; `None` when `to` comes first.
/// Born on the 31st, a month is completed on the last day of a shorter month: the child is not made younger
/// by the calendar, and every month has a birthday.
pub fn completed_months(from: Date, to: Date) -> Option<i32> {
    if to < from {
        return None;
    }
    let months = i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month());
    let reached = to.day() >= from.day() || to.day() == to.days_in_month();
    Some(if reached { months } else { months - 1 })
}

/// Completed years from `from` to `to`; `None` when `to` comes first.
pub fn completed_years(from: Date, to: Date) -> Option<i32> {
    completed_months(from, to).map(|months| months / 12)
}

/// `days` later (earlier when negative), clamped to the calendar.
pub fn add_days(date: Date, days: i32) -> Date {
    date.saturating_add(jiff::Span::new().days(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today = date(2026, 11, 21);
        let expected = Some(date(2024, 3, 5));
        for text in [
            "5/3/2024",
            "05-03-2024",
            "5.3.24",
            "05032024",
            "5 Maret 2024",
            "5 mar 24",
            "2024-03-05",
            " 5 / 3 / 2024 ",
        ] {
            assert_eq!(parse_date(text, today), expected, "{text}");
        }
        assert_eq!(parse_date("17 Agustus 45", today), Some(date(1945, 8, 17)));
        assert_eq!(
            parse_date("1 Desember 2025", today),
            Some(date(2025, 12, 1))
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let today = date(2026, 11, 21);
        for text in [
            "",
            "kemarin dulu",
            "31/2/2024",
            "5/3",
            "5/13/2024",
            "0/1/2024",
            "1/1/202",
            "é/é/é",
            "1 é 2024",
        ] {
            assert_eq!(parse_date(text, today), None, "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, time) in [
            ("14:30", "14:30"),
            ("7.05", "07:05"),
            ("0705", "07:05"),
            (" 7 ", "07:00"),
            ("0:00", "00:00"),
        ] {
            assert_eq!(parse_time(text).as_deref(), Some(time), "{text}");
        }
        for text in [
            "", "24:00", "12:60", "12:5", "pagi", "1:2:3", "-1:00", "123456", "é",
        ] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn months_are_completed_on_their_day() {
        let cases = [
            (date(2024, 1, 15), date(2024, 2, 14), Some(0)),
            (date(2024, 1, 15), date(2024, 2, 15), Some(1)),
            (date(2024, 1, 31), date(2024, 2, 29), Some(1)),
            (date(2024, 1, 31), date(2024, 2, 28), Some(0)),
            (date(2023, 1, 31), date(2023, 2, 28), Some(1)),
            (date(2021, 11, 21), date(2026, 11, 20), Some(59)),
            (date(2024, 2, 1), date(2024, 1, 1), None),
        ];
        for (born, on, months) in cases {
            assert_eq!(completed_months(born, on), months, "{born} {on}");
        }
    }

    #[test]
    fn days_count_across_years() {
        assert_eq!(days_between(date(2023, 12, 31), date(2024, 1, 1)), 1);
        assert_eq!(days_between(date(2024, 1, 1), date(2023, 12, 31)), -1);
        assert_eq!(days_between(date(2020, 1, 1), date(2025, 1, 1)), 1827);
    }
}
