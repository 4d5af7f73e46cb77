//! Words of the first screen: what came back, what was begun, whom to visit, how the month goes.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Hari ini", "Today");
pub const RETURNED: Term = t("Perlu perbaikan", "To correct");
pub const RETURNED_ALL: Term = t(
    "Lihat semua yang perlu perbaikan",
    "See all that need correcting",
);
pub const CORRECT: Term = t("Perbaiki", "Correct");
pub const DRAFTS: Term = t("Belum selesai diisi", "Not finished");
pub const GO_ON: Term = t("Lanjutkan", "Go on");
pub const DROP: Term = t("Buang isian", "Throw away");
pub const DROPPED: Term = t("Isian dibuang.", "Thrown away.");
pub const VISIT_NEXT: Term = t("Belum dikunjungi bulan ini", "Not visited this month");
pub const ALL_UNVISITED: Term = t("Lihat semua", "See all");
pub const RECORD: Term = t("Catat kunjungan", "Record a visit");
pub const ADD_HOUSEHOLD: Term = t("Tambah keluarga", "Add a household");
pub const NEVER: Term = t("belum pernah dikunjungi", "never visited");
pub const VISITED: Term = t("sudah dikunjungi", "visited");
pub const NOBODY_TITLE: Term = t("Belum ada sasaran di HP ini", "Nobody on this phone yet");
pub const NOBODY_WHY: Term = t(
    "Mulai dengan mendaftarkan satu keluarga. Data yang sudah ada di server datang sendiri saat ada sinyal.",
    "Begin by registering a household. What the server already has arrives by itself when there is a signal.",
);
pub const DONE_TITLE: Term = t(
    "Semua sudah dikunjungi bulan ini",
    "Everybody has been visited this month",
);
pub const DONE_WHY: Term = t(
    "Terima kasih. Kalau ada kabar baru, catat saja kunjungan berikutnya.",
    "Thank you. If there is news, just record the next visit.",
);

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
