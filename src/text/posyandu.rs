//! Words of the posyandu day and of the measuring round.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Hari posyandu", "Posyandu day");
pub const OPEN: Term = t("Buka hari posyandu", "Open a posyandu day");
pub const EDIT: Term = t("Ubah hari posyandu", "Change the posyandu day");
pub const PLANNED: Term = t("Hari posyandu direncanakan", "A posyandu day is planned");
pub const PLANNED_DAYS: Term = t("Yang akan datang", "To come");
pub const PLANNED_ALREADY: Term = t("Sudah direncanakan:", "Planned already:");
pub const COMING: Term = t("Posyandu berikutnya", "The coming posyandu");
pub const NEXT: Term = t("Kapan posyandu berikutnya?", "When is the next posyandu?");
pub const OTHER_DAY: Term = t("Hari lain", "Another day");
pub const EXPECTED: Term = t("Anak yang ditunggu", "Children expected");
pub const MOVE: Term = t("Pindahkan atau ubah", "Move or change");
pub const HOLD_TODAY: Term = t("Adakan hari ini", "Hold it today");
pub const CALL_OFF: Term = t("Tidak jadi diadakan", "It is not held");
pub const MOVED: Term = t("Harinya dipindahkan", "The day was moved");
pub const MOVED_FROM: Term = t("Dipindahkan dari ", "Moved from ");
pub const MOVE_BACK: Term = t("Batal dipindah", "Move it back");
pub const CANCELLED: Term = t(
    "Hari posyandu tidak diadakan",
    "The posyandu day is not held",
);
pub const CANCELLED_DAYS: Term = t("Yang tidak diadakan", "Not held");
pub const CANCELLED_WHY: Term = t(
    "Hari posyandu ini tidak diadakan. Tidak ada anak yang dihitung tidak datang.",
    "This posyandu day is not held. No child counts as absent.",
);
pub const HELD_ALL_THE_SAME: Term = t("Tetap diadakan", "It is held after all");
pub const BEGIN: Term = t("Mulai mencatat", "Begin");
pub const OPEN_DAYS: Term = t("Sedang berlangsung", "Going on");
pub const PAST_DAYS: Term = t("Yang sudah ditutup", "Closed");
pub const NONE_TITLE: Term = t("Belum ada hari posyandu", "No posyandu day yet");
pub const NONE_WHY: Term = t(
    "Buka saat posyandu mulai, atau rencanakan lebih dulu. Anak dicatat satu per satu, juga tanpa sinyal. Kader lain bisa mencatat di HP masing-masing.",
    "Open it when the posyandu begins, or plan it before. Children are noted one by one, also without a signal. Other cadres can use their own phones.",
);
pub const GO_ON: Term = t("Lanjut mencatat", "Go on");
pub const NOT_CLOSED: Term = t("belum ditutup", "not closed");
pub const CHILDREN: Term = t("Anak", "Children");
pub const SEARCH: Term = t("Cari nama anak atau ibu", "Search child or mother");
pub const ALL: Term = t("Semua", "All");
pub const WAITING: Term = t("Belum", "Waiting");
pub const DONE: Term = t("Sudah", "Done");
pub const COUNTS: Term = t("Hitungan hari ini", "Counts of the day");
pub const COUNTING: Term = t("Sedang menghitung…", "Counting…");
pub const FINISH: Term = t("Simpan, anak berikutnya", "Save, next child");
pub const SAVED: Term = t("Tersimpan di HP ini", "Saved on this phone");
pub const UNDO: Term = t("Batalkan", "Undo");
pub const UNDONE: Term = t(
    "Dibatalkan. Silakan isi lagi.",
    "Undone. Please fill it in again.",
);
/// Goes to the server with the visit: always in Indonesian.
pub const UNDO_REASON: Term = t(
    "Dibatalkan di hari posyandu",
    "Taken back on a posyandu day",
);
pub const NOT_UNDONE: Term = t(
    "Belum bisa dibatalkan. Coba lagi.",
    "Not undone. Please try again.",
);
pub const LONG_FORM: Term = t(
    "Tidak bisa ditimbang, atau isi lengkap",
    "Cannot be weighed, or fill in everything",
);
pub const WALK_IN: Term = t("Tidak ada di daftar", "Not in the list");
pub const WALK_IN_WHY: Term = t(
    "Cari dulu: mungkin anak ini terdaftar di posyandu lain. Kalau tidak ada, daftarkan di keluarganya.",
    "Search first: the child may be listed at another posyandu. If not, register it in its household.",
);
pub const WALK_IN_SHORT: Term = t("Anak, ibu, atau keluarga", "Child, mother or household");
pub const WALK_IN_SEARCH: Term = t(
    "Cari anak, ibu atau kepala keluarga",
    "Search child, mother or head of household",
);
pub const IN_HOUSEHOLD: Term = t(
    "Daftarkan anak di keluarga ini",
    "Register a child in this household",
);
pub const NEW_HOUSEHOLD: Term = t("Keluarga baru", "New household");
pub const QUICK: Term = t("Daftarkan cepat", "Register in haste");
pub const QUICK_WHY: Term = t(
    "Cukup ini dulu. NIK, KK, persetujuan dan data lahir dilengkapi nanti: tugasnya ada pada anak ini sampai selesai.",
    "This is enough for now. NIK, family card, consent and birth are completed later: the child has a task until then.",
);
pub const QUICK_DONE: Term = t("Simpan dan timbang", "Save and weigh");
pub const GUEST: Term = t("tamu", "guest");
pub const GUESTS: Term = t("Tamu dari posyandu lain", "Guests of other posyandu");
pub const NOBODY_TITLE: Term = t("Tidak ada anak di daftar ini", "No child in this list");
pub const NOBODY_WHY: Term = t(
    "Ubah pencarian, atau daftarkan anak lewat “Tidak ada di daftar”.",
    "Change the search, or register the child under “Not in the list”.",
);
pub const REPORT: Term = t("Laporan hari posyandu", "Report of the day");
pub const TO_REPORT: Term = t("Laporan dan tutup", "Report and close");
pub const CLOSE: Term = t("Tutup hari posyandu", "Close the day");
pub const REOPEN: Term = t("Buka lagi", "Open again");
pub const CLOSED: Term = t(
    "Hari posyandu sudah ditutup. Anak yang tidak datang muncul di halaman “Hari ini” sebagai kunjungan rumah.",
    "This day is closed. Children who did not come stand in Today as visits at home.",
);
pub const PRINT: Term = t("Cetak", "Print");
pub const PLACE: Term = t("Tempat", "Place");
pub const CADRES: Term = t("Kader", "Cadres");
pub const D_OF_S: Term = t("D/S (ditimbang)", "D/S (weighed)");
pub const N_OF_D: Term = t("N/D (naik)", "N/D (gained)");
pub const N_OF_D_HOW: Term = t(
    "N/D dihitung tanpa O dan B. D dan N hanya anak daftar posyandu ini; tamu dicatat di posyandunya.",
    "N/D leaves out O and B. D and N are children of this posyandu's list only; guests count at their own.",
);
pub const BELOW: Term = t("Di bawah garis merah (BGM)", "Below the red line (BGM)");
pub const TWICE: Term = t("Dua bulan tidak naik (2T)", "No gain for two months (2T)");
pub const REFERRED: Term = t("Dirujuk", "Referred");
pub const TO_REFER: Term = t("Perlu dirujuk, belum dicatat", "To be referred, not noted");
pub const ABSENT: Term = t("Tidak datang", "Did not come");
pub const NOBODY: Term = t("Tidak ada", "Nobody");

pub const ROUND: Term = t("Intervensi serentak", "Measuring round");
pub const ROUND_WHY: Term = t(
    "Semua anak 0–59 bulan ditimbang dan diukur panjangnya dalam bulan ini.",
    "All children of 0–59 months are weighed and measured within this month.",
);
pub const MISSING: Term = t("Belum ditimbang dan diukur", "Not weighed and measured");
pub const NO_POSYANDU: Term = t("Belum ada posyandunya", "Without a posyandu");
pub const ALL_MEASURED: Term = t(
    "Semua sudah diukur. Terima kasih.",
    "All are measured. Thank you.",
);
pub const NO_TARGETS_TITLE: Term = t(
    "Belum ada balita di HP ini",
    "No child under five on this phone",
);

pub fn last_weight(weight: &str, ago: &str, lang: Lang) -> String {
    either(
        lang,
        format!("terakhir {weight}, {ago}"),
        format!("last {weight}, {ago}"),
    )
}

/// "24 anak ditunggu".
pub fn expected(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} anak ditunggu"),
        format!("{count} children expected"),
    )
}

pub fn of(part: usize, of: usize, lang: Lang) -> String {
    either(lang, format!("{part} dari {of}"), format!("{part} of {of}"))
}

pub fn close_why(absent: usize, lang: Lang) -> String {
    either(
        lang,
        format!(
            "{absent} anak belum datang. Setelah ditutup, mereka muncul di Hari ini sebagai kunjungan rumah sampai ada yang melihatnya."
        ),
        format!(
            "{absent} children did not come. After closing they stand in Today as visits at home until somebody has seen them."
        ),
    )
}

pub fn round(month: &str, year: i16, lang: Lang) -> String {
    either(
        lang,
        format!("Bulan pengukuran {month} {year}"),
        format!("Measuring month {month} {year}"),
    )
}
