//! Words of what a coordinator sees of her area beside its numbers: posyandu days and support.

use super::{Lang, Term, either, t};

pub const NAMES: Term = t("Nama posyandu", "Names of posyandu");
pub const NAMES_WHY: Term = t(
    "Dua nama, satu posyandu? Samakan di sini: daftar dan hitungannya jadi satu. Tulisan kader tidak diubah, dan bisa dipisahkan lagi.",
    "Two names, one posyandu? Say so here: its lists and counts become one. What cadres wrote stays, and it can be taken apart again.",
);
pub const NO_NAMES: Term = t("Belum ada nama posyandu", "No names of posyandu yet");
pub const NO_NAMES_WHY: Term = t(
    "Nama muncul begitu kader menulis posyandu seorang anak dan mengirim.",
    "Names appear as soon as a cadre writes a child's posyandu and sends it.",
);
pub const NAME_KNOWN: Term = t("Terdaftar", "On file");
pub const NAME_TYPED: Term = t(
    "Ditulis kader, belum terdaftar",
    "Written by a cadre, not on file",
);
pub const NAME_SAID: Term = t("Tersimpan di HP ini", "Saved on this phone");
pub const TAKE_APART: Term = t("Pisahkan lagi", "Take apart again");

/// "RW 3 sama dengan…".
pub fn same_as(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("{name} sama dengan…"),
        format!("{name} is the same as…"),
    )
}

/// "Juga disebut RW 3".
pub fn also(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Juga disebut {name}"),
        format!("Also called {name}"),
    )
}

/// "12 balita".
pub fn children(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} balita"),
        if count == 1 {
            "1 child".to_owned()
        } else {
            format!("{count} children")
        },
    )
}

/// "5 balita belum bernama posyandu. …".
pub fn unnamed(count: u32, lang: Lang) -> String {
    let mut said = children(count, lang);
    said.push_str(
        t(
            " tanpa nama posyandu: ada di daftar setiap posyandu sampai kader menulisnya di data pendaftaran.",
            " without a posyandu: every posyandu lists them until the cadre writes it in the registration.",
        )
        .text(lang),
    );
    said
}

pub const BY_NAME: Term = t("Nama anak", "The children by name");
pub const NO_CHILDREN_WHY: Term = t(
    "Pada hari itu tidak ada anak yang dihitung di sini. Huruf lainnya ada di hari posyandu itu.",
    "No child was counted here on that day. Its other letters stand beside the day.",
);
pub const NOT_YET: Term = t("Belum datang", "Not here yet");
pub const DAYS: Term = t("Hari posyandu wilayah ini", "Posyandu days of this area");
pub const CADRES: Term = t("Kader per desa", "Cadres by village");
pub const CADRES_WHY: Term = t(
    "Kunjungan bulan itu, lalu yang masih menunggu dari semua bulan.",
    "Visits of that month, then what still waits from any month.",
);
pub const NO_CADRES_TITLE: Term = t(
    "Belum ada kader di wilayah ini",
    "No cadre in this area yet",
);
pub const NO_CADRES_WHY: Term = t(
    "Kader muncul begitu admin menetapkan desanya di wilayah Anda. Minta admin kalau ada yang belum tampil.",
    "Cadres appear as soon as the admin gives them a village of your area. Ask the admin if one is missing.",
);
pub const FIND: Term = t("Cari orang", "Find a person");
pub const FIND_BY: Term = t("Nama atau NIK", "Name or NIK");
pub const FIND_NOW: Term = t("Cari", "Find");
pub const FIND_WHY: Term = t(
    "Dicari di server, hanya di wilayah Anda. Siapa yang tampil dicatat sebagai sudah Anda lihat.",
    "Looked for on the server, in your area only. Whoever is shown is noted as seen by you.",
);
pub const FIND_LATER: Term = t(
    "Mencari orang perlu sinyal. Tekan Cari lagi kalau sudah ada.",
    "Finding somebody needs a signal. Press Find again when there is one.",
);
pub const FIND_NONE_TITLE: Term = t("Tidak ada yang cocok", "Nobody fits");
pub const FIND_NONE_WHY: Term = t(
    "Tulis paling sedikit 3 huruf dari namanya, atau 8 angka pertama NIK-nya. Kalau tetap tidak ada, tanyakan kader desanya.",
    "Write at least 3 letters of the name, or the first 8 digits of the NIK. If nobody is found, ask the cadre of the village.",
);
pub const FIND_MORE: Term = t(
    "Masih ada yang lain. Tulis namanya lebih lengkap.",
    "There are more. Write more of the name.",
);
pub const NO_VISIT: Term = t("belum ada kunjungan", "no visit yet");
pub const HELD: Term = t("Hari diadakan", "Days held");
pub const NO_DAYS_TITLE: Term = t(
    "Belum ada hari posyandu pada bulan ini",
    "No posyandu day in this month yet",
);
pub const NO_DAYS_WHY: Term = t(
    "Hari muncul begitu kader membuka atau merencanakannya dan mengirim. Bulan lain bisa dipilih di atas.",
    "Days appear as soon as a cadre opens or plans one and sends it. Another month can be chosen above.",
);
pub const NO_DAY: Term = t("belum ada hari pada bulan ini", "no day in this month");
pub const PLANNED: Term = t("direncanakan", "planned");
pub const OPEN: Term = t("belum ditutup", "not closed");
pub const CLOSED: Term = t("selesai", "closed");
pub const CANCELLED: Term = t("tidak diadakan", "not held");
pub const MISSED: Term = t("lewat, tidak ada yang dicatat", "past, nobody was noted");
pub const NO_SUPPORT_WHY: Term = t(
    "Bantuan muncul begitu kader mencatat dan mengirimnya. Tanyakan kader kalau ada yang sudah berjalan.",
    "Support appears as soon as a cadre records and sends it. Ask the cadres if some is running already.",
);
pub const GIVEN: Term = t("Sudah diserahkan", "Handed over");

/// "4 dari 6 bulan".
pub fn months(left: i32, of: i32, lang: Lang) -> String {
    either(
        lang,
        format!("{left} dari {of} bulan"),
        format!("{left} of {of} months"),
    )
}

/// "2 kali".
pub fn deliveries(count: u32, lang: Lang) -> String {
    either(lang, format!("{count} kali"), format!("{count} times"))
}

/// "3 bantuan orang tua asuh berjalan".
pub fn supports(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("Bantuan orang tua asuh: {count} berjalan"),
        format!("Support by donors: {count} running"),
    )
}

/// "12 kunjungan", of a cadre in a month.
pub fn visits(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} kunjungan"),
        match count {
            1 => "1 visit".to_owned(),
            _ => format!("{count} visits"),
        },
    )
}

/// "terakhir 20 Nov 2026".
pub fn last_on(day: &str, lang: Lang) -> String {
    either(lang, format!("terakhir {day}"), format!("last {day}"))
}

/// "3 menunggu diperiksa".
pub fn waiting(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} menunggu diperiksa"),
        format!("{count} to review"),
    )
}

/// "1 perlu perbaikan".
pub fn returned(count: u32, lang: Lang) -> String {
    either(
        lang,
        format!("{count} perlu perbaikan"),
        format!("{count} to correct"),
    )
}
