//! Small sentences about a person's life that several screens say: her age, how far a pregnancy is, where she lives.

use crate::phone::{EpisodeRow, Row};
use crate::text::{Lang, life, when};
use dampingi_domain::Date;
use dampingi_domain::date::{self, days_between};

/// Age in words, or nothing when the birth date is not known.
pub fn age(birth: Option<&str>, today: Date, lang: Lang) -> String {
    let birth = birth.and_then(date::from_iso);
    birth.map_or_else(
        || life::AGE_UNKNOWN.text(lang).to_owned(),
        |birth| when::age(birth, today, lang),
    )
}

/// What her episode says now: weeks of a pregnancy, days after a birth, days to a wedding.
pub fn stage(episode: &EpisodeRow, today: Date, lang: Lang) -> Option<String> {
    let day = date::from_iso(episode.key_date.as_deref()?)?;
    match episode.form.as_str() {
        "pregnancy" => Some(life::weeks(days_between(day, today) / 7, lang)),
        "postpartum" => Some(life::days_after_birth(days_between(day, today), lang)),
        "engagement" => {
            let days = days_between(today, day);
            (days >= 0).then(|| life::days_to_wedding(days, lang))
        }
        _ => None,
    }
}

/// Hamlet and RT, as far as they are known.
pub fn place(hamlet: &str, rt: &str) -> String {
    match (hamlet.is_empty(), rt.is_empty()) {
        (false, false) => format!("{hamlet}, RT {rt}"),
        (false, true) => hamlet.to_owned(),
        (true, false) => format!("RT {rt}"),
        (true, true) => String::new(),
    }
}

/// Joins what there is with a middle dot.
pub fn joined(parts: &[String]) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    filled.join(" · ")
}

/// Whether the newest visit lies in the same month as today.
pub fn was_seen_this_month(row: &Row, today: Date) -> bool {
    let last = row
        .last_visit
        .as_ref()
        .and_then(|visit| date::from_iso(&visit.date));
    last.is_some_and(|date| date.year() == today.year() && date.month() == today.month())
}
