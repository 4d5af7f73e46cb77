//! Words for the end of an accompaniment: quiet ones. Nobody is blamed, nothing is celebrated, and everything can be taken back.

use super::{Lang, Term, either, t};

pub const LINK: Term = t("Tidak didampingi lagi", "No longer accompanied");
pub const TITLE: Term = t("Apa yang terjadi?", "What happened?");
pub const WHY: Term = t(
    "Catatannya tetap disimpan. Kalau keliru, bisa dibatalkan.",
    "The record stays. If it is a mistake, it can be taken back.",
);
pub const BORN: Term = t("Sudah melahirkan", "She gave birth");
pub const MISCARRIAGE: Term = t("Keguguran", "Miscarriage");
pub const STILLBIRTH: Term = t("Bayi lahir meninggal", "The baby was born dead");
pub const PREGNANCY_ENDED: Term = t("Akhir kehamilan", "The end of the pregnancy");
pub const MARRIED: Term = t("Sudah menikah", "Married");
pub const CANCELLED: Term = t("Tidak jadi menikah", "The wedding is off");
pub const MOVED: Term = t("Pindah", "Moved away");
pub const HOUSE_HERE: Term = t(
    "Pindah rumah, masih di wilayah saya",
    "Another house, still in my area",
);
pub const OTHER_HOUSE: Term = t("Pindah rumah", "Another house");
pub const WHICH_HOUSE: Term = t("Pindah ke rumah siapa?", "Into whose house?");
pub const SEARCH_HOUSE: Term = t("Cari nama atau dusun", "Search name or hamlet");
pub const OTHER_HOUSE_WHY: Term = t(
    "Pendampingannya berjalan terus, hanya rumahnya yang berganti. Rumah lama tetap tercatat. Ke desa lain: pilih “Pindah”, lalu kader di sana mendaftarkannya.",
    "The care goes on, only the house is another. The old one stays on record. To another village: choose “Moved”, and the cadre there registers her.",
);
pub const CHOOSE_HOUSE: Term = t("Pilih keluarganya", "Choose the household");
pub const HOUSE_UNDO: Term = t(
    "Salah catat, kembali ke rumah sebelumnya",
    "A mistake, back to the house before",
);
pub const DIED: Term = t("Meninggal", "Died");
pub const DECLINED: Term = t(
    "Tidak bersedia didampingi lagi",
    "Does not want to be visited any more",
);
pub const BACK: Term = t("Sudah kembali", "Came back");
pub const UNDO: Term = t("Salah catat, batalkan", "A mistake, take it back");
pub const REOPEN: Term = t("Buka lagi", "Open again");
pub const CORRECT_VISIT: Term = t("Perbaiki kunjungan itu", "Correct that visit");
pub const KEPT: Term = t(
    "Catatannya tetap disimpan di sini.",
    "The record stays here.",
);
pub const CONDOLENCE: Term = t(
    "Turut berduka cita. Catatannya tetap disimpan, dan tidak ada lagi yang perlu diisi.",
    "We are sorry. The record stays, and nothing more has to be filled in.",
);
pub const HOUSE_MOVED: Term = t("Keluarga ini pindah", "This household moved away");
pub const HOUSE_MOVED_WHY: Term = t(
    "Semua anggota yang masih didampingi ikut tercatat pindah. Kalau ada yang tinggal, buka orangnya lalu batalkan.",
    "All members in your care are recorded as moved. If somebody stayed, open that person and take it back.",
);
pub const HOUSE_BACK: Term = t("Keluarga ini sudah kembali", "This household came back");

/// "Salah dicatat sebagai ibu hamil".
pub fn mistaken(kind: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Salah dicatat sebagai {kind}"),
        format!("Entered as {kind} by mistake"),
    )
}

/// "Pindah sejak 3 Maret 2026".
pub fn moved_on(day: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Pindah sejak {day}"),
        format!("Moved away on {day}"),
    )
}

/// "Meninggal 3 Maret 2026".
pub fn died_on(day: &str, lang: Lang) -> String {
    either(lang, format!("Meninggal {day}"), format!("Died on {day}"))
}

/// "Pindah 1 Okt 2026, kembali 20 Okt 2026".
pub fn away(from: &str, to: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Pindah {from}, kembali {to}"),
        format!("Moved away {from}, back {to}"),
    )
}

/// The next of several babies to register.
pub fn baby(number: usize, of: usize, lang: Lang) -> String {
    either(
        lang,
        format!("Daftarkan bayi ke-{number} dari {of}"),
        format!("Register baby {number} of {of}"),
    )
}

/// "Pindah ke keluarga Jalung".
pub fn into(head: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Pindah ke keluarga {head}"),
        format!("Into the household of {head}"),
    )
}

/// A house that is not registered yet, in this village.
pub fn new_house(village: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Keluarga baru di {village}"),
        format!("A new household in {village}"),
    )
}

/// "Di rumah ini sejak 3 Maret 2026, sebelumnya keluarga Jalung". The house before may not be known here.
pub fn lives_since(day: &str, before: &str, lang: Lang) -> String {
    let since = either(
        lang,
        format!("Di rumah ini sejak {day}"),
        format!("In this house since {day}"),
    );
    if before.is_empty() {
        return since;
    }
    either(
        lang,
        format!("{since}, sebelumnya keluarga {before}"),
        format!("{since}, before with the household of {before}"),
    )
}
