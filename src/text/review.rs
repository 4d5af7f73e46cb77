//! Words of the coordinator's screens: the queue, a visit to decide on, returning it.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Periksa", "Review");
pub const ONE: Term = t("Periksa kunjungan", "Review a visit");
pub const FILTERS: Term = t("Saring", "Filter");
pub const VILLAGE: Term = t("Desa", "Village");
pub const KIND: Term = t("Jenis", "Kind");
pub const STATE: Term = t("Keadaan", "State");
pub const ONLY_FLAGGED: Term = t("Hanya yang ditandai", "Only marked ones");
pub const ALL: Term = t("Semua", "All");
pub const TO_REVIEW: Term = t("Menunggu diperiksa", "To review");
pub const APPROVED: Term = t("Disetujui", "Approved");
pub const RETURNED: Term = t("Dikembalikan", "Returned");
pub const DUPLICATE: Term = t("Catatan ganda", "Duplicate");
pub const EMPTY_TITLE: Term = t("Tidak ada yang menunggu", "Nothing is waiting");
pub const EMPTY_WHY: Term = t(
    "Semua kunjungan dengan saringan ini sudah diperiksa. Kunjungan baru muncul begitu kader mengirim.",
    "Every visit under this filter has been reviewed. New ones appear as soon as cadres send them.",
);
pub const WHOLE_QUEUE: Term = t("Lihat semua antrean", "See the whole queue");
pub const THIS_CADRE: Term = t("kader ini", "this cadre");
pub const CHOOSE: Term = t(
    "Pilih satu kunjungan dari daftar.",
    "Choose a visit from the list.",
);
pub const MORE: Term = t("Tampilkan lagi", "Show more");
pub const CORRECTION: Term = t("perbaikan", "correction");
pub const KEYS: Term = t(
    "Papan tombol: j dan k untuk berpindah, Enter membuka, a menyetujui, r mengembalikan, u mengurungkan.",
    "Keyboard: j and k to move, Enter to open, a to accept, r to return, u to undo.",
);
pub const ACCEPT: Term = t("Setujui", "Accept");
pub const RETURN: Term = t("Kembalikan", "Return");
pub const RETURN_TITLE: Term = t("Kembalikan untuk diperbaiki", "Return for correction");
pub const RETURN_FIELDS: Term = t(
    "Isian mana yang perlu diperiksa lagi?",
    "Which answers should be checked again?",
);
pub const RETURN_NOTE: Term = t("Pesan untuk kader", "Message to the cadre");
pub const RETURN_NOTE_HINT: Term = t(
    "Singkat dan ramah: apa yang tampak keliru dan apa yang bisa dilakukan.",
    "Short and kind: what looks wrong, and what can be done.",
);
pub const RETURN_NOTE_MISSING: Term = t(
    "Tulis pesan dulu, supaya kader tahu apa yang diminta",
    "Write a message first, so that the cadre knows what is asked",
);
pub const FIELD_NOTE: Term = t(
    "Catatan untuk isian ini (boleh kosong)",
    "Note on this answer (may stay empty)",
);
pub const CHECK_AGAIN: Term = t("Mohon diperiksa lagi", "Please check again");
pub const SEND_BACK: Term = t("Kembalikan ke kader", "Return to the cadre");
pub const ACCEPTED_SAID: Term = t(
    "Disetujui. Keputusan tersimpan di HP ini dan segera dikirim.",
    "Accepted. The decision is saved here and will be sent.",
);
pub const RETURNED_SAID: Term = t(
    "Dikembalikan. Keputusan tersimpan di HP ini dan segera dikirim.",
    "Returned. The decision is saved here and will be sent.",
);
pub const WITHDRAWN: Term = t("Keputusan ditarik", "Decision taken back");
pub const UNDO: Term = t("Urungkan", "Undo");
pub const UNDONE_SAID: Term = t(
    "Keputusan ditarik. Kunjungan ini menunggu diperiksa lagi.",
    "Decision taken back. This visit waits for review again.",
);
pub const CORRECTED: Term = t("Yang diperbaiki", "What was corrected");
pub const HISTORY: Term = t("Riwayat kunjungan", "Earlier visits");
pub const DECISIONS: Term = t("Keputusan", "Decisions");
pub const LOGGED: Term = t("Pembukaan ini dicatat.", "This opening is logged.");
pub const FAILED: Term = t(
    "Belum bisa dibaca dari server",
    "Cannot be read from the server yet",
);
pub const TRY_AGAIN: Term = t("Coba lagi", "Try again");
pub const NOT_IN_STORY: Term = t(
    "Kunjungan ini tidak ada lagi, atau di luar wilayah Anda.",
    "This visit is no longer there, or is outside your area.",
);

pub fn cached(at: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Tanpa sinyal. Ini keadaan {at}."),
        format!("No signal. This is how it was on {at}."),
    )
}

/// "Hanya kunjungan Ibu Ana".
pub fn only_of(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Hanya kunjungan {name}"),
        format!("Only visits of {name}"),
    )
}

/// "Ibu Ana: tidak ada yang menunggu".
pub fn none_of(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("{name}: tidak ada yang menunggu"),
        format!("{name}: nothing is waiting"),
    )
}

pub fn total(count: u64, lang: Lang) -> String {
    either(
        lang,
        format!("{count} kunjungan"),
        format!("{count} visits"),
    )
}

pub fn item(form: &str, date: &str) -> String {
    format!("{form} · {date}")
}

pub const fn state(state: &str) -> Term {
    match state.as_bytes() {
        b"approved" => APPROVED,
        b"returned" => RETURNED,
        b"closed_duplicate" => DUPLICATE,
        b"withdrawn" => WITHDRAWN,
        _ => TO_REVIEW,
    }
}
