//! Words about support by donors (orang tua asuh): money, months, measures, and how it ends. What is asked, the forms say.

use super::{Lang, Term, either, t};
use dampingi_domain::number;

pub const TITLE: Term = t("Bantuan", "Support");
pub const ALL: Term = t("Bantuan orang tua asuh", "Support by donors");
pub const BEGIN: Term = t("Catat bantuan orang tua asuh", "Record support by a donor");
pub const DELIVER: Term = t("Catat penyerahan", "Record a handover");
pub const END: Term = t("Akhiri bantuan", "End the support");
pub const CHANGE: Term = t("Ubah", "Change");
pub const RUNNING: Term = t("Berjalan", "Running");
pub const OVER: Term = t(
    "Masa bantuan habis. Akhiri bila memang sudah selesai",
    "The months are over",
);
pub const ENDED: Term = t("Selesai", "Ended");
pub const MONEY: Term = t("Sisa uang", "Money left");
pub const TIME: Term = t("Sisa waktu", "Time left");
pub const LAST: Term = t("Penyerahan terakhir", "Last handover");
pub const NEVER: Term = t("belum pernah", "never");
pub const UNKNOWN: Term = t("nilainya tidak dicatat", "its worth is not on record");
pub const BEFORE: Term = t("Sebelum dibantu", "Before");
pub const NOW: Term = t("Terakhir diukur", "Measured last");
pub const AFTER: Term = t("Sesudah dibantu", "After");
pub const NOT_MEASURED: Term = t("belum ditimbang atau diukur", "not weighed or measured yet");
pub const DURING: Term = t("Semua ukuran selama dibantu", "All measures meanwhile");
pub const FROM_VISITS: Term = t(
    "Ukuran diambil dari kunjungan, tidak diketik lagi.",
    "The measures come from the visits.",
);
pub const TWICE: Term = t(
    "Program yang sama sedang berjalan dua kali. Akhiri yang keliru.",
    "The same programme runs twice. End the one that is wrong.",
);
pub const RUNS_ALREADY: Term = t(
    "Sedang berjalan, jangan dicatat dua kali:",
    "Running already, do not record it twice:",
);
pub const ENDS_TOO: Term = t(
    "Bantuan ini ikut diakhiri, dan bisa dibuka lagi di halamannya:",
    "This support ends with it, and can be opened again on the page:",
);
pub const NONE_TITLE: Term = t("Belum ada bantuan yang berjalan", "No support is running");
pub const NONE_WHY: Term = t(
    "Buka orangnya di Sasaran, lalu catat bantuan orang tua asuh di sana.",
    "Open the person under People, and record the support there.",
);
pub const FIND: Term = t("Ke Sasaran", "To People");

/// "Rp 1.950.000", whose "Rp" stays with the amount at the end of a line.
pub fn rupiah(amount: i64, lang: Lang) -> String {
    number::rupiah(amount, if lang == Lang::Id { '.' } else { ',' }).replace(' ', "\u{a0}")
}

/// "Rp 1.950.000 dari Rp 2.700.000".
pub fn left(left: i64, promised: i64, lang: Lang) -> String {
    let (left, promised) = (rupiah(left, lang), rupiah(promised, lang));
    either(
        lang,
        format!("{left} dari {promised}"),
        format!("{left} of {promised}"),
    )
}

/// Handovers of which nobody knows the worth: what is left may be less.
pub fn unpriced(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} penyerahan tanpa nilai"),
        format!("{count} handovers without a worth"),
    )
}

/// "4 bulan, sampai 10 Mar 2027".
pub fn months(months: i32, until: &str, lang: Lang) -> String {
    either(
        lang,
        format!("{months} bulan, sampai {until}"),
        format!("{months} months, until {until}"),
    )
}

pub fn running(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} bantuan berjalan"),
        format!("{count} running"),
    )
}
