//! Words of the settings.

use super::{Lang, Term, either, t};
use dampingi_sync::Role;

pub const TITLE: Term = t("Pengaturan", "Settings");
pub const LANGUAGE: Term = t("Bahasa", "Language");
pub const INDONESIAN: &str = "Bahasa Indonesia";
pub const ENGLISH: &str = "English";
pub const TEXT_SIZE: Term = t("Ukuran huruf", "Text size");
pub const NORMAL: Term = t("Biasa", "Normal");
pub const LARGE: Term = t("Besar", "Large");
pub const LARGEST: Term = t("Sangat besar", "Larger");
pub const DOUBLE: Term = t("Dua kali lipat", "Double");
pub const COLOURS: Term = t("Warna", "Colours");
pub const AUTO: Term = t("Ikut HP", "As the phone");
pub const LIGHT: Term = t("Terang", "Light");
pub const DARK: Term = t("Gelap", "Dark");
pub const CONTRAST: Term = t(
    "Kontras tinggi (untuk di bawah matahari)",
    "High contrast (for the sun)",
);
pub const HELP: Term = t("Bantuan", "Help");
pub const USER: Term = t("Pengguna", "User");
pub const AREAS: Term = t("Wilayah", "Area");
pub const LOCK: Term = t("Kunci sekarang", "Lock now");
pub const ADD_USER: Term = t("Tambah pengguna di HP ini", "Add a user to this phone");
pub const PIN_CHANGE: Term = t("Ganti PIN", "Change the PIN");
pub const PIN_OLD: Term = t("Masukkan PIN yang lama", "Enter the old PIN");
pub const PIN_NEW: Term = t("Pilih PIN yang baru", "Choose the new PIN");
pub const PIN_WHY: Term = t(
    "Bisa tanpa sinyal. Catatan di HP ini tidak berubah, dan yang belum terkirim tetap ada.",
    "Works without a signal. The records on this phone do not change, and what is not sent stays.",
);
pub const PIN_SAME: Term = t(
    "Ini PIN yang lama. Pilih yang lain.",
    "This is the old PIN. Choose another.",
);
pub const PIN_DIFFERS: Term = t(
    "PIN kedua berbeda. Pilih sekali lagi.",
    "The second PIN was different. Choose once more.",
);
pub const PIN_STORAGE: Term = t(
    "HP belum bisa menyimpan PIN baru. PIN lama masih berlaku. Coba lagi.",
    "The phone could not save the new PIN. The old one still holds. Please try again.",
);
pub const PIN_CHANGED: Term = t(
    "PIN sudah diganti. Pakai yang baru mulai sekarang.",
    "The PIN is changed. Use the new one from now on.",
);
pub const PASSWORD_CHANGE: Term = t("Ganti kata sandi", "Change the password");
pub const PASSWORD_OLD: Term = t("Kata sandi lama", "Old password");
pub const PASSWORD_WHY: Term = t(
    "Perlu sinyal. HP atau komputer lain yang masih masuk dengan akun ini harus masuk lagi. Catatan di HP ini tidak berubah.",
    "Needs a signal. Other devices that are signed in with this account must sign in again. The records on this phone do not change.",
);
pub const PASSWORD_CHANGED: Term = t("Kata sandi sudah diganti.", "The password is changed.");
pub const SIGN_OUT: Term = t(
    "Keluar dan hapus dari HP ini",
    "Sign out and remove from this phone",
);
pub const SIGN_OUT_WHY: Term = t(
    "Data Anda dihapus dari HP ini saja. Yang sudah terkirim tetap ada di server.",
    "Your data is removed from this phone only. What was sent stays on the server.",
);
pub const SIGN_OUT_YES: Term = t("Ya, keluar", "Yes, sign out");
pub const SIGN_OUT_SURE: Term = t("Keluar dari HP ini?", "Sign out of this phone?");
pub const SIGN_OUT_STORAGE: Term = t(
    "HP belum bisa menghapus datanya. Coba lagi.",
    "The phone could not remove the data. Please try again.",
);
pub const STORAGE: Term = t("Penyimpanan", "Storage");
pub const PERSISTED: Term = t(
    "Dijaga: HP tidak akan menghapusnya sendiri.",
    "Kept: the phone will not clear it by itself.",
);
pub const NOT_PERSISTED: Term = t(
    "Belum dijaga. Pasang aplikasi di layar utama supaya data tidak terhapus saat HP penuh.",
    "Not kept yet. Put the app on the home screen, so that nothing is cleared when the phone is full.",
);
pub const USED: Term = t("Terpakai", "In use");
pub const ALLOWED: Term = t("Tersedia", "Allowed");
pub const ABOUT: Term = t("Tentang dan privasi", "About and privacy");
pub const VERSION: Term = t("Versi", "Version");

pub fn unsent(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!(
            "Masih ada {count} perubahan yang belum terkirim, jadi belum bisa keluar: semuanya tetap di HP ini. Kirim dulu saat ada sinyal, atau bawa dengan berkas."
        ),
        format!(
            "{count} changes are not sent yet, so you cannot sign out: they all stay on this phone. Send them when there is a signal, or carry them as a file."
        ),
    )
}

pub fn drafts_go(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} isian yang belum selesai ikut terhapus."),
        format!("{count} unfinished forms are removed too."),
    )
}

pub const fn role(role: Role) -> Term {
    match role {
        Role::Cadre => t("Kader", "Cadre"),
        Role::Coordinator => t("Koordinator kecamatan", "Subdistrict coordinator"),
        Role::Kabupaten => t("Kabupaten/kota", "Regency"),
        Role::Province => t("Provinsi", "Province"),
        Role::Admin => t("Admin", "Admin"),
    }
}

/// Bytes as megabytes, or gigabytes, with one decimal.
pub fn megabytes(bytes: u64, lang: Lang) -> String {
    let (tenths, unit) = if bytes < 1_000_000_000 {
        (bytes / 100_000, "MB")
    } else {
        (bytes / 100_000_000, "GB")
    };
    match lang {
        Lang::Id => format!("{},{} {unit}", tenths / 10, tenths % 10),
        Lang::En => format!("{}.{} {unit}", tenths / 10, tenths % 10),
    }
}
