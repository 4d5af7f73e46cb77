//! Dates and stretches of time in words.

use super::{Lang, either};
use dampingi_domain::date::{add_days, completed_months, days_between, from_iso};
use dampingi_domain::{AreaCode, Date};

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS_ID: [&str; 7] = [
    "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu",
];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

fn index(one_based: i8) -> usize {
    usize::try_from(one_based - 1).unwrap_or(0)
}

/// The name of the date's month.
pub fn month(date: Date, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::Id => MONTHS_ID,
        Lang::En => MONTHS_EN,
    };
    names[index(date.month()) % 12]
}

/// `5 Mar 2026`.
pub fn short(date: Date, lang: Lang) -> String {
    let name = month(date, lang);
    format!("{} {} {}", date.day(), &name[..3], date.year())
}

/// `5 Mar`: of a day that is near.
pub fn day_and_month(date: Date, lang: Lang) -> String {
    let name = month(date, lang);
    format!("{} {}", date.day(), &name[..3])
}

/// `Sabtu, 21 November 2026`.
pub fn long(date: Date, lang: Lang) -> String {
    let names = match lang {
        Lang::Id => DAYS_ID,
        Lang::En => DAYS_EN,
    };
    let weekday = names[index(date.weekday().to_monday_one_offset()) % 7];
    format!(
        "{weekday}, {} {} {}",
        date.day(),
        month(date, lang),
        date.year()
    )
}

/// A civil date kept as text; what cannot be read is shown as it is.
pub fn short_text(text: &str, lang: Lang) -> String {
    from_iso(text).map_or_else(|| text.to_owned(), |date| short(date, lang))
}

/// A moment written with date and time (RFC 3339), as `21 Nov 2026, 14.05` (`14:05` in English): the wall clock it was written with.
pub fn moment(text: &str, lang: Lang) -> String {
    let day = text.get(..10).and_then(from_iso);
    match (day, text.get(11..16)) {
        (Some(day), Some(time)) => {
            let time = either(lang, time.replace(':', "."), time.to_owned());
            format!("{}, {time}", short(day, lang))
        }
        (Some(day), None) => short(day, lang),
        _ => text.to_owned(),
    }
}

/// A server's moment, which is written in UTC, by the wall clocks of an area.
pub fn moment_in(area: &AreaCode, text: &str, lang: Lang) -> String {
    local(area, text).map_or_else(|| moment(text, lang), |local| moment(&local, lang))
}

/// `2026-11-21T16:30:00Z` by an area's clocks, as `2026-11-22T00:30`.
fn local(area: &AreaCode, text: &str) -> Option<String> {
    let day = from_iso(text.strip_suffix('Z')?.get(..10)?)?;
    let hour: i32 = text.get(11..13)?.parse().ok()?;
    let minute = text.get(14..16)?;
    let hour = hour + i32::from(area.utc_offset_hours());
    let day = add_days(day, hour.div_euclid(24));
    Some(format!("{day}T{:02}:{minute}", hour.rem_euclid(24)))
}

/// How long ago a day was: `hari ini`, `kemarin`, `12 hari lalu`, `3 bulan lalu`.
pub fn ago(date: Date, today: Date, lang: Lang) -> String {
    match days_between(date, today) {
        0 => either(lang, "hari ini".to_owned(), "today".to_owned()),
        1 => either(lang, "kemarin".to_owned(), "yesterday".to_owned()),
        days @ 2..=45 => either(
            lang,
            format!("{days} hari lalu"),
            format!("{days} days ago"),
        ),
        days if days > 45 => {
            let months = completed_months(date, today).unwrap_or(1).max(1);
            if months < 24 {
                either(
                    lang,
                    format!("{months} bulan lalu"),
                    format!("{months} months ago"),
                )
            } else {
                either(
                    lang,
                    format!("{} tahun lalu", months / 12),
                    format!("{} years ago", months / 12),
                )
            }
        }
        _ => short(date, lang),
    }
}

/// How far ahead a day is: `hari ini`, `besok`, `3 hari lagi`; of one that was, how long ago.
pub fn ahead(date: Date, today: Date, lang: Lang) -> String {
    match days_between(today, date) {
        1 => either(lang, "besok".to_owned(), "tomorrow".to_owned()),
        days if days > 1 => either(lang, format!("{days} hari lagi"), format!("in {days} days")),
        _ => ago(date, today, lang),
    }
}

/// An age as people say it: days up to a month, months up to two years, then years and months, whole years from ten on.
pub fn age(birth: Date, today: Date, lang: Lang) -> String {
    let Some(months) = completed_months(birth, today) else {
        return either(lang, "belum lahir".to_owned(), "not born yet".to_owned());
    };
    match months {
        0 => {
            let days = days_between(birth, today);
            either(lang, format!("{days} hari"), count(days, "day"))
        }
        1..=23 => either(lang, format!("{months} bulan"), count(months, "month")),
        24..=119 if months % 12 != 0 => either(
            lang,
            format!("{} tahun {} bulan", months / 12, months % 12),
            format!(
                "{} {}",
                count(months / 12, "year"),
                count(months % 12, "month")
            ),
        ),
        _ => either(
            lang,
            format!("{} tahun", months / 12),
            count(months / 12, "year"),
        ),
    }
}

fn count(number: i32, unit: &str) -> String {
    if number == 1 {
        format!("1 {unit}")
    } else {
        format!("{number} {unit}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_servers_moment_is_told_by_the_clock_on_the_wall() {
        let area = |code| AreaCode::parse(code).expect("a code");
        let told = |code, text| moment_in(&area(code), text, Lang::Id);
        let evening = "2026-11-21T19:32:10Z";
        assert_eq!(told("65.01.05.2003", evening), "22 Nov 2026, 03.32");
        assert_eq!(told("61.01.05.2003", evening), "22 Nov 2026, 02.32");
        let fine = "2026-11-21T19:32:10.123456Z";
        assert_eq!(told("65.01.05.2003", fine), "22 Nov 2026, 03.32");
        // Already a wall clock.
        let wall = "2026-11-21T18:40:00+08:00";
        assert_eq!(told("65.01.05.2003", wall), "21 Nov 2026, 18.40");
    }

    #[test]
    fn an_age_is_said_as_people_say_it() {
        let today = day("2026-11-21");
        for (birth, words) in [
            ("2026-11-21", "0 hari"),
            ("2026-11-09", "12 hari"),
            ("2026-10-21", "1 bulan"),
            ("2024-11-22", "23 bulan"),
            ("2024-11-21", "2 tahun"),
            ("2023-08-21", "3 tahun 3 bulan"),
            ("1996-01-01", "30 tahun"),
            ("2026-12-01", "belum lahir"),
        ] {
            assert_eq!(age(day(birth), today, Lang::Id), words, "{birth}");
        }
    }

    #[test]
    fn a_day_long_ago_is_counted_in_months() {
        let today = day("2026-11-21");
        for (date, words) in [
            ("2026-11-21", "hari ini"),
            ("2026-11-20", "kemarin"),
            ("2026-11-01", "20 hari lalu"),
            ("2026-08-21", "3 bulan lalu"),
            ("2023-08-21", "3 tahun lalu"),
            ("2026-12-24", "24 Des 2026"),
        ] {
            assert_eq!(ago(day(date), today, Lang::Id), words, "{date}");
        }
    }

    #[test]
    fn dates_are_written_as_on_paper() {
        assert_eq!(long(day("2026-11-21"), Lang::Id), "Sabtu, 21 November 2026");
        assert_eq!(short(day("2026-05-03"), Lang::En), "3 May 2026");
        assert_eq!(
            moment("2026-11-21T14:05:09+08:00", Lang::Id),
            "21 Nov 2026, 14.05"
        );
        assert_eq!(
            moment("2026-11-21T14:05:09+08:00", Lang::En),
            "21 Nov 2026, 14:05"
        );
        assert_eq!(moment("tidak tahu", Lang::Id), "tidak tahu");
    }
}
