//! Words of Latihan, the practice on invented people.

use super::{Term, t};

pub const TITLE: Term = t("Latihan", "Practice");
pub const BANNER: Term = t("LATIHAN", "PRACTICE");
pub const BANNER_LONG: Term = t("tidak ada yang terkirim", "nothing is sent");
pub const LEAVE: Term = t("Selesai", "Leave");
pub const BEGIN: Term = t("Mulai latihan", "Begin to practise");
pub const GO_ON: Term = t("Lanjutkan latihan", "Go on practising");
pub const PIN_AFTER: Term = t(
    "Setelah latihan, PIN diminta lagi. Ini menjaga catatan yang sebenarnya.",
    "After practice your PIN is asked for again. That keeps the real records safe.",
);
pub const NOTHING_SENT: Term = t(
    "Ini latihan: yang tersimpan di sini tidak dikirim ke mana pun.",
    "This is practice: what is saved here is not sent anywhere.",
);
pub const TRY: Term = t("Coba latihan dulu", "Practise first");
pub const WHAT: Term = t(
    "Coba semua tombol dengan orang contoh: mendaftar, mencatat kunjungan, melihat hasilnya.",
    "Try every button on invented people: register, record a visit, look at the result.",
);
pub const POINTS: [Term; 4] = [
    t(
        "Tidak ada yang terkirim ke server, dan tidak ada yang dihitung.",
        "Nothing goes to the server, and nothing is counted.",
    ),
    t(
        "Catatan Anda yang sebenarnya terkunci selama latihan dan tidak tersentuh.",
        "Your real records are locked meanwhile and are not touched.",
    ),
    t(
        "Layar bergaris di atas mengatakan bahwa ini latihan.",
        "The striped band on top says that this is practice.",
    ),
    t(
        "Tekan “Selesai” kapan saja: semua isian latihan dibuang.",
        "Press “Leave” at any time: all that was practised is thrown away.",
    ),
];
pub const NOT_HERE: Term = t(
    "Selama latihan tidak ada PIN, kata sandi atau pengguna lain. Tekan “Selesai” di atas untuk kembali.",
    "There is no PIN, password or other user while you practise. Press “Leave” on top to go back.",
);
