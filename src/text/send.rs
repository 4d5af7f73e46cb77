//! Words about sending: how much is where, what went wrong, what the cadre can do.

use super::{Lang, Term, either, t};
use crate::phone::SyncFailure;

pub const TITLE: Term = t("Kirim", "Send");
pub const NOW: Term = t("Kirim sekarang", "Send now");
pub const ON_PHONE: Term = t("Di HP ini", "On this phone");
pub const ON_PHONE_WHY: Term = t("belum terkirim", "not sent yet");
pub const SENDING: Term = t("Sedang dikirim", "Being sent");
pub const SENT: Term = t("Terkirim", "Sent");
pub const SENT_WHY: Term = t("ada tanda terima", "with a receipt");
pub const TO_FIX: Term = t("Perlu perbaikan", "To correct");
pub const SERVER_SAYS: Term = t("Menurut server", "The server says");
pub const SERVER_UNKNOWN: Term = t("belum ada kabar dari server", "no word from the server yet");
pub const AGREES: Term = t(
    "Jumlah di HP dan di server sama.",
    "The phone and the server agree.",
);
pub const DIFFERS: Term = t(
    "Jumlah berbeda dari server. Biasanya sama lagi setelah kirim berikutnya. Kalau tetap berbeda, tunjukkan halaman ini kepada koordinator.",
    "The numbers differ from the server's. They usually agree after the next sending. If not, show this page to your coordinator.",
);
pub const COPIED: Term = t(
    "Data HP ini pernah disalin ke HP lain atau dipulihkan dari cadangan. HP ini sudah memakai nomor baru dan mengirim lagi yang belum terkirim; tidak ada yang hilang dan Anda tidak perlu berbuat apa-apa. Kalau bukan Anda yang menyalin, beri tahu koordinator.",
    "The data of this phone was once copied to another phone or restored from a backup. This phone now has a number of its own and has sent again what was not sent; nothing is lost and you need not do anything. If it was not you who copied it, tell your coordinator.",
);
pub const LAST_SUCCESS: Term = t("Terakhir berhasil", "Last success");
pub const SAVER: Term = t(
    "Hemat data menyala: kabar baru diambil sekali sehari, atau saat Anda menekan Kirim sekarang.",
    "Saving data: news is fetched once a day, or when you press Send now.",
);
pub const NEVER: Term = t("belum pernah", "never yet");
pub const OLDEST: Term = t("Paling lama menunggu sejak", "Waiting longest since");
pub const REFUSED_TITLE: Term = t("Belum diterima server", "Not accepted by the server");
pub const REFUSED_WHY: Term = t(
    "Catatannya tetap aman di HP ini. Perbaiki isinya, lalu kirim lagi.",
    "The record is safe on this phone. Correct it and send it again.",
);
pub const FIX_AND_SEND: Term = t("Perbaiki dan kirim lagi", "Correct and send again");
pub const WAITING_TITLE: Term = t("Menunggu dikirim", "Waiting to be sent");
pub const SENT_TITLE: Term = t("Baru saja terkirim", "Sent lately");
pub const NOTHING_TITLE: Term = t("Semua sudah terkirim", "Everything is sent");
pub const NOTHING_WHY: Term = t(
    "Catatan baru dikirim sendiri begitu ada sinyal.",
    "New records are sent by themselves as soon as there is a signal.",
);
pub const RESEND_TITLE: Term = t("Perbaiki dan kirim lagi", "Correct and send again");
pub const SEE_WHY: Term = t("Lihat pilihan", "See what you can do");
pub const DECISION_WHY: Term = t(
    "Ini keputusan, bukan isian: tidak ada yang perlu diperbaiki. Batalkan kalau sudah tidak perlu; catatannya tampil lagi seperti sebelum keputusan ini, dan tidak ada yang dihapus. Atau kirim lagi kalau keadaannya sudah berubah.",
    "This is a decision, not a form: there is nothing in it to correct. Take it back if it is no longer needed; the record shows again as before it, and nothing is deleted. Or send it again if things have changed.",
);
pub const TAKE_BACK: Term = t("Batalkan keputusan ini", "Take this decision back");
pub const TAKEN_BACK: Term = t(
    "Sudah dibatalkan. Tidak ada catatan yang dihapus.",
    "Taken back. No record was deleted.",
);
pub const YOU_WROTE: Term = t("Yang Anda tulis", "What you wrote");
pub const EDIT_WHY: Term = t(
    "Kalau dibatalkan, catatannya tampil lagi seperti sebelum perubahan ini, dan tidak ada yang dihapus.",
    "Taken back, the record shows again as before this change, and nothing is deleted.",
);
pub const TAKE_EDIT_BACK: Term = t("Batalkan perubahan ini", "Take this change back");
pub const AGAIN: Term = t("Kirim lagi", "Send again");
pub const SERVER_SAID: Term = t("Kata server", "The server says");
pub const CHANGES: Term = t("perubahan", "changes");

pub const FIX_TITLE: Term = t("Perlu perbaikan", "To correct");
pub const FIX_NONE_TITLE: Term = t("Tidak ada yang perlu diperbaiki", "Nothing to correct");
pub const FIX_NONE_WHY: Term = t(
    "Kalau koordinator mengembalikan kunjungan, kartunya muncul di sini dan di Hari ini.",
    "When the coordinator returns a visit, its card appears here and on Today.",
);

pub fn progress(done: u32, of: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{done} dari {of} terkirim"),
        format!("{done} of {of} sent"),
    )
}

pub fn received(count: u32, left: u32, lang: Lang) -> String {
    let mut text = either(
        lang,
        format!("{count} catatan diterima"),
        format!("{count} records received"),
    );
    if left > 0 {
        text.push_str(&either(
            lang,
            format!(", kira-kira {left} lagi"),
            format!(", about {left} to come"),
        ));
    }
    text
}

pub fn server_holds(count: u64, lang: Lang) -> String {
    either(
        lang,
        format!("{count} perubahan dari HP ini ada di server"),
        format!("the server has {count} changes of this phone"),
    )
}

pub fn gaps(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!(
            "{count} perubahan seharusnya ada di server, tetapi tidak ada. Tunjukkan halaman ini kepada koordinator."
        ),
        format!(
            "{count} changes should be on the server and are not. Show this page to your coordinator."
        ),
    )
}

pub fn deferred(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} menunggu catatan lain sampai dulu"),
        format!("{count} wait for another record to arrive first"),
    )
}

pub fn list_of(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} perubahan"),
        format!("{count} changes"),
    )
}

pub const fn failure(why: SyncFailure) -> Term {
    match why {
        SyncFailure::NoSignal => t(
            "Belum ada sinyal ke server. Tidak apa-apa: dicoba lagi sendiri.",
            "The server cannot be reached. That is all right: it is tried again by itself.",
        ),
        SyncFailure::SignInAgain => t(
            "Server minta masuk lagi dengan kata sandi. Yang belum terkirim tetap di HP ini, dan bisa dibawa dengan berkas.",
            "The server asks you to sign in again. What is not sent stays on this phone, and can be carried as a file.",
        ),
        SyncFailure::UpdateNeeded => t(
            "Aplikasi ini perlu diperbarui sebelum mengirim. Muat ulang saat ada sinyal.",
            "This app must be updated before sending. Reload it when there is a signal.",
        ),
        SyncFailure::ServerTrouble => t(
            "Server sedang bermasalah. Data aman di HP ini, dan dicoba lagi sendiri.",
            "The server has a problem. The data is safe here and is tried again by itself.",
        ),
        SyncFailure::Full => t(
            "Tempat di HP ini habis, jadi yang baru dari server belum bisa disimpan. Hapus foto atau aplikasi lain, atau bebaskan tempat di Pengaturan. Catatan Anda tetap ada.",
            "This phone is full, so news from the server could not be saved. Remove photos or other apps, or free some room in the settings. Your records are still here.",
        ),
        SyncFailure::Storage => t(
            "HP belum bisa menyimpan yang baru diterima. Dicoba lagi sendiri; kalau tetap begini, tutup lalu buka lagi aplikasinya.",
            "The phone could not save what it received. It is tried again by itself; if it stays like this, close the app and open it again.",
        ),
    }
}

pub const NEARLY_FULL: Term = t(
    "HP ini hampir penuh. Yang sudah tersimpan aman. Hapus foto atau video yang tidak dipakai.",
    "This phone is nearly full. What is saved is safe. Delete photos or videos you do not need.",
);

/// That the clock of the phone is wrong, by so many hours.
pub fn clock_wrong(ahead: i32, lang: Lang) -> String {
    let hours = ahead.unsigned_abs();
    let (many, id, en) = if hours >= 48 {
        (hours / 24, "hari", "days")
    } else {
        (hours, "jam", "hours")
    };
    let (fast, slow) = if ahead > 0 {
        ("terlalu cepat", "fast")
    } else {
        ("terlambat", "slow")
    };
    either(
        lang,
        format!(
            "Jam HP ini {fast} sekitar {many} {id}. Betulkan tanggal dan jam di pengaturan HP. Kunjungan tetap bisa disimpan; periksa lagi tanggal kunjungannya."
        ),
        format!(
            "This phone's clock is about {many} {en} {slow}. Set its date and time right in the phone's settings. Visits can still be saved; check their dates once more."
        ),
    )
}
