//! Words about a stretch of life: weeks of a pregnancy, days after a birth, days to a wedding.

use super::{Lang, Term, either, t};

pub const AGE_UNKNOWN: Term = t("umur belum diketahui", "age not known");

pub fn weeks(weeks: i32, lang: Lang) -> String {
    either(
        lang,
        format!("hamil {weeks} minggu"),
        format!("{weeks} weeks pregnant"),
    )
}

pub fn days_after_birth(days: i32, lang: Lang) -> String {
    either(
        lang,
        format!("{days} hari setelah melahirkan"),
        format!("{days} days after birth"),
    )
}

pub fn days_to_wedding(days: i32, lang: Lang) -> String {
    match days {
        0 => either(
            lang,
            "menikah hari ini".to_owned(),
            "wedding today".to_owned(),
        ),
        _ => either(
            lang,
            format!("menikah {days} hari lagi"),
            format!("{days} days to the wedding"),
        ),
    }
}
