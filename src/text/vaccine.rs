//! Words about a child's immunisation: how it stands, what is due, what only the midwife can say.

use super::{Lang, Term, either, t};
use dampingi_domain::immunisation::{Doubt, Standing};

pub const TITLE: Term = t("Imunisasi", "Immunisation");
pub const GIVEN: Term = t("Sudah diberikan", "Given");
pub const NOT_COPIED_WHY: Term = t(
    "Salin tanggalnya pada kunjungan berikut, supaya terlihat mana yang sudah dan mana yang belum.",
    "Copy the dates at the next visit, so that it can be seen what was given and what was not.",
);

/// How it stands, in a word.
pub const fn standing(standing: Standing) -> Term {
    match standing {
        Standing::Complete => t("Lengkap sesuai umur", "Complete for the age"),
        Standing::Due => t("Ada yang sudah waktunya", "Something is due"),
        Standing::Late => t("Ada yang terlambat", "Something is late"),
        Standing::NotCopied => t(
            "Tanggalnya belum disalin dari Buku KIA",
            "The dates were not copied from the KIA book yet",
        ),
    }
}

/// "sudah waktunya sejak 10 Mar 2026".
pub fn due(since: &str, is_late: bool, lang: Lang) -> String {
    match (lang, is_late) {
        (Lang::Id, false) => format!("sudah waktunya sejak {since}"),
        (Lang::Id, true) => format!("terlambat, mestinya {since}, masih bisa dikejar"),
        (Lang::En, false) => format!("due since {since}"),
        (Lang::En, true) => format!("late, was due {since}, can still be given"),
    }
}

/// Why only the midwife can say.
pub const fn ask(doubt: Doubt) -> Term {
    match doubt {
        Doubt::TooOld => t(
            "tanya bidan: umurnya sudah lewat",
            "ask the midwife: past its age",
        ),
        Doubt::ImpossibleDate => t(
            "tanya bidan: tanggalnya tidak mungkin",
            "ask the midwife: the date cannot be",
        ),
        Doubt::TooSoon => t(
            "tanya bidan: diberikan terlalu cepat",
            "ask the midwife: given too soon",
        ),
        Doubt::NoDoseBefore => t(
            "tanya bidan: dosis sebelumnya belum tercatat",
            "ask the midwife: the dose before it is not on record",
        ),
    }
}

/// "Berikutnya mulai 10 Mei 2026: MR 1".
pub fn next(day: &str, names: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Berikutnya mulai {day}: {names}"),
        format!("Next from {day} on: {names}"),
    )
}

/// Where it comes from when no date was copied.
pub fn said_complete(day: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Menurut kunjungan {day}, tanpa tanggal dari Buku KIA"),
        format!("By the visit of {day}, without dates from the KIA book"),
    )
}
