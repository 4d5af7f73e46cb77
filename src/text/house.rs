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
pub const SUPPORTED: Term = t("Bantuan orang tua asuh", "Support by donors");
pub const SURVEY: Term = t("Pendataan keluarga", "Household survey");
pub const SURVEY_RECORD: Term = t("Catat pendataan", "Record a survey");
pub const SURVEY_NONE: Term = t(
    "Air, jamban, dan rumah belum didata.",
    "Water, latrine and house are not surveyed yet.",
);
pub const RISK: Term = t("Risiko stunting keluarga", "Risk of stunting");
pub const AT_RISK: Term = t("Keluarga berisiko (KRS)", "At risk (KRS)");
pub const AT_RISK_KIND: Term = t(
    "Ini bukan kesalahan keluarga, tetapi tanda untuk didampingi lebih dulu.",
    "This is nobody's fault: it says who should be visited first.",
);
pub const NO_RISK: Term = t("Tidak ada risiko yang tercatat", "No risk on record");
pub const RISK_UNKNOWN: Term = t(
    "Belum bisa dipastikan, pendataan belum lengkap",
    "Not certain yet, the survey is not complete",
);
pub const NO_TARGET: Term = t(
    "Tidak ada ibu usia subur, ibu hamil, atau balita",
    "No woman of childbearing age, no pregnancy, no child under five",
);
pub const ADEQUATE: Term = t("layak", "adequate");
pub const NOT_ADEQUATE: Term = t("belum layak", "not adequate yet");
pub const NOT_SURVEYED: Term = t("belum didata", "not surveyed yet");
pub const RISK_RULE: Term = t(
    "Berisiko bila ada ibu usia subur (15–49 tahun), ibu hamil, atau balita, dan: air minum atau jamban belum layak, atau ibunya terlalu muda (di bawah 20), terlalu tua (di atas 35), jarak anak di bawah 2 tahun, atau anak lebih dari 3.",
    "At risk with a wife of 15–49, a pregnancy or a child under five, and: drinking water or latrine not adequate, or a mother below 20, above 35, with less than 2 years between children or more than 3 children.",
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
