//! Words of Panduan, the guide: how things are measured, what words mean, and the first walk through the app.

use super::{Term, t};

pub const TITLE: Term = t("Panduan", "Guide");
pub const WHY: Term = t(
    "Semua ada di HP ini, juga tanpa sinyal.",
    "All of it is on this phone, also without a signal.",
);
pub const MEASURING: Term = t("Cara mengukur", "How to measure");
pub const ASKING: Term = t("Cara mengisi", "How to fill in");
pub const BEWARE: Term = t("Sering keliru", "Often goes wrong");
pub const AT_BIRTH: Term = t("Saat lahir", "At birth");
pub const MONTHS: Term = t("bulan", "months");
pub const UP_TO: Term = t("sampai umur", "up to the age of");
pub const DAYS: Term = t("hari", "days");
pub const ADEQUATE: Term = t("Layak", "Adequate");
pub const NOT_ADEQUATE: Term = t("Belum layak", "Not adequate");
pub const GLOSSARY: Term = t("Arti kata", "What words mean");
pub const GLOSSARY_WHY: Term = t(
    "Kata dan singkatan yang sering dipakai, dengan bahasa sehari-hari.",
    "Words and short forms that are used often, in plain language.",
);
pub const FIND_WORD: Term = t("Cari kata", "Find a word");
pub const NO_WORD: Term = t("Kata ini belum ada", "This word is not here");
pub const NO_WORD_WHY: Term = t(
    "Coba tulis lebih pendek, atau tanyakan kepada koordinator.",
    "Try to write less, or ask your coordinator.",
);
pub const WALK_TITLE: Term = t("Kenalan dengan Dampingi", "Meet Dampingi");
pub const WALK_NEXT: Term = t("Lanjut", "Next");
pub const WALK_BACK: Term = t("Sebelumnya", "Before");
pub const WALK_SKIP: Term = t("Lewati", "Skip");
pub const WALK_DONE: Term = t("Mulai bekerja", "Begin to work");

/// A page of the first walk.
pub struct Page {
    /// The name of its drawing.
    pub drawing: &'static str,
    /// What the drawing shows.
    pub shows: Term,
    pub title: Term,
    pub says: &'static [Term],
}

/// The first walk: shown once on a phone, and again from the guide.
pub const WALK: &[Page] = &[
    Page {
        drawing: "kenalan-1",
        shows: t(
            "Seorang kader di depan rumah, membawa catatan.",
            "A cadre in front of a house, holding her notes.",
        ),
        title: t(
            "Catatan kunjungan, pengganti buku",
            "Your visits, instead of a book",
        ),
        says: &[
            t(
                "“Hari ini” mengatakan siapa yang perlu dikunjungi dan mengapa. Satu ketukan membuka isiannya.",
                "“Today” says whom to visit and why. One tap opens the form.",
            ),
            t(
                "Isi satu halaman demi satu halaman. Kalau terputus, isian tidak hilang.",
                "Fill in page by page. If you are interrupted, nothing is lost.",
            ),
        ],
    },
    Page {
        drawing: "kenalan-2",
        shows: t(
            "HP dengan tanda centang, panah dan tanda sinyal menuju kantor.",
            "A phone with a check mark; an arrow and a signal lead to the office.",
        ),
        title: t(
            "Tersimpan dulu, terkirim kemudian",
            "Saved first, sent later",
        ),
        says: &[
            t(
                "Tanpa sinyal pun semua tersimpan di HP ini.",
                "Without a signal everything is still saved on this phone.",
            ),
            t(
                "Begitu ada sinyal, terkirim sendiri. Garis di atas layar selalu mengatakan berapa yang belum terkirim.",
                "When there is a signal it goes by itself. The line on top always says how much is not sent.",
            ),
        ],
    },
    Page {
        drawing: "kenalan-3",
        shows: t(
            "Catatan dengan satu baris yang ditandai dan panah kembali.",
            "A record with one marked line and an arrow back.",
        ),
        title: t("Kadang dikembalikan", "Sometimes it comes back"),
        says: &[
            t(
                "Koordinator membaca setiap kunjungan. Kalau ada yang perlu diperbaiki, kunjungan itu kembali ke “Hari ini” dengan pesannya.",
                "The coordinator reads every visit. If something needs correcting, it comes back to “Today” with her words.",
            ),
            t(
                "Itu bukan kesalahan besar: buka, perbaiki yang ditandai, simpan lagi.",
                "That is no great fault: open it, correct what is marked, and save again.",
            ),
        ],
    },
    Page {
        drawing: "kenalan-4",
        shows: t("Tanda tanya besar.", "A large question mark."),
        title: t("Bantuan selalu dekat", "Help is always near"),
        says: &[
            t(
                "Tanda “?” di samping pertanyaan menunjukkan cara mengukur atau mengisi, dengan gambar.",
                "The “?” beside a question shows how to measure or fill in, with a drawing.",
            ),
            t(
                "Di Pengaturan ada Panduan, arti kata, dan Latihan: coba-coba dengan orang contoh, tidak ada yang terkirim.",
                "In Settings there are the guide, the words, and practice: try things on invented people, nothing is sent.",
            ),
        ],
    },
];
