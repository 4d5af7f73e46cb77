//! Words of the first screen: what came back, what was begun, whom to visit, how the month goes.

use super::{Lang, Term, either, t, when};
use dampingi_domain::Date;
use dampingi_domain::schedule::Priority;

pub const TITLE: Term = t("Hari ini", "Today");
pub const RETURNED: Term = t("Perlu perbaikan", "To correct");
pub const RETURNED_ALL: Term = t(
    "Lihat semua yang perlu perbaikan",
    "See all that need correcting",
);
pub const CORRECT: Term = t("Perbaiki", "Correct");
pub const DRAFTS: Term = t("Belum selesai diisi", "Not finished");
pub const JUST_DONE: Term = t("Selesai hari ini", "Done today");
pub const DONE_ALL: Term = t("Lihat semua", "See all");
pub const GO_ON: Term = t("Lanjutkan", "Go on");
pub const DROP: Term = t("Buang isian", "Throw away");
pub const DROPPED: Term = t("Isian dibuang.", "Thrown away.");
pub const NEXT: Term = t("Berikutnya", "What comes next");
pub const LAST_DAY: Term = t("hari ini hari terakhir", "today is the last day");
pub const RECORD: Term = t("Catat kunjungan", "Record a visit");
pub const ADD_HOUSEHOLD: Term = t("Tambah keluarga", "Add a household");
pub const NEVER: Term = t("belum pernah dikunjungi", "never visited");
pub const VISITED: Term = t("sudah dikunjungi", "visited");
pub const NOBODY_TITLE: Term = t("Belum ada sasaran di HP ini", "Nobody on this phone yet");
pub const NOBODY_WHY: Term = t(
    "Mulai dengan mendaftarkan satu keluarga. Data yang sudah ada di server datang sendiri saat ada sinyal.",
    "Begin by registering a household. What the server already has arrives by itself when there is a signal.",
);
pub const STILL_COMING: Term = t(
    "Data desa Anda masih diterima, jadi daftar di bawah ini belum lengkap. Mencatat sudah bisa.",
    "The records of your village are still coming, so the list below is not complete yet. You can record already.",
);
pub const NO_PEOPLE_WHY: Term = t(
    "Buka satu keluarga, lalu tambahkan orang yang Anda dampingi.",
    "Open a household, and add the people in your care.",
);
pub const DONE_TITLE: Term = t("Tidak ada yang menunggu hari ini", "Nothing waits today");
pub const DONE_WHY: Term = t(
    "Terima kasih. Kalau ada kabar baru, catat saja kunjungan berikutnya.",
    "Thank you. If there is news, just record the next visit.",
);
pub const NONE_OF_THESE: Term = t(
    "Tidak ada lagi di daftar ini",
    "Nothing is left in this list",
);
pub const TO_TODAY: Term = t("Ke Hari ini", "To Today");

/// The heading of those who press alike.
pub const fn priority(priority: Priority) -> Term {
    match priority {
        Priority::Late => t("Terlambat", "Late"),
        Priority::Now => t("Sekarang", "Now"),
        Priority::Soon => t("7 hari ke depan", "Next 7 days"),
    }
}

pub fn show_all(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("Tampilkan semua ({count})"),
        format!("Show all ({count})"),
    )
}

pub fn of_list(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} sasaran dan keluarga"),
        format!("{count} people and households"),
    )
}

pub fn more(count: usize, lang: Lang) -> String {
    either(lang, format!("+{count} lagi"), format!("+{count} more"))
}

pub fn late(days: i32, lang: Lang) -> String {
    either(
        lang,
        format!("lewat {days} hari"),
        if days == 1 {
            "1 day late".to_owned()
        } else {
            format!("{days} days late")
        },
    )
}

pub fn until(day: Date, lang: Lang) -> String {
    dated(t("sampai ", "until "), day, lang)
}

pub fn from(day: Date, lang: Lang) -> String {
    dated(t("mulai ", "from "), day, lang)
}

fn dated(word: Term, day: Date, lang: Lang) -> String {
    let mut words = word.text(lang).to_owned();
    words.push_str(&when::day_and_month(day, lang));
    words
}

/// How long nobody saw her.
pub fn not_seen(days: i32, lang: Lang) -> String {
    match days {
        ..=0 => either(
            lang,
            "dikunjungi hari ini".to_owned(),
            "visited today".to_owned(),
        ),
        1 => either(
            lang,
            "dikunjungi kemarin".to_owned(),
            "visited yesterday".to_owned(),
        ),
        days => either(
            lang,
            format!("belum dikunjungi {days} hari"),
            format!("not visited for {days} days"),
        ),
    }
}

/// Nobody has anything due: what comes first, and when.
pub fn first_to_come(what: &str, name: &str, day: Date, lang: Lang) -> String {
    let when = when::short(day, lang);
    either(
        lang,
        format!("Yang berikutnya: {what}, {name}, mulai {when}."),
        format!("Next: {what}, {name}, from {when}."),
    )
}

/// Until when nothing is due.
pub fn nothing_until(day: Date, lang: Lang) -> String {
    let when = when::short(day, lang);
    either(
        lang,
        format!("Tidak ada yang perlu dilakukan sampai {when}."),
        format!("Nothing is due until {when}."),
    )
}

pub fn of_people(people: usize, lang: Lang) -> String {
    either(
        lang,
        format!("dari {people} sasaran"),
        format!("of {people} people"),
    )
}

pub fn this_month(month: &str, lang: Lang) -> String {
    either(lang, format!("Bulan {month}"), format!("In {month}"))
}

pub fn last_visit(ago: &str, lang: Lang) -> String {
    either(lang, format!("terakhir {ago}"), format!("last {ago}"))
}

pub fn drop_one(title: &str, lang: Lang) -> String {
    format!("{}: {title}", DROP.text(lang))
}
