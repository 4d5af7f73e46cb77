//! Words around a form: the way through its pages, its questions' hints, the review, and the save.

use super::{Lang, Term, either, t};
use crate::phone::SaveProblem;

pub const NEXT: Term = t("Lanjut", "Next");
pub const BACK: Term = t("Kembali", "Back");
pub const SAVE: Term = t("Simpan", "Save");
pub const SAVING: Term = t("Menyimpan…", "Saving…");
pub const REVIEW: Term = t("Periksa sebelum disimpan", "Check before saving");
pub const REVIEW_HINT: Term = t(
    "Kalau ada yang keliru, tekan Ubah. Yang sudah diisi tidak hilang.",
    "If something is wrong, press Change. What you filled in stays.",
);
pub const NOT_ASKED: Term = t("Tanyakan juga (boleh tidak)", "Ask as well (if you like)");
pub const CHANGE: Term = t("Ubah", "Change");
pub const EMPTY: Term = t("tidak diisi", "not filled in");
/// Opens the question why a measure is missing.
pub const SKIP: Term = t("Tidak bisa diukur?", "Could not measure?");
pub const OPTIONAL: Term = t("boleh kosong", "may stay empty");
pub const SURE_ASK: Term = t("Yakin?", "Are you sure?");
pub const SURE_YES: Term = t("Ya, sudah benar", "Yes, it is right");
pub const SURE_KEPT: Term = t(
    "Anda sudah memastikan. Isian ini ditandai untuk koordinator.",
    "You confirmed this. The coordinator will see it marked.",
);
pub const YES: Term = t("Ya", "Yes");
pub const NO: Term = t("Tidak", "No");
pub const TODAY: Term = t("Hari ini", "Today");
pub const YESTERDAY: Term = t("Kemarin", "Yesterday");
pub const TOMORROW: Term = t("Besok", "Tomorrow");
pub const DATE_EXAMPLE: Term = t("Contoh: 5/3/2024", "Example: 5/3/2024");
pub const OTHER_PLACE: Term = t("Lainnya", "Another");
pub const WRITE_NAME: Term = t("Tulis namanya", "Write its name");
pub const CLEAR: Term = t("Kosongkan", "Clear");
pub const RESUMED: Term = t(
    "Melanjutkan isian yang belum selesai.",
    "Going on with what you had not finished.",
);
pub const START_OVER: Term = t("Mulai dari awal", "Start over");
pub const CLOSE: Term = t("Tutup", "Close");
pub const UNKNOWN_FORM: Term = t(
    "Formulir ini berasal dari versi yang lebih baru. Perbarui aplikasi saat ada sinyal.",
    "This form comes from a newer version. Update the app when there is a signal.",
);
pub const NEWER_CHOICE: Term = t("Pilihan dari versi lebih baru", "A newer version's choice");
pub const NEWER_FORM: Term = t("Formulir dari versi lebih baru", "A newer version's form");

pub const LESS: Term = t("Kurangi", "Less");
pub const GREATER: Term = t("Tambah", "More");

pub fn page_of(page: usize, pages: usize, lang: Lang) -> String {
    either(
        lang,
        format!("Halaman {page} dari {pages}"),
        format!("Page {page} of {pages}"),
    )
}

pub fn last_time(value: &str, when: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Terakhir {value} ({when})"),
        format!("Last {value} ({when})"),
    )
}

pub fn read_as(date: &str, lang: Lang) -> String {
    either(lang, format!("Dibaca: {date}"), format!("Read as: {date}"))
}

pub fn digits(typed: usize, of: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{typed} dari {of} angka"),
        format!("{typed} of {of} digits"),
    )
}

pub fn change_page(page: &str, lang: Lang) -> String {
    format!("{} {page}", CHANGE.text(lang))
}

pub const fn not_saved(problem: SaveProblem) -> Term {
    match problem {
        SaveProblem::Locked => t(
            "Aplikasi terkunci sebelum tersimpan. Isian masih ada: buka kunci, lalu simpan lagi.",
            "The app was locked before saving. What you filled in is still here: unlock and save again.",
        ),
        SaveProblem::Full => t(
            "HP ini penuh, jadi belum tersimpan. Isian masih ada. Hapus foto atau video yang tidak dipakai, lalu simpan lagi.",
            "This phone is full, so it is not saved. What you filled in is still here. Delete photos or videos you do not need, then save again.",
        ),
        SaveProblem::SettledMeanwhile => t(
            "Catatan ini sudah diperbaiki di jendela lain, jadi isian di sini belum disimpan. Isian masih ada: bandingkan dengan catatannya, lalu ubah di sana bila perlu.",
            "This record was already corrected in another window, so what you filled in here is not saved. It is still here: compare it with the record and change it there if needed.",
        ),
        SaveProblem::Storage => t(
            "HP belum bisa menyimpan. Isian masih ada. Coba simpan lagi; kalau tetap begini, tunjukkan kepada koordinator.",
            "The phone could not save. What you filled in is still here. Try again; if it stays like this, show your coordinator.",
        ),
    }
}
