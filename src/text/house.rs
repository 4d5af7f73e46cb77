//! Words about a household: registering it, its members, adding someone, its survey.

use super::{Lang, Term, either, t};

pub const TITLE: Term = t("Keluarga", "Household");
pub const NEW: Term = t("Tambah keluarga", "Add a household");
pub const EDIT: Term = t("Ubah data keluarga", "Change the household");
pub const WHERE: Term = t("Di desa mana?", "In which village?");
pub const NO_VILLAGE_TITLE: Term = t("Wilayah Anda belum diatur", "Your area is not set yet");
pub const NO_VILLAGE_WHY: Term = t(
    "Minta admin menetapkan desa Anda, lalu kirim dan terima sekali.",
    "Ask the admin to set your village, then send and receive once.",
);
pub const MEMBERS: Term = t("Anggota yang didampingi", "People in your care");
pub const NO_MEMBERS: Term = t(
    "Belum ada yang dicatat di keluarga ini. Pilih di bawah siapa yang akan didampingi.",
    "Nobody is registered in this household yet. Choose below whom to add.",
);
pub const ADD: Term = t("Tambah orang", "Add a person");
pub const SURVEY: Term = t("Pendataan keluarga", "Household survey");
pub const SURVEY_RECORD: Term = t("Catat pendataan", "Record a survey");
pub const SURVEY_NONE: Term = t(
    "Air, jamban, dan rumah belum didata.",
    "Water, latrine and house are not surveyed yet.",
);
pub const DETAILS: Term = t("Data keluarga", "Household details");
pub const VILLAGE: Term = t("Desa", "Village");
pub const WHO_IS_MOTHER: Term = t("Siapa ibunya?", "Who is the mother?");
pub const WHO_IS_MOTHER_WHY: Term = t(
    "Kalau ibunya dipilih, namanya terisi sendiri dan riwayat mereka tersambung.",
    "If you choose her, the name is filled in and their stories are joined.",
);
pub const OTHER_MOTHER: Term = t(
    "Ibunya tidak ada di daftar ini",
    "The mother is not in this list",
);

pub fn add(kind: &str, lang: Lang) -> String {
    either(lang, format!("Tambah {kind}"), format!("Add: {kind}"))
}

pub fn of(head: &str, lang: Lang) -> String {
    either(
        lang,
        format!("Keluarga {head}"),
        format!("Household of {head}"),
    )
}
