//! Words about what lies on this phone.

use super::settings::megabytes;
use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Apa yang ada di HP ini", "What is on this phone");
pub const WHY: Term = t(
    "Semua terkunci dengan PIN. Yang belum terkirim tidak pernah dihapus.",
    "All of it is locked with your PIN. What is not sent is never removed.",
);
pub const RECORDS: Term = t("Catatan", "Records");
pub const PEOPLE: Term = t("Orang", "People");
pub const HOUSES: Term = t("Keluarga", "Households");
pub const VISITS: Term = t("Kunjungan", "Visits");
pub const UNSENT: Term = t("Belum terkirim", "Not sent");
pub const DRAFTS: Term = t("Isian belum selesai", "Unfinished forms");
pub const PHOTOS: Term = t("Foto belum terkirim", "Photos not sent");
pub const ASK_TO_PERSIST: Term = t("Jaga agar tidak terhapus", "Keep it from being cleared");
pub const DATA: Term = t("Pemakaian kuota bulan ini", "Data this month");
pub const SENT: Term = t("Dikirim", "Sent");
pub const RECEIVED: Term = t("Diterima", "Received");
pub const DATA_WHY: Term = t(
    "Kira-kira, untuk semua pengguna HP ini. Unduhan versi baru tidak selalu terhitung.",
    "About, for all users of this phone. The download of a new version is not always counted.",
);
pub const SAVER: Term = t("Hemat data", "Save data");
pub const SAVER_WHY: Term = t(
    "Yang Anda simpan tetap langsung dikirim. Kabar baru diambil sekali sehari, dan foto dikirim hanya saat Anda menekan Kirim sekarang.",
    "What you save is still sent at once. News is fetched once a day, and photos are sent only when you press Send now.",
);
pub const FREE: Term = t("Bebaskan tempat", "Free some room");
pub const FREE_WHY: Term = t(
    "Menghapus dari HP ini saja: jawaban server yang disimpan untuk saat tanpa sinyal, dan riwayat orang yang sudah lebih dari setahun pindah atau meninggal. Semuanya ada di server dan bisa diambil lagi.",
    "Removes from this phone only: answers kept for when there is no signal, and the stories of people who moved away or died more than a year ago. All of it is on the server and can be fetched again.",
);
pub const FREE_DO: Term = t("Bebaskan sekarang", "Free it now");
pub const FREED_NOTHING: Term = t(
    "Tidak ada yang perlu dihapus.",
    "There is nothing to remove.",
);
pub const NOT_NOW: Term = t(
    "HP sedang mengirim atau menyimpan. Coba lagi sebentar lagi.",
    "The phone is sending or saving. Try again in a moment.",
);
pub const FETCH: Term = t("Ambil lagi dari server", "Fetch it again");

pub fn freed(bytes: u64, lang: Lang) -> String {
    let room = kilobytes(bytes as f64, lang);
    either(
        lang,
        format!("Tempat yang dibebaskan: {room}."),
        format!("Freed: {room}."),
    )
}

pub fn let_go(people: u32, lang: Lang) -> String {
    either(
        lang,
        format!("Cerita {people} orang tidak ada di HP ini lagi; di server tetap ada."),
        format!("The stories of {people} people are no longer on this phone; the server has them."),
    )
}

/// Bytes as kilobytes, from a megabyte on as [`megabytes`].
pub fn kilobytes(bytes: f64, lang: Lang) -> String {
    let bytes = bytes as u64;
    if bytes < 1_000_000 {
        let mut text = bytes.div_ceil(1000).to_string();
        text.push_str(" KB");
        text
    } else {
        megabytes(bytes, lang)
    }
}
