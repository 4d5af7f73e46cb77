//! Words about one visit: its values, its versions, its correction, and what comes after it.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Kunjungan", "Visit");
pub const WEIGH: Term = t("Timbang dan ukur", "Weigh and measure");
pub const VALUES: Term = t("Yang dicatat", "What was recorded");
pub const FLAGS: Term = t("Perlu dilihat lagi", "Worth a look");
pub const VERSIONS: Term = t("Versi sebelumnya", "Earlier versions");
pub const OLD: Term = t("Dulu", "Before");
pub const NEW: Term = t("Sekarang", "Now");
pub const CHANGED: Term = t("berubah", "changed");
pub const CORRECT: Term = t("Perbaiki", "Correct");
pub const READ_ALOUD: Term = t("Bacakan untuk keluarga", "Read this aloud");
pub const HAS_READ: Term = t("Sudah dibacakan", "I have read it aloud");
pub const ANOTHER_SAVED: Term = t(
    "Kunjungan lain untuk orang ini baru saja disimpan. Kalau itu kunjungan yang sama, isian ini tidak perlu disimpan lagi.",
    "Another visit to this person was saved just now. If it is the same visit, this one need not be saved again.",
);
pub const SEE_IT: Term = t("Lihat kunjungan itu", "See that visit");
pub const UNDO: Term = t("Batalkan kunjungan ini", "Take this visit back");
pub const UNDO_RECORD: Term = t("Batalkan catatan ini", "Take this record back");
/// Of a referral with an outcome, of a visit at which somebody was referred.
pub const UNDO_HELD: Term = t(
    "Ada rujukan, hasil rujukan, atau perbaikan yang menyusul catatan ini. Batalkan itu dulu.",
    "A referral, its outcome or a correction came after this record. Take that back first.",
);
pub const UNDO_BEGUN: Term = t(
    "Isian baru yang sama belum selesai. Selesaikan atau buang itu dulu.",
    "A new form of this kind is unfinished. Finish it or throw it away first.",
);
pub const UNDO_SHORT: Term = t("Batalkan", "Undo");
pub const UNDO_WHY: Term = t(
    "Isiannya kembali ke Hari ini, di “Belum selesai diisi”.",
    "What you filled in goes back to Today, under “Not finished”.",
);
pub const UNDONE: Term = t(
    "Sudah dibatalkan. Isiannya ada di “Belum selesai diisi”.",
    "Taken back. What you filled in is under “Not finished”.",
);
/// Goes to the server with the visit, for the coordinator: always in Indonesian.
pub const UNDO_REASON: Term = t(
    "Dibatalkan kader setelah disimpan",
    "Taken back by the cadre after saving",
);
pub const CORRECT_TITLE: Term = t("Perbaiki kunjungan", "Correct a visit");
pub const CORRECT_WHY: Term = t(
    "Catatan lama tetap tersimpan. Perbaikan menjadi versi baru di sampingnya.",
    "The old record stays. The correction becomes a new version beside it.",
);
pub const ASKED_AGAIN: Term = t("Yang diminta diperiksa", "What is asked for again");
pub const SAID: Term = t("Pesan koordinator", "The coordinator says");
pub const REFUSED: Term = t("Server belum bisa menerima", "The server could not take it");
pub const REASON_PAGE: Term = t("Alasan perbaikan", "Reason for the correction");
pub const REASON: Term = t("Mengapa diperbaiki?", "Why is it corrected?");
pub const REASON_SHOWN: Term = t("Alasan", "Reason");
pub const RECORDED: Term = t("Dicatat", "Recorded");
pub const RECEIVED: Term = t("Diterima server", "Received by the server");
pub const BY: Term = t("Oleh", "By");
pub const IMPORTED: Term = t("Dari berkas yang diimpor", "From an imported file");
pub const SEE_PERSON: Term = t("Lihat orangnya", "See the person");
pub const SEE_HOUSEHOLD: Term = t("Lihat keluarganya", "See the household");
pub const SEE_NEWER: Term = t("Lihat versi terbaru", "See the newest version");

pub const SAVED_TITLE: Term = t("Tersimpan di HP ini", "Saved on this phone");
pub const SAVED_WHY: Term = t(
    "Aman di HP ini, juga kalau aplikasi ditutup. Dikirim sendiri begitu ada sinyal.",
    "It is safe on this phone, even if the app is closed. It is sent by itself as soon as there is a signal.",
);
pub const WHAT_NEXT: Term = t("Selanjutnya", "What next");
pub const OPEN_POSTPARTUM: Term = t("Mulai pendampingan ibu nifas", "Begin the care after birth");
pub const REGISTER_BABY: Term = t("Daftarkan bayi", "Register the baby");
pub const CONDOLENCE: Term = t(
    "Turut berduka. Ibu tetap perlu didampingi: kunjungi, dengarkan, dan bantu ke bidan bila perlu. Data bayi tidak ditanyakan.",
    "We are sorry. The mother still needs care: visit her, listen, and help her to the midwife if needed. Nothing more is asked about the baby.",
);
pub const MOTHER_DIED: Term = t(
    "Turut berduka. Tidak ada lagi yang perlu diisi untuk ibu. Kalau bayinya hidup, pendampingannya bisa dimulai di bawah.",
    "We are sorry. Nothing more has to be filled in for the mother. If the baby lives, its care can begin below.",
);
pub const ADD_ANOTHER: Term = t(
    "Tambah orang di keluarga ini",
    "Add a person to this household",
);
pub const RECORD_NOW: Term = t("Catat kunjungan sekarang", "Record a visit now");
pub const ANOTHER_VISIT: Term = t("Catat kunjungan lain", "Record another visit");
pub const TO_TODAY: Term = t("Ke Hari ini", "To Today");

/// She went into another record, and it is that one that is visited.
pub fn merged_into(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Catatan ini sudah digabung. Kunjungan dicatat untuk {name}."),
        format!("This record was merged. The visit is recorded for {name}."),
    )
}

pub fn partner(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Daftarkan pasangannya, {name}"),
        format!("Register the partner, {name}"),
    )
}
