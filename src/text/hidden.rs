//! Words for what somebody hid, and for bringing it back.

use super::{Lang, Term, either, posyandu, t, visit};

pub const TITLE: Term = t("Catatan tersembunyi", "Hidden records");
pub const WHY: Term = t(
    "Catatan yang dibatalkan atau dihapus tidak hilang. Ia disimpan di sini dan bisa dimunculkan lagi.",
    "Records that were taken back or deleted are not lost. They are kept here and can be brought back.",
);
pub const NONE_TITLE: Term = t("Tidak ada yang tersembunyi", "Nothing is hidden");
pub const NONE_WHY: Term = t(
    "Kalau ada catatan yang dibatalkan atau dihapus, ia muncul di sini.",
    "When a record is taken back or deleted, it appears here.",
);
pub const ONE: Term = t("Catatan tersembunyi", "Hidden record");
pub const IS_HIDDEN: Term = t(
    "Catatan ini tersembunyi: tidak tampil di daftar dan tidak dihitung.",
    "This record is hidden: it is in no list and is not counted.",
);
pub const HIDDEN_BECAUSE: Term = t("Alasannya", "Hidden because");
pub const REASON: Term = t("Mengapa dimunculkan lagi?", "Why does it come back?");
pub const REASON_HINT: Term = t(
    "Misalnya: salah pencet, kunjungannya benar",
    "For example: pressed by mistake, the visit was right",
);
pub const REASON_MISSING: Term = t("Tulis dulu alasannya.", "First write why.");
pub const BRING_BACK: Term = t("Munculkan lagi", "Bring it back");
pub const IS_BACK: Term = t(
    "Catatan ini sudah tampil lagi.",
    "This record is back and is shown again.",
);
pub const SAVED: Term = t(
    "Dimunculkan lagi. Tersimpan di HP ini.",
    "Brought back. Saved on this phone.",
);
pub const OPEN: Term = t("Buka catatannya", "Open the record");

pub const AT_DESK: Term = t("Tersembunyi", "Hidden");
pub const WAS_HIDDEN: Term = t("Disembunyikan", "Hidden");
pub const NONE_AT_DESK: Term = t(
    "Tidak ada catatan yang disembunyikan di wilayah Anda.",
    "No record is hidden in your area.",
);
pub const WHAT_IS_SEEN: Term = t(
    "Di sini hanya tampil catatan apa, siapa yang menyembunyikannya, dan alasannya. Setelah dimunculkan lagi dan terkirim, isinya tampil di HP kader dan kunjungannya kembali ke antrean Periksa.",
    "This shows which record it is, who hid it and why. Once it is brought back and sent, its content appears on the cadre's phone, and a visit returns to the review queue.",
);

/// `Catatan tersembunyi (2)`.
pub fn some(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("Catatan tersembunyi ({count})"),
        format!("Hidden records ({count})"),
    )
}

/// Why it was hidden: what the app wrote itself in her language, what somebody wrote as it was written.
pub fn because(reason: &str, lang: Lang) -> String {
    let own = [visit::UNDO_REASON, posyandu::UNDO_REASON];
    let own = own.into_iter().find(|own| own.id == reason);
    own.map_or(reason, |own| own.text(lang)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_app_wrote_as_a_reason_is_translated() {
        assert_eq!(
            because("Dibatalkan kader setelah disimpan", Lang::En),
            "Taken back by the cadre after saving"
        );
        assert_eq!(
            because("Dibatalkan di hari posyandu", Lang::Id),
            "Dibatalkan di hari posyandu"
        );
        assert_eq!(because("salah pencet", Lang::En), "salah pencet");
    }
}
