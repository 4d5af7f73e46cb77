//! Words about where a visit was made.

use super::{Lang, Term, either, t};
use crate::platform::location::NoLocation;

pub const TAKE: Term = t("Catat lokasi", "Note the place");
pub const AGAIN: Term = t("Catat ulang", "Note it again");
pub const DROP: Term = t("Hapus lokasi", "Remove the place");
pub const SEEKING: Term = t(
    "Mencari lokasi. Paling lama satu menit; di tempat terbuka lebih cepat",
    "Looking for the place. At most a minute; in the open it is faster",
);
pub const OPEN: Term = t("Buka di peta", "Open in a map");

/// What is known of it, without the numbers that nobody reads.
pub fn noted(within_m: u32, lang: Lang) -> String {
    either(
        lang,
        format!("Lokasi tercatat, tepat sampai {within_m} meter"),
        format!("Place noted, within {within_m} metres"),
    )
}

pub const fn none(why: NoLocation) -> Term {
    match why {
        NoLocation::Forbidden => t(
            "HP belum mengizinkan. Nyalakan lokasi di pengaturan HP dan izinkan untuk Dampingi, atau lanjutkan tanpa lokasi",
            "The phone does not allow it. Turn location on in the phone's settings and allow it for Dampingi, or go on without",
        ),
        NoLocation::NotFound => t(
            "Lokasi tidak ditemukan. Coba di luar rumah, atau lanjutkan tanpa lokasi",
            "The place was not found. Try outside the house, or go on without",
        ),
    }
}
