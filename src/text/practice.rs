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
pub const TRY: Term = t("Coba satu kunjungan latihan", "Try one practice visit");
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
        "Pita bergaris di atas layar menandakan bahwa ini latihan.",
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

/// What she is told, step by step, when she is led through one visit.
pub mod lead {
    use super::{Term, t};

    /// Before the number of a step, of five.
    pub const STEP: Term = t("Langkah", "Step");
    pub const TITLE: Term = t("Latihan terpandu", "Practice, step by step");
    pub const OPEN_LIST: Term = t(
        "Kita menimbang Bayu Latihan. Tekan “Sasaran” di menu.",
        "Let us weigh Bayu Latihan. Press “People” in the menu.",
    );
    pub const CHOOSE: Term = t("Tekan “Bayu Latihan”.", "Press “Bayu Latihan”.");
    pub const WEIGH: Term = t(
        "Tekan “Timbang”, di bawah “Berikutnya”.",
        "Press “Weigh”, under “What comes next”.",
    );
    pub const MEASURES: Term = t(
        "Pilih “Kunjungan rumah”. Isi berat 8,9 dan panjang 74,9. Lalu tekan “Lanjut”.",
        "Choose “Home visit”. Write the weight 8.9 and the length 74.9. Then press “Next”.",
    );
    pub const ANSWERS: Term = t(
        "Jawab semua, kecuali yang bertanda “boleh kosong”. Bingung? Tekan “?”. Lalu “Lanjut”.",
        "Answer all except what is marked “may stay empty”. Not sure? Press “?”. Then “Next”.",
    );
    pub const SAVE: Term = t(
        "Baca sekali lagi, lalu tekan “Simpan”.",
        "Read it once more, then press “Save”.",
    );
    pub const READ: Term = t(
        "Bacakan kalimat hasilnya dengan suara jelas, seolah kepada ibunya.",
        "Read the sentence of the result aloud, as if to the mother.",
    );
    pub const ASIDE: Term = t(
        "Boleh melihat-lihat. Latihan dilanjutkan di “Sasaran”.",
        "Look around if you like. Practice goes on in “People”.",
    );
    pub const BACK: Term = t("Ke Sasaran", "To People");
    pub const HAVE_READ: Term = t("Sudah saya bacakan", "I have read it");
    pub const SKIP: Term = t("Tanpa langkah", "Without steps");
    pub const DONE: Term = t("Bagus, Anda sudah bisa!", "Well done, you can do it!");
    pub const DONE_WHY: Term = t(
        "Satu kunjungan lengkap: memilih, mengisi, menyimpan, membacakan. Kunjungan yang sebenarnya sama caranya.",
        "One whole visit: choosing, filling in, saving, reading out. A real visit goes the same way.",
    );
    pub const ALONE: Term = t("Latihan lagi sendiri", "Practise more, alone");
}
