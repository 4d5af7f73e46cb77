//! Words of the frame around every screen: navigation, status line, common buttons, what is not found.

use super::{Lang, Term, either, t};

pub const NAME: &str = "Dampingi";
pub const SKIP: Term = t("Langsung ke isi", "Skip to content");
pub const NAV: Term = t("Menu utama", "Main menu");
pub const TODAY: Term = t("Hari ini", "Today");
pub const TARGETS: Term = t("Sasaran", "People");
pub const SEND: Term = t("Kirim", "Send");
pub const SETTINGS: Term = t("Pengaturan", "Settings");
pub const REVIEW: Term = t("Periksa", "Review");
pub const BACK: Term = t("Kembali", "Back");
pub const CANCEL: Term = t("Batal", "Cancel");
pub const OPENING: Term = t("Membuka…", "Opening…");
pub const READING: Term = t("Sebentar, sedang dibaca…", "One moment, reading…");
pub const DEMO: Term = t("DATA CONTOH", "SAMPLE DATA");
pub const DEMO_LONG: Term = t("bukan orang asli", "not real people");
pub const UPDATE_READY: Term = t(
    "Versi baru sudah siap di HP ini.",
    "A new version is ready on this phone.",
);
pub const UPDATE_TAKE: Term = t("Pakai sekarang", "Use it now");

pub const PART_TITLE: Term = t("Bagian ini belum terunduh", "This part is not here yet");
pub const PART_WHY: Term = t(
    "Cari sinyal sebentar, lalu tekan “Coba lagi”. Kalau tetap begini, tutup aplikasi dan buka lagi. Data di HP ini tidak berubah.",
    "Find a signal for a moment, then press “Try again”. If it stays like this, close the app and open it again. Nothing on this phone has changed.",
);
pub const TRY_AGAIN: Term = t("Coba lagi", "Try again");

pub const LOST_TITLE: Term = t("Halaman ini tidak ada", "This page does not exist");
pub const LOST_WHY: Term = t(
    "Alamatnya mungkin salah ketik, atau halamannya sudah dipindah. Data di HP ini tidak berubah.",
    "The address may be mistyped, or the page has moved. Nothing on this phone has changed.",
);
pub const LOST_HOME: Term = t("Ke halaman awal", "To the first page");
pub const GONE_TITLE: Term = t("Tidak ada di HP ini", "Not on this phone");
pub const GONE_WHY: Term = t(
    "Catatan ini belum diterima, atau sudah di luar wilayah Anda. Coba kirim dan terima dulu, lalu buka lagi.",
    "This record has not arrived yet, or is outside your area. Send and receive first, then open it again.",
);
pub const ROLE_TITLE: Term = t("Bukan untuk peran ini", "Not for this role");
pub const ROLE_WHY: Term = t(
    "Halaman ini dipakai oleh peran lain. Menu di bawah berisi yang bisa Anda lakukan.",
    "This page is used by another role. The menu below holds what you can do.",
);
pub const NO_PEOPLE_ROLE: Term = t(
    "Peran Anda belum memiliki halaman di aplikasi ini. Anda bisa mengatur tampilan atau keluar di Pengaturan.",
    "Your role has no pages in this app yet. You can change the display or sign out in Settings.",
);

pub const ON_PHONE_ONLY: Term = t("Belum terkirim", "Not sent");
pub const ALL_SENT: Term = t("semua terkirim", "all sent");
pub const WAITING_SIGNAL: Term = t("menunggu sinyal", "waiting for a signal");
pub const SENDING: Term = t("sedang mengirim", "sending");
pub const RECEIVING: Term = t("sedang menerima", "receiving");
pub const SIGN_IN_AGAIN: Term = t("perlu masuk lagi", "sign in again");

pub fn unsent(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} belum terkirim"),
        format!("{count} not sent yet"),
    )
}

pub fn to_fix(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} perlu perbaikan"),
        format!("{count} to correct"),
    )
}

pub fn title(page: &str) -> String {
    format!("{page} · {NAME}")
}
