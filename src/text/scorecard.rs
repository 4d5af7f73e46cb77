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
    "Y diterima, T belum, TS tidak berlaku pada triwulan ini. Nama tidak ikut dicetak.",
    "Y received, T not yet, TS does not apply this quarter. Names are not printed.",
);
pub const NOTHING_MISSING: Term = t("Semua layanan diterima.", "All services were received.");
pub const NOBODY: Term = t(
    "Tidak ada ibu atau anak yang dihitung pada triwulan ini.",
    "No mother or child is counted in this quarter.",
);
pub const RECORD: Term = t("Catat kunjungan", "Record a visit");
pub const SURVEY: Term = t("Pendataan keluarga", "Household survey");
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

pub const SIGN_OFF: Term = t("Tanda periksa kartu skor", "Sign-off of the scorecard");
pub const SIGN_WHY: Term = t(
    "Menyatakan bahwa kartu skor triwulan ini sudah Anda lihat, dengan angka seperti sekarang. Kader desa ini melihatnya di HP-nya.",
    "Says that you have looked at this quarter's scorecard, with the numbers as they stand. The village's cadres see it on their phones.",
);
pub const SIGN: Term = t("Nyatakan sudah diperiksa", "Say that it is checked");
pub const SIGN_AGAIN: Term = t(
    "Nyatakan diperiksa dengan angka sekarang",
    "Say that it is checked with these numbers",
);
pub const WITHDRAW: Term = t("Cabut tanda periksa", "Take the sign-off back");
pub const SAID: Term = t("Tersimpan di HP ini", "Saved on this phone");
pub const SIGNED: Term = t("Sudah diperiksa", "Checked");
pub const CHANGED: Term = t("Angka berubah sejak diperiksa", "Numbers changed since");

pub const FUNDS: Term = t(
    "Dana desa (Formulir 4, tabel 5)",
    "The village's money (Formulir 4, table 5)",
);
pub const FUNDS_WHY: Term = t(
    "Untuk mencegah stunting, dari seluruh alokasi tiap bidang. Bentuk tabel ini belum dipastikan dinas.",
    "Used to prevent stunting, out of all that each budget field was given. The layout of this table is not confirmed by the office yet.",
);
pub const FUNDS_NONE: Term = t(
    "Belum dicatat untuk triwulan ini. KPM mencatatnya dari pemerintah desa.",
    "Not written down for this quarter. The KPM cadre gets it from the village office.",
);
pub const FUNDS_WRITE: Term = t("Catat dana desa", "Write it down");
pub const FUNDS_ANEW: Term = t("Perbarui dana desa", "Update it");
pub const FUNDS_ALL: Term = t("Jumlah", "In all");
pub const FUNDS_FOR: Term = t("Dipakai untuk", "Used for");
pub const FUNDS_ON: Term = t("Menurut catatan desa per", "As in the village's books on");

/// "Rp 45.500.000 dari Rp 600.000.000 · 7,6%".
pub fn of_money(part: &str, whole: &str, share: &str, lang: Lang) -> String {
    let mut said = part.to_owned();
    said.push_str(either(lang, " dari ".to_owned(), " of ".to_owned()).as_str());
    said.push_str(whole);
    if !share.is_empty() {
        said.push_str(" · ");
        said.push_str(share);
    }
    said
}

/// "2 dari 9 desa sudah mencatat".
pub fn villages_wrote(count: usize, of: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} dari {of} desa sudah mencatat"),
        format!("{count} of {of} villages wrote it down"),
    )
}

/// "Diperiksa koordinator 22 Nov 2026".
pub fn signed(on: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Diperiksa koordinator {on}"),
        format!("Checked by the coordinator {on}"),
    )
}

pub fn withdrawn(on: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Tanda periksa dicabut koordinator {on}"),
        format!("The coordinator took the sign-off back {on}"),
    )
}

/// "dulu 35,3% (6 dari 17), sekarang 41,2% (7 dari 17)".
pub fn then_and_now(then: &str, now: &str, lang: Lang) -> String {
    either(
        lang,
        format!("dulu {then}, sekarang {now}"),
        format!("then {then}, now {now}"),
    )
}

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
