//! Facts in words, for lists, headers and detail pages: ages, dates, weeks of pregnancy, answers.

use crate::form::{Field, Input};
use crate::{Date, Lang, date, number};
use serde_json::Value;

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

/// An age as people say it: days in the first month, months in the first year, years and months until five, then years.
pub fn age_in_words(birth: Date, on: Date, lang: Lang) -> String {
    let Some(months) = date::completed_months(birth, on) else {
        return match lang {
            Lang::Id => "belum lahir".to_owned(),
            Lang::En => "not born yet".to_owned(),
        };
    };
    match months {
        0 => count(date::days_between(birth, on), Unit::Day, lang),
        1..12 => count(months, Unit::Month, lang),
        12..60 if months % 12 != 0 => {
            let years = count(months / 12, Unit::Year, lang);
            format!("{years} {}", count(months % 12, Unit::Month, lang))
        }
        _ => count(months / 12, Unit::Year, lang),
    }
}

/// How far a pregnancy is: "24 minggu 3 hari". `None` before it began.
pub fn gestation_in_words(lmp: Date, on: Date, lang: Lang) -> Option<String> {
    let days = date::days_between(lmp, on);
    let weeks = count(days / 7, Unit::Week, lang);
    match days {
        ..0 => None,
        _ if days % 7 == 0 => Some(weeks),
        _ => Some(format!("{weeks} {}", count(days % 7, Unit::Day, lang))),
    }
}

/// A date with the month's name: "5 Maret 2024".
pub fn date_in_words(date: Date, lang: Lang) -> String {
    let names = match lang {
        Lang::Id => MONTHS_ID,
        Lang::En => MONTHS_EN,
    };
    let month = names[usize::from(date.month().unsigned_abs()) - 1];
    format!("{} {month} {}", date.day(), date.year())
}

/// Whether a child is under two on a day (baduta): at most 23 completed months. False before birth.
pub fn is_under_two(birth: Date, on: Date) -> bool {
    date::completed_months(birth, on).is_some_and(|months| months <= 23)
}

/// An answer as people read it: the words of a choice, a number with its unit, a date with the month's name.
/// A code that this version does not know is shown as it is.
pub fn answer(field: &Field, value: &Value, lang: Lang) -> String {
    let word = |code: &str| {
        let choice = field
            .input
            .choices()?
            .iter()
            .find(|choice| choice.code == code)?;
        Some(choice.label.text(lang).to_owned())
    };
    match (field.input, value) {
        (Input::PastDate | Input::ComingDate | Input::NearDate, Value::String(text)) => {
            date::from_iso(text).map_or_else(|| text.clone(), |date| date_in_words(date, lang))
        }
        (Input::Choice(_), Value::String(code)) => word(code).unwrap_or_else(|| code.clone()),
        (Input::Many(_), Value::Array(codes)) => {
            let codes = codes.iter().filter_map(Value::as_str);
            let words: Vec<String> = codes
                .map(|code| word(code).unwrap_or_else(|| code.to_owned()))
                .collect();
            words.join(", ")
        }
        (
            Input::Whole {
                unit: number::RUPIAH,
                ..
            },
            Value::Number(n),
        ) => {
            let between = if lang == Lang::Id { '.' } else { ',' };
            number::rupiah(n.as_f64().unwrap_or_default() as i64, between)
        }
        (Input::Decimal { unit, .. } | Input::Whole { unit, .. }, Value::Number(n)) => {
            let figure = match lang {
                Lang::Id => n.as_f64().map_or_else(|| n.to_string(), number::with_comma),
                Lang::En => n.to_string(),
            };
            if unit.is_empty() {
                figure
            } else {
                format!("{figure} {unit}")
            }
        }
        (_, Value::Bool(yes)) => match (lang, yes) {
            (Lang::Id, true) => "Ya".to_owned(),
            (Lang::Id, false) => "Tidak".to_owned(),
            (Lang::En, true) => "Yes".to_owned(),
            (Lang::En, false) => "No".to_owned(),
        },
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

fn count(number: i32, unit: Unit, lang: Lang) -> String {
    let (id, en) = match unit {
        Unit::Day => ("hari", "day"),
        Unit::Week => ("minggu", "week"),
        Unit::Month => ("bulan", "month"),
        Unit::Year => ("tahun", "year"),
    };
    match lang {
        Lang::Id => format!("{number} {id}"),
        Lang::En if number == 1 => format!("1 {en}"),
        Lang::En => format!("{number} {en}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::by_id;
    use jiff::civil::date;
    use serde_json::json;

    #[test]
    fn ages_are_said_as_people_say_them() {
        let born = date(2024, 1, 15);
        let cases = [
            (date(2024, 1, 14), "belum lahir", "not born yet"),
            (date(2024, 1, 15), "0 hari", "0 days"),
            (date(2024, 1, 16), "1 hari", "1 day"),
            (date(2024, 2, 14), "30 hari", "30 days"),
            (date(2024, 2, 15), "1 bulan", "1 month"),
            (date(2025, 1, 14), "11 bulan", "11 months"),
            (date(2025, 1, 15), "1 tahun", "1 year"),
            (date(2025, 11, 20), "1 tahun 10 bulan", "1 year 10 months"),
            (date(2026, 2, 15), "2 tahun 1 bulan", "2 years 1 month"),
            (date(2029, 1, 14), "4 tahun 11 bulan", "4 years 11 months"),
            (date(2029, 1, 15), "5 tahun", "5 years"),
            (date(2051, 7, 1), "27 tahun", "27 years"),
        ];
        for (on, id, en) in cases {
            assert_eq!(age_in_words(born, on, Lang::Id), id);
            assert_eq!(age_in_words(born, on, Lang::En), en);
        }
    }

    #[test]
    fn under_two_ends_on_the_second_birthday() {
        let born = date(2024, 1, 15);
        assert!(!is_under_two(born, date(2024, 1, 14)));
        assert!(is_under_two(born, born));
        assert!(is_under_two(born, date(2026, 1, 14)));
        assert!(!is_under_two(born, date(2026, 1, 15)));
    }

    #[test]
    fn a_pregnancy_is_counted_in_weeks_and_days() {
        let lmp = date(2026, 1, 1);
        assert_eq!(gestation_in_words(lmp, date(2025, 12, 31), Lang::Id), None);
        for (on, words) in [
            (date(2026, 1, 1), "0 minggu"),
            (date(2026, 1, 7), "0 minggu 6 hari"),
            (date(2026, 1, 8), "1 minggu"),
            (date(2026, 6, 21), "24 minggu 3 hari"),
        ] {
            assert_eq!(
                gestation_in_words(lmp, on, Lang::Id).as_deref(),
                Some(words)
            );
        }
    }

    #[test]
    fn answers_are_read_as_words() {
        let visit = by_id("child_visit").expect("a form");
        let said =
            |key: &str, value: Value, lang| answer(visit.field(key).expect(key), &value, lang);
        assert_eq!(said("weight_kg", json!(11.5), Lang::Id), "11,5 kg");
        assert_eq!(said("weight_kg", json!(11.5), Lang::En), "11.5 kg");
        assert_eq!(
            said("visit_date", json!("2024-03-05"), Lang::Id),
            "5 Maret 2024"
        );
        assert_eq!(said("position", json!("lying"), Lang::Id), "Terlentang");
        assert_eq!(said("position", json!("floating"), Lang::Id), "floating");
        assert_eq!(
            said("illness", json!(["cough", "fever"]), Lang::En),
            "Cough or cold, Fever"
        );
        assert_eq!(said("oedema", json!(false), Lang::Id), "Tidak");
    }
}
