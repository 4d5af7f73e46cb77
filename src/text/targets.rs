//! Words of the list of people.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Sasaran", "People");
pub const WHOM: Term = t("Siapa yang dikunjungi?", "Whom did you visit?");
pub const SEARCH: Term = t(
    "Cari nama, NIK, nomor KK, ibu, atau dusun",
    "Search name, NIK, family card, mother or hamlet",
);
/// The same, short enough for the entry.
pub const SEARCH_SHORT: Term = t("Nama, NIK, KK, dusun", "Name, NIK, KK");
pub const KINDS: Term = t("Saring", "Filter");
pub const ALL: Term = t("Semua", "All");
pub const LETTERS: Term = t("Huruf awal nama", "First letter of the name");
pub const HOUSEHOLDS: Term = t("Keluarga", "Households");
pub const UNVISITED: Term = t("Belum dikunjungi bulan ini", "Not visited this month");
pub const DUE: Term = t("Sudah waktunya", "Due");
pub const RISK: Term = t("Perlu kunjungan rumah", "To be visited at home");
/// As cadres say it; short, so that its count is seen.
pub const KRS: Term = t("KRS", "KRS");
pub const UNFIT: Term = t(
    "Air atau jamban belum layak",
    "Water or latrine not adequate",
);
pub const UNSURVEYED: Term = t("Belum didata", "Not surveyed");
pub const HAMLET: Term = t("Dusun", "Hamlet");
pub const ALL_HAMLETS: Term = t("Semua dusun", "All hamlets");
pub const NO_HAMLET: Term = t("Dusun belum dicatat", "Hamlet not recorded");
pub const MORE: Term = t("Tampilkan lagi", "Show more");
pub const NONE_TITLE: Term = t("Tidak ada yang cocok", "Nothing matches");
pub const NONE_WHY: Term = t(
    "Coba nama yang lebih pendek, atau pilih “Semua”. Kalau belum terdaftar, tambahkan keluarganya.",
    "Try a shorter name, or choose “All”. If they are not registered yet, add the household.",
);

pub const NONE_HERE_WHY: Term = t(
    "Tidak ada yang cocok dengan semua pilihan di atas. Lepaskan salah satunya.",
    "Nobody fits all that is chosen above. Remove one of them.",
);
pub const NONE_OF_WHY: Term = t(
    "Di daftar ini tidak ada yang menunggu. Terima kasih.",
    "Nobody waits in this list. Thank you.",
);
pub const NO_UNFIT_TITLE: Term = t(
    "Tidak ada air atau jamban yang tercatat belum layak",
    "No inadequate water or latrine on record",
);
pub const NO_UNFIT_WHY: Term = t(
    "Yang belum didata belum diketahui keadaannya. Mulai dari keluarga itu.",
    "Households not surveyed yet are unknown. Begin with them.",
);
pub const NO_KRS_TITLE: Term = t(
    "Tidak ada keluarga yang tercatat berisiko",
    "No household at risk on record",
);
pub const NO_KRS_WHY: Term = t(
    "Keluarga yang belum didata bisa saja berisiko. Mulai dari mereka.",
    "Households that nobody surveyed may be at risk. Begin with them.",
);

pub fn found(count: usize, lang: Lang) -> String {
    either(lang, format!("{count} orang"), format!("{count} people"))
}

pub fn found_households(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} keluarga"),
        format!("{count} households"),
    )
}

pub fn more(left: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{} ({left} lagi)", MORE.id),
        format!("{} ({left} more)", MORE.en),
    )
}

pub fn members(people: u16, lang: Lang) -> String {
    either(
        lang,
        format!("{people} anggota tercatat"),
        format!("{people} on record"),
    )
}

/// "Belum dikunjungi bulan ini: tidak ada".
pub fn none_of(chip: &str, lang: Lang) -> String {
    let mut said = chip.to_owned();
    said.push_str(t(": tidak ada", ": none").text(lang));
    said
}

/// Who was looked for in a household.
pub fn lives_here(name: &str, lang: Lang) -> String {
    either(lang, format!("Ada {name}"), format!("With {name}"))
}

/// Households of which nobody can say whether they are at risk.
pub fn not_surveyed(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("{count} keluarga belum didata"),
        format!("{count} households not surveyed"),
    )
}

/// Found among households, where nobody of this name was.
pub fn see_households(count: usize, lang: Lang) -> String {
    either(
        lang,
        format!("Lihat {count} keluarga yang cocok"),
        format!("See {count} matching households"),
    )
}

pub fn mother(name: &str, lang: Lang) -> String {
    either(lang, format!("Ibu: {name}"), format!("Mother: {name}"))
}

/// A parent of whom the file did not say which.
pub fn parent(name: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Orang tua: {name}"),
        format!("Parent: {name}"),
    )
}

pub fn unsent(count: u16, lang: Lang) -> String {
    either(
        lang,
        format!("{count} belum terkirim"),
        format!("{count} not sent"),
    )
}
