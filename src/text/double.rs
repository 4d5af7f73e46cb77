//! Words for two records of one person, and for two values of one thing.

use super::{Lang, Term, either, t};

pub const LIST: Term = t("Perlu diputuskan", "To decide");
pub const LIST_WHY: Term = t(
    "Orang atau keluarga yang mungkin tercatat dua kali, isian yang berbeda, dan catatan yang disembunyikan. Bandingkan dulu, lalu putuskan. Tidak ada yang dihapus.",
    "People or households that may be registered twice, answers that differ, and hidden records. Compare first, then decide. Nothing is deleted.",
);
pub const NOTHING_TITLE: Term = t("Tidak ada yang perlu diputuskan", "Nothing to decide");
pub const NOTHING_WHY: Term = t(
    "Tidak ada orang yang tercatat dua kali, isian yang berbeda, atau catatan yang disembunyikan di wilayah Anda.",
    "Nobody is registered twice, no answers differ and no record is hidden in your area.",
);
pub const PAIRS: Term = t("Mungkin tercatat dua kali", "May be registered twice");
pub const DECIDED: Term = t("Sudah diputuskan", "Decided");
pub const DISPUTES: Term = t("Isian berbeda", "Differing answers");
pub const COMPARE: Term = t("Bandingkan", "Compare");
pub const COMPARE_TITLE: Term = t("Bandingkan dua catatan", "Compare two records");
pub const MERGED: Term = t("sudah digabung", "merged");
pub const DIFFERENT: Term = t("memang berbeda", "really two");
pub const APART: Term = t("dipisahkan lagi", "taken apart again");
pub const PROPOSED: Term = t("belum diputuskan", "not decided yet");
pub const FIRST: Term = t("Catatan 1", "Record 1");
pub const SECOND: Term = t("Catatan 2", "Record 2");
pub const STAYS: Term = t("Catatan mana yang tetap dipakai?", "Which record stays?");
pub const WHY_MERGE: Term = t(
    "Kunjungan dari kedua catatan tampil pada yang tetap dipakai. Catatan lainnya disimpan utuh dan bisa dipisahkan lagi.",
    "Visits of both appear on the one that stays. The other is kept whole and can be taken apart again.",
);
pub const REASON: Term = t("Bagaimana Anda tahu?", "How do you know?");
pub const REASON_HINT: Term = t(
    "Misalnya: dilihat di KK bersama ibunya",
    "For example: seen on the family card with the mother",
);
pub const REASON_MISSING: Term = t(
    "Tulis dulu bagaimana Anda tahu.",
    "First write how you know.",
);
pub const MERGE: Term = t("Gabungkan", "Merge");
pub const NOT_SAME: Term = t("Bukan orang yang sama", "Not the same person");
pub const WHY_MERGE_HOMES: Term = t(
    "Anggota dan pendataan dari kedua catatan tampil pada yang tetap dipakai. Catatan lainnya disimpan utuh dan bisa dipisahkan lagi.",
    "People and surveys of both appear on the one that stays. The other is kept whole and can be taken apart again.",
);
pub const NOT_SAME_HOME: Term = t("Bukan keluarga yang sama", "Not the same household");
pub const ARE_TWO_HOMES: Term = t(
    "Sudah dipastikan: dua keluarga yang berbeda.",
    "Made sure: two different households.",
);
pub const SURVEYS: Term = t("Pendataan", "Surveys");
pub const LAST_SURVEY: Term = t("Pendataan terakhir", "Last survey");
pub const MEMBERS: Term = t("Anggota yang tercatat", "People on record");
pub const HOME_TITLE: Term = t("Keluarga yang sama?", "The same household?");
pub const HOME_WHY: Term = t(
    "Pilih catatan lain dari keluarga ini. Koordinator membandingkan keduanya dan memutuskan.",
    "Choose the other record of this household. The coordinator compares both and decides.",
);
pub const HOME_NONE: Term = t(
    "Tidak ada keluarga lain di HP ini yang mirip.",
    "No other household on this phone looks alike.",
);
pub const HOME_WENT_WHY: Term = t(
    "Keluarga ini tercatat dua kali. Anggota dan pendataannya tampil pada catatan yang tetap dipakai; tidak ada yang hilang.",
    "This household was registered twice. Its people and surveys appear on the record that stays; nothing is lost.",
);
pub const PART: Term = t("Pisahkan lagi", "Take apart again");
pub const IS_MERGED: Term = t(
    "Kedua catatan ini sudah digabung.",
    "These two records are merged.",
);
pub const IS_DIFFERENT: Term = t(
    "Sudah dipastikan: dua orang yang berbeda.",
    "Made sure: two different people.",
);
pub const VISITS: Term = t("Kunjungan", "Visits");
pub const LAST_VISIT: Term = t("Kunjungan terakhir", "Last visit");
pub const RECORDED_BY: Term = t("Didaftarkan oleh", "Registered by");
pub const SAVED: Term = t(
    "Tersimpan di HP ini. Berlaku untuk semua setelah terkirim.",
    "Saved on this phone. It counts for all once it is sent.",
);
pub const HISTORY: Term = t("Keputusan sebelumnya", "Earlier decisions");

pub const DISPUTE: Term = t("Dua isian berbeda", "Two answers differ");
pub const DISPUTE_WHY: Term = t(
    "Dua orang mengisi hal yang sama tanpa saling melihat. Keduanya disimpan. Pilih yang benar.",
    "Two people filled in the same thing without seeing each other. Both are kept. Choose the right one.",
);
pub const HIDDEN: Term = t(
    "Catatan ini disembunyikan oleh satu orang, sedangkan orang lain masih memakainya. Keduanya disimpan. Pilih: dimunculkan lagi atau tetap tersembunyi.",
    "One person hid this record while another still used it. Both are kept. Choose: bring it back or leave it hidden.",
);
pub const EMPTY: Term = t("(kosong)", "(empty)");
pub const ANOTHER: Term = t("Bukan keduanya, yang benar:", "Neither; the right one is:");
pub const CHOOSE_FIRST: Term = t("Pilih dulu salah satu.", "Choose one first.");
pub const SAVE_CHOICE: Term = t("Simpan pilihan", "Save the choice");
pub const WHOLE: Term = t("Catatan ini", "This record");
pub const BRING_BACK: Term = t("Munculkan lagi", "Bring it back");
pub const STAY_HIDDEN: Term = t("Tetap tersembunyi", "Leave it hidden");
pub const HOUSEHOLD: Term = t("Keluarga", "Household");
pub const HOUSES_BEFORE: Term = t("Rumah sebelumnya", "House before");
pub const MOTHER: Term = t("Ibu", "Mother");
pub const PARTNER: Term = t("Pasangan", "Partner");
pub const MAY_BE_SAME: Term = t(
    "Mungkin orang yang sama dengan",
    "May be the same person as",
);
pub const UNKNOWN: Term = t("Isian lain", "Another answer");
pub const OTHER_RECORD: Term = t("(catatan lain)", "(another record)");
pub const SEEN: Term = t("Sudah saya lihat", "I have seen it");
pub const SETTLED: Term = t("Sudah dipilih", "Chosen");
pub const REFUSED: Term = t(
    "Pilihan ini belum diterima server, jadi belum berlaku.",
    "The server has not accepted this choice, so it does not count yet.",
);
pub const CARD: Term = t("isian berbeda", "answers differ");
pub const CHOOSE: Term = t("Pilih yang benar", "Choose the right one");
pub const OF_OTHER: Term = t("orang lain", "somebody else");

pub const TWICE: Term = t("Tercatat dua kali?", "Registered twice?");
pub const TWICE_TITLE: Term = t("Orang yang sama?", "The same person?");
pub const TWICE_WHY: Term = t(
    "Pilih catatan lain dari orang ini. Koordinator membandingkan keduanya dan memutuskan.",
    "Choose the other record of this person. The coordinator compares both and decides.",
);
pub const TWICE_NONE: Term = t(
    "Tidak ada orang lain di HP ini yang mirip.",
    "Nobody else on this phone looks alike.",
);
pub const PROPOSE: Term = t("Usulkan digabung", "Propose to merge");
pub const PROPOSE_SAVED: Term = t(
    "Tersimpan di HP ini. Koordinator akan memutuskan.",
    "Saved on this phone. The coordinator will decide.",
);
pub const WENT: Term = t("Catatan ini sudah digabung", "This record was merged");
pub const WENT_WHY: Term = t(
    "Orang ini tercatat dua kali. Kunjungannya tampil pada catatan yang tetap dipakai; tidak ada yang hilang.",
    "This person was registered twice. The visits appear on the record that stays; nothing is lost.",
);
pub const OPEN_STAYS: Term = t("Buka catatan yang dipakai", "Open the record that stays");
pub const HOLDS: Term = t(
    "Catatan ganda yang digabung di sini",
    "Duplicates merged into this one",
);

pub fn by(who: &str, on: &str, lang: Lang) -> String {
    let on = if on.is_empty() {
        String::new()
    } else {
        format!(", {on}")
    };
    either(lang, format!("oleh {who}{on}"), format!("by {who}{on}"))
}
