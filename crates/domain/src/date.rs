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
    let text = text.trim().to_ascii_lowercase();
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

/// Reads a date as it is stored: `YYYY-MM-DD`, nothing else.
/// The general parser reads many forms and explains every error: thirty kilobytes that a phone would have to download.
pub fn from_iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let is_form = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_form {
        return None;
    }
    let part = |from: usize, to: usize| text[from..to].parse::<i16>().ok();
    let small = |number: i16| i8::try_from(number).ok();
    Date::new(part(0, 4)?, small(part(5, 7)?)?, small(part(8, 10)?)?).ok()
}

/// Days since 1 January 1970, in the proleptic Gregorian calendar: whole numbers, so that both sides agree to the day.
fn day_number(date: Date) -> i32 {
    // Years are counted from March, so that the leap day comes last; 146,097 days are 400 years.
    let (year, month) = (i32::from(date.year()), i32::from(date.month()));
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(date.day()) - 1;
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
}

/// The date of a day number; `None` beyond the calendar.
fn of_day_number(number: i32) -> Option<Date> {
    let number = number.checked_add(719_468)?;
    let (era, of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year + era * 400 + i32::from(month <= 2);
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// Whole days from `from` to `to`; negative when `to` comes first.
pub fn days_between(from: Date, to: Date) -> i32 {
    day_number(to) - day_number(from)
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
    let limit = if days < 0 { Date::MIN } else { Date::MAX };
    let number = day_number(date).checked_add(days);
    number.and_then(of_day_number).unwrap_or(limit)
}

/// `months` later (earlier when negative), on the same day or the last one of a shorter month, clamped to the calendar.
pub fn add_months(date: Date, months: i32) -> Date {
    let limit = if months < 0 { Date::MIN } else { Date::MAX };
    let count = (i32::from(date.year()) * 12 + i32::from(date.month()) - 1).saturating_add(months);
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let first = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    let first = first.and_then(|(year, month)| Date::new(year, month, 1).ok());
    first.map_or(limit, |first| {
        let last = first.days_in_month();
        Date::new(first.year(), first.month(), date.day().min(last)).unwrap_or(first)
    })
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
    fn stored_dates_are_read_and_nothing_else() {
        assert_eq!(from_iso("2024-02-29"), Some(date(2024, 2, 29)));
        for odd in [
            "",
            "2023-02-29",
            "2024-13-01",
            "2024-2-01",
            "20240229",
            "2024-02-29T00:00",
            "+024-02-29",
            "2024-02-é",
        ] {
            assert_eq!(from_iso(odd), None, "{odd}");
        }
    }

    #[test]
    fn days_are_counted_as_the_calendar_counts_them() {
        let begin = date(1895, 12, 30);
        let mut day = begin;
        for number in 0..60_000 {
            assert_eq!(days_between(begin, day), number, "{day}");
            assert_eq!(add_days(begin, number), day);
            assert_eq!(add_days(day, -number), begin);
            day = day.tomorrow().expect("within the calendar");
        }
        assert_eq!(add_days(Date::MAX, 1), Date::MAX);
        assert_eq!(add_days(begin, i32::MIN), Date::MIN);
    }

    #[test]
    fn months_later_end_on_the_last_day_of_a_shorter_month() {
        for (from, months, to) in [
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2024, 12, 15), 1, date(2025, 1, 15)),
            (date(2024, 3, 31), -1, date(2024, 2, 29)),
            (date(2021, 5, 20), 60, date(2026, 5, 20)),
            (Date::MAX, 1, Date::MAX),
            (Date::MIN, i32::MIN, Date::MIN),
        ] {
            assert_eq!(add_months(from, months), to, "{from} {months}");
        }
    }

    #[test]
    fn days_count_across_years() {
        assert_eq!(days_between(date(2023, 12, 31), date(2024, 1, 1)), 1);
        assert_eq!(days_between(date(2024, 1, 1), date(2023, 12, 31)), -1);
        assert_eq!(days_between(date(2020, 1, 1), date(2025, 1, 1)), 1827);
    }
}
