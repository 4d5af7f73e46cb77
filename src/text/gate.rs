//! Words at the door: signing in, the first password, the PIN, unlocking, and storage that cannot be used.

use super::{Lang, Term, either, t};
use crate::phone::{BlockedWhy, PasswordProblem, SignInProblem};

pub const SIGN_IN: Term = t("Masuk", "Sign in");
pub const SIGN_IN_TITLE: Term = t("Masuk ke Dampingi", "Sign in to Dampingi");
pub const SIGN_IN_WHY: Term = t(
    "Masuk pertama kali perlu sinyal. Sesudah itu semua bisa dipakai tanpa sinyal.",
    "The first sign-in needs a signal. After that everything works without one.",
);
pub const USERNAME: Term = t("Nama pengguna", "User name");
pub const PASSWORD: Term = t("Kata sandi", "Password");
pub const SHOW_PASSWORD: Term = t("Lihat kata sandi", "Show password");
pub const SIGNING_IN: Term = t("Sedang masuk…", "Signing in…");
pub const NAME_MISSING: Term = t(
    "Nama pengguna belum diisi",
    "The user name is not filled in yet",
);
pub const PASSWORD_MISSING: Term = t(
    "Kata sandi belum diisi",
    "The password is not filled in yet",
);
pub const TO_USERS: Term = t(
    "Kembali ke pengguna HP ini",
    "Back to the users of this phone",
);
pub const INSTALL_TITLE: Term = t(
    "Pasang dulu di layar utama",
    "Put it on the home screen first",
);
pub const INSTALL_IOS: Term = t(
    "Di iPhone atau iPad: tekan tombol Bagikan, lalu “Tambah ke Layar Utama”, dan masuk dari ikon itu. Isian di peramban dan di aplikasi tersimpan terpisah.",
    "On iPhone or iPad: press Share, then “Add to Home Screen”, and sign in from that icon. The browser and the app keep their data apart.",
);
pub const INSTALL: Term = t("Pasang aplikasi", "Install the app");
pub const INSTALL_HERE: Term = t("Pasang di HP", "Install on this phone");
pub const INSTALL_WHY: Term = t(
    "Buka menu peramban (⋮), lalu pilih “Pasang aplikasi” atau “Tambahkan ke layar utama”. Dampingi lalu terbuka seperti aplikasi biasa, juga tanpa sinyal.",
    "Open the browser's menu (⋮) and choose “Install app” or “Add to home screen”. Dampingi then opens like any other app, also without a signal.",
);
pub const STORAGE_WARNING: Term = t(
    "Peramban ini belum berjanji menjaga data. Pasang aplikasi di layar utama supaya data tidak terhapus saat HP penuh.",
    "This browser has not promised to keep the data. Put the app on the home screen, so that nothing is cleared when the phone is full.",
);

pub const NEW_PASSWORD_TITLE: Term = t("Buat kata sandi sendiri", "Choose your own password");
pub const NEW_PASSWORD_WHY: Term = t(
    "Kata sandi dari admin hanya untuk sekali pakai. Paling sedikit 8 huruf atau angka.",
    "The password from the admin is for one use only. At least 8 characters.",
);
pub const OLD_PASSWORD: Term = t("Kata sandi dari admin", "Password from the admin");
pub const NEW_PASSWORD: Term = t("Kata sandi baru", "New password");
pub const NEW_PASSWORD_AGAIN: Term = t("Ulangi kata sandi baru", "New password again");
pub const KEEP_PASSWORD: Term = t("Simpan kata sandi", "Save the password");
pub const NOT_THE_SAME: Term = t("Dua isian ini belum sama", "The two are not the same yet");
pub const TOO_SHORT: Term = t("Paling sedikit 8 huruf atau angka", "At least 8 characters");

pub const PIN_TITLE: Term = t("Pilih PIN 6 angka", "Choose a PIN of 6 digits");
pub const PIN_AGAIN_TITLE: Term = t("Ketik PIN sekali lagi", "Type the PIN once more");
pub const PIN_WHY: Term = t(
    "PIN membuka data di HP ini, juga tanpa sinyal. Data dikunci dengannya, jadi jangan pakai tanggal lahir dan jangan beri tahu orang lain.",
    "The PIN opens the data on this phone, also without a signal. The data is locked with it, so do not use a birth date and tell nobody.",
);
pub const PIN_EASY: Term = t(
    "PIN ini mudah ditebak. Pilih yang lain.",
    "This PIN is easy to guess. Choose another.",
);
pub const PIN_DIFFERS: Term = t(
    "PIN kedua berbeda. Mulai lagi dari awal.",
    "The second PIN was different. Begin again.",
);
pub const PIN_SEALING: Term = t(
    "Mengunci data dengan PIN…",
    "Locking the data with the PIN…",
);
pub const PIN_START_AGAIN: Term = t("Ganti PIN yang tadi", "Choose another PIN");

pub const LOCK_TITLE: Term = t("Siapa yang membuka?", "Who is opening?");
pub const LOCK_PIN: Term = t("Masukkan PIN", "Enter your PIN");
pub const OTHER_USER: Term = t("Pengguna lain", "Another user");
pub const ADD_USER: Term = t("Tambah pengguna", "Add a user");
pub const UNLOCKING: Term = t("Membuka kunci…", "Unlocking…");
pub const FORGOT: Term = t("Lupa PIN?", "Forgot the PIN?");
pub const FORGOT_WHY: Term = t(
    "Masuk lagi dengan kata sandi saat ada sinyal, lalu pilih PIN baru. Data di HP ini tidak hilang.",
    "Sign in again with your password when there is a signal, then choose a new PIN. Nothing on this phone is lost.",
);
pub const FORGOT_GO: Term = t("Masuk dengan kata sandi", "Sign in with the password");
pub const OWES_PIN: Term = t(
    "Kata sandi Anda sudah diganti di tempat lain. Masukkan PIN lama sekali lagi supaya data di HP ini ikut terbuka.",
    "Your password was changed elsewhere. Enter your old PIN once more, so that the data on this phone opens too.",
);
pub const START_OVER: Term = t("Tidak ingat PIN lama", "I do not remember the old PIN");
pub const START_OVER_WHY: Term = t(
    "Data lama di HP ini disisihkan dalam keadaan terkunci dan tidak dihapus. Yang belum terkirim di dalamnya hanya terbuka lagi dengan PIN lama. Anda mulai dengan data dari server.",
    "The old data on this phone is set aside, still locked, and not deleted. What was not sent from it opens only with the old PIN. You start with the data from the server.",
);
pub const START_OVER_YES: Term = t("Sisihkan dan mulai lagi", "Set aside and start again");
pub const UNLOCK_STORAGE: Term = t(
    "HP belum bisa membaca datanya. Coba sekali lagi.",
    "The phone could not read its data. Please try again.",
);

pub const PAD: Term = t("Tombol angka", "Number pad");
pub const ERASE: Term = t("Hapus satu angka", "Erase one digit");

pub const WAY_OUT: Term = t("Yang bisa dilakukan", "What you can do");
pub const EXPORT: Term = t(
    "Simpan salinan data (terkunci)",
    "Save a copy of the data (locked)",
);
pub const EXPORT_NONE: Term = t(
    "Tidak ada yang bisa dibaca dari penyimpanan.",
    "Nothing could be read from the storage.",
);
pub const EXPORTED: Term = t(
    "Salinan dibuat. Serahkan berkas itu kepada koordinator: isinya tetap terkunci dengan PIN Anda.",
    "The copy is made. Give the file to your coordinator: it stays locked with your PIN.",
);
pub const RELOAD: Term = t("Coba buka lagi", "Try to open again");

pub fn typed(typed: usize, of: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{typed} dari {of} angka"),
        format!("{typed} of {of} digits"),
    )
}

pub fn welcome(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Selamat datang, {name}"),
        format!("Welcome, {name}"),
    )
}

pub fn wrong_pin(left: u32, lang: Lang) -> String {
    either(
        lang,
        format!("PIN belum cocok. Masih bisa mencoba {left} kali."),
        format!("That is not the PIN. {left} more tries."),
    )
}

pub fn wait(minutes: u32, lang: Lang) -> String {
    either(
        lang,
        format!(
            "Terlalu banyak PIN yang salah. Coba lagi {minutes} menit lagi. Data tidak dihapus."
        ),
        format!("Too many wrong PINs. Try again in {minutes} minutes. Nothing is deleted."),
    )
}

pub fn sign_in_problem(problem: SignInProblem, lang: Lang) -> String {
    let term = match problem {
        SignInProblem::TooManyTries { minutes } => {
            return either(
                lang,
                format!("Terlalu banyak percobaan. Coba lagi {minutes} menit lagi."),
                format!("Too many tries. Try again in {minutes} minutes."),
            );
        }
        SignInProblem::NoSignal => t(
            "Belum ada sinyal ke server. Cari tempat yang bersinyal, lalu tekan Masuk lagi.",
            "The server cannot be reached. Find a place with a signal, then press Sign in again.",
        ),
        SignInProblem::WrongPassword => t(
            "Nama pengguna atau kata sandi belum cocok. Periksa huruf besar dan kecil.",
            "The user name or password does not match. Check capital and small letters.",
        ),
        SignInProblem::Disabled => t(
            "Akun ini ditutup di server. Catatan di HP ini tidak dihapus: buka dengan PIN seperti biasa. Yang belum terkirim bisa dibawa dengan berkas dari halaman Kirim. Hubungi koordinator.",
            "This account is closed on the server. Nothing is removed from this phone: open it with the PIN as always. What is not sent can be carried as a file from the page Send. Ask your coordinator.",
        ),
        SignInProblem::AnotherOrigin => t(
            "Server ini dulu dibuka lewat alamat lain. Pakai alamat yang lama, supaya kunjungan yang belum terkirim tidak tertinggal di sana.",
            "This server used to be opened at another address. Use that one, so that unsent visits are not left behind.",
        ),
        SignInProblem::Server => t(
            "Server sedang bermasalah. Coba lagi sebentar lagi.",
            "The server has a problem. Try again in a moment.",
        ),
        SignInProblem::Storage => t(
            "HP belum bisa menyimpan. Coba lagi; kalau tetap begini, tunjukkan kepada koordinator.",
            "The phone could not save. Try again; if it stays like this, show your coordinator.",
        ),
    };
    term.text(lang).to_owned()
}

pub const fn password_problem(problem: PasswordProblem) -> Term {
    match problem {
        PasswordProblem::NoSignal => t(
            "Belum ada sinyal ke server. Kata sandi belum diganti.",
            "The server cannot be reached. The password is not changed yet.",
        ),
        PasswordProblem::WrongOld => t(
            "Kata sandi yang lama belum cocok",
            "The old password does not match",
        ),
        PasswordProblem::TooShort => TOO_SHORT,
        PasswordProblem::Same => t(
            "Pilih kata sandi yang berbeda dari yang lama",
            "Choose one that differs from the old one",
        ),
        PasswordProblem::SignInAgain => t(
            "Sesi sudah berakhir. Masuk sekali lagi.",
            "The session has ended. Please sign in again.",
        ),
        PasswordProblem::Server => t(
            "Server sedang bermasalah. Coba lagi sebentar lagi.",
            "The server has a problem. Try again in a moment.",
        ),
        PasswordProblem::Storage => t(
            "HP belum bisa menyimpan. Coba lagi.",
            "The phone could not save. Please try again.",
        ),
    }
}

pub const fn blocked(why: BlockedWhy) -> (Term, Term) {
    match why {
        BlockedWhy::NoStorage => (
            t(
                "Peramban tidak memberi tempat menyimpan",
                "The browser gives no storage",
            ),
            t(
                "Mungkin ini jendela samaran, atau penyimpanan situs dimatikan, atau HP penuh. Buka di jendela biasa, izinkan penyimpanan untuk situs ini, atau kosongkan sedikit tempat. Yang pernah tersimpan tidak dihapus.",
                "This may be a private window, storage may be switched off for this site, or the phone is full. Open it in a normal window, allow storage for this site, or free some space. Nothing that was saved is deleted.",
            ),
        ),
        BlockedWhy::Corrupt => (
            t(
                "Data di HP ini tidak terbaca",
                "The data on this phone cannot be read",
            ),
            t(
                "Tempat penyimpanannya ada, tetapi isinya rusak. Jangan hapus data peramban. Simpan salinannya dulu, lalu tunjukkan kepada koordinator.",
                "The storage is there, but what is in it is damaged. Do not clear the browser's data. Save a copy first, then show your coordinator.",
            ),
        ),
        BlockedWhy::TooOld => (
            t(
                "Data ini milik versi yang lebih baru",
                "This data belongs to a newer version",
            ),
            t(
                "Dampingi yang terbuka lebih lama daripada data di HP ini. Muat ulang saat ada sinyal supaya versi baru terunduh. Data tidak berubah.",
                "The Dampingi that is open is older than the data on this phone. Reload when there is a signal to get the new version. The data has not changed.",
            ),
        ),
        BlockedWhy::Held => (
            t(
                "Dampingi masih terbuka di jendela lain",
                "Dampingi is still open in another window",
            ),
            t(
                "Jendela itu memakai versi lama. Tutup semua jendela Dampingi yang lain, lalu muat ulang di sini. Data tidak berubah.",
                "That window uses an older version. Close all other windows of Dampingi, then reload here. The data has not changed.",
            ),
        ),
        BlockedWhy::NotSecure => (
            t("Alamat ini tidak aman", "This address is not secure"),
            t(
                "Tanpa alamat “https://”, data tidak bisa dikunci. Buka Dampingi lewat alamat “https://” dari dinas.",
                "Without an “https://” address the data cannot be locked. Open Dampingi by the address that begins with “https://”.",
            ),
        ),
    }
}
