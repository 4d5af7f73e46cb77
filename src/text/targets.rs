//! Words of the list of people.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Sasaran", "People");
pub const WHOM: Term = t("Siapa yang dikunjungi?", "Whom did you visit?");
pub const SEARCH: Term = t(
    "Cari nama, NIK, ibu, atau dusun",
    "Search name, NIK, mother or hamlet",
);
/// The same, short enough for the entry.
pub const SEARCH_SHORT: Term = t("Nama, NIK, ibu, dusun", "Name, NIK, mother");
pub const KINDS: Term = t("Saring", "Filter");
pub const ALL: Term = t("Semua", "All");
pub const HOUSEHOLDS: Term = t("Keluarga", "Households");
pub const UNVISITED: Term = t("Belum bulan ini", "Not this month");
pub const DUE: Term = t("Jatuh tempo", "Due");
pub const RISK: Term = t("Berisiko", "At risk");
pub const HAMLET: Term = t("Dusun", "Hamlet");
pub const ALL_HAMLETS: Term = t("Semua dusun", "All hamlets");
pub const NO_HAMLET: Term = t("Dusun belum dicatat", "Hamlet not recorded");
pub const MORE: Term = t("Tampilkan lagi", "Show more");
pub const NONE_TITLE: Term = t("Tidak ada yang cocok", "Nothing matches");
pub const NONE_WHY: Term = t(
    "Coba nama yang lebih pendek, atau pilih “Semua”. Kalau belum terdaftar, tambahkan keluarganya.",
    "Try a shorter name, or choose “All”. If they are not registered yet, add the household.",
);

pub fn found(count: usize, lang: Lang) -> String {
    either(lang, format!("{count} orang"), format!("{count} people"))
}

pub fn found_households(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} keluarga"),
        format!("{count} households"),
    )
}

pub fn more(left: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{} ({left} lagi)", MORE.id),
        format!("{} ({left} more)", MORE.en),
    )
}

pub fn members(people: u16, lang: Lang) -> String {
    either(
        lang,
        format!("{people} anggota tercatat"),
        format!("{people} people registered"),
    )
}

pub fn mother(name: &str, lang: Lang) -> String {
    either(lang, format!("Ibu: {name}"), format!("Mother: {name}"))
}

/// A parent of whom the file did not say which.
pub fn parent(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Orang tua: {name}"),
        format!("Parent: {name}"),
    )
}

pub fn unsent(count: u16, lang: Lang) -> String {
    either(
        lang,
        format!("{count} belum terkirim"),
        format!("{count} not sent"),
    )
}
