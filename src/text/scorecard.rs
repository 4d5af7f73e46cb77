//! Words of the village's scorecard on a cadre's phone: what it is made of, who lacks what, and what may be printed.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Kartu skor desa", "Village scorecard");
pub const WHY: Term = t(
    "Layanan yang diterima tiap ibu dan anak dalam satu triwulan, dihitung di HP ini dari kunjungan yang sudah dicatat, juga yang belum terkirim. Siap dibawa ke rembuk stunting.",
    "The services each mother and child received in a quarter, counted on this phone from the visits on record, those not sent among them. Ready for the village meeting.",
);
pub const VILLAGE: Term = t("Desa", "Village");
pub const QUARTER: Term = t("Triwulan", "Quarter");
pub const COUNT: Term = t("Hitung sekarang", "Count now");
pub const AGAIN: Term = t("Hitung lagi", "Count again");
pub const COUNTING: Term = t("Sedang menghitung", "Counting");
pub const NOT_YET_TITLE: Term = t("Belum dihitung", "Not counted yet");
pub const NOT_KEPT: Term = t(
    "Hasilnya tidak bisa disimpan di HP ini. Coba hitung lagi nanti.",
    "The result could not be kept on this phone. Try again later.",
);
pub const LINES: Term = t("Tiap layanan", "Each service");
pub const COUNTS: Term = t("Sasaran (Formulir 1)", "Who is to be served (Formulir 1)");
pub const MOTHERS: Term = t("Ibu", "Mothers");
pub const CHILDREN: Term = t("Anak 0–23 bulan", "Children 0–23 months");
pub const WHOLE: Term = t("Semua", "All");
pub const MISSING: Term = t("Yang masih kurang", "What is still missing");
pub const MISSING_WHY: Term = t(
    "Y diterima, T belum, TS tidak sesuai triwulan ini. Nama tidak ikut dicetak.",
    "Y received, T not yet, TS does not apply this quarter. Names are not printed.",
);
pub const NOTHING_MISSING: Term = t("Semua layanan diterima.", "All services were received.");
pub const NOBODY: Term = t(
    "Tidak ada ibu atau anak yang dihitung pada triwulan ini.",
    "No mother or child is counted in this quarter.",
);
pub const RECORD: Term = t("Catat kunjungan", "Record a visit");
pub const SURVEY: Term = t("Data air dan jamban", "Water and latrine");
pub const PRINT: Term = t("Cetak", "Print");
pub const UNCONFIRMED: Term = t(
    "Koordinator memastikan kartu ini dengan menyetujui kunjungannya satu per satu. Cara menilai belum dipastikan dinas.",
    "The coordinator verifies the card by approving its visits one by one. How it is judged waits for the office.",
);

pub const VERIFIED: Term = t(
    "Sudah dipastikan koordinator",
    "Verified by the coordinator",
);
pub const NOT_VERIFIED: Term = t(
    "Belum semua dipastikan koordinator",
    "Not all verified by the coordinator yet",
);

/// "Disetujui koordinator: 62,5% · 10 dari 16".
pub fn approved(figure: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Disetujui koordinator: {figure}"),
        format!("Approved by the coordinator: {figure}"),
    )
}

pub fn counted(at: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Dihitung {at} di HP ini"),
        format!("Counted {at} on this phone"),
    )
}

pub fn progress(done: usize, of: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{done} dari {of} orang"),
        format!("{done} of {of} people"),
    )
}

pub fn others(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} orang lagi"),
        format!("{count} more people"),
    )
}

/// "Y 5, T 2, TS 1".
pub fn letters(met: usize, unmet: usize, other: usize) -> String {
    format!("Y {met} · T {unmet} · TS {other}")
}
