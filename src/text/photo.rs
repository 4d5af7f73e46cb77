//! Words about photos.

use super::{Lang, Term, either, t};
use crate::phone::{PhotoProblem, Unseen};

pub const TAKE: Term = t("Ambil foto", "Take a photo");
pub const AGAIN: Term = t("Ganti foto", "Another photo");
pub const DROP: Term = t("Hapus foto", "Remove the photo");
pub const MAKING: Term = t("Menyiapkan foto…", "Preparing the photo…");
pub const ALT: Term = t("Foto dari kunjungan ini", "Photo of this visit");
pub const FETCHING: Term = t("Mengambil foto…", "Fetching the photo…");

pub fn size(bytes: u32, lang: Lang) -> String {
    let kilobytes = bytes.div_ceil(1000);
    either(
        lang,
        format!("Foto ({kilobytes} KB)"),
        format!("Photo ({kilobytes} KB)"),
    )
}

pub fn fetch(bytes: u32, lang: Lang) -> String {
    let kilobytes = bytes.div_ceil(1000);
    either(
        lang,
        format!("Lihat foto ({kilobytes} KB dari server)"),
        format!("Show the photo ({kilobytes} KB from the server)"),
    )
}

pub fn waiting(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} foto menunggu dikirim. Kunjungannya tidak menunggu."),
        format!("{count} photos wait to be sent. Their visits do not wait for them."),
    )
}

pub fn progress(done: u32, of: u32, lang: Lang) -> String {
    either(
        lang,
        format!("Mengirim foto: {done} dari {of}"),
        format!("Sending photos: {done} of {of}"),
    )
}

pub const fn not_kept(problem: PhotoProblem) -> Term {
    match problem {
        PhotoProblem::NoPicture => t(
            "Berkas ini bukan foto yang bisa dibaca HP. Coba ambil ulang.",
            "This file is no photo the phone can read. Try taking it again.",
        ),
        PhotoProblem::Full => t(
            "HP penuh, foto tidak disimpan. Kunjungan tetap bisa disimpan tanpa foto.",
            "The phone is full, so the photo is not kept. The visit can be saved without it.",
        ),
        PhotoProblem::Many => t(
            "Foto di HP ini sudah terlalu banyak. Foto dihapus sendiri dari HP sebulan setelah terkirim dan ada cadangannya; kunjungan tetap bisa disimpan tanpa foto.",
            "There are too many photos on this phone. They are removed from the phone by themselves a month after they are sent, once they are backed up; the visit can be saved without a photo.",
        ),
        PhotoProblem::Storage => t(
            "Foto belum tersimpan. Coba sekali lagi; kunjungan tetap bisa disimpan tanpa foto.",
            "The photo is not kept. Try once more; the visit can be saved without it.",
        ),
    }
}

pub const fn unseen(why: Unseen) -> Term {
    match why {
        Unseen::NoSignal => t(
            "Foto ini ada di server. Coba lagi saat ada sinyal.",
            "This photo is on the server. Try again when there is a signal.",
        ),
        Unseen::NotThere => t(
            "Foto ini belum dikirim dari HP kader.",
            "This photo has not been sent from the cadre's phone yet.",
        ),
    }
}
